# status: waiting for a native reader

# Antolatzaileen mahaia.
desk-title = Antolatzaileen mahaia
tagline = antolatzaileen mahaia
desk-leave = Amaitu saioa
desk-gone = Saioa ez dago jada irekita.
desk-none = Ez duzu mahai honetako kanpainarik antolatzen.
desk-campaign = Kanpaina
nav-today = Gaur
nav-campaign = Kanpaina hau

# Saioa hastea
signin-text = Hasi saioa zure Argillako kontuarekin. Jabeak eta administratzaileak bakarrik sar daitezke.
signin-username = Erabiltzaile-izena
signin-password = Pasahitza
signin-other = Hugging Facerekin sartzen naiz
signin-key = API gakoa, Argillako zure ezarpenen orritik
signin-button = Sartu
signin-note = Pasahitza Argillara bakarrik doa, eta ez da gordetzen.
signin-refused = Argillak ez du kontu hau ezagutzen, edo ez du kanpainarik antolatzen.
signin-trouble = Argillak ez du erantzuten, edo itxaroteko eskatzen du. Saiatu berriro minutu batzuk barru.

# Gaur
today-disputes = Desadostasunak
today-looks = Beste berrikuspen bat eskatuta
today-comments = Iruzkinak
today-waiting = Sartzeko zain
today-careless = Arduragabekeriagatik baztertuak
today-errors = Erabaki gabeko erroreak
today-faults = Beste hizkuntzetan ikusitako akatsak
today-done = Amaitutako elementuak: { $done } / { $total }
today-again = Irakurri berriro
today-taken = Irakurketaren ordua: { $time } UTC
today-closed = Kanpaina itxita dago: ezin da ezer erabaki berriro ireki arte.
today-reading = Erantzunak irakurtzen…
today-unlaunched = Kanpaina abiaraztean, hemen ikusiko duzu zerk behar zaituen.
waiting-admit = Utzi sartzen
invitation-ending = Gonbidapen bat amaitzear dago: { $day }; sartuak: { $uses } / { $most }. «Kanpaina hau» orrian beste bat egin dezakezu; jarri haren esteka lehengoa dagoen lekuan.
careless-person = { $name }; baztertutako erantzunak: { $count }
careless-requeue = Itzuli haren erantzunak ilarara
errors-text = Egiaztapenek errore bat aurkitu dute elementu hauetan, eta inork ez ditu oraindik erabaki. Esportazioa haietan gelditzen da.
errors-choose = Aukeratu elementu bat hemen erabakitzeko
faults-text = Mahai honetako beste kanpaina batean jatorrizkoa edo markatutako erantzuna okertzat jo duten kanpaina honetako elementuak, hemen oraindik inork ez duenean.
faults-look = Bilatu
faults-none = Oraingoz ezer ez.
faults-item = { $item }: okertzat jo dute hemen: { $campaigns }

# Desadostasun bat
disputes-none = Desadostasun guztiak erabakita daude.
disputes-left = Geratzen diren desadostasunak: { $count }
looks-text = Eskaera bakoitza erantzunda geratzen da elementua erabakitzen duzunean edo iruzkinari erantzuten diozunean.
looks-left = Beste berrikuspen bat eskatuta, egiteke: { $count }
dispute-shown = erakutsi bezala
dispute-nobody = inor ez
dispute-take = Hartu: { $names }
dispute-correct = Ondo dago erakutsi bezala
dispute-write = Idatzi zuk zeuk
dispute-send = Bidali idatzi dudana
dispute-unusable = Erabilezina
dispute-reason = Zergatik
dispute-send-unusable = Erabilezina da
dispute-uncounted = ez da zenbatzen
dispute-skip = Geroago
dispute-model = Pertsonen eredu batek hau esango luke: { $opinion }
dispute-done = Erabakita: { $item }
dispute-moved = Norbaitek erantzun edo erabaki du hau ikusi zenuenetik. Ez da ezer idatzi: irakurri berriro.

# Iruzkin bat
comments-more = Geratzen diren iruzkinak: { $count }
comments-elsewhere = Bitartean beste norbaitek erantzundako iruzkinak: { $count }
comment-link = Ireki Argillan
comment-done = Zer egin da? Edonork irakur dezake.
comment-guide = Jarri gidan
comment-answer = Erantzun
comment-answered = Erantzunda
dismiss-title = Ohar bat okerra da
dismiss-check = Oharra
dismiss-reason = Zergatik den okerra
dismiss-button = Baztertu leku guztietan

# Kanpaina baten urratsak
campaign-owners = Jabeek bakarrik egin ditzakete urrats hauek. Zuk desadostasunak erabaki eta iruzkinei erantzun diezaiekezu.
part-label = Kanpainaren zatia
part-launch = Egiaztatu eta abiarazi
part-people = Pertsonak
part-guide = Gida
part-news = Berriak
part-release = Argitaratu
part-close = Artxibatu eta itxi
check-title = Egiaztapena
check-button = Egiaztatu testuak eta fitxategiak
check-report = Deskargatu txostena
launch-title = Abiaraztea
launch-text = Ikusi lehenik zer aldatuko litzatekeen Argillan, eta gero aplikatu.
launch-plan = Ikusi plana
launch-apply = Aplikatu plana
snapshot-title = Panel publikoa
snapshot-button = Eguneratu panela
news-heading = Asteko berriak
news-text = Kopiatu zuen txatera. Zenbakiak bakarrik ditu, eta izenik ez.
archive-title = Artxiboa
archive-button = Artxibatu dena orain
close-title = Ixtea
close-text = Inork ezin du gehiago erantzun; erantzun guztiak gordetzen dira. Berriro ireki dezakezu.
close-confirm = Idatzi { $name } ixteko
close-button = Itxi kanpaina
reopen-button = Ireki berriro
guide-versions = Ikusten den bertsioa: { $published }; fitxategiarena: { $file }.
guide-preview = Fitxategiaren aurrebista
guide-publish = Argitaratu gida
people-invite = Gonbidatu esteka batekin
people-add = Gehitu kontuak
people-name = Erabiltzaile-izena
people-role = Eginkizuna
people-answers = Erantzunak
people-active = Azken jarduera
people-named = Agertzen den izena
invite-days = Balio duen egunak
invite-uses = Zenbat pertsona sar daitezkeen
invite-approve = Nik uzten diot bakoitzari sartzen
invite-button = Sortu esteka bat
invite-made = Kopiatu esteka orain: ez da berriro erakutsiko.
accounts-names = Erabiltzaile-izenak, zuriunez bereizita
accounts-button = Gehitu
accounts-made = Gehituta. Bidali pertsona bakoitzari bere mezua: pasahitza dakar.
accounts-messages = Deskargatu mezuak
export-title = Esportazioa
export-keep = Utzi jatorrizkoan bezala erabaki gabeko erroreak dituzten elementuak
export-button = Esportatu
export-verify = Egiaztatu esportazioa
publish-title = Argitalpena
publish-text = Probatu lehenik. Datu-multzo berri bat pribatua da publiko egin arte.
publish-task = Zeregina
publish-repo = Datu-multzoa Hub-ean
publish-tag = Bertsioa
publish-rehearse = Probatu
publish-private = Argitaratu
publish-confirm = Publiko egiteko, idatzi berriro datu-multzoaren izena
publish-public = Egin publiko
receipts-title = Eskerrak
receipts-button = Idatzi eskerrak emateko orriak
receipts-download = Deskargatu orriak

# Urrats luzeak
steps-title = Azken urratsak
step-running = lanean
step-done = eginda
step-failed = huts egin du
step-interrupted = etenda
