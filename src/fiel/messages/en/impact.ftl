# What validating a benchmark changed on a leaderboard: the page, the paragraph for a paper, the card's section.
heading = What validation changed
about = Campaign { $campaign }. The same models were evaluated on the machine translation (before) and on the validated data (after). Intervals have 95 % confidence and come from { $draws } resamples of the items (seed { $seed }); p is that of McNemar's exact test, not corrected for the number of models.
matched = Items that every model answered on both sides: { $items }. Of these, corrected: { $corrected }; as they were: { $unchanged }; unusable, with the same text on both sides: { $unusable }.
left-out = Items left out because not every model answered them on both sides: { $count }.
unknown = Items in the logs that are not in the export: { $count }.
only-before = Left out, evaluated only before: { $models }.
only-after = Left out, evaluated only after: { $models }.
reprompted = Uncorrected items with another prompt, because examples in it were corrected: { $count }.
simulated = Simulated accounts, which are not people, whose answers counted: { $count }.
differs = { $model }: not the same on both sides: { $setting }.
differs-known = { $model }: { $setting } was { $before } before and { $after } after.
limited = { $task } was limited to { $limit } items.
part-all = all
part-corrected = corrected
part-unchanged = as they were
part-unusable = unusable
model = Model
part = Items
count = Number
before = Before
after = After
change = Change
interval = 95 % interval
gained = Became right
lost = Became wrong
p = p
rank-before = Rank before
rank-after = Rank after
ranks = Ranks
tau = Agreement of the two orders, Kendall's tau-b: { $value } ({ $low } to { $high }). If answers had only flipped by chance, it would be about { $chance-value } ({ $chance-low } to { $chance-high }); p { $p }. { $order ->
    [changed] The order changed by more than chance.
   *[same] This does not show that the order changed.
}
noise = Share of the variance between models that is due to the translation: { $value } % ({ $low } % to { $high } %) for items like these; { $here } % on exactly these items, chance included.
flips = Items whose answer flipped
flips-none = No answer flipped.
flips-shown = The { $count } with the most flips are shown; the JSON has all { $total }.
flip-gained = Became right: { $models }
flip-lost = Became wrong: { $models }
no-text = not in the export
paper = For a paper
plot-change = Change in points
plot-accuracy = Accuracy, in %
plot-alt = Change of each model with its interval, and accuracy of each model before and after.
paragraph = We evaluated { $models ->
    [one] one model
   *[other] { $models } models
} with { $harness } on { $items } items of { $title } ({ $language }) before and after people validated its machine translation with Fiel { $version }: { $corrected ->
    [0] none of these items was corrected and
    [one] one of these items was corrected and
   *[other] { $corrected } of these items were corrected and
} { $unusable ->
    [0] none is
    [one] one is
   *[other] { $unusable } are
} unusable. { $details } Intervals are 95 % percentile intervals from { $draws } bootstrap resamples of the items, paired over models and versions; p-values are from McNemar's exact test, not corrected for multiple comparisons.
examples = { $count ->
    [0] Prompts had no examples.
    [one] Prompts had one example.
   *[other] Prompts had { $count } examples.
}
metric-one = { $metric }: { $models }.
metric-range = { $metric } changed by { $low } to { $high } points, depending on the model.
model-change = { $model } from { $before } % to { $after } % ({ $change } points, { $low } to { $high }, p { $p }; on the corrected items { $corrected } points)
model-change-none = { $model } from { $before } % to { $after } % ({ $change } points, { $low } to { $high }, p { $p })
metric-ranks = The order of the models before and after agrees with Kendall's tau-b = { $value } ({ $low } to { $high }). { $order ->
    [changed] It changed by more than chance
   *[same] This does not show that it changed
} (about { $chance-value } expected if answers had only flipped by chance, { $chance-low } to { $chance-high }; p { $p }, randomization test).
metric-noise = Of the variance between models, { $value } % ({ $low } % to { $high } %) is due to the translation: one minus the intraclass correlation ICC(C,1) of the two versions, without the variance from sampling items.
card-heading = What validation changed for models
card-same = Measured with `fiel impact` on exactly these rows.
