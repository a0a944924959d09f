# status: waiting for a native reader
# Italian, tu. item: elemento; answer: risposta; right: giusto; corrected: modificato; check: controllo; release: versione; organizers: chi organizza.

# Il pannello pubblico.

## Intorno a ogni pagina
language-name = Italiano
language-label = Lingua
campaign-label = Campagna
campaign-all = Tutte le campagne
tagline = traduzioni controllate da persone
nav-progress = Progressi
nav-people = Persone
nav-findings = Che cosa abbiamo trovato
nav-person = La pagina di una persona
nav-participate = Come partecipare
taken-at = Dati: { $day }, { $time } UTC, { $age }.
age-seconds = meno di un minuto fa
age-minutes = { $count ->
    [one] { $count } minuto fa
   *[other] { $count } minuti fa
}
age-hours = { $count ->
    [one] { $count } ora fa
   *[other] { $count } ore fa
}
age-days = { $count ->
    [one] { $count } giorno fa
   *[other] { $count } giorni fa
}
empty-heading = Non ci sono ancora dati
empty-text = I progressi appariranno qui appena saranno pubblicati i primi dati. Non serve ricaricare la pagina.
no-campaigns = Non ci sono ancora campagne da mostrare. Torna presto.
problem-heading = Un momento, per favore
problem-none = In questo momento i dati non si possono leggere. Riproveremo tra qualche secondo.
problem-stale = I nuovi dati non si possono leggere; vedi gli ultimi validi, presi { $age }.
simulated-banner = Dati simulati: { $simulated ->
    [one] { $simulated } delle risposte è inventata
   *[other] { $simulated } delle risposte sono inventate
} per mostrare come funziona Fiel. I nomi con «simulato» non sono di nessuno.
simulated-name = { $name } · simulato
column-share = Percentuale
table-details = Vedi i numeri in una tabella
show-more = { $count ->
    [one] Mostrane { $count } in più
   *[other] Mostrane { $count } in più
}

## Progressi
progress-heading = I progressi di tutte le campagne
introduction = Persone volontarie controllano, una per una, le traduzioni automatiche con cui si valutano i modelli linguistici. Qui si vede a che punto sono.
validated-of = { $total ->
    [one] di { $total } elemento convalidato
    [many] di { $total } di elementi convalidati
   *[other] di { $total } elementi convalidati
}
validated-share = { $percent } convalidato
target-share = obiettivo: { $percent } ({ $count })
other-done = { $count ->
    [one] { $count } in più ha tutte le risposte, ma è inutilizzabile o in discussione
   *[other] { $count } in più hanno tutte le risposte, ma sono inutilizzabili o in discussione
}
decisions-waiting = Ciò che hanno deciso le ultime persone si mostra più avanti, perché non si sappia chi ha deciso che cosa.
target-reached = Obiettivo raggiunto!
finished-thanks = Non resta nulla da controllare. Grazie a tutte le persone che l’hanno reso possibile.
closed-thanks = Questa campagna è chiusa. Grazie a tutte le persone che hanno partecipato.
answers-label = Risposte
people-label = Persone
people-at-most = al massimo { $count }
people-at-most-help = Chi partecipa senza nome pubblico a due campagne conta in tutte e due.
overlap-label = Risposte raccolte
overlap-note = di tutte quelle che servono
pace-label = Ritmo
pace-value = { $count } al giorno
pace-note = { $days ->
    [one] oggi
   *[other] negli ultimi { $days } giorni
}
end-label = Fine stimata
end-closed = chiusa
end-done = finita
end-target = obiettivo raggiunto
end-expected = intorno a: { $day }
end-range = molto probabilmente tra { $earliest } e { $latest }
end-range-open = non prima di: { $earliest }
end-far = lontana
end-far-note = a questo ritmo, più di dieci anni
end-unknown = non si sa ancora
end-unknown-note = serve una settimana di risposte
end-idle-note = nessuna risposta da sei settimane
slice-heading = Hai dieci minuti?
slice-text = { $items ->
    [one] Bastano per un elemento, più o meno.
    [many] Bastano per circa { $items } di elementi.
   *[other] Bastano per circa { $items } elementi.
} Ti portiamo al modulo dove serve di più il tuo aiuto.
slice-text-one-away = { $items ->
    [one] Bastano per un elemento, più o meno.
    [many] Bastano per circa { $items } di elementi.
   *[other] Bastano per circa { $items } elementi.
} { $waiting ->
    [one] A uno di loro manca solo una risposta: può essere la tua.
   *[other] A { $waiting } di loro manca solo una risposta: può essere la tua.
}
slice-button = Controlla per dieci minuti
slice-button-in = Controlla { $title } per dieci minuti
new-tab = si apre in un’altra scheda
campaigns-heading = Per campagna
campaigns-caption = Elementi convalidati di ogni campagna, e quando può finire.
campaign-column = Campagna
validated-column = Convalidati
end-column = Fine stimata
activity-heading = Attività
activity-empty = L’attività di ogni giorno apparirà qui con la prima risposta.
timeline-heading = Risposte dall’inizio
timeline-description = Grafico a linea delle risposte raccolte, { $first } – { $last }: { $count } in tutto. La tabella qui sotto ha i numeri.
calendar-heading = Calendario delle ultime settimane
calendar-description = Calendario con un quadrato per ogni giorno, più scuro se ha più risposte. Il giorno con più risposte, { $day }, ne ha avute { $count }. La tabella qui sotto ha i numeri.
days-caption = Risposte di ogni giorno, a partire dall’ultimo.
day-column = Giorno
answers-column = Risposte
so-far-column = In tutto
parts-heading = Per attività
parts-caption = Elementi convalidati di ogni attività e di ogni sua parte.
task-column = Attività
part-column = Attività e parte
subjects-heading = Per materia
subjects-caption = { $count ->
    [one] La materia di MMLU, con i suoi elementi convalidati.
   *[other] Le { $count } materie di MMLU, con i loro elementi convalidati.
}
subject-column = Materia
sort-label = Ordina per
sort-name = Nome
sort-most = Più avanzate
sort-least = Meno avanzate

