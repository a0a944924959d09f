# El formulario que ven las personas voluntarias en Argilla.
item-title = Original y traducción
correct-mark = Respuesta correcta
guide-link = Abrir la guía
guide-hint = Guía: abajo del todo
no-source = Sin original en inglés
verdict-title = ¿Cómo está la traducción?
verdict-description = Si cambias algún texto, elige «Corregida».
verdict-correct = Correcta
verdict-corrected = Corregida
verdict-unusable = Inservible
reason-title = Si es inservible, ¿por qué?
reason-description = Solo si elegiste «Inservible». «Intraducible»: depende de su cultura o de su idioma.
reason-wrong-original = Original erróneo
reason-untranslatable = Intraducible
reason-beyond-repair = Sin arreglo
reason-wrong-answer = Respuesta mal marcada
reason-other = Otro
comment-title = Comentario
comment-description = Opcional, para quienes organizan: una duda, o algo que quieras contarnos.
segment-context = Contexto
segment-instruction = Pregunta
segment-option_a = Opción A
segment-option_b = Opción B
segment-option_c = Opción C
segment-option_d = Opción D
segment-option_e = Opción E
segment-option = Opción { $letter }
segment-activity_label = Tema
segment-ctx_a = Contexto
segment-ctx_b = Contexto, última frase
segment-ending_0 = Final 1
segment-ending_1 = Final 2
segment-ending_2 = Final 3
segment-ending_3 = Final 4
segment-prompt = Petición
split-title = Parte
findings-title = Revisión automática
priority-title = Prioridad
finding-error = Posible error:
finding-warning = Aviso:
superseded-label = Hay un texto más nuevo:
superseded-text = este elemento tiene una versión nueva, que sale aparte. Aquí no hay que hacer nada; lo que se respondió se guarda.
withdrawn-label = Retirado:
withdrawn-text = este elemento ya no forma parte de la campaña. Aquí no hay que hacer nada; lo que se respondió se guarda.
proposal-label = Propuesta de { $agent }:
proposal-take = Usar esto
carried-label = Ya corregido
carried-text = { $items ->
    [one] en otro elemento por la comunidad.
   *[other] en otros { $items } elementos por la comunidad.
} Su texto está en la casilla: compáralo con el original.
carried-text-release = { $items ->
    [one] en un elemento de la versión { $release }.
   *[other] en { $items } elementos de la versión { $release }.
} Ese texto está en la casilla: compáralo con el original.
label-culture = ¿Hay que conocer una cultura concreta para responder?
label-culture-no = No
label-culture-yes = Sí
label-time = ¿Cambiará con el tiempo la respuesta correcta?
label-time-no = No
label-time-yes = Sí
label-region = ¿Hay que conocer alguna región concreta? ¿Cuál?
label-region-africa = África
label-region-asia = Asia
label-region-europe = Europa
label-region-latin-america = América Latina
label-region-middle-east = Oriente Próximo
label-region-north-america = Norteamérica
label-region-oceania = Oceanía
label-error = ¿Qué fallaba en la traducción?
label-error-terminology = Término incorrecto
label-error-agreement = Gramática o concordancia
label-error-meaning = Sentido equivocado
label-error-omission = Falta algo
label-error-addition = Sobra algo
label-error-untranslated = Sin traducir
label-error-style = Poco natural
