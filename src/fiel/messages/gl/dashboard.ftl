# status: waiting for a native reader
# Standard Galician, ti. item: elemento; answer: resposta; box: cadro; check: revisión; release: versión; organizers: equipo organizador.

# O panel público.

## Arredor de cada páxina
language-name = Galego
language-label = Lingua
campaign-label = Campaña
campaign-all = Todas as campañas
tagline = traducións revisadas por persoas
nav-progress = Progreso
nav-people = Persoas
nav-findings = O que atopamos
nav-person = A páxina dunha persoa
nav-participate = Como participar
taken-at = Datos tomados o { $day } ás { $time } UTC, { $age }.
age-seconds = hai menos dun minuto
age-minutes = { $count ->
    [one] hai { $count } minuto
   *[other] hai { $count } minutos
}
age-hours = { $count ->
    [one] hai { $count } hora
   *[other] hai { $count } horas
}
age-days = { $count ->
    [one] hai { $count } día
   *[other] hai { $count } días
}
empty-heading = Aínda non hai datos
empty-text = O progreso aparecerá aquí en canto se publiquen os primeiros datos. Non fai falta que volvas cargar a páxina.
no-campaigns = Aínda non hai campañas que mostrar. Volve axiña.
problem-heading = Un momento, por favor
problem-none = Agora mesmo non se poden ler os datos. Volveremos intentalo nuns segundos.
problem-stale = Os datos novos non se poden ler; ves os últimos bos, tomados { $age }.
simulated-banner = Datos simulados: { $simulated ->
    [one] { $simulated } das respostas é inventada
   *[other] { $simulated } das respostas son inventadas
} para mostrar como funciona Fiel. Os nomes que levan «simulado» non son de ninguén.
simulated-name = { $name } · simulado
column-share = Porcentaxe
table-details = Ver os números nunha táboa
show-more = { $count ->
    [one] Ver { $count } máis
   *[other] Ver { $count } máis
}

## Progreso
progress-heading = O progreso de todas as campañas
introduction = Persoas voluntarias revisan, unha a unha, as traducións automáticas coas que se avalían os modelos de linguaxe. Aquí vese ata onde chegaron.
validated-of = { $total ->
    [one] de { $total } elemento validado
   *[other] de { $total } elementos validados
}
validated-share = { $percent } validado
target-share = meta: { $percent } ({ $count })
other-done = { $count ->
    [one] { $count } máis con todas as súas respostas, pero inservible ou en discusión
   *[other] { $count } máis con todas as súas respostas, pero inservibles ou en discusión
}
decisions-waiting = O que decidiron as últimas persoas móstrase máis adiante, para que non se saiba quen decidiu que.
target-reached = Meta acadada!
finished-thanks = Xa non queda nada por revisar. Grazas a todas as persoas que o fixeron posible.
closed-thanks = Esta campaña xa pechou. Grazas a todas as persoas que participaron.
answers-label = Respostas
people-label = Persoas
people-at-most = ata { $count }
people-at-most-help = Quen participa sen nome público en dúas campañas conta nas dúas.
overlap-label = Respostas reunidas
overlap-note = de todas as que fan falta
pace-label = Ritmo
pace-value = { $count } ao día
pace-note = { $days ->
    [one] hoxe
   *[other] nos últimos { $days } días
}
end-label = Final estimado
end-closed = pechada
end-done = rematada
end-target = obxectivo acadado
end-expected = cara ao { $day }
end-range = o máis probable, entre o { $earliest } e o { $latest }
end-range-open = como moi cedo, o { $earliest }
end-far = afastado
end-far-note = ao ritmo de agora, máis de dez anos
end-unknown = aínda non se sabe
end-unknown-note = fai falta unha semana de respostas
end-idle-note = non hai respostas desde hai seis semanas
slice-heading = Tes dez minutos?
slice-text = { $items ->
    [one] Abondan para un elemento, máis ou menos.
   *[other] Abondan para uns { $items } elementos.
} Levámoste ao formulario onde máis falta fas.
slice-text-one-away = { $items ->
    [one] Abondan para un elemento, máis ou menos.
   *[other] Abondan para uns { $items } elementos.
} { $waiting ->
    [one] A un deles só lle falta unha resposta: pode ser a túa.
   *[other] A { $waiting } deles só lles falta unha resposta: pode ser a túa.
}
slice-button = Revisar dez minutos
slice-button-in = Revisar dez minutos de { $title }
new-tab = ábrese noutra lapela
campaigns-heading = Por campaña
campaigns-caption = Elementos validados de cada campaña, e cando pode rematar.
campaign-column = Campaña
validated-column = Validados
end-column = Final estimado
activity-heading = Actividade
activity-empty = Aquí verase a actividade de cada día en canto chegue a primeira resposta.
timeline-heading = Respostas desde o principio
timeline-description = Liña das respostas reunidas desde o { $first } ata o { $last }: { $count } en total. A táboa de abaixo ten os números.
calendar-heading = Calendario das últimas semanas
calendar-description = Calendario cun cadro por día, máis intenso cantas máis respostas. O día con máis, o { $day }, tivo { $count }. A táboa de abaixo ten os números.
days-caption = Respostas de cada día, empezando polo último.
day-column = Día
answers-column = Respostas
so-far-column = En total
parts-heading = Por tarefa
parts-caption = Elementos validados de cada tarefa e de cada parte dela.
task-column = Tarefa
part-column = Tarefa e parte
subjects-heading = Por materia
subjects-caption = { $count ->
    [one] A materia de MMLU, cos seus elementos validados.
   *[other] As { $count } materias de MMLU, cos seus elementos validados.
}
subject-column = Materia
sort-label = Ordenar por
sort-name = Nome
sort-most = Máis avanzadas
sort-least = Menos avanzadas

