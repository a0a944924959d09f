# status: waiting for a native reader
# Central Catalan, tu. item: element; answer: resposta; box: quadre; check: revisió; release: versió; organizers: equip organitzador.

# El tauler públic.

## Al voltant de cada pàgina
language-name = Català
language-label = Llengua
campaign-label = Campanya
campaign-all = Totes les campanyes
tagline = traduccions revisades per persones
nav-progress = Progrés
nav-people = Persones
nav-findings = Què hem trobat
nav-person = La pàgina d’una persona
nav-participate = Com participar-hi
taken-at = Dades de { $day }, { $time } UTC, { $age }.
age-seconds = fa menys d’un minut
age-minutes = { $count ->
    [one] fa { $count } minut
   *[other] fa { $count } minuts
}
age-hours = { $count ->
    [one] fa { $count } hora
   *[other] fa { $count } hores
}
age-days = { $count ->
    [one] fa { $count } dia
   *[other] fa { $count } dies
}
empty-heading = Encara no hi ha dades
empty-text = El progrés apareixerà aquí tan bon punt es publiquin les primeres dades. No cal que tornis a carregar la pàgina.
no-campaigns = Encara no hi ha campanyes per mostrar. Torna aviat.
problem-heading = Un moment, si us plau
problem-none = Ara mateix no es poden llegir les dades. Ho tornarem a provar d’aquí a uns segons.
problem-stale = Les dades noves no es poden llegir; veus les últimes de bones, de { $age }.
simulated-banner = Dades simulades: { $simulated ->
    [one] { $simulated } de les respostes és inventada
   *[other] { $simulated } de les respostes són inventades
} per mostrar com funciona Fiel. Els noms que porten «simulat» no són de ningú.
simulated-name = { $name } · simulat
column-share = Percentatge
table-details = Mostra els números en una taula
show-more = { $count ->
    [one] Mostra’n { $count } més
   *[other] Mostra’n { $count } més
}

## Progrés
progress-heading = El progrés de totes les campanyes
introduction = Persones voluntàries revisen, una per una, les traduccions automàtiques amb què s’avaluen els models de llenguatge. Aquí es veu fins on han arribat.
validated-of = { $total ->
    [one] de { $total } element validat
    [many] de { $total } d’elements validats
   *[other] de { $total } elements validats
}
validated-share = { $percent } validat
target-share = objectiu: { $percent } ({ $count })
other-done = { $count ->
    [one] { $count } més amb totes les respostes, però inservible o en discussió
   *[other] { $count } més amb totes les respostes, però inservibles o en discussió
}
decisions-waiting = El que han decidit les últimes persones es mostra més endavant, perquè no se sàpiga qui ha decidit què.
target-reached = Objectiu assolit!
finished-thanks = Ja no queda res per revisar. Gràcies a totes les persones que ho han fet possible.
closed-thanks = Aquesta campanya s’ha acabat. Gràcies a totes les persones que hi han participat.
answers-label = Respostes
people-label = Persones
people-at-most = fins a { $count }
people-at-most-help = Qui participa sense nom públic en dues campanyes compta en totes dues.
overlap-label = Respostes aplegades
overlap-note = de totes les que calen
pace-label = Ritme
pace-value = { $count } al dia
pace-note = { $days ->
    [one] avui
   *[other] en els últims { $days } dies
}
end-label = Final estimat
end-closed = tancada
end-done = acabada
end-target = objectiu assolit
end-expected = cap a { $day }
end-range = el més probable: { $earliest } – { $latest }
end-range-open = com a molt aviat: { $earliest }
end-far = llunyà
end-far-note = al ritme d’ara, més de deu anys
end-unknown = encara no se sap
end-unknown-note = cal una setmana de respostes
end-idle-note = no hi ha respostes des de fa sis setmanes
slice-heading = Tens deu minuts?
slice-text = { $items ->
    [one] N’hi ha prou per a un element, més o menys.
    [many] N’hi ha prou per a uns { $items } d’elements.
   *[other] N’hi ha prou per a uns { $items } elements.
} Et portem al formulari on fas més falta.
slice-text-one-away = { $items ->
    [one] N’hi ha prou per a un element, més o menys.
    [many] N’hi ha prou per a uns { $items } d’elements.
   *[other] N’hi ha prou per a uns { $items } elements.
} { $waiting ->
    [one] A un d’ells només li falta una resposta: pot ser la teva.
   *[other] A { $waiting } d’ells només els falta una resposta: pot ser la teva.
}
slice-button = Revisa deu minuts
slice-button-in = Revisa deu minuts: { $title }
new-tab = s’obre en una altra pestanya
campaigns-heading = Per campanya
campaigns-caption = Elements validats de cada campanya, i quan pot acabar.
campaign-column = Campanya
validated-column = Validats
end-column = Final estimat
activity-heading = Activitat
activity-empty = Aquí es veurà l’activitat de cada dia quan arribi la primera resposta.
timeline-heading = Respostes des del principi
timeline-description = Gràfic de línia de les respostes aplegades, { $first } – { $last }: { $count } en total. La taula de sota té els números.
calendar-heading = Calendari de les últimes setmanes
calendar-description = Calendari amb un quadre per dia, més intens com més respostes. El dia amb més respostes, { $day }, en va tenir { $count }. La taula de sota té els números.
days-caption = Respostes de cada dia, començant per l’últim.
day-column = Dia
answers-column = Respostes
so-far-column = En total
parts-heading = Per tasca
parts-caption = Elements validats de cada tasca i de cada part.
task-column = Tasca
part-column = Tasca i part
subjects-heading = Per matèria
subjects-caption = { $count ->
    [one] La matèria de MMLU, amb els seus elements validats.
   *[other] Les { $count } matèries de MMLU, amb els seus elements validats.
}
subject-column = Matèria
sort-label = Ordena per
sort-name = Nom
sort-most = Més avançades
sort-least = Menys avançades

