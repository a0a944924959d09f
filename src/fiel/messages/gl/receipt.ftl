# status: waiting for a native reader
# Standard Galician, ti. item: elemento; answer: resposta; box: cadro; check: revisión; release: versión; organizers: equipo organizador.

# A folla de agradecemento que recibe cada persoa, co que fixo.
heading = Grazas, { $name }
thanks = Liches amodo, frase a frase, para que outras persoas se poidan fiar destes textos. Sen ti, «{ $campaign }» non chegaría ata aquí.
one-day = O { $day } revisaches { $answers ->
    [one] un texto
   *[other] { $answers } textos
}.
days = Entre o { $first } e o { $last } revisaches { $answers ->
    [one] un texto
   *[other] { $answers } textos
}.
task = Conxunto de datos
answers = Revisados
corrected = Corrixidos
unusable = Inservibles
total = En total
named = Nos créditos apareces como { $name }. Se algún día cambias de idea, dillo a quen che enviou esta folla e o teu nome non sairá na seguinte versión. As túas correccións quedan.
anonymous = Nos créditos non aparece o teu nome. Se che apetece que apareza, dillo a quen che enviou esta folla.
for-you = Esta folla é só para ti: amósaa, gárdaa ou imprímea, como prefiras.