## Persone
people-heading = Le persone
people-lead = Dietro ogni elemento convalidato c’è qualcuno che l’ha letto con cura. Questo è il loro lavoro, prima il più recente.
period-week = Questa settimana
period-month = Questo mese
period-all = Dall’inizio
period-caption-week = Risposte degli ultimi 7 giorni.
period-caption-month = Risposte degli ultimi 30 giorni.
period-caption-all = Tutte le risposte.
period-empty = In questo periodo non ci sono risposte con un nome. La prossima sarà la tua?
contributors-anonymous = E { $people ->
    [one] { $people } persona
    [many] { $people } di persone
   *[other] { $people } persone
} senza nome pubblico, con { $answers ->
    [one] { $answers } risposta
   *[other] { $answers } risposte
}. Grazie!
contributors-anonymous-at-most = E al massimo { $people ->
    [one] { $people } persona
    [many] { $people } di persone
   *[other] { $people } persone
} senza nome pubblico, con { $answers ->
    [one] { $answers } risposta
   *[other] { $answers } risposte
}. Grazie!
contributors-anonymous-answers = { $answers ->
    [one] E { $answers } risposta di persone senza nome pubblico. Grazie!
    [many] E { $answers } di risposte di persone senza nome pubblico. Grazie!
   *[other] E { $answers } risposte di persone senza nome pubblico. Grazie!
}
contributors-anonymous-simulated = Queste persone sono simulate.
rank-column = Posto
name-column = Nome
newcomers-heading = Appena arrivate
newcomers-text = { $count ->
    [one] Ha dato la prima risposta questa settimana. Ti diamo il benvenuto!
   *[other] Hanno dato la prima risposta questa settimana. Vi diamo il benvenuto!
}
milestones-heading = Traguardi recenti
milestone-person = { $name } ha raggiunto { $count ->
    [one] la prima risposta
    [many] { $count } di risposte
   *[other] { $count } risposte
}
milestone-campaign = { $title }: { $percent } degli elementi ha tutte le risposte
varieties-heading = Varietà e paesi
varieties-caption = Secondo le persone che hanno accettato di essere contate: cinque o più per ciascuna. I numeri cambiano per più persone alla volta.
varieties-column = Varietà o paese
varieties-number = { $count } o più
varieties-others = Altre
effort-heading = Come si divide il lavoro
effort-text = { $top ->
    [one] La persona più attiva ha dato una parte delle risposte pari a { $share }.
    [many] Le { $top } di persone più attive, una su dieci, hanno dato una parte delle risposte pari a { $share }.
   *[other] Le { $top } persone più attive, una su dieci, hanno dato una parte delle risposte pari a { $share }.
}
effort-even = Se tutte le persone ne avessero date altrettante, sarebbe stata { $even }.
effort-reading = Più la curva si avvicina alla diagonale, meglio è diviso il lavoro. L’ideale è che non dipenda da poche persone: un po’ del tuo tempo aiuta molto.
effort-few = Quando ci saranno più persone, qui si vedrà come si divide il lavoro tra loro.
effort-description = Curva di Lorenz: la metà meno attiva delle persone ha dato una parte delle risposte pari a { $half }. La tabella qui sotto ha i numeri.
effort-caption = Quante delle risposte ha dato ogni parte delle persone.
lorenz-people = Persone, dalla meno alla più attiva
lorenz-answers = Risposte date
lorenz-equal = divisione uguale
lorenz-real = divisione reale