## Persoas
people-heading = As persoas
people-lead = Detrás de cada elemento validado hai alguén que o leu con calma. Aquí está o seu traballo, primeiro o máis recente.
period-week = Esta semana
period-month = Este mes
period-all = Desde o principio
period-caption-week = Respostas dos últimos 7 días.
period-caption-month = Respostas dos últimos 30 días.
period-caption-all = Todas as respostas.
period-empty = Neste tempo non hai respostas con nome. Será a túa a próxima?
contributors-anonymous = E { $people ->
    [one] { $people } persoa
   *[other] { $people } persoas
} sen nome público, con { $answers ->
    [one] { $answers } resposta
   *[other] { $answers } respostas
}. Grazas!
contributors-anonymous-at-most = E ata { $people ->
    [one] { $people } persoa
   *[other] { $people } persoas
} sen nome público, con { $answers ->
    [one] { $answers } resposta
   *[other] { $answers } respostas
}. Grazas!
contributors-anonymous-answers = { $answers ->
    [one] E { $answers } resposta de persoas sen nome público. Grazas!
   *[other] E { $answers } respostas de persoas sen nome público. Grazas!
}
contributors-anonymous-simulated = Esas persoas son simuladas.
rank-column = Posto
name-column = Nome
newcomers-heading = Acabadas de chegar
newcomers-text = { $count ->
    [one] Deu a súa primeira resposta esta semana. Dámosche a benvida!
   *[other] Deron a súa primeira resposta esta semana. Dámosvos a benvida!
}
milestones-heading = Metas recentes
milestone-person = { $name } chegou { $count ->
    [one] á súa primeira resposta
   *[other] a { $count } respostas
}
milestone-campaign = { $title }: o { $percent } dos elementos ten todas as súas respostas
varieties-heading = Variedades e países
varieties-caption = Segundo as persoas que aceptaron que se contase: cinco ou máis de cada unha. Os números cambian por varias persoas á vez.
varieties-column = Variedade ou país
varieties-number = { $count } ou máis
varieties-others = Outras
effort-heading = Como se reparte o traballo
effort-text = { $top ->
    [one] A persoa máis activa deu o { $share } das respostas.
   *[other] As { $top } persoas máis activas, unha de cada dez, deron o { $share } das respostas.
}
effort-even = Se todas as persoas desen as mesmas, sería o { $even }.
effort-reading = Canto máis se achega a curva á diagonal, máis repartido está o traballo. O ideal é que non dependa dunhas poucas persoas: un anaco teu axuda moito.
effort-few = Cando haxa máis persoas, aquí verase como se reparte o traballo entre elas.
effort-description = Curva de Lorenz: a metade menos activa das persoas deu o { $half } das respostas. A táboa de abaixo ten os números.
effort-caption = Cantas das respostas deu cada parte das persoas.
lorenz-people = Persoas, de menos a máis activas
lorenz-answers = Respostas dadas
lorenz-equal = repartición igual
lorenz-real = repartición real

