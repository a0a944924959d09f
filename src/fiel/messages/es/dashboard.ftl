# El panel público: lo que ve quien mira el avance.

## Alrededor de cada página
language-name = Español
language-label = Idioma
campaign-label = Campaña
campaign-all = Todas las campañas
tagline = traducciones revisadas por personas
nav-progress = Avance
nav-people = Personas
nav-findings = Lo que encontramos
nav-person = La página de una persona
nav-participate = Cómo participar
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
empty-text = El avance aparecerá aquí en cuanto se publiquen los primeros datos. No hace falta que recargues la página.
no-campaigns = Todavía no hay campañas que mostrar. Vuelve pronto.
problem-heading = Un momento, por favor
problem-none = Los datos no se pueden leer ahora mismo. Volveremos a intentarlo en unos segundos.
problem-stale = Los datos nuevos no se pueden leer; ves los últimos buenos, tomados { $age }.
simulated-banner = Datos simulados: { $simulated ->
    [one] { $simulated } de las respuestas es inventada
   *[other] { $simulated } de las respuestas son inventadas
} para mostrar cómo funciona Fiel. Los nombres que llevan «simulado» no son de nadie.
simulated-name = { $name } · simulado
column-share = Porcentaje
table-details = Ver los números en una tabla
show-more = { $count ->
    [one] Ver { $count } más
   *[other] Ver { $count } más
}

## Avance
progress-heading = El avance de todas las campañas
introduction = Personas voluntarias revisan, una por una, las traducciones automáticas con las que se evalúan los modelos de lenguaje. Aquí se ve cuánto llevan.
validated-of = { $total ->
    [one] de { $total } elemento validado
   *[other] de { $total } elementos validados
}
validated-share = { $percent } validado
target-share = meta: { $percent } ({ $count })
other-done = { $count ->
    [one] { $count } más con sus respuestas, pero inservible o en discusión
   *[other] { $count } más con sus respuestas, pero inservibles o en discusión
}
decisions-waiting = Lo que decidieron las últimas personas se muestra más adelante, para que no se sepa quién decidió qué.
target-reached = ¡Meta alcanzada!
finished-thanks = Ya no quedan elementos por revisar. Gracias a todas las personas que lo hicieron posible.
closed-thanks = Esta campaña ya cerró. Gracias a todas las personas que participaron.
answers-label = Respuestas
people-label = Personas
people-at-most = hasta { $count }
people-at-most-help = Quien participa sin nombre en dos campañas cuenta en las dos.
overlap-label = Respuestas reunidas
overlap-note = de todas las que hacen falta
pace-label = Ritmo
pace-value = { $count } al día
pace-note = { $days ->
    [one] hoy
   *[other] en los últimos { $days } días
}
end-label = Final estimado
end-closed = cerrada
end-done = terminada
end-target = meta alcanzada
end-expected = hacia el { $day }
end-range = lo más probable, entre el { $earliest } y el { $latest }
end-range-open = como pronto, el { $earliest }
end-far = lejano
end-far-note = al ritmo de ahora, más de diez años
end-unknown = aún no se sabe
end-unknown-note = hace falta una semana de respuestas
end-idle-note = no hay respuestas desde hace seis semanas
slice-heading = ¿Tienes diez minutos?
slice-text = { $items ->
    [one] Alcanzan para un elemento, más o menos.
   *[other] Alcanzan para unos { $items } elementos.
} Te llevamos al formulario donde más falta haces.
slice-text-one-away = { $items ->
    [one] Alcanzan para un elemento, más o menos.
   *[other] Alcanzan para unos { $items } elementos.
} { $waiting ->
    [one] A uno de ellos le falta solo una respuesta: puede ser la tuya.
   *[other] A { $waiting } de ellos les falta solo una respuesta: puede ser la tuya.
}
slice-button = Revisar diez minutos
slice-button-in = Revisar diez minutos de { $title }
new-tab = se abre en otra pestaña
campaigns-heading = Por campaña
campaigns-caption = Elementos validados de cada campaña, y cuándo puede terminar.
campaign-column = Campaña
validated-column = Validados
end-column = Final estimado
activity-heading = Actividad
activity-empty = Aquí se verá la actividad de cada día en cuanto llegue la primera respuesta.
timeline-heading = Respuestas desde el principio
timeline-description = Línea de las respuestas reunidas desde el { $first } hasta el { $last }: { $count } en total. La tabla de abajo tiene los números.
calendar-heading = Calendario de las últimas semanas
calendar-description = Calendario con un cuadro por día, más intenso cuantas más respuestas. El día con más, el { $day }, tuvo { $count }. La tabla de abajo tiene los números.
days-caption = Respuestas de cada día, empezando por el último.
day-column = Día
answers-column = Respuestas
so-far-column = Acumuladas
parts-heading = Por tarea
parts-caption = Elementos validados de cada tarea y cada parte de ella.
task-column = Tarea
part-column = Tarea y parte
subjects-heading = Por materia
subjects-caption = { $count ->
    [one] La materia de MMLU, con sus elementos validados.
   *[other] Las { $count } materias de MMLU, con sus elementos validados.
}
subject-column = Materia
sort-label = Ordenar por
sort-name = Nombre
sort-most = Más avanzadas
sort-least = Menos avanzadas

