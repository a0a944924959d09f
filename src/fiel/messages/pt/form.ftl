# status: waiting for a native reader
# Words that Portugal and Brazil share, third person. item: item; answer: resposta; box: caixa; check: verificação; release: versão; organizers: quem organiza.

# O formulário que as pessoas voluntárias veem no Argilla.
item-title = Original e tradução
correct-mark = Resposta correta
guide-link = Abrir o guia
guide-hint = Guia: bem ao fundo
no-source = Sem original em inglês
verdict-title = Como está a tradução?
verdict-description = Se mudar algum texto, escolha “Corrigida”.
verdict-correct = Correta
verdict-corrected = Corrigida
verdict-unusable = Inutilizável
reason-title = Se é inutilizável, por que motivo?
reason-description = Só se escolheu “Inutilizável”. “Intraduzível”: depende da cultura ou da língua do original.
reason-wrong-original = Original errado
reason-untranslatable = Intraduzível
reason-beyond-repair = Sem conserto
reason-wrong-answer = Resposta mal marcada
reason-other = Outro motivo
comment-title = Comentário
comment-description = Opcional, para quem organiza: uma dúvida ou qualquer coisa que queira contar.
segment-instruction = Pergunta
segment-option_a = Opção A
segment-option_b = Opção B
segment-option_c = Opção C
segment-option_d = Opção D
segment-option_e = Opção E
segment-activity_label = Tema
segment-ctx_a = Contexto
segment-ctx_b = Contexto, última frase
segment-ending_0 = Final 1
segment-ending_1 = Final 2
segment-ending_2 = Final 3
segment-ending_3 = Final 4
segment-prompt = Pedido
split-title = Parte
findings-title = Verificação automática
priority-title = Prioridade
finding-error = Possível erro:
finding-warning = Aviso:
superseded-label = Há um texto mais recente:
superseded-text = este item tem uma versão nova, que aparece à parte. Aqui não é preciso fazer nada; as respostas já dadas ficam guardadas.
withdrawn-label = Retirado:
withdrawn-text = este item já não faz parte da campanha. Aqui não é preciso fazer nada; as respostas já dadas ficam guardadas.
proposal-label = Proposta de { $agent }:
proposal-take = Usar isto
carried-label = Já corrigido
carried-text = { $items ->
    [one] em { $items } outro item, pela comunidade.
    [many] em { $items } de outros itens, pela comunidade.
   *[other] em { $items } outros itens, pela comunidade.
} O texto está na caixa: compare com o original.
carried-text-release = { $items ->
    [one] em { $items } item da versão { $release }.
    [many] em { $items } de itens da versão { $release }.
   *[other] em { $items } itens da versão { $release }.
} Esse texto está na caixa: compare com o original.
segment-context = Contexto
segment-option = Opção { $letter }
label-culture = É preciso conhecer uma cultura?
label-culture-no = Não
label-culture-yes = Sim
label-time = A resposta correta vai mudar com o tempo?
label-time-no = Não
label-time-yes = Sim
label-region = É preciso conhecer uma região?
label-region-africa = África
label-region-asia = Ásia
label-region-europe = Europa
label-region-latin-america = América Latina
label-region-middle-east = Oriente Próximo
label-region-north-america = América do Norte
label-region-oceania = Oceania
label-error = O que estava errado na tradução?
label-error-terminology = Termo errado
label-error-agreement = Gramática ou concordância
label-error-meaning = Sentido errado
label-error-omission = Falta alguma coisa
label-error-addition = Há alguma coisa a mais
label-error-untranslated = Não traduzido
label-error-style = Pouco natural
label-question = O que está errado na própria pergunta, em qualquer língua?
label-question-ok = Nada
label-question-unclear-question = A pergunta não é clara
label-question-unclear-options = As opções não são claras
label-question-no-answer = Nenhuma opção está certa
label-question-several-answers = Várias opções estão certas
label-question-wrong-key = A opção certa é outra
label-question-expert = Só um especialista sabe dizer
