# status: waiting for a native reader
# Italian, tu. item: elemento; answer: risposta; right: giusto; corrected: modificato; check: controllo; release: versione; organizers: chi organizza.

# Il modulo in cui ogni persona dice se vuole essere nominata, e come.
welcome-title = Su di te
welcome-text = Vuoi che ti ringraziamo per nome? Decidi tu. Se non rispondi, la tua partecipazione è anonima: il tuo lavoro conta allo stesso modo e il tuo nome non appare in pubblico da nessuna parte. Puoi tornare e cambiare risposta quando vuoi. Le risposte si pubblicano senza nomi, e ciò che è stato deciso si mostra solo quando si possono mostrare insieme le risposte di almeno tre persone; ma, in un gruppo piccolo, chi sa che cosa hanno risposto le altre potrebbe capire quali risposte sono tue.
credit-title = Possiamo nominarti in pubblico?
credit-description = Nella pagina della campagna e nei ringraziamenti dell’insieme di dati finito, con quanti testi hai rivisto e quando.
credit-yes = Sì, con il nome qui sotto
credit-no = No, preferisco l’anonimato
display_name-title = Il nome da mostrare
display_name-description = Il tuo nome o un soprannome. Niente indirizzi e-mail, per favore: lo vedranno tutti.
variety-title = La tua varietà della lingua
variety-description = Facoltativo: toscano, romano, it-CH… La vede solo chi organizza.
variety_public-title = Possiamo contarla in pubblico?
variety_public-description = Come numero nella pagina della campagna, per esempio «toscano: 10 o più»: solo se l’hanno indicata cinque persone o più, senza nomi, e senza mai cambiare per una sola persona. Senza il tuo sì, la vede solo chi organizza.
variety_public-yes = Sì, si può contare in pubblico
variety_public-no = No, solo per chi organizza
