# Las noticias de una semana, y lo que se cuenta en un chat.
news-title = { $title }: la semana en números
news-answers = Respuestas esta semana: { $count }, de { $people } personas
news-none = Esta semana no ha respondido nadie. Con diez minutos se revisan varios elementos.
news-done = Elementos terminados: { $done } de { $total } ({ $percent })
news-end = A este ritmo se acaba hacia el { $day }.
news-finished = Todos los elementos tienen ya sus respuestas. ¡Gracias!
hook-milestone = { $title }: ¡{ $percent } de los elementos terminados!
hook-comments = { $title }: comentarios nuevos sin respuesta: { $count }
hook-disputes = { $title }: elementos nuevos en los que no hay acuerdo: { $count }
