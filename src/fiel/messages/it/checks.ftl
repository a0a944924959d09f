# status: waiting for a native reader
# Italian, tu. item: elemento; answer: risposta; right: giusto; corrected: modificato; check: controllo; release: versione; organizers: chi organizza.

# Ciò che ha trovato un controllo automatico, in una frase per chi annota.
empty-segment = Questo testo è vuoto.
reported-original = { $kind ->
    [key] In una versione precedente è stato segnalato che la risposta segnata di questo elemento è sbagliata ({ $count }).
   *[original] In una versione precedente è stato segnalato che l’originale inglese di questo elemento è sbagliato ({ $count }).
}
merged-question = Un altro elemento ({ $item }) ha gli stessi testi e un’altra risposta giusta, anche se gli originali sono diversi.
equal-options = Dice lo stesso di un’altra opzione ({ $other }).
answer-outside = La risposta giusta ({ $answer }) non è tra le opzioni.
option-hole = Manca l’opzione { $missing } prima di quella giusta ({ $answer }): i programmi di valutazione prenderebbero per giusta un’altra opzione.
changed-number = { $kind ->
    [lost] Questo numero è nell’inglese e qui no: { $source }.
    [added] Questo numero è qui e nell’inglese no: { $translation }.
   *[changed] I numeri non coincidono: in inglese { $source }, qui { $translation }.
}
option-count = { $kind ->
    [options] La domanda inglese ha { $source } opzioni e questa ne ha { $translation }. Guardale con calma.
   *[parts] Non ha le stesse parti dell’originale inglese. Manca un testo, o è in un altro posto?
}
answer-key = La risposta giusta è { $source } nell’originale inglese e { $translation } qui.
changed-unit = L’unità è cambiata: in inglese { $source }, qui { $translation }.
changed-formula = { $kind ->
    [lost] Questa formula non è rimasta come in inglese: { $source }.
   *[changed] La formula è cambiata: in inglese { $source }, qui { $translation }.
}
changed-code = { $kind ->
    [lost] Questo codice non è rimasto come in inglese: { $source }.
   *[changed] Il codice è cambiato: in inglese { $source }, qui { $translation }.
}
damaged-placeholder = { $kind ->
    [lost] Manca uno spazio da riempire: { $source }.
    [added] C’è uno spazio da riempire che l’inglese non ha: { $translation }.
   *[changed] Gli spazi da riempire non coincidono: in inglese { $source }, qui { $translation }.
}
damaged-url = { $kind ->
    [lost] Manca questo indirizzo: { $source }.
    [added] L’inglese non ha questo indirizzo: { $translation }.
   *[changed] L’indirizzo è cambiato: in inglese { $source }, qui { $translation }.
}
damaged-markup = { $kind ->
    [lost] Manca questa formattazione: { $source }.
    [added] L’inglese non ha questa formattazione: { $translation }.
   *[changed] La formattazione non coincide: in inglese { $source }, qui { $translation }.
}
deleted-brackets = Il testo tra parentesi quadre viene cancellato quando si valutano i modelli: { $text }. Se conta, usa le parentesi tonde.
lost-negation = In inglese dice «{ $word }» e qui sembra perso. La frase dice ancora lo stesso?
untranslated = Sembra rimasto in inglese.
chat-residue = Questo sembra venire dal programma che ha tradotto, non dal testo: «{ $text }».
length-ratio =
    { $way ->
        [longer] È molto più lungo del solito rispetto all’inglese. C’è qualcosa di troppo?
       *[shorter] È molto più corto del solito rispetto all’inglese. Manca qualcosa?
    }
long-answer = La risposta giusta è molto più lunga delle altre, e in inglese no: si capisce qual è. Si può accorciare?
unpaired-marks = C’è un segno { $mark } senza il suo compagno: vanno sempre in coppia, { $pair }.
end-punctuation =
    { $mark ->
        [none] Finisce con un segno di punteggiatura, e le altre opzioni no.
       *[other] Alla fine sembra mancare questo segno: { $mark }
    }
doubled-word = Dice «{ $word }» due volte di seguito.
doubled-space = C’è uno spazio di troppo.
lost-reference = L’inglese nomina { $labels }, e qui no. Le lettere e i numeri delle opzioni non si traducono.
agreement-cue = La domanda finisce con «{ $word }», e questo esclude le opzioni che non concordano. Si può dire senza dare indizi?
inconsistent-translation = Lo stesso testo è tradotto diversamente altrove: «{ $translation }». Qual è meglio?
broken-continuation =
    { $how ->
        [closed] In inglese la frase resta aperta e continua nelle opzioni; qui è già chiusa.
        [repeated] Ripete la fine del testo precedente. Letti di seguito, stanno insieme?
       *[capital] Comincia con la maiuscola, ma continua la frase precedente.
    }
changed-mark = { $marks ->
    [none] L’inglese non ha segni tra parentesi quadre: toglili
   *[other] I segni tra parentesi quadre devono restare come in inglese: { $marks }
}
lowercased-context = Nella valutazione questo perderà le maiuscole: { $words }. Si può dire in un altro modo?
glossary-term = Per «{ $term }» il glossario della campagna dice «{ $target }».
spelling = { $correction ->
    [none] Forse «{ $text }» è scritto male o non esiste.
   *[other] Forse «{ $text }» è scritto male. Sarà «{ $correction }»?
}
grammar = { $correction ->
    [none] Controlla la grammatica qui: «{ $text }».
   *[other] Controlla la grammatica qui: «{ $text }». Sarà «{ $correction }»?
}
option-agreement = Letto dopo la domanda, non concorda: «{ $text }».
english-word = Questa parola è rimasta in inglese: «{ $text }».
early-mark = Il segno di apertura viene troppo presto: la domanda comincia dopo la virgola.
closed-stem = Finisce con un punto, ma in inglese la frase continua nelle opzioni.
blank-article = «{ $word }» prima dello spazio vuoto esclude le risposte che non concordano, e in inglese non c’è nulla. Si può togliere?
mixed-forms = Le opzioni cominciano in modi diversi, come «{ $word }»; in inglese cominciano tutte allo stesso modo.
changed-gender = In inglese questa persona è una donna: «{ $text }».
false-friend = Forse «{ $text }» qui non significa lo stesso di «{ $term }». Sarà «{ $target }»?
calque = «{ $text }» è detto come in inglese. Meglio «{ $target }»?
english-acronym = «{ $text }» è la sigla inglese; altrove è tradotta.
title-case = Le maiuscole sono quelle di un titolo inglese. Qui ci vanno?
article-gender = Queste parole non sembrano concordare: «{ $text }».
opinion = { $reason ->
    [none] { $kind ->
        [none] Modifica proposta da { $agent }.
       *[other] Modifica proposta da { $agent } ({ $kind }).
    }
   *[other] Modifica proposta da { $agent }: { $reason }
} { $correction ->
    [none] { "" }
   *[other] Sarà «{ $correction }»?
}
