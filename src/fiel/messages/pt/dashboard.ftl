# status: waiting for a native reader
# Words that Portugal and Brazil share, third person. item: item; answer: resposta; box: caixa; check: verificação; release: versão; organizers: quem organiza.

# O painel público.

## À volta de cada página
language-name = Português
language-label = Língua
campaign-label = Campanha
campaign-all = Todas as campanhas
tagline = traduções revistas por pessoas
nav-progress = Progresso
nav-people = Pessoas
nav-findings = O que encontramos
nav-person = A página de uma pessoa
nav-participate = Como participar
taken-at = Dados de { $day }, { $time } UTC, { $age }.
age-seconds = há menos de um minuto
age-minutes = { $count ->
    [one] há { $count } minuto
   *[other] há { $count } minutos
}
age-hours = { $count ->
    [one] há { $count } hora
   *[other] há { $count } horas
}
age-days = { $count ->
    [one] há { $count } dia
   *[other] há { $count } dias
}
empty-heading = Ainda não há dados
empty-text = O progresso vai aparecer aqui assim que os primeiros dados forem publicados. Não é preciso recarregar a página.
no-campaigns = Ainda não há campanhas para mostrar. Volte em breve.
problem-heading = Um momento, por favor
problem-none = Não é possível ler os dados neste momento. Vamos tentar de novo dentro de alguns segundos.
problem-stale = Não é possível ler os dados novos; estes são os últimos dados bons, lidos { $age }.
simulated-banner = Dados simulados: { $simulated ->
    [one] { $simulated } das respostas é inventada
   *[other] { $simulated } das respostas são inventadas
} para mostrar como o Fiel funciona. Os nomes com “simulado” não são de ninguém.
simulated-name = { $name } · simulado
column-share = Parte
table-details = Ver os números em uma tabela
show-more = { $count ->
    [one] Mostrar mais { $count }
   *[other] Mostrar mais { $count }
}

## Progresso
progress-heading = O progresso de todas as campanhas
introduction = Pessoas voluntárias reveem, uma a uma, as traduções automáticas com que os modelos de linguagem são avaliados. Aqui se vê até onde chegaram.
validated-of = { $total ->
    [one] de { $total } item validado
    [many] de { $total } de itens validados
   *[other] de { $total } itens validados
}
validated-share = { $percent } validado
target-share = meta: { $percent } ({ $count })
other-done = { $count ->
    [one] mais { $count } com todas as respostas, mas inutilizável ou em discussão
   *[other] mais { $count } com todas as respostas, mas inutilizáveis ou em discussão
}
decisions-waiting = O que as últimas pessoas decidiram é mostrado mais tarde, para que não se saiba quem decidiu o quê.
target-reached = Meta alcançada!
finished-thanks = Já não há nada para rever. A nossa gratidão a todas as pessoas que tornaram isto possível.
closed-thanks = Esta campanha terminou. A nossa gratidão a todas as pessoas que participaram.
answers-label = Respostas
people-label = Pessoas
people-at-most = até { $count }
people-at-most-help = Quem participa sem nome público em duas campanhas conta nas duas.
overlap-label = Respostas reunidas
overlap-note = de todas as que são precisas
pace-label = Ritmo
pace-value = { $count } por dia
pace-note = { $days ->
    [one] hoje
   *[other] nos últimos { $days } dias
}
end-label = Fim estimado
end-closed = fechada
end-done = terminada
end-target = meta alcançada
end-expected = por volta de { $day }
end-range = mais provável entre { $earliest } e { $latest }
end-range-open = não antes de { $earliest }
end-far = distante
end-far-note = neste ritmo, mais de dez anos
end-unknown = ainda não se sabe
end-unknown-note = é preciso uma semana de respostas
end-idle-note = não há respostas há seis semanas
slice-heading = Tem dez minutos?
slice-text = { $items ->
    [one] Dá para cerca de { $items } item.
    [many] Dá para cerca de { $items } de itens.
   *[other] Dá para cerca de { $items } itens.
} O botão leva ao formulário onde a sua ajuda faz mais falta.
slice-text-one-away = { $items ->
    [one] Dá para cerca de { $items } item.
    [many] Dá para cerca de { $items } de itens.
   *[other] Dá para cerca de { $items } itens.
} { $waiting ->
    [one] A { $waiting } deles falta só mais uma resposta: pode ser a sua.
   *[other] A { $waiting } deles falta só mais uma resposta: pode ser a sua.
}
slice-button = Rever durante dez minutos
slice-button-in = Rever { $title } durante dez minutos
new-tab = abre em outra janela
campaigns-heading = Por campanha
campaigns-caption = Itens validados de cada campanha, e quando pode terminar.
campaign-column = Campanha
validated-column = Validados
end-column = Fim estimado
activity-heading = Atividade
activity-empty = A atividade de cada dia vai aparecer aqui com a primeira resposta.
timeline-heading = Respostas desde o início
timeline-description = Gráfico de linha das respostas reunidas de { $first } a { $last }: { $count } no total. A tabela abaixo tem os números.
calendar-heading = Calendário das últimas semanas
calendar-description = Calendário com um quadrado por dia, mais escuro quanto mais respostas. O dia com mais respostas, { $day }, teve { $count }. A tabela abaixo tem os números.
days-caption = Respostas de cada dia, a começar pelo último.
day-column = Dia
answers-column = Respostas
so-far-column = No total
parts-heading = Por tarefa
parts-caption = Itens validados de cada tarefa e de cada parte.
task-column = Tarefa
part-column = Tarefa e parte
subjects-heading = Por disciplina
subjects-caption = { $count ->
    [one] { $count } disciplina do MMLU, com os seus itens validados.
   *[other] As { $count } disciplinas do MMLU, com os seus itens validados.
}
subject-column = Disciplina
sort-label = Ordenar por
sort-name = Nome
sort-most = Mais avançadas
sort-least = Menos avançadas

