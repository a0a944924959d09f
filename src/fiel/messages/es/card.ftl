# La ficha que acompaña a cada conjunto de datos exportado.
heading = En español
what = Traducción de { $benchmark } con { $reviewed } de { $items ->
    [one] { $items } ítem revisado
   *[other] { $items } ítems revisados uno a uno
}, exportada con Fiel { $version } de la campaña «{ $title }». Punto de partida: { $source }.
drop-in = `{ $config }` ocupa el lugar de la fuente: las mismas columnas, particiones y filas, en el mismo orden y con las correcciones hechas. Si a la fuente le falta una columna del benchmark, aquí está, pero vacía. Las filas que nadie ha validado todavía están tal como en la fuente.
drop-in-renamed = `{ $config }` ocupa el lugar de la fuente: las mismas particiones y filas, en el mismo orden, con los nombres de columna del propio benchmark y las correcciones hechas. Las filas que nadie ha validado todavía contienen lo mismo que en la fuente.
questions = `{ $config }` contiene los mismos ítems como preguntas de opción múltiple, { $rows } en total, en un formato común que leen varias herramientas de evaluación: pregunta, opciones y letra de la opción correcta. No incluye los ítems a los que les falta la opción correcta.
validated = `{ $config }` contiene solo las filas validadas, { $rows }, y dice cómo se decidió cada una.
judgements = `{ $config }` contiene todas las respuestas a los textos actuales, { $rows }, con cada texto antes y después, sin nombres, comentarios ni fechas. El seudónimo solo distingue las respuestas a un mismo elemento: en cada elemento es otro.
renamed = La campaña se llama `{ $name }`. Cuando se lanzó, y en las versiones anteriores al cambio de nombre, es `{ $formerly }`.
simulated = **Contaron además respuestas simuladas**, que no son de personas, de { $simulated ->
    [one] { $simulated } cuenta
   *[other] { $simulated } cuentas
}.
made = Cómo se hizo
made-nobody = Nadie ha respondido todavía. Decidirán estas reglas:
made-all = Cada ítem se mostró junto a su original en inglés.
made-some = De los { $asked } ítems de la campaña, { $paired } se mostraron junto a su original en inglés y los demás, sin él.
made-none = Los ítems se mostraron sin su original en inglés: se juzgó solo la traducción.
made-answers = Quienes participaron dijeron si cada ítem estaba bien, lo corrigieron o lo dieron por inservible. Trabajaron con una guía escrita{ $guide ->
    [0] .
   *[other] , que va por la versión { $guide }.
} Después decidieron estas reglas:
opinions = Al responder, las personas vieron lo que dicen o proponen modelos y otras herramientas sobre { $items ->
    [one] un ítem
   *[other] { $items } ítems
}: { $agents }; los números dicen cuántas veces. Cada respuesta es de una persona.
opinion-prompts = Estas son las huellas de los prompts con que se preguntó a los modelos: { $prompts }.
proposals = Textos propuestos que vieron: { $count }. Aceptados: { $accepted }; corregidos de otra forma: { $changed }; rechazados, porque el texto se quedó como estaba: { $rejected }; de ítems inservibles: { $unusable }; sin decidir: { $open }.
assisted = Unos ítems elegidos al azar se mostraron sin nada de esto. De los ítems decididos sobre los que hay una opinión, se corrigió el { $seen-share } % de { $seen-items } con ella a la vista (intervalo de confianza del 95 %: de { $seen-low } a { $seen-high } %) y el { $unseen-share } % de { $unseen-items } sin ella (de { $unseen-low } a { $unseen-high } %): una diferencia de { $difference } puntos porcentuales (de { $low } a { $high }).
rule-answers = Un ítem se decide cuando tiene { $min_submitted ->
    [one] una respuesta
   *[other] { $min_submitted } respuestas
}.
rule-checks = Una revisión automática busca números, unidades, negaciones, marcas y opciones estropeadas. Una corrección que hizo una sola persona no puede introducir un error así.
rule-checks-unknown = Una revisión automática busca números, marcas y opciones estropeadas; no conoce las negaciones, las unidades ni los números escritos con letras de esta lengua. Una corrección que hizo una sola persona no puede introducir un error así.
rule-unusable = Si lo dan por inservible más personas que las que no, el ítem es inservible.
rule-text = Si no, gana el texto que más personas apoyan. Decir que un ítem está bien es un voto por su texto tal como estaba. Los espacios y las formas de Unicode no cuentan como diferencia.
rule-similar = Si varios textos empatan a votos y apenas se distinguen, se toma el que queda en medio.
rule-disputed = Lo demás queda en disputa y sigue como en la fuente.
rule-organizer = Donde ninguna mayoría apoya lo mismo, decide la respuesta de quien organiza.
rule-careless = Las respuestas que no se pueden usar se apartan. Están todas en la lista, con el motivo.
numbers = En cifras
count-items = ítems de la fuente
count-validated = validados
count-corrected = de ellos, corregidos
count-unusable = inservibles
count-disputed = en disputa
count-pending = pendientes
people = Personas cuyas respuestas contaron, incluidas las que organizan: { $people }. Respuestas que contaron: { $counted }; apartadas: { $set_aside }.
agreement = { $items ->
    [one] En el único ítem que respondieron dos personas o más
   *[other] De los { $items } ítems que respondieron dos personas o más
}, dos de ellas eligieron lo mismo en el { $percent } % de los casos (alfa de Krippendorff: { $alpha }).
audit = { $audited ->
    [one] Un ítem sorteado, diga lo que diga la revisión automática, permite
   *[other] { $audited } ítems sorteados, digan lo que digan las revisiones automáticas, permiten
} estimar cuántos errores quedan; decididos hasta ahora: { $decided }. Nuestra estimación: de los { $items } ítems de la campaña, { $left ->
    [one] uno tiene
   *[other] { $left } tienen
} todavía un error (intervalo de confianza del 95 %: de { $low } a { $high }). Entre ellos están los inservibles.
plot-progress = En qué quedaron los ítems
plot-corrections = Textos corregidos
plot-items = ítems
plot-kept = bien como estaban
plot-corrected = corregidos
plot-unusable = inservibles
plot-disputed = en disputa
plot-pending = pendientes
changes = Desde la exportación anterior
changed = Validados desde entonces: { $validated }. Corregidos de otra manera: { $corrected }. Ya no validados: { $withdrawn }. `changes.json` dice cuáles son.
limits = Límites conocidos
limit-unvalidated = Filas sin validar, que están como en la fuente: { $count }.
limit-single = Filas que decidió una sola persona: { $count }.
limit-unusable = Filas inservibles en esta lengua, que están de todos modos para que el número sea el de la fuente: { $count }.
limit-unresolved = Filas con un error que encontró la revisión automática y que nadie ha resuelto todavía: { $count }.
limit-unasked = Filas que no formaban parte de la campaña y en las que la revisión automática encuentra un error: { $count }.
limit-suspicious = Filas cuya corrección acordada tiene un error que el texto anterior no tenía: { $count }.
limit-damaged = Filas cuyo texto cambia lm-evaluation-harness antes de que lo vea un modelo, porque borra lo que va entre corchetes y pone mayúsculas en minúscula: { $count }.
limit-withdrawn = Ítems que se retiraron de la campaña después de preguntar por ellos: { $count }. Quienes la organizan conservan { $answers ->
    [one] la respuesta que recibieron, que aquí no cuenta
   *[other] las { $answers } respuestas que recibieron, que aquí no cuentan
}.
limit-settled = Filas en las que la organización puso una sola traducción de un texto inglés que había quedado con varias: { $count }. `manifest.json` dice qué textos son: { $sentences }.
limit-listed = `manifest.json` (junto a esta carpeta; en el Hub, dentro de ella) dice qué filas tienen errores, cuáles cambia lm-evaluation-harness y cuáles se retiraron, si las hay.
limit-people = Las personas también se equivocan, y una traducción puede sonar bien en un país y rara en otro.
evaluate = Cómo evaluar
run = Con lm-evaluation-harness sin modificar, desde esta carpeta (se puede mover y renombrar):
run-subjects = `{ $group }` ejecuta cada materia por separado, con ejemplos de esa materia, y pondera por el número de preguntas.
run-plain = `{ $task }` hace las mismas preguntas con cada texto exactamente como está aquí y con las indicaciones al modelo en { $words ->
    [none] inglés, porque Fiel aún no las tiene en este idioma
   *[words] este idioma
}. Las tareas propias de lm-evaluation-harness llevan las indicaciones en inglés, y algunas borran lo que va entre corchetes o ponen mayúsculas en minúscula. Las puntuaciones de una y otra no son comparables.
run-others = Con otras herramientas de evaluación, desde esta carpeta o, si el conjunto de datos está en el Hub, con el nombre que tiene allí{ $words ->
    [sentences] {""}
   *[words] {" "}(Inspect da sus instrucciones en inglés)
}:
needs-inspect = necesita el conjunto de datos en el Hub
needs-euroeval = necesita el conjunto de datos en el Hub
no-task = lm-evaluation-harness no tiene una tarea para estos datos o falta la partición que evalúa.
alpaca-eval = `{ $file }` tiene las peticiones en el formato del conjunto de evaluación de AlpacaEval.
load = Con `datasets`, desde la carpeta que contiene esta:
credit = Licencia y reconocimiento
license = Licencia: { $license }. Las correcciones heredan la de la traducción.
license-file = Quienes organizan indican que estos datos están bajo la licencia «{ $license }». Las correcciones la heredan de la traducción.
named = De quienes participaron, han querido aparecer con su nombre: { $names }.
cite = Para citar este conjunto de datos: `CITATION.cff`.
cite-source = Cita también, por favor, aquello de lo que parte:
multilingual-language = Idioma
multilingual-items = Ítems
multilingual-validated = Validados
multilingual-corrected = Corregidos
multilingual-unusable = Inservibles
multilingual-people = Personas
multilingual-what =
    { $benchmark } en { $count ->
        [one] un idioma
       *[other] { $count } idiomas
    }, con traducción automática revisada por personas con Fiel. Cada idioma tiene su propia campaña, y su
    ficha explica cómo se hizo y qué queda por hacer.
multilingual-load = Cada idioma es una configuración, con las columnas de su fuente:
multilingual-license = La licencia es la de la ficha de cada idioma, en `languages/`, que también nombra a quienes participaron.
