# status: waiting for a native reader

# As notícias de uma semana, e o que se conta num chat.
news-title = { $title }: a semana em números
news-answers = Respostas nesta semana: { $count }, de { $people } pessoas
news-none = Nesta semana ninguém respondeu. Em dez minutos dá para rever alguns itens.
news-done = Itens concluídos: { $done } de { $total } ({ $percent })
news-end = Neste ritmo, termina por volta de { $day }.
news-finished = Todos os itens já têm as suas respostas. Obrigado!
hook-milestone = { $title }: { $percent } dos itens concluídos!
hook-comments = { $title }: comentários novos sem resposta: { $count }
hook-disputes = { $title }: itens novos sem acordo: { $count }
