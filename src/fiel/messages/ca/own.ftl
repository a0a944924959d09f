# status: waiting for a native reader
# Central Catalan, tu. item: element; answer: resposta; box: quadre; check: revisió; release: versió; organizers: equip organitzador.

# La pàgina de cadascú, i el final de la cua.
title = La teva pàgina
home = Totes les tasques
private-note = Aquesta pàgina només la veus tu.
sign-in = Entra per veure què has fet i què se n’ha fet.
sign-in-button = Entra
failed = No s’ha pogut carregar la teva pàgina.
try-again = Torna-ho a provar
continue = Continua: { $task }
nothing-open = Ja has respost tot el que tenies pendent. Gràcies!
no-tasks = No participes en cap campanya oberta.
today = Respostes d’avui
streak = Dies seguits
answers = Respostes en total
reached = Fita assolida
next = Pròxima fita: { $count } respostes
show-item = Mostra l’element
corrections-heading = Què se n’ha fet de les teves correccions
corrections-none = Encara no has corregit cap text.
corrections-note = Correccions més recents: { $count }. Un element es decideix quan hi ha respost prou gent.
corrections-list = Mostra-les una per una
state-released = S’ha acceptat i està publicat
state-accepted = S’ha acceptat
state-changed = S’ha decidit una altra cosa
state-open = Encara sense decidir
comments-heading = Els teus comentaris
reply = Resposta de l’equip organitzador, { $date }:
no-reply = Encara sense resposta.
credits-heading = El teu nom en públic
credits-named = { $campaign }: surts com a { $name }.
credits-unnamed = { $campaign }: surts sense nom.
credits-unasked = { $campaign }: encara no has dit si vols que es mostri el teu nom, i per això surts sense nom.
public-page = La teva pàgina pública
change-name = Canvia-ho
end-thanks = Gràcies! Has respost tots els elements que tenies pendents aquí.
end-next = Ara altres persones revisen els mateixos elements. El que s’acordi anirà a la pròxima versió publicada.
end-dashboard = Mostra com avança la campanya
end-own = Mostra la teva pàgina
about-thanks = Gràcies, queda anotat. Ho pots canviar quan vulguis.
blind-task = preguntes sense la clau: { $task }
blind-answers = Preguntes respostes sense veure la clau