## Personas
people-heading = Las personas
people-lead = Detrás de cada elemento validado hay alguien que lo leyó con calma. Aquí está su trabajo, primero el más reciente.
period-week = Esta semana
period-month = Este mes
period-all = Desde el principio
period-caption-week = Respuestas de los últimos 7 días.
period-caption-month = Respuestas de los últimos 30 días.
period-caption-all = Todas las respuestas.
period-empty = En este tiempo no hay respuestas con nombre. ¿Será la tuya la próxima?
contributors-anonymous = { $people ->
    [one] Y { $people } persona sin nombre público, con { $answers ->
        [one] { $answers } respuesta
       *[other] { $answers } respuestas
    }. ¡Gracias!
   *[other] Y { $people } personas sin nombre público, con { $answers ->
        [one] { $answers } respuesta
       *[other] { $answers } respuestas
    }. ¡Gracias!
}
contributors-anonymous-at-most = Y hasta { $people ->
    [one] { $people } persona
   *[other] { $people } personas
} sin nombre público, con { $answers ->
    [one] { $answers } respuesta
   *[other] { $answers } respuestas
}. ¡Gracias!
contributors-anonymous-answers = { $answers ->
    [one] Y { $answers } respuesta de personas sin nombre público. ¡Gracias!
   *[other] Y { $answers } respuestas de personas sin nombre público. ¡Gracias!
}
contributors-anonymous-simulated = Esas personas son simuladas.
rank-column = Puesto
name-column = Nombre
newcomers-heading = Recién llegadas
newcomers-text = { $count ->
    [one] Dio su primera respuesta esta semana. ¡Te damos la bienvenida!
   *[other] Dieron su primera respuesta esta semana. ¡Les damos la bienvenida!
}
milestones-heading = Metas recientes
milestone-person = { $name } llegó a { $count ->
    [one] su primera respuesta
   *[other] { $count } respuestas
}
milestone-campaign = { $title }: el { $percent } de los elementos tiene todas sus respuestas
varieties-heading = Variedades y países
varieties-caption = Según las personas que aceptaron que se contara: cinco o más de cada una. Los números cambian por varias personas a la vez.
varieties-column = Variedad o país
varieties-number = { $count } o más
varieties-others = Otras
effort-heading = Cómo se reparte el trabajo
effort-text = { $top ->
    [one] La persona más activa dio el { $share } de las respuestas.
   *[other] Las { $top } personas más activas, una de cada diez, dieron el { $share } de las respuestas.
}
effort-even = Si todas las personas hubieran dado las mismas, habría sido el { $even }.
effort-reading = Cuanto más se acerca la curva a la diagonal, más repartido está el trabajo. Lo ideal es que no dependa de unas pocas personas: un rato tuyo ayuda mucho.
effort-few = Cuando haya más personas, aquí se verá cómo se reparte el trabajo entre ellas.
effort-description = Curva de Lorenz: la mitad menos activa de las personas dio el { $half } de las respuestas. La tabla de abajo tiene los números.
effort-caption = Cuántas de las respuestas dio cada parte de las personas.
lorenz-people = Personas, de menos a más activas
lorenz-answers = Respuestas dadas
lorenz-equal = reparto igual
lorenz-real = reparto real

## La página de una persona
person-answers = Respuestas
person-days = Días con respuestas
person-streak = Racha más larga
person-streak-value = { $days ->
    [one] { $days } día seguido
   *[other] { $days } días seguidos
}
person-since = Desde el { $first } hasta el { $last }
person-on = El { $day }
person-tasks-heading = Dónde participó
person-milestones-heading = Metas alcanzadas
person-milestone = { $count ->
    [one] primera respuesta
   *[other] { $count } respuestas
}
person-next = Próxima meta: { $count } respuestas. { $missing ->
    [one] Falta { $missing }.
   *[other] Faltan { $missing }.
}
person-simulated = Esta persona es simulada: sus respuestas muestran cómo funciona Fiel.

