# Lo que encontró una revisión automática, en una frase para la persona que anota.
empty-segment = Este texto está vacío.
equal-options = Dice lo mismo que otra opción ({ $other }).
answer-outside = La respuesta correcta ({ $answer }) no está entre las opciones.
changed-number = Los números no coinciden: en inglés { $source }, aquí { $translation }.
untranslated = Parece que se quedó sin traducir.
wrong-pairing = El original en inglés que encontramos es de otra pregunta, por eso no se muestra.
