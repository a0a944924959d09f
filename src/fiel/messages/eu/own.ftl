# status: waiting for a native reader
# Standard Basque, zu. item: elementu; answer: erantzun; box: koadro; check: egiaztapen; release: bertsio; organizers: antolatzaileak.

# Pertsona bakoitzaren orria, eta ilararen amaiera.
title = Zure orria
home = Ataza guztiak
private-note = Orri hau zuk bakarrik ikusten duzu.
sign-in = Sartu zer egin duzun eta harekin zer gertatu den ikusteko.
sign-in-button = Sartu
failed = Ezin izan da zure orria kargatu.
try-again = Saiatu berriro
continue = Jarraitu: { $task }
nothing-open = Zain zenuen guztiari erantzun diozu. Eskerrik asko!
no-tasks = Ez duzu parte hartzen irekita dagoen kanpaina batean ere.
today = Gaurko erantzunak
streak = Egun jarraian
answers = Erantzunak guztira
reached = Lortutako mugarria
next = Hurrengo mugarria: { $count } erantzun
show-item = Erakutsi elementua
corrections-heading = Zer gertatu den zure zuzenketekin
corrections-none = Oraindik ez duzu testurik zuzendu.
corrections-note = Zure azken zuzenketak: { $count }. Elementu bat nahikoa jendek erantzundakoan erabakitzen da.
corrections-list = Ikusi banan-banan
state-released = Onartua eta argitaratua
state-accepted = Onartua
state-changed = Beste gauza bat erabaki da
state-open = Erabaki gabe oraindik
comments-heading = Zure iruzkinak
reply = Antolatzaileen erantzuna, { $date }:
no-reply = Oraindik erantzunik gabe.
credits-heading = Zure izena jendaurrean
credits-named = { $campaign }: izen honekin agertzen zara: { $name }.
credits-unnamed = { $campaign }: izenik gabe agertzen zara.
credits-unasked = { $campaign }: oraindik ez duzu esan zure izena erakustea nahi duzun; beraz, izenik gabe agertzen zara.
public-page = Zure orri publikoa
change-name = Aldatu hau
end-thanks = Eskerrik asko! Hemen zain zenituen elementu guztiei erantzun diezu.
end-next = Orain beste pertsona batzuek elementu berak egiaztatzen dituzte. Adostutakoa argitaratuko den hurrengo bertsioan joango da.
end-dashboard = Ikusi nola doan kanpaina
end-own = Ikusi zure orria
about-thanks = Eskerrik asko, jasota dago. Nahi duzunean alda dezakezu.
blind-task = gakorik gabeko galderak: { $task }
blind-answers = Gakoa ikusi gabe erantzundako galderak
