# status: waiting for a native reader
# Italian, tu. item: elemento; answer: risposta; right: giusto; corrected: modificato; check: controllo; release: versione; organizers: chi organizza.

# La pagina di ogni persona, e la fine della coda.
title = La tua pagina
home = Tutte le attività
private-note = Questa pagina la vedi solo tu.
sign-in = Accedi per vedere che cosa hai fatto e che fine ha fatto.
sign-in-button = Accedi
failed = Impossibile caricare la tua pagina.
try-again = Riprova
continue = Continua: { $task }
nothing-open = Hai risposto a tutto ciò che ti aspettava. Grazie!
no-tasks = Non partecipi a nessuna campagna aperta.
today = Risposte di oggi
streak = Giorni di fila
answers = Risposte in tutto
reached = Traguardo raggiunto
next = Prossimo traguardo: { $count } risposte
show-item = Mostra l’elemento
corrections-heading = Che cosa ne è stato delle tue correzioni
corrections-none = Non hai ancora corretto nessun testo.
corrections-note = Correzioni più recenti: { $count }. Un elemento è deciso quando hanno risposto abbastanza persone.
corrections-list = Vedile una per una
state-released = Accettata e pubblicata
state-accepted = Accettata
state-changed = Si è deciso diversamente
state-open = Non ancora decisa
comments-heading = I tuoi commenti
reply = Risposta di chi organizza, { $date }:
no-reply = Ancora nessuna risposta.
credits-heading = Il tuo nome in pubblico
credits-named = { $campaign }: appari come { $name }.
credits-unnamed = { $campaign }: appari senza nome.
credits-unasked = { $campaign }: non hai ancora detto se vuoi che ti nominiamo, perciò appari senza nome.
public-page = La tua pagina pubblica
change-name = Cambia
end-thanks = Grazie! Hai risposto a tutti gli elementi che ti aspettavano qui.
end-next = Ora altre persone controllano gli stessi elementi. Ciò su cui concordano andrà nella prossima versione pubblicata.
end-dashboard = Vedi a che punto è la campagna
end-own = Vedi la tua pagina
about-thanks = Grazie, è annotato. Puoi cambiarlo quando vuoi.
blind-task = domande senza la chiave: { $task }
blind-answers = Domande risposte senza vedere la chiave
