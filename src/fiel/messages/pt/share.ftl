# status: waiting for a native reader
# Words that Portugal and Brazil share, third person. item: item; answer: resposta; box: caixa; check: verificação; release: versão; organizers: quem organiza.

# O selo e o cartão que as pessoas mostram.
together = Todas as campanhas
badge = { $percent }% validado
badge-simulated = { $percent }% validado · simulado
simulated = Dados simulados
card-percent = { $percent }%
card-items = { $total ->
    [one] { $validated } de { $total } item validado
    [many] { $validated } de { $total } de itens validados
   *[other] { $validated } de { $total } itens validados
}
card-people = { $people ->
    [one] { $people } pessoa
    [many] { $people } de pessoas
   *[other] { $people } pessoas
}
card-answers = { $answers ->
    [one] { $answers } resposta
    [many] { $answers } de respostas
   *[other] { $answers } respostas
}
card-work = { $people } · { $answers }
card-purpose = Pessoas que reveem, uma a uma, as traduções com que os modelos de linguagem são avaliados.
card-people-at-most = Pessoas: até { $people }
card-days = Dias com respostas: { $days }
card-person = Uma pessoa voluntária
