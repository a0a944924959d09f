# status: waiting for a native reader
# Standard Galician, ti. item: elemento; answer: resposta; box: cadro; check: revisión; release: versión; organizers: equipo organizador.

# Como é de boa unha versión: a páxina de fiel report e o parágrafo de métodos para un artigo.
heading = Calidade desta versión
about = Campaña { $campaign }, exportada con Fiel { $version }. Todas as cifras saen do manifesto da exportación; os intervalos son do 95 % de confianza. SHA-256 do manifesto:
coverage-title = Cobertura
covered = Elementos decididos: { $decided } de { $items } ({ $share } %). Validados: { $validated }; deles, corrixidos: { $corrected }. Inservibles: { $unusable }; en discusión: { $disputed }; pendentes: { $pending }.
answers = Respostas que contaron: { $counted }, de { $people ->
    [one] unha persoa
   *[other] { $people } persoas
}; cada elemento precisa { $needed }. Respostas apartadas: { $set_aside }.
simulated = Contas simuladas, que non son persoas, cuxas respostas contaron: { $count }.
agreement-title = Acordo
agreement-none = Ningún elemento ten dúas respostas.
agreement-found = Dúas persoas que responderon o mesmo elemento decidiron o mesmo no { $percent } % dos casos, en { $items ->
    [one] un elemento
   *[other] { $items } elementos
}. Alfa de Krippendorff: { $alpha }.
alpha-none = non está definida, porque todas as decisións coinciden
mistakes-title = Erros antes e despois
audit-none = Non hai unha mostra de auditoría decidida, así que non se sabe nada dos erros nos elementos que ninguén corrixiu.
audit = De { $items } elementos sorteáronse { $audited }, dos que { $decided } están decididos: { $mistaken } tiñan algún erro. Polo tanto, tíñao o { $share } % das traducións automáticas (entre o { $low } e o { $high } %) e { $left ->
    [one] queda arredor dun elemento
   *[other] quedan uns { $left } elementos
} con erros (entre { $left_low } e { $left_high }).
kind = Que estaba mal
kind-unusable = Inservible
corrected = Elementos corrixidos
before = Elementos antes
left = Elementos que quedan
plot-progress = En que quedaron os elementos
plot-corrections = Textos corrixidos
plot-kept = ben como estaban
plot-corrected = corrixidos
plot-unusable = inservibles
plot-disputed = en discusión
plot-pending = pendentes
plot-before = antes
plot-left = quedan
plot-items = elementos
plot-alt = Número estimado de elementos con cada tipo de erro, antes e despois das correccións, cos seus intervalos.
help-title = Que propuxeron os modelos e as ferramentas
accepted = De { $total } textos propostos que se viron en elementos decididos, o texto acordado recolle { $count } ({ $share } %, entre o { $low } e o { $high } %).
assisted = Nos elementos sobre os que hai unha opinión, con ela á vista ({ $assisted } elementos) corrixíronse { $difference } puntos porcentuais (entre { $low } e { $high }) máis ca sen ela ({ $unassisted } elementos da auditoría).
checks-title = Que atoparon as comprobacións
checks = Elementos que se cambiaron ou se deron por inservibles, daqueles nos que unha comprobación atopou algo; cando as respostas difiren, o elemento conta en proporción.
check = Comprobación
answered = Elementos respondidos
changed = Cambiados, %
interval = Intervalo do 95 %
blind-title = Persoas sen a clave
accuracy = Sen ver a clave, as persoas escollérona no { $accuracy } % de { $answers } respostas (entre o { $low } e o { $high } %; { $people } persoas, { $items } preguntas, na tradución automática). «Non o sei» conta como fallo.
otherwise-none = De { $drawn } preguntas sorteadas, aínda ningunha ten respostas abondas.
otherwise = De { $drawn } preguntas sorteadas, { $decided } teñen respostas abondas. En { $count } delas ({ $rate } %), a maioría escolleu algo distinto da clave; no conxunto de preguntas da campaña, a proporción está entre o { $low } e o { $high } %. A causa pode ser unha clave errada, unha pregunta ambigua, unha tradución mala ou unha pregunta difícil.
subject = Materia
questions = Preguntas
given = Respostas
people = Persoas
right = Escolleron a clave, %
effort-title = Esforzo
effort-none = Responderon menos de tres persoas, así que non se di nada de como repartiron o traballo.
effort = En toda a campaña, { $people } persoas deron { $answers } respostas. A décima parte máis activa ({ $top ->
    [one] unha persoa
   *[other] { $top } persoas
}) deu arredor do { $share } %; coeficiente de Gini: { $gini }. As cifras de quen non figura co seu nome redondéanse antes á baixa.
seconds = Mediana do tempo entre unha resposta e a seguinte da mesma persoa: { $seconds } s, sen contar as pausas de máis de dez minutos.
methods-title = Parágrafo de métodos para un artigo
methods-none = Aínda ninguén validou a tradución automática de { $title } á lingua { $language }.
methods = { $people ->
    [one] Unha persoa validou
   *[other] { $people } persoas validaron
} elemento por elemento, con Fiel { $version }, a tradución automática de { $title } á lingua { $language }: cada elemento aceptouse, corrixiuse ou deuse por inservible ata reunir { $needed ->
    [one] unha resposta
   *[other] { $needed } respostas
} ({ $counted } respostas contaron).
methods-covered = Está decidido o { $share } % dos { $items } elementos: { $validated } validados, dos que se corrixiron { $corrected }, e { $unusable } inservibles.
methods-agreement = En { $items ->
    [one] o único elemento
   *[other] os { $items } elementos
} con dúas ou máis respostas, dúas persoas decidiron o mesmo no { $percent } % dos casos (alfa de Krippendorff para datos nominais: { $alpha }; Krippendorff, 2011).
methods-audit = Os intervalos son exactos para unha mostraxe sen reposición (Clopper e Pearson, 1934, coa distribución hiperxeométrica); os elementos da mostra sen decidir contan das dúas maneiras.
methods-shares = Os intervalos das proporcións son os de Wilson (1927), e o da súa diferenza, o de Newcombe (1998).
methods-blind = O intervalo da taxa de acerto é o de Wilson (1927) co tamaño efectivo da mostra (Korn e Graubard, 1998), a partir dunha varianza agrupada por persoa e por pregunta (Cameron, Gelbach e Miller, 2011); o da proporción de preguntas é exacto para unha mostraxe sen reposición (Clopper e Pearson, 1934, coa distribución hiperxeométrica).
methods-archive = Todas as cifras están no manifesto da versión (SHA-256 { $manifest }…).
methods-difference = O intervalo da diferenza é o de Newcombe (1998).
