# The card that comes with every exported dataset.
heading = In English
what = Translation of { $benchmark } validated by people, exported with Fiel { $version } from the campaign "{ $title }". Starting point: { $source }.
all = It has every row of the source; rows that are not validated are just as they are there.
validated = It has the validated rows only.
left-out = Splits without any row, which are therefore not here: { $splits }.
count = | items of the source | validated | of these, corrected | unusable | disputed | pending |
unresolved = Items with an error that the automatic checks found and that nobody has dealt with yet: { $unresolved }. They are as in the source; `manifest.json` says which.
rows = Rows by split: { $rows }.
people = People whose answers counted: { $people }. Answers asked for each item: { $min_submitted }.
named = With their permission, we name them: { $names }.
simulated = **Simulated answers counted too**, which are not people's, of { $simulated } accounts.
evaluate = How to evaluate
run = With lm-evaluation-harness, unmodified, from this folder (it can be moved and renamed):
no-task = lm-evaluation-harness has no task for this data, or the split that it evaluates is missing.
load = With `datasets`, from the folder that holds this one:
