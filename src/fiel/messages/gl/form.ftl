# status: waiting for a native reader
# Standard Galician, ti. item: elemento; answer: resposta; box: cadro; check: revisión; release: versión; organizers: equipo organizador.

# O formulario que ven as persoas voluntarias en Argilla.
item-title = Orixinal e tradución
correct-mark = Resposta correcta
guide-link = Abrir a guía
guide-hint = Guía: abaixo de todo
no-source = Sen orixinal en inglés
verdict-title = Como está a tradución?
verdict-description = Se cambias algún texto, escolle «Corrixida».
verdict-correct = Correcta
verdict-corrected = Corrixida
verdict-unusable = Inservible
reason-title = Se é inservible, por que?
reason-description = Só se escolliches «Inservible». «Intraducible»: depende da cultura ou da lingua do orixinal.
reason-wrong-original = Orixinal erróneo
reason-untranslatable = Intraducible
reason-beyond-repair = Sen amaño
reason-wrong-answer = Resposta mal marcada
reason-other = Outro motivo
comment-title = Comentario
comment-description = Opcional, para o equipo organizador: unha dúbida ou calquera cousa que nos queiras contar.
segment-instruction = Pregunta
segment-option_a = Opción A
segment-option_b = Opción B
segment-option_c = Opción C
segment-option_d = Opción D
segment-option_e = Opción E
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
priority-title = Prioridade
finding-error = Posible erro:
finding-warning = Aviso:
superseded-label = Hai un texto máis novo:
superseded-text = este elemento ten unha versión nova, que sae á parte. Aquí non hai que facer nada; o que se respondeu consérvase.
withdrawn-label = Retirado:
withdrawn-text = este elemento xa non forma parte da campaña. Aquí non hai que facer nada; o que se respondeu consérvase.
proposal-label = Proposta de { $agent }:
proposal-take = Usar isto
carried-label = Xa corrixido
carried-text = { $items ->
    [one] noutro elemento, pola comunidade.
   *[other] noutros { $items } elementos, pola comunidade.
} O seu texto está no cadro: compárao co orixinal.
carried-text-release = { $items ->
    [one] nun elemento da versión { $release }.
   *[other] en { $items } elementos da versión { $release }.
} Ese texto está no cadro: compárao co orixinal.
segment-context = Contexto
segment-option = Opción { $letter }
label-culture = Cómpre coñecer unha cultura?
label-culture-no = Non
label-culture-yes = Si
label-time = Cambiará co tempo a resposta correcta?
label-time-no = Non
label-time-yes = Si
label-region = Cómpre coñecer unha rexión?
label-region-africa = África
label-region-asia = Asia
label-region-europe = Europa
label-region-latin-america = América Latina
label-region-middle-east = Oriente Medio
label-region-north-america = Norteamérica
label-region-oceania = Oceanía
label-error = Que tiña mal a tradución?
label-error-terminology = Termo incorrecto
label-error-agreement = Gramática ou concordancia
label-error-meaning = Sentido errado
label-error-omission = Falta algo
label-error-addition = Sobra algo
label-error-untranslated = Sen traducir
label-error-style = Pouco natural
label-question = Que falla na propia pregunta, en calquera lingua?
label-question-ok = Nada
label-question-unclear-question = A pregunta non se entende
label-question-unclear-options = As opcións non se entenden
label-question-no-answer = Ningunha opción é correcta
label-question-several-answers = Varias opcións son correctas
label-question-wrong-key = A correcta é outra opción
label-question-expert = Só o sabe un especialista
