# status: waiting for a native reader
# Words that Portugal and Brazil share, third person. item: item; answer: resposta; box: caixa; check: verificação; release: versão; organizers: quem organiza.

# A qualidade de uma versão: a página do fiel report e o parágrafo de métodos para um artigo.
heading = Qualidade desta versão
about = Campanha { $campaign }, exportada com o Fiel { $version }. Todos os números vêm do manifesto da exportação; os intervalos são de 95% de confiança. SHA-256 do manifesto:
coverage-title = Cobertura
covered = Itens decididos: { $decided } de { $items } ({ $share }%). Validados: { $validated }; destes, corrigidos: { $corrected }. Inutilizáveis: { $unusable }; em discussão: { $disputed }; pendentes: { $pending }.
answers = Respostas que contaram: { $counted }, de { $people ->
    [one] { $people } pessoa
    [many] { $people } de pessoas
   *[other] { $people } pessoas
}; cada item precisa de { $needed }. Respostas postas de lado: { $set_aside }.
simulated = Contas simuladas, que não são pessoas, cujas respostas contaram: { $count }.
agreement-title = Concordância
agreement-none = Nenhum item tem duas respostas.
agreement-found = Duas pessoas que responderam ao mesmo item decidiram o mesmo em { $percent }% dos casos, em { $items ->
    [one] { $items } item
    [many] { $items } de itens
   *[other] { $items } itens
}. Alfa de Krippendorff: { $alpha }.
alpha-none = não está definido, porque todas as decisões coincidem
mistakes-title = Erros antes e depois
audit-none = Não há uma amostra de auditoria decidida, por isso nada se sabe dos erros nos itens que ninguém corrigiu.
audit = De { $items } itens foram sorteados { $audited }, dos quais { $decided } estão decididos: { $mistaken } tinham um erro. Portanto, { $share }% das traduções automáticas tinham um ({ $low } a { $high }%), e cerca de { $left ->
    [one] { $left } item ainda tem
    [many] { $left } de itens ainda têm
   *[other] { $left } itens ainda têm
} ({ $left_low } a { $left_high }).
kind = O que estava errado
kind-unusable = Inutilizável
corrected = Itens corrigidos
before = Itens antes
left = Itens que restam
plot-progress = Resultado dos itens
plot-corrections = Textos corrigidos
plot-kept = certos como estavam
plot-corrected = corrigidos
plot-unusable = inutilizáveis
plot-disputed = em discussão
plot-pending = pendentes
plot-before = antes
plot-left = restam
plot-items = itens
plot-alt = Número estimado de itens com cada tipo de erro, antes e depois das correções, com intervalos.
help-title = O que propuseram os modelos e as ferramentas
accepted = De { $total } textos propostos que foram vistos em itens decididos, o texto acordado tem { $count } ({ $share }%, { $low } a { $high }%).
assisted = Nos itens sobre os quais há uma opinião, com ela à vista ({ $assisted } itens) foram corrigidos mais { $difference } pontos percentuais ({ $low } a { $high }) do que sem ela ({ $unassisted } itens da auditoria).
checks-title = O que encontraram as verificações
checks = Itens que foram mudados ou dados como inutilizáveis, entre aqueles em que uma verificação encontrou algo; quando as respostas diferem, o item conta em proporção.
check = Verificação
answered = Itens respondidos
changed = Mudados, %
interval = Intervalo de 95%
blind-title = Pessoas sem a chave
accuracy = Sem ver a chave, as pessoas escolheram-na em { $accuracy }% de { $answers } respostas ({ $low } a { $high }%; { $people } pessoas, { $items } perguntas, na tradução automática). “Não sei” conta como resposta errada.
otherwise-none = De { $drawn } perguntas sorteadas, nenhuma tem ainda respostas suficientes.
otherwise = De { $drawn } perguntas sorteadas, { $decided } têm respostas suficientes. Em { $count } destas ({ $rate }%), a maioria escolheu algo diferente da chave; em todas as perguntas da campanha, a proporção é de { $low } a { $high }%. A causa pode ser uma chave errada, uma pergunta ambígua, uma tradução má ou uma pergunta difícil.
subject = Disciplina
questions = Perguntas
given = Respostas
people = Pessoas
right = Escolheram a chave, %
effort-title = Esforço
effort-none = Responderam menos de três pessoas, por isso nada se diz de como repartiram o trabalho.
effort = Em toda a campanha, { $people } pessoas deram { $answers } respostas. A décima parte mais ativa ({ $top ->
    [one] { $top } pessoa
    [many] { $top } de pessoas
   *[other] { $top } pessoas
}) deu cerca de { $share }%; coeficiente de Gini: { $gini }. Os números de quem não tem o nome em público são antes arredondados para baixo.
seconds = Mediana do tempo entre uma resposta e a seguinte da mesma pessoa: { $seconds } s, sem as pausas de mais de dez minutos.
methods-title = Parágrafo de métodos para um artigo
methods-none = Ainda ninguém validou a tradução automática de { $title } para a língua { $language }.
methods = { $people ->
    [one] { $people } pessoa validou
    [many] { $people } de pessoas validaram
   *[other] { $people } pessoas validaram
} item a item, com o Fiel { $version }, a tradução automática de { $title } para a língua { $language }: cada item teve acordo, foi corrigido ou dado como inutilizável até ter { $needed ->
    [one] { $needed } resposta
   *[other] { $needed } respostas
} ({ $counted } respostas contaram).
methods-covered = Está decidido { $share }% dos { $items } itens: { $validated } validados, dos quais { $corrected } corrigidos, e { $unusable } inutilizáveis.
methods-agreement = Em { $items ->
    [one] { $items } item
    [many] { $items } de itens
   *[other] { $items } itens
} com duas ou mais respostas, duas pessoas decidiram o mesmo em { $percent }% dos casos (alfa de Krippendorff para dados nominais: { $alpha }; Krippendorff, 2011).
methods-audit = Os intervalos são exatos para uma amostragem sem reposição (Clopper e Pearson, 1934, com a distribuição hipergeométrica); os itens da amostra não decididos contam das duas formas.
methods-shares = Os intervalos das proporções são os de Wilson (1927), e o da sua diferença, o de Newcombe (1998).
methods-blind = O intervalo da taxa de acerto é o de Wilson (1927) com o tamanho efetivo da amostra (Korn e Graubard, 1998), a partir de uma variância agrupada por pessoa e por pergunta (Cameron, Gelbach e Miller, 2011); o da proporção de perguntas é exato para uma amostragem sem reposição (Clopper e Pearson, 1934, com a distribuição hipergeométrica).
methods-archive = Todos os números estão no manifesto da versão (SHA-256 { $manifest }…).
methods-difference = O intervalo da diferença é o de Newcombe (1998).
