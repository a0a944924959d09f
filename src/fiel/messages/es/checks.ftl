# Lo que encontró una revisión automática, en una frase para la persona que anota.
empty-segment = Este texto está vacío.
reported-original = { $kind ->
    [key] En una versión anterior se señaló que la respuesta marcada de este elemento está mal ({ $count }).
   *[original] En una versión anterior se señaló que el original inglés de este elemento está mal ({ $count }).
}
merged-question = Otro elemento ({ $item }) tiene los mismos textos y otra respuesta correcta, aunque los originales son distintos.
equal-options = Dice lo mismo que otra opción ({ $other }).
answer-outside = La respuesta correcta ({ $answer }) no está entre las opciones.
option-hole = Falta la opción { $missing } antes de la correcta ({ $answer }): los programas de evaluación darían por buena otra opción.
changed-number = { $kind ->
    [lost] Este número está en inglés y aquí no: { $source }.
    [added] Este número está aquí y en inglés no: { $translation }.
   *[changed] Los números no coinciden: en inglés { $source }, aquí { $translation }.
}
option-count = { $kind ->
    [options] La pregunta en inglés tiene { $source } opciones y esta tiene { $translation }. Míralas con calma.
   *[parts] No tiene las mismas partes que el original en inglés. ¿Falta un texto, o está en otro lugar?
}
answer-key = La respuesta correcta es { $source } en el original en inglés y { $translation } aquí.
changed-unit = Cambió la unidad: en inglés { $source }, aquí { $translation }.
changed-formula = { $kind ->
    [lost] Esta fórmula no quedó como está en inglés: { $source }.
   *[changed] Cambió la fórmula: en inglés { $source }, aquí { $translation }.
}
changed-code = { $kind ->
    [lost] Este código no quedó como está en inglés: { $source }.
   *[changed] Cambió el código: en inglés { $source }, aquí { $translation }.
}
damaged-placeholder = { $kind ->
    [lost] Falta un espacio para rellenar: { $source }.
    [added] Hay un espacio para rellenar que no está en inglés: { $translation }.
   *[changed] Los espacios para rellenar no coinciden: en inglés { $source }, aquí { $translation }.
}
damaged-url = { $kind ->
    [lost] Falta esta dirección: { $source }.
    [added] Esta dirección no está en inglés: { $translation }.
   *[changed] Cambió la dirección: en inglés { $source }, aquí { $translation }.
}
damaged-markup = { $kind ->
    [lost] Faltan estas marcas de formato: { $source }.
    [added] Estas marcas de formato no están en inglés: { $translation }.
   *[changed] Las marcas de formato no coinciden: en inglés { $source }, aquí { $translation }.
}
deleted-brackets = Lo que va entre corchetes se borra al evaluar los modelos: { $text }. Si importa, usa paréntesis.
lost-negation = En inglés dice «{ $word }» y aquí parece que se perdió. ¿La frase sigue diciendo lo mismo?
untranslated = Parece que se quedó en inglés.
chat-residue = Esto parece del programa que tradujo, no del texto: «{ $text }».
length-ratio =
    { $way ->
        [longer] Es mucho más largo de lo normal al lado del inglés. ¿Sobra algo?
       *[shorter] Es mucho más corto de lo normal al lado del inglés. ¿Falta algo?
    }
long-answer = La respuesta correcta es mucho más larga que las demás, y en inglés no: se nota cuál es. ¿Se puede acortar?
unpaired-marks = Hay un signo { $mark } sin su pareja: van siempre dos, { $pair }.
end-punctuation =
    { $mark ->
        [none] Lleva un signo al final, y las demás opciones no.
       *[other] Al final parece que falta este signo: { $mark }
    }
doubled-word = Dice «{ $word }» dos veces seguidas.
doubled-space = Hay un espacio de más.
lost-reference = En inglés se nombra { $labels }, y aquí no. Las letras y los números de las opciones no se traducen.
agreement-cue = La pregunta acaba en «{ $word }», y eso descarta las opciones que no concuerdan. ¿Se puede decir sin dar pistas?
inconsistent-translation = Lo mismo está traducido de otra forma en otra parte: «{ $translation }». ¿Cuál es mejor?
broken-continuation =
    { $how ->
        [closed] En inglés la frase queda abierta y sigue en las opciones; aquí ya está cerrada.
        [repeated] Repite el final del texto de antes. Al leerlo seguido, ¿encaja?
       *[capital] Empieza con mayúscula, pero continúa la frase de antes.
    }
changed-mark = { $marks ->
    [none] El inglés no tiene marcas entre corchetes: sobran
   *[other] Las marcas entre corchetes deben quedar como en inglés: { $marks }
}
lowercased-context = Al evaluar, esto perderá sus mayúsculas: { $words }. ¿Se puede decir de otra forma?
glossary-term = Para «{ $term }», el glosario de la campaña dice «{ $target }».
spelling = { $correction ->
    [none] Puede que «{ $text }» esté mal escrito o no exista.
   *[other] Puede que «{ $text }» esté mal escrito. ¿Será «{ $correction }»?
}
grammar = { $correction ->
    [none] Revisa la gramática aquí: «{ $text }».
   *[other] Revisa la gramática aquí: «{ $text }». ¿Será «{ $correction }»?
}
option-agreement = Leído después de la pregunta, no concuerda: «{ $text }».
english-word = Esta palabra se quedó en inglés: «{ $text }».
early-mark = El signo de apertura va después de la coma, donde empieza la pregunta.
closed-stem = Acaba en punto, y en inglés la frase sigue en las opciones.
blank-article = «{ $word }» antes del hueco descarta las respuestas que no concuerdan, y en inglés no hay nada. ¿Se puede quitar?
mixed-forms = Las opciones empiezan de formas distintas, como «{ $word }»; en inglés todas empiezan igual.
changed-gender = En inglés es una mujer: «{ $text }».
false-friend = Puede que «{ $text }» no signifique aquí lo mismo que «{ $term }». ¿Será «{ $target }»?
calque = «{ $text }» está dicho como en inglés. ¿Mejor «{ $target }»?
english-acronym = «{ $text }» es la sigla en inglés; en otras preguntas está traducida.
title-case = Las mayúsculas son las de un título en inglés. ¿Van aquí?
article-gender = Parece que estas palabras no concuerdan: «{ $text }».
opinion = { $reason ->
    [none] { $kind ->
        [none] Cambio propuesto por { $agent }.
       *[other] Cambio propuesto por { $agent } ({ $kind }).
    }
   *[other] Cambio propuesto por { $agent }: { $reason }
} { $correction ->
    [none] { "" }
   *[other] ¿Será «{ $correction }»?
}