## Pessoas
people-heading = As pessoas
people-lead = Por trás de cada item validado há alguém que o leu com atenção. Este é o seu trabalho, primeiro o mais recente.
period-week = Esta semana
period-month = Este mês
period-all = Desde o início
period-caption-week = Respostas dos últimos 7 dias.
period-caption-month = Respostas dos últimos 30 dias.
period-caption-all = Todas as respostas.
period-empty = Neste período não há respostas com nome. A próxima será a sua?
contributors-anonymous = E { $people ->
    [one] { $people } pessoa
    [many] { $people } de pessoas
   *[other] { $people } pessoas
} sem nome público, com { $answers ->
    [one] { $answers } resposta
   *[other] { $answers } respostas
}. A nossa gratidão!
contributors-anonymous-at-most = E até { $people ->
    [one] { $people } pessoa
    [many] { $people } de pessoas
   *[other] { $people } pessoas
} sem nome público, com { $answers ->
    [one] { $answers } resposta
   *[other] { $answers } respostas
}. A nossa gratidão!
contributors-anonymous-answers = { $answers ->
    [one] E { $answers } resposta de pessoas sem nome público. A nossa gratidão!
    [many] E { $answers } de respostas de pessoas sem nome público. A nossa gratidão!
   *[other] E { $answers } respostas de pessoas sem nome público. A nossa gratidão!
}
contributors-anonymous-simulated = Estas pessoas são simuladas.
rank-column = Posição
name-column = Nome
newcomers-heading = Quem acaba de chegar
newcomers-text = { $count ->
    [one] Deu a primeira resposta esta semana. Boas-vindas!
   *[other] Deram a primeira resposta esta semana. Boas-vindas!
}
milestones-heading = Marcos recentes
milestone-person = { $name } chegou { $count ->
    [1] à primeira resposta
    [one] a { $count } resposta
    [many] a { $count } de respostas
   *[other] a { $count } respostas
}
milestone-campaign = { $title }: { $percent } dos itens têm todas as respostas
varieties-heading = Variedades e países
varieties-caption = Segundo as pessoas que aceitaram que se contasse: cinco ou mais de cada uma. Os números mudam com várias pessoas ao mesmo tempo.
varieties-column = Variedade ou país
varieties-number = { $count } ou mais
varieties-others = Outras
effort-heading = Como o trabalho se reparte
effort-text = { $top ->
    [one] A pessoa mais ativa deu { $share } das respostas.
    [many] As { $top } de pessoas mais ativas, uma em cada dez, deram { $share } das respostas.
   *[other] As { $top } pessoas mais ativas, uma em cada dez, deram { $share } das respostas.
}
effort-even = Se todas as pessoas tivessem dado o mesmo número, teria sido { $even }.
effort-reading = Quanto mais a curva se aproxima da diagonal, mais repartido está o trabalho. O ideal é que não dependa de poucas pessoas: um pouco do seu tempo ajuda muito.
effort-few = Quando houver mais pessoas, aqui se verá como o trabalho se reparte entre elas.
effort-description = Curva de Lorenz: a metade menos ativa das pessoas deu { $half } das respostas. A tabela abaixo tem os números.
effort-caption = Quantas das respostas deu cada parte das pessoas.
lorenz-people = Pessoas, da menos à mais ativa
lorenz-answers = Respostas dadas
lorenz-equal = repartição igual
lorenz-real = repartição real

