# status: waiting for a native reader
# French, vous. item: élément; answer: réponse; box: cadre; check: vérification; release: version; organizers: équipe d’organisation.

# La page de remerciement que reçoit chaque personne, avec ce qu'elle a fait.
heading = Merci, { $name }
thanks = Vous avez lu lentement, phrase par phrase, pour que d’autres puissent se fier à ces textes. Sans vous, « { $campaign } » n’en serait pas là.
one-day = Le { $day }, vous avez relu { $answers ->
    [one] { $answers } texte
   *[other] { $answers } textes
}.
days = Entre le { $first } et le { $last }, vous avez relu { $answers ->
    [one] { $answers } texte
   *[other] { $answers } textes
}.
task = Jeu de données
answers = Relus
corrected = Corrigés
unusable = Inutilisables
total = En tout
named = Dans les remerciements, votre nom est { $name }. Si un jour vous changez d’avis, dites-le à la personne qui vous a envoyé cette page, et votre nom ne sera pas dans la version suivante. Vos corrections restent.
anonymous = Votre nom n’est pas dans les remerciements. Si vous voulez qu’il y soit, dites-le à la personne qui vous a envoyé cette page.
for-you = Cette page n’est que pour vous : montrez-la, gardez-la ou imprimez-la, comme vous voulez.
