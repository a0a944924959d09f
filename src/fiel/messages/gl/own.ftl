# status: waiting for a native reader
# Standard Galician, ti. item: elemento; answer: resposta; box: cadro; check: revisión; release: versión; organizers: equipo organizador.

# A páxina de cada persoa, e o final da cola.
title = A túa páxina
home = Todas as tarefas
private-note = Esta páxina só a ves ti.
sign-in = Entra para ver o que fixeches e que pasou con iso.
sign-in-button = Entrar
failed = Non se puido cargar a túa páxina.
try-again = Volver intentalo
continue = Continuar: { $task }
nothing-open = Xa respondiches todo o que estaba pendente para ti. Grazas!
no-tasks = Non participas en ningunha campaña aberta.
today = Respostas de hoxe
streak = Días seguidos
answers = Respostas en total
reached = Meta acadada
next = Próxima meta: { $count } respostas
show-item = Ver o elemento
corrections-heading = Que pasou coas túas correccións
corrections-none = Aínda non corrixiches ningún texto.
corrections-note = Correccións máis recentes: { $count }. Cada elemento decídese cando respondeu xente abonda.
corrections-list = Velas unha a unha
state-released = Aceptouse e está publicado
state-accepted = Aceptouse o teu texto
state-changed = Decidiuse outra cousa
state-open = Aínda sen decidir
comments-heading = Os teus comentarios
reply = Resposta do equipo organizador, { $date }:
no-reply = Aínda sen resposta.
credits-heading = O teu nome en público
credits-named = { $campaign }: apareces como { $name }.
credits-unnamed = { $campaign }: apareces sen nome.
credits-unasked = { $campaign }: aínda non dixeches se queres que se mostre o teu nome, así que apareces sen nome.
public-page = A túa páxina pública
change-name = Cambialo
end-thanks = Grazas! Respondiches todos os elementos que tiñas pendentes aquí.
end-next = Agora outras persoas revisan os mesmos elementos. O que se acorde irá na próxima versión publicada.
end-dashboard = Ver como avanza a campaña
end-own = Ver a túa páxina
about-thanks = Grazas, queda anotado. Pódelo cambiar cando queiras.
blind-task = preguntas sen a clave: { $task }
blind-answers = Preguntas respondidas sen ver a clave