## A páxina dunha persoa
person-answers = Respostas
person-days = Días con respostas
person-streak = Xeira máis longa
person-streak-value = { $days ->
    [one] { $days } día seguido
   *[other] { $days } días seguidos
}
person-since = Desde o { $first } ata o { $last }
person-on = O { $day }
person-tasks-heading = Onde participou
person-milestones-heading = Metas acadadas
person-milestone = { $count ->
    [one] primeira resposta
   *[other] { $count } respostas
}
person-next = Próxima meta: { $count } respostas. { $missing ->
    [one] Falta { $missing }.
   *[other] Faltan { $missing }.
}
person-simulated = Esta persoa é simulada: as súas respostas mostran como funciona Fiel.

## O que atopamos
findings-heading = O que atopamos
findings-lead = Estaba ben a tradución automática? Isto é o que din as persoas que a leron.
findings-empty = Aínda non hai elementos validados. En canto os haxa, aquí verase como estaba a tradución automática.
quality-right-of = { $total ->
    [one] de { $total } elemento con veredicto estaba ben tal como viña
   *[other] de { $total } elementos con veredicto estaban ben tal como viñan
}
quality-interval = Con estes datos, o máis probable é que o valor real estea entre o { $low } e o { $high }.
quality-right = Ben como estaban
quality-corrected = Corrixidos
quality-unusable = Inservibles
quality-by-benchmark = Por benchmark
quality-by-benchmark-caption = Elementos que estaban ben tal como viñan, dos validados. A marxe indica o que aínda non se sabe.
quality-by-subject = Por materia
quality-by-subject-caption = O mesmo, por materia de MMLU: primeiro as que máis correccións precisaron.
quality-by-finding = Polo que detectou a revisión automática
quality-by-finding-caption = Antes de que ninguén lea, Fiel sinala o que parece sospeitoso. Así estaban eses elementos en realidade.
quality-by-kind = Que se corrixiu
quality-by-kind-caption = As correccións, polo que cambiou nelas.
benchmark-column = Proba (benchmark)
finding-column = Sinal
kind-column = Cambio
items-column = Elementos
right-column = Ben como estaban
interval = entre { $low } e { $high }
of-all-column = Do total
no-finding = Sen ningún sinal
reasons-heading = Por que algúns non serven
reasons-caption = O que dixo quen marcou un elemento como inservible.
reason-column = Motivo
no-reason = Sen motivo
corrections-heading = Correccións que ensinan
corrections-lead = Un cambio pequeno pode cambiar a pregunta enteira. O quitado vai riscado; o engadido, subliñado.
correction-original = Orixinal en inglés
correction-before = Tradución automática
correction-after = Texto corrixido
correction-removed = quitado
correction-added = engadido
agreement-heading = Canto coinciden as persoas
agreement-text = Cando varias persoas miraron o mesmo elemento, coincidiron no { $percent } dos casos ({ $items ->
    [one] { $items } elemento
   *[other] { $items } elementos
}).
agreement-same-text = E no { $percent } quedaron co mesmo texto, palabra por palabra.
agreement-alpha = Descontando o azar, o acordo é { $level } (alfa de Krippendorff: { $alpha }).
agreement-high = alto
agreement-fair = aceptable
agreement-low = baixo
agreement-none = Aínda non hai elementos que mirasen dúas persoas ou máis.

