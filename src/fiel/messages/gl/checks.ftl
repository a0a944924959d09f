# status: waiting for a native reader
# Standard Galician, ti. item: elemento; answer: resposta; box: cadro; check: revisión; release: versión; organizers: equipo organizador.

# O que atopou unha revisión automática, nunha frase para a persoa que anota.
empty-segment = Este texto está baleiro.
reported-original = { $kind ->
    [key] Nunha versión anterior sinalouse que a resposta marcada deste elemento está mal ({ $count }).
   *[original] Nunha versión anterior sinalouse que o orixinal inglés deste elemento está mal ({ $count }).
}
merged-question = Outro elemento ({ $item }) ten os mesmos textos e outra resposta correcta, aínda que os orixinais son distintos.
equal-options = Di o mesmo ca outra opción ({ $other }).
answer-outside = A resposta correcta ({ $answer }) non está entre as opcións.
option-hole = Falta a opción { $missing } antes da correcta ({ $answer }): os programas de avaliación darían por boa outra opción.
changed-number = { $kind ->
    [lost] Este número está en inglés e aquí non: { $source }.
    [added] Este número está aquí e en inglés non: { $translation }.
   *[changed] Os números non coinciden: en inglés { $source }, aquí { $translation }.
}
option-count = { $kind ->
    [options] A pregunta en inglés ten { $source } opcións e esta ten { $translation }. Míraas con calma.
   *[parts] Non ten as mesmas partes ca o orixinal en inglés. Falta un texto, ou está noutro lugar?
}
answer-key = A resposta correcta é { $source } no orixinal en inglés e { $translation } aquí.
changed-unit = Cambiou a unidade: en inglés { $source }, aquí { $translation }.
changed-formula = { $kind ->
    [lost] Esta fórmula non quedou como está en inglés: { $source }.
   *[changed] Cambiou a fórmula: en inglés { $source }, aquí { $translation }.
}
changed-code = { $kind ->
    [lost] Este código non quedou como está en inglés: { $source }.
   *[changed] Cambiou o código: en inglés { $source }, aquí { $translation }.
}
damaged-placeholder = { $kind ->
    [lost] Falta un espazo para encher: { $source }.
    [added] Hai un espazo para encher que non está en inglés: { $translation }.
   *[changed] Os espazos para encher non coinciden: en inglés { $source }, aquí { $translation }.
}
damaged-url = { $kind ->
    [lost] Falta este enderezo: { $source }.
    [added] Este enderezo non está en inglés: { $translation }.
   *[changed] Cambiou o enderezo: en inglés { $source }, aquí { $translation }.
}
damaged-markup = { $kind ->
    [lost] Faltan estas marcas de formato: { $source }.
    [added] Estas marcas de formato non están en inglés: { $translation }.
   *[changed] As marcas de formato non coinciden: en inglés { $source }, aquí { $translation }.
}
deleted-brackets = O que vai entre corchetes bórrase ao avaliar os modelos: { $text }. Se importa, usa parénteses.
lost-negation = En inglés di «{ $word }» e aquí parece que se perdeu. A frase segue dicindo o mesmo?
untranslated = Parece que quedou en inglés.
chat-residue = Isto parece do programa que traduciu, non do texto: «{ $text }».
length-ratio =
    { $way ->
        [longer] É moito máis longo do normal á beira do inglés. Sobra algo?
       *[shorter] É moito máis curto do normal á beira do inglés. Falta algo?
    }
long-answer = A resposta correcta é moito máis longa ca as demais, e en inglés non: nótase cal é. Pódese acurtar?
unpaired-marks = Hai un signo { $mark } sen a súa parella: van sempre dous, { $pair }.
end-punctuation =
    { $mark ->
        [none] Leva un signo ao final, e as demais opcións non.
       *[other] Ao final parece que falta este signo: { $mark }
    }
doubled-word = Di «{ $word }» dúas veces seguidas.
doubled-space = Hai un espazo de máis.
lost-reference = En inglés noméase { $labels }, e aquí non. As letras e os números das opcións non se traducen.
agreement-cue = A pregunta acaba en «{ $word }», e iso descarta as opcións que non concordan. Pódese dicir sen dar pistas?
inconsistent-translation = O mesmo texto está traducido doutro xeito noutra parte: «{ $translation }». Cal é mellor?
broken-continuation =
    { $how ->
        [closed] En inglés a frase queda aberta e segue nas opcións; aquí xa está pechada.
        [repeated] Repite o final do texto anterior. Ao lelo seguido, encaixa?
       *[capital] Empeza con maiúscula, pero continúa a frase anterior.
    }
changed-mark = { $marks ->
    [none] O inglés non ten marcas entre corchetes: sobran
   *[other] As marcas entre corchetes deben quedar como en inglés: { $marks }
}
lowercased-context = Ao avaliar, isto perderá as maiúsculas: { $words }. Pódese dicir doutro xeito?
glossary-term = Para «{ $term }», o glosario da campaña di «{ $target }».
spelling = { $correction ->
    [none] Pode que «{ $text }» estea mal escrito ou non exista.
   *[other] Pode que «{ $text }» estea mal escrito. Será «{ $correction }»?
}
grammar = { $correction ->
    [none] Revisa a gramática aquí: «{ $text }».
   *[other] Revisa a gramática aquí: «{ $text }». Será «{ $correction }»?
}
option-agreement = Lido despois da pregunta, non concorda: «{ $text }».
english-word = Esta palabra quedou en inglés: «{ $text }».
early-mark = O signo de apertura vai despois da coma, onde empeza a pregunta.
closed-stem = Acaba en punto, e en inglés a frase segue nas opcións.
blank-article = «{ $word }» antes do oco descarta as respostas que non concordan, e en inglés non hai nada. Pódese quitar?
mixed-forms = As opcións empezan de formas distintas, como «{ $word }»; en inglés todas empezan igual.
changed-gender = En inglés é unha muller: «{ $text }».
false-friend = Pode que «{ $text }» non signifique aquí o mesmo ca «{ $term }». Será «{ $target }»?
calque = «{ $text }» está dito como en inglés. Mellor «{ $target }»?
english-acronym = «{ $text }» é a sigla en inglés; noutros lugares está traducida.
title-case = As maiúsculas son as dun título en inglés. Van aquí?
article-gender = Parece que estas palabras non concordan: «{ $text }».
opinion = { $reason ->
    [none] { $kind ->
        [none] Cambio proposto por { $agent }.
       *[other] Cambio proposto por { $agent } ({ $kind }).
    }
   *[other] Cambio proposto por { $agent }: { $reason }
} { $correction ->
    [none] { "" }
   *[other] Será «{ $correction }»?
}
