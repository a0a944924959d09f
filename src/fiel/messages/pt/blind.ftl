# status: waiting for a native reader
# Words that Portugal and Brazil share, third person. item: item; answer: resposta; box: caixa; check: verificação; release: versão; organizers: quem organiza.

# O formulário em que se responde às perguntas sem ver a chave.
guide = Responda como se fosse um exame: escolha a opção que lhe parecer correta, sem a procurar. A chave não é mostrada. A sua resposta serve para encontrar perguntas com a chave errada, perguntas ambíguas e traduções más; não diz nada de quem responde, e ninguém recebe nota. Quando houver respostas suficientes, quem organiza pode mostrar a chave: vai encontrá-la entre as perguntas a que respondeu.
question-title = Qual opção é a correta?
choice-title = A sua resposta
choice-description = Se nenhuma for, ou mais de uma for, diga. Se não souber, diga também: não responda ao acaso.
choice-none = Nenhuma, ou mais de uma
choice-unsure = Não sei
priority-title = Ordem
key = Chave dos dados: { $answer }
retired = Esta pergunta foi retirada ou mudou: não é preciso responder.