## La pagina di una persona
person-answers = Risposte
person-days = Giorni con risposte
person-streak = Serie più lunga
person-streak-value = { $days ->
    [one] { $days } giorno
   *[other] { $days } giorni di fila
}
person-since = { $first } – { $last }
person-on = Giorno: { $day }
person-tasks-heading = Dove ha partecipato
person-milestones-heading = Traguardi raggiunti
person-milestone = { $count ->
    [one] prima risposta
    [many] { $count } di risposte
   *[other] { $count } risposte
}
person-next = Prossimo traguardo: { $count } risposte. { $missing ->
    [one] Ne manca { $missing }.
   *[other] Ne mancano { $missing }.
}
person-simulated = Questa persona è simulata: le sue risposte mostrano come funziona Fiel.

## Che cosa abbiamo trovato
findings-heading = Che cosa abbiamo trovato
findings-lead = La traduzione automatica era giusta? Questo è ciò che dicono le persone che l’hanno letta.
findings-empty = Non ci sono ancora elementi convalidati. Appena ci saranno, qui si vedrà com’era la traduzione automatica.
quality-right-of = { $total ->
    [one] di { $total } elemento con verdetto era giusto così com’era
    [many] di { $total } di elementi con verdetto erano giusti così com’erano
   *[other] di { $total } elementi con verdetto erano giusti così com’erano
}
quality-interval = Con questi dati, molto probabilmente il valore vero è tra { $low } e { $high }.
quality-right = Giusti così com’erano
quality-corrected = Modificati
quality-unusable = Inutilizzabili
quality-by-benchmark = Per benchmark
quality-by-benchmark-caption = Elementi che erano giusti così com’erano, tra i convalidati. Il margine indica ciò che ancora non si sa.
quality-by-subject = Per materia
quality-by-subject-caption = Lo stesso, per materia di MMLU: prima quelle che hanno avuto bisogno di più correzioni.
quality-by-finding = Per ciò che ha trovato il controllo automatico
quality-by-finding-caption = Prima che qualcuno legga, Fiel segnala ciò che sembra sospetto. Ecco com’erano davvero quegli elementi.
quality-by-kind = Che cosa è stato corretto
quality-by-kind-caption = Le correzioni, per ciò che è cambiato.
benchmark-column = Prova (benchmark)
finding-column = Segnale
kind-column = Modifica
items-column = Elementi
right-column = Giusti così com’erano
interval = tra { $low } e { $high }
of-all-column = Sul totale
no-finding = Nulla di sospetto
reasons-heading = Perché alcuni sono inutilizzabili
reasons-caption = I motivi dati da chi ha segnato un elemento come inutilizzabile.
reason-column = Motivo
no-reason = Senza motivo
corrections-heading = Correzioni che insegnano
corrections-lead = Una piccola modifica può cambiare tutta la domanda. Ciò che è stato tolto è barrato; ciò che è stato aggiunto è sottolineato.
correction-original = Originale inglese
correction-before = Traduzione automatica
correction-after = Testo corretto
correction-removed = tolto
correction-added = aggiunto
agreement-heading = Quanto concordano le persone
agreement-text = Quando più persone hanno visto lo stesso elemento, la concordanza è stata di { $percent } ({ $items ->
    [one] { $items } elemento
    [many] { $items } di elementi
   *[other] { $items } elementi
}).
agreement-same-text = E in una parte dei casi pari a { $percent } hanno concordato sullo stesso testo, parola per parola.
agreement-alpha = Tolto il caso, la concordanza è { $level } (alfa di Krippendorff: { $alpha }).
agreement-high = alta
agreement-fair = discreta
agreement-low = bassa
agreement-none = Nessun elemento è ancora stato visto da due o più persone.

