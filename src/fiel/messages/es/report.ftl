# La página con lo que encontró la revisión automática de una campaña.
heading = Lo que encontró la revisión automática
about = Campaña «{ $title }». Antes de que nadie la revise, esto es lo que parece sospechoso en la traducción. Un error se tiene que resolver antes de publicar el ítem; un aviso solo hace que se revise antes.
check = Comprobación
severity = Gravedad
error = Error
warning = Aviso
items = Ítems
findings = Hallazgos
task = { $items ->
    [one] Un ítem
   *[other] { $items } ítems
}: { $errors } con errores, { $warnings } solo con avisos, { $clean } sin nada sospechoso.
counted = { $findings ->
    [one] Un hallazgo
   *[other] { $findings } hallazgos
} en { $items ->
    [one] un ítem
   *[other] { $items } ítems
}.
worst = Se muestran los { $count } peores.
source = Original en inglés
translation = Traducción
no-source = Sin original en inglés
nothing = No se encontró nada sospechoso.
