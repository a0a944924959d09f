# status: waiting for a native reader
# French, vous. item: élément; answer: réponse; box: cadre; check: vérification; release: version; organizers: équipe d’organisation.

# Le tableau de bord public.

## Autour de chaque page
language-name = Français
language-label = Langue
campaign-label = Campagne
campaign-all = Toutes les campagnes
tagline = des traductions vérifiées par des personnes
nav-progress = Avancement
nav-people = Personnes
nav-findings = Nos constats
nav-person = La page d’une personne
nav-participate = Comment participer
taken-at = Données du { $day } à { $time } UTC, { $age }.
age-seconds = il y a moins d’une minute
age-minutes = { $count ->
    [one] il y a { $count } minute
   *[other] il y a { $count } minutes
}
age-hours = { $count ->
    [one] il y a { $count } heure
   *[other] il y a { $count } heures
}
age-days = { $count ->
    [one] il y a { $count } jour
   *[other] il y a { $count } jours
}
empty-heading = Pas encore de données
empty-text = L’avancement apparaîtra ici dès la publication des premières données. Inutile de recharger la page.
no-campaigns = Il n’y a pas encore de campagne à montrer. Revenez bientôt.
problem-heading = Un instant, s’il vous plaît
problem-none = Les données sont illisibles pour le moment. Nous réessaierons dans quelques secondes.
problem-stale = Les nouvelles données sont illisibles ; voici les dernières qui soient valides, prises { $age }.
simulated-banner = Données simulées : { $simulated ->
    [one] { $simulated } des réponses est inventée
   *[other] { $simulated } des réponses sont inventées
} pour montrer comment marche Fiel. Les noms marqués « simulé » ne sont ceux de personne.
simulated-name = { $name } · simulé
column-share = Part
table-details = Voir les chiffres dans un tableau
show-more = { $count ->
    [one] En voir { $count } de plus
   *[other] En voir { $count } de plus
}

## Avancement
progress-heading = L’avancement de toutes les campagnes
introduction = Des bénévoles vérifient, une par une, les traductions automatiques qui servent à évaluer les modèles de langue. Voici où en est leur travail.
validated-of = { $total ->
    [one] sur { $total } élément validé
    [many] sur { $total } d’éléments validés
   *[other] sur { $total } éléments validés
}
validated-share = { $percent } validé
target-share = objectif : { $percent } ({ $count })
other-done = { $count ->
    [one] { $count } de plus a toutes ses réponses, mais est inutilisable ou en discussion
   *[other] { $count } de plus ont toutes leurs réponses, mais sont inutilisables ou en discussion
}
decisions-waiting = Ce que les dernières personnes ont décidé est montré plus tard, pour qu’on ne sache pas qui a décidé quoi.
target-reached = Objectif atteint !
finished-thanks = Il ne reste rien à vérifier. Merci à toutes les personnes qui l’ont rendu possible.
closed-thanks = Cette campagne est terminée. Merci à toutes les personnes qui ont participé.
answers-label = Réponses
people-label = Personnes
people-at-most = au plus { $count }
people-at-most-help = Une personne sans nom public qui participe à deux campagnes compte dans les deux.
overlap-label = Réponses réunies
overlap-note = de toutes celles qu’il faut
pace-label = Rythme
pace-value = { $count } par jour
pace-note = { $days ->
    [one] aujourd’hui
   *[other] sur les { $days } derniers jours
}
end-label = Fin estimée
end-closed = close
end-done = terminée
end-target = objectif atteint
end-expected = vers le { $day }
end-range = sans doute entre le { $earliest } et le { $latest }
end-range-open = au plus tôt le { $earliest }
end-far = lointaine
end-far-note = à ce rythme, plus de dix ans
end-unknown = encore inconnue
end-unknown-note = il faut une semaine de réponses
end-idle-note = pas de réponse depuis six semaines
slice-heading = Vous avez dix minutes ?
slice-text = { $items ->
    [one] C’est assez pour { $items } élément environ.
    [many] C’est assez pour { $items } d’éléments environ.
   *[other] C’est assez pour { $items } éléments environ.
} Nous vous menons au formulaire où vous serez le plus utile.
slice-text-one-away = { $items ->
    [one] C’est assez pour { $items } élément environ.
    [many] C’est assez pour { $items } d’éléments environ.
   *[other] C’est assez pour { $items } éléments environ.
} { $waiting ->
    [one] Il ne manque plus qu’une réponse à { $waiting } d’entre eux : ce peut être la vôtre.
   *[other] Il ne manque plus qu’une réponse à { $waiting } d’entre eux : ce peut être la vôtre.
}
slice-button = Vérifier pendant dix minutes
slice-button-in = Vérifier { $title } pendant dix minutes
new-tab = s’ouvre dans un nouvel onglet
campaigns-heading = Par campagne
campaigns-caption = Éléments validés de chaque campagne, et quand elle pourrait finir.
campaign-column = Campagne
validated-column = Validés
end-column = Fin estimée
activity-heading = Activité
activity-empty = L’activité de chaque jour apparaîtra ici avec la première réponse.
timeline-heading = Réponses depuis le début
timeline-description = Courbe des réponses réunies du { $first } au { $last } : { $count } en tout. Le tableau ci-dessous donne les chiffres.
calendar-heading = Calendrier des dernières semaines
calendar-description = Calendrier avec un carré par jour, plus foncé s’il a plus de réponses. Le jour le plus actif, le { $day }, en a eu { $count }. Le tableau ci-dessous donne les chiffres.
days-caption = Réponses par jour, en commençant par le dernier.
day-column = Jour
answers-column = Réponses
so-far-column = En tout
parts-heading = Par tâche
parts-caption = Éléments validés de chaque tâche et de chaque partie.
task-column = Tâche
part-column = Tâche et partie
subjects-heading = Par matière
subjects-caption = { $count ->
    [one] { $count } matière de MMLU, avec ses éléments validés.
   *[other] Les { $count } matières de MMLU, avec leurs éléments validés.
}
subject-column = Matière
sort-label = Trier par
sort-name = Nom
sort-most = Les plus avancées
sort-least = Les moins avancées

## Personnes
people-heading = Les personnes
people-lead = Derrière chaque élément validé, il y a quelqu’un qui l’a lu avec soin. Voici leur travail, le plus récent d’abord.
period-week = Cette semaine
period-month = Ce mois-ci
period-all = Depuis le début
period-caption-week = Réponses des 7 derniers jours.
period-caption-month = Réponses des 30 derniers jours.
period-caption-all = Toutes les réponses.
period-empty = Aucune réponse avec un nom sur cette période. La prochaine sera-t-elle la vôtre ?
contributors-anonymous = Et { $people ->
    [one] { $people } personne
    [many] { $people } de personnes
   *[other] { $people } personnes
} sans nom public, avec { $answers ->
    [one] { $answers } réponse
   *[other] { $answers } réponses
}. Merci !
contributors-anonymous-at-most = Et au plus { $people ->
    [one] { $people } personne
    [many] { $people } de personnes
   *[other] { $people } personnes
} sans nom public, avec { $answers ->
    [one] { $answers } réponse
   *[other] { $answers } réponses
}. Merci !
contributors-anonymous-answers = { $answers ->
    [one] Et { $answers } réponse de personnes sans nom public. Merci !
    [many] Et { $answers } de réponses de personnes sans nom public. Merci !
   *[other] Et { $answers } réponses de personnes sans nom public. Merci !
}
contributors-anonymous-simulated = Ces personnes sont simulées.
rank-column = Rang
name-column = Nom
newcomers-heading = Vient d’arriver
newcomers-text = { $count ->
    [one] Première réponse cette semaine. Bienvenue !
   *[other] Premières réponses cette semaine. Bienvenue !
}
milestones-heading = Étapes récentes
milestone-person = { $name } en est à { $count ->
    [1] sa première réponse
    [one] { $count } réponse
    [many] { $count } de réponses
   *[other] { $count } réponses
}
milestone-campaign = { $title } : { $percent } des éléments ont toutes leurs réponses
varieties-heading = Variétés et pays
varieties-caption = Selon les personnes qui ont accepté d’être comptées : cinq ou plus pour chacune. Les nombres changent pour plusieurs personnes à la fois.
varieties-column = Variété ou pays
varieties-number = { $count } ou plus
varieties-others = Autres
effort-heading = Comment le travail se partage
effort-text = { $top ->
    [one] La personne la plus active a donné { $share } des réponses.
    [many] Les { $top } de personnes les plus actives, une sur dix, ont donné { $share } des réponses.
   *[other] Les { $top } personnes les plus actives, une sur dix, ont donné { $share } des réponses.
}
effort-even = Si toutes les personnes en avaient donné autant, ce serait { $even }.
effort-reading = Plus la courbe s’approche de la diagonale, mieux le travail est partagé. L’idéal est qu’il ne repose pas sur peu de personnes : un moment de votre temps aide beaucoup.
effort-few = Quand il y aura plus de personnes, on verra ici comment le travail se partage entre elles.
effort-description = Courbe de Lorenz : la moitié la moins active des personnes a donné { $half } des réponses. Le tableau ci-dessous donne les chiffres.
effort-caption = Part des réponses donnée par chaque part des personnes.
lorenz-people = Personnes, de la moins à la plus active
lorenz-answers = Réponses données
lorenz-equal = partage égal
lorenz-real = partage réel

## La page d'une personne
person-answers = Réponses
person-days = Jours avec des réponses
person-streak = Plus longue série
person-streak-value = { $days ->
    [one] { $days } jour
   *[other] { $days } jours de suite
}
person-since = Du { $first } au { $last }
person-on = Le { $day }
person-tasks-heading = Où cette personne a participé
person-milestones-heading = Étapes atteintes
person-milestone = { $count ->
    [1] première réponse
    [one] { $count } réponse
    [many] { $count } de réponses
   *[other] { $count } réponses
}
person-next = Prochaine étape : { $count } réponses. { $missing ->
    [one] Il en manque { $missing }.
   *[other] Il en manque { $missing }.
}
person-simulated = Cette personne est simulée : ses réponses montrent comment marche Fiel.

## Nos constats
findings-heading = Nos constats
findings-lead = La traduction automatique était-elle juste ? Voici ce qu’en disent les personnes qui l’ont lue.
findings-empty = Il n’y a pas encore d’élément validé. Dès qu’il y en aura, on verra ici ce que valait la traduction automatique.
quality-right-of = { $total ->
    [one] sur { $total } élément avec verdict était juste tel quel
    [many] sur { $total } d’éléments avec verdict étaient justes tels quels
   *[other] sur { $total } éléments avec verdict étaient justes tels quels
}
quality-interval = D’après ces données, la vraie valeur est sans doute entre { $low } et { $high }.
quality-right = Justes tels quels
quality-corrected = Corrigés
quality-unusable = Inutilisables
quality-by-benchmark = Par benchmark
quality-by-benchmark-caption = Éléments qui étaient justes tels quels, parmi les validés. La marge indique ce qu’on ne sait pas encore.
quality-by-subject = Par matière
quality-by-subject-caption = La même chose par matière de MMLU : d’abord celles qui ont demandé le plus de corrections.
quality-by-finding = Selon ce que la vérification automatique a trouvé
quality-by-finding-caption = Avant toute lecture, Fiel signale ce qui paraît suspect. Voici ce qu’il en était de ces éléments.
quality-by-kind = Ce qui a été corrigé
quality-by-kind-caption = Les corrections, selon ce qui y a changé.
benchmark-column = Épreuve (benchmark)
finding-column = Signe
kind-column = Changement
items-column = Éléments
right-column = Justes tels quels
interval = de { $low } à { $high }
of-all-column = Du total
no-finding = Rien de suspect
reasons-heading = Pourquoi certains sont inutilisables
reasons-caption = Les raisons données par les personnes qui ont marqué un élément comme inutilisable.
reason-column = Raison
no-reason = Sans raison donnée
corrections-heading = Des corrections à lire
corrections-lead = Un petit changement peut changer toute la question. Ce qui a été retiré est barré ; ce qui a été ajouté est souligné.
correction-original = Original en anglais
correction-before = Traduction automatique
correction-after = Texte corrigé
correction-removed = retiré
correction-added = ajouté
agreement-heading = À quel point les personnes s’accordent
agreement-text = Quand plusieurs personnes ont vu le même élément, elles se sont accordées dans { $percent } des cas ({ $items ->
    [one] { $items } élément
    [many] { $items } d’éléments
   *[other] { $items } éléments
}).
agreement-same-text = Et dans { $percent } des cas, elles se sont accordées sur le même texte, mot pour mot.
agreement-alpha = Hasard déduit, l’accord est { $level } (alpha de Krippendorff : { $alpha }).
agreement-high = élevé
agreement-fair = acceptable
agreement-low = faible
agreement-none = Aucun élément n’a encore été vu par deux personnes ou plus.

