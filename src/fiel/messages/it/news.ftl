# status: waiting for a native reader

# Le notizie di una settimana, e ciò che si dice in una chat.
news-title = { $title }: la settimana in numeri
news-answers = Risposte di questa settimana: { $count }, da { $people } persone
news-none = Questa settimana non ha risposto nessuno. Bastano dieci minuti per alcuni elementi.
news-done = Elementi completati: { $done } su { $total } ({ $percent })
news-end = A questo ritmo si finisce intorno al { $day }.
news-finished = Tutti gli elementi hanno le loro risposte. Grazie!
hook-milestone = { $title }: { $percent } degli elementi completati!
hook-comments = { $title }: nuovi commenti senza risposta: { $count }
hook-disputes = { $title }: nuovi elementi senza accordo: { $count }