## A página de uma pessoa
person-answers = Respostas
person-days = Dias com respostas
person-streak = Maior sequência
person-streak-value = { $days ->
    [one] { $days } dia
   *[other] { $days } dias seguidos
}
person-since = De { $first } a { $last }
person-on = Em { $day }
person-tasks-heading = Onde participou
person-milestones-heading = Marcos alcançados
person-milestone = { $count ->
    [1] primeira resposta
    [one] { $count } resposta
    [many] { $count } de respostas
   *[other] { $count } respostas
}
person-next = Próximo marco: { $count } respostas. { $missing ->
    [one] Falta { $missing }.
   *[other] Faltam { $missing }.
}
person-simulated = Esta pessoa é simulada: as suas respostas mostram como o Fiel funciona.

## O que encontramos
findings-heading = O que encontramos
findings-lead = A tradução automática estava certa? Isto é o que dizem as pessoas que a leram.
findings-empty = Ainda não há itens validados. Assim que houver, aqui se verá como estava a tradução automática.
quality-right-of = { $total ->
    [one] de { $total } item com veredito estava certo como veio
    [many] de { $total } de itens com veredito estavam certos como vieram
   *[other] de { $total } itens com veredito estavam certos como vieram
}
quality-interval = Com estes dados, o mais provável é que o valor real esteja entre { $low } e { $high }.
quality-right = Certos como estavam
quality-corrected = Corrigidos
quality-unusable = Inutilizáveis
quality-by-benchmark = Por benchmark
quality-by-benchmark-caption = Itens que estavam certos como vieram, entre os validados. A margem indica o que ainda não se sabe.
quality-by-subject = Por disciplina
quality-by-subject-caption = O mesmo, por disciplina do MMLU: primeiro as que precisaram de mais correções.
quality-by-finding = Pelo que a verificação automática encontrou
quality-by-finding-caption = Antes de alguém ler, o Fiel indica o que parece suspeito. Era assim que estavam esses itens.
quality-by-kind = O que foi corrigido
quality-by-kind-caption = As correções, pelo que mudou nelas.
benchmark-column = Prova (benchmark)
finding-column = Sinal
kind-column = Mudança
items-column = Itens
right-column = Certos como estavam
interval = entre { $low } e { $high }
of-all-column = Do total
no-finding = Nada suspeito
reasons-heading = Por que alguns são inutilizáveis
reasons-caption = O que disse quem marcou um item como inutilizável.
reason-column = Motivo
no-reason = Sem motivo
corrections-heading = Correções que ensinam
corrections-lead = Uma pequena mudança pode mudar a pergunta inteira. O que saiu aparece riscado; o que entrou, sublinhado.
correction-original = Original em inglês
correction-before = Tradução automática
correction-after = Texto corrigido
correction-removed = retirado
correction-added = acrescentado
agreement-heading = Quanto as pessoas concordam
agreement-text = Quando várias pessoas viram o mesmo item, concordaram em { $percent } dos casos ({ $items ->
    [one] { $items } item
    [many] { $items } de itens
   *[other] { $items } itens
}).
agreement-same-text = E em { $percent } ficaram com o mesmo texto, palavra por palavra.
agreement-alpha = Descontando o acaso, a concordância é { $level } (alfa de Krippendorff: { $alpha }).
agreement-high = alta
agreement-fair = razoável
agreement-low = baixa
agreement-none = Ainda não há itens vistos por duas ou mais pessoas.