## Comment participer
participate-heading = Comment participer
participate-lead = Pas besoin de s’y connaître en intelligence artificielle : il suffit de lire avec attention et de bien connaître la langue. Dix minutes aident déjà.
step-guide = Lisez le guide
step-guide-text = Quelques minutes, avec des exemples de ce qu’il faut accepter et de ce qu’il faut corriger.
guide-link = Ouvrir le guide : { $title }
guide-in-form = Le guide est aussi dans chaque formulaire.
step-video = Regardez la vidéo
step-video-text = Elle montre comment on vérifie un élément, pas à pas.
video-load = Charger la vidéo de { $host }
video-privacy = Une fois la vidéo chargée, { $host } saura que vous l’avez vue. D’ici là, rien ne lui est demandé.
video-link = Voir la vidéo : { $title }
step-work = Vérifiez
step-work-text = Allez dans Argilla, lisez l’original et la traduction, et dites si elle est juste, corrigez-la ou marquez-la comme inutilisable.
work-link = Aller à { $title } dans Argilla
work-closed = { $title } : campagne terminée. Merci !
work-invited = On participe avec une invitation : demandez le lien à l’équipe d’organisation. Si vous avez déjà un compte, ouvrez le lien que vous avez reçu.
step-ask = Demandez
step-ask-text = En cas de doute, demandez : d’autres hésitent sûrement aussi. Vous pouvez aussi laisser un commentaire dans le formulaire même.
ask-link = Poser une question sur { $title }
credit-heading = Votre nom, comme vous voulez
credit-text = Au début, le formulaire « À propos de vous » demande si vous voulez qu’on vous nomme, et comment. Si vous ne dites rien, votre nom n’apparaîtra pas : vos réponses comptent tout autant, sans nom.
credit-change = Vous pouvez changer d’avis quand vous voulez ; la page sera à jour avec les prochaines données.
share-heading = Partagez
share-text = Mettez l’avancement sur votre page ou vos réseaux.
share-badge-alt = Badge avec l’avancement de { $title }
share-card-alt = Carte avec l’avancement de { $title }
share-download-badge = Télécharger le badge (SVG)
share-download-card = Télécharger la carte (PNG)

## Les pages qui se passent de scripts
nav-news = Nouvelles
nav-about = À propos
pages-label = Pages du site
skip-link = Aller au contenu
campaign-show = Afficher
live-link = Graphiques interactifs, avec des chiffres qui se mettent à jour tout seuls
live-back = Toutes les pages
taken-on = Données : { $day }, { $time } UTC.
simulated-short = Données simulées
bars-by-day = Réponses par jour.
bars-by-week = Réponses par semaine.
weeks-caption = Réponses et éléments complets par semaine, les derniers d’abord.
week-column = Semaine
completed-column = Éléments complets
week-from-to = { $first } – { $last }
summary = Éléments validés : { $validated } sur { $total }. Personnes : { $people }. Réponses : { $answers }.
meta-people = Qui vérifie les traductions, qui vient d’arriver et ce qui a été atteint.
meta-findings = Ce que valait la traduction automatique, ce qui a été corrigé, et à quel point les gens sont d’accord.
meta-participate = Comment vérifier des traductions : le guide, le formulaire, et où demander. Dix minutes aident.
meta-news = Ce qui s’est passé chaque semaine.
meta-about = Qui organise, la licence, les données et comment les citer, et la vie privée.
news-heading = Nouvelles
news-lead = Ce qui s’est passé chaque semaine, en chiffres.
news-empty = Les premières nouvelles seront ici à la fin de la première semaine.
news-feed = Suivre les nouvelles dans un lecteur RSS
news-answers = Réponses : { $answers }. Éléments complets : { $items }.
news-newcomers = Premières réponses : { $names }. Bienvenue !
about-heading = Qui, quoi et comment
about-lead = On compare les modèles de langue avec des tests traduits par des machines. Ici, des personnes vérifient ces traductions, une par une.
about-how = Comment ça marche
about-how-text = Chaque élément est montré à côté de son original. Les gens disent si la traduction est juste, la corrigent ou la marquent comme inutilisable. Il en sort un jeu de données que tout le monde peut utiliser.
about-who = Organisation
about-license = Licence des données
about-data = Données
about-download = Télécharger les données validées
about-data-later = Le lien sera ici quand elles seront publiées.
about-cite = Comment les citer
about-citation = Communauté de { $title } ({ $year }). { $title }, traductions vérifiées par des personnes. { $address }
about-privacy = Vie privée
about-privacy-text = Ces pages montrent des comptes, et les noms des personnes qui l’ont accepté, avec combien de textes elles ont relus et quand. Elles ne disent jamais qui a décidé quoi. Elles ne chargent rien d’autres sites et ne suivent personne.
privacy-link = Informations sur la vie privée de { $title }
about-code = Le logiciel
about-code-text = Ces pages sont faites avec Fiel { $version }, un logiciel libre sous licence Apache 2.0.
about-code-link = Voir le code
missing-heading = Il n’y a rien à cette adresse
missing-text = La page a peut-être changé de place, ou quelqu’un ne veut plus montrer son nom.
missing-back = Voir l’avancement
search-heading = Chercher dans les corrections
search-label = Chercher dans toutes les corrections d’ici ({ $count })
search-button = Chercher
search-found = Trouvées : { $count }
correction-link = Lien vers cette correction
correction-of = Une correction faite par des personnes dans { $title }.
correction-more = Plus de corrections
copy-link = Copier le lien
copy-code = Copier
copied = Copié
mastodon-server = Votre serveur Mastodon
mastodon-share = Partager sur Mastodon
embed-summary = Mettez-le sur votre page
embed-badge = Badge en HTML
embed-frame = Cadre avec l’avancement (HTML)
embed-more = Voir l’avancement
person-lead = Une des personnes qui vérifient ces traductions, une par une.
person-summary = Réponses : { $answers }. Jours avec des réponses : { $days }.

## Ce qui a changé dans une correction
kind-number = Un nombre
kind-negation = Une négation ou une exception
kind-wording = Quelques mots
kind-omission = Il manquait des mots
kind-addition = Des mots en trop
kind-order = L’ordre des mots
kind-spelling = L’orthographe
kind-rewritten = Presque tout le texte
kind-punctuation = La ponctuation

