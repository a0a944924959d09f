# status: waiting for a native reader
# Italian, tu. item: elemento; answer: risposta; right: giusto; corrected: modificato; check: controllo; release: versione; organizers: chi organizza.

# Che cosa ha cambiato la convalida di un benchmark in una classifica: la pagina, il paragrafo per un articolo, la scheda.
heading = Che cosa ha cambiato la convalida
about = Campagna { $campaign }. Gli stessi modelli sono stati valutati sulla traduzione automatica (prima) e sui dati convalidati (dopo). Gli intervalli sono al 95% di confidenza e vengono da { $draws } ricampionamenti degli elementi (seme { $seed }); p è quello del test esatto di McNemar, senza correzione per il numero di modelli.
matched = Elementi a cui tutti i modelli hanno risposto prima e dopo: { $items }. Di questi, modificati: { $corrected }; invariati: { $unchanged }; inutilizzabili, con lo stesso testo prima e dopo: { $unusable }.
left-out = Elementi esclusi perché non tutti i modelli hanno risposto prima e dopo: { $count }.
unknown = Elementi dei registri che non sono nell’esportazione: { $count }.
only-before = Esclusi, valutati solo prima: { $models }.
only-after = Esclusi, valutati solo dopo: { $models }.
reprompted = Elementi non modificati con un altro prompt, perché ne sono stati corretti gli esempi: { $count }.
simulated = Account simulati, che non sono persone, le cui risposte hanno contato: { $count }.
differs = { $model }: diverso prima e dopo: { $setting }.
differs-known = { $model }: { $setting } era { $before } prima e { $after } dopo.
limited = { $task } è stato limitato a { $limit } elementi.
part-all = tutti
part-corrected = modificati
part-unchanged = invariati
part-unusable = inutilizzabili
model = Modello
part = Elementi
count = Numero
before = Prima
after = Dopo
change = Differenza
interval = Intervallo al 95%
gained = Diventate giuste
lost = Diventate sbagliate
p = p
rank-before = Posto prima
rank-after = Posto dopo
ranks = Posti
tau = Concordanza dei due ordini, tau-b di Kendall: { $value } (da { $low } a { $high }). Se le risposte fossero cambiate solo per caso, sarebbe circa { $chance-value } (da { $chance-low } a { $chance-high }); p { $p }. { $order ->
    [changed] L’ordine è cambiato più di quanto spieghi il caso.
   *[same] Questo non dimostra che l’ordine sia cambiato.
}
noise = Parte della varianza tra modelli dovuta alla traduzione: { $value }% (da { $low }% a { $high }%) per elementi come questi; { $here }% su questi stessi elementi, caso compreso.
flips = Elementi la cui risposta è cambiata da giusta a sbagliata o viceversa
flips-none = Nessuna risposta è cambiata da giusta a sbagliata né viceversa.
flips-shown = Si mostrano i { $count } con più cambi; il JSON li ha tutti, { $total }.
flip-gained = Diventata giusta: { $models }
flip-lost = Diventata sbagliata: { $models }
no-text = non è nell’esportazione
paper = Per un articolo
plot-change = Differenza in punti
plot-accuracy = Accuratezza, in %
plot-alt = Differenza di ogni modello con il suo intervallo, e accuratezza di ogni modello prima e dopo.
paragraph = Abbiamo valutato { $models ->
    [one] un modello
   *[other] { $models } modelli
} con { $harness } su { $items } elementi di { $title } ({ $language }) prima e dopo che varie persone ne convalidassero la traduzione automatica con Fiel { $version }: { $corrected ->
    [0] di questi elementi, nessuno è stato modificato e
    [one] di questi elementi, uno è stato modificato e
   *[other] di questi elementi, { $corrected } sono stati modificati e
} { $unusable ->
    [0] nessuno è inutilizzabile
    [one] uno è inutilizzabile
   *[other] { $unusable } sono inutilizzabili
}. { $details } Gli intervalli sono intervalli percentili al 95% ottenuti con { $draws } ricampionamenti bootstrap degli elementi, appaiati per modello e versione; i valori p sono quelli del test esatto di McNemar, senza correzione per confronti multipli.
examples = { $count ->
    [0] I prompt non contenevano esempi.
    [one] I prompt contenevano un esempio.
   *[other] I prompt contenevano { $count } esempi.
}
metric-one = { $metric }: { $models }.
metric-range = { $metric } è variata da { $low } a { $high } punti secondo il modello.
model-change = { $model } da { $before }% a { $after }% ({ $change } punti, da { $low } a { $high }, p { $p }; negli elementi modificati, { $corrected } punti)
model-change-none = { $model } da { $before }% a { $after }% ({ $change } punti, da { $low } a { $high }, p { $p })
metric-ranks = La concordanza tra l’ordine dei modelli prima e dopo è tau-b di Kendall = { $value } (da { $low } a { $high }). { $order ->
    [changed] L’ordine è cambiato più di quanto spieghi il caso
   *[same] Questo non dimostra che l’ordine sia cambiato
} (se le risposte fossero cambiate solo per caso, sarebbe circa { $chance-value }, da { $chance-low } a { $chance-high }; p { $p }, test di randomizzazione).
metric-noise = Della varianza tra modelli, { $value }% (da { $low }% a { $high }%) è dovuto alla traduzione: è uno meno la correlazione intraclasse ICC(C,1) delle due versioni, senza la varianza del campionamento degli elementi.
card-heading = Che cosa ha cambiato la convalida per i modelli
card-same = Misurato con `fiel impact` esattamente su queste righe.
