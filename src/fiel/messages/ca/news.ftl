# status: waiting for a native reader

# Les notícies d’una setmana, i el que s’explica en un xat.
news-title = { $title }: la setmana en xifres
news-answers = Respostes aquesta setmana: { $count }, de { $people } persones
news-none = Aquesta setmana no ha respost ningú. Amb deu minuts es revisen uns quants elements.
news-done = Elements acabats: { $done } de { $total } ({ $percent })
news-end = A aquest ritme s’acaba cap al { $day }.
news-finished = Tots els elements tenen ja les seves respostes. Gràcies!
hook-milestone = { $title }: { $percent } dels elements acabats!
hook-comments = { $title }: comentaris nous sense resposta: { $count }
hook-disputes = { $title }: elements nous en què no hi ha acord: { $count }