## Come partecipare
participate-heading = Come partecipare
participate-lead = Non serve sapere di intelligenza artificiale: basta leggere con attenzione e conoscere bene la lingua. Anche dieci minuti aiutano.
step-guide = Leggi la guida
step-guide-text = Bastano pochi minuti e vedrai esempi di che cosa accettare e che cosa correggere.
guide-link = Apri la guida di { $title }
guide-in-form = La guida è anche dentro ogni modulo.
step-video = Guarda il video
step-video-text = Mostra come si controlla un elemento, passo per passo.
video-load = Carica il video da { $host }
video-privacy = Quando lo carichi, { $host } saprà che l’hai guardato. Fino ad allora non gli si chiede nulla.
video-link = Guarda il video di { $title }
step-work = Controlla
step-work-text = Vai in Argilla, leggi l’originale e la traduzione, e di’ se è giusta, correggila o segnala che è inutilizzabile.
work-link = Vai a { $title } in Argilla
work-closed = { $title }: campagna chiusa. Grazie!
work-invited = Si partecipa con un invito: chiedi il link a chi organizza. Se hai già un account, apri il link che hai ricevuto.
step-ask = Chiedi
step-ask-text = Se hai un dubbio, chiedi: di sicuro non è solo tuo. Puoi anche lasciare un commento nel modulo stesso.
ask-link = Chiedi di { $title }
credit-heading = Il tuo nome, come vuoi tu
credit-text = All’inizio il modulo «Su di te» chiede se vuoi che ti nominiamo, e come. Se non dici nulla, il tuo nome non apparirà: le tue risposte contano allo stesso modo, senza nome.
credit-change = Puoi cambiare idea quando vuoi; la pagina si aggiorna con i dati successivi.
share-heading = Condividi
share-text = Porta i progressi sulla tua pagina o sui tuoi social.
share-badge-alt = Distintivo con i progressi di { $title }
share-card-alt = Scheda con i progressi di { $title }
share-download-badge = Scarica il distintivo (SVG)
share-download-card = Scarica la scheda (PNG)

