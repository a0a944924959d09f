# status: waiting for a native reader
# Standard Basque, zu. item: elementu; answer: erantzun; box: koadro; check: egiaztapen; release: bertsio; organizers: antolatzaileak.

# Panel publikoa.

## Orri bakoitzaren inguruan
language-name = Euskara
language-label = Hizkuntza
campaign-label = Kanpaina
campaign-all = Kanpaina guztiak
tagline = pertsonek egiaztatutako itzulpenak
nav-progress = Aurrerapena
nav-people = Pertsonak
nav-findings = Aurkitu duguna
nav-person = Pertsona baten orria
nav-participate = Nola parte hartu
taken-at = Datuen unea: { $day }, { $time } UTC, { $age }.
age-seconds = duela minutu bat baino gutxiago
age-minutes = { $count ->
    [one] duela minutu { $count }
   *[other] duela { $count } minutu
}
age-hours = { $count ->
    [one] duela ordu { $count }
   *[other] duela { $count } ordu
}
age-days = { $count ->
    [one] duela egun { $count }
   *[other] duela { $count } egun
}
empty-heading = Oraindik ez dago daturik
empty-text = Aurrerapena hemen agertuko da lehen datuak argitaratu bezain laster. Ez da orria berriro kargatu behar.
no-campaigns = Oraindik ez dago erakusteko kanpainarik. Itzuli laster.
problem-heading = Une bat, mesedez
problem-none = Une honetan ezin dira datuak irakurri. Segundo batzuk barru saiatuko gara berriro.
problem-stale = Datu berriak ezin dira irakurri; balio duten azkenak ikusten ari zara ({ $age }).
simulated-banner = Datu simulatuak: asmatutako erantzunak { $simulated ->
    [one] { $simulated } da
   *[other] { $simulated } dira
}, Fielek nola funtzionatzen duen erakusteko. «simulatua» duten izenak ez dira inorenak.
simulated-name = { $name } · simulatua
column-share = Ehunekoa
table-details = Ikusi zenbakiak taula batean
show-more = { $count ->
    [one] Erakutsi { $count } gehiago
   *[other] Erakutsi { $count } gehiago
}

