# status: waiting for a native reader
# Central Catalan, tu. item: element; answer: resposta; box: quadre; check: revisió; release: versió; organizers: equip organitzador.

# El que ha trobat una revisió automàtica, en una frase per a la persona que anota.
empty-segment = Aquest text és buit.
reported-original = { $kind ->
    [key] En una versió anterior es va assenyalar que la resposta marcada d’aquest element és errònia ({ $count }).
   *[original] En una versió anterior es va assenyalar que l’original anglès d’aquest element és erroni ({ $count }).
}
merged-question = Un altre element ({ $item }) té els mateixos textos i una altra resposta correcta, tot i que els originals són diferents.
equal-options = Diu el mateix que una altra opció ({ $other }).
answer-outside = La resposta correcta ({ $answer }) no és entre les opcions.
option-hole = Falta l’opció { $missing } abans de la correcta ({ $answer }): els programes d’avaluació donarien per bona una altra opció.
changed-number = { $kind ->
    [lost] Aquest nombre és a l’anglès i aquí no: { $source }.
    [added] Aquest nombre és aquí i a l’anglès no: { $translation }.
   *[changed] Els nombres no coincideixen: en anglès { $source }, aquí { $translation }.
}
option-count = { $kind ->
    [options] La pregunta en anglès té { $source } opcions i aquesta en té { $translation }. Mira-te-les amb calma.
   *[parts] No té les mateixes parts que l’original anglès. Hi falta un text, o és en un altre lloc?
}
answer-key = La resposta correcta és { $source } a l’original anglès i { $translation } aquí.
changed-unit = Ha canviat la unitat: en anglès { $source }, aquí { $translation }.
changed-formula = { $kind ->
    [lost] Aquesta fórmula no ha quedat com en anglès: { $source }.
   *[changed] Ha canviat la fórmula: en anglès { $source }, aquí { $translation }.
}
changed-code = { $kind ->
    [lost] Aquest codi no ha quedat com en anglès: { $source }.
   *[changed] Ha canviat el codi: en anglès { $source }, aquí { $translation }.
}
damaged-placeholder = { $kind ->
    [lost] Falta un espai per omplir: { $source }.
    [added] Hi ha un espai per omplir que no és a l’anglès: { $translation }.
   *[changed] Els espais per omplir no coincideixen: en anglès { $source }, aquí { $translation }.
}
damaged-url = { $kind ->
    [lost] Falta aquesta adreça: { $source }.
    [added] Aquesta adreça no és a l’anglès: { $translation }.
   *[changed] Ha canviat l’adreça: en anglès { $source }, aquí { $translation }.
}
damaged-markup = { $kind ->
    [lost] Falten aquestes marques de format: { $source }.
    [added] Aquestes marques de format no són a l’anglès: { $translation }.
   *[changed] Les marques de format no coincideixen: en anglès { $source }, aquí { $translation }.
}
deleted-brackets = El que va entre claudàtors s’esborra en avaluar els models: { $text }. Si importa, fes servir parèntesis.
lost-negation = En anglès diu «{ $word }» i aquí sembla que s’ha perdut. La frase encara diu el mateix?
untranslated = Sembla que s’ha quedat en anglès.
chat-residue = Això sembla del programa que ha traduït, no del text: «{ $text }».
length-ratio =
    { $way ->
        [longer] És molt més llarg del que és habitual respecte de l’anglès. Hi sobra res?
       *[shorter] És molt més curt del que és habitual respecte de l’anglès. Hi falta res?
    }
long-answer = La resposta correcta és molt més llarga que les altres, i en anglès no: es nota quina és. Es pot escurçar?
unpaired-marks = Hi ha un signe { $mark } sense parella: sempre van de dos en dos, { $pair }.
end-punctuation =
    { $mark ->
        [none] Acaba amb un signe de puntuació, i les altres opcions no.
       *[other] Sembla que al final falta aquest signe: { $mark }
    }
doubled-word = Diu «{ $word }» dues vegades seguides.
doubled-space = Hi ha un espai de més.
lost-reference = En anglès s’esmenta { $labels }, i aquí no. Les lletres i els números de les opcions no es tradueixen.
agreement-cue = La pregunta acaba en «{ $word }», i això descarta les opcions que no hi concorden. Es pot dir sense donar pistes?
inconsistent-translation = El mateix text està traduït d’una altra manera en un altre lloc: «{ $translation }». Quina és millor?
broken-continuation =
    { $how ->
        [closed] En anglès la frase queda oberta i continua a les opcions; aquí ja és tancada.
        [repeated] Repeteix el final del text anterior. Llegit tot seguit, encaixa?
       *[capital] Comença amb majúscula, però continua la frase anterior.
    }
changed-mark = { $marks ->
    [none] L’anglès no té marques entre claudàtors: hi sobren
   *[other] Les marques entre claudàtors han de quedar com en anglès: { $marks }
}
lowercased-context = En avaluar, això perdrà les majúscules: { $words }. Es pot dir d’una altra manera?
glossary-term = Per a «{ $term }», el glossari de la campanya diu «{ $target }».
spelling = { $correction ->
    [none] Potser «{ $text }» està mal escrit o no existeix.
   *[other] Potser «{ $text }» està mal escrit. Deu ser «{ $correction }»?
}
grammar = { $correction ->
    [none] Revisa la gramàtica aquí: «{ $text }».
   *[other] Revisa la gramàtica aquí: «{ $text }». Deu ser «{ $correction }»?
}
option-agreement = Llegit després de la pregunta, no concorda: «{ $text }».
english-word = Aquesta paraula s’ha quedat en anglès: «{ $text }».
early-mark = El signe d’obertura va després de la coma, on comença la pregunta.
closed-stem = Acaba en punt, i en anglès la frase continua a les opcions.
blank-article = «{ $word }» davant del buit descarta les respostes que no hi concorden, i en anglès no hi ha res. Es pot treure?
mixed-forms = Les opcions comencen de maneres diferents, com ara «{ $word }»; en anglès totes comencen igual.
changed-gender = En anglès és una dona: «{ $text }».
false-friend = Potser «{ $text }» no vol dir aquí el mateix que «{ $term }». Deu ser «{ $target }»?
calque = «{ $text }» està dit com en anglès. Millor «{ $target }»?
english-acronym = «{ $text }» és la sigla anglesa; en altres llocs està traduïda.
title-case = Les majúscules són les d’un títol en anglès. Hi van, aquí?
article-gender = Sembla que aquestes paraules no concorden: «{ $text }».
opinion = { $reason ->
    [none] { $kind ->
        [none] Canvi proposat per { $agent }.
       *[other] Canvi proposat per { $agent } ({ $kind }).
    }
   *[other] Canvi proposat per { $agent }: { $reason }
} { $correction ->
    [none] { "" }
   *[other] Deu ser «{ $correction }»?
}