## Ce que signale la vérification automatique
check-agreement-cue = L’accord trahit la réponse
check-answer-key = La réponse n’est pas celle de l’original
check-answer-outside = La réponse n’est pas parmi les options
check-option-hole = Une option manque avant la bonne
check-broken-continuation = La fin ne continue pas la phrase
check-changed-code = Code différent
check-changed-formula = Formule différente
check-changed-mark = Marques entre crochets différentes
check-changed-number = Nombres différents
check-changed-unit = Unité différente
check-chat-residue = Restes du programme de traduction
check-damaged-markup = Mise en forme abîmée
check-damaged-placeholder = Blanc à remplir abîmé
check-damaged-url = Adresse abîmée
check-deleted-brackets = Crochets supprimés à l’évaluation
check-doubled-space = Espace en trop
check-doubled-word = Mot répété
check-empty-segment = Texte vide
check-end-punctuation = Ponctuation finale
check-equal-options = Options identiques
check-glossary-term = Terme du glossaire
check-inconsistent-translation = La même chose, traduite autrement
check-length-ratio = Trop court ou trop long
check-long-answer = Réponse plus longue que les autres
check-reported-original = Original signalé comme faux
check-merged-question = Deux questions devenues une seule
check-lost-negation = Négation perdue
check-lost-reference = Renvoi perdu à une autre option
check-lowercased-context = Majuscules perdues à l’évaluation
check-option-count = Nombre d’options différent
check-unpaired-marks = Signe sans son pendant
check-untranslated = Non traduit
check-spelling = Faute d’orthographe possible
check-grammar = Faute de grammaire possible
check-option-agreement = Option qui ne s’accorde pas avec la question
check-english-word = Mot resté en anglais
check-early-mark = Signe ouvrant trop tôt
check-closed-stem = Question fermée avant ses options
check-blank-article = Article avant le blanc
check-mixed-forms = Options qui commencent différemment
check-changed-gender = Une femme devenue un homme
check-false-friend = Faux ami
check-calque = Dit comme en anglais
check-english-acronym = Sigle anglais
check-title-case = Majuscules d’un titre anglais
check-article-gender = Article du mauvais genre
check-opinion = Proposé par un modèle ou un autre outil

## Les matières de MMLU
subject-abstract_algebra = Algèbre abstraite
subject-anatomy = Anatomie
subject-astronomy = Astronomie
subject-business_ethics = Éthique des affaires
subject-clinical_knowledge = Connaissances cliniques
subject-college_biology = Biologie universitaire
subject-college_chemistry = Chimie universitaire
subject-college_computer_science = Informatique universitaire
subject-college_mathematics = Mathématiques universitaires
subject-college_medicine = Médecine universitaire
subject-college_physics = Physique universitaire
subject-computer_security = Sécurité informatique
subject-conceptual_physics = Physique conceptuelle
subject-econometrics = Économétrie
subject-electrical_engineering = Génie électrique
subject-elementary_mathematics = Mathématiques élémentaires
subject-formal_logic = Logique formelle
subject-global_facts = Données sur le monde
subject-high_school_biology = Biologie au lycée
subject-high_school_chemistry = Chimie au lycée
subject-high_school_computer_science = Informatique au lycée
subject-high_school_european_history = Histoire de l’Europe au lycée
subject-high_school_geography = Géographie au lycée
subject-high_school_government_and_politics = Institutions et politique au lycée
subject-high_school_macroeconomics = Macroéconomie au lycée
subject-high_school_mathematics = Mathématiques au lycée
subject-high_school_microeconomics = Microéconomie au lycée
subject-high_school_physics = Physique au lycée
subject-high_school_psychology = Psychologie au lycée
subject-high_school_statistics = Statistiques au lycée
subject-high_school_us_history = Histoire des États-Unis au lycée
subject-high_school_world_history = Histoire mondiale au lycée
subject-human_aging = Vieillissement humain
subject-human_sexuality = Sexualité humaine
subject-international_law = Droit international
subject-jurisprudence = Théorie du droit
subject-logical_fallacies = Sophismes
subject-machine_learning = Apprentissage automatique
subject-management = Gestion
subject-marketing = Marketing
subject-medical_genetics = Génétique médicale
subject-miscellaneous = Sujets divers
subject-moral_disputes = Débats moraux
subject-moral_scenarios = Situations morales
subject-nutrition = Nutrition
subject-philosophy = Philosophie
subject-prehistory = Préhistoire
subject-professional_accounting = Comptabilité professionnelle
subject-professional_law = Droit professionnel
subject-professional_medicine = Médecine professionnelle
subject-professional_psychology = Psychologie professionnelle
subject-public_relations = Relations publiques
subject-security_studies = Études de sécurité
subject-sociology = Sociologie
subject-us_foreign_policy = Politique étrangère des États-Unis
subject-virology = Virologie
subject-world_religions = Religions du monde

## Les benchmarks
benchmark-arc = ARC-Challenge
benchmark-dibt = DIBT
benchmark-hellaswag = HellaSwag
benchmark-mmlu = MMLU
