# La mesa de la organización.
desk-title = La mesa de la organización
tagline = la mesa de la organización
desk-leave = Cerrar sesión
desk-gone = Tu sesión ha terminado.
desk-none = No organizas ninguna de las campañas de esta mesa.
desk-campaign = Campaña
nav-today = Hoy
nav-campaign = La campaña

# Iniciar sesión
signin-text = Entra con tu cuenta de Argilla. Solo pueden entrar propietarios y administradores.
signin-username = Nombre de usuario
signin-password = Contraseña
signin-other = Entro con Hugging Face
signin-key = Clave de la API, de tu página de ajustes en Argilla
signin-button = Entrar
signin-note = La contraseña solo va a Argilla y no se guarda.
signin-refused = Argilla no conoce esta cuenta, o no organiza ninguna campaña.
signin-trouble = Argilla no responde o pide que esperes. Vuelve a intentarlo en unos minutos.

# Hoy
today-disputes = Desacuerdos
today-comments = Comentarios
today-waiting = Esperan a entrar
today-careless = Apartadas por descuido
today-errors = Errores sin decidir
today-done = Elementos terminados: { $done } de { $total }
today-again = Actualizar
today-taken = Leído a las { $time } UTC
today-closed = La campaña está cerrada: no se puede decidir nada hasta que la abras de nuevo.
today-reading = Leyendo las respuestas…
today-unlaunched = Cuando la campaña esté lanzada, aquí verás lo que tienes pendiente.
waiting-admit = Dejar entrar
careless-person = { $name }; respuestas apartadas: { $count }
careless-requeue = Devolver sus respuestas a la cola
errors-text = Las comprobaciones han encontrado un error en estos elementos y nadie los ha decidido aún. Mientras queden así, la exportación se detiene.
errors-choose = Elige un elemento para decidirlo aquí

# Un desacuerdo
disputes-none = Todos los desacuerdos están decididos.
disputes-left = Desacuerdos pendientes: { $count }
dispute-shown = como se mostró
dispute-nobody = nadie
dispute-take = Elegir: { $names }
dispute-correct = Está bien como se mostró
dispute-write = Escribirlo tú
dispute-send = Enviar lo que he escrito
dispute-unusable = Inservible
dispute-reason = Motivo
dispute-send-unusable = Es inservible
dispute-uncounted = no cuenta
dispute-skip = Más tarde
dispute-model = Según un modelo de quienes anotan: { $opinion }
dispute-done = Decidido: { $item }
dispute-moved = Alguien ha respondido o decidido desde que viste esto. No se ha escrito nada: léelo de nuevo.

# Un comentario
comments-more = Comentarios que faltan: { $count }
comment-link = Abrir en Argilla
comment-done = ¿Qué se ha hecho? Lo puede leer cualquiera.
comment-guide = Ponerlo en la guía
comment-answer = Responder
comment-answered = Respondido
dismiss-title = Un aviso está equivocado
dismiss-check = Aviso
dismiss-reason = Por qué está equivocado
dismiss-button = Descartarlo en todas partes

# Los pasos de una campaña
campaign-owners = Solo los propietarios pueden dar estos pasos. Tú puedes decidir desacuerdos y responder comentarios.
part-label = Parte de la campaña
part-launch = Comprobar y lanzar
part-people = Personas
part-guide = Guía
part-news = Noticias
part-release = Publicar
part-close = Archivar y cerrar
check-title = Comprobación
check-button = Comprobar textos y archivos
check-report = Descargar el informe
launch-title = Lanzamiento
launch-text = Mira primero qué cambiaría en Argilla y después aplícalo.
launch-plan = Ver el plan
launch-apply = Aplicar el plan
snapshot-title = Panel público
snapshot-button = Actualizar el panel
news-heading = Las noticias de la semana
news-text = Cópialas en vuestro chat. Solo contienen números y ningún nombre.
archive-title = Archivo
archive-button = Archivarlo todo ahora
close-title = Cierre
close-text = Nadie puede responder más; todas las respuestas se quedan. Puedes abrirla de nuevo.
close-confirm = Escribe { $name } para cerrarla
close-button = Cerrar la campaña
reopen-button = Abrirla de nuevo
guide-versions = Se ve la versión { $published }; el archivo tiene la versión { $file }.
guide-preview = Vista previa del archivo
guide-publish = Publicar la guía
people-invite = Invitar con un enlace
people-add = Añadir cuentas
people-name = Nombre de usuario
people-role = Función
people-answers = Respuestas
people-active = Última actividad
people-named = Aparece como
invite-days = Días de validez
invite-uses = Cuántas personas pueden entrar
invite-approve = Doy paso a cada persona
invite-button = Crear un enlace
invite-made = Copia el enlace ahora: no se vuelve a mostrar.
accounts-names = Nombres de usuario, separados por espacios
accounts-button = Añadir
accounts-made = Añadidas. Envía a cada persona su mensaje: lleva su contraseña.
accounts-messages = Descargar los mensajes
export-title = Exportación
export-keep = Dejar como en el original los elementos con errores sin decidir
export-button = Exportar
export-verify = Verificar la exportación
publish-title = Publicación
publish-text = Ensaya primero. Un conjunto de datos nuevo es privado hasta que lo hagas público.
publish-task = Tarea
publish-repo = Conjunto de datos en el Hub
publish-tag = Versión
publish-rehearse = Ensayar
publish-private = Publicar
publish-confirm = Para hacerlo público, escribe otra vez el nombre del conjunto de datos
publish-public = Hacerlo público
receipts-title = Agradecimientos
receipts-button = Escribir las páginas de agradecimiento
receipts-download = Descargar las páginas

# Pasos largos
steps-title = Últimos pasos
step-running = en marcha
step-done = hecho
step-failed = ha fallado
step-interrupted = interrumpido
