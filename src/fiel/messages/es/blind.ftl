# El formulario en el que se responde una pregunta sin ver la clave.
guide = Responde como si fuera un examen: elige la opción que te parezca correcta, sin buscarla. La clave no se muestra. Tu respuesta sirve para encontrar preguntas con la clave equivocada, preguntas ambiguas y traducciones defectuosas; no dice nada de ti y no se pone nota a nadie. Cuando haya respondido suficiente gente, quienes organizan pueden mostrar la clave: la encontrarás entre las preguntas que has respondido.
question-title = ¿Qué opción es la correcta?
choice-title = Tu respuesta
choice-description = Si no es correcta ninguna, o lo es más de una, dilo. Si no lo sabes, dilo también: no respondas al azar.
choice-none = Ninguna, o más de una
choice-unsure = No lo sé
priority-title = Orden
key = Clave de los datos: { $answer }
retired = Esta pregunta se retiró o ha cambiado: no hace falta responderla.
