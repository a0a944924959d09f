# The card that comes with every exported dataset.
heading = In English
what = Translation of { $benchmark } with { $reviewed } of { $items ->
    [one] { $items } item
   *[other] { $items } items
} reviewed one at a time, exported with Fiel { $version } from the campaign "{ $title }". Starting point: { $source }.
drop-in = `{ $config }` takes the place of the source: the same columns, splits, rows and order, with the corrections in. A column that the benchmark has and the source lacks is there, empty. Rows that nobody has validated yet are just as they are in the source.
drop-in-renamed = `{ $config }` takes the place of the source: the same splits, rows and order, under the benchmark's own names of columns, with the corrections in. Rows that nobody has validated yet hold what they hold in the source.
validated = `{ $config }` has the validated rows only, { $rows } of them, and says how each was decided.
judgements = `{ $config }` has every answer to the present texts, { $rows } of them: each text before and after, without names, comments and times. A pseudonym tells the answers to one item apart, and is another for every item.
renamed = The campaign is called `{ $name }`. When it was launched, and in releases from before it was renamed, it is `{ $formerly }`.
simulated = **Simulated answers counted too**, which are not people's, of { $simulated ->
    [one] { $simulated } account
   *[other] { $simulated } accounts
}.
made = How it was made
made-nobody = Nobody has answered yet. These rules will decide:
made-all = People saw each item beside its English original.
made-some = People saw { $paired } of the { $asked } items of the campaign beside their English originals, and the others without.
made-none = People saw the items without their English originals: they judged the translations alone.
made-answers = They said whether an item is right, corrected it, or called it beyond use. They worked with a written guide{ $guide ->
    [0] .
   *[other] , which is now at version { $guide }.
} These rules then decided:
rule-answers = An item is decided once it has { $min_submitted ->
    [one] one answer
   *[other] { $min_submitted } answers
}.
rule-checks = Automatic checks look for numbers, units, negations, markup and options that went wrong. A correction that only one person made must not bring in such an error.
rule-checks-unknown = Automatic checks look for numbers, markup and options that went wrong; this language's negations, units and written numbers are unknown to them. A correction that only one person made must not bring in such an error.
rule-unusable = When more people call an item beyond use than not, it is unusable.
rule-text = Otherwise the text that most people stand for wins. To say that an item is right is a vote for its text as it was. Spaces and Unicode forms make no difference.
rule-similar = When several texts have as many votes and hardly differ, the one in the middle is taken.
rule-disputed = What is left is in dispute and stays as it was in the source.
rule-organizer = Where no majority stands for the same, the answer of an organizer decides.
rule-careless = Answers that cannot be used are set aside. They are all listed, with the reason.
numbers = In numbers
count-items = items of the source
count-validated = validated
count-corrected = of these, corrected
count-unusable = unusable
count-disputed = in dispute
count-pending = pending
people = People whose answers counted, organizers included: { $people }. Answers that counted: { $counted }; set aside: { $set_aside }.
agreement = { $items ->
    [one] For the one item that two people or more answered
   *[other] Of the { $items } items that two people or more answered
}, two of them chose the same in { $percent } % of the cases (Krippendorff's alpha: { $alpha }).
audit = { $audited ->
    [one] One item drawn at random, whatever the checks said of it, tells
   *[other] { $audited } items drawn at random, whatever the checks said of them, tell
} how many mistakes are left; decided so far: { $decided }. Our estimate: of the { $items } items that people are asked about, { $left ->
    [one] one still has
   *[other] { $left } still have
} a mistake (95 % confidence interval: { $low } to { $high }). Items that were called unusable are among them.
plot-progress = What the items came to
plot-corrections = Texts corrected
plot-items = items
plot-kept = right as they were
plot-corrected = corrected
plot-unusable = unusable
plot-disputed = in dispute
plot-pending = pending
changes = Since the earlier export
changed = Validated since then: { $validated }. Corrected in another way: { $corrected }. No longer validated: { $withdrawn }. `changes.json` says which.
limits = Known limits
limit-unvalidated = Rows that are not validated, and so are as in the source: { $count }.
limit-single = Rows that one person alone decided: { $count }.
limit-unusable = Rows that are beyond use in this language, and are in all the same so that the count is the source's: { $count }.
limit-unresolved = Rows with an error that the automatic checks found and that nobody has dealt with yet: { $count }.
limit-unasked = Rows that the campaign did not ask about and in which the automatic checks find an error: { $count }.
limit-suspicious = Rows whose agreed correction introduces an error that the original did not have: { $count }.
limit-damaged = Rows whose text lm-evaluation-harness changes before a model sees it, because it deletes what is in square brackets and puts capitals in lower case: { $count }.
limit-withdrawn = Items that were taken out of the campaign after people were asked about them: { $count }. The organizers keep the { $answers ->
    [one] answer
   *[other] { $answers } answers
} given to them, and this dataset does not count { $answers ->
    [one] it
   *[other] them
}.
limit-listed = `manifest.json` (beside this folder; on the Hub, in it) names the rows with errors, those that the harness changes and those that were taken out, as far as there are any.
limit-people = People make mistakes too, and a translation can be right in one country and odd in another.
evaluate = How to evaluate
run = With lm-evaluation-harness, unmodified, from this folder (it can be moved and renamed):
run-subjects = `{ $group }` runs each subject by itself, with few-shot examples of that subject, and weighs them by their questions.
no-task = lm-evaluation-harness has no task for this data, or the split that it evaluates is missing.
alpaca-eval = `{ $file }` has the prompts as AlpacaEval reads its evaluation set.
load = With `datasets`, from the folder that holds this one:
credit = Licence and credit
license = Licence: { $license }. The corrections inherit that of the translation.
license-file = The organizers say that this data is under the licence "{ $license }". The corrections inherit it from the translation.
named = Of those who took part, these agreed to be named: { $names }.
cite = To cite this dataset: `CITATION.cff`.
cite-source = Please cite what it comes from too:
