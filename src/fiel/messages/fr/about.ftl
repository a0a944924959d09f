# status: waiting for a native reader
# French, vous. item: élément; answer: réponse; box: cadre; check: vérification; release: version; organizers: équipe d’organisation.

# Le formulaire où chaque personne dit si elle veut être nommée, et comment.
welcome-title = À propos de vous
welcome-text = Voulez-vous que nous vous remerciions par votre nom ? C’est vous qui décidez. Sans réponse de votre part, votre participation reste anonyme : votre travail compte tout autant et votre nom n’apparaît nulle part en public. Vous pouvez revenir changer votre réponse quand vous voulez. Les réponses sont publiées sans noms, et ce qui a été décidé n’est montré que lorsque les réponses d’au moins trois personnes peuvent l’être ensemble ; mais dans un petit groupe, une personne qui sait ce que les autres ont répondu pourrait deviner quelles réponses sont les vôtres.
credit-title = Pouvons-nous vous nommer en public ?
credit-description = Sur la page de la campagne et dans les remerciements du jeu de données terminé, avec le nombre de textes que vous avez relus et les dates.
credit-yes = Oui, avec le nom ci-dessous
credit-no = Non, je préfère l’anonymat
display_name-title = Le nom à afficher
display_name-description = Votre nom ou un pseudonyme. Pas d’adresse électronique, s’il vous plaît : tout le monde le verra.
variety-title = Votre variété de la langue
variety-description = Facultatif : Québec, Belgique, Sénégal, fr-CH… Seule l’équipe d’organisation la voit.
variety_public-title = Pouvons-nous la compter en public ?
variety_public-description = Sous forme de nombre sur la page de la campagne, par exemple « Québec : 10 ou plus » : seulement si cinq personnes ou plus l’ont indiquée, sans noms, et sans jamais changer pour une seule personne. Sans votre accord, seule l’équipe d’organisation la voit.
variety_public-yes = Oui, elle peut être comptée en public
variety_public-no = Non, seulement pour l’équipe d’organisation
