# Qué cambió en una clasificación de modelos al validar un benchmark: la página, el párrafo para un artículo y la ficha.
heading = Qué cambió con la validación
about = Campaña { $campaign }. Se evaluaron los mismos modelos con la traducción automática (antes) y con los datos validados (después). Los intervalos son del 95 % de confianza y salen de { $draws } remuestreos de los ítems (semilla { $seed }); p es la de la prueba exacta de McNemar, sin corregir por el número de modelos.
matched = Ítems que todos los modelos respondieron antes y después: { $items }. De ellos, corregidos: { $corrected }; tal como estaban: { $unchanged }; inservibles, con el mismo texto antes y después: { $unusable }.
left-out = Ítems que no se comparan porque algún modelo no los respondió antes y después: { $count }.
unknown = Ítems de los registros que no están en la exportación: { $count }.
only-before = No se comparan, porque solo se evaluaron antes: { $models }.
only-after = No se comparan, porque solo se evaluaron después: { $models }.
reprompted = Ítems sin corregir cuyo prompt cambió porque se corrigieron los ejemplos que contiene: { $count }.
simulated = Cuentas simuladas, que no son personas, cuyas respuestas contaron: { $count }.
differs = { $model }: no es igual antes y después: { $setting }.
differs-known = { $model }: { $setting } era { $before } antes y { $after } después.
limited = { $task } se limitó a { $limit } ítems.
part-all = todos
part-corrected = corregidos
part-unchanged = tal como estaban
part-unusable = inservibles
model = Modelo
part = Ítems
count = Cuántos
before = Antes
after = Después
change = Diferencia
interval = Intervalo del 95 %
gained = Pasaron a acierto
lost = Pasaron a fallo
p = p
rank-before = Puesto antes
rank-after = Puesto después
ranks = Puestos
tau = Concordancia entre los dos órdenes, tau-b de Kendall: { $value } (de { $low } a { $high }). Si las respuestas solo hubieran cambiado por azar, sería de alrededor de { $chance-value } (de { $chance-low } a { $chance-high }); p { $p }. { $order ->
    [changed] El orden cambió más de lo que explica el azar.
   *[same] Esto no demuestra que el orden cambiara.
}
noise = Parte de la varianza entre modelos que se debe a la traducción: { $value } % (de { $low } % a { $high } %) para ítems como estos; { $here } % en estos mismos ítems, incluido el azar.
flips = Ítems cuya respuesta cambió de acierto a fallo o al revés
flips-none = Ninguna respuesta pasó de acierto a fallo ni al revés.
flips-shown = Se muestran los { $count } con más cambios; el JSON los tiene todos, { $total }.
flip-gained = Ahora aciertan: { $models }
flip-lost = Ahora fallan: { $models }
no-text = no está en la exportación
paper = Para un artículo
plot-change = Diferencia en puntos
plot-accuracy = Exactitud, en %
plot-alt = Diferencia de cada modelo con su intervalo y exactitud de cada modelo antes y después.
paragraph = Evaluamos { $models ->
    [one] un modelo
   *[other] { $models } modelos
} con { $harness } en { $items } ítems de { $title } ({ $language }) antes y después de que varias personas validaran su traducción automática con Fiel { $version }: { $corrected ->
    [0] de esos ítems no se corrigió ninguno y
    [one] de esos ítems se corrigió uno y
   *[other] de esos ítems se corrigieron { $corrected } y
} { $unusable ->
    [0] ninguno es inservible
    [one] uno es inservible
   *[other] { $unusable } son inservibles
}. { $details } Los intervalos son intervalos percentiles del 95 % obtenidos con { $draws } remuestreos bootstrap de los ítems, pareados por modelo y versión; los valores p son los de la prueba exacta de McNemar, sin corrección por comparaciones múltiples.
examples = { $count ->
    [0] Los prompts no incluían ejemplos.
    [one] Los prompts incluían un ejemplo.
   *[other] Los prompts incluían { $count } ejemplos.
}
metric-one = { $metric }: { $models }.
metric-range = { $metric } varió entre { $low } y { $high } puntos según el modelo.
model-change = { $model } pasó del { $before } % al { $after } % ({ $change } puntos, de { $low } a { $high }, p { $p }; en los ítems corregidos, { $corrected } puntos)
model-change-none = { $model } pasó del { $before } % al { $after } % ({ $change } puntos, de { $low } a { $high }, p { $p })
metric-ranks = La concordancia entre el orden de los modelos antes y después es tau-b de Kendall = { $value } (de { $low } a { $high }). { $order ->
    [changed] El orden cambió más de lo que explica el azar
   *[same] Esto no demuestra que el orden cambiara
} (si las respuestas solo hubieran cambiado por azar, sería de alrededor de { $chance-value }, de { $chance-low } a { $chance-high }; p { $p }, prueba de aleatorización).
metric-noise = El { $value } % de la varianza entre modelos (del { $low } % al { $high } %) se debe a la traducción: es uno menos la correlación intraclase ICC(C,1) entre las dos versiones, una vez descontada la varianza del muestreo de los ítems.
card-heading = Qué cambió la validación para los modelos
card-same = Medido con `fiel impact` en estas mismas filas.
