# status: waiting for a native reader
# Standard Galician, ti. item: elemento; answer: resposta; box: cadro; check: revisión; release: versión; organizers: equipo organizador.

# A páxina co que atopou a revisión automática dunha campaña.
heading = O que atopou a revisión automática
about = Campaña «{ $title }». Antes de que ninguén a revise, isto é o que parece sospeitoso na tradución. Un erro tense que resolver antes de publicar o elemento; un aviso só fai que se revise antes.
check = Comprobación
severity = Gravidade
error = Erro
warning = Aviso
items = Elementos
findings = Achados
task = { $items ->
    [one] Un elemento
   *[other] { $items } elementos
}: { $errors } con erros, { $warnings } só con avisos, { $clean } sen nada sospeitoso.
counted = { $findings ->
    [one] Un achado
   *[other] { $findings } achados
} en { $items ->
    [one] un elemento
   *[other] { $items } elementos
}.
worst = Móstranse os { $count } peores.
source = Orixinal en inglés
translation = Tradución
no-source = Sen orixinal en inglés
nothing = Non se atopou nada sospeitoso.
