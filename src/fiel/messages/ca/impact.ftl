# status: waiting for a native reader
# Central Catalan, tu. item: element; answer: resposta; box: quadre; check: revisió; release: versió; organizers: equip organitzador.

# Què ha canviat en una classificació de models en validar un benchmark: la pàgina, el paràgraf per a un article i la fitxa.
heading = Què ha canviat la validació
about = Campanya { $campaign }. S’han avaluat els mateixos models amb la traducció automàtica (abans) i amb les dades validades (després). Els intervals són del 95 % de confiança i surten de { $draws } remostrejos dels elements (llavor { $seed }); p és la de la prova exacta de McNemar, sense corregir pel nombre de models.
matched = Elements que tots els models van respondre abans i després: { $items }. D’aquests, corregits: { $corrected }; tal com eren: { $unchanged }; inservibles, amb el mateix text abans i després: { $unusable }.
left-out = Elements que no es comparen perquè algun model no els va respondre abans i després: { $count }.
unknown = Elements dels registres que no són a l’exportació: { $count }.
only-before = No es comparen, perquè només es van avaluar abans: { $models }.
only-after = No es comparen, perquè només es van avaluar després: { $models }.
reprompted = Elements sense corregir amb un altre prompt, perquè se’n van corregir els exemples: { $count }.
simulated = Comptes simulats, que no són persones, les respostes dels quals van comptar: { $count }.
differs = { $model }: no és igual abans i després: { $setting }.
differs-known = { $model }: { $setting } era { $before } abans i { $after } després.
limited = { $task } es va limitar a { $limit } elements.
part-all = tots
part-corrected = corregits
part-unchanged = tal com eren
part-unusable = inservibles
model = Model
part = Elements
count = Quants
before = Abans
after = Després
change = Diferència
interval = Interval del 95 %
gained = Han passat a encert
lost = Han passat a error
p = p
rank-before = Posició abans
rank-after = Posició després
ranks = Posicions
tau = Concordança entre els dos ordres, tau-b de Kendall: { $value } ({ $low } – { $high }). Si les respostes només haguessin canviat per atzar, seria d’uns { $chance-value } ({ $chance-low } – { $chance-high }); p { $p }. { $order ->
    [changed] L’ordre ha canviat més del que explica l’atzar.
   *[same] Això no demostra que l’ordre hagi canviat.
}
noise = Part de la variància entre models que es deu a la traducció: { $value } % ({ $low } % – { $high } %) per a elements com aquests; { $here } % en aquests mateixos elements, atzar inclòs.
flips = Elements amb una resposta que ha passat d’encert a error o al revés
flips-none = Cap resposta no ha passat d’encert a error ni al revés.
flips-shown = Es mostren els que tenen més canvis: { $count }. El JSON els té tots: { $total }.
flip-gained = Ara l’encerten: { $models }
flip-lost = Ara fallen: { $models }
no-text = no és a l’exportació
paper = Per a un article
plot-change = Diferència en punts
plot-accuracy = Exactitud, en %
plot-alt = Diferència de cada model amb el seu interval, i exactitud de cada model abans i després.
paragraph = Vam avaluar { $models ->
    [one] un model
   *[other] { $models } models
} amb { $harness } en { $items } elements de { $title } ({ $language }) abans i després que diverses persones en validessin la traducció automàtica amb Fiel { $version }: { $corrected ->
    [0] d’aquests elements no se’n va corregir cap i
    [one] d’aquests elements se’n va corregir un i
   *[other] d’aquests elements se’n van corregir { $corrected } i
} { $unusable ->
    [0] no n’hi ha cap d’inservible
    [one] n’hi ha un d’inservible
   *[other] n’hi ha { $unusable } d’inservibles
}. { $details } Els intervals són intervals percentils del 95 % obtinguts amb { $draws } remostrejos bootstrap dels elements, aparellats per model i versió; els valors p són els de la prova exacta de McNemar, sense correcció per comparacions múltiples.
examples = { $count ->
    [0] Els prompts no tenien exemples.
    [one] Els prompts tenien un exemple.
   *[other] Els prompts tenien { $count } exemples.
}
metric-one = { $metric }: { $models }.
metric-range = { $metric } va variar entre { $low } i { $high } punts segons el model.
model-change = { $model }: de { $before } % a { $after } % ({ $change } punts, de { $low } a { $high }, p { $p }; en els elements corregits, { $corrected } punts)
model-change-none = { $model }: de { $before } % a { $after } % ({ $change } punts, de { $low } a { $high }, p { $p })
metric-ranks = La concordança entre l’ordre dels models abans i després és tau-b de Kendall = { $value } (de { $low } a { $high }). { $order ->
    [changed] L’ordre va canviar més del que explica l’atzar
   *[same] Això no demostra que l’ordre canviés
} (si les respostes només haguessin canviat per atzar, seria d’uns { $chance-value }, de { $chance-low } a { $chance-high }; p { $p }, prova d’aleatorització).
metric-noise = Un { $value } % de la variància entre models ({ $low } % – { $high } %) es deu a la traducció: és u menys la correlació intraclasse ICC(C,1) entre les dues versions, sense la variància del mostreig dels elements.
card-heading = Què ha canviat la validació per als models
card-same = Mesurat amb `fiel impact` exactament en aquestes files.
