# status: waiting for a native reader
# Standard Basque, zu. item: elementu; answer: erantzun; box: koadro; check: egiaztapen; release: bertsio; organizers: antolatzaileak.

# Bertsio baten kalitatea: fiel report komandoaren orria eta artikulurako metodoen paragrafoa.
heading = Bertsio honen kalitatea
about = { $campaign } kanpaina, Fiel { $version } erabiliz esportatua. Zenbaki guztiak esportazioaren manifestutik datoz; tarteek % 95eko konfiantza dute. Manifestuaren SHA-256:
coverage-title = Estaldura
covered = Erabakitako elementuak: { $items } elementutatik { $decided } (% { $share }). Balidatuak: { $validated }; horietatik, zuzenduak: { $corrected }. Erabilezinak: { $unusable }; eztabaidan: { $disputed }; zain: { $pending }.
answers = Kontuan hartutako erantzunak: { $counted }; { $people ->
    [one] pertsona batek emanak
   *[other] { $people } pertsonak emanak
}; elementu bakoitzak behar dituenak: { $needed }. Alde batera utzitako erantzunak: { $set_aside }.
simulated = Erantzunak kontuan hartu zaizkien kontu simulatuak, pertsonak ez direnak: { $count }.
agreement-title = Adostasuna
agreement-none = Ez dago bi erantzun dituen elementurik.
agreement-found = Elementu berari erantzun dioten bi pertsonak gauza bera aukeratu duten kasuak: % { $percent }, { $items ->
    [one] elementu batean
   *[other] { $items } elementutan
}. Krippendorffen alfa: { $alpha }.
alpha-none = ez dago definituta, aukera guztiak berdinak direlako
mistakes-title = Erroreak lehen eta gero
audit-none = Ez dago erabakitako auditoria-laginik; beraz, ez dakigu ezer inork zuzendu ez dituen elementuetako erroreez.
audit = { $items } elementutatik { $audited } zozkatu dira, eta horietatik { $decided } erabakita daude: { $mistaken } elementuk errorea zuten. Beraz, itzulpen automatikoen % { $share } errorearekin zegoen (% { $low } – { $high }), eta { $left ->
    [one] elementu batek gutxi gorabehera oraindik badu
   *[other] { $left } elementuk gutxi gorabehera oraindik badute
} errorea ({ $left_low } – { $left_high }).
kind = Zer zegoen gaizki
kind-unusable = Erabilezina
corrected = Zuzendutako elementuak
before = Elementuak lehen
left = Geratzen diren elementuak
plot-progress = Elementuen emaitza
plot-corrections = Zuzendutako testuak
plot-kept = zeuden bezala ondo
plot-corrected = zuzenduak
plot-unusable = erabilezinak
plot-disputed = eztabaidan
plot-pending = zain
plot-before = lehen
plot-left = geratzen dira
plot-items = elementu
plot-alt = Errore mota bakoitza duten elementuen kopuru zenbatetsia, zuzenketen aurretik eta ondoren, tarteekin.
help-title = Zer proposatu duten ereduek eta tresnek
accepted = Erabakitako elementuetan ikusi diren { $total } testu proposatutatik, adostutako testuak { $count } jaso ditu (% { $share }; % { $low } – { $high }).
assisted = Iritzi bat duten elementuetan, iritzia ikusita ({ $assisted } elementu) ikusi gabe ({ $unassisted } auditoria-elementu) baino { $difference } ehuneko-puntu ({ $low } – { $high }) gehiago zuzendu dira.
checks-title = Zer aurkitu duten egiaztapenek
checks = Aldatu edo erabilezintzat jo diren elementuak, egiaztapen batek zerbait aurkitu duenen artean; erantzunak bat ez datozenean, elementua proportzioan zenbatzen da.
check = Egiaztapena
answered = Erantzundako elementuak
changed = Aldatuak, %
interval = % 95eko tartea
blind-title = Pertsonak gakorik gabe
accuracy = Gakoa ikusi gabe, pertsonek % { $accuracy } aldiz aukeratu dute, { $answers } erantzunetan (% { $low } – { $high }; { $people } pertsona, { $items } galdera, itzulpen automatikoan). «Ez dakit» erantzun okertzat hartzen da.
otherwise-none = Zozketatutako { $drawn } galderetatik, batek ere ez du oraindik nahikoa erantzun.
otherwise = Zozkatutako { $drawn } galderatatik, { $decided } galderak dute nahikoa erantzun. Horietako { $count } galderatan (% { $rate }), gehienek gakoa ez den zerbait aukeratu dute; kanpainako galdera guztietan, zatia % { $low } – { $high } da. Arrazoia izan daiteke gako oker bat, galdera anbiguo bat, itzulpen kaltetu bat edo galdera zail bat.
subject = Gaia
questions = Galderak
given = Erantzunak
people = Pertsonak
right = Gakoa aukeratua, %
effort-title = Ahalegina
effort-none = Hiru pertsona baino gutxiagok erantzun dute; beraz, ez da ezer esaten lana nola banatu duten.
effort = Kanpaina osoan, { $people } pertsonak { $answers } erantzun eman dituzte. Hamarren aktiboenak ({ $top ->
    [one] pertsona bat
   *[other] { $top } pertsona
}) haien % { $share } inguru eman du; Giniren koefizientea: { $gini }. Izenik gabekoen zenbakiak beherantz biribiltzen dira lehenik.
seconds = Pertsona beraren erantzun batetik hurrengora igarotako denboraren mediana: { $seconds } s, hamar minututik gorako etenak kenduta.
methods-title = Artikulu baterako metodoen paragrafoa
methods-none = Oraindik inork ez du balidatu { $title } multzoaren itzulpen automatikoa ({ $language }).
methods = { $people ->
    [one] Pertsona batek balidatu du
   *[other] { $people } pertsonak balidatu dute
} elementuz elementu, Fiel { $version } erabiliz, { $title } multzoaren itzulpen automatikoa ({ $language }): elementu bakoitza onartu, zuzendu edo erabilezintzat jo da, { $needed ->
    [one] erantzun bat
   *[other] { $needed } erantzun
} izan arte (kontuan hartutako erantzunak: { $counted }).
methods-covered = { $items } elementuen % { $share } erabakita dago: { $validated } balidatuak, horietatik { $corrected } zuzenduak, eta { $unusable } erabilezinak.
methods-agreement = Bi erantzun edo gehiago dituzten elementuetan ({ $items ->
    [one] elementu bat
   *[other] { $items } elementu
}), bi pertsonak gauza bera aukeratu duten kasuak: % { $percent } (Krippendorffen alfa datu nominaletarako: { $alpha }; Krippendorff, 2011).
methods-audit = Tarteak zehatzak dira itzulerarik gabeko laginketarako (Clopper eta Pearson, 1934, banaketa hipergeometrikoarekin); laginaren erabaki gabeko elementuak bi eratara zenbatzen dira.
methods-shares = Proportzioen tarteak Wilsonenak dira (1927), eta haien aldearena, Newcomberena (1998).
methods-blind = Asmatze-tasaren tartea Wilsonena da (1927), laginaren tamaina eraginkorrarekin (Korn eta Graubard, 1998), pertsonaka eta galderaka multzokatutako bariantza batetik (Cameron, Gelbach eta Miller, 2011); galderen zatiarena zehatza da itzulerarik gabeko laginketarako (Clopper eta Pearson, 1934, banaketa hipergeometrikoarekin).
methods-archive = Zenbaki guztiak bertsioaren manifestuan daude (SHA-256 { $manifest }…).
methods-difference = Aldearen tartea Newcomberena da (1998).
