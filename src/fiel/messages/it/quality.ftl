# status: waiting for a native reader
# Italian, tu. item: elemento; answer: risposta; right: giusto; corrected: modificato; check: controllo; release: versione; organizers: chi organizza.

# La qualità di una versione: la pagina di fiel report e il paragrafo di metodi per un articolo.
heading = Qualità di questa versione
about = Campagna { $campaign }, esportata con Fiel { $version }. Tutti i numeri vengono dal manifesto dell’esportazione; gli intervalli sono al 95% di confidenza. SHA-256 del manifesto:
coverage-title = Copertura
covered = Elementi decisi: { $decided } su { $items } ({ $share }%). Convalidati: { $validated }, di cui modificati: { $corrected }. Inutilizzabili: { $unusable }; in discussione: { $disputed }; in attesa: { $pending }.
answers = Risposte che hanno contato: { $counted }, di { $people ->
    [one] una persona
    [many] { $people } di persone
   *[other] { $people } persone
}; per ogni elemento ne servono { $needed }. Risposte messe da parte: { $set_aside }.
simulated = Account simulati, che non sono persone, le cui risposte hanno contato: { $count }.
agreement-title = Concordanza
agreement-none = Nessun elemento ha due risposte.
agreement-found = Due persone che hanno risposto allo stesso elemento hanno scelto allo stesso modo in { $percent }% dei casi, su { $items ->
    [one] un elemento
    [many] { $items } di elementi
   *[other] { $items } elementi
}. Alfa di Krippendorff: { $alpha }.
alpha-none = non definito, perché tutte le scelte coincidono
mistakes-title = Errori prima e dopo
audit-none = Non c’è un campione di verifica deciso, perciò non si sa nulla degli errori negli elementi che nessuno ha corretto.
audit = Di { $items } elementi ne sono stati sorteggiati { $audited }, di cui { $decided } sono decisi: { $mistaken } avevano un errore. Quindi ne aveva uno { $share }% delle traduzioni automatiche (da { $low } a { $high }%), e { $left ->
    [one] circa un elemento ne ha
    [many] circa { $left } di elementi ne hanno
   *[other] circa { $left } elementi ne hanno
} ancora uno (da { $left_low } a { $left_high }).
kind = Che cosa non andava
kind-unusable = Inutilizzabile
corrected = Elementi modificati
before = Elementi prima
left = Elementi rimasti
plot-progress = Esito degli elementi
plot-corrections = Testi modificati
plot-kept = giusti com’erano
plot-corrected = modificati
plot-unusable = inutilizzabili
plot-disputed = in discussione
plot-pending = in attesa
plot-before = prima
plot-left = rimasti
plot-items = elementi
plot-alt = Numero stimato di elementi con ogni tipo di errore, prima e dopo le correzioni, con gli intervalli.
help-title = Che cosa hanno proposto i modelli e gli strumenti
accepted = Di { $total } testi proposti che le persone hanno visto su elementi decisi, il testo concordato ne riprende { $count } ({ $share }%, da { $low } a { $high }%).
assisted = Tra gli elementi su cui c’è un’opinione, le persone hanno modificato { $difference } punti percentuali (da { $low } a { $high }) in più vedendola ({ $assisted } elementi) che senza vederla ({ $unassisted } elementi della verifica).
checks-title = Che cosa hanno trovato i controlli
checks = Elementi che le persone hanno modificato o giudicato inutilizzabili, tra quelli in cui un controllo ha trovato qualcosa; quando le risposte differiscono, l’elemento conta in proporzione.
check = Controllo
answered = Elementi con risposta
changed = Modificati, %
interval = Intervallo al 95%
blind-title = Persone senza la chiave
accuracy = Senza vedere la chiave, le persone l’hanno scelta in { $accuracy }% di { $answers } risposte (da { $low } a { $high }%; { $people } persone, { $items } domande, nella traduzione automatica). «Non lo so» conta come risposta sbagliata.
otherwise-none = Di { $drawn } domande sorteggiate, nessuna ha ancora abbastanza risposte.
otherwise = Di { $drawn } domande sorteggiate, { $decided } hanno abbastanza risposte. In { $count } di queste ({ $rate }%) la maggioranza ha scelto qualcosa di diverso dalla chiave; in tutte le domande della campagna la parte va da { $low } a { $high }%. La causa può essere una chiave sbagliata, una domanda ambigua, una traduzione rovinata o una domanda difficile.
subject = Materia
questions = Domande
given = Risposte
people = Persone
right = Chiave scelta, %
effort-title = Impegno
effort-none = Hanno risposto meno di tre persone, perciò non si dice nulla di come si sono divise il lavoro.
effort = In tutta la campagna, { $people } persone hanno dato { $answers } risposte. Il decimo più attivo ({ $top ->
    [one] una persona
    [many] { $top } di persone
   *[other] { $top } persone
}) ne ha dato circa { $share }%; coefficiente di Gini: { $gini }. I numeri di chi non è nominato si arrotondano prima per difetto.
seconds = Tempo mediano da una risposta alla successiva della stessa persona: { $seconds } s, senza le pause di più di dieci minuti.
methods-title = Paragrafo di metodi per un articolo
methods-none = Nessuno ha ancora convalidato la traduzione automatica di { $title } nella lingua { $language }.
methods = { $people ->
    [one] Una persona ha convalidato
    [many] { $people } di persone hanno convalidato
   *[other] { $people } persone hanno convalidato
} elemento per elemento, con Fiel { $version }, la traduzione automatica di { $title } nella lingua { $language }: ogni elemento è stato accettato, modificato o giudicato inutilizzabile fino ad avere { $needed ->
    [one] una risposta
   *[other] { $needed } risposte
} ({ $counted } risposte hanno contato).
methods-covered = È deciso { $share }% dei { $items } elementi: { $validated } convalidati, di cui { $corrected } modificati, e { $unusable } inutilizzabili.
methods-agreement = Su { $items ->
    [one] un elemento
    [many] { $items } di elementi
   *[other] { $items } elementi
} con due o più risposte, due persone hanno scelto allo stesso modo in { $percent }% dei casi (alfa di Krippendorff per dati nominali: { $alpha }; Krippendorff, 2011).
methods-audit = Gli intervalli sono esatti per un campionamento senza reinserimento (Clopper e Pearson, 1934, con la distribuzione ipergeometrica); gli elementi del campione non decisi contano in entrambi i modi.
methods-shares = Gli intervalli delle proporzioni sono quelli di Wilson (1927), e quello della loro differenza, quello di Newcombe (1998).
methods-blind = L’intervallo della quota di risposte giuste è quello di Wilson (1927) con la dimensione efficace del campione (Korn e Graubard, 1998), da una varianza raggruppata per persona e per domanda (Cameron, Gelbach e Miller, 2011); quello della quota di domande è esatto per un campionamento senza reinserimento (Clopper e Pearson, 1934, con la distribuzione ipergeometrica).
methods-archive = Tutti i numeri sono nel manifesto della versione (SHA-256 { $manifest }…).
methods-difference = L’intervallo della differenza è quello di Newcombe (1998).
