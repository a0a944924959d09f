# status: waiting for a native reader
# Standard Basque, zu. item: elementu; answer: erantzun; box: koadro; check: egiaztapen; release: bertsio; organizers: antolatzaileak.

# Gakoa ikusi gabe galderei erantzuteko formularioa.
guide = Erantzun azterketa bat balitz bezala: aukeratu zuzena iruditzen zaizuna, bilatu gabe. Gakoa ez da erakusten. Zure erantzunak gako okerra duten galderak, galdera anbiguoak eta itzulpen kaltetuak aurkitzeko balio du; ez du zutaz ezer esaten, eta ez zaio inori notarik jartzen. Nahikoa jendek erantzundakoan, antolatzaileek gakoa erakuts dezakete: erantzun dituzun galderen artean aurkituko duzu.
question-title = Zein da aukera zuzena?
choice-title = Zure erantzuna
choice-description = Bat ere ez bada zuzena, edo bat baino gehiago bada, esan. Ez badakizu, esan hori ere: ez erantzun zoriz.
choice-none = Bat ere ez, edo bat baino gehiago
choice-unsure = Ez dakit
priority-title = Ordena
key = Datuen gakoa: { $answer }
retired = Galdera hau kendu egin da edo aldatu da: ez da erantzun behar.
