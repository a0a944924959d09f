# status: waiting for a native reader

# Il tavolo dell’organizzazione.
desk-title = Il tavolo dell’organizzazione
tagline = il tavolo dell’organizzazione
desk-leave = Esci
desk-gone = La sessione non è più aperta.
desk-none = Non organizzi nessuna delle campagne di questo tavolo.
desk-campaign = Campagna
nav-today = Oggi
nav-campaign = La campagna

# Accesso
signin-text = Entra con il tuo account di Argilla. Possono entrare solo proprietari e amministratori.
signin-username = Nome utente
signin-password = La password
signin-other = Entro con Hugging Face
signin-key = Chiave API, dalla tua pagina delle impostazioni in Argilla
signin-button = Entra
signin-note = La password va solo ad Argilla e non viene conservata.
signin-refused = Argilla non conosce questo account, o non organizza nessuna campagna.
signin-trouble = Argilla non risponde o chiede di aspettare. Riprova tra qualche minuto.

# Oggi
today-disputes = Disaccordi
today-looks = Altre revisioni richieste
today-comments = Commenti
today-waiting = Aspettano di entrare
today-careless = Messe da parte per disattenzione
today-errors = Errori non decisi
today-faults = Errori visti in altre lingue
today-done = Elementi completati: { $done } su { $total }
today-again = Leggi di nuovo
today-taken = Letto alle { $time } UTC
today-closed = La campagna è chiusa: non si può decidere nulla finché non la riapri.
today-reading = Lettura delle risposte…
today-unlaunched = Quando la campagna sarà avviata, vedrai qui che cosa ha bisogno di te.
waiting-admit = Fai entrare
invitation-ending = Un invito sta per finire: { $day }; sono entrate { $uses } persone su { $most }. Nella pagina «La campagna» puoi farne un altro; metti il suo link dove si trova quello vecchio.
careless-person = { $name }; risposte messe da parte: { $count }
careless-requeue = Rimetti le sue risposte in coda
errors-text = I controlli hanno trovato un errore in questi elementi e nessuno li ha ancora decisi. Un’esportazione si ferma lì.
errors-choose = Scegli un elemento per deciderlo qui
faults-text = Elementi di questa campagna il cui originale o la cui risposta segnata sono ritenuti sbagliati in un’altra campagna di questo tavolo, e qui ancora da nessuno.
faults-look = Cerca
faults-none = Niente per ora.
faults-item = { $item }: ritenuto sbagliato in { $campaigns }

# Un disaccordo
disputes-none = Tutti i disaccordi sono decisi.
disputes-left = Disaccordi rimasti: { $count }
looks-text = Ogni richiesta è risolta quando decidi l’elemento o rispondi al commento.
looks-left = Altre revisioni richieste, da fare: { $count }
dispute-shown = come mostrato
dispute-nobody = nessuno
dispute-take = Prendi: { $names }
dispute-correct = È giusto come mostrato
dispute-write = Scrivilo tu
dispute-send = Invia ciò che ho scritto
dispute-unusable = Inutilizzabile
dispute-reason = Motivo
dispute-send-unusable = È inutilizzabile
dispute-uncounted = non conta
dispute-skip = Più tardi
dispute-model = Un modello delle persone direbbe: { $opinion }
dispute-done = Deciso: { $item }
dispute-moved = Qualcuno ha risposto o deciso da quando lo hai visto. Non è stato scritto nulla: leggi di nuovo.

# Un commento
comments-more = Commenti rimasti: { $count }
comments-elsewhere = Commenti a cui nel frattempo ha risposto qualcun altro: { $count }
comment-link = Apri in Argilla
comment-done = Che cosa è stato fatto? Lo possono leggere tutti.
comment-guide = Mettilo nella guida
comment-answer = Rispondi
comment-answered = Risposta inviata
dismiss-title = Un avviso è sbagliato
dismiss-check = Avviso
dismiss-reason = Perché è sbagliato
dismiss-button = Scartalo ovunque

# I passi di una campagna
campaign-owners = Solo i proprietari possono fare questi passi. Tu puoi decidere disaccordi e rispondere ai commenti.
part-label = Parte della campagna
part-launch = Controlla e avvia
part-people = Persone
part-guide = Guida
part-news = Notizie
part-release = Pubblica
part-close = Archivia e chiudi
check-title = Controllo
check-button = Controlla testi e file
check-report = Scarica il rapporto
launch-title = Avvio
launch-text = Guarda prima che cosa cambierebbe in Argilla, poi applicalo.
launch-plan = Mostra il piano
launch-apply = Applica il piano
snapshot-title = Pannello pubblico
snapshot-button = Aggiorna il pannello
news-heading = Le notizie della settimana
news-text = Copiale nella vostra chat. Contengono solo numeri e nessun nome.
archive-title = Archivio
archive-button = Archivia tutto adesso
close-title = Chiusura
close-text = Nessuno può più rispondere; tutte le risposte restano. Puoi riaprirla.
close-confirm = Scrivi { $name } per chiuderla
close-button = Chiudi la campagna
reopen-button = Riaprila
guide-versions = Si vede la versione { $published }; il file ha la versione { $file }.
guide-preview = Anteprima del file
guide-publish = Pubblica la guida
people-invite = Invita con un link
people-add = Aggiungi account
people-name = Nome utente
people-role = Ruolo
people-answers = Risposte
people-active = Ultima attività
people-named = Appare come
invite-days = Giorni di validità
invite-uses = Quante persone possono entrare
invite-approve = Faccio entrare ogni persona
invite-button = Crea un link
invite-made = Copia il link adesso: non viene mostrato di nuovo.
accounts-names = Nomi utente, separati da spazi
accounts-button = Aggiungi
accounts-made = Aggiunte. Invia a ogni persona il suo messaggio: contiene la sua password.
accounts-messages = Scarica i messaggi
export-title = Esportazione
export-keep = Lascia come nell’originale gli elementi con errori non decisi
export-button = Esporta
export-verify = Verifica l’esportazione
publish-title = Pubblicazione
publish-text = Prova prima. Un nuovo insieme di dati è privato finché non lo rendi pubblico.
publish-task = Compito
publish-repo = Insieme di dati sull’Hub
publish-tag = Versione
publish-rehearse = Prova
publish-private = Pubblica
publish-confirm = Per renderlo pubblico, scrivi di nuovo il nome dell’insieme di dati
publish-public = Rendilo pubblico
receipts-title = Ringraziamenti
receipts-button = Scrivi le pagine di ringraziamento
receipts-download = Scarica le pagine

# Passi lunghi
steps-title = Ultimi passi
step-running = in corso
step-done = fatto
step-failed = non riuscito
step-interrupted = interrotto
