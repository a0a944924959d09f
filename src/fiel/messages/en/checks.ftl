# What an automatic check found, in a sentence for the volunteer.
empty-segment = This text is empty.
reported-original = { $kind ->
    [key] In an earlier release, people found the answer key of this item wrong ({ $count }).
   *[original] In an earlier release, people found the English original of this item wrong ({ $count }).
}
merged-question = Another item ({ $item }) has the same texts and another right answer, although their originals differ.
equal-options = It says the same as another option ({ $other }).
answer-outside = The right answer ({ $answer }) is not among the options.
option-hole = Option { $missing } is missing before the right one ({ $answer }): evaluation harnesses would take another option for the right one.
changed-number = { $kind ->
    [lost] This number is in English and not here: { $source }.
    [added] This number is here and not in English: { $translation }.
   *[changed] The numbers differ: { $source } in English, { $translation } here.
}
option-count = { $kind ->
    [options] The English question has { $source } options and this one has { $translation }. Please look closely.
   *[parts] This does not have the same parts as the English original. Is a text missing, or in the wrong place?
}
answer-key = The right answer is { $source } in the English original and { $translation } here.
changed-unit = The unit changed: { $source } in English, { $translation } here.
changed-formula = { $kind ->
    [lost] This formula was not kept as in English: { $source }.
   *[changed] The formula changed: { $source } in English, { $translation } here.
}
changed-code = { $kind ->
    [lost] This code was not kept as in English: { $source }.
   *[changed] The code changed: { $source } in English, { $translation } here.
}
damaged-placeholder = { $kind ->
    [lost] A blank to fill in is missing: { $source }.
    [added] There is a blank to fill in that English does not have: { $translation }.
   *[changed] The blanks to fill in differ: { $source } in English, { $translation } here.
}
damaged-url = { $kind ->
    [lost] This address is missing: { $source }.
    [added] English does not have this address: { $translation }.
   *[changed] The address changed: { $source } in English, { $translation } here.
}
damaged-markup = { $kind ->
    [lost] This formatting is missing: { $source }.
    [added] English does not have this formatting: { $translation }.
   *[changed] The formatting differs: { $source } in English, { $translation } here.
}
deleted-brackets = Text in square brackets is deleted when models are tested: { $text }. If it matters, use round brackets.
lost-negation = English says “{ $word }”, and that seems to be missing here. Does the sentence still mean the same?
untranslated = This seems to have been left in English.
chat-residue = This seems to come from the translation program, not from the text: “{ $text }”.
length-ratio =
    { $way ->
        [longer] This is much longer than usual compared with the English. Was something added?
       *[shorter] This is much shorter than usual compared with the English. Is something missing?
    }
long-answer = The right answer is much longer than the others, but not in English, which gives it away. Can it be shorter?
unpaired-marks = This { $mark } has no matching pair: these marks always come in twos, { $pair }.
end-punctuation =
    { $mark ->
        [none] This option ends with a punctuation mark, and the other options do not.
       *[other] This mark seems to be missing at the end: { $mark }
    }
doubled-word = “{ $word }” appears twice in a row.
doubled-space = There is an extra space.
lost-reference = The English mentions { $labels }, and this does not. Option letters and numbers are not translated.
agreement-cue = The question ends in “{ $word }”, which rules out the options that do not agree with it. Can it be worded without a hint?
inconsistent-translation = The same text is translated differently elsewhere: “{ $translation }”. Which is better?
broken-continuation =
    { $how ->
        [closed] In English the sentence is open and continues in the options; here it is closed.
        [repeated] This repeats the end of the previous text. Do they fit when read together?
       *[capital] This starts with a capital, but it continues the previous sentence.
    }
changed-mark = { $marks ->
    [none] The English has no marks in brackets: remove them
   *[other] The marks in brackets must stay as in English: { $marks }
}
lowercased-context = This will lose its capitals in the evaluation: { $words }. Can it be worded differently?
glossary-term = For “{ $term }”, the campaign's glossary says “{ $target }”.
spelling = { $correction ->
    [none] “{ $text }” may be misspelt, or not be a word.
   *[other] “{ $text }” may be misspelt. Perhaps: { $correction }
}
grammar = { $correction ->
    [none] Check the grammar here: “{ $text }”.
   *[other] Check the grammar here: “{ $text }”. Perhaps: { $correction }
}
option-agreement = Read after the question, this does not agree: “{ $text }”.
english-word = This word is still in English: “{ $text }”.
early-mark = The opening mark comes too early: the question begins after the comma.
closed-stem = This ends in a full stop, but in English it continues in the options.
blank-article = “{ $word }” before the blank rules out answers that do not agree with it, and English has none. Can it go?
mixed-forms = The options begin with different forms, such as “{ $word }”; in English they are all alike.
changed-gender = In English this person is a woman: “{ $text }”.
false-friend = “{ $text }” may not mean what “{ $term }” does here. Perhaps: { $target }
calque = “{ $text }” is worded as in English. Perhaps: { $target }
english-acronym = “{ $text }” is the English abbreviation; elsewhere it is translated.
title-case = The capitals are those of an English title. Are they right here?
article-gender = These words do not seem to agree: “{ $text }”.
opinion = { $reason ->
    [none] { $kind ->
        [none] Change proposed by { $agent }.
       *[other] Change proposed by { $agent } ({ $kind }).
    }
   *[other] Change proposed by { $agent }: { $reason }
} { $correction ->
    [none] { "" }
   *[other] Perhaps: { $correction }
}
