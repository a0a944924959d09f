# status: waiting for a native reader

# Le bureau de l’organisation.
desk-title = Le bureau de l’organisation
tagline = le bureau de l’organisation
desk-leave = Se déconnecter
desk-gone = Vous n’êtes plus connecté.
desk-none = Vous n’organisez aucune des campagnes de ce bureau.
desk-campaign = Campagne
nav-today = Aujourd’hui
nav-campaign = La campagne

# Connexion
signin-text = Connectez-vous avec votre compte Argilla. Seuls les propriétaires et administrateurs peuvent entrer.
signin-username = Nom d’utilisateur
signin-password = Mot de passe
signin-other = Je me connecte avec Hugging Face
signin-key = Clé d’API, sur votre page de paramètres dans Argilla
signin-button = Se connecter
signin-note = Le mot de passe ne va qu’à Argilla et n’est pas conservé.
signin-refused = Argilla ne connaît pas ce compte, ou il n’organise aucune campagne.
signin-trouble = Argilla ne répond pas ou vous demande d’attendre. Réessayez dans quelques minutes.

# Aujourd’hui
today-disputes = Désaccords
today-looks = Relectures demandées
today-comments = Commentaires
today-waiting = Attendent d’entrer
today-careless = Écartées pour négligence
today-errors = Erreurs non tranchées
today-faults = Erreurs vues dans d’autres langues
today-done = Éléments terminés : { $done } sur { $total }
today-again = Relire
today-taken = Lu à { $time } UTC
today-closed = La campagne est close : rien ne peut être tranché avant que vous la rouvriez.
today-reading = Lecture des réponses…
today-unlaunched = Dès que la campagne sera lancée, vous verrez ici ce qui a besoin de vous.
waiting-admit = Laisser entrer
invitation-ending = Une invitation arrive à sa fin : { $day } ; personnes entrées : { $uses } sur { $most }. La page « La campagne » permet d’en faire une autre ; mettez son lien là où se trouve l’ancien.
careless-person = { $name } ; réponses écartées : { $count }
careless-requeue = Remettre ses réponses dans la file
errors-text = Les vérifications ont trouvé une erreur dans ces éléments et personne ne les a encore tranchés. Une exportation s’y arrête.
errors-choose = Choisissez un élément pour le trancher ici
faults-text = Éléments de cette campagne dont l’original ou la réponse cochée sont jugés faux dans une autre campagne de ce bureau, et ici par personne encore.
faults-look = Chercher
faults-none = Rien pour le moment.
faults-item = { $item } : jugé faux dans { $campaigns }

# Un désaccord
disputes-none = Tous les désaccords sont tranchés.
disputes-left = Désaccords restants : { $count }
looks-text = Chaque demande est réglée quand vous tranchez l’élément ou répondez au commentaire.
looks-left = Relectures demandées qui restent : { $count }
dispute-shown = tel qu’affiché
dispute-nobody = personne
dispute-take = Prendre : { $names }
dispute-correct = C’est juste tel qu’affiché
dispute-write = L’écrire vous-même
dispute-send = Envoyer ce que j’ai écrit
dispute-unusable = Inutilisable
dispute-reason = Motif
dispute-send-unusable = C’est inutilisable
dispute-uncounted = ne compte pas
dispute-skip = Plus tard
dispute-model = Un modèle des personnes dirait : { $opinion }
dispute-done = Tranché : { $item }
dispute-moved = Quelqu’un a répondu ou tranché depuis que vous avez vu ceci. Rien n’a été écrit : relisez.

# Un commentaire
comments-more = Commentaires restants : { $count }
comments-elsewhere = Commentaires auxquels quelqu’un d’autre a répondu entre-temps : { $count }
comment-link = Ouvrir dans Argilla
comment-done = Qu’est-ce qui a été fait ? Tout le monde peut le lire.
comment-guide = L’ajouter au guide
comment-answer = Répondre
comment-answered = Réponse envoyée
dismiss-title = Un signalement est faux
dismiss-check = Signalement
dismiss-reason = Pourquoi il est faux
dismiss-button = L’écarter partout

# Les étapes d’une campagne
campaign-owners = Seuls les propriétaires peuvent faire ces étapes. Vous pouvez trancher des désaccords et répondre aux commentaires.
part-label = Partie de la campagne
part-launch = Vérifier et lancer
part-people = Personnes
part-guide = Le guide
part-news = Nouvelles
part-release = Publier
part-close = Archiver et clore
check-title = Vérification
check-button = Vérifier textes et fichiers
check-report = Télécharger le rapport
launch-title = Lancement
launch-text = Regardez d’abord ce qui changerait dans Argilla, puis appliquez-le.
launch-plan = Voir le plan
launch-apply = Appliquer le plan
snapshot-title = Tableau de bord public
snapshot-button = Mettre à jour le tableau de bord
news-heading = Les nouvelles de la semaine
news-text = Copiez-les dans votre messagerie. Elles ne contiennent que des nombres et aucun nom.
archive-title = Archives
archive-button = Tout archiver maintenant
close-title = Clôture
close-text = Plus personne ne peut répondre ; toutes les réponses restent. Vous pouvez la rouvrir.
close-confirm = Écrivez { $name } pour la clore
close-button = Clore la campagne
reopen-button = La rouvrir
guide-versions = On voit la version { $published } ; le fichier a la version { $file }.
guide-preview = Aperçu du fichier
guide-publish = Publier le guide
people-invite = Inviter avec un lien
people-add = Ajouter des comptes
people-name = Nom d’utilisateur
people-role = Rôle
people-answers = Réponses
people-active = Dernière activité
people-named = Apparaît comme
invite-days = Jours de validité
invite-uses = Combien de personnes peuvent entrer
invite-approve = Je laisse entrer chaque personne
invite-button = Créer un lien
invite-made = Copiez le lien maintenant : il ne sera plus affiché.
accounts-names = Noms d’utilisateur, séparés par des espaces
accounts-button = Les ajouter
accounts-made = Ajoutées. Envoyez à chaque personne son message : il contient son mot de passe.
accounts-messages = Télécharger les messages
export-title = Exportation
export-keep = Laisser comme dans l’original les éléments aux erreurs non tranchées
export-button = Exporter
export-verify = Contrôler l’exportation
publish-title = Publication
publish-text = Répétez d’abord. Un nouveau jeu de données est privé jusqu’à ce que vous le rendiez public.
publish-task = Tâche
publish-repo = Jeu de données sur le Hub
publish-tag = Version du jeu
publish-rehearse = Répéter
publish-private = Publier
publish-confirm = Pour le rendre public, écrivez de nouveau le nom du jeu de données
publish-public = Le rendre public
receipts-title = Remerciements
receipts-button = Écrire les pages de remerciement
receipts-download = Télécharger les pages

# Étapes longues
steps-title = Dernières étapes
step-running = en cours
step-done = terminé
step-failed = échoué
step-interrupted = interrompu
