# status: waiting for a native reader
# Central Catalan, tu. item: element; answer: resposta; box: quadre; check: revisió; release: versió; organizers: equip organitzador.

# El formulari que veuen les persones voluntàries a Argilla.
item-title = Original i traducció
correct-mark = Resposta correcta
guide-link = Obre la guia
guide-hint = Guia: a baix de tot
no-source = Sense original en anglès
verdict-title = Com és la traducció?
verdict-description = Si canvies algun text, tria «Corregida».
verdict-correct = Correcta
verdict-corrected = Corregida
verdict-unusable = Inservible
reason-title = Si és inservible, per què?
reason-description = Només si has triat «Inservible». «Intraduïble»: depèn de la cultura o de la llengua de l’original.
reason-wrong-original = Original erroni
reason-untranslatable = Intraduïble
reason-beyond-repair = No es pot arreglar
reason-wrong-answer = Resposta mal marcada
reason-other = Un altre motiu
comment-title = Comentari
comment-description = Opcional, per a l’equip organitzador: un dubte o qualsevol cosa que ens vulguis dir.
segment-instruction = Pregunta
segment-option_a = Opció A
segment-option_b = Opció B
segment-option_c = Opció C
segment-option_d = Opció D
segment-option_e = Opció E
segment-activity_label = Tema
segment-ctx_a = Context
segment-ctx_b = Context, última frase
segment-ending_0 = Final 1
segment-ending_1 = Final 2
segment-ending_2 = Final 3
segment-ending_3 = Final 4
segment-prompt = Petició
split-title = Part
findings-title = Revisió automàtica
priority-title = Prioritat
finding-error = Possible error:
finding-warning = Avís:
superseded-label = Hi ha un text més nou:
superseded-text = aquest element té una versió nova, que surt a part. Aquí no cal fer res; el que s’hi va respondre es conserva.
withdrawn-label = Retirat:
withdrawn-text = aquest element ja no forma part de la campanya. Aquí no cal fer res; el que s’hi va respondre es conserva.
proposal-label = Proposta ({ $agent }):
proposal-take = Fes-la servir
carried-label = Ja corregit
carried-text = { $items ->
    [one] en un altre element, per la comunitat.
    [many] en { $items } d’elements més, per la comunitat.
   *[other] en { $items } elements més, per la comunitat.
} El seu text és al quadre: compara’l amb l’original.
carried-text-release = { $items ->
    [one] en un element de la versió { $release }.
    [many] en { $items } d’elements de la versió { $release }.
   *[other] en { $items } elements de la versió { $release }.
} Aquest text és al quadre: compara’l amb l’original.
segment-context = Context
segment-option = Opció { $letter }
label-culture = Cal conèixer una cultura?
label-culture-no = No
label-culture-yes = Sí
label-time = La resposta correcta canviarà amb el temps?
label-time-no = No
label-time-yes = Sí
label-region = Cal conèixer una regió?
label-region-africa = Àfrica
label-region-asia = Àsia
label-region-europe = Europa
label-region-latin-america = Amèrica Llatina
label-region-middle-east = Orient Mitjà
label-region-north-america = Amèrica del Nord
label-region-oceania = Oceania
label-error = Què hi havia malament a la traducció?
label-error-terminology = Terme incorrecte
label-error-agreement = Gramàtica o concordança
label-error-meaning = Sentit equivocat
label-error-omission = Hi falta alguna cosa
label-error-addition = Hi sobra alguna cosa
label-error-untranslated = Sense traduir
label-error-style = Poc natural
label-question = Què falla en la pregunta mateixa, en qualsevol llengua?
label-question-ok = Res
label-question-unclear-question = La pregunta no s’entén
label-question-unclear-options = Les opcions no s’entenen
label-question-no-answer = Cap opció no és correcta
label-question-several-answers = Hi ha més d’una opció correcta
label-question-wrong-key = La correcta és una altra opció
label-question-expert = Només ho sap un especialista