## Le pagine che non hanno bisogno di script
nav-news = Novità
nav-about = Informazioni
pages-label = Pagine
skip-link = Vai al contenuto
campaign-show = Mostra
live-link = Grafici interattivi, con numeri che si aggiornano da soli
live-back = Tutte le pagine
taken-on = Dati: { $day }, { $time } UTC.
simulated-short = Dati simulati
bars-by-day = Risposte al giorno.
bars-by-week = Risposte alla settimana.
weeks-caption = Risposte ed elementi completati per settimana, prima i più recenti.
week-column = Settimana
completed-column = Elementi completati
week-from-to = { $first } – { $last }
summary = Elementi convalidati: { $validated } di { $total }. Persone: { $people }. Risposte: { $answers }.
meta-people = Chi controlla le traduzioni, chi è appena arrivato e che cosa è stato raggiunto.
meta-findings = Quanto era buona la traduzione automatica, che cosa è stato corretto e quanto c’è accordo.
meta-participate = Come controllare le traduzioni: la guida, il modulo e dove chiedere. Dieci minuti aiutano.
meta-news = Che cosa è successo ogni settimana.
meta-about = Chi organizza, la licenza, i dati e come citarli, e la privacy.
news-heading = Novità
news-lead = Che cosa è successo ogni settimana, in numeri.
news-empty = Le prime novità saranno qui alla fine della prima settimana.
news-feed = Segui le novità in un lettore RSS
news-answers = Risposte: { $answers }. Elementi completati: { $items }.
news-newcomers = Prime risposte: { $names }. Vi diamo il benvenuto!
about-heading = Chi, che cosa e come
about-lead = I modelli linguistici si confrontano con test tradotti da macchine. Qui delle persone controllano queste traduzioni, una per una.
about-how = Come funziona
about-how-text = Ogni elemento appare accanto al suo originale. Le persone dicono se la traduzione è giusta, la correggono o segnalano che è inutilizzabile. Il risultato è un insieme di dati che chiunque può usare.
about-who = A cura di
about-license = Licenza dei dati
about-data = Dati
about-download = Scarica i dati convalidati
about-data-later = Il collegamento sarà qui quando saranno pubblicati.
about-cite = Come citarli
about-citation = Comunità di { $title } ({ $year }). { $title }, traduzioni controllate da persone. { $address }
about-privacy = Privacy e dati personali
about-privacy-text = Queste pagine mostrano dei conteggi e i nomi di chi ha accettato, con quanti testi ha rivisto e quando. Non dicono mai chi ha deciso che cosa. Non caricano nulla da altri siti e non seguono nessuno.
privacy-link = Informativa sulla privacy di { $title }
about-code = Il programma
about-code-text = Queste pagine sono fatte con Fiel { $version }, software libero con licenza Apache 2.0.
about-code-link = Leggi il codice
missing-heading = A questo indirizzo non c’è nulla
missing-text = Forse la pagina ha cambiato posto, o qualcuno non vuole più mostrare il suo nome.
missing-back = Vai ai progressi
search-heading = Cerca nelle correzioni
search-label = Cerca in tutte le correzioni di qui ({ $count })
search-button = Cerca
search-found = Trovate: { $count }
correction-link = Collegamento a questa correzione
correction-of = Una correzione fatta da persone in { $title }.
correction-more = Altre correzioni
copy-link = Copia il collegamento
copy-code = Copia
copied = Copiato
mastodon-server = Il tuo server Mastodon
mastodon-share = Condividi su Mastodon
embed-summary = Mettilo sulla tua pagina
embed-badge = Distintivo (HTML)
embed-frame = Riquadro con i progressi (HTML)
embed-more = Vedi i progressi
person-lead = Una delle persone che controllano queste traduzioni, una per una.
person-summary = Risposte: { $answers }. Giorni con risposte: { $days }.

## Che cosa è cambiato in una correzione
kind-number = Un numero
kind-negation = Una negazione o un’eccezione
kind-wording = Poche parole
kind-omission = Mancavano parole
kind-addition = C’erano parole di troppo
kind-order = L’ordine delle parole
kind-spelling = L’ortografia
kind-rewritten = Quasi tutto il testo
kind-punctuation = La punteggiatura