## Aurrerapena
progress-heading = Kanpaina guztien aurrerapena
introduction = Boluntarioek, banan-banan, egiaztatzen dituzte hizkuntza-ereduak ebaluatzeko erabiltzen diren itzulpen automatikoak. Hemen ikusten da noraino iritsi diren.
validated-of = { $total ->
    [one] balidatuta, guztira elementu { $total }
   *[other] balidatuta, guztira { $total } elementu
}
validated-share = { $percent } balidatuta
target-share = helburua: { $percent } ({ $count })
other-done = { $count ->
    [one] beste { $count } erantzun guztiekin, baina erabilezina edo eztabaidan
   *[other] beste { $count } erantzun guztiekin, baina erabilezinak edo eztabaidan
}
decisions-waiting = Azken pertsonek erabakitakoa aurrerago erakusten da, nork zer erabaki duen jakin ez dadin.
target-reached = Helburua lortuta!
finished-thanks = Ez dago ezer gehiago egiaztatzeko. Eskerrik asko posible egin duzuen guztioi.
closed-thanks = Kanpaina hau itxita dago. Eskerrik asko parte hartu duzuen guztioi.
answers-label = Erantzunak
people-label = Pertsonak
people-at-most = gehienez { $count }
people-at-most-help = Izen publikorik gabe bi kanpainatan parte hartzen duena bietan zenbatzen da.
overlap-label = Bildutako erantzunak
overlap-note = behar diren guztietatik
pace-label = Erritmoa
pace-value = { $count } egunean
pace-note = { $days ->
    [one] gaur
   *[other] azken { $days } egunetan
}
end-label = Amaiera, gutxi gorabehera
end-closed = itxita
end-done = amaituta
end-target = helburua beteta
end-expected = { $day } inguruan
end-range = seguruenik: { $earliest } – { $latest }
end-range-open = goizenik: { $earliest }
end-far = urruti
end-far-note = erritmo honetan, hamar urte baino gehiago
end-unknown = oraindik ez dakigu
end-unknown-note = astebeteko erantzunak behar dira
end-idle-note = azken sei asteetan ez da erantzunik egon
slice-heading = Hamar minutu dituzu?
slice-text = { $items ->
    [one] Elementu baterako adina da, gutxi gorabehera.
   *[other] { $items } elementurako adina da, gutxi gorabehera.
} Zure laguntza gehien behar den formulariora eramango zaitugu.
slice-text-one-away = { $items ->
    [one] Elementu baterako adina da, gutxi gorabehera.
   *[other] { $items } elementurako adina da, gutxi gorabehera.
} { $waiting ->
    [one] Horietako bati erantzun bakarra falta zaio: zurea izan daiteke.
   *[other] Horietako { $waiting } elementuri erantzun bakarra falta zaie: zurea izan daiteke.
}
slice-button = Egiaztatu hamar minutuz
slice-button-in = Egiaztatu hamar minutuz: { $title }
new-tab = beste fitxa batean irekitzen da
campaigns-heading = Kanpainaka
campaigns-caption = Kanpaina bakoitzean balidatutako elementuak, eta noiz amai daitekeen.
campaign-column = Kanpaina
validated-column = Balidatuak
end-column = Amaiera, gutxi gorabehera
activity-heading = Jarduera
activity-empty = Egun bakoitzeko jarduera hemen agertuko da lehen erantzunarekin.
timeline-heading = Hasieratik emandako erantzunak
timeline-description = Bildutako erantzunen lerro-grafikoa, { $first } – { $last }: { $count } guztira. Beheko taulak ditu zenbakiak.
calendar-heading = Azken asteetako egutegia
calendar-description = Egutegia, lauki bat egun bakoitzeko, ilunagoa erantzun gehiago izan ahala. Erantzun gehien izan dituen eguna: { $day }, { $count }. Beheko taulak ditu zenbakiak.
days-caption = Egun bakoitzeko erantzunak, azkenetik hasita.
day-column = Eguna
answers-column = Erantzunak
so-far-column = Guztira
parts-heading = Atazaka
parts-caption = Balidatutako elementuak, atazaka eta zatika.
task-column = Ataza
part-column = Ataza eta zatia
subjects-heading = Gaika
subjects-caption = { $count ->
    [one] MMLUren gaia, balidatutako elementuekin.
   *[other] MMLUren { $count } gaiak, balidatutako elementuekin.
}
subject-column = Gaia
sort-label = Ordenatu honen arabera
sort-name = Izena
sort-most = Aurreratuenak
sort-least = Atzeratuenak

## Pertsonak
people-heading = Pertsonak
people-lead = Balidatutako elementu bakoitzaren atzean arretaz irakurri duen norbait dago. Hau da haien lana, berriena lehenik.
period-week = Aste honetan
period-month = Hilabete honetan
period-all = Hasieratik
period-caption-week = Azken 7 egunetako erantzunak.
period-caption-month = Azken 30 egunetako erantzunak.
period-caption-all = Erantzun guztiak.
period-empty = Aldi honetan ez dago izendun erantzunik. Zurea izango da hurrengoa?
contributors-anonymous = Eta izen publikorik gabeko { $people ->
    [one] pertsona { $people }
   *[other] { $people } pertsona
}, { $answers ->
    [one] erantzun { $answers } emanda
   *[other] { $answers } erantzun emanda
}. Eskerrik asko!
contributors-anonymous-at-most = Eta, gehienez, izen publikorik gabeko { $people ->
    [one] pertsona { $people }
   *[other] { $people } pertsona
}, { $answers ->
    [one] erantzun { $answers } emanda
   *[other] { $answers } erantzun emanda
}. Eskerrik asko!
contributors-anonymous-answers = { $answers ->
    [one] Eta izen publikorik gabeko pertsonen erantzun { $answers }. Eskerrik asko!
   *[other] Eta izen publikorik gabeko pertsonen { $answers } erantzun. Eskerrik asko!
}
contributors-anonymous-simulated = Pertsona hauek simulatuak dira.
rank-column = Postua
name-column = Izena
newcomers-heading = Iritsi berriak
newcomers-text = { $count ->
    [one] Aste honetan eman du lehen erantzuna. Ongi etorri!
   *[other] Aste honetan eman dute lehen erantzuna. Ongi etorri!
}
milestones-heading = Azken mugarriak
milestone-person = { $name }: { $count ->
    [one] lehen erantzuna
   *[other] { $count } erantzun
}
milestone-campaign = { $title }: elementuen { $percent } erantzun guztiekin
varieties-heading = Hizkerak eta herrialdeak
varieties-caption = Zenbatzea onartu duten pertsonek esan dutenez: bost edo gehiago bakoitzetik. Zenbakiak hainbat pertsonarengatik batera aldatzen dira.
varieties-column = Hizkera edo herrialdea
varieties-number = { $count } edo gehiago
varieties-others = Besteak
effort-heading = Nola banatzen den lana
effort-text = { $top ->
    [one] Pertsona aktiboenak erantzunen { $share } eman du.
   *[other] { $top } pertsona aktiboenek, hamarretik batek, erantzunen { $share } eman dute.
}
effort-even = Denek kopuru bera eman izan balute, { $even } izango zen.
effort-reading = Zenbat eta gertuago egon kurba diagonaletik, orduan eta banatuago dago lana. Onena pertsona gutxi batzuen mende ez egotea da: zure denbora pixka batek asko laguntzen du.
effort-few = Pertsona gehiago dagoenean, hemen ikusiko da nola banatzen den lana haien artean.
effort-description = Lorenz kurba: pertsonen erdi ez hain aktiboak erantzunen { $half } eman du. Beheko taulak ditu zenbakiak.
effort-caption = Pertsonen zati bakoitzak emandako erantzunen zatia.
lorenz-people = Pertsonak, gutxien aktibotik aktiboenera
lorenz-answers = Emandako erantzunak
lorenz-equal = banaketa berdina
lorenz-real = benetako banaketa

## Pertsona baten orria
person-answers = Erantzunak
person-days = Erantzunak dituzten egunak
person-streak = Bolada luzeena
person-streak-value = { $days ->
    [one] egun { $days }
   *[other] { $days } egun jarraian
}
person-since = { $first } – { $last }
person-on = Eguna: { $day }
person-tasks-heading = Non hartu duen parte
person-milestones-heading = Lortutako mugarriak
person-milestone = { $count ->
    [one] lehen erantzuna
   *[other] { $count } erantzun
}
person-next = Hurrengo mugarria: { $count } erantzun. { $missing ->
    [one] { $missing } falta da.
   *[other] { $missing } falta dira.
}
person-simulated = Pertsona hau simulatua da: erantzunek Fielek nola funtzionatzen duen erakusten dute.

## Aurkitu duguna
findings-heading = Aurkitu duguna
findings-lead = Zuzena zen itzulpen automatikoa? Hau diote irakurri dutenek.
findings-empty = Oraindik ez dago balidatutako elementurik. Dagoenean, hemen ikusiko da nolakoa zen itzulpen automatikoa.
quality-right-of = { $total ->
    [one] ondo zegoen bere horretan; ebazpena duena, guztira, elementu { $total }
   *[other] ondo zeuden bere horretan; ebazpena dutenak, guztira, { $total } elementu
}
quality-interval = Datu hauekin, benetako balioa tarte honetan dago seguruenik: { $low } – { $high }.
quality-right = Bere horretan ondo
quality-corrected = Zuzenduak
quality-unusable = Erabilezinak
quality-by-benchmark = Benchmarkaren arabera
quality-by-benchmark-caption = Bere horretan ondo zeuden elementuak, balidatuen artean. Tarteak oraindik ez dakiguna adierazten du.
quality-by-subject = Gaika
quality-by-subject-caption = Gauza bera, MMLUren gaika: lehenik, zuzenketa gehien behar izan dituztenak.
quality-by-finding = Egiaztapen automatikoak aurkitutakoaren arabera
quality-by-finding-caption = Inork irakurri aurretik, Fielek susmagarria dirudiena adierazten du. Hauxe zen elementu horien egoera.
quality-by-kind = Zer zuzendu den
quality-by-kind-caption = Zuzenketak, haietan aldatu denaren arabera.
benchmark-column = Proba (benchmark)
finding-column = Seinalea
kind-column = Aldaketa
items-column = Elementuak
right-column = Bere horretan ondo
interval = { $low } – { $high }
of-all-column = Guztietatik
no-finding = Ezer susmagarririk ez
reasons-heading = Zergatik diren batzuk erabilezinak
reasons-caption = Elementu bat erabilezintzat jo dutenek emandako arrazoiak.
reason-column = Arrazoia
no-reason = Arrazoirik gabe
corrections-heading = Irakurtzea merezi duten zuzenketak
corrections-lead = Aldaketa txiki batek galdera osoa alda dezake. Kendutakoa marratuta dago; gehitutakoa, azpimarratuta.
correction-original = Ingelesezko jatorrizkoa
correction-before = Itzulpen automatikoa
correction-after = Zuzendutako testua
correction-removed = kendua
correction-added = gehitua
agreement-heading = Zenbateraino datozen bat pertsonak
agreement-text = Hainbat pertsonak elementu bera ikusi dutenean, bat etorri diren kasuak: { $percent } ({ $items ->
    [one] elementu { $items }
   *[other] { $items } elementu
}).
agreement-same-text = Eta testu berean bat etorri direnak, hitzez hitz: { $percent }.
agreement-alpha = Zoria kenduta, adostasuna { $level } da (Krippendorffen alfa: { $alpha }).
agreement-high = handia
agreement-fair = ertaina
agreement-low = txikia
agreement-none = Oraindik ez dago bi pertsonak edo gehiagok ikusi duten elementurik.

## Nola parte hartu
participate-heading = Nola parte hartu
participate-lead = Ez da adimen artifizialaz jakin behar: aski da arretaz irakurtzea eta hizkuntza ondo ezagutzea. Hamar minutuk ere laguntzen dute.
step-guide = Irakurri gida
step-guide-text = Minutu batzuk dira, eta zer onartu eta zer zuzendu erakusten duten adibideak ikusiko dituzu.
guide-link = Ireki gida: { $title }
guide-in-form = Gida formulario bakoitzaren barruan ere badago.
step-video = Ikusi bideoa
step-video-text = Elementu bat nola egiaztatzen den erakusten du, urratsez urrats.
video-load = Kargatu bideoa ({ $host })
video-privacy = Kargatzean, { $host } jakitun egongo da ikusi duzula. Ordura arte ez zaio ezer eskatzen.
video-link = Ikusi bideoa: { $title }
step-work = Egiaztatu
step-work-text = Sartu Argillan, irakurri jatorrizkoa eta itzulpena, eta esan ondo dagoen, zuzendu edo markatu erabilezintzat.
work-link = Sartu Argillan: { $title }
work-closed = { $title }: itxita dago. Eskerrik asko!
work-invited = Gonbidapen batekin hartzen da parte: eskatu esteka antolatzaileei. Kontua baduzu, ireki bidali dizuten esteka.
step-ask = Galdetu
step-ask-text = Zalantzarik baduzu, galdetu: ziur ez zarela bakarra. Formularioan bertan ere utz dezakezu iruzkin bat.
ask-link = Galdetu: { $title }
credit-heading = Zure izena, nahi duzun bezala
credit-text = Hasieran, «Zuri buruz» formularioak zure izena agertzea nahi duzun eta nola galdetzen dizu. Ezer esaten ez baduzu, ez da agertuko: zure erantzunek berdin balio dute, izenik gabe.
credit-change = Nahi duzunean alda dezakezu iritzia; orria hurrengo datuekin eguneratzen da.
share-heading = Partekatu
share-text = Eraman aurrerapena zure orrira edo zure sareetara.
share-badge-alt = Aurrerapenaren bereizgarria: { $title }
share-card-alt = Aurrerapenaren txartela: { $title }
share-download-badge = Deskargatu bereizgarria (SVG)
share-download-card = Deskargatu txartela (PNG)

