# status: waiting for a native reader
# Standard Basque, zu. item: elementu; answer: erantzun; box: koadro; check: egiaztapen; release: bertsio; organizers: antolatzaileak.

# Pertsona bakoitzak jasotzen duen esker oneko orria, egin duenarekin.
heading = Eskerrik asko, { $name }
thanks = Astiro irakurri duzu, esaldiz esaldi, beste batzuk testu hauez fida daitezen. Zu gabe, «{ $campaign }» ez zatekeen honaino iritsiko.
one-day = { $day }: { $answers ->
    [one] testu bat berrikusi duzu
   *[other] { $answers } testu berrikusi dituzu
}.
days = { $first } – { $last }: { $answers ->
    [one] testu bat berrikusi duzu
   *[other] { $answers } testu berrikusi dituzu
}.
task = Datu-multzoa
answers = Berrikusiak
corrected = Zuzenduak
unusable = Erabilezinak
total = Guztira
named = Kredituetan izen honekin agertzen zara: { $name }. Noizbait iritziz aldatzen bazara, esan orri hau bidali dizunari, eta zure izena ez da hurrengo bertsioan agertuko. Zure zuzenketak geratu egiten dira.
anonymous = Zure izena ez dago kredituetan. Egotea nahi baduzu, esan orri hau bidali dizunari.
for-you = Orri hau zuretzat bakarrik da: erakutsi, gorde edo inprimatu, nahi duzun bezala.
