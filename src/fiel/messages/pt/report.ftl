# status: waiting for a native reader
# Words that Portugal and Brazil share, third person. item: item; answer: resposta; box: caixa; check: verificação; release: versão; organizers: quem organiza.

# A página com o que a verificação automática encontrou em uma campanha.
heading = O que a verificação automática encontrou
about = Campanha “{ $title }”. Isto é o que parece suspeito na tradução antes de alguém a rever. Um erro tem de ser resolvido antes de o item ser publicado; um aviso só faz o item ser revisto mais cedo.
check = Verificação
severity = Gravidade
error = Erro
warning = Aviso
items = Itens
findings = Achados
task = { $items ->
    [one] { $items } item
    [many] { $items } de itens
   *[other] { $items } itens
}: { $errors } com erros, { $warnings } só com avisos, { $clean } sem nada suspeito.
counted = { $findings ->
    [one] { $findings } achado
   *[other] { $findings } achados
} em { $items ->
    [one] { $items } item
   *[other] { $items } itens
}.
worst = São mostrados os { $count } piores.
source = Original em inglês
translation = Tradução
no-source = Sem original em inglês
nothing = Não foi encontrado nada suspeito.