## Como participar
participate-heading = Como participar
participate-lead = Não é preciso saber de inteligência artificial: basta ler com atenção e conhecer bem a língua. Dez minutos já ajudam.
step-guide = Leia o guia
step-guide-text = São alguns minutos, com exemplos do que aceitar e do que corrigir.
guide-link = Abrir o guia de { $title }
guide-in-form = O guia também está dentro de cada formulário.
step-video = Veja o vídeo
step-video-text = Mostra como se revê um item, passo a passo.
video-load = Carregar o vídeo de { $host }
video-privacy = Depois de carregar, { $host } saberá que o viu. Até lá, nada lhe é pedido.
video-link = Ver o vídeo de { $title }
step-work = Reveja
step-work-text = Entre no Argilla, leia o original e a tradução, e diga se está certa, corrija ou marque como inutilizável.
work-link = Ir para { $title } no Argilla
work-closed = { $title } terminou. Agradecemos a participação!
work-invited = Participa-se com um convite: peça o link a quem organiza. Se já tem conta, abra o link que lhe enviaram.
step-ask = Pergunte
step-ask-text = Em caso de dúvida, pergunte: com certeza mais alguém tem a mesma. Também pode deixar um comentário no próprio formulário.
ask-link = Perguntar sobre { $title }
credit-heading = O seu nome, como preferir
credit-text = No início, o formulário “Sobre a sua participação” pergunta se podemos dizer o seu nome, e como. Se não disser nada, o seu nome não aparece: as suas respostas contam da mesma forma, sem nome.
credit-change = Pode mudar de ideia quando quiser; a página é atualizada com os próximos dados.
share-heading = Mostre a mais gente
share-text = Leve o progresso para a sua página ou para as suas redes.
share-badge-alt = Selo com o progresso de { $title }
share-card-alt = Cartão com o progresso de { $title }
share-download-badge = Guardar o selo (SVG)
share-download-card = Guardar o cartão (PNG)

