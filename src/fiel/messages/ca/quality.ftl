# status: waiting for a native reader
# Central Catalan, tu. item: element; answer: resposta; box: quadre; check: revisió; release: versió; organizers: equip organitzador.

# Com és de bona una versió: la pàgina de fiel report i el paràgraf de mètodes per a un article.
heading = Com és de bona aquesta versió
about = Campanya { $campaign }, exportada amb Fiel { $version }. Tots els nombres surten del manifest de l’exportació; els intervals són del 95 % de confiança. SHA-256 del manifest:
coverage-title = Cobertura
covered = Elements decidits: { $decided } de { $items } ({ $share } %). Validats: { $validated }; d’aquests, corregits: { $corrected }. Inservibles: { $unusable }; en discussió: { $disputed }; pendents: { $pending }.
answers = Respostes que han comptat: { $counted }, de { $people ->
    [one] una persona
    [many] { $people } de persones
   *[other] { $people } persones
}; cada element en necessita { $needed }. Respostes apartades: { $set_aside }.
simulated = Comptes simulats, que no són persones, les respostes dels quals han comptat: { $count }.
agreement-title = Acord
agreement-none = Cap element no té dues respostes.
agreement-found = Dues persones que van respondre el mateix element van triar el mateix en un { $percent } % dels casos, en { $items ->
    [one] un element
    [many] { $items } d’elements
   *[other] { $items } elements
}. Alfa de Krippendorff: { $alpha }.
alpha-none = no està definida, perquè totes les decisions coincideixen
mistakes-title = Errors abans i després
audit-none = No hi ha cap mostra d’auditoria decidida, i per això no se sap res dels errors en els elements que ningú no ha corregit.
audit = De { $items } elements se’n van sortejar { $audited }, dels quals { $decided } estan decidits: { $mistaken } tenien algun error. Per tant, en tenia un { $share } % de les traduccions automàtiques ({ $low } – { $high } %), i encara en { $left ->
    [one] té aproximadament un element
    [many] tenen uns { $left } d’elements
   *[other] tenen uns { $left } elements
} ({ $left_low } – { $left_high }).
kind = Què estava malament
kind-unusable = Inservible
corrected = Elements corregits
before = Elements abans
left = Elements que queden
plot-progress = Com han quedat els elements
plot-corrections = Textos corregits
plot-kept = bé com eren
plot-corrected = corregits
plot-unusable = inservibles
plot-disputed = en discussió
plot-pending = pendents
plot-before = abans
plot-left = queden
plot-items = elements
plot-alt = Nombre estimat d’elements amb cada tipus d’error, abans i després de les correccions, amb els intervals.
help-title = Què han proposat els models i les eines
accepted = De { $total } textos proposats que la gent va veure en elements decidits, el text acordat en recull { $count } ({ $share } %, { $low } – { $high } %).
assisted = Dels elements sobre els quals hi ha una opinió, amb l’opinió a la vista ({ $assisted } elements) se’n van corregir { $difference } punts percentuals ({ $low } – { $high }) més que sense ({ $unassisted } elements de l’auditoria).
checks-title = Què han trobat les comprovacions
checks = Elements que es van canviar o donar per inservibles, d’aquells en què una comprovació va trobar res; quan les respostes difereixen, l’element compta en proporció.
check = Comprovació
answered = Elements respostos
changed = Canviats, %
interval = Interval del 95 %
blind-title = Persones sense la clau
accuracy = Sense veure la clau, la gent la va triar en un { $accuracy } % de { $answers } respostes ({ $low } – { $high } %; { $people } persones, { $items } preguntes, en la traducció automàtica). «No ho sé» compta com a error.
otherwise-none = De { $drawn } preguntes sortejades, encara cap no té prou respostes.
otherwise = De { $drawn } preguntes sortejades, { $decided } tenen prou respostes. En { $count } d’aquestes ({ $rate } %), la majoria va triar una cosa diferent de la clau; en el conjunt de preguntes de la campanya, la proporció és entre { $low } i { $high } %. La causa pot ser una clau equivocada, una pregunta ambigua, una traducció dolenta o una pregunta difícil.
subject = Matèria
questions = Preguntes
given = Respostes
people = Persones
right = Van triar la clau, %
effort-title = Esforç
effort-none = Van respondre menys de tres persones, i per això no es diu res de com es van repartir la feina.
effort = En tota la campanya, { $people } persones van donar { $answers } respostes. La desena part més activa ({ $top ->
    [one] una persona
    [many] { $top } de persones
   *[other] { $top } persones
}) en va donar aproximadament un { $share } %; coeficient de Gini: { $gini }. Els nombres de qui no surt amb el seu nom s’arrodoneixen abans a la baixa.
seconds = Mediana del temps entre una resposta i la següent de la mateixa persona: { $seconds } s, sense les pauses de més de deu minuts.
methods-title = Paràgraf de mètodes per a un article
methods-none = Encara ningú no ha validat la traducció automàtica de { $title } a la llengua { $language }.
methods = { $people ->
    [one] Una persona va validar
    [many] { $people } de persones van validar
   *[other] { $people } persones van validar
} element per element, amb Fiel { $version }, la traducció automàtica de { $title } a la llengua { $language }: cada element es va acceptar, corregir o donar per inservible fins a tenir { $needed ->
    [one] una resposta
   *[other] { $needed } respostes
} (van comptar { $counted } respostes).
methods-covered = Està decidit un { $share } % dels { $items } elements: { $validated } de validats, dels quals se’n van corregir { $corrected }, i { $unusable } d’inservibles.
methods-agreement = En { $items ->
    [one] l’únic element
    [many] els { $items } d’elements
   *[other] els { $items } elements
} amb dues respostes o més, dues persones van triar el mateix en un { $percent } % dels casos (alfa de Krippendorff per a dades nominals: { $alpha }; Krippendorff, 2011).
methods-audit = Els intervals són exactes per a un mostreig sense reposició (Clopper i Pearson, 1934, amb la distribució hipergeomètrica); els elements de la mostra sense decidir compten de totes dues maneres.
methods-shares = Els intervals de les proporcions són els de Wilson (1927), i el de la seva diferència, el de Newcombe (1998).
methods-blind = L’interval de la taxa d’encert és el de Wilson (1927) amb la mida mostral efectiva (Korn i Graubard, 1998), a partir d’una variància agrupada per persona i per pregunta (Cameron, Gelbach i Miller, 2011); el de la proporció de preguntes és exacte per a un mostreig sense reposició (Clopper i Pearson, 1934, amb la distribució hipergeomètrica).
methods-archive = Tots els nombres són al manifest de la versió (SHA-256 { $manifest }…).
methods-difference = L’interval de la diferència és el de Newcombe (1998).