## Script beharrik ez duten orriak
nav-news = Berriak
nav-about = Honi buruz
pages-label = Orriak
skip-link = Joan edukira
campaign-show = Erakutsi
live-link = Grafiko interaktiboak, berez eguneratzen diren zenbakiekin
live-back = Orri guztiak
taken-on = Datuen unea: { $day }, { $time } UTC.
simulated-short = Datu simulatuak
bars-by-day = Erantzunak egunez egun.
bars-by-week = Erantzunak astez aste.
weeks-caption = Erantzunak eta osatutako elementuak astez aste, azkenak lehenik.
week-column = Astea
completed-column = Osatutako elementuak
week-from-to = { $first } – { $last }
summary = Balidatutako elementuak: { $validated } / { $total }. Pertsonak: { $people }. Erantzunak: { $answers }.
meta-people = Nork egiaztatzen dituen itzulpenak, nor den berria eta zer lortu den.
meta-findings = Itzulpen automatikoa zein ona zen, jendeak zer zuzendu duen eta zenbateraino datorren bat.
meta-participate = Itzulpenak nola egiaztatu: gida, formularioa eta non galdetu. Hamar minutuk laguntzen dute.
meta-news = Aste bakoitzean zer gertatu den.
meta-about = Nork antolatzen duen, lizentzia, datuak eta nola aipatu, eta pribatutasuna.
news-heading = Berriak
news-lead = Aste bakoitzean zer gertatu den, zenbakitan.
news-empty = Lehen berriak lehen astea amaitzean agertuko dira.
news-feed = Jarraitu berriei RSS irakurgailu batean
news-answers = Erantzunak: { $answers }. Osatutako elementuak: { $items }.
news-newcomers = Lehen erantzunak: { $names }. Ongi etorri!
about-heading = Nor, zer eta nola
about-lead = Hizkuntza-ereduak makinek itzulitako probekin alderatzen dira. Hemen pertsonek itzulpen horiek egiaztatzen dituzte, banan-banan.
about-how = Nola funtzionatzen du
about-how-text = Elementu bakoitza jatorrizkoaren ondoan erakusten da. Jendeak itzulpena ondo dagoen esaten du, zuzendu egiten du edo erabilezintzat markatzen du. Emaitza edonork erabil dezakeen datu-multzo bat da.
about-who = Antolatzailea
about-license = Datuen lizentzia
about-data = Datuak
about-download = Deskargatu balidatutako datuak
about-data-later = Esteka hemen egongo da argitaratzen direnean.
about-cite = Nola aipatu
about-citation = { $title }: komunitatea ({ $year }). { $title }, pertsonek egiaztatutako itzulpenak. { $address }
about-privacy = Pribatutasuna
about-privacy-text = Orri hauek kopuruak eta agertzea onartu dutenen izenak erakusten dituzte, zenbat testu eta noiz berrikusi dituzten. Ez dute inoiz esaten nork zer erabaki duen. Ez dute ezer kargatzen beste guneetatik, eta ez diote inori jarraitzen.
privacy-link = Pribatutasun-oharra: { $title }
about-code = Programa
about-code-text = Orri hauek Fiel { $version } programarekin eginda daude, Apache 2.0 lizentziako software librea.
about-code-link = Ikusi kodea
missing-heading = Helbide honetan ez dago ezer
missing-text = Agian orria lekuz aldatu da, edo norbaitek ez du bere izena gehiago erakutsi nahi.
missing-back = Joan aurrerapenera
search-heading = Bilatu zuzenketetan
search-label = Bilatu hemengo zuzenketa guztietan ({ $count })
search-button = Bilatu
search-found = Aurkituta: { $count }
correction-link = Zuzenketa honen esteka
correction-of = Pertsonek egindako zuzenketa bat: { $title }.
correction-more = Zuzenketa gehiago
copy-link = Kopiatu esteka
copy-code = Kopiatu
copied = Kopiatuta
mastodon-server = Zure Mastodon zerbitzaria
mastodon-share = Partekatu Mastodonen
embed-summary = Jarri zure orrian
embed-badge = Bereizgarria (HTML)
embed-frame = Aurrerapenaren markoa (HTML)
embed-more = Ikusi aurrerapena
person-lead = Itzulpen hauek banan-banan egiaztatzen dituen pertsonetako bat.
person-summary = Erantzunak: { $answers }. Erantzunak dituzten egunak: { $days }.

