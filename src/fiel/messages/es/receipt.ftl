# La hoja de agradecimiento que recibe cada persona, con lo que hizo.
heading = Gracias, { $name }
thanks = Has leído despacio, frase por frase, para que otras personas puedan fiarse de estos textos. Sin ti, «{ $campaign }» no habría llegado hasta aquí.
one-day = El { $day } revisaste { $answers ->
    [one] un texto
   *[other] { $answers } textos
}.
days = Entre el { $first } y el { $last } revisaste { $answers ->
    [one] un texto
   *[other] { $answers } textos
}.
task = Conjunto de datos
answers = Revisados
corrected = Corregidos
unusable = Inservibles
total = En total
named = En los créditos apareces como { $name }. Si algún día cambias de idea, díselo a quien te envió esta hoja y tu nombre no saldrá en la siguiente versión. Tus correcciones se quedan.
anonymous = En los créditos no aparece tu nombre. Si te apetece que aparezca, díselo a quien te la envió.
for-you = Esta hoja es solo para ti: enséñala, guárdala o imprímela, como prefieras.