## Como participar
participate-heading = Como participar
participate-lead = Non fai falta saber de intelixencia artificial: abonda con ler con atención e coñecer ben a lingua. Dez minutos xa axudan.
step-guide = Le a guía
step-guide-text = Son uns minutos e verás exemplos de que aceptar e que corrixir.
guide-link = Abrir a guía de { $title }
guide-in-form = A guía está tamén dentro de cada formulario.
step-video = Mira o vídeo
step-video-text = Mostra como se revisa un elemento, paso a paso.
video-load = Cargar o vídeo de { $host }
video-privacy = Ao cargalo, { $host } saberá que o ves. Ata entón non se lle pide nada.
video-link = Ver o vídeo de { $title }
step-work = Revisa
step-work-text = Entra en Argilla, le o orixinal e a tradución, e di se está ben, corríxea ou márcaa como inservible.
work-link = Entrar en { $title } en Argilla
work-closed = { $title } xa pechou. Grazas!
work-invited = Participase cun convite: pídelle a ligazón ao equipo organizador. Se xa tes conta, abre a ligazón que che enviaron.
step-ask = Pregunta
step-ask-text = Se dubidas, pregunta: seguro que lle pasa a alguén máis. Tamén podes deixar un comentario no propio formulario.
ask-link = Preguntar sobre { $title }
credit-heading = O teu nome, como ti queiras
credit-text = Ao empezar, o formulario «Sobre ti» pregúntache se queres aparecer e con que nome. Se non dis nada, non aparecerás: as túas respostas contan igual, sen nome.
credit-change = Podes cambiar de idea cando queiras; a páxina actualízase cos seguintes datos.
share-heading = Compárteo
share-text = Leva o progreso á túa páxina ou ás túas redes.
share-badge-alt = Insignia co progreso de { $title }
share-card-alt = Tarxeta co progreso de { $title }
share-download-badge = Descargar a insignia (SVG)
share-download-card = Descargar a tarxeta (PNG)

