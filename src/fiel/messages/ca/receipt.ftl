# status: waiting for a native reader
# Central Catalan, tu. item: element; answer: resposta; box: quadre; check: revisió; release: versió; organizers: equip organitzador.

# El full d'agraïment que rep cada persona, amb el que ha fet.
heading = Gràcies, { $name }
thanks = Has llegit a poc a poc, frase per frase, perquè altres persones es puguin refiar d’aquests textos. Sense tu, «{ $campaign }» no hauria arribat fins aquí.
one-day = { $day }: vas revisar { $answers ->
    [one] un text
   *[other] { $answers } textos
}.
days = { $first } – { $last }: vas revisar { $answers ->
    [one] un text
   *[other] { $answers } textos
}.
task = Conjunt de dades
answers = Revisats
corrected = Corregits
unusable = Inservibles
total = En total
named = Als crèdits surts com a { $name }. Si algun dia canvies d’opinió, digues-ho a qui t’ha enviat aquest full i el teu nom no sortirà a la versió següent. Les teves correccions s’hi queden.
anonymous = Als crèdits no hi ha el teu nom. Si vols que hi sigui, digues-ho a qui t’ha enviat aquest full.
for-you = Aquest full és només per a tu: ensenya’l, desa’l o imprimeix-lo, com vulguis.
