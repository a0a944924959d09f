# status: waiting for a native reader
# Standard Galician, ti. item: elemento; answer: resposta; box: cadro; check: revisión; release: versión; organizers: equipo organizador.

# O formulario no que cada persoa di se quere que se lle poña nome, e como.
welcome-title = Sobre ti
welcome-text = Queres que che deamos as grazas polo teu nome? Decídelo ti. Se non contestas nada, a túa participación é anónima: o teu traballo conta igual e o teu nome non aparece en público en ningures. Podes volver e cambiar a túa resposta cando queiras. As respostas publícanse sen nomes, e o que se decidiu só se mostra cando se poden mostrar xuntas as respostas de tres persoas como mínimo; pero, nun grupo pequeno, quen saiba que responderon as demais podería descubrir que respostas son túas.
credit-title = Podemos nomearte en público?
credit-description = Na páxina da campaña e nos créditos do conxunto de datos rematado, con cantos textos revisaches e cando.
credit-yes = Si, co nome de abaixo
credit-no = Non, prefiro o anonimato
display_name-title = O nome que se verá
display_name-description = O teu nome ou un alcume. Sen enderezos de correo, por favor: verao todo o mundo.
variety-title = A túa variedade da lingua
variety-description = Opcional: occidental, central, oriental… Só a ve o equipo organizador.
variety_public-title = Podemos contala en público?
variety_public-description = Como número na páxina da campaña, por exemplo «occidental: 10 ou máis»: só se a indicaron cinco persoas ou máis, sen nomes, e nunca cambia por unha soa persoa. Se non aceptas, só a ve o equipo organizador.
variety_public-yes = Si, pódese contar en público
variety_public-no = Non, só para o equipo organizador
