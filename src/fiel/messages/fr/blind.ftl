# status: waiting for a native reader
# French, vous. item: élément; answer: réponse; box: cadre; check: vérification; release: version; organizers: équipe d’organisation.

# Le formulaire où l'on répond aux questions sans voir la clé.
guide = Répondez comme à un examen : choisissez l’option qui vous semble bonne, sans la chercher. La clé n’est pas montrée. Votre réponse aide à trouver les questions dont la clé est fausse, les questions ambiguës et les traductions abîmées ; elle ne dit rien de vous, et personne n’est noté. Quand assez de personnes auront répondu, l’équipe d’organisation pourra montrer la clé : vous la trouverez parmi les questions auxquelles vous avez répondu.
question-title = Quelle option est la bonne ?
choice-title = Votre réponse
choice-description = Si aucune n’est bonne, ou plus d’une, dites-le. Si vous ne savez pas, dites-le aussi : ne devinez pas.
choice-none = Aucune, ou plus d’une
choice-unsure = Je ne sais pas
priority-title = Ordre
key = Clé des données : { $answer }
retired = Cette question a été retirée ou a changé : inutile d’y répondre.
