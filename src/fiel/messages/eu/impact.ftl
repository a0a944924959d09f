# status: waiting for a native reader
# Standard Basque, zu. item: elementu; answer: erantzun; box: koadro; check: egiaztapen; release: bertsio; organizers: antolatzaileak.

# Benchmark bat balidatzeak ereduen sailkapen batean zer aldatu duen: orria, artikulurako paragrafoa eta fitxa.
heading = Zer aldatu duen balidazioak
about = { $campaign } kanpaina. Eredu berak ebaluatu dira itzulpen automatikoarekin (lehen) eta datu balidatuekin (gero). Tarteek % 95eko konfiantza dute, eta elementuen { $draws } birlaginketatik datoz (hazia { $seed }); p McNemarren proba zehatzarena da, eredu kopuruagatik zuzendu gabe.
matched = Eredu guztiek lehen eta gero erantzun dituzten elementuak: { $items }. Horietatik, zuzenduak: { $corrected }; zeuden bezala: { $unchanged }; erabilezinak, lehen eta gero testu berarekin: { $unusable }.
left-out = Eredu guztiek lehen eta gero erantzun ez dituztelako alderatu gabeko elementuak: { $count }.
unknown = Esportazioan ez dauden erregistroetako elementuak: { $count }.
only-before = Alderatu gabe, lehen bakarrik ebaluatu direlako: { $models }.
only-after = Alderatu gabe, gero bakarrik ebaluatu direlako: { $models }.
reprompted = Zuzendu gabeko elementuak, beste prompt batekin, bertako adibideak zuzendu direlako: { $count }.
simulated = Erantzunak kontuan hartu zaizkien kontu simulatuak, pertsonak ez direnak: { $count }.
differs = { $model }: desberdina lehen eta gero: { $setting }.
differs-known = { $model }: { $setting }: { $before } lehen eta { $after } gero.
limited = { $task }: { $limit } elementutara mugatua.
part-all = guztiak
part-corrected = zuzenduak
part-unchanged = zeuden bezala
part-unusable = erabilezinak
model = Eredua
part = Elementuak
count = Zenbat
before = Lehen
after = Gero
change = Aldea
interval = % 95eko tartea
gained = Zuzen bihurtuak
lost = Oker bihurtuak
p = p
rank-before = Postua lehen
rank-after = Postua gero
ranks = Postuak
tau = Bi ordenen adostasuna, Kendallen tau-b: { $value } ({ $low } – { $high }). Erantzunak zoriz bakarrik aldatu balira, { $chance-value } inguru litzateke ({ $chance-low } – { $chance-high }); p { $p }. { $order ->
    [changed] Ordena zoriak azaltzen duena baino gehiago aldatu da.
   *[same] Honek ez du erakusten ordena aldatu denik.
}
noise = Ereduen arteko bariantzatik itzulpenari dagokion zatia: % { $value } (% { $low } – % { $high }) honelako elementuetarako; % { $here } elementu hauetan bertan, zoria barne.
flips = Erantzuna zuzenetik okerrera edo alderantziz aldatu zaien elementuak
flips-none = Ez da erantzunik aldatu zuzenetik okerrera edo alderantziz.
flips-shown = Aldaketa gehien dituztenak erakusten dira: { $count }. JSON fitxategiak guztiak ditu: { $total }.
flip-gained = Orain zuzen: { $models }
flip-lost = Orain oker: { $models }
no-text = ez dago esportazioan
paper = Artikulu baterako
plot-change = Aldea puntutan
plot-accuracy = Zehaztasuna, %
plot-alt = Eredu bakoitzaren aldea bere tartearekin, eta eredu bakoitzaren zehaztasuna lehen eta gero.
paragraph = { $models ->
    [one] Eredu bat ebaluatu dugu
   *[other] { $models } eredu ebaluatu ditugu
} { $harness } programarekin, { $title } ({ $language }) multzoko { $items } elementutan, pertsonek itzulpen automatikoa Fiel { $version } erabiliz balidatu aurretik eta ondoren. Zuzendutako elementuak: { $corrected }; erabilezinak: { $unusable ->
    [0] bat ere ez
    [one] bat
   *[other] { $unusable }
}. { $details } Tarteak % 95eko pertzentil-tarteak dira, elementuen { $draws } bootstrap birlaginketatik lortuak, eredu eta bertsioka parekatuta; p balioak McNemarren proba zehatzarenak dira, konparazio anizkoitzengatik zuzendu gabe.
examples = { $count ->
    [0] Promptek ez zuten adibiderik.
    [one] Promptek adibide bat zuten.
   *[other] Promptek { $count } adibide zituzten.
}
metric-one = { $metric }: { $models }.
metric-range = { $metric }: aldea { $low } eta { $high } puntu artekoa izan da, ereduaren arabera.
model-change = { $model }: % { $before } → % { $after } ({ $change } puntu, { $low } – { $high }, p { $p }; zuzendutako elementuetan, { $corrected } puntu)
model-change-none = { $model }: % { $before } → % { $after } ({ $change } puntu, { $low } – { $high }, p { $p })
metric-ranks = Ereduen lehengo eta geroko ordenen adostasuna: Kendallen tau-b = { $value } ({ $low } – { $high }). { $order ->
    [changed] Ordena zoriak azaltzen duena baino gehiago aldatu da
   *[same] Honek ez du erakusten ordena aldatu denik
} (erantzunak zoriz bakarrik aldatu balira, { $chance-value } inguru litzateke, { $chance-low } – { $chance-high }; p { $p }, ausazkotze-proba).
metric-noise = Ereduen arteko bariantzatik % { $value } (% { $low } – % { $high }) itzulpenari dagokio: bat ken bi bertsioen ICC(C,1) klase barneko korrelazioa, elementuen laginketaren bariantza kenduta.
card-heading = Zer aldatu duen balidazioak ereduentzat
card-same = `fiel impact` erabiliz neurtua, errenkada hauetan hain zuzen.
