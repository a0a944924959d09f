# El panel público: lo que ve quien mira el avance.
page-title = Fiel: avance de la validación
heading = Fiel
introduction = Personas voluntarias revisan, una por una, las traducciones automáticas con las que se evalúan los modelos de lenguaje. Aquí se ve cuánto llevan.
language-label = Idioma
language-name = Español
campaign-label = Campaña
campaign-all = Todas las campañas
overall-heading = En total
items-done = { $total ->
    [one] { $done } de { $total } elemento revisado ({ $percent } %)
   *[other] { $done } de { $total } elementos revisados ({ $percent } %)
}
count = { $count }
answers-label = Respuestas
people-label = Personas
people-at-most = hasta { $count }
people-at-most-help = Quien participa sin nombre en dos campañas cuenta en las dos.
help-link = Ayudar a validar
tasks-heading = Por tarea
task-column = Tarea
benchmark-column = Benchmark
done-column = Revisados
total-column = Total
answers-column = Respuestas
chart-axis = Elementos revisados (%)
chart-description = Barras con el porcentaje de elementos revisados de cada tarea; la tabla de abajo tiene los números.
contributors-heading = Quiénes contribuyen
contributors-empty = Todavía no hay respuestas con nombre.
contributors-anonymous = { $people ->
    [one] Y { $people } persona sin nombre público, con { $answers ->
        [one] { $answers } respuesta
       *[other] { $answers } respuestas
    }.
   *[other] Y { $people } personas sin nombre público, con { $answers ->
        [one] { $answers } respuesta
       *[other] { $answers } respuestas
    }.
}
contributors-anonymous-at-most = Y hasta { $people } personas sin nombre público, con { $answers ->
    [one] { $answers } respuesta
   *[other] { $answers } respuestas
}.
contributors-anonymous-simulated = Esas personas son simuladas.
rank-column = Puesto
name-column = Nombre
corrected-column = Correcciones
simulated-name = { $name } · simulado
simulated-banner = Datos simulados: { $simulated ->
    [one] { $simulated } de las respuestas es inventada
   *[other] { $simulated } de las respuestas son inventadas
} para mostrar cómo funciona Fiel. Los nombres que llevan «simulado» no son de nadie.
taken-at = Datos tomados el { $day } a las { $time } UTC, { $age }.
age-seconds = hace menos de un minuto
age-minutes = { $count ->
    [one] hace { $count } minuto
   *[other] hace { $count } minutos
}
age-hours = { $count ->
    [one] hace { $count } hora
   *[other] hace { $count } horas
}
age-days = { $count ->
    [one] hace { $count } día
   *[other] hace { $count } días
}
empty-heading = Todavía no hay datos
empty-text = El avance aparecerá aquí en cuanto quien organiza publique los primeros datos. No hace falta recargar la página.
no-campaigns = Todavía no hay campañas que mostrar.
problem-none = Los datos no se pueden leer ahora mismo. Volveremos a intentarlo en unos segundos.
problem-stale = Los datos nuevos no se pueden leer; se muestran los últimos buenos, tomados { $age }.
