# La ficha que acompaña a cada conjunto de datos exportado.
heading = En español
what = Traducción de { $benchmark } validada por personas, exportada con Fiel { $version } de la campaña «{ $title }». Punto de partida: { $source }.
all = Contiene todas las filas de la fuente; las que no están validadas están tal como en ella.
validated = Contiene solo las filas validadas.
left-out = Particiones sin ninguna fila, que por eso faltan: { $splits }.
count = | ítems de la fuente | validados | de ellos, corregidos | inservibles | en disputa | pendientes |
unresolved = Ítems con un error que encontró la revisión automática y que nadie ha resuelto todavía: { $unresolved }. Están como en la fuente; `manifest.json` dice cuáles son.
rows = Filas por partición: { $rows }.
people = Personas cuyas respuestas contaron: { $people }. Respuestas pedidas por ítem: { $min_submitted }.
named = Con su permiso, las nombramos: { $names }.
simulated = **Contaron además respuestas simuladas**, que no son de personas, de { $simulated } cuentas.
evaluate = Cómo evaluar
run = Con lm-evaluation-harness sin modificar, desde esta carpeta (se puede mover y renombrar):
no-task = lm-evaluation-harness no tiene una tarea para estos datos o falta la partición que evalúa.
load = Con `datasets`, desde la carpeta que contiene esta:
