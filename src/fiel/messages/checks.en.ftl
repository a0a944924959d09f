# What an automatic check found, in a sentence for the volunteer.
empty-segment = This text is empty.
equal-options = It says the same as another option ({ $other }).
answer-outside = The right answer ({ $answer }) is not among the options.
changed-number = The numbers differ: { $source } in English, { $translation } here.
untranslated = It seems to have been left untranslated.
wrong-pairing = The English original that we found belongs to another question, so it is not shown.