## Persones
people-heading = Les persones
people-lead = Darrere de cada element validat hi ha algú que l’ha llegit amb calma. Aquesta és la seva feina, primer la més recent.
period-week = Aquesta setmana
period-month = Aquest mes
period-all = Des del principi
period-caption-week = Respostes dels últims 7 dies.
period-caption-month = Respostes dels últims 30 dies.
period-caption-all = Totes les respostes.
period-empty = En aquest període no hi ha respostes amb nom. La pròxima serà la teva?
contributors-anonymous = I { $people ->
    [one] { $people } persona
    [many] { $people } de persones
   *[other] { $people } persones
} sense nom públic, amb { $answers ->
    [one] { $answers } resposta
   *[other] { $answers } respostes
}. Gràcies!
contributors-anonymous-at-most = I fins a { $people ->
    [one] { $people } persona
    [many] { $people } de persones
   *[other] { $people } persones
} sense nom públic, amb { $answers ->
    [one] { $answers } resposta
   *[other] { $answers } respostes
}. Gràcies!
contributors-anonymous-answers = { $answers ->
    [one] I { $answers } resposta de persones sense nom públic. Gràcies!
    [many] I { $answers } de respostes de persones sense nom públic. Gràcies!
   *[other] I { $answers } respostes de persones sense nom públic. Gràcies!
}
contributors-anonymous-simulated = Aquestes persones són simulades.
rank-column = Posició
name-column = Nom
newcomers-heading = Acabades d’arribar
newcomers-text = { $count ->
    [one] Ha donat la primera resposta aquesta setmana. Et donem la benvinguda!
   *[other] Han donat la primera resposta aquesta setmana. Us donem la benvinguda!
}
milestones-heading = Fites recents
milestone-person = { $name } ha arribat a { $count ->
    [one] la primera resposta
    [many] { $count } de respostes
   *[other] { $count } respostes
}
milestone-campaign = { $title }: un { $percent } dels elements té totes les respostes
varieties-heading = Varietats i països
varieties-caption = Segons les persones que han acceptat que es compti: cinc o més de cadascuna. Els nombres canvien per a diverses persones alhora.
varieties-column = Varietat o país
varieties-number = { $count } o més
varieties-others = Altres
effort-heading = Com es reparteix la feina
effort-text = { $top ->
    [one] La persona més activa ha donat un { $share } de les respostes.
    [many] Les { $top } de persones més actives, una de cada deu, han donat un { $share } de les respostes.
   *[other] Les { $top } persones més actives, una de cada deu, han donat un { $share } de les respostes.
}
effort-even = Si totes les persones n’haguessin donat les mateixes, hauria estat un { $even }.
effort-reading = Com més s’acosta la corba a la diagonal, més repartida està la feina. L’ideal és que no depengui de poques persones: una estona teva ajuda molt.
effort-few = Quan hi hagi més persones, aquí es veurà com es reparteix la feina entre elles.
effort-description = Corba de Lorenz: la meitat menys activa de les persones ha donat un { $half } de les respostes. La taula de sota té els números.
effort-caption = Quantes de les respostes ha donat cada part de les persones.
lorenz-people = Persones, de menys a més actives
lorenz-answers = Respostes donades
lorenz-equal = repartiment igual
lorenz-real = repartiment real

