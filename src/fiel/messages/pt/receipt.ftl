# status: waiting for a native reader
# Words that Portugal and Brazil share, third person. item: item; answer: resposta; box: caixa; check: verificação; release: versão; organizers: quem organiza.

# A folha de agradecimento que cada pessoa recebe, com o que fez.
heading = Agradecemos de coração, { $name }
thanks = Leu com calma, frase a frase, para que outras pessoas possam confiar nestes textos. Sem a sua ajuda, “{ $campaign }” não teria chegado até aqui.
one-day = Em { $day } reviu { $answers ->
    [one] { $answers } texto
   *[other] { $answers } textos
}.
days = Entre { $first } e { $last } reviu { $answers ->
    [one] { $answers } texto
   *[other] { $answers } textos
}.
task = Conjunto de dados
answers = Revistos
corrected = Corrigidos
unusable = Inutilizáveis
total = No total
named = Nos créditos, o seu nome aparece como { $name }. Se um dia mudar de ideia, diga a quem enviou esta folha, e o seu nome não vai aparecer na próxima versão. As suas correções ficam.
anonymous = O seu nome não está nos créditos. Se quiser que esteja, diga a quem enviou esta folha.
for-you = Esta folha é só sua: mostre, guarde ou imprima, como preferir.
