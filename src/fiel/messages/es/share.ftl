# La insignia y la tarjeta que la gente muestra en otros sitios.
together = Todas las campañas
badge = { $percent } % validado
badge-simulated = { $percent } % validado · simulado
simulated = Datos simulados
card-percent = { $percent } %
card-items = { $total ->
    [one] { $validated } de { $total } elemento validado
   *[other] { $validated } de { $total } elementos validados
}
card-people = { $people ->
    [one] { $people } persona
   *[other] { $people } personas
}
card-answers = { $answers ->
    [one] { $answers } respuesta
   *[other] { $answers } respuestas
}
card-work = { $people } · { $answers }
card-purpose = Personas que revisan, una a una, las traducciones con las que se evalúan los modelos de lenguaje.
card-people-at-most = Personas: hasta { $people }
card-days = Días con respuestas: { $days }
card-person = Una persona voluntaria
