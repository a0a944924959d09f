# Lo que encontró una revisión automática, en una frase para la persona que anota.
empty-segment = Este texto está vacío.
equal-options = Dice lo mismo que otra opción ({ $other }).
answer-outside = La respuesta correcta ({ $answer }) no está entre las opciones.
changed-number = Los números no coinciden: en inglés { $source }, aquí { $translation }.
untranslated = Parece que se quedó en inglés.
wrong-pairing = El original en inglés que encontramos es de otra pregunta, por eso no se muestra.
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
changed-mark = Las marcas entre corchetes deben quedar como en inglés: { $marks }
lowercased-context = Al evaluar, esto perderá sus mayúsculas: { $words }. ¿Se puede decir de otra forma?
glossary-term = Para «{ $term }», el glosario de la campaña dice «{ $target }».
