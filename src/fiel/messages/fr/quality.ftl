# status: waiting for a native reader
# French, vous. item: élément; answer: réponse; box: cadre; check: vérification; release: version; organizers: équipe d’organisation.

# La qualité d'une version : la page de fiel report et le paragraphe de méthodes pour un article.
heading = Qualité de cette version
about = Campagne { $campaign }, exportée avec Fiel { $version }. Chaque nombre découle du manifeste de l’export ; les intervalles sont à 95 % de confiance. SHA-256 du manifeste :
coverage-title = Couverture
covered = Éléments décidés : { $decided } sur { $items } ({ $share } %). Validés : { $validated }, dont corrigés : { $corrected }. Inutilisables : { $unusable } ; en discussion : { $disputed } ; en attente : { $pending }.
answers = Réponses qui ont compté : { $counted }, de { $people ->
    [one] { $people } personne
    [many] { $people } de personnes
   *[other] { $people } personnes
} ; chaque élément en demande { $needed }. Réponses mises de côté : { $set_aside }.
simulated = Comptes simulés, qui ne sont pas des personnes, dont les réponses ont compté : { $count }.
agreement-title = Accord
agreement-none = Aucun élément n’a deux réponses.
agreement-found = Deux personnes qui ont répondu au même élément ont fait le même choix dans { $percent } % des cas, sur { $items ->
    [one] { $items } élément
    [many] { $items } d’éléments
   *[other] { $items } éléments
}. Alpha de Krippendorff : { $alpha }.
alpha-none = non défini, car tous les choix sont les mêmes
mistakes-title = Erreurs avant et après
audit-none = Il n’y a pas d’échantillon d’audit décidé : on ne sait donc rien des erreurs dans les éléments que personne n’a corrigés.
audit = Sur { $items } éléments, { $audited } ont été tirés au sort, dont { $decided } sont décidés : { $mistaken } avaient une erreur. Donc { $share } % des traductions automatiques en avaient une ({ $low } à { $high } %), et environ { $left ->
    [one] { $left } élément en a encore
    [many] { $left } d’éléments en ont encore
   *[other] { $left } éléments en ont encore
} une ({ $left_low } à { $left_high }).
kind = Ce qui n’allait pas
kind-unusable = Inutilisable
corrected = Éléments corrigés
before = Éléments avant
left = Éléments restants
plot-progress = Résultat des éléments
plot-corrections = Textes corrigés
plot-kept = justes tels quels
plot-corrected = corrigés
plot-unusable = inutilisables
plot-disputed = en discussion
plot-pending = en attente
plot-before = avant
plot-left = restants
plot-items = éléments
plot-alt = Nombre estimé d’éléments avec chaque sorte d’erreur, avant et après les corrections, avec des intervalles.
help-title = Ce qu’ont proposé les modèles et les outils
accepted = Sur { $total } textes proposés que des personnes ont vus sur des éléments décidés, le texte retenu en reprend { $count } ({ $share } %, { $low } à { $high } %).
assisted = Parmi les éléments sur lesquels il y a un avis, les personnes ont corrigé { $difference } points de pourcentage ({ $low } à { $high }) de plus en le voyant ({ $assisted } éléments) que sans le voir ({ $unassisted } éléments de l’audit).
checks-title = Ce que les vérifications ont trouvé
checks = Éléments que des personnes ont changés ou jugés inutilisables, parmi ceux où une vérification a trouvé quelque chose ; les éléments où les réponses diffèrent comptent en proportion.
check = Vérification
answered = Éléments avec réponse
changed = Changés, %
interval = Intervalle à 95 %
blind-title = Personnes sans la clé
accuracy = Sans voir la clé, les personnes l’ont choisie dans { $accuracy } % de { $answers } réponses ({ $low } à { $high } % ; { $people } personnes, { $items } questions, dans la traduction automatique). « Je ne sais pas » compte comme une erreur.
otherwise-none = Sur { $drawn } questions tirées au sort, aucune n’a encore assez de réponses.
otherwise = Sur { $drawn } questions tirées au sort, { $decided } ont assez de réponses. Pour { $count } d’entre elles ({ $rate } %), la plupart ont choisi autre chose que la clé ; sur toutes les questions de la campagne, la part est de { $low } à { $high } %. La cause peut être une clé fausse, une question ambiguë, une traduction abîmée ou une question difficile.
subject = Matière
questions = Questions
given = Réponses
people = Personnes
right = Clé choisie, %
effort-title = Effort
effort-none = Moins de trois personnes ont répondu : on ne dit donc rien du partage du travail.
effort = Dans toute la campagne, { $people } personnes ont donné { $answers } réponses. Le dixième le plus actif ({ $top ->
    [one] { $top } personne
    [many] { $top } de personnes
   *[other] { $top } personnes
}) en a donné environ { $share } % ; coefficient de Gini : { $gini }. Les nombres des personnes qui ne sont pas nommées sont d’abord arrondis vers le bas.
seconds = Temps médian d’une réponse à la suivante de la même personne : { $seconds } s, sans les pauses de plus de dix minutes.
methods-title = Paragraphe de méthodes pour un article
methods-none = Personne n’a encore validé la traduction automatique de { $title } vers la langue { $language }.
methods = { $people ->
    [one] { $people } personne a validé
    [many] { $people } de personnes ont validé
   *[other] { $people } personnes ont validé
} élément par élément, avec Fiel { $version }, la traduction automatique de { $title } dans la langue { $language } : chaque élément a été accepté, corrigé ou jugé inutilisable jusqu’à avoir { $needed ->
    [one] { $needed } réponse
   *[other] { $needed } réponses
} ({ $counted } réponses ont compté).
methods-covered = { $share } % des { $items } éléments sont décidés : { $validated } validés, dont { $corrected } corrigés, et { $unusable } inutilisables.
methods-agreement = Sur { $items ->
    [one] { $items } élément
    [many] { $items } d’éléments
   *[other] { $items } éléments
} avec deux réponses ou plus, deux personnes ont fait le même choix dans { $percent } % des cas (alpha de Krippendorff pour données nominales : { $alpha } ; Krippendorff, 2011).
methods-audit = Les intervalles sont exacts pour un tirage sans remise (Clopper et Pearson, 1934, avec la loi hypergéométrique) ; les éléments non décidés de l’échantillon comptent des deux façons.
methods-shares = Les intervalles des proportions sont ceux de Wilson (1927), et celui de leur différence, celui de Newcombe (1998).
methods-blind = L’intervalle du taux de bonnes réponses est celui de Wilson (1927) avec la taille effective de l’échantillon (Korn et Graubard, 1998), à partir d’une variance groupée par personne et par question (Cameron, Gelbach et Miller, 2011) ; celui de la part des questions est exact pour un tirage sans remise (Clopper et Pearson, 1934, avec la loi hypergéométrique).
methods-archive = Tous les nombres sont dans le manifeste de la version (SHA-256 { $manifest }…).
methods-difference = L’intervalle de la différence est celui de Newcombe (1998).
