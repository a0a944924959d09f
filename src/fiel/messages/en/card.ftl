# The card that accompanies every exported dataset.
heading = In English
what = Translation of { $benchmark } with { $reviewed } of { $items ->
    [one] { $items } item
   *[other] { $items } items
} reviewed one at a time, exported with Fiel { $version } from the campaign "{ $title }". Starting point: { $source }.
drop-in = `{ $config }` is a drop-in replacement for the source: the same columns, splits, rows and order, with the corrections applied. A column that the benchmark has and the source lacks is included, empty. Rows that nobody has validated yet are exactly as in the source.
drop-in-renamed = `{ $config }` is a drop-in replacement for the source: the same splits, rows and order, under the benchmark's own column names, with the corrections applied. Rows that nobody has validated yet contain the same as in the source.
questions = `{ $config }` has the same items as multiple-choice questions, { $rows } in total, in one shape for several harnesses: question, choices, letter of the right choice. Items whose right option is missing are left out.
validated = `{ $config }` has only the validated rows, { $rows } in total, and says how each was decided.
judgements = `{ $config }` has every answer to the current texts, { $rows } in total: each text before and after, without names, comments or times. A pseudonym distinguishes the answers to one item, and is different for every item.
renamed = The campaign is called `{ $name }`. Its name at launch, and in releases made before it was renamed, is `{ $formerly }`.
simulated = **Includes simulated answers**, not given by people, from { $simulated ->
    [one] { $simulated } account
   *[other] { $simulated } accounts
}.
made = How it was made
made-nobody = Nobody has answered yet. These rules will decide:
made-all = People saw each item next to its English original.
made-some = People saw { $paired } of the { $asked } items of the campaign next to their English originals, and the others without.
made-none = People saw the items without their English originals: they judged the translations alone.
made-answers = They marked each item as right, corrected it, or marked it as unusable. They worked with a written guide{ $guide ->
    [0] .
   *[other] , which is now at version { $guide }.
} These rules then decided:
opinions = While they answered, people saw what models and other tools say or propose about { $items ->
    [one] one item
   *[other] { $items } items
}: { $agents }; the numbers say how many times. Every answer is a person's.
opinion-prompts = The models were asked with the prompts that have these fingerprints: { $prompts }.
proposals = Proposed texts that people saw: { $count }. Accepted: { $accepted }; corrected otherwise: { $changed }; rejected, as the text stayed as it was: { $rejected }; of unusable items: { $unusable }; not decided: { $open }.
assisted = Items drawn at random were shown without any of this. Of the decided items on which there is an opinion, people corrected { $seen-share } % of { $seen-items } with it in view (95 % confidence interval: { $seen-low } to { $seen-high } %) and { $unseen-share } % of { $unseen-items } without ({ $unseen-low } to { $unseen-high } %): a difference of { $difference } percentage points ({ $low } to { $high }).
rule-answers = An item is decided once it has { $min_submitted ->
    [one] one answer
   *[other] { $min_submitted } answers
}.
rule-checks = Automatic checks look for errors in numbers, units, negations, markup and options. A correction made by only one person must not introduce such an error.
rule-checks-unknown = Automatic checks look for errors in numbers, markup and options; they do not know this language's negations, units or number words. A correction made by only one person must not introduce such an error.
rule-unusable = When more people mark an item as unusable than not, it is unusable.
rule-text = Otherwise the text that most people support wins. Marking an item as right is a vote for its text as it was. Differences in spaces and Unicode forms are ignored.
rule-similar = When several texts tie and hardly differ, the one in the middle is chosen.
rule-disputed = Everything else is in dispute and stays as it was in the source.
rule-organizer = Where there is no majority, an organizer's answer decides.
rule-careless = Answers that cannot be used are set aside. All of them are listed, with the reason.
numbers = In numbers
count-items = items of the source
count-validated = validated
count-corrected = of which corrected
count-unusable = unusable
count-disputed = in dispute
count-pending = pending
people = People whose answers counted, including organizers: { $people }. Answers that counted: { $counted }; set aside: { $set_aside }.
agreement = { $items ->
    [one] On the one item that two people or more answered
   *[other] On the { $items } items that two people or more answered
}, two people made the same choice in { $percent } % of the cases (Krippendorff's alpha: { $alpha }).
audit = { $audited ->
    [one] One item drawn at random, regardless of what the checks found, shows
   *[other] { $audited } items drawn at random, regardless of what the checks found, show
} how many mistakes remain; decided so far: { $decided }. Our estimate: of the { $items } items in the campaign, { $left ->
    [one] one still has
   *[other] { $left } still have
} a mistake (95 % confidence interval: { $low } to { $high }). Items marked as unusable count as mistakes.
plot-progress = Outcome of the items
plot-corrections = Texts corrected
plot-items = items
plot-kept = right as they were
plot-corrected = corrected
plot-unusable = unusable
plot-disputed = in dispute
plot-pending = pending
changes = Since the earlier export
changed = Validated since then: { $validated }. Corrected differently: { $corrected }. No longer validated: { $withdrawn }. `changes.json` lists them.
limits = Known limits
limit-unvalidated = Rows that are not validated, and so are as in the source: { $count }.
limit-single = Rows decided by one person alone: { $count }.
limit-unusable = Rows that are unusable in this language, included all the same so that the number of rows matches the source: { $count }.
limit-unresolved = Rows with an error that the automatic checks found and that nobody has resolved yet: { $count }.
limit-unasked = Rows outside the campaign in which the automatic checks find an error: { $count }.
limit-suspicious = Rows whose agreed correction introduces an error that the original did not have: { $count }.
limit-damaged = Rows whose text lm-evaluation-harness changes before a model sees it, because it deletes text in square brackets and lowercases capitals: { $count }.
limit-withdrawn = Items withdrawn from the campaign after people were asked about them: { $count }. The organizers keep the { $answers ->
    [one] answer
   *[other] { $answers } answers
} given to them, and this dataset does not count { $answers ->
    [one] it
   *[other] them
}.
limit-settled = Rows in which the organizers put one translation of an English text that people had left with several: { $count }. `manifest.json` lists these texts: { $sentences }.
limit-listed = `manifest.json` (next to this folder; on the Hub, inside it) lists the rows with errors, those that the harness changes and those that were withdrawn, if any.
limit-people = People make mistakes too, and a translation can be right in one country and odd in another.
evaluate = How to evaluate
run = With lm-evaluation-harness, unmodified, from this folder (it can be moved and renamed):
run-subjects = `{ $group }` runs each subject separately, with few-shot examples from that subject, and weights them by their number of questions.
run-plain = `{ $task }` asks the same questions with every text exactly as it is here, and with { $words ->
    [none] English prompts, because Fiel has none in this language yet
   *[words] prompts in this language
}. The harness's own tasks have English prompts, and some delete text in square brackets or lowercase capitals. Scores of the two are not comparable.
run-others = With other harnesses, from this folder or, for a dataset on the Hub, by its name there{ $words ->
    [sentences] {""}
   *[words] {" "}(Inspect puts its instructions in English)
}:
needs-inspect = needs the dataset on the Hub
needs-euroeval = needs the dataset on the Hub
no-task = lm-evaluation-harness has no task for this data, or the split that it evaluates is missing.
alpaca-eval = `{ $file }` has the prompts in the format of AlpacaEval's evaluation set.
load = With `datasets`, from the folder that contains this one:
credit = Licence and credit
license = Licence: { $license }. The corrections inherit that of the translation.
license-file = The organizers say that this data is under the licence "{ $license }". The corrections inherit it from the translation.
named = These participants agreed to be named: { $names }.
cite = To cite this dataset: `CITATION.cff`.
cite-source = Please also cite its sources:
multilingual-language = Language
multilingual-items = Items
multilingual-validated = Validated
multilingual-corrected = Corrected
multilingual-unusable = Unusable
multilingual-people = People
multilingual-what =
    { $benchmark } in { $count ->
        [one] one language
       *[other] { $count } languages
    }, machine-translated and reviewed by people with Fiel. Each language is a campaign of its own, whose
    card says how it was made and what is left to do.
multilingual-load = Each language is a configuration, with the columns of its source:
multilingual-license = The licence is that of each language's card, in `languages/`, which also names who took part.
