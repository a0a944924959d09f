# status: waiting for a native reader
# Italian, tu. item: elemento; answer: risposta; right: giusto; corrected: modificato; check: controllo; release: versione; organizers: chi organizza.

# Il distintivo e la scheda che le persone condividono.
together = Tutte le campagne
badge = { $percent }% convalidato
badge-simulated = { $percent }% convalidato · simulato
simulated = Dati simulati
card-percent = { $percent }%
card-items = { $total ->
    [one] { $validated } di { $total } elemento convalidato
    [many] { $validated } di { $total } di elementi convalidati
   *[other] { $validated } di { $total } elementi convalidati
}
card-people = { $people ->
    [one] { $people } persona
    [many] { $people } di persone
   *[other] { $people } persone
}
card-answers = { $answers ->
    [one] { $answers } risposta
    [many] { $answers } di risposte
   *[other] { $answers } risposte
}
card-work = { $people } · { $answers }
card-purpose = Persone che controllano, una per una, le traduzioni con cui si valutano i modelli linguistici.
card-people-at-most = Persone: al massimo { $people }
card-days = Giorni con risposte: { $days }
card-person = Una persona volontaria
