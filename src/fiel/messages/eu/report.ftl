# status: waiting for a native reader
# Standard Basque, zu. item: elementu; answer: erantzun; box: koadro; check: egiaztapen; release: bertsio; organizers: antolatzaileak.

# Kanpaina batean egiaztapen automatikoak aurkitu duenaren orria.
heading = Egiaztapen automatikoak aurkitu duena
about = «{ $title }» kanpaina. Hau da itzulpenean susmagarria dirudiena, inork berrikusi aurretik. Errore bat elementua argitaratu aurretik konpondu behar da; abisu batek lehenago berrikustea baino ez dakar.
check = Egiaztapena
severity = Larritasuna
error = Errorea
warning = Abisua
items = Elementuak
findings = Aurkikuntzak
task = { $items ->
    [one] Elementu bat
   *[other] { $items } elementu
}: { $errors } errorerekin, { $warnings } abisuekin soilik, { $clean } ezer susmagarririk gabe.
counted = { $findings ->
    [one] Aurkikuntza bat
   *[other] { $findings } aurkikuntza
}, { $items ->
    [one] elementu batean
   *[other] { $items } elementutan
}.
worst = Okerrenak erakusten dira: { $count }.
source = Ingelesezko jatorrizkoa
translation = Itzulpena
no-source = Ingelesezko jatorrizkorik gabe
nothing = Ez da ezer susmagarririk aurkitu.