## Ciò che segnala il controllo automatico
check-agreement-cue = La concordanza tradisce la risposta
check-answer-key = La risposta non è quella dell’originale
check-answer-outside = La risposta non è tra le opzioni
check-option-hole = Manca un’opzione prima di quella giusta
check-broken-continuation = Il finale non continua la frase
check-changed-code = Codice diverso
check-changed-formula = Formula diversa
check-changed-mark = Segni tra parentesi quadre diversi
check-changed-number = Numeri diversi
check-changed-unit = Unità diversa
check-chat-residue = Resti del programma che ha tradotto
check-damaged-markup = Formattazione danneggiata
check-damaged-placeholder = Spazio da riempire danneggiato
check-damaged-url = Indirizzo danneggiato
check-deleted-brackets = Parentesi quadre cancellate nella valutazione
check-doubled-space = Spazio di troppo
check-doubled-word = Parola ripetuta
check-empty-segment = Testo vuoto
check-end-punctuation = Punteggiatura finale
check-equal-options = Opzioni uguali
check-glossary-term = Termine del glossario
check-inconsistent-translation = Lo stesso, tradotto diversamente
check-length-ratio = Troppo corto o troppo lungo
check-long-answer = Risposta più lunga delle altre
check-reported-original = Originale segnalato come sbagliato
check-merged-question = Due domande diventate una
check-lost-negation = Negazione persa
check-lost-reference = Riferimento perso a un’altra opzione
check-lowercased-context = Maiuscole perse nella valutazione
check-option-count = Numero di opzioni diverso
check-unpaired-marks = Segno senza il suo compagno
check-untranslated = Non tradotto
check-spelling = Possibile errore di ortografia
check-grammar = Possibile errore grammaticale
check-option-agreement = Opzione che non concorda con la domanda
check-english-word = Parola rimasta in inglese
check-early-mark = Segno di apertura troppo presto
check-closed-stem = Domanda chiusa prima delle opzioni
check-blank-article = Articolo prima dello spazio vuoto
check-mixed-forms = Opzioni che iniziano in modi diversi
check-changed-gender = Una donna diventata un uomo
check-false-friend = Falso amico
check-calque = Detto come in inglese
check-english-acronym = Sigla inglese
check-title-case = Maiuscole di un titolo inglese
check-article-gender = Articolo del genere sbagliato
check-opinion = Proposto da un modello o da un altro strumento

## Le materie di MMLU
subject-abstract_algebra = Algebra astratta
subject-anatomy = Anatomia
subject-astronomy = Astronomia
subject-business_ethics = Etica aziendale
subject-clinical_knowledge = Conoscenze cliniche
subject-college_biology = Biologia universitaria
subject-college_chemistry = Chimica universitaria
subject-college_computer_science = Informatica universitaria
subject-college_mathematics = Matematica universitaria
subject-college_medicine = Medicina universitaria
subject-college_physics = Fisica universitaria
subject-computer_security = Sicurezza informatica
subject-conceptual_physics = Fisica concettuale
subject-econometrics = Econometria
subject-electrical_engineering = Ingegneria elettrica
subject-elementary_mathematics = Matematica elementare
subject-formal_logic = Logica formale
subject-global_facts = Fatti del mondo
subject-high_school_biology = Biologia delle superiori
subject-high_school_chemistry = Chimica delle superiori
subject-high_school_computer_science = Informatica delle superiori
subject-high_school_european_history = Storia europea delle superiori
subject-high_school_geography = Geografia delle superiori
subject-high_school_government_and_politics = Governo e politica delle superiori
subject-high_school_macroeconomics = Macroeconomia delle superiori
subject-high_school_mathematics = Matematica delle superiori
subject-high_school_microeconomics = Microeconomia delle superiori
subject-high_school_physics = Fisica delle superiori
subject-high_school_psychology = Psicologia delle superiori
subject-high_school_statistics = Statistica delle superiori
subject-high_school_us_history = Storia degli Stati Uniti delle superiori
subject-high_school_world_history = Storia mondiale delle superiori
subject-human_aging = Invecchiamento umano
subject-human_sexuality = Sessualità umana
subject-international_law = Diritto internazionale
subject-jurisprudence = Teoria del diritto
subject-logical_fallacies = Fallacie logiche
subject-machine_learning = Apprendimento automatico
subject-management = Gestione
subject-marketing = Marketing
subject-medical_genetics = Genetica medica
subject-miscellaneous = Argomenti vari
subject-moral_disputes = Dispute morali
subject-moral_scenarios = Situazioni morali
subject-nutrition = Nutrizione
subject-philosophy = Filosofia
subject-prehistory = Preistoria
subject-professional_accounting = Contabilità professionale
subject-professional_law = Diritto professionale
subject-professional_medicine = Medicina professionale
subject-professional_psychology = Psicologia professionale
subject-public_relations = Relazioni pubbliche
subject-security_studies = Studi sulla sicurezza
subject-sociology = Sociologia
subject-us_foreign_policy = Politica estera degli Stati Uniti
subject-virology = Virologia
subject-world_religions = Religioni del mondo

## I benchmark
benchmark-arc = ARC-Challenge
benchmark-dibt = DIBT
benchmark-hellaswag = HellaSwag
benchmark-mmlu = MMLU
