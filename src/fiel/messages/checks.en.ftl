# What an automatic check found, in a sentence for the volunteer.
empty-segment = This text is empty.
equal-options = It says the same as another option ({ $other }).
answer-outside = The right answer ({ $answer }) is not among the options.
changed-number = { $kind ->
    [lost] This number is in English and not here: { $source }.
    [added] This number is here and not in English: { $translation }.
   *[changed] The numbers differ: { $source } in English, { $translation } here.
}
untranslated = It seems to have been left untranslated.
option-count = { $kind ->
    [options] The English question has { $source } options and this one has { $translation }. Please look closely.
   *[parts] This does not have the same parts as the English original. Is a text missing, or in the wrong place?
}
answer-key = The right answer is { $source } in the English original and { $translation } here.
changed-unit = The unit changed: { $source } in English, { $translation } here.
changed-formula = { $kind ->
    [lost] This formula was not kept as it is in English: { $source }.
   *[changed] The formula changed: { $source } in English, { $translation } here.
}
changed-code = { $kind ->
    [lost] This code was not kept as it is in English: { $source }.
   *[changed] The code changed: { $source } in English, { $translation } here.
}
damaged-placeholder = { $kind ->
    [lost] A place to fill in is missing: { $source }.
    [added] There is a place to fill in that English does not have: { $translation }.
   *[changed] The places to fill in differ: { $source } in English, { $translation } here.
}
damaged-url = { $kind ->
    [lost] This address is missing: { $source }.
    [added] English does not have this address: { $translation }.
   *[changed] The address changed: { $source } in English, { $translation } here.
}
damaged-markup = { $kind ->
    [lost] These format marks are missing: { $source }.
    [added] English does not have these format marks: { $translation }.
   *[changed] The format marks differ: { $source } in English, { $translation } here.
}
deleted-brackets = Whatever is in square brackets is deleted when models are tested: { $text }. If it matters, use round ones.
lost-negation = English says “{ $word }”, and here that seems to be lost. Does the sentence still mean the same?
