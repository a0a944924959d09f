# status: waiting for a native reader

# A mesa da organização.
desk-title = A mesa da organização
tagline = a mesa da organização
desk-leave = Sair
desk-gone = A sessão já não está aberta.
desk-none = Você não organiza nenhuma das campanhas desta mesa.
desk-campaign = Campanha
nav-today = Hoje
nav-campaign = A campanha

# Iniciar sessão
signin-text = Entre com a sua conta do Argilla. Só entram proprietários e administradores.
signin-username = Nome de usuário
signin-password = Senha
signin-other = Entro com o Hugging Face
signin-key = Chave da API, da sua página de configurações no Argilla
signin-button = Entrar
signin-note = A senha vai apenas para o Argilla e não é guardada.
signin-refused = O Argilla não conhece esta conta, ou ela não organiza nenhuma campanha.
signin-trouble = O Argilla não responde ou pede para esperar. Tente de novo em alguns minutos.

# Hoje
today-disputes = Desacordos
today-looks = Pedem outra revisão
today-comments = Comentários
today-waiting = Esperam para entrar
today-careless = Postas de lado por descuido
today-errors = Erros por decidir
today-faults = Erros vistos noutras línguas
today-done = Itens concluídos: { $done } de { $total }
today-again = Ler de novo
today-taken = Lido às { $time } UTC
today-closed = A campanha está encerrada: nada pode ser decidido até que a abra de novo.
today-reading = Lendo as respostas…
today-unlaunched = Quando a campanha estiver lançada, verá aqui o que precisa de você.
waiting-admit = Deixar entrar
invitation-ending = Um convite está a chegar ao fim: { $day }; entraram { $uses } de { $most }. Na página «A campanha» pode fazer outro; ponha o link dele onde estiver o anterior.
careless-person = { $name }; respostas postas de lado: { $count }
careless-requeue = Devolver as suas respostas à fila
errors-text = As verificações encontraram um erro nestes itens e ninguém os decidiu ainda. Uma exportação para neles.
errors-choose = Escolha um item para decidi-lo aqui
faults-text = Itens desta campanha com um original ou uma resposta marcada que outra campanha desta mesa considera errados, e aqui ainda ninguém.
faults-look = Procurar
faults-none = Nada por enquanto.
faults-item = { $item }: considerado errado em { $campaigns }

# Um desacordo
disputes-none = Todos os desacordos estão decididos.
disputes-left = Desacordos por decidir: { $count }
looks-text = Cada pedido fica atendido quando decide o item ou responde ao comentário.
looks-left = Pedidos de outra revisão por atender: { $count }
dispute-shown = como foi mostrado
dispute-nobody = ninguém
dispute-take = Ficar com: { $names }
dispute-correct = Está certo como foi mostrado
dispute-write = Escrever você mesmo
dispute-send = Enviar o que escrevi
dispute-unusable = Inutilizável
dispute-reason = Motivo
dispute-send-unusable = É inutilizável
dispute-uncounted = não conta
dispute-skip = Mais tarde
dispute-model = Um modelo das pessoas diria: { $opinion }
dispute-done = Decidido: { $item }
dispute-moved = Alguém respondeu ou decidiu desde que viu isto. Nada foi escrito: leia de novo.

# Um comentário
comments-more = Comentários que faltam: { $count }
comments-elsewhere = Comentários a que outra pessoa já respondeu entretanto: { $count }
comment-link = Abrir no Argilla
comment-done = O que foi feito? Qualquer pessoa pode ler.
comment-guide = Pôr no guia
comment-answer = Responder
comment-answered = Respondido
dismiss-title = Um aviso está errado
dismiss-check = Aviso
dismiss-reason = Por que está errado
dismiss-button = Descartar em todo lado

# Os passos de uma campanha
campaign-owners = Só os proprietários podem dar estes passos. Você pode decidir desacordos e responder a comentários.
part-label = Parte da campanha
part-launch = Verificar e lançar
part-people = Pessoas
part-guide = Guia
part-news = Notícias
part-release = Publicar
part-close = Arquivar e encerrar
check-title = Verificação
check-button = Verificar textos e arquivos
check-report = Baixar o relatório
launch-title = Lançamento
launch-text = Veja primeiro o que mudaria no Argilla e depois aplique.
launch-plan = Ver o plano
launch-apply = Aplicar o plano
snapshot-title = Painel público
snapshot-button = Atualizar o painel
news-heading = As notícias da semana
news-text = Copie-as para o seu chat. Só contêm números e nenhum nome.
archive-title = Arquivo
archive-button = Arquivar tudo agora
close-title = Encerramento
close-text = Ninguém pode mais responder; todas as respostas ficam. Pode abri-la de novo.
close-confirm = Escreva { $name } para encerrá-la
close-button = Encerrar a campanha
reopen-button = Abri-la de novo
guide-versions = Vê-se a versão { $published }; o arquivo tem a versão { $file }.
guide-preview = Pré-visualização do arquivo
guide-publish = Publicar o guia
people-invite = Convidar com um link
people-add = Adicionar contas
people-name = Nome de usuário
people-role = Função
people-answers = Respostas
people-active = Última atividade
people-named = Aparece como
invite-days = Dias de validade
invite-uses = Quantas pessoas podem entrar
invite-approve = Eu deixo entrar cada pessoa
invite-button = Criar um link
invite-made = Copie o link agora: ele não será mostrado de novo.
accounts-names = Nomes de usuário, separados por espaços
accounts-button = Adicionar
accounts-made = Adicionadas. Envie a cada pessoa a sua mensagem: ela leva a senha.
accounts-messages = Baixar as mensagens
export-title = Exportação
export-keep = Deixar como no original os itens com erros por decidir
export-button = Exportar
export-verify = Conferir a exportação
publish-title = Publicação
publish-text = Ensaie primeiro. Um conjunto de dados novo é privado até que o torne público.
publish-task = Tarefa
publish-repo = Conjunto de dados no Hub
publish-tag = Versão
publish-rehearse = Ensaiar
publish-private = Publicar
publish-confirm = Para torná-lo público, escreva de novo o nome do conjunto de dados
publish-public = Torná-lo público
receipts-title = Agradecimentos
receipts-button = Escrever as páginas de agradecimento
receipts-download = Baixar as páginas

# Passos longos
steps-title = Últimos passos
step-running = em andamento
step-done = feito
step-failed = falhou
step-interrupted = interrompido
