# status: waiting for a native reader
# Italian, tu. item: elemento; answer: risposta; right: giusto; corrected: modificato; check: controllo; release: versione; organizers: chi organizza.

# Il modulo che le persone volontarie vedono in Argilla.
item-title = Originale e traduzione
correct-mark = Risposta giusta
guide-link = Apri la guida
guide-hint = Guida: in fondo
no-source = Senza originale inglese
verdict-title = Com’è la traduzione?
verdict-description = Se cambi un testo, scegli «Modificata».
verdict-correct = Giusta
verdict-corrected = Modificata
verdict-unusable = Inutilizzabile
reason-title = Se è inutilizzabile, perché?
reason-description = Solo se hai scelto «Inutilizzabile». «Intraducibile»: dipende dalla cultura o dalla lingua dell’originale.
reason-wrong-original = Originale sbagliato
reason-untranslatable = Intraducibile
reason-beyond-repair = Irrecuperabile
reason-wrong-answer = Risposta segnata male
reason-other = Altro motivo
comment-title = Commento
comment-description = Facoltativo, per chi organizza: un dubbio o qualsiasi cosa tu voglia dirci.
segment-instruction = Domanda
segment-option_a = Opzione A
segment-option_b = Opzione B
segment-option_c = Opzione C
segment-option_d = Opzione D
segment-option_e = Opzione E
segment-activity_label = Argomento
segment-ctx_a = Contesto
segment-ctx_b = Contesto, ultima frase
segment-ending_0 = Finale 1
segment-ending_1 = Finale 2
segment-ending_2 = Finale 3
segment-ending_3 = Finale 4
segment-prompt = Richiesta
split-title = Parte
findings-title = Controllo automatico
priority-title = Priorità
finding-error = Possibile errore:
finding-warning = Avviso:
superseded-label = C’è un testo più nuovo:
superseded-text = questo elemento ha una nuova versione, che appare a parte. Qui non c’è nulla da fare; le risposte già date si conservano.
withdrawn-label = Ritirato:
withdrawn-text = questo elemento non fa più parte della campagna. Qui non c’è nulla da fare; le risposte già date si conservano.
proposal-label = Proposta di { $agent }:
proposal-take = Usa questo testo
carried-label = Già modificato
carried-text = { $items ->
    [one] in un altro elemento, dalla comunità.
    [many] in altri { $items } di elementi, dalla comunità.
   *[other] in altri { $items } elementi, dalla comunità.
} Il suo testo è nel riquadro: confrontalo con l’originale.
carried-text-release = { $items ->
    [one] in un elemento della versione { $release }.
    [many] in { $items } di elementi della versione { $release }.
   *[other] in { $items } elementi della versione { $release }.
} Quel testo è nel riquadro: confrontalo con l’originale.
segment-context = Contesto
segment-option = Opzione { $letter }
label-culture = Serve conoscere una cultura?
label-culture-no = No
label-culture-yes = Sì
label-time = La risposta giusta cambierà con il tempo?
label-time-no = No
label-time-yes = Sì
label-region = Serve conoscere una regione?
label-region-africa = Africa
label-region-asia = Asia
label-region-europe = Europa
label-region-latin-america = America Latina
label-region-middle-east = Medio Oriente
label-region-north-america = America del Nord
label-region-oceania = Oceania
label-error = Che cosa non andava nella traduzione?
label-error-terminology = Termine sbagliato
label-error-agreement = Grammatica o concordanza
label-error-meaning = Senso sbagliato
label-error-omission = Manca qualcosa
label-error-addition = C’è qualcosa di troppo
label-error-untranslated = Non tradotto
label-error-style = Poco naturale
label-question = Che cosa non va nella domanda stessa, in qualsiasi lingua?
label-question-ok = Niente
label-question-unclear-question = La domanda non è chiara
label-question-unclear-options = Le opzioni non sono chiare
label-question-no-answer = Nessuna opzione è giusta
label-question-several-answers = Più opzioni sono giuste
label-question-wrong-key = Quella giusta è un’altra opzione
label-question-expert = Lo sa solo uno specialista
