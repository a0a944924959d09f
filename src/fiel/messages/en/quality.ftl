# How good a release is: the page of fiel report and the methods paragraph for a paper.
heading = How good this release is
about = Campaign { $campaign }, exported with Fiel { $version }. Every number comes from the manifest of the export; intervals are at 95 % confidence. SHA-256 of the manifest:
coverage-title = Coverage
covered = Decided: { $decided } of { $items } items ({ $share } %). Validated: { $validated } (corrected: { $corrected }). Unusable: { $unusable }; in dispute: { $disputed }; pending: { $pending }.
answers = Answers that counted: { $counted }, by { $people ->
    [one] one person
   *[other] { $people } people
}; each item needs { $needed }. Answers set aside: { $set_aside }.
simulated = Simulated accounts, which are not people, whose answers counted: { $count }.
agreement-title = Agreement
agreement-none = No item has two answers.
agreement-found = Two people who answered the same item made the same choice in { $percent } % of the cases, on { $items ->
    [one] one item
   *[other] { $items } items
}. Krippendorff's alpha: { $alpha }.
alpha-none = not defined, as all choices are the same
mistakes-title = Mistakes before and after
audit-none = There is no decided audit sample, so nothing is known about mistakes in items that nobody corrected.
audit = Of { $items } items, { $audited } were drawn at random, and { $decided } of these { $decided ->
    [one] is
   *[other] are
} decided: { $mistaken } had a mistake. So { $share } % of the machine translations had one ({ $low } to { $high } %), and about { $left ->
    [one] one item still has
   *[other] { $left } items still have
} one ({ $left_low } to { $left_high }).
kind = What was wrong
kind-unusable = Unusable
corrected = Corrected items
before = Items before
left = Items left
plot-progress = Outcome of the items
plot-corrections = Texts corrected
plot-kept = right as they were
plot-corrected = corrected
plot-unusable = unusable
plot-disputed = in dispute
plot-pending = pending
plot-before = before
plot-left = left
plot-items = items
plot-alt = Estimated number of items with each kind of mistake, before and after the corrections, with intervals.
help-title = What models and tools proposed
accepted = Of { $total } proposed texts that people saw on decided items, the agreed text has { $count } ({ $share } %, { $low } to { $high } %).
assisted = Among items with an opinion, people corrected { $difference } percentage points ({ $low } to { $high }) more with it in view ({ $assisted } items) than without ({ $unassisted } items of the audit).
checks-title = What the checks found
checks = Items that people changed or called unusable, of those in which a check found something; an item on which people differ counts in proportion.
check = Check
answered = Answered items
changed = Changed, %
interval = 95 % interval
blind-title = People without the key
accuracy = Without seeing the key, people chose it in { $accuracy } % of { $answers } answers ({ $low } to { $high } %; { $people } people, { $items } questions, in the machine translation). “I don't know” counts as a wrong answer.
otherwise-none = Of { $drawn } questions drawn at random, none has enough answers yet.
otherwise = Of { $drawn } questions drawn at random, { $decided } have enough answers. On { $count } of these ({ $rate } %), most people did not choose the key; among all questions of the campaign the share is { $low } to { $high } %. The cause can be a wrong key, an ambiguous question, a broken translation, or a hard question.
subject = Subject
questions = Questions
given = Answers
people = People
right = Key chosen, %
effort-title = Effort
effort-none = Fewer than three people answered, so nothing is said about how they shared the work.
effort = In the whole campaign, { $people } people gave { $answers } answers. The busiest tenth ({ $top ->
    [one] one person
   *[other] { $top } people
}) gave about { $share } % of them; Gini coefficient: { $gini }. The numbers of people who are not named are rounded down first.
seconds = Median time from one answer to the next of the same person: { $seconds } s, without pauses longer than ten minutes.
methods-title = Methods paragraph for a paper
methods-none = Nobody has validated the machine translation of { $title } into { $language } yet.
methods = { $people ->
    [one] One person
   *[other] { $people } people
} validated the machine translation of { $title } into { $language } with Fiel { $version }, item by item: each item was accepted, corrected or called unusable until it had { $needed ->
    [one] one answer
   *[other] { $needed } answers
} ({ $counted ->
    [one] one answer
   *[other] { $counted } answers
} counted).
methods-covered = { $share } % of the { $items } items are decided: { $validated } validated ({ $corrected } of them corrected) and { $unusable } unusable.
methods-agreement = On { $items ->
    [one] the one item
   *[other] the { $items } items
} with two or more answers, two people made the same choice in { $percent } % of the cases (Krippendorff's alpha for nominal data: { $alpha }; Krippendorff, 2011).
methods-audit = Intervals are exact for sampling without replacement (Clopper & Pearson, 1934, with the hypergeometric distribution); undecided items of the sample count either way.
methods-shares = Intervals of these shares are Wilson's (1927).
methods-difference = The interval of the difference is Newcombe's (1998).
methods-blind = The interval of the accuracy is Wilson's (1927) with the effective sample size (Korn & Graubard, 1998), from a variance clustered by person and by question (Cameron, Gelbach & Miller, 2011); that of the share of questions is exact for sampling without replacement (Clopper & Pearson, 1934, with the hypergeometric distribution).
methods-archive = All numbers are in the manifest of the release (SHA-256 { $manifest }…).