## As páxinas que non precisan scripts
nav-news = Novidades
nav-about = Sobre isto
pages-label = Páxinas
skip-link = Ir ao contido
campaign-show = Amosar
live-link = Gráficos interactivos, con números que se actualizan sós
live-back = Todas as páxinas
taken-on = Datos tomados o { $day } ás { $time } UTC.
simulated-short = Datos simulados
bars-by-day = Respostas por día.
bars-by-week = Respostas por semana.
weeks-caption = Respostas e elementos completados por semana, o último primeiro.
week-column = Semana
completed-column = Elementos completados
week-from-to = { $first } – { $last }
summary = Elementos validados: { $validated } de { $total }. Persoas: { $people }. Respostas: { $answers }.
meta-people = Quen revisa as traducións, quen acaba de chegar e que se acadou.
meta-findings = Como era a tradución automática, que corrixiu a xente e canto coincide.
meta-participate = Como revisar traducións: a guía, o formulario e onde preguntar. Dez minutos axudan.
meta-news = Que pasou cada semana.
meta-about = Quen o organiza, a licenza, os datos e como citalos, e a privacidade.
news-heading = Novidades
news-lead = Que pasou cada semana, en números.
news-empty = As primeiras novidades sairán cando remate a primeira semana.
news-feed = Seguir as novidades nun lector de RSS
news-answers = Respostas: { $answers }. Elementos completados: { $items }.
news-newcomers = Primeiras respostas: { $names }. Dámosvos a benvida!
about-heading = Quen, que e como
about-lead = Os modelos de linguaxe compáranse con probas que traduciu unha máquina. Aquí hai persoas que revisan esas traducións, unha a unha.
about-how = Como funciona
about-how-text = Cada elemento móstrase a carón do seu orixinal. A xente di se a tradución está ben, corríxea ou márcaa como inservible. O resultado é un conxunto de datos que calquera pode usar.
about-who = Organiza
about-license = Licenza dos datos
about-data = Datos
about-download = Descargar os datos validados
about-data-later = A ligazón estará aquí cando se publiquen.
about-cite = Como citalos
about-citation = Comunidade de { $title } ({ $year }). { $title }, traducións revisadas por persoas. { $address }
about-privacy = Privacidade
about-privacy-text = Estas páxinas mostran contas e os nomes de quen aceptou aparecer, con cantos textos revisou e cando. Nunca din quen decidiu que. Non cargan nada doutros sitios nin seguen a ninguén.
privacy-link = Aviso de privacidade de { $title }
about-code = O programa
about-code-text = Estas páxinas están feitas con Fiel { $version }, que é software libre coa licenza Apache 2.0.
about-code-link = Ver o código
missing-heading = Neste enderezo non hai nada
missing-text = Pode que a páxina cambiase de sitio, ou que alguén xa non queira amosar o seu nome.
missing-back = Ver o progreso
search-heading = Buscar nas correccións
search-label = Buscar en todas as correccións de aquí ({ $count })
search-button = Buscar
search-found = Atopadas: { $count }
correction-link = Ligazón a esta corrección
correction-of = Unha corrección feita por persoas en { $title }.
correction-more = Máis correccións
copy-link = Copiar a ligazón
copy-code = Copiar
copied = Copiado
mastodon-server = O teu servidor de Mastodon
mastodon-share = Compartir en Mastodon
embed-summary = Ponllo na túa páxina
embed-badge = Insignia (HTML)
embed-frame = Marco co progreso (HTML)
embed-more = Ver o progreso
person-lead = Unha das persoas que revisan estas traducións, unha a unha.
person-summary = Respostas: { $answers }. Días con respostas: { $days }.

## Que cambiou nunha corrección
kind-number = Un número
kind-negation = Unha negación ou excepción
kind-wording = Unhas poucas palabras
kind-omission = Faltaban palabras
kind-addition = Sobraban palabras
kind-order = A orde das palabras
kind-spelling = A ortografía
kind-rewritten = Case todo o texto
kind-punctuation = A puntuación

## O que sinala a revisión automática
check-agreement-cue = A concordancia delata a resposta
check-answer-key = A resposta non é a do orixinal
check-answer-outside = A resposta non está entre as opcións
check-option-hole = Falta unha opción antes da correcta
check-broken-continuation = O final non continúa a frase
check-changed-code = Código distinto
check-changed-formula = Fórmula distinta
check-changed-mark = Marcas entre corchetes distintas
check-changed-number = Números distintos
check-changed-unit = Unidade distinta
check-chat-residue = Restos do programa que traduciu
check-damaged-markup = Formato danado
check-damaged-placeholder = Oco para encher danado
check-damaged-url = Enderezo danado
check-deleted-brackets = Corchetes que se borran ao avaliar
check-doubled-space = Espazo de máis
check-doubled-word = Palabra repetida
check-empty-segment = Texto baleiro
check-end-punctuation = Puntuación final
check-equal-options = Opcións iguais
check-glossary-term = Termo do glosario
check-inconsistent-translation = O mesmo, traducido doutro xeito
check-length-ratio = Curto ou longo de máis
check-long-answer = Resposta máis longa ca as demais
check-reported-original = Orixinal sinalado como erróneo
check-merged-question = Dúas preguntas convertidas nunha
check-lost-negation = Negación perdida
check-lost-reference = Referencia perdida a outra opción
check-lowercased-context = Maiúsculas que se perden ao avaliar
check-option-count = Número de opcións distinto
check-unpaired-marks = Signo sen a súa parella
check-untranslated = Sen traducir
check-spelling = Posible falta de ortografía
check-grammar = Posible erro gramatical
check-option-agreement = Opción que non concorda coa pregunta
check-english-word = Palabra en inglés
check-early-mark = Signo de apertura demasiado cedo
check-closed-stem = Pregunta pechada antes das opcións
check-blank-article = Artigo antes do oco
check-mixed-forms = Opcións que comezan de formas distintas
check-changed-gender = Unha muller convertida en home
check-false-friend = Falso amigo
check-calque = Dito como en inglés
check-english-acronym = Sigla en inglés
check-title-case = Maiúsculas de título en inglés
check-article-gender = Artigo doutro xénero
check-opinion = Proposto por un modelo ou outra ferramenta