## La pàgina d'una persona
person-answers = Respostes
person-days = Dies amb respostes
person-streak = Ratxa més llarga
person-streak-value = { $days ->
    [one] { $days } dia seguit
   *[other] { $days } dies seguits
}
person-since = { $first } – { $last }
person-on = Dia: { $day }
person-tasks-heading = On ha participat
person-milestones-heading = Fites assolides
person-milestone = { $count ->
    [one] primera resposta
    [many] { $count } de respostes
   *[other] { $count } respostes
}
person-next = Pròxima fita: { $count } respostes. { $missing ->
    [one] En falta { $missing }.
   *[other] En falten { $missing }.
}
person-simulated = Aquesta persona és simulada: les seves respostes mostren com funciona Fiel.

## Què hem trobat
findings-heading = Què hem trobat
findings-lead = Era bona, la traducció automàtica? Això és el que en diuen les persones que l’han llegida.
findings-empty = Encara no hi ha elements validats. Quan n’hi hagi, aquí es veurà com era la traducció automàtica.
quality-right-of = { $total ->
    [one] de { $total } element amb veredicte era bo tal com venia
    [many] de { $total } d’elements amb veredicte eren bons tal com venien
   *[other] de { $total } elements amb veredicte eren bons tal com venien
}
quality-interval = Amb aquestes dades, el més probable és que el valor real sigui entre un { $low } i un { $high }.
quality-right = Bons tal com eren
quality-corrected = Corregits
quality-unusable = Inservibles
quality-by-benchmark = Per benchmark
quality-by-benchmark-caption = Elements que eren bons tal com venien, dels validats. El marge indica el que encara no se sap.
quality-by-subject = Per matèria
quality-by-subject-caption = El mateix, per matèria de MMLU: primer les que han necessitat més correccions.
quality-by-finding = Pel que ha detectat la revisió automàtica
quality-by-finding-caption = Abans que ningú llegeixi, Fiel assenyala el que sembla sospitós. Així eren aquests elements en realitat.
quality-by-kind = Què s’ha corregit
quality-by-kind-caption = Les correccions, segons el que hi ha canviat.
benchmark-column = Prova (benchmark)
finding-column = Senyal
kind-column = Canvi
items-column = Elements
right-column = Bons tal com eren
interval = entre { $low } i { $high }
of-all-column = Del total
no-finding = Sense cap senyal
reasons-heading = Per què alguns no serveixen
reasons-caption = El que han dit les persones que han marcat un element com a inservible.
reason-column = Motiu
no-reason = Sense motiu
corrections-heading = Correccions que val la pena llegir
corrections-lead = Un canvi petit pot canviar tota la pregunta. El que s’ha tret surt ratllat; el que s’ha afegit, subratllat.
correction-original = Original en anglès
correction-before = Traducció automàtica
correction-after = Text corregit
correction-removed = tret
correction-added = afegit
agreement-heading = Fins a quin punt coincideixen les persones
agreement-text = Quan diverses persones han mirat el mateix element, han coincidit en un { $percent } dels casos ({ $items ->
    [one] { $items } element
    [many] { $items } d’elements
   *[other] { $items } elements
}).
agreement-same-text = I en un { $percent } s’han quedat amb el mateix text, paraula per paraula.
agreement-alpha = Descomptant l’atzar, l’acord és { $level } (alfa de Krippendorff: { $alpha }).
agreement-high = alt
agreement-fair = acceptable
agreement-low = baix
agreement-none = Encara no hi ha cap element que hagin mirat dues persones o més.

