# status: waiting for a native reader
# Standard Basque, zu. item: elementu; answer: erantzun; box: koadro; check: egiaztapen; release: bertsio; organizers: antolatzaileak.

# Pertsona bakoitzak bere izena agertzea nahi duen eta nola esaten duen formularioa.
welcome-title = Zuri buruz
welcome-text = Nahi duzu zure izenez eskerrak ematea? Zuk erabakitzen duzu. Ez baduzu ezer erantzuten, zure parte-hartzea anonimoa da: zure lanak berdin balio du, eta zure izena ez da inon jendaurrean agertzen. Nahi duzunean itzuli eta alda dezakezu erantzuna. Erantzunak izenik gabe argitaratzen dira, eta erabakitakoa gutxienez hiru pertsonaren erantzunak batera erakuts daitezkeenean baino ez da erakusten; baina, talde txiki batean, besteek zer erantzun duten dakienak asma dezake zein diren zure erantzunak.
credit-title = Zure izena jendaurrean aipa dezakegu?
credit-description = Kanpainaren orrian eta amaitutako datu-multzoaren kredituetan, zenbat testu berrikusi dituzun eta noiz.
credit-yes = Bai, beheko izenarekin
credit-no = Ez, nahiago dut anonimoa izan
display_name-title = Ikusiko den izena
display_name-description = Zure izena edo ezizen bat. Helbide elektronikorik ez, mesedez: denek ikusiko dute.
variety-title = Zure hizkera
variety-description = Aukerakoa: bizkaiera, zuberera, lapurtera… Antolatzaileek bakarrik ikusten dute.
variety_public-title = Jendaurrean zenba dezakegu?
variety_public-description = Kanpainaren orrian, zenbaki gisa, adibidez «bizkaiera: 10 edo gehiago»: bost pertsonak edo gehiagok gauza bera esan badute bakarrik, izenik gabe, eta inoiz ez da aldatzen pertsona bakar batengatik. Zure baiezkorik gabe, antolatzaileek bakarrik ikusten dute.
variety_public-yes = Bai, jendaurrean zenba daiteke
variety_public-no = Ez, antolatzaileentzat bakarrik
