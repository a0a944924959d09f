# status: waiting for a native reader
# Standard Basque, zu. item: elementu; answer: erantzun; box: koadro; check: egiaztapen; release: bertsio; organizers: antolatzaileak.

# Boluntarioek Argillan ikusten duten formularioa.
item-title = Jatorrizkoa eta itzulpena
correct-mark = Erantzun zuzena
guide-link = Ireki gida
guide-hint = Gida: behe-behean
no-source = Ingelesezko jatorrizkorik gabe
verdict-title = Nolakoa da itzulpena?
verdict-description = Testuren bat aldatzen baduzu, aukeratu «Zuzendua».
verdict-correct = Zuzena
verdict-corrected = Zuzendua
verdict-unusable = Erabilezina
reason-title = Erabilezina bada, zergatik?
reason-description = «Erabilezina» aukeratu baduzu bakarrik. «Itzulezina»: jatorrizkoaren kulturari edo hizkuntzari lotuta dago.
reason-wrong-original = Jatorrizkoa okerra da
reason-untranslatable = Itzulezina
reason-beyond-repair = Konponezina
reason-wrong-answer = Erantzuna gaizki markatuta
reason-other = Beste arrazoi bat
comment-title = Iruzkina
comment-description = Aukerakoa, antolatzaileentzat: zalantza bat, edo guri esan nahi diguzun edozer.
segment-instruction = Galdera
segment-option_a = A aukera
segment-option_b = B aukera
segment-option_c = C aukera
segment-option_d = D aukera
segment-option_e = E aukera
segment-activity_label = Gaia
segment-ctx_a = Testuingurua
segment-ctx_b = Testuingurua, azken esaldia
segment-ending_0 = 1. amaiera
segment-ending_1 = 2. amaiera
segment-ending_2 = 3. amaiera
segment-ending_3 = 4. amaiera
segment-prompt = Eskaera
split-title = Zatia
findings-title = Egiaztapen automatikoa
priority-title = Lehentasuna
finding-error = Balizko errorea:
finding-warning = Abisua:
superseded-label = Testu berriagoa dago:
superseded-text = elementu honek bertsio berri bat du, bereizita agertzen dena. Hemen ez dago zer eginik; emandako erantzunak gordeta geratzen dira.
withdrawn-label = Kendua:
withdrawn-text = elementu hau ez da kanpainaren parte jada. Hemen ez dago zer eginik; emandako erantzunak gordeta geratzen dira.
proposal-label = Proposamena ({ $agent }):
proposal-take = Erabili hau
carried-label = Zuzenduta dago
carried-text = { $items ->
    [one] beste elementu batean, komunitatearen eskutik.
   *[other] beste { $items } elementutan, komunitatearen eskutik.
} Haren testua koadroan dago: alderatu jatorrizkoarekin.
carried-text-release = { $items ->
    [one] elementu batean ({ $release } bertsioa).
   *[other] { $items } elementutan ({ $release } bertsioa).
} Testu hori koadroan dago: alderatu jatorrizkoarekin.
segment-context = Testuingurua
segment-option = { $letter } aukera
label-culture = Kultura bat ezagutu behar da?
label-culture-no = Ez
label-culture-yes = Bai
label-time = Erantzun zuzena aldatuko da denborarekin?
label-time-no = Ez
label-time-yes = Bai
label-region = Eskualde bat ezagutu behar da?
label-region-africa = Afrika
label-region-asia = Asia
label-region-europe = Europa
label-region-latin-america = Latinoamerika
label-region-middle-east = Ekialde Hurbila
label-region-north-america = Ipar Amerika
label-region-oceania = Ozeania
label-error = Zer zegoen gaizki itzulpenean?
label-error-terminology = Termino okerra
label-error-agreement = Gramatika edo komunztadura
label-error-meaning = Esanahi okerra
label-error-omission = Zerbait falta da
label-error-addition = Zerbait soberan dago
label-error-untranslated = Itzuli gabe
label-error-style = Ez da naturala
label-question = Zer dago gaizki galderan bertan, edozein hizkuntzatan?
label-question-ok = Ezer ez
label-question-unclear-question = Galdera ez da argia
label-question-unclear-options = Aukerak ez dira argiak
label-question-no-answer = Aukera bat ere ez da zuzena
label-question-several-answers = Aukera bat baino gehiago da zuzena
label-question-wrong-key = Zuzena beste aukera bat da
label-question-expert = Aditu batek bakarrik daki