## Lo que encontramos
findings-heading = Lo que encontramos
findings-lead = ¿Estaba bien la traducción automática? Esto es lo que dicen las personas que la leyeron.
findings-empty = Todavía no hay elementos validados. En cuanto los haya, aquí se verá cómo estaba la traducción automática.
quality-right-of = { $total ->
    [one] de { $total } elemento con veredicto estaba bien tal como venía
   *[other] de { $total } elementos con veredicto estaban bien tal como venían
}
quality-interval = Con estos datos, lo más probable es que el valor real esté entre el { $low } y el { $high }.
quality-right = Bien como estaban
quality-corrected = Corregidos
quality-unusable = Inservibles
quality-by-benchmark = Por benchmark
quality-by-benchmark-caption = Elementos que estaban bien tal como venían, de los validados. El margen indica lo que no se sabe todavía.
quality-by-subject = Por materia
quality-by-subject-caption = Lo mismo, por materia de MMLU: primero las que más correcciones necesitaron.
quality-by-finding = Por lo que detectaron las revisiones automáticas
quality-by-finding-caption = Antes de que nadie lea, Fiel señala lo que parece sospechoso. Así estaban esos elementos en realidad.
quality-by-kind = Qué se corrigió
quality-by-kind-caption = Las correcciones, por lo que cambió en ellas.
benchmark-column = Benchmark
finding-column = Señal
kind-column = Cambio
items-column = Elementos
right-column = Bien como estaban
interval = entre { $low } y { $high }
of-all-column = Del total
no-finding = Sin ninguna señal
reasons-heading = Por qué algunos no sirven
reasons-caption = Lo que dijeron quienes marcaron un elemento como inservible.
reason-column = Motivo
no-reason = Sin motivo
corrections-heading = Correcciones que enseñan
corrections-lead = Un cambio pequeño puede cambiar la pregunta entera. Lo quitado va tachado; lo añadido, subrayado.
correction-original = Original en inglés
correction-before = Traducción automática
correction-after = Texto corregido
correction-removed = quitado
correction-added = añadido
agreement-heading = Cuánto coinciden las personas
agreement-text = Cuando varias personas miraron el mismo elemento, coincidieron en el { $percent } de los casos ({ $items ->
    [one] { $items } elemento
   *[other] { $items } elementos
}).
agreement-same-text = Y en el { $percent } se quedaron con el mismo texto, palabra por palabra.
agreement-alpha = Descontando el azar, el acuerdo es { $level } (alfa de Krippendorff: { $alpha }).
agreement-high = alto
agreement-fair = aceptable
agreement-low = bajo
agreement-none = Todavía no hay elementos que hayan mirado dos personas o más.

## Cómo participar
participate-heading = Cómo participar
participate-lead = No hace falta saber de inteligencia artificial: basta con leer con atención y conocer bien el idioma. Diez minutos ya ayudan.
step-guide = Lee la guía
step-guide-text = Son unos minutos y verás ejemplos de qué aceptar y qué corregir.
guide-link = Abrir la guía de { $title }
guide-in-form = La guía está también dentro de cada formulario.
step-video = Mira el video
step-video-text = Muestra cómo se revisa un elemento, paso a paso.
video-load = Cargar el video de { $host }
video-privacy = Al cargarlo, { $host } sabrá que lo ves. Hasta entonces no se le pide nada.
video-link = Ver el video de { $title }
step-work = Revisa
step-work-text = Entra en Argilla, lee el original y la traducción, y di si está bien, corrígela o márcala como inservible.
work-link = Entrar a { $title } en Argilla
work-closed = { $title } ya cerró. ¡Gracias!
work-invited = Se participa con una invitación: pide el enlace a quienes organizan. Si ya tienes cuenta, abre el enlace que te enviaron.
step-ask = Pregunta
step-ask-text = Si dudas, pregunta: seguro que a alguien más le pasa. También puedes dejar un comentario en el propio formulario.
ask-link = Preguntar sobre { $title }
credit-heading = Tu nombre, como tú quieras
credit-text = Al empezar, el formulario «Sobre ti» te pregunta si quieres aparecer y con qué nombre. Si no dices nada, no aparecerás: tus respuestas cuentan igual, sin nombre.
credit-change = Puedes cambiar de opinión cuando quieras; la página se actualiza con los siguientes datos.
share-heading = Compártelo
share-text = Lleva el avance a tu página o a tus redes.
share-badge-alt = Insignia con el avance de { $title }
share-card-alt = Tarjeta con el avance de { $title }
share-download-badge = Descargar la insignia (SVG)
share-download-card = Descargar la tarjeta (PNG)

