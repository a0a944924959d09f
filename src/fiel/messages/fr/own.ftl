# status: waiting for a native reader
# French, vous. item: élément; answer: réponse; box: cadre; check: vérification; release: version; organizers: équipe d’organisation.

# La page de chaque personne, et la fin de la file.
title = Votre page
home = Toutes les tâches
private-note = Cette page n’est visible que pour vous.
sign-in = Connectez-vous pour voir ce que vous avez fait et ce que c’est devenu.
sign-in-button = Se connecter
failed = Votre page n’a pas pu être chargée.
try-again = Réessayer
continue = Continuer : { $task }
nothing-open = Vous avez répondu à tout ce qui vous attendait. Merci !
no-tasks = Vous ne participez à aucune campagne ouverte.
today = Réponses aujourd’hui
streak = Jours de suite
answers = Réponses en tout
reached = Étape atteinte
next = Prochaine étape : { $count } réponses
show-item = Voir l’élément
corrections-heading = Ce que sont devenues vos corrections
corrections-none = Vous n’avez encore corrigé aucun texte.
corrections-note = Corrections les plus récentes : { $count }. Un élément est décidé quand assez de personnes y ont répondu.
corrections-list = Les voir une par une
state-released = Acceptée et publiée
state-accepted = Acceptée
state-changed = Autre décision
state-open = Pas encore décidée
comments-heading = Vos commentaires
reply = Réponse de l’équipe d’organisation, { $date } :
no-reply = Pas encore de réponse.
credits-heading = Votre nom en public
credits-named = { $campaign } : vous apparaissez sous le nom { $name }.
credits-unnamed = { $campaign } : vous apparaissez sans nom.
credits-unasked = { $campaign } : vous n’avez pas encore dit si vous voulez qu’on vous nomme, vous apparaissez donc sans nom.
public-page = Votre page publique
change-name = Changer cela
end-thanks = Merci ! Vous avez répondu à tous les éléments qui vous attendaient ici.
end-next = Maintenant, d’autres personnes vérifient les mêmes éléments. Ce sur quoi elles s’accordent ira dans la prochaine version publiée.
end-dashboard = Voir où en est la campagne
end-own = Voir votre page
about-thanks = Merci, c’est noté. Vous pouvez le changer à tout moment.
blind-task = questions sans la clé : { $task }
blind-answers = Réponses données sans voir la clé