## As páginas que não precisam de scripts
nav-news = Novidades
nav-about = Sobre
pages-label = Páginas
skip-link = Ir para o conteúdo
campaign-show = Mostrar
live-link = Gráficos interativos, com números que se atualizam sozinhos
live-back = Todas as páginas
taken-on = Dados de { $day }, { $time } UTC.
simulated-short = Dados simulados
bars-by-day = Respostas por dia.
bars-by-week = Respostas por semana.
weeks-caption = Respostas e itens completos por semana, os últimos primeiro.
week-column = Semana
completed-column = Itens completos
week-from-to = { $first } – { $last }
summary = Itens validados: { $validated } de { $total }. Pessoas: { $people }. Respostas: { $answers }.
meta-people = Quem verifica as traduções, quem acabou de chegar e o que já se alcançou.
meta-findings = Como era a tradução automática, o que as pessoas corrigiram e o quanto concordam.
meta-participate = Como verificar traduções: o guia, o formulário e onde perguntar. Dez minutos ajudam.
meta-news = O que aconteceu em cada semana.
meta-about = Quem organiza, a licença, os dados e como citá-los, e a privacidade.
news-heading = Novidades
news-lead = O que aconteceu em cada semana, em números.
news-empty = As primeiras novidades aparecem quando acabar a primeira semana.
news-feed = Seguir as novidades num leitor de RSS
news-answers = Respostas: { $answers }. Itens completos: { $items }.
news-newcomers = Primeiras respostas: { $names }. Boas-vindas!
about-heading = Quem, o quê e como
about-lead = Os modelos de linguagem são comparados com testes traduzidos por máquinas. Aqui há pessoas que verificam essas traduções, uma a uma.
about-how = Como funciona
about-how-text = Cada item é mostrado ao lado do original. As pessoas dizem se a tradução está certa, corrigem-na ou marcam-na como inutilizável. O resultado é um conjunto de dados que qualquer pessoa pode usar.
about-who = Organização
about-license = Licença dos dados
about-data = Dados
about-download = Baixar os dados validados
about-data-later = O link estará aqui quando forem publicados.
about-cite = Como citá-los
about-citation = Comunidade de { $title } ({ $year }). { $title }, traduções verificadas por pessoas. { $address }
about-privacy = Privacidade
about-privacy-text = Estas páginas mostram contagens e os nomes de quem aceitou aparecer, com quantos textos reviu e quando. Nunca dizem quem decidiu o quê. Não carregam nada de outros sites e não seguem ninguém.
privacy-link = Aviso de privacidade de { $title }
about-code = O programa
about-code-text = Estas páginas são feitas com o Fiel { $version }, que é software livre com a licença Apache 2.0.
about-code-link = Ver o código
missing-heading = Não há nada neste endereço
missing-text = Talvez a página tenha mudado de lugar, ou alguém já não queira mostrar o seu nome.
missing-back = Ver o progresso
search-heading = Procurar nas correções
search-label = Procurar em todas as correções daqui ({ $count })
search-button = Procurar
search-found = Encontradas: { $count }
correction-link = Link desta correção
correction-of = Uma correção feita por pessoas em { $title }.
correction-more = Mais correções
copy-link = Copiar o link
copy-code = Copiar
copied = Copiado
mastodon-server = O seu servidor do Mastodon
mastodon-share = Compartilhar no Mastodon
embed-summary = Coloque na sua página
embed-badge = Selo (HTML)
embed-frame = Quadro com o progresso (HTML)
embed-more = Ver o progresso
person-lead = Uma das pessoas que verificam estas traduções, uma a uma.
person-summary = Respostas: { $answers }. Dias com respostas: { $days }.

## O que mudou em uma correção
kind-number = Um número
kind-negation = Uma negação ou exceção
kind-wording = Poucas palavras
kind-omission = Faltavam palavras
kind-addition = Havia palavras a mais
kind-order = A ordem das palavras
kind-spelling = A ortografia
kind-rewritten = Quase todo o texto
kind-punctuation = A pontuação

## O que a verificação automática indica
check-agreement-cue = A concordância revela a resposta
check-answer-key = A resposta não é a do original
check-answer-outside = A resposta não está entre as opções
check-option-hole = Falta uma opção antes da correta
check-broken-continuation = O final não continua a frase
check-changed-code = Código diferente
check-changed-formula = Fórmula diferente
check-changed-mark = Marcas entre colchetes diferentes
check-changed-number = Números diferentes
check-changed-unit = Unidade diferente
check-chat-residue = Restos do programa que traduziu
check-damaged-markup = Formatação danificada
check-damaged-placeholder = Espaço para preencher danificado
check-damaged-url = Endereço danificado
check-deleted-brackets = Colchetes que são apagados na avaliação
check-doubled-space = Espaço a mais
check-doubled-word = Palavra repetida
check-empty-segment = Texto vazio
check-end-punctuation = Pontuação final
check-equal-options = Opções iguais
check-glossary-term = Termo do glossário
check-inconsistent-translation = O mesmo, traduzido de outra forma
check-length-ratio = Curto ou longo demais
check-long-answer = Resposta mais longa do que as outras
check-reported-original = Original indicado como errado
check-merged-question = Duas perguntas transformadas em uma
check-lost-negation = Negação perdida
check-lost-reference = Referência perdida a outra opção
check-lowercased-context = Maiúsculas que se perdem na avaliação
check-option-count = Número de opções diferente
check-unpaired-marks = Sinal sem par
check-untranslated = Não traduzido
check-spelling = Possível erro de ortografia
check-grammar = Possível erro gramatical
check-option-agreement = Opção que não concorda com a pergunta
check-english-word = Palavra em inglês
check-early-mark = Sinal de abertura cedo demais
check-closed-stem = Pergunta fechada antes das opções
check-blank-article = Artigo antes da lacuna
check-mixed-forms = Opções que começam de formas diferentes
check-changed-gender = Uma mulher que passou a homem
check-false-friend = Falso amigo
check-calque = Dito como em inglês
check-english-acronym = Sigla em inglês
check-title-case = Maiúsculas de título em inglês
check-article-gender = Artigo de outro género
check-opinion = Proposto por um modelo ou outra ferramenta