## Com participar-hi
participate-heading = Com participar-hi
participate-lead = No cal saber d’intel·ligència artificial: n’hi ha prou de llegir amb atenció i conèixer bé la llengua. Deu minuts ja ajuden.
step-guide = Llegeix la guia
step-guide-text = Són uns minuts, i hi veuràs exemples de què cal acceptar i què cal corregir.
guide-link = Obre la guia: { $title }
guide-in-form = La guia també és dins de cada formulari.
step-video = Mira el vídeo
step-video-text = Mostra com es revisa un element, pas a pas.
video-load = Carrega el vídeo de { $host }
video-privacy = Quan el carreguis, { $host } sabrà que el veus. Fins aleshores no se li demana res.
video-link = Mira el vídeo: { $title }
step-work = Revisa
step-work-text = Entra a Argilla, llegeix l’original i la traducció, i digues si és correcta, corregeix-la o marca-la com a inservible.
work-link = Entra a { $title } a Argilla
work-closed = { $title }: campanya tancada. Gràcies!
work-invited = S’hi participa amb una invitació: demana l’enllaç a l’equip organitzador. Si ja tens compte, obre l’enllaç que et van enviar.
step-ask = Pregunta
step-ask-text = Si tens dubtes, pregunta: segur que no ets l’única persona. També pots deixar un comentari al mateix formulari.
ask-link = Pregunta sobre { $title }
credit-heading = El teu nom, com tu vulguis
credit-text = En començar, el formulari «Sobre tu» et pregunta si vols que se t’anomeni i amb quin nom. Si no dius res, no hi sortiràs: les teves respostes compten igual, sense nom.
credit-change = Pots canviar d’opinió quan vulguis; la pàgina s’actualitza amb les dades següents.
share-heading = Comparteix-ho
share-text = Porta el progrés a la teva pàgina o a les xarxes.
share-badge-alt = Insígnia amb el progrés de { $title }
share-card-alt = Targeta amb el progrés de { $title }
share-download-badge = Baixa la insígnia (SVG)
share-download-card = Baixa la targeta (PNG)

