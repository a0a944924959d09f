# status: waiting for a native reader
# French, vous. item: élément; answer: réponse; box: cadre; check: vérification; release: version; organizers: équipe d’organisation.

# Le formulaire que voient les bénévoles dans Argilla.
item-title = Original et traduction
correct-mark = Bonne réponse
guide-link = Ouvrir le guide
guide-hint = Guide : tout en bas
no-source = Pas d’original en anglais
verdict-title = Comment est la traduction ?
verdict-description = Si vous changez un texte, choisissez « Corrigée ».
verdict-correct = Correcte
verdict-corrected = Corrigée
verdict-unusable = Inutilisable
reason-title = Si elle est inutilisable, pourquoi ?
reason-description = Seulement si vous avez choisi « Inutilisable ». « Intraduisible » : cela dépend de la culture ou de la langue d’origine.
reason-wrong-original = Original erroné
reason-untranslatable = Intraduisible
reason-beyond-repair = Irréparable
reason-wrong-answer = Mauvaise réponse cochée
reason-other = Autre raison
comment-title = Commentaire
comment-description = Facultatif, pour l’équipe d’organisation : une question, ou ce que vous voulez nous dire.
segment-instruction = Question
segment-option_a = Option A
segment-option_b = Option B
segment-option_c = Option C
segment-option_d = Option D
segment-option_e = Option E
segment-activity_label = Thème
segment-ctx_a = Contexte
segment-ctx_b = Contexte, dernière phrase
segment-ending_0 = Fin 1
segment-ending_1 = Fin 2
segment-ending_2 = Fin 3
segment-ending_3 = Fin 4
segment-prompt = Demande
split-title = Partie
findings-title = Vérification automatique
priority-title = Priorité
finding-error = Erreur possible :
finding-warning = Attention :
superseded-label = Il existe un texte plus récent :
superseded-text = cet élément a une nouvelle version, présentée à part. Il n’y a rien à faire ici ; les réponses déjà données sont conservées.
withdrawn-label = Retiré :
withdrawn-text = cet élément ne fait plus partie de la campagne. Il n’y a rien à faire ici ; les réponses déjà données sont conservées.
proposal-label = Proposition ({ $agent }) :
proposal-take = Reprendre ce texte
carried-label = Déjà corrigé
carried-text = { $items ->
    [one] dans { $items } autre élément, par la communauté.
    [many] dans { $items } d’autres éléments, par la communauté.
   *[other] dans { $items } autres éléments, par la communauté.
} Son texte est dans le cadre : comparez-le à l’original.
carried-text-release = { $items ->
    [one] dans { $items } élément de la version { $release }.
    [many] dans { $items } d’éléments de la version { $release }.
   *[other] dans { $items } éléments de la version { $release }.
} Ce texte est dans le cadre : comparez-le à l’original.
segment-context = Contexte
segment-option = Option { $letter }
label-culture = Faut-il connaître une culture ?
label-culture-no = Non
label-culture-yes = Oui
label-time = La bonne réponse changera-t-elle avec le temps ?
label-time-no = Non
label-time-yes = Oui
label-region = Faut-il connaître une région ?
label-region-africa = Afrique
label-region-asia = Asie
label-region-europe = Europe
label-region-latin-america = Amérique latine
label-region-middle-east = Moyen-Orient
label-region-north-america = Amérique du Nord
label-region-oceania = Océanie
label-error = Qu’est-ce qui n’allait pas dans la traduction ?
label-error-terminology = Mauvais terme
label-error-agreement = Grammaire ou accord
label-error-meaning = Sens faux
label-error-omission = Il manque quelque chose
label-error-addition = Quelque chose en trop
label-error-untranslated = Non traduit
label-error-style = Peu naturel
label-question = Qu’est-ce qui ne va pas dans la question elle-même, quelle que soit la langue ?
label-question-ok = Rien
label-question-unclear-question = La question n’est pas claire
label-question-unclear-options = Les options ne sont pas claires
label-question-no-answer = Aucune option n’est juste
label-question-several-answers = Plusieurs options sont justes
label-question-wrong-key = La bonne réponse est une autre option
label-question-expert = Seul un spécialiste peut le dire
