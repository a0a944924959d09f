# status: waiting for a native reader
# French, vous. item: élément; answer: réponse; box: cadre; check: vérification; release: version; organizers: équipe d’organisation.

# La page avec ce que la vérification automatique a trouvé dans une campagne.
heading = Ce que la vérification automatique a trouvé
about = Campagne « { $title } ». Voici ce qui paraît suspect dans la traduction avant toute relecture. Une erreur doit être résolue avant la publication de son élément ; un avertissement ne fait que l’avancer dans la file.
check = Vérification
severity = Gravité
error = Erreur
warning = Avertissement
items = Éléments
findings = Trouvailles
task = { $items ->
    [one] { $items } élément
    [many] { $items } d’éléments
   *[other] { $items } éléments
} : { $errors } avec des erreurs, { $warnings } avec seulement des avertissements, { $clean } sans rien de suspect.
counted = { $findings ->
    [one] { $findings } trouvaille
   *[other] { $findings } trouvailles
} dans { $items ->
    [one] { $items } élément
   *[other] { $items } éléments
}.
worst = Les { $count } pires sont affichés.
source = Original en anglais
translation = Traduction
no-source = Pas d’original en anglais
nothing = Rien de suspect n’a été trouvé.
