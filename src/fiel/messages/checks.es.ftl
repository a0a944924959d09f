# Lo que encontró una revisión automática, en una frase para la persona que anota.
empty-segment = Este texto está vacío.
equal-options = Dice lo mismo que otra opción ({ $other }).
answer-outside = La respuesta correcta ({ $answer }) no está entre las opciones.
changed-number = { $kind ->
    [lost] Este número está en inglés y aquí no: { $source }.
    [added] Este número está aquí y en inglés no: { $translation }.
   *[changed] Los números no coinciden: en inglés { $source }, aquí { $translation }.
}
untranslated = Parece que se quedó sin traducir.
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
