# status: waiting for a native reader
# French, vous. item: élément; answer: réponse; box: cadre; check: vérification; release: version; organizers: équipe d’organisation.

# Ce qu'une vérification automatique a trouvé, en une phrase pour la personne qui annote.
empty-segment = Ce texte est vide.
reported-original = { $kind ->
    [key] Dans une version précédente, la réponse cochée de cet élément a été signalée comme fausse ({ $count }).
   *[original] Dans une version précédente, l’original anglais de cet élément a été signalé comme faux ({ $count }).
}
merged-question = Un autre élément ({ $item }) a les mêmes textes et une autre bonne réponse, alors que les originaux diffèrent.
equal-options = Dit la même chose qu’une autre option ({ $other }).
answer-outside = La bonne réponse ({ $answer }) n’est pas parmi les options.
option-hole = L’option { $missing } manque avant la bonne ({ $answer }) : les programmes d’évaluation prendraient une autre option pour la bonne.
changed-number = { $kind ->
    [lost] Ce nombre est en anglais et pas ici : { $source }.
    [added] Ce nombre est ici et pas en anglais : { $translation }.
   *[changed] Les nombres diffèrent : { $source } en anglais, { $translation } ici.
}
option-count = { $kind ->
    [options] La question anglaise a { $source } options et celle-ci en a { $translation }. Regardez-les de près.
   *[parts] Il n’y a pas les mêmes parties que dans l’original anglais. Un texte manque-t-il, ou est-il ailleurs ?
}
answer-key = La bonne réponse est { $source } dans l’original anglais et { $translation } ici.
changed-unit = L’unité a changé : { $source } en anglais, { $translation } ici.
changed-formula = { $kind ->
    [lost] Cette formule n’est pas restée comme en anglais : { $source }.
   *[changed] La formule a changé : { $source } en anglais, { $translation } ici.
}
changed-code = { $kind ->
    [lost] Ce code n’est pas resté comme en anglais : { $source }.
   *[changed] Le code a changé : { $source } en anglais, { $translation } ici.
}
damaged-placeholder = { $kind ->
    [lost] Un blanc à remplir manque : { $source }.
    [added] Il y a un blanc à remplir que l’anglais n’a pas : { $translation }.
   *[changed] Les blancs à remplir diffèrent : { $source } en anglais, { $translation } ici.
}
damaged-url = { $kind ->
    [lost] Cette adresse manque : { $source }.
    [added] L’anglais n’a pas cette adresse : { $translation }.
   *[changed] L’adresse a changé : { $source } en anglais, { $translation } ici.
}
damaged-markup = { $kind ->
    [lost] Cette mise en forme manque : { $source }.
    [added] L’anglais n’a pas cette mise en forme : { $translation }.
   *[changed] La mise en forme diffère : { $source } en anglais, { $translation } ici.
}
deleted-brackets = Le texte entre crochets est supprimé quand on évalue les modèles : { $text }. S’il compte, mettez des parenthèses.
lost-negation = L’anglais dit « { $word } », et cela semble perdu ici. La phrase dit-elle toujours la même chose ?
untranslated = On dirait que c’est resté en anglais.
chat-residue = Cela semble venir du programme de traduction, pas du texte : « { $text } ».
length-ratio =
    { $way ->
        [longer] C’est beaucoup plus long que d’habitude par rapport à l’anglais. Y a-t-il quelque chose en trop ?
       *[shorter] C’est beaucoup plus court que d’habitude par rapport à l’anglais. Manque-t-il quelque chose ?
    }
long-answer = La bonne réponse est bien plus longue que les autres, mais pas en anglais : cela la trahit. Peut-on la raccourcir ?
unpaired-marks = Ce signe { $mark } est tout seul : ces signes vont toujours par deux, { $pair }.
end-punctuation =
    { $mark ->
        [none] Cette option finit par un signe de ponctuation, et pas les autres.
       *[other] Ce signe semble manquer à la fin : { $mark }
    }
doubled-word = « { $word } » apparaît deux fois de suite.
doubled-space = Il y a une espace en trop.
lost-reference = L’anglais mentionne { $labels }, et pas ce texte. Les lettres et les numéros des options ne se traduisent pas.
agreement-cue = La question finit par « { $word } », ce qui élimine les options qui ne s’accordent pas. Peut-on le dire sans donner d’indice ?
inconsistent-translation = Le même texte est traduit autrement ailleurs : « { $translation } ». Lequel est le meilleur ?
broken-continuation =
    { $how ->
        [closed] En anglais, la phrase reste ouverte et continue dans les options ; ici, elle est fermée.
        [repeated] Cela répète la fin du texte précédent. À la suite, est-ce que cela va ensemble ?
       *[capital] Commence par une majuscule, alors que la phrase précédente continue.
    }
changed-mark = { $marks ->
    [none] L’anglais n’a pas de marques entre crochets : retirez-les
   *[other] Les marques entre crochets doivent rester comme en anglais : { $marks }
}
lowercased-context = À l’évaluation, ceci perdra ses majuscules : { $words }. Peut-on le dire autrement ?
glossary-term = Pour « { $term } », le glossaire de la campagne dit « { $target } ».
spelling = { $correction ->
    [none] « { $text } » est peut-être mal écrit, ou n’existe pas.
   *[other] « { $text } » est peut-être mal écrit. Serait-ce « { $correction } » ?
}
grammar = { $correction ->
    [none] Vérifiez la grammaire ici : « { $text } ».
   *[other] Vérifiez la grammaire ici : « { $text } ». Serait-ce « { $correction } » ?
}
option-agreement = Lu après la question, cela ne s’accorde pas : « { $text } ».
english-word = Ce mot est resté en anglais : « { $text } ».
early-mark = Le signe ouvrant vient trop tôt : la question commence après la virgule.
closed-stem = Finit par un point, alors qu’en anglais la phrase continue dans les options.
blank-article = « { $word } » avant le blanc élimine les réponses qui ne s’accordent pas, et l’anglais n’a rien. Peut-on l’enlever ?
mixed-forms = Les options commencent par des formes différentes, comme « { $word } » ; en anglais, elles commencent toutes de la même façon.
changed-gender = En anglais, cette personne est une femme : « { $text } ».
false-friend = « { $text } » ne veut peut-être pas dire ici la même chose que « { $term } ». Serait-ce « { $target } » ?
calque = « { $text } » est construit comme en anglais. Plutôt « { $target } » ?
english-acronym = « { $text } » est le sigle anglais ; ailleurs, il est traduit.
title-case = Ce sont les majuscules d’un titre anglais. Ont-elles leur place ici ?
article-gender = Ces mots ne semblent pas s’accorder : « { $text } ».
opinion = { $reason ->
    [none] { $kind ->
        [none] Changement proposé par { $agent }.
       *[other] Changement proposé par { $agent } ({ $kind }).
    }
   *[other] Changement proposé par { $agent } : { $reason }
} { $correction ->
    [none] { "" }
   *[other] Serait-ce « { $correction } » ?
}
