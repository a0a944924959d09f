# The table of the people who made a dataset.
heading = Who made this
thanks = Thank you to everyone who read and corrected these texts. Those who wished are named; the others count just the same.
name = Name
answers = Texts reviewed
anonymous = { $people ->
    [one] one person without a public name
   *[other] { $people } people without a public name
}
organizers = { $people ->
    [one] one organizer, who decided
   *[other] { $people } organizers, who decided
}
simulated = There { $answers ->
    [one] is also one simulated answer, not given
   *[other] are also { $answers } simulated answers, not given
} by a person.