## Las páginas que no necesitan scripts
nav-news = Novedades
nav-about = Acerca de
pages-label = Páginas
skip-link = Ir al contenido
campaign-show = Mostrar
live-link = Gráficos interactivos, con números que se actualizan solos
live-back = Todas las páginas
taken-on = Datos tomados el { $day } a las { $time } UTC.
simulated-short = Datos simulados
bars-by-day = Respuestas por día.
bars-by-week = Respuestas por semana.
weeks-caption = Respuestas y elementos completados por semana, lo último primero.
week-column = Semana
completed-column = Elementos completados
week-from-to = { $first } – { $last }
summary = Elementos validados: { $validated } de { $total }. Personas: { $people }. Respuestas: { $answers }.
meta-people = Quién revisa las traducciones, quién acaba de llegar y qué se ha logrado.
meta-findings = Qué tal era la traducción automática, qué corrigió la gente y cuánto coincide.
meta-participate = Cómo revisar traducciones: la guía, el formulario y dónde preguntar. Diez minutos ayudan.
meta-news = Qué pasó cada semana.
meta-about = Quién lo organiza, la licencia, los datos y cómo citarlos, y la privacidad.
news-heading = Novedades
news-lead = Qué pasó cada semana, en números.
news-empty = Las primeras novedades saldrán cuando acabe la primera semana.
news-feed = Seguir las novedades en un lector de RSS
news-answers = Respuestas: { $answers }. Elementos completados: { $items }.
news-newcomers = Primeras respuestas: { $names }. ¡Les damos la bienvenida!
about-heading = Quién, qué y cómo
about-lead = Los modelos de lenguaje se comparan con pruebas que tradujo una máquina. Aquí hay personas que revisan esas traducciones, una a una.
about-how = Cómo funciona
about-how-text = Cada elemento se muestra junto a su original. La gente dice si la traducción está bien, la corrige o la marca como inservible. El resultado es un conjunto de datos que cualquiera puede usar.
about-who = Organiza
about-license = Licencia de los datos
about-data = Datos
about-download = Descargar los datos validados
about-data-later = El enlace estará aquí cuando se publiquen.
about-cite = Cómo citarlos
about-citation = Comunidad de { $title } ({ $year }). { $title }, traducciones revisadas por personas. { $address }
about-privacy = Privacidad
about-privacy-text = Estas páginas muestran cifras y los nombres de quienes aceptaron aparecer, con cuántos textos revisaron y cuándo. Nunca dicen quién decidió qué. No cargan nada de otros sitios ni siguen a nadie.
privacy-link = Aviso de privacidad de { $title }
about-code = El programa
about-code-text = Estas páginas están hechas con Fiel { $version }, que es software libre con la licencia Apache 2.0.
about-code-link = Ver el código
missing-heading = En esta dirección no hay nada
missing-text = Puede que la página haya cambiado de sitio, o que alguien ya no quiera mostrar su nombre.
missing-back = Ver el avance
search-heading = Buscar en las correcciones
search-label = Buscar en todas las correcciones de aquí ({ $count })
search-button = Buscar
search-found = Encontradas: { $count }
correction-link = Enlace a esta corrección
correction-of = Una corrección hecha por personas en { $title }.
correction-more = Más correcciones
copy-link = Copiar el enlace
copy-code = Copiar
copied = Copiado
mastodon-server = Tu servidor de Mastodon
mastodon-share = Compartir en Mastodon
embed-summary = Ponlo en tu página
embed-badge = Insignia (HTML)
embed-frame = Marco con el avance (HTML)
embed-more = Ver el avance
person-lead = Una de las personas que revisan estas traducciones, una a una.
person-summary = Respuestas: { $answers }. Días con respuestas: { $days }.

## Qué cambió en una corrección
kind-number = Un número
kind-negation = Una negación o excepción
kind-wording = Unas pocas palabras
kind-omission = Faltaban palabras
kind-addition = Sobraban palabras
kind-order = El orden de las palabras
kind-spelling = La ortografía
kind-rewritten = Casi todo el texto
kind-punctuation = La puntuación

