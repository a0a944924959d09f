# status: waiting for a native reader
# Central Catalan, tu. item: element; answer: resposta; box: quadre; check: revisió; release: versió; organizers: equip organitzador.

# La insígnia i la targeta que la gent comparteix.
together = Totes les campanyes
badge = { $percent } % validat
badge-simulated = { $percent } % validat · simulat
simulated = Dades simulades
card-percent = { $percent } %
card-items = { $total ->
    [one] { $validated } de { $total } element validat
    [many] { $validated } de { $total } d’elements validats
   *[other] { $validated } de { $total } elements validats
}
card-people = { $people ->
    [one] { $people } persona
    [many] { $people } de persones
   *[other] { $people } persones
}
card-answers = { $answers ->
    [one] { $answers } resposta
    [many] { $answers } de respostes
   *[other] { $answers } respostes
}
card-work = { $people } · { $answers }
card-purpose = Persones que revisen, una per una, les traduccions amb què s’avaluen els models de llenguatge.
card-people-at-most = Persones: fins a { $people }
card-days = Dies amb respostes: { $days }
card-person = Una persona voluntària