## As materias de MMLU
subject-abstract_algebra = Álxebra abstracta
subject-anatomy = Anatomía
subject-astronomy = Astronomía
subject-business_ethics = Ética empresarial
subject-clinical_knowledge = Coñecemento clínico
subject-college_biology = Bioloxía universitaria
subject-college_chemistry = Química universitaria
subject-college_computer_science = Informática universitaria
subject-college_mathematics = Matemáticas universitarias
subject-college_medicine = Medicina universitaria
subject-college_physics = Física universitaria
subject-computer_security = Seguridade informática
subject-conceptual_physics = Física conceptual
subject-econometrics = Econometría
subject-electrical_engineering = Enxeñaría eléctrica
subject-elementary_mathematics = Matemáticas elementais
subject-formal_logic = Lóxica formal
subject-global_facts = Datos do mundo
subject-high_school_biology = Bioloxía de secundaria
subject-high_school_chemistry = Química de secundaria
subject-high_school_computer_science = Informática de secundaria
subject-high_school_european_history = Historia de Europa de secundaria
subject-high_school_geography = Xeografía de secundaria
subject-high_school_government_and_politics = Goberno e política de secundaria
subject-high_school_macroeconomics = Macroeconomía de secundaria
subject-high_school_mathematics = Matemáticas de secundaria
subject-high_school_microeconomics = Microeconomía de secundaria
subject-high_school_physics = Física de secundaria
subject-high_school_psychology = Psicoloxía de secundaria
subject-high_school_statistics = Estatística de secundaria
subject-high_school_us_history = Historia dos Estados Unidos de secundaria
subject-high_school_world_history = Historia universal de secundaria
subject-human_aging = Envellecemento humano
subject-human_sexuality = Sexualidade humana
subject-international_law = Dereito internacional
subject-jurisprudence = Xurisprudencia
subject-logical_fallacies = Falacias lóxicas
subject-machine_learning = Aprendizaxe automática
subject-management = Xestión
subject-marketing = Mercadotecnia
subject-medical_genetics = Xenética médica
subject-miscellaneous = Temas variados
subject-moral_disputes = Debates morais
subject-moral_scenarios = Situacións morais
subject-nutrition = Nutrición
subject-philosophy = Filosofía
subject-prehistory = Prehistoria
subject-professional_accounting = Contabilidade profesional
subject-professional_law = Dereito profesional
subject-professional_medicine = Medicina profesional
subject-professional_psychology = Psicoloxía profesional
subject-public_relations = Relacións públicas
subject-security_studies = Estudos de seguridade
subject-sociology = Socioloxía
subject-us_foreign_policy = Política exterior dos Estados Unidos
subject-virology = Viroloxía
subject-world_religions = Relixións do mundo

## Os benchmarks
benchmark-arc = ARC-Challenge
benchmark-dibt = DIBT
benchmark-hellaswag = HellaSwag
benchmark-mmlu = MMLU