## Zer aldatu den zuzenketa batean
kind-number = Zenbaki bat
kind-negation = Ezeztapen edo salbuespen bat
kind-wording = Hitz gutxi batzuk
kind-omission = Hitzak falta ziren
kind-addition = Hitzak soberan zeuden
kind-order = Hitzen ordena
kind-spelling = Ortografia
kind-rewritten = Ia testu osoa
kind-punctuation = Puntuazioa

## Egiaztapen automatikoak adierazten duena
check-agreement-cue = Komunztadurak erantzuna salatzen du
check-answer-key = Erantzuna ez da jatorrizkoarena
check-answer-outside = Erantzuna ez dago aukeren artean
check-option-hole = Aukera bat falta da zuzenaren aurretik
check-broken-continuation = Amaierak ez dio esaldiari jarraitzen
check-changed-code = Kode desberdina
check-changed-formula = Formula desberdina
check-changed-mark = Kortxete arteko marka desberdinak
check-changed-number = Zenbaki desberdinak
check-changed-unit = Unitate desberdina
check-chat-residue = Itzuli duen programaren hondarrak
check-damaged-markup = Formatu hondatua
check-damaged-placeholder = Betetzeko hutsune hondatua
check-damaged-url = Helbide hondatua
check-deleted-brackets = Ebaluatzean ezabatzen diren kortxeteak
check-doubled-space = Zuriune bat soberan
check-doubled-word = Hitz errepikatua
check-empty-segment = Testu hutsa
check-end-punctuation = Amaierako puntuazioa
check-equal-options = Aukera berdinak
check-glossary-term = Glosarioko terminoa
check-inconsistent-translation = Gauza bera, beste era batera itzulita
check-length-ratio = Laburregia edo luzeegia
check-long-answer = Erantzuna besteak baino luzeagoa
check-reported-original = Okertzat jotako jatorrizkoa
check-merged-question = Bi galdera bakar bihurtuta
check-lost-negation = Galdutako ezeztapena
check-lost-reference = Beste aukera baterako aipamen galdua
check-lowercased-context = Ebaluatzean galtzen diren letra larriak
check-option-count = Aukera kopuru desberdina
check-unpaired-marks = Zeinua bikoterik gabe
check-untranslated = Itzuli gabe
check-spelling = Ortografia-akatsa izan daiteke
check-grammar = Gramatika-akatsa izan daiteke
check-option-agreement = Galderarekin bat ez datorren aukera
check-english-word = Ingelesez geratutako hitza
check-early-mark = Irekitze-ikurra goizegi
check-closed-stem = Aukeren aurretik itxitako galdera
check-blank-article = Artikulua hutsunearen aurretik
check-mixed-forms = Modu desberdinetan hasten diren aukerak
check-changed-gender = Gizon bihurtutako emakumea
check-false-friend = Lagun faltsua
check-calque = Ingelesez bezala esana
check-english-acronym = Ingelesezko sigla
check-title-case = Ingelesezko tituluen maiuskulak
check-article-gender = Genero okerreko artikulua
check-opinion = Eredu edo tresna batek proposatua

