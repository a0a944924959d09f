# The thank-you page that each person receives, with what they did.
heading = Thank you, { $name }
thanks = You read slowly, sentence by sentence, so that others can trust these texts. Without you, "{ $campaign }" would not have come this far.
one-day = On { $day } you reviewed { $answers ->
    [one] one text
   *[other] { $answers } texts
}.
days = Between { $first } and { $last } you reviewed { $answers ->
    [one] one text
   *[other] { $answers } texts
}.
task = Dataset
answers = Reviewed
corrected = Corrected
unusable = Unusable
total = In all
named = In the credits you appear as { $name }. If you ever change your mind, tell the person who sent you this page, and your name will not be in the next version. Your corrections stay.
anonymous = Your name is not in the credits. If you would like it to be, tell the person who sent you this page.
for-you = This page is for you alone: share it, keep it or print it, as you like.
