# status: waiting for a native reader
# Italian, tu. item: elemento; answer: risposta; right: giusto; corrected: modificato; check: controllo; release: versione; organizers: chi organizza.

# La pagina con ciò che il controllo automatico ha trovato in una campagna.
heading = Che cosa ha trovato il controllo automatico
about = Campagna «{ $title }». Questo è ciò che sembra sospetto nella traduzione prima che qualcuno la riveda. Un errore va risolto prima di pubblicare l’elemento; un avviso fa solo sì che l’elemento sia rivisto prima.
check = Controllo
severity = Gravità
error = Errore
warning = Avviso
items = Elementi
findings = Riscontri
task = { $items ->
    [one] Un elemento
    [many] { $items } di elementi
   *[other] { $items } elementi
}: { $errors } con errori, { $warnings } solo con avvisi, { $clean } senza nulla di sospetto.
counted = { $findings ->
    [one] Un riscontro
   *[other] { $findings } riscontri
} in { $items ->
    [one] un elemento
   *[other] { $items } elementi
}.
worst = Si mostrano i { $count } peggiori.
source = Originale inglese
translation = Traduzione
no-source = Senza originale inglese
nothing = Non è stato trovato nulla di sospetto.
