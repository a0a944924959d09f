# status: waiting for a native reader
# Words that Portugal and Brazil share, third person. item: item; answer: resposta; box: caixa; check: verificação; release: versão; organizers: quem organiza.

# O formulário em que cada pessoa diz se quer ser nomeada, e como.
welcome-title = Sobre a sua participação
welcome-text = Quer receber o agradecimento pelo seu nome? A decisão é sua. Se não responder, não diremos o seu nome: o seu trabalho conta da mesma forma e o seu nome não aparece em público em lugar nenhum. Pode voltar e mudar a resposta quando quiser. As respostas são publicadas sem nomes, e o que foi decidido só é mostrado quando as respostas de pelo menos três pessoas podem ser mostradas juntas; mas, em um grupo pequeno, quem souber o que as outras responderam pode descobrir quais respostas são suas.
credit-title = Podemos dizer o seu nome em público?
credit-description = Na página da campanha e nos créditos do conjunto de dados terminado, com quantos textos reviu e quando.
credit-yes = Sim, com o nome abaixo
credit-no = Não, prefiro o anonimato
display_name-title = O nome que será mostrado
display_name-description = O seu nome ou outro que prefira. Sem endereços de e-mail, por favor: todos vão ver.
variety-title = A sua variedade da língua
variety-description = Opcional, por exemplo Porto, Luanda, Nordeste do Brasil ou pt-BR. Só quem organiza vê.
variety_public-title = Podemos contá-la em público?
variety_public-description = Como número na página da campanha, por exemplo “Luanda: 10 ou mais”: só se cinco pessoas ou mais a indicaram, sem nomes, e nunca muda por causa de uma só pessoa. Sem o seu sim, só quem organiza vê.
variety_public-yes = Sim, pode ser contada em público
variety_public-no = Não, só para quem organiza