## Lo que señalan las revisiones automáticas
check-agreement-cue = La concordancia delata la respuesta
check-answer-key = La respuesta no es la del original
check-answer-outside = La respuesta no está entre las opciones
check-option-hole = Falta una opción antes de la correcta
check-broken-continuation = El final no continúa la frase
check-changed-code = Código distinto
check-changed-formula = Fórmula distinta
check-changed-mark = Marcas entre corchetes distintas
check-changed-number = Números distintos
check-changed-unit = Unidad distinta
check-chat-residue = Restos del programa que tradujo
check-damaged-markup = Formato dañado
check-damaged-placeholder = Hueco para rellenar dañado
check-damaged-url = Dirección dañada
check-deleted-brackets = Corchetes que se borran al evaluar
check-doubled-space = Espacio de más
check-doubled-word = Palabra repetida
check-empty-segment = Texto vacío
check-end-punctuation = Puntuación final
check-equal-options = Opciones iguales
check-glossary-term = Término del glosario
check-inconsistent-translation = Lo mismo, traducido de otra forma
check-length-ratio = Demasiado corto o largo
check-long-answer = Respuesta más larga que las demás
check-reported-original = Original señalado como erróneo
check-merged-question = Dos preguntas convertidas en una
check-lost-negation = Negación perdida
check-lost-reference = Referencia a otra opción perdida
check-lowercased-context = Mayúsculas que se pierden al evaluar
check-option-count = Número de opciones distinto
check-unpaired-marks = Signo sin su pareja
check-untranslated = Sin traducir
check-spelling = Posible falta de ortografía
check-grammar = Posible error gramatical
check-option-agreement = Opción que no concuerda con la pregunta
check-english-word = Palabra en inglés
check-early-mark = Signo de apertura demasiado pronto
check-closed-stem = Pregunta cerrada antes de las opciones
check-blank-article = Artículo antes del hueco
check-mixed-forms = Opciones que empiezan de formas distintas
check-changed-gender = Una mujer convertida en hombre
check-false-friend = Falso amigo
check-calque = Dicho como en inglés
check-english-acronym = Sigla en inglés
check-title-case = Mayúsculas de título en inglés
check-article-gender = Artículo de otro género
check-opinion = Propuesto por un modelo u otra herramienta

## Las materias de MMLU
subject-abstract_algebra = Álgebra abstracta
subject-anatomy = Anatomía
subject-astronomy = Astronomía
subject-business_ethics = Ética empresarial
subject-clinical_knowledge = Conocimiento clínico
subject-college_biology = Biología universitaria
subject-college_chemistry = Química universitaria
subject-college_computer_science = Informática universitaria
subject-college_mathematics = Matemáticas universitarias
subject-college_medicine = Medicina universitaria
subject-college_physics = Física universitaria
subject-computer_security = Seguridad informática
subject-conceptual_physics = Física conceptual
subject-econometrics = Econometría
subject-electrical_engineering = Ingeniería eléctrica
subject-elementary_mathematics = Matemáticas elementales
subject-formal_logic = Lógica formal
subject-global_facts = Datos del mundo
subject-high_school_biology = Biología de secundaria
subject-high_school_chemistry = Química de secundaria
subject-high_school_computer_science = Informática de secundaria
subject-high_school_european_history = Historia de Europa de secundaria
subject-high_school_geography = Geografía de secundaria
subject-high_school_government_and_politics = Gobierno y política de secundaria
subject-high_school_macroeconomics = Macroeconomía de secundaria
subject-high_school_mathematics = Matemáticas de secundaria
subject-high_school_microeconomics = Microeconomía de secundaria
subject-high_school_physics = Física de secundaria
subject-high_school_psychology = Psicología de secundaria
subject-high_school_statistics = Estadística de secundaria
subject-high_school_us_history = Historia de Estados Unidos de secundaria
subject-high_school_world_history = Historia universal de secundaria
subject-human_aging = Envejecimiento humano
subject-human_sexuality = Sexualidad humana
subject-international_law = Derecho internacional
subject-jurisprudence = Jurisprudencia
subject-logical_fallacies = Falacias lógicas
subject-machine_learning = Aprendizaje automático
subject-management = Administración
subject-marketing = Mercadotecnia
subject-medical_genetics = Genética médica
subject-miscellaneous = Temas variados
subject-moral_disputes = Debates morales
subject-moral_scenarios = Situaciones morales
subject-nutrition = Nutrición
subject-philosophy = Filosofía
subject-prehistory = Prehistoria
subject-professional_accounting = Contabilidad profesional
subject-professional_law = Derecho profesional
subject-professional_medicine = Medicina profesional
subject-professional_psychology = Psicología profesional
subject-public_relations = Relaciones públicas
subject-security_studies = Estudios de seguridad
subject-sociology = Sociología
subject-us_foreign_policy = Política exterior de Estados Unidos
subject-virology = Virología
subject-world_religions = Religiones del mundo

## Los benchmarks
benchmark-arc = ARC-Challenge
benchmark-dibt = DIBT
benchmark-hellaswag = HellaSwag
benchmark-mmlu = MMLU