## MMLUren gaiak
subject-abstract_algebra = Aljebra abstraktua
subject-anatomy = Anatomia
subject-astronomy = Astronomia
subject-business_ethics = Enpresa-etika
subject-clinical_knowledge = Ezagutza klinikoa
subject-college_biology = Unibertsitateko biologia
subject-college_chemistry = Unibertsitateko kimika
subject-college_computer_science = Unibertsitateko informatika
subject-college_mathematics = Unibertsitateko matematika
subject-college_medicine = Unibertsitateko medikuntza
subject-college_physics = Unibertsitateko fisika
subject-computer_security = Segurtasun informatikoa
subject-conceptual_physics = Fisika kontzeptuala
subject-econometrics = Ekonometria
subject-electrical_engineering = Ingeniaritza elektrikoa
subject-elementary_mathematics = Oinarrizko matematika
subject-formal_logic = Logika formala
subject-global_facts = Munduko datuak
subject-high_school_biology = Bigarren hezkuntzako biologia
subject-high_school_chemistry = Bigarren hezkuntzako kimika
subject-high_school_computer_science = Bigarren hezkuntzako informatika
subject-high_school_european_history = Bigarren hezkuntzako Europako historia
subject-high_school_geography = Bigarren hezkuntzako geografia
subject-high_school_government_and_politics = Bigarren hezkuntzako gobernua eta politika
subject-high_school_macroeconomics = Bigarren hezkuntzako makroekonomia
subject-high_school_mathematics = Bigarren hezkuntzako matematika
subject-high_school_microeconomics = Bigarren hezkuntzako mikroekonomia
subject-high_school_physics = Bigarren hezkuntzako fisika
subject-high_school_psychology = Bigarren hezkuntzako psikologia
subject-high_school_statistics = Bigarren hezkuntzako estatistika
subject-high_school_us_history = Bigarren hezkuntzako Estatu Batuetako historia
subject-high_school_world_history = Bigarren hezkuntzako munduko historia
subject-human_aging = Gizakiaren zahartzea
subject-human_sexuality = Giza sexualitatea
subject-international_law = Nazioarteko zuzenbidea
subject-jurisprudence = Jurisprudentzia
subject-logical_fallacies = Falazia logikoak
subject-machine_learning = Ikasketa automatikoa
subject-management = Kudeaketa
subject-marketing = Marketina
subject-medical_genetics = Genetika medikoa
subject-miscellaneous = Hainbat gai
subject-moral_disputes = Eztabaida moralak
subject-moral_scenarios = Egoera moralak
subject-nutrition = Nutrizioa
subject-philosophy = Filosofia
subject-prehistory = Historiaurrea
subject-professional_accounting = Kontabilitate profesionala
subject-professional_law = Zuzenbide profesionala
subject-professional_medicine = Medikuntza profesionala
subject-professional_psychology = Psikologia profesionala
subject-public_relations = Harreman publikoak
subject-security_studies = Segurtasun-ikasketak
subject-sociology = Soziologia
subject-us_foreign_policy = Estatu Batuetako kanpo-politika
subject-virology = Birologia
subject-world_religions = Munduko erlijioak

## Benchmarkak
benchmark-arc = ARC-Challenge
benchmark-dibt = DIBT
benchmark-hellaswag = HellaSwag
benchmark-mmlu = MMLU
