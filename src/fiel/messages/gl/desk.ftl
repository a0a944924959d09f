# status: waiting for a native reader

# A mesa da organización.
desk-title = A mesa da organización
tagline = a mesa da organización
desk-leave = Pechar a sesión
desk-gone = Xa non tes a sesión aberta.
desk-none = Non organizas ningunha das campañas desta mesa.
desk-campaign = Campaña
nav-today = Hoxe
nav-campaign = A campaña

# Iniciar a sesión
signin-text = Entra coa túa conta de Argilla. Só poden entrar propietarios e administradores.
signin-username = Nome de usuario
signin-password = Contrasinal
signin-other = Entro con Hugging Face
signin-key = Clave da API, da túa páxina de axustes en Argilla
signin-button = Entrar
signin-note = O contrasinal só vai a Argilla e non se garda.
signin-refused = Argilla non coñece esta conta, ou non organiza ningunha campaña.
signin-trouble = Argilla non responde ou pide que agardes. Téntao de novo nuns minutos.

# Hoxe
today-disputes = Desacordos
today-looks = Piden outra revisión
today-comments = Comentarios
today-waiting = Agardan para entrar
today-careless = Apartadas por descoido
today-errors = Erros sen decidir
today-faults = Erros vistos noutras linguas
today-done = Elementos rematados: { $done } de { $total }
today-again = Ler de novo
today-taken = Lido ás { $time } UTC
today-closed = A campaña está pechada: non se pode decidir nada ata que a abras de novo.
today-reading = Lendo as respostas…
today-unlaunched = Cando a campaña estea lanzada, verás aquí o que te necesita.
waiting-admit = Deixar entrar
invitation-ending = Un convite chega á súa fin: { $day }; entraron { $uses } de { $most }. Na páxina «A campaña» podes facer outro; pon a súa ligazón onde estea a anterior.
careless-person = { $name }; respostas apartadas: { $count }
careless-requeue = Devolver as súas respostas á cola
errors-text = As comprobacións atoparon un erro nestes elementos e ninguén os decidiu aínda. Unha exportación detense neles.
errors-choose = Escolle un elemento para decidilo aquí
faults-text = Elementos desta campaña cuxo orixinal ou cuxa resposta marcada dan por erróneos noutra campaña desta mesa, e aquí aínda ninguén.
faults-look = Buscar
faults-none = Nada polo de agora.
faults-item = { $item }: dano por erróneo en { $campaigns }

# Un desacordo
disputes-none = Todos os desacordos están decididos.
disputes-left = Desacordos pendentes: { $count }
looks-text = Cada petición queda atendida cando decides o elemento ou respondes ao comentario.
looks-left = Peticións doutra revisión pendentes: { $count }
dispute-shown = como se mostrou
dispute-nobody = ninguén
dispute-take = Coller: { $names }
dispute-correct = Está ben como se mostrou
dispute-write = Escribilo ti
dispute-send = Enviar o que escribín
dispute-unusable = Inservible
dispute-reason = Motivo
dispute-send-unusable = É inservible
dispute-uncounted = non conta
dispute-skip = Máis tarde
dispute-model = Un modelo das persoas diría: { $opinion }
dispute-done = Decidido: { $item }
dispute-moved = Alguén respondeu ou decidiu desde que viches isto. Non se escribiu nada: leo de novo.

# Un comentario
comments-more = Comentarios que faltan: { $count }
comments-elsewhere = Comentarios aos que outra persoa respondeu mentres tanto: { $count }
comment-link = Abrir en Argilla
comment-done = Que se fixo? Pode lelo calquera.
comment-guide = Poñelo na guía
comment-answer = Responder
comment-answered = Respondido
dismiss-title = Un aviso non é certo
dismiss-check = Aviso
dismiss-reason = Por que non é certo
dismiss-button = Descartalo en todas partes

# Os pasos dunha campaña
campaign-owners = Só os propietarios poden dar estes pasos. Ti podes decidir desacordos e responder comentarios.
part-label = Parte da campaña
part-launch = Comprobar e lanzar
part-people = Persoas
part-guide = Guía
part-news = Novas
part-release = Publicar
part-close = Arquivar e pechar
check-title = Comprobación
check-button = Comprobar textos e ficheiros
check-report = Descargar o informe
launch-title = Lanzamento
launch-text = Mira primeiro que cambiaría en Argilla e despois aplícao.
launch-plan = Ver o plan
launch-apply = Aplicar o plan
snapshot-title = Panel público
snapshot-button = Actualizar o panel
news-heading = As novas da semana
news-text = Cópiaas no voso chat. Só conteñen números e ningún nome.
archive-title = Arquivo
archive-button = Arquivalo todo agora
close-title = Peche
close-text = Ninguén pode responder máis; todas as respostas quedan. Podes abrila de novo.
close-confirm = Escribe { $name } para pechala
close-button = Pechar a campaña
reopen-button = Abrila de novo
guide-versions = Vese a versión { $published }; o ficheiro ten a versión { $file }.
guide-preview = Vista previa do ficheiro
guide-publish = Publicar a guía
people-invite = Convidar cunha ligazón
people-add = Engadir contas
people-name = Nome de usuario
people-role = Función
people-answers = Respostas
people-active = Última actividade
people-named = Aparece como
invite-days = Días de validez
invite-uses = Cantas persoas poden entrar
invite-approve = Deixo entrar a cada persoa
invite-button = Crear unha ligazón
invite-made = Copia a ligazón agora: non se mostra de novo.
accounts-names = Nomes de usuario, separados por espazos
accounts-button = Engadir
accounts-made = Engadidas. Envía a cada persoa a súa mensaxe: leva o seu contrasinal.
accounts-messages = Descargar as mensaxes
export-title = Exportación
export-keep = Deixar como no orixinal os elementos con erros sen decidir
export-button = Exportar
export-verify = Verificar a exportación
publish-title = Publicación
publish-text = Ensaia primeiro. Un conxunto de datos novo é privado ata que o fagas público.
publish-task = Tarefa
publish-repo = Conxunto de datos no Hub
publish-tag = Versión
publish-rehearse = Ensaiar
publish-private = Publicar
publish-confirm = Para facelo público, escribe outra vez o nome do conxunto de datos
publish-public = Facelo público
receipts-title = Agradecementos
receipts-button = Escribir as páxinas de agradecemento
receipts-download = Descargar as páxinas

# Pasos longos
steps-title = Últimos pasos
step-running = en marcha
step-done = feito
step-failed = fallou
step-interrupted = interrompido