## As disciplinas do MMLU
subject-abstract_algebra = Álgebra abstrata
subject-anatomy = Anatomia
subject-astronomy = Astronomia
subject-business_ethics = Ética empresarial
subject-clinical_knowledge = Conhecimento clínico
subject-college_biology = Biologia universitária
subject-college_chemistry = Química universitária
subject-college_computer_science = Informática universitária
subject-college_mathematics = Matemática universitária
subject-college_medicine = Medicina universitária
subject-college_physics = Física universitária
subject-computer_security = Segurança informática
subject-conceptual_physics = Física conceptual
subject-econometrics = Econometria
subject-electrical_engineering = Engenharia elétrica
subject-elementary_mathematics = Matemática elementar
subject-formal_logic = Lógica formal
subject-global_facts = Dados do mundo
subject-high_school_biology = Biologia do ensino secundário
subject-high_school_chemistry = Química do ensino secundário
subject-high_school_computer_science = Informática do ensino secundário
subject-high_school_european_history = História da Europa do ensino secundário
subject-high_school_geography = Geografia do ensino secundário
subject-high_school_government_and_politics = Governo e política do ensino secundário
subject-high_school_macroeconomics = Macroeconomia do ensino secundário
subject-high_school_mathematics = Matemática do ensino secundário
subject-high_school_microeconomics = Microeconomia do ensino secundário
subject-high_school_physics = Física do ensino secundário
subject-high_school_psychology = Psicologia do ensino secundário
subject-high_school_statistics = Estatística do ensino secundário
subject-high_school_us_history = História dos Estados Unidos do ensino secundário
subject-high_school_world_history = História mundial do ensino secundário
subject-human_aging = Envelhecimento humano
subject-human_sexuality = Sexualidade humana
subject-international_law = Direito internacional
subject-jurisprudence = Jurisprudência
subject-logical_fallacies = Falácias lógicas
subject-machine_learning = Aprendizagem automática
subject-management = Gestão
subject-marketing = Marketing
subject-medical_genetics = Genética médica
subject-miscellaneous = Temas variados
subject-moral_disputes = Debates morais
subject-moral_scenarios = Situações morais
subject-nutrition = Nutrição
subject-philosophy = Filosofia
subject-prehistory = Pré-história
subject-professional_accounting = Contabilidade profissional
subject-professional_law = Direito profissional
subject-professional_medicine = Medicina profissional
subject-professional_psychology = Psicologia profissional
subject-public_relations = Relações públicas
subject-security_studies = Estudos de segurança
subject-sociology = Sociologia
subject-us_foreign_policy = Política externa dos Estados Unidos
subject-virology = Virologia
subject-world_religions = Religiões do mundo

## Os benchmarks
benchmark-arc = ARC-Challenge
benchmark-dibt = DIBT
benchmark-hellaswag = HellaSwag
benchmark-mmlu = MMLU
