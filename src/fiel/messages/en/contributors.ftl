# The table of those who made a dataset.
heading = Who made this
thanks = Thank you to everyone who read and corrected these texts. Those who wished are named; the others count just the same.
name = Name
answers = Texts reviewed
anonymous = { $people ->
    [one] one person without a public name
   *[other] { $people } people without a public name
}
organizers = { $people ->
    [one] one organizer, deciding
   *[other] { $people } organizers, deciding
}
simulated = There { $answers ->
    [one] is also one simulated answer, which is
   *[other] are also { $answers } simulated answers, which are
} nobody's.
