# What an automatic check found, in a sentence for the volunteer.
empty-segment = This text is empty.
equal-options = It says the same as another option ({ $other }).
answer-outside = The right answer ({ $answer }) is not among the options.
changed-number = The numbers differ: { $source } in English, { $translation } here.
untranslated = It seems to have been left in English.
wrong-pairing = The English original that we found belongs to another question, so it is not shown.
chat-residue = This seems to come from the program that translated, not from the text: “{ $text }”.
length-ratio =
    { $way ->
        [longer] It is much longer than usual beside the English. Is there something too much?
       *[shorter] It is much shorter than usual beside the English. Is something missing?
    }
long-answer = The right answer is much longer than the others, and in English it is not: one can tell. Can it be shorter?
unpaired-marks = There is a { $mark } without its other half: they always go in twos, { $pair }.
end-punctuation =
    { $mark ->
        [none] It has a mark at its end, and the other options have none.
       *[other] This mark seems to be missing at the end: { $mark }
    }
doubled-word = It says “{ $word }” twice in a row.
doubled-space = There is a space too many.
lost-reference = The English mentions { $labels }, and this does not. Letters and numbers of options are not translated.
agreement-cue = The question ends in “{ $word }”, which rules out the options that do not agree with it. Can it be said without a hint?
inconsistent-translation = The same is translated differently elsewhere: “{ $translation }”. Which is better?
broken-continuation =
    { $how ->
        [closed] In English the sentence is open and goes on in the options; here it is closed.
        [repeated] It repeats the end of the text before. Do they fit when read together?
       *[capital] It starts with a capital, but it goes on with the sentence before.
    }
changed-mark = The marks in brackets must stay as in English: { $marks }
lowercased-context = In the evaluation, this will lose its capitals: { $words }. Can it be said in another way?
glossary-term = For “{ $term }”, the campaign's glossary says “{ $target }”.
