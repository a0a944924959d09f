# status: waiting for a native reader
# Standard Galician, ti. item: elemento; answer: resposta; box: cadro; check: revisión; release: versión; organizers: equipo organizador.

# A insignia e a tarxeta que a xente comparte.
together = Todas as campañas
badge = { $percent } % validado
badge-simulated = { $percent } % validado · simulado
simulated = Datos simulados
card-percent = { $percent } %
card-items = { $total ->
    [one] { $validated } de { $total } elemento validado
   *[other] { $validated } de { $total } elementos validados
}
card-people = { $people ->
    [one] { $people } persoa
   *[other] { $people } persoas
}
card-answers = { $answers ->
    [one] { $answers } resposta
   *[other] { $answers } respostas
}
card-work = { $people } · { $answers }
card-purpose = Persoas que revisan, unha a unha, as traducións coas que se avalían os modelos de linguaxe.
card-people-at-most = Persoas: ata { $people }
card-days = Días con respostas: { $days }
card-person = Unha persoa voluntaria
