# status: waiting for a native reader
# Words that Portugal and Brazil share, third person. item: item; answer: resposta; box: caixa; check: verificação; release: versão; organizers: quem organiza.

# O que mudou em uma classificação de modelos ao validar um benchmark: a página, o parágrafo para um artigo e a ficha.
heading = O que a validação mudou
about = Campanha { $campaign }. Os mesmos modelos foram avaliados com a tradução automática (antes) e com os dados validados (depois). Os intervalos são de 95% de confiança e vêm de { $draws } reamostragens dos itens (semente { $seed }); p é o do teste exato de McNemar, sem correção pelo número de modelos.
matched = Itens a que todos os modelos responderam antes e depois: { $items }. Destes, corrigidos: { $corrected }; como estavam: { $unchanged }; inutilizáveis, com o mesmo texto antes e depois: { $unusable }.
left-out = Itens não comparados porque nem todos os modelos responderam antes e depois: { $count }.
unknown = Itens dos logs que não estão na exportação: { $count }.
only-before = Não comparados, porque só foram avaliados antes: { $models }.
only-after = Não comparados, porque só foram avaliados depois: { $models }.
reprompted = Itens não corrigidos com outro prompt, porque foram corrigidos exemplos dentro dele: { $count }.
simulated = Contas simuladas, que não são pessoas, cujas respostas contaram: { $count }.
differs = { $model }: não é igual antes e depois: { $setting }.
differs-known = { $model }: { $setting } era { $before } antes e { $after } depois.
limited = { $task } foi limitado a { $limit } itens.
part-all = todos
part-corrected = corrigidos
part-unchanged = como estavam
part-unusable = inutilizáveis
model = Modelo
part = Itens
count = Quantos
before = Antes
after = Depois
change = Diferença
interval = Intervalo de 95%
gained = Passaram a acerto
lost = Passaram a erro
p = p
rank-before = Posição antes
rank-after = Posição depois
ranks = Posições
tau = Concordância entre as duas ordens, tau-b de Kendall: { $value } (de { $low } a { $high }). Se as respostas só tivessem mudado por acaso, seria cerca de { $chance-value } (de { $chance-low } a { $chance-high }); p { $p }. { $order ->
    [changed] A ordem mudou mais do que o acaso explica.
   *[same] Isto não demonstra que a ordem tenha mudado.
}
noise = Parte da variância entre modelos que se deve à tradução: { $value }% (de { $low }% a { $high }%) para itens como estes; { $here }% nestes mesmos itens, acaso incluído.
flips = Itens cuja resposta passou de acerto a erro ou o contrário
flips-none = Nenhuma resposta passou de acerto a erro nem o contrário.
flips-shown = São mostrados os { $count } com mais mudanças; o JSON tem todos, { $total }.
flip-gained = Agora acertam: { $models }
flip-lost = Agora erram: { $models }
no-text = não está na exportação
paper = Para um artigo
plot-change = Diferença em pontos
plot-accuracy = Exatidão, em %
plot-alt = Diferença de cada modelo com o seu intervalo, e exatidão de cada modelo antes e depois.
paragraph = Avaliamos { $models ->
    [one] { $models } modelo
   *[other] { $models } modelos
} com { $harness } em { $items } itens de { $title } ({ $language }) antes e depois de várias pessoas validarem a sua tradução automática com o Fiel { $version }: { $corrected ->
    [0] destes itens, nenhum foi corrigido e
    [one] destes itens, um foi corrigido e
   *[other] destes itens, { $corrected } foram corrigidos e
} { $unusable ->
    [0] nenhum é inutilizável
    [one] um é inutilizável
   *[other] { $unusable } são inutilizáveis
}. { $details } Os intervalos são intervalos percentis de 95% obtidos com { $draws } reamostragens bootstrap dos itens, pareadas por modelo e versão; os valores p são os do teste exato de McNemar, sem correção para comparações múltiplas.
examples = { $count ->
    [0] Os prompts não tinham exemplos.
    [one] Os prompts tinham um exemplo.
   *[other] Os prompts tinham { $count } exemplos.
}
metric-one = { $metric }: { $models }.
metric-range = { $metric } variou entre { $low } e { $high } pontos, conforme o modelo.
model-change = { $model } passou de { $before }% para { $after }% ({ $change } pontos, de { $low } a { $high }, p { $p }; nos itens corrigidos, { $corrected } pontos)
model-change-none = { $model } passou de { $before }% para { $after }% ({ $change } pontos, de { $low } a { $high }, p { $p })
metric-ranks = A concordância entre a ordem dos modelos antes e depois é tau-b de Kendall = { $value } (de { $low } a { $high }). { $order ->
    [changed] A ordem mudou mais do que o acaso explica
   *[same] Isto não demonstra que a ordem tenha mudado
} (se as respostas só tivessem mudado por acaso, seria cerca de { $chance-value }, de { $chance-low } a { $chance-high }; p { $p }, teste de aleatorização).
metric-noise = Da variância entre modelos, { $value }% (de { $low }% a { $high }%) deve-se à tradução: é um menos a correlação intraclasse ICC(C,1) entre as duas versões, sem a variância da amostragem dos itens.
card-heading = O que a validação mudou para os modelos
card-same = Medido com `fiel impact` exatamente nestas linhas.
