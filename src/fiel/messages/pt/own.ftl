# status: waiting for a native reader
# Words that Portugal and Brazil share, third person. item: item; answer: resposta; box: caixa; check: verificação; release: versão; organizers: quem organiza.

# A página de cada pessoa, e o fim da fila.
title = A sua página
home = Todas as tarefas
private-note = Esta página só aparece para quem a abriu com a sua conta.
sign-in = Entre para ver o que fez e o que aconteceu com isso.
sign-in-button = Entrar
failed = Não foi possível carregar a sua página.
try-again = Tentar de novo
continue = Continuar: { $task }
nothing-open = Já respondeu a tudo o que estava à sua espera. A nossa gratidão!
no-tasks = Não participa de nenhuma campanha aberta.
today = Respostas de hoje
streak = Dias seguidos
answers = Respostas no total
reached = Marco alcançado
next = Próximo marco: { $count } respostas
show-item = Mostrar o item
corrections-heading = O que aconteceu com as suas correções
corrections-none = Ainda não corrigiu nenhum texto.
corrections-note = Correções mais recentes: { $count }. Cada item é decidido quando há respostas suficientes.
corrections-list = Ver uma a uma
state-released = Teve acordo e está publicada
state-accepted = Teve acordo
state-changed = Foi decidida outra coisa
state-open = Ainda sem decisão
comments-heading = Os seus comentários
reply = Resposta de quem organiza, { $date }:
no-reply = Ainda sem resposta.
credits-heading = O seu nome em público
credits-named = { $campaign }: o seu nome aparece como { $name }.
credits-unnamed = { $campaign }: o seu nome não aparece.
credits-unasked = { $campaign }: ainda não disse se quer que o seu nome apareça, por isso não aparece.
public-page = A sua página pública
change-name = Mudar isto
end-thanks = A nossa gratidão! Respondeu a todos os itens que estavam aqui à sua espera.
end-next = Agora outras pessoas reveem os mesmos itens. O que for acordado vai para a próxima versão publicada.
end-dashboard = Ver como avança a campanha
end-own = Ver a sua página
about-thanks = A nossa gratidão, fica registado. Pode mudar isto quando quiser.
blind-task = perguntas sem a chave: { $task }
blind-answers = Perguntas respondidas sem ver a chave
