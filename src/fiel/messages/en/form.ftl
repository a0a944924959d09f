# The form that volunteers see in Argilla.
item-title = Original and translation
correct-mark = Right answer
guide-link = Open the guide
guide-hint = Guide: at the very bottom
no-source = No English original
verdict-title = How is the translation?
verdict-description = If you change any text, choose “Corrected”.
verdict-correct = Correct
verdict-corrected = Corrected
verdict-unusable = Unusable
reason-title = If it is unusable, why?
reason-description = Only if you chose “Unusable”. “Untranslatable”: it depends on the original culture or language.
reason-wrong-original = Wrong original
reason-untranslatable = Untranslatable
reason-beyond-repair = Beyond repair
reason-wrong-answer = Wrong answer marked
reason-other = Other
comment-title = Comment
comment-description = Optional, for the organizers: a question, or anything you would like us to know.
segment-context = Context
segment-instruction = Question
segment-option_a = Option A
segment-option_b = Option B
segment-option_c = Option C
segment-option_d = Option D
segment-option_e = Option E
segment-option = Option { $letter }
segment-activity_label = Topic
segment-ctx_a = Context
segment-ctx_b = Context, last sentence
segment-ending_0 = Ending 1
segment-ending_1 = Ending 2
segment-ending_2 = Ending 3
segment-ending_3 = Ending 4
segment-prompt = Prompt
split-title = Split
findings-title = Automatic checks
priority-title = Priority
finding-error = Possible mistake:
finding-warning = Warning:
superseded-label = Newer text:
superseded-text = this item has a newer version in a separate record. There is nothing to do here; answers already given here are kept.
withdrawn-label = Withdrawn:
withdrawn-text = this item is no longer part of the campaign. There is nothing to do here; answers already given here are kept.
proposal-label = Proposed by { $agent }:
proposal-take = Use this
carried-label = Already corrected
carried-text = { $items ->
    [one] in another item, by the community.
   *[other] in { $items } other items, by the community.
} The box has their text: compare it with the original.
carried-text-release = { $items ->
    [one] in one item of the release { $release }.
   *[other] in { $items } items of the release { $release }.
} The box has that text: compare it with the original.
label-culture = Does answering it require knowledge of a particular culture?
label-culture-no = No
label-culture-yes = Yes
label-time = Will the right answer change over time?
label-time-no = No
label-time-yes = Yes
label-region = Which region, if any, does one have to know?
label-region-africa = Africa
label-region-asia = Asia
label-region-europe = Europe
label-region-latin-america = Latin America
label-region-middle-east = Middle East
label-region-north-america = North America
label-region-oceania = Oceania
label-error = What was wrong with the translation?
label-error-terminology = Wrong term
label-error-agreement = Grammar or agreement
label-error-meaning = Wrong meaning
label-error-omission = Something is missing
label-error-addition = Something was added
label-error-untranslated = Left in the original language
label-error-style = Unnatural
