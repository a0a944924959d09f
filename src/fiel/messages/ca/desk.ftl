# status: waiting for a native reader

# La taula de l’organització.
desk-title = La taula de l’organització
tagline = la taula de l’organització
desk-leave = Tanca la sessió
desk-gone = La sessió ja no és oberta.
desk-none = No organitzes cap de les campanyes d’aquesta taula.
desk-campaign = Campanya
nav-today = Avui
nav-campaign = La campanya

# Iniciar la sessió
signin-text = Entra amb el teu compte d’Argilla. Només hi poden entrar propietaris i administradors.
signin-username = Nom d’usuari
signin-password = Contrasenya
signin-other = Entro amb Hugging Face
signin-key = Clau de l’API, de la teva pàgina de configuració d’Argilla
signin-button = Entra
signin-note = La contrasenya només va a Argilla i no es desa.
signin-refused = Argilla no coneix aquest compte, o no organitza cap campanya.
signin-trouble = Argilla no respon o demana que esperis. Torna-ho a provar d’aquí a uns minuts.

# Avui
today-disputes = Desacords
today-looks = Demanen una altra revisió
today-comments = Comentaris
today-waiting = Esperen per entrar
today-careless = Apartades per descuit
today-errors = Errors sense decidir
today-faults = Errors vistos en altres llengües
today-done = Elements acabats: { $done } de { $total }
today-again = Torna a llegir
today-taken = Llegit a les { $time } UTC
today-closed = La campanya és tancada: no es pot decidir res fins que la tornis a obrir.
today-reading = S’estan llegint les respostes…
today-unlaunched = Quan la campanya s’hagi llançat, veuràs aquí què et necessita.
waiting-admit = Deixa entrar
invitation-ending = Una invitació s’acaba: { $day }; hi han entrat { $uses } de { $most }. A la pàgina «La campanya» en pots fer una altra; posa’n l’enllaç on hi hagi l’anterior.
careless-person = { $name }; respostes apartades: { $count }
careless-requeue = Torna les seves respostes a la cua
errors-text = Les comprovacions han trobat un error en aquests elements i encara no els ha decidit ningú. Una exportació s’hi atura.
errors-choose = Tria un element per decidir-lo aquí
faults-text = Elements d’aquesta campanya amb l’original o la resposta marcada que en una altra campanya d’aquesta taula es consideren erronis, i aquí encara ningú.
faults-look = Cerca
faults-none = Res de moment.
faults-item = { $item }: es considera erroni a { $campaigns }

# Un desacord
disputes-none = Tots els desacords estan decidits.
disputes-left = Desacords pendents: { $count }
looks-text = Cada petició queda atesa quan decideixes l’element o respons al comentari.
looks-left = Peticions d’una altra revisió pendents: { $count }
dispute-shown = com es va mostrar
dispute-nobody = ningú
dispute-take = Agafa: { $names }
dispute-correct = Està bé com es va mostrar
dispute-write = Escriu-ho tu
dispute-send = Envia el que he escrit
dispute-unusable = Inservible
dispute-reason = Motiu
dispute-send-unusable = És inservible
dispute-uncounted = no compta
dispute-skip = Més tard
dispute-model = Un model de les persones diria: { $opinion }
dispute-done = Decidit: { $item }
dispute-moved = Algú ha respost o decidit des que ho vas veure. No s’ha escrit res: torna-ho a llegir.

# Un comentari
comments-more = Comentaris que falten: { $count }
comments-elsewhere = Comentaris que mentrestant ha respost una altra persona: { $count }
comment-link = Obre a Argilla
comment-done = Què s’ha fet? Ho pot llegir tothom.
comment-guide = Posa-ho a la guia
comment-answer = Respon
comment-answered = Respost
dismiss-title = Un avís no és cert
dismiss-check = Avís
dismiss-reason = Per què no és cert
dismiss-button = Descarta’l a tot arreu

# Els passos d’una campanya
campaign-owners = Només els propietaris poden fer aquests passos. Tu pots decidir desacords i respondre comentaris.
part-label = Part de la campanya
part-launch = Comprova i llança
part-people = Persones
part-guide = Guia
part-news = Notícies
part-release = Publica
part-close = Arxiva i tanca
check-title = Comprovació
check-button = Comprova textos i fitxers
check-report = Baixa l’informe
launch-title = Llançament
launch-text = Mira primer què canviaria a Argilla i després aplica-ho.
launch-plan = Mostra el pla
launch-apply = Aplica el pla
snapshot-title = Tauler públic
snapshot-button = Actualitza el tauler
news-heading = Les notícies de la setmana
news-text = Copia-les al vostre xat. Només contenen xifres i cap nom.
archive-title = Arxiu
archive-button = Arxiva-ho tot ara
close-title = Tancament
close-text = Ningú no pot respondre més; totes les respostes es queden. La pots tornar a obrir.
close-confirm = Escriu { $name } per tancar-la
close-button = Tanca la campanya
reopen-button = Torna-la a obrir
guide-versions = Es veu la versió { $published }; el fitxer té la versió { $file }.
guide-preview = Vista prèvia del fitxer
guide-publish = Publica la guia
people-invite = Convida amb un enllaç
people-add = Afegeix comptes
people-name = Nom d’usuari
people-role = Funció
people-answers = Respostes
people-active = Última activitat
people-named = Apareix com a
invite-days = Dies de validesa
invite-uses = Quantes persones hi poden entrar
invite-approve = Deixo entrar cada persona
invite-button = Crea un enllaç
invite-made = Copia l’enllaç ara: no es torna a mostrar.
accounts-names = Noms d’usuari, separats per espais
accounts-button = Afegeix-los
accounts-made = Afegides. Envia a cada persona el seu missatge: porta la seva contrasenya.
accounts-messages = Baixa els missatges
export-title = Exportació
export-keep = Deixa com a l’original els elements amb errors sense decidir
export-button = Exporta
export-verify = Verifica l’exportació
publish-title = Publicació
publish-text = Assaja primer. Un conjunt de dades nou és privat fins que el facis públic.
publish-task = Tasca
publish-repo = Conjunt de dades al Hub
publish-tag = Versió
publish-rehearse = Assaja
publish-private = Publica
publish-confirm = Per fer-lo públic, torna a escriure el nom del conjunt de dades
publish-public = Fes-lo públic
receipts-title = Agraïments
receipts-button = Escriu les pàgines d’agraïment
receipts-download = Baixa les pàgines

# Passos llargs
steps-title = Últims passos
step-running = en marxa
step-done = fet
step-failed = ha fallat
step-interrupted = interromput
