# status: waiting for a native reader
# Italian, tu. item: elemento; answer: risposta; right: giusto; corrected: modificato; check: controllo; release: versione; organizers: chi organizza.

# Il foglio di ringraziamento che ogni persona riceve, con ciò che ha fatto.
heading = Grazie, { $name }
thanks = Hai letto con calma, frase per frase, perché altre persone possano fidarsi di questi testi. Senza di te «{ $campaign }» non sarebbe arrivata fin qui.
one-day = { $day }: hai rivisto { $answers ->
    [one] un testo
   *[other] { $answers } testi
}.
days = { $first } – { $last }: hai rivisto { $answers ->
    [one] un testo
   *[other] { $answers } testi
}.
task = Insieme di dati
answers = Rivisti
corrected = Modificati
unusable = Inutilizzabili
total = In tutto
named = Nei ringraziamenti il tuo nome è { $name }. Se un giorno cambi idea, dillo a chi ti ha mandato questo foglio e il tuo nome non sarà nella prossima versione. Le tue correzioni restano.
anonymous = Nei ringraziamenti il tuo nome non c’è. Se vuoi che ci sia, dillo a chi ti ha mandato questo foglio.
for-you = Questo foglio è solo per te: mostralo, conservalo o stampalo, come preferisci.
