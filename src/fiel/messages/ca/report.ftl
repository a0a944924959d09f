# status: waiting for a native reader
# Central Catalan, tu. item: element; answer: resposta; box: quadre; check: revisió; release: versió; organizers: equip organitzador.

# La pàgina amb el que ha trobat la revisió automàtica d'una campanya.
heading = Què ha trobat la revisió automàtica
about = Campanya «{ $title }». Abans que ningú la revisi, això és el que sembla sospitós a la traducció. Un error s’ha de resoldre abans de publicar l’element; un avís només fa que es revisi abans.
check = Comprovació
severity = Gravetat
error = Error
warning = Avís
items = Elements
findings = Troballes
task = { $items ->
    [one] Un element
    [many] { $items } d’elements
   *[other] { $items } elements
}: { $errors } amb errors, { $warnings } només amb avisos, { $clean } sense res de sospitós.
counted = { $findings ->
    [one] Una troballa
   *[other] { $findings } troballes
} en { $items ->
    [one] un element
   *[other] { $items } elements
}.
worst = Es mostren els pitjors: { $count }.
source = Original en anglès
translation = Traducció
no-source = Sense original en anglès
nothing = No s’ha trobat res de sospitós.
