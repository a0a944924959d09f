# status: waiting for a native reader
# Italian, tu. item: elemento; answer: risposta; right: giusto; corrected: modificato; check: controllo; release: versione; organizers: chi organizza.

# Il modulo in cui si risponde alle domande senza vedere la chiave.
guide = Rispondi come a un esame: scegli l’opzione che ti sembra giusta, senza cercarla. La chiave non si vede. La tua risposta serve a trovare domande con la chiave sbagliata, domande ambigue e traduzioni rovinate; non dice nulla di te e non si danno voti a nessuno. Quando avranno risposto abbastanza persone, chi organizza potrà mostrare la chiave: la troverai tra le domande a cui hai risposto.
question-title = Quale opzione è quella giusta?
choice-title = La tua risposta
choice-description = Se nessuna lo è, o più di una, dillo. Se non lo sai, dillo lo stesso: non tirare a indovinare.
choice-none = Nessuna, o più di una
choice-unsure = Non lo so
priority-title = Ordine
key = Chiave dei dati: { $answer }
retired = Questa domanda è stata ritirata o è cambiata: non serve rispondere.
