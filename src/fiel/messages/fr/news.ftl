# status: waiting for a native reader

# Les nouvelles d’une semaine, et ce qui est annoncé dans une messagerie.
news-title = { $title } : la semaine en chiffres
news-answers = Réponses cette semaine : { $count }, de { $people } personnes
news-none = Personne n’a répondu cette semaine. Dix minutes suffisent pour quelques éléments.
news-done = Éléments terminés : { $done } sur { $total } ({ $percent })
news-end = À ce rythme, la fin est prévue vers le { $day }.
news-finished = Tous les éléments ont leurs réponses. Merci !
hook-milestone = { $title } : { $percent } des éléments sont terminés !
hook-comments = { $title } : nouveaux commentaires sans réponse : { $count }
hook-disputes = { $title } : nouveaux éléments sans accord : { $count }