## Les pàgines que no necessiten scripts
nav-news = Novetats
nav-about = Qui i com
pages-label = Pàgines
skip-link = Vés al contingut
campaign-show = Mostra
live-link = Gràfics interactius, amb números que s’actualitzen sols
live-back = Totes les pàgines
taken-on = Dades de { $day }, { $time } UTC.
simulated-short = Dades simulades
bars-by-day = Respostes per dia.
bars-by-week = Respostes per setmana.
weeks-caption = Respostes i elements completats per setmana, primer els més recents.
week-column = Setmana
completed-column = Elements completats
week-from-to = { $first } – { $last }
summary = Elements validats: { $validated } de { $total }. Persones: { $people }. Respostes: { $answers }.
meta-people = Qui revisa les traduccions, qui acaba d’arribar i què s’ha assolit.
meta-findings = Com era de bona la traducció automàtica, què ha corregit la gent i fins a quin punt coincideix.
meta-participate = Com revisar traduccions: la guia, el formulari i on preguntar. Deu minuts ajuden.
meta-news = Què ha passat cada setmana.
meta-about = Qui ho organitza, la llicència, les dades i com citar-les, i la privacitat.
news-heading = Novetats
news-lead = Què ha passat cada setmana, en números.
news-empty = Les primeres novetats sortiran quan s’acabi la primera setmana.
news-feed = Segueix les novetats en un lector d’RSS
news-answers = Respostes: { $answers }. Elements completats: { $items }.
news-newcomers = Primeres respostes: { $names }. Us donem la benvinguda!
about-heading = Qui, què i com
about-lead = Els models de llengua es comparen amb proves que va traduir una màquina. Aquí hi ha persones que revisen aquestes traduccions, una a una.
about-how = Com funciona
about-how-text = Cada element es mostra al costat del seu original. La gent diu si la traducció és correcta, la corregeix o la marca com a inservible. El resultat és un conjunt de dades que tothom pot fer servir.
about-who = Organitza
about-license = Llicència de les dades
about-data = Dades
about-download = Baixa les dades validades
about-data-later = L’enllaç serà aquí quan es publiquin.
about-cite = Com citar-les
about-citation = Comunitat de { $title } ({ $year }). { $title }, traduccions revisades per persones. { $address }
about-privacy = Privacitat
about-privacy-text = Aquestes pàgines mostren recomptes i els noms de qui va acceptar sortir-hi, amb quants textos va revisar i quan. Mai no diuen qui va decidir què. No carreguen res d’altres llocs ni segueixen ningú.
privacy-link = Avís de privacitat de { $title }
about-code = El programa
about-code-text = Aquestes pàgines estan fetes amb Fiel { $version }, que és programari lliure amb la llicència Apache 2.0.
about-code-link = Mira el codi
missing-heading = En aquesta adreça no hi ha res
missing-text = Potser la pàgina ha canviat de lloc, o algú ja no vol mostrar el seu nom.
missing-back = Vés al progrés
search-heading = Cerca en les correccions
search-label = Cerca en totes les correccions d’aquí ({ $count })
search-button = Cerca
search-found = Trobades: { $count }
correction-link = Enllaç a aquesta correcció
correction-of = Una correcció feta per persones a { $title }.
correction-more = Més correccions
copy-link = Copia l’enllaç
copy-code = Copia
copied = Copiat
mastodon-server = El teu servidor de Mastodon
mastodon-share = Comparteix a Mastodon
embed-summary = Posa-ho a la teva pàgina
embed-badge = Insígnia (HTML)
embed-frame = Marc amb el progrés (HTML)
embed-more = Mira el progrés
person-lead = Una de les persones que revisen aquestes traduccions, una a una.
person-summary = Respostes: { $answers }. Dies amb respostes: { $days }.

## Què ha canviat en una correcció
kind-number = Un nombre
kind-negation = Una negació o una excepció
kind-wording = Unes quantes paraules
kind-omission = Hi faltaven paraules
kind-addition = Hi sobraven paraules
kind-order = L’ordre de les paraules
kind-spelling = L’ortografia
kind-rewritten = Gairebé tot el text
kind-punctuation = La puntuació

