# The badge and the card that people share.
together = All campaigns
badge = { $percent }% validated
badge-simulated = { $percent }% validated · simulated
simulated = Simulated data
card-percent = { $percent }%
card-items = { $total ->
    [one] { $validated } of { $total } item validated
   *[other] { $validated } of { $total } items validated
}
card-people = { $people ->
    [one] { $people } person
   *[other] { $people } people
}
card-answers = { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
}
card-work = { $people } · { $answers }
card-purpose = People check, one by one, the translations that language models are evaluated with.
card-people-at-most = People: up to { $people }
card-days = Days with answers: { $days }
card-person = A volunteer
