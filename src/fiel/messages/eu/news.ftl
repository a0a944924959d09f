# status: waiting for a native reader

# Asteko berriak, eta txat bati esaten zaiona.
news-title = { $title }: astea zenbakitan
news-answers = Aste honetako erantzunak: { $count }; pertsonak: { $people }
news-none = Aste honetan ez du inork erantzun. Hamar minututan elementu batzuk berrikus daitezke.
news-done = Amaitutako elementuak: { $done } / { $total } ({ $percent })
news-end = Erritmo honetan, amaiera data inguru honetan izango da: { $day }.
news-finished = Elementu guztiek badituzte erantzunak. Eskerrik asko!
hook-milestone = { $title }: elementuen { $percent } amaituta!
hook-comments = { $title }: erantzunik gabeko iruzkin berriak: { $count }
hook-disputes = { $title }: adostasunik gabeko elementu berriak: { $count }