## El que assenyala la revisió automàtica
check-agreement-cue = La concordança delata la resposta
check-answer-key = La resposta no és la de l’original
check-answer-outside = La resposta no és entre les opcions
check-option-hole = Falta una opció abans de la correcta
check-broken-continuation = El final no continua la frase
check-changed-code = Codi diferent
check-changed-formula = Fórmula diferent
check-changed-mark = Marques entre claudàtors diferents
check-changed-number = Nombres diferents
check-changed-unit = Unitat diferent
check-chat-residue = Restes del programa que ha traduït
check-damaged-markup = Format malmès
check-damaged-placeholder = Espai per omplir malmès
check-damaged-url = Adreça malmesa
check-deleted-brackets = Claudàtors que s’esborren en avaluar
check-doubled-space = Espai de més
check-doubled-word = Paraula repetida
check-empty-segment = Text buit
check-end-punctuation = Puntuació final
check-equal-options = Opcions iguals
check-glossary-term = Terme del glossari
check-inconsistent-translation = El mateix, traduït d’una altra manera
check-length-ratio = Massa curt o massa llarg
check-long-answer = Resposta més llarga que les altres
check-reported-original = Original assenyalat com a erroni
check-merged-question = Dues preguntes convertides en una
check-lost-negation = Negació perduda
check-lost-reference = Referència perduda a una altra opció
check-lowercased-context = Majúscules que es perden en avaluar
check-option-count = Nombre d’opcions diferent
check-unpaired-marks = Signe sense parella
check-untranslated = Sense traduir
check-spelling = Possible falta d’ortografia
check-grammar = Possible error gramatical
check-option-agreement = Opció que no concorda amb la pregunta
check-english-word = Paraula en anglès
check-early-mark = Signe d’obertura massa aviat
check-closed-stem = Pregunta tancada abans de les opcions
check-blank-article = Article abans del buit
check-mixed-forms = Opcions que comencen de maneres diferents
check-changed-gender = Una dona convertida en home
check-false-friend = Fals amic
check-calque = Dit com en anglès
check-english-acronym = Sigla en anglès
check-title-case = Majúscules de títol en anglès
check-article-gender = Article d’un altre gènere
check-opinion = Proposat per un model o una altra eina

## Les matèries de MMLU
subject-abstract_algebra = Àlgebra abstracta
subject-anatomy = Anatomia
subject-astronomy = Astronomia
subject-business_ethics = Ètica empresarial
subject-clinical_knowledge = Coneixement clínic
subject-college_biology = Biologia universitària
subject-college_chemistry = Química universitària
subject-college_computer_science = Informàtica universitària
subject-college_mathematics = Matemàtiques universitàries
subject-college_medicine = Medicina universitària
subject-college_physics = Física universitària
subject-computer_security = Seguretat informàtica
subject-conceptual_physics = Física conceptual
subject-econometrics = Econometria
subject-electrical_engineering = Enginyeria elèctrica
subject-elementary_mathematics = Matemàtiques elementals
subject-formal_logic = Lògica formal
subject-global_facts = Dades del món
subject-high_school_biology = Biologia de secundària
subject-high_school_chemistry = Química de secundària
subject-high_school_computer_science = Informàtica de secundària
subject-high_school_european_history = Història d’Europa de secundària
subject-high_school_geography = Geografia de secundària
subject-high_school_government_and_politics = Govern i política de secundària
subject-high_school_macroeconomics = Macroeconomia de secundària
subject-high_school_mathematics = Matemàtiques de secundària
subject-high_school_microeconomics = Microeconomia de secundària
subject-high_school_physics = Física de secundària
subject-high_school_psychology = Psicologia de secundària
subject-high_school_statistics = Estadística de secundària
subject-high_school_us_history = Història dels Estats Units de secundària
subject-high_school_world_history = Història universal de secundària
subject-human_aging = Envelliment humà
subject-human_sexuality = Sexualitat humana
subject-international_law = Dret internacional
subject-jurisprudence = Jurisprudència
subject-logical_fallacies = Fal·làcies lògiques
subject-machine_learning = Aprenentatge automàtic
subject-management = Gestió
subject-marketing = Màrqueting
subject-medical_genetics = Genètica mèdica
subject-miscellaneous = Temes variats
subject-moral_disputes = Debats morals
subject-moral_scenarios = Situacions morals
subject-nutrition = Nutrició
subject-philosophy = Filosofia
subject-prehistory = Prehistòria
subject-professional_accounting = Comptabilitat professional
subject-professional_law = Dret professional
subject-professional_medicine = Medicina professional
subject-professional_psychology = Psicologia professional
subject-public_relations = Relacions públiques
subject-security_studies = Estudis de seguretat
subject-sociology = Sociologia
subject-us_foreign_policy = Política exterior dels Estats Units
subject-virology = Virologia
subject-world_religions = Religions del món

## Els benchmarks
benchmark-arc = ARC-Challenge
benchmark-dibt = DIBT
benchmark-hellaswag = HellaSwag
benchmark-mmlu = MMLU
