# status: waiting for a native reader
# Standard Galician, ti. item: elemento; answer: resposta; box: cadro; check: revisión; release: versión; organizers: equipo organizador.

# Que cambiou nunha clasificación de modelos ao validar un benchmark: a páxina, o parágrafo para un artigo e a ficha.
heading = Que cambiou coa validación
about = Campaña { $campaign }. Avaliáronse os mesmos modelos coa tradución automática (antes) e cos datos validados (despois). Os intervalos son do 95 % de confianza e saen de { $draws } remostraxes dos elementos (semente { $seed }); p é a da proba exacta de McNemar, sen corrixir polo número de modelos.
matched = Elementos que todos os modelos responderon antes e despois: { $items }. Deles, corrixidos: { $corrected }; tal como estaban: { $unchanged }; inservibles, co mesmo texto antes e despois: { $unusable }.
left-out = Elementos que non se comparan porque algún modelo non os respondeu antes e despois: { $count }.
unknown = Elementos dos rexistros que non están na exportación: { $count }.
only-before = Non se comparan, porque só se avaliaron antes: { $models }.
only-after = Non se comparan, porque só se avaliaron despois: { $models }.
reprompted = Elementos sen corrixir con outro prompt, porque se corrixiron os exemplos que contén: { $count }.
simulated = Contas simuladas, que non son persoas, cuxas respostas contaron: { $count }.
differs = { $model }: non é igual antes e despois: { $setting }.
differs-known = { $model }: { $setting } era { $before } antes e { $after } despois.
limited = { $task } limitouse a { $limit } elementos.
part-all = todos
part-corrected = corrixidos
part-unchanged = tal como estaban
part-unusable = inservibles
model = Modelo
part = Elementos
count = Cantos
before = Antes
after = Despois
change = Diferenza
interval = Intervalo do 95 %
gained = Pasaron a acerto
lost = Pasaron a fallo
p = p
rank-before = Posto antes
rank-after = Posto despois
ranks = Postos
tau = Concordancia entre as dúas ordes, tau-b de Kendall: { $value } (de { $low } a { $high }). Se as respostas só cambiasen por azar, sería duns { $chance-value } (de { $chance-low } a { $chance-high }); p { $p }. { $order ->
    [changed] A orde cambiou máis do que explica o azar.
   *[same] Isto non demostra que a orde cambiase.
}
noise = Parte da varianza entre modelos que se debe á tradución: { $value } % (de { $low } % a { $high } %) para elementos como estes; { $here } % nestes mesmos elementos, incluído o azar.
flips = Elementos cuxa resposta cambiou de acerto a fallo ou ao revés
flips-none = Ningunha resposta pasou de acerto a fallo nin ao revés.
flips-shown = Móstranse os { $count } con máis cambios; o JSON tenos todos, { $total }.
flip-gained = Agora acertan: { $models }
flip-lost = Agora fallan: { $models }
no-text = non está na exportación
paper = Para un artigo
plot-change = Diferenza en puntos
plot-accuracy = Exactitude, en %
plot-alt = Diferenza de cada modelo co seu intervalo e exactitude de cada modelo antes e despois.
paragraph = Avaliamos { $models ->
    [one] un modelo
   *[other] { $models } modelos
} con { $harness } en { $items } elementos de { $title } ({ $language }) antes e despois de que varias persoas validasen a súa tradución automática con Fiel { $version }: { $corrected ->
    [0] deses elementos non se corrixiu ningún e
    [one] deses elementos corrixiuse un e
   *[other] deses elementos corrixíronse { $corrected } e
} { $unusable ->
    [0] ningún é inservible
    [one] un é inservible
   *[other] { $unusable } son inservibles
}. { $details } Os intervalos son intervalos percentís do 95 % obtidos con { $draws } remostraxes bootstrap dos elementos, emparellados por modelo e versión; os valores p son os da proba exacta de McNemar, sen corrección por comparacións múltiples.
examples = { $count ->
    [0] Os prompts non incluían exemplos.
    [one] Os prompts incluían un exemplo.
   *[other] Os prompts incluían { $count } exemplos.
}
metric-one = { $metric }: { $models }.
metric-range = { $metric } variou entre { $low } e { $high } puntos segundo o modelo.
model-change = { $model } pasou do { $before } % ao { $after } % ({ $change } puntos, de { $low } a { $high }, p { $p }; nos elementos corrixidos, { $corrected } puntos)
model-change-none = { $model } pasou do { $before } % ao { $after } % ({ $change } puntos, de { $low } a { $high }, p { $p })
metric-ranks = A concordancia entre a orde dos modelos antes e despois é tau-b de Kendall = { $value } (de { $low } a { $high }). { $order ->
    [changed] A orde cambiou máis do que explica o azar
   *[same] Isto non demostra que a orde cambiase
} (se as respostas só cambiasen por azar, sería duns { $chance-value }, de { $chance-low } a { $chance-high }; p { $p }, proba de aleatorización).
metric-noise = O { $value } % da varianza entre modelos (do { $low } % ao { $high } %) débese á tradución: é un menos a correlación intraclase ICC(C,1) entre as dúas versións, sen a varianza da mostraxe dos elementos.
card-heading = Que cambiou a validación para os modelos
card-same = Medido con `fiel impact` en exactamente estas filas.
