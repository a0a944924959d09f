# Cómo de buena es una versión: la página de fiel report y el párrafo de métodos para un artículo.
heading = Calidad de esta versión
about = Campaña { $campaign }, exportada con Fiel { $version }. Todas las cifras salen del manifiesto de la exportación; los intervalos son del 95 % de confianza. SHA-256 del manifiesto:
coverage-title = Cobertura
covered = Ítems decididos: { $decided } de { $items } ({ $share } %). Validados: { $validated }; de ellos, corregidos: { $corrected }. Inservibles: { $unusable }; en disputa: { $disputed }; pendientes: { $pending }.
answers = Respuestas que contaron: { $counted }, de { $people ->
    [one] una persona
   *[other] { $people } personas
}; cada ítem necesita { $needed }. Respuestas apartadas: { $set_aside }.
simulated = Cuentas simuladas, que no son personas, cuyas respuestas contaron: { $count }.
agreement-title = Acuerdo
agreement-none = Ningún ítem tiene dos respuestas.
agreement-found = Dos personas que respondieron el mismo ítem decidieron lo mismo en el { $percent } % de los casos, en { $items ->
    [one] un ítem
   *[other] { $items } ítems
}. Alfa de Krippendorff: { $alpha }.
alpha-none = no está definida, porque todas las decisiones coinciden
mistakes-title = Errores antes y después
audit-none = No hay una muestra de auditoría decidida, así que no se sabe nada de los errores en los ítems que nadie corrigió.
audit = De { $items } ítems se sortearon { $audited }, de los que { $decided ->
    [one] está decidido uno
   *[other] están decididos { $decided }
} y { $mistaken ->
    [one] uno tenía
   *[other] { $mistaken } tenían
} algún error. Por tanto, lo tenía el { $share } % de las traducciones automáticas (entre el { $low } y el { $high } %) y { $left ->
    [one] queda alrededor de un ítem
   *[other] quedan unos { $left } ítems
} con errores (entre { $left_low } y { $left_high }).
kind = Qué estaba mal
kind-unusable = Inservible
corrected = Ítems corregidos
before = Ítems antes
left = Ítems que quedan
plot-progress = En qué quedaron los ítems
plot-corrections = Textos corregidos
plot-kept = bien como estaban
plot-corrected = corregidos
plot-unusable = inservibles
plot-disputed = en disputa
plot-pending = pendientes
plot-before = antes
plot-left = quedan
plot-items = ítems
plot-alt = Número estimado de ítems con cada tipo de error, antes y después de las correcciones, con sus intervalos.
help-title = Qué propusieron los modelos y las herramientas
accepted = De { $total } textos propuestos que se vieron en ítems decididos, el texto acordado recoge { $count } ({ $share } %, entre el { $low } y el { $high } %).
assisted = En los ítems sobre los que hay una opinión, con ella a la vista ({ $assisted } ítems) se corrigió { $difference } puntos porcentuales (entre { $low } y { $high }) más que sin ella ({ $unassisted } ítems de la auditoría).
checks-title = Qué encontraron las comprobaciones
checks = Ítems que se cambiaron o se dieron por inservibles, de aquellos en los que una comprobación encontró algo; cuando las respuestas difieren, el ítem cuenta en proporción.
check = Comprobación
answered = Ítems respondidos
changed = Cambiados, %
interval = Intervalo del 95 %
blind-title = Personas sin la clave
accuracy = Sin ver la clave, las personas la eligieron en el { $accuracy } % de { $answers } respuestas (entre el { $low } y el { $high } %; { $people } personas, { $items } preguntas, en la traducción automática). «No lo sé» cuenta como fallo.
otherwise-none = De { $drawn } preguntas sorteadas, ninguna tiene todavía respuestas suficientes.
otherwise = De { $drawn } preguntas sorteadas, { $decided } tienen respuestas suficientes. En { $count } de ellas ({ $rate } %), la mayoría eligió algo distinto de la clave; en el conjunto de preguntas de la campaña, la proporción está entre el { $low } y el { $high } %. La causa puede ser una clave equivocada, una pregunta ambigua, una traducción defectuosa o una pregunta difícil.
subject = Materia
questions = Preguntas
given = Respuestas
people = Personas
right = Eligieron la clave, %
effort-title = Esfuerzo
effort-none = Respondieron menos de tres personas, así que no se dice nada de cómo se repartieron el trabajo.
effort = En toda la campaña, { $people } personas dieron { $answers } respuestas. La décima parte más activa ({ $top ->
    [one] una persona
   *[other] { $top } personas
}) dio alrededor del { $share } %; coeficiente de Gini: { $gini }. Las cifras de quienes no figuran con su nombre se redondean antes a la baja.
seconds = Mediana del tiempo entre una respuesta y la siguiente de la misma persona: { $seconds } s, sin contar las pausas de más de diez minutos.
methods-title = Párrafo de métodos para un artículo
methods-none = Todavía nadie ha validado la traducción automática de { $title } ({ $language }).
methods = { $people ->
    [one] Una persona validó
   *[other] { $people } personas validaron
} ítem por ítem, con Fiel { $version }, la traducción automática de { $title } ({ $language }): cada ítem se aceptó, se corrigió o se dio por inservible hasta reunir { $needed ->
    [one] una respuesta
   *[other] { $needed } respuestas
} ({ $counted ->
    [one] contó una respuesta
   *[other] contaron { $counted } respuestas
}).
methods-covered = Está decidido el { $share } % de los { $items } ítems: validados, { $validated } (de ellos, corregidos, { $corrected }); inservibles, { $unusable }.
methods-agreement = En { $items ->
    [one] el único ítem
   *[other] los { $items } ítems
} con dos o más respuestas, dos personas decidieron lo mismo en el { $percent } % de los casos (alfa de Krippendorff para datos nominales: { $alpha }; Krippendorff, 2011).
methods-audit = Los intervalos son exactos para un muestreo sin reposición (Clopper y Pearson, 1934, con la distribución hipergeométrica); los ítems de la muestra sin decidir cuentan de las dos maneras.
methods-shares = Los intervalos de estas proporciones son los de Wilson (1927).
methods-difference = El intervalo de la diferencia es el de Newcombe (1998).
methods-blind = El intervalo de la tasa de acierto es el de Wilson (1927) con el tamaño muestral efectivo (Korn y Graubard, 1998), a partir de una varianza agrupada por persona y por pregunta (Cameron, Gelbach y Miller, 2011); el de la proporción de preguntas es exacto para un muestreo sin reposición (Clopper y Pearson, 1934, con la distribución hipergeométrica).
methods-archive = Todas las cifras están en el manifiesto de la versión (SHA-256 { $manifest }…).
