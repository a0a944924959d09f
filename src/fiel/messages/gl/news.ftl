# status: waiting for a native reader

# As novas dunha semana, e o que se conta nun chat.
news-title = { $title }: a semana en números
news-answers = Respostas desta semana: { $count }, de { $people } persoas
news-none = Esta semana non respondeu ninguén. Con dez minutos revísanse varios elementos.
news-done = Elementos rematados: { $done } de { $total } ({ $percent })
news-end = A este ritmo remátase arredor do { $day }.
news-finished = Todos os elementos teñen xa as súas respostas. Grazas!
hook-milestone = { $title }: { $percent } dos elementos rematados!
hook-comments = { $title }: comentarios novos sen resposta: { $count }
hook-disputes = { $title }: elementos novos nos que non hai acordo: { $count }
