# status: waiting for a native reader
# French, vous. item: élément; answer: réponse; box: cadre; check: vérification; release: version; organizers: équipe d’organisation.

# Le badge et la carte que les gens partagent.
together = Toutes les campagnes
badge = { $percent } % validé
badge-simulated = { $percent } % validé · simulé
simulated = Données simulées
card-percent = { $percent } %
card-items = { $total ->
    [one] { $validated } élément validé sur { $total }
    [many] { $validated } validés sur { $total } d’éléments
   *[other] { $validated } validés sur { $total } éléments
}
card-people = { $people ->
    [one] { $people } personne
    [many] { $people } de personnes
   *[other] { $people } personnes
}
card-answers = { $answers ->
    [one] { $answers } réponse
    [many] { $answers } de réponses
   *[other] { $answers } réponses
}
card-work = { $people } · { $answers }
card-purpose = Des personnes vérifient, une par une, les traductions qui servent à évaluer les modèles de langue.
card-people-at-most = Personnes : au plus { $people }
card-days = Jours avec des réponses : { $days }
card-person = Une personne bénévole
