# status: waiting for a native reader
# French, vous. item: élément; answer: réponse; box: cadre; check: vérification; release: version; organizers: équipe d’organisation.

# Ce que la validation d'un benchmark a changé dans un classement : la page, le paragraphe pour un article, la fiche.
heading = Ce que la validation a changé
about = Campagne { $campaign }. Les mêmes modèles ont été évalués sur la traduction automatique (avant) et sur les données validées (après). Les intervalles sont à 95 % de confiance et viennent de { $draws } rééchantillonnages des éléments (graine { $seed }) ; p est celui du test exact de McNemar, sans correction pour le nombre de modèles.
matched = Éléments auxquels tous les modèles ont répondu avant et après : { $items }. Parmi eux, corrigés : { $corrected } ; inchangés : { $unchanged } ; inutilisables, avec le même texte avant et après : { $unusable }.
left-out = Éléments écartés parce que tous les modèles n’y ont pas répondu avant et après : { $count }.
unknown = Éléments des journaux absents de l’export : { $count }.
only-before = Écartés, évalués seulement avant : { $models }.
only-after = Écartés, évalués seulement après : { $models }.
reprompted = Éléments non corrigés dont le prompt a changé, parce que des exemples y ont été corrigés : { $count }.
simulated = Comptes simulés, qui ne sont pas des personnes, dont les réponses ont compté : { $count }.
differs = { $model } : différent avant et après : { $setting }.
differs-known = { $model } : { $setting } valait { $before } avant et { $after } après.
limited = { $task } a été limité à { $limit } éléments.
part-all = tous
part-corrected = corrigés
part-unchanged = inchangés
part-unusable = inutilisables
model = Modèle
part = Éléments
count = Nombre
before = Avant
after = Après
change = Différence
interval = Intervalle à 95 %
gained = Devenues justes
lost = Devenues fausses
p = p
rank-before = Rang avant
rank-after = Rang après
ranks = Rangs
tau = Concordance des deux ordres, tau-b de Kendall : { $value } ({ $low } à { $high }). Si les réponses n’avaient changé que par hasard, ce serait environ { $chance-value } ({ $chance-low } à { $chance-high }) ; p { $p }. { $order ->
    [changed] L’ordre a changé plus que par hasard.
   *[same] Cela ne montre pas que l’ordre a changé.
}
noise = Part de la variance entre modèles due à la traduction : { $value } % ({ $low } % à { $high } %) pour des éléments comme ceux-ci ; { $here } % sur ces éléments mêmes, hasard compris.
flips = Éléments dont la réponse a basculé
flips-none = Aucune réponse n’a basculé.
flips-shown = Les { $count } qui ont le plus basculé sont affichés ; le JSON les a tous, { $total }.
flip-gained = Devenue juste : { $models }
flip-lost = Devenue fausse : { $models }
no-text = absent de l’export
paper = Pour un article
plot-change = Différence en points
plot-accuracy = Exactitude, en %
plot-alt = Différence de chaque modèle avec son intervalle, et exactitude de chaque modèle avant et après.
paragraph = Nous avons évalué { $models ->
    [one] { $models } modèle
   *[other] { $models } modèles
} avec { $harness } sur { $items } éléments de { $title } ({ $language }) avant et après la validation humaine de sa traduction automatique avec Fiel { $version } : { $corrected ->
    [0] parmi ces éléments, aucun n’a été corrigé et
    [one] parmi ces éléments, un a été corrigé et
   *[other] parmi ces éléments, { $corrected } ont été corrigés et
} { $unusable ->
    [0] aucun n’est inutilisable
    [one] un est inutilisable
   *[other] { $unusable } sont inutilisables
}. { $details } Les intervalles sont des intervalles percentiles à 95 % issus de { $draws } rééchantillonnages bootstrap des éléments, appariés par modèle et par version ; les valeurs p sont celles du test exact de McNemar, sans correction pour comparaisons multiples.
examples = { $count ->
    [0] Les prompts ne contenaient pas d’exemple.
    [one] Les prompts contenaient un exemple.
   *[other] Les prompts contenaient { $count } exemples.
}
metric-one = { $metric } : { $models }.
metric-range = { $metric } a varié de { $low } à { $high } points selon le modèle.
model-change = { $model } de { $before } % à { $after } % ({ $change } points, { $low } à { $high }, p { $p } ; sur les éléments corrigés, { $corrected } points)
model-change-none = { $model } de { $before } % à { $after } % ({ $change } points, { $low } à { $high }, p { $p })
metric-ranks = La concordance entre l’ordre des modèles avant et après est un tau-b de Kendall = { $value } ({ $low } à { $high }). { $order ->
    [changed] L’ordre a changé plus que par hasard
   *[same] Cela ne montre pas que l’ordre a changé
} (si les réponses n’avaient changé que par hasard, ce serait environ { $chance-value }, { $chance-low } à { $chance-high } ; p { $p }, test de randomisation).
metric-noise = De la variance entre modèles, { $value } % ({ $low } % à { $high } %) est due à la traduction : c’est un moins la corrélation intraclasse ICC(C,1) des deux versions, sans la variance de l’échantillonnage des éléments.
card-heading = Ce que la validation a changé pour les modèles
card-same = Mesuré avec `fiel impact` sur exactement ces lignes.
