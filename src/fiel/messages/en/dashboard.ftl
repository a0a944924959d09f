# The public dashboard.

## Around every page
language-name = English
language-label = Language
campaign-label = Campaign
campaign-all = All campaigns
tagline = translations checked by people
nav-progress = Progress
nav-people = People
nav-findings = What we found
nav-person = A person's page
nav-participate = How to take part
taken-at = Data taken on { $day } at { $time } UTC, { $age }.
age-seconds = less than a minute ago
age-minutes = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
age-hours = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
age-days = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
empty-heading = No data yet
empty-text = The progress will appear here as soon as the first data is published. There is no need to reload the page.
no-campaigns = There are no campaigns to show yet. Come back soon.
problem-heading = One moment, please
problem-none = The data cannot be read right now. We will try again in a few seconds.
problem-stale = The new data cannot be read; you see the last valid data, taken { $age }.
simulated-banner = Simulated data: { $simulated ->
    [one] { $simulated } of the answers is made up
   *[other] { $simulated } of the answers are made up
} to show how Fiel works. The people marked “simulated” are not real.
simulated-name = { $name } · simulated
column-share = Share
table-details = See the numbers in a table
show-more = { $count ->
    [one] Show { $count } more
   *[other] Show { $count } more
}

## Progress
progress-heading = Progress of all campaigns
introduction = Volunteers check, one by one, the machine translations that language models are evaluated with. Here you see how far they have come.
validated-of = { $total ->
    [one] of { $total } item validated
   *[other] of { $total } items validated
}
validated-share = { $percent } validated
target-share = target: { $percent } ({ $count })
other-done = { $count ->
    [one] { $count } more is fully answered, but is unusable or disputed
   *[other] { $count } more are fully answered, but are unusable or disputed
}
decisions-waiting = What the latest people decided is shown later, so that nobody can tell who decided what.
target-reached = Target reached!
finished-thanks = There is nothing left to check. Thank you to everyone who made it possible.
closed-thanks = This campaign is closed. Thank you to everyone who took part.
answers-label = Answers
people-label = People
people-at-most = up to { $count }
people-at-most-help = A person without a public name who takes part in two campaigns is counted in both.
overlap-label = Answers gathered
overlap-note = of all that are needed
pace-label = Pace
pace-value = { $count } a day
pace-note = { $days ->
    [one] today
   *[other] over the last { $days } days
}
end-label = Estimated end
end-closed = closed
end-done = finished
end-target = target reached
end-expected = around { $day }
end-range = most likely between { $earliest } and { $latest }
end-range-open = { $earliest } at the earliest
end-far = far off
end-far-note = more than ten years at this pace
end-unknown = not known yet
end-unknown-note = needs a week of answers
end-idle-note = no answers in the last six weeks
slice-heading = Do you have ten minutes?
slice-text = { $items ->
    [one] That is enough for about one item.
   *[other] That is enough for about { $items } items.
} We take you to the form where you help most.
slice-text-one-away = { $items ->
    [one] That is enough for about one item.
   *[other] That is enough for about { $items } items.
} { $waiting ->
    [one] One of them needs just one more answer: it can be yours.
   *[other] { $waiting } of them need just one more answer: it can be yours.
}
slice-button = Check for ten minutes
slice-button-in = Check { $title } for ten minutes
new-tab = opens in a new tab
campaigns-heading = By campaign
campaigns-caption = Validated items of each campaign, and when it may end.
campaign-column = Campaign
validated-column = Validated
end-column = Estimated end
activity-heading = Activity
activity-empty = The activity of each day will appear here with the first answer.
timeline-heading = Answers since the beginning
timeline-description = Line chart of the answers gathered from { $first } to { $last }: { $count } in total. The table below has the numbers.
calendar-heading = Calendar of the last weeks
calendar-description = Calendar with a square for each day, darker the more answers it had. The busiest day, { $day }, had { $count }. The table below has the numbers.
days-caption = Answers per day, latest first.
day-column = Day
answers-column = Answers
so-far-column = So far
parts-heading = By task
parts-caption = Validated items by task and part.
task-column = Task
part-column = Task and part
subjects-heading = By subject
subjects-caption = { $count ->
    [one] The MMLU subject, with its validated items.
   *[other] The { $count } MMLU subjects, with their validated items.
}
subject-column = Subject
sort-label = Sort by
sort-name = Name
sort-most = Most advanced
sort-least = Least advanced

## People
people-heading = The people
people-lead = Behind every validated item is someone who read it with care. This is their work, most recent first.
period-week = This week
period-month = This month
period-all = Since the beginning
period-caption-week = Answers of the last 7 days.
period-caption-month = Answers of the last 30 days.
period-caption-all = All answers.
period-empty = There are no answers with a name in this period. Will yours be next?
contributors-anonymous = { $people ->
    [one] And { $people } person without a public name, with { $answers ->
        [one] { $answers } answer
       *[other] { $answers } answers
    }. Thank you!
   *[other] And { $people } people without a public name, with { $answers ->
        [one] { $answers } answer
       *[other] { $answers } answers
    }. Thank you!
}
contributors-anonymous-at-most = And up to { $people ->
    [one] { $people } person
   *[other] { $people } people
} without a public name, with { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
}. Thank you!
contributors-anonymous-answers = { $answers ->
    [one] And { $answers } answer from people without a public name. Thank you!
   *[other] And { $answers } answers from people without a public name. Thank you!
}
contributors-anonymous-simulated = These people are simulated.
rank-column = Rank
name-column = Name
newcomers-heading = New here
newcomers-text = { $count ->
    [one] Gave a first answer this week. Welcome!
   *[other] Gave their first answer this week. Welcome!
}
milestones-heading = Recent milestones
milestone-person = { $name } reached { $count ->
    [one] the first answer
   *[other] { $count } answers
}
milestone-campaign = { $title }: { $percent } of the items have all their answers
varieties-heading = Varieties and countries
varieties-caption = As people said who agreed to be counted, five or more of each. The numbers change for several people at a time.
varieties-column = Variety or country
varieties-number = { $count } or more
varieties-others = Others
effort-heading = How the work is shared
effort-text = { $top ->
    [one] The most active person gave { $share } of the answers.
   *[other] The { $top } most active people, one in ten, gave { $share } of the answers.
}
effort-even = If everyone had given the same number, it would have been { $even }.
effort-reading = The closer the curve is to the diagonal, the more evenly the work is shared. It is best when it does not depend on a few people: a moment of yours helps a lot.
effort-few = When there are more people, this is where you will see how the work is shared between them.
effort-description = Lorenz curve: the less active half of the people gave { $half } of the answers. The table below has the numbers.
effort-caption = Share of the answers given by each part of the people.
lorenz-people = People, from least to most active
lorenz-answers = Answers given
lorenz-equal = shared equally
lorenz-real = actual

## A person's page
person-answers = Answers
person-days = Days with answers
person-streak = Longest streak
person-streak-value = { $days ->
    [one] { $days } day
   *[other] { $days } days in a row
}
person-since = From { $first } to { $last }
person-on = On { $day }
person-tasks-heading = Where they took part
person-milestones-heading = Milestones reached
person-milestone = { $count ->
    [one] first answer
   *[other] { $count } answers
}
person-next = Next milestone: { $count } answers. { $missing ->
    [one] { $missing } to go.
   *[other] { $missing } to go.
}
person-simulated = This person is simulated: the answers show how Fiel works.

## What we found
findings-heading = What we found
findings-lead = Was the machine translation right? This is what the people who read it say.
findings-empty = There are no validated items yet. As soon as there are, this is where you will see how good the machine translation was.
quality-right-of = { $total ->
    [one] of { $total } item with a verdict was right as it was
   *[other] of { $total } items with a verdict were right as they were
}
quality-interval = Based on this data, the true value is most likely between { $low } and { $high }.
quality-right = Right as they were
quality-corrected = Corrected
quality-unusable = Unusable
quality-by-benchmark = By benchmark
quality-by-benchmark-caption = Items that were right as they were, among those validated. The range shows the uncertainty.
quality-by-subject = By subject
quality-by-subject-caption = The same by MMLU subject: those that needed the most corrections first.
quality-by-finding = By what the automatic checks found
quality-by-finding-caption = Before anyone reads them, Fiel points out items that look suspicious. This is how those items turned out.
quality-by-kind = What was corrected
quality-by-kind-caption = The corrections, by what changed in them.
benchmark-column = Benchmark
finding-column = Sign
kind-column = Change
items-column = Items
right-column = Right as they were
interval = { $low } to { $high }
of-all-column = Of all
no-finding = Nothing suspicious
reasons-heading = Why some are unusable
reasons-caption = The reasons given by people who marked an item as unusable.
reason-column = Reason
no-reason = No reason given
corrections-heading = Corrections worth reading
corrections-lead = A small change can change the whole question. What was removed is struck through; what was added is underlined.
correction-original = English original
correction-before = Machine translation
correction-after = Corrected text
correction-removed = removed
correction-added = added
agreement-heading = How much people agree
agreement-text = When several people looked at the same item, they agreed in { $percent } of the cases ({ $items ->
    [one] { $items } item
   *[other] { $items } items
}).
agreement-same-text = And in { $percent } they agreed on the same text, word for word.
agreement-alpha = Corrected for chance, agreement is { $level } (Krippendorff's alpha: { $alpha }).
agreement-high = high
agreement-fair = fair
agreement-low = low
agreement-none = No item has been answered by two or more people yet.

## How to take part
participate-heading = How to take part
participate-lead = You do not need to know about artificial intelligence: reading with care and knowing the language well is enough. Even ten minutes help.
step-guide = Read the guide
step-guide-text = It takes a few minutes and shows examples of what to accept and what to correct.
guide-link = Open the guide of { $title }
guide-in-form = The guide is also inside each form.
step-video = Watch the video
step-video-text = It shows how an item is checked, step by step.
video-load = Load the video from { $host }
video-privacy = Once you load it, { $host } knows that you watched it. Until then, nothing is requested from it.
video-link = Watch the video of { $title }
step-work = Check
step-work-text = Go to Argilla, read the original and the translation, and say whether it is right, correct it, or mark it as unusable.
work-link = Go to { $title } in Argilla
work-closed = { $title } is closed. Thank you!
work-invited = You take part with an invitation: ask the organizers for the link. If you have an account, open the link that they sent you.
step-ask = Ask
step-ask-text = If in doubt, ask: you are surely not the only one. You can also leave a comment in the form itself.
ask-link = Ask about { $title }
credit-heading = Your name, the way you like it
credit-text = At the start, the form “About you” asks whether you want to be named, and how. If you say nothing, you will not be: your answers count just the same, without a name.
credit-change = You can change your mind whenever you like; the page updates with the next data.
share-heading = Share it
share-text = Take the progress to your own page or to your networks.
share-badge-alt = Badge with the progress of { $title }
share-card-alt = Card with the progress of { $title }
share-download-badge = Download the badge (SVG)
share-download-card = Download the card (PNG)

## The pages that need no script
nav-news = News
nav-about = About
pages-label = Pages
skip-link = Skip to the content
campaign-show = Show
live-link = Interactive charts, with numbers that update by themselves
live-back = All pages
taken-on = Data taken on { $day } at { $time } UTC.
simulated-short = Simulated data
bars-by-day = Answers per day.
bars-by-week = Answers per week.
weeks-caption = Answers and completed items per week, latest first.
week-column = Week
completed-column = Completed items
week-from-to = { $first } to { $last }
summary = Items validated: { $validated } of { $total }. People: { $people }. Answers: { $answers }.
meta-people = Who checks the translations, who is new, and what has been reached.
meta-findings = How good the machine translation was, what people corrected, and how much they agree.
meta-participate = How to check translations: the guide, the form, and where to ask. Ten minutes help.
meta-news = What happened each week.
meta-about = Who runs this, the licence, the data and how to cite it, and privacy.
news-heading = News
news-lead = What happened each week, in numbers.
news-empty = The first news will be here when the first week is over.
news-feed = Follow the news in a feed reader (RSS)
news-answers = Answers: { $answers }. Items completed: { $items }.
news-newcomers = First answers: { $names }. Welcome!
about-heading = Who, what and how
about-lead = Language models are compared with tests that machines translated. Here people check those translations, one by one.
about-how = How it works
about-how-text = Each item is shown next to its original. People say whether the translation is right, correct it, or mark it as unusable. What comes out is a dataset that anyone can use.
about-who = Organized by
about-license = Licence of the data
about-data = Data
about-download = Download the validated dataset
about-data-later = The link will be here when the data is published.
about-cite = How to cite the data
about-citation = Community of { $title } ({ $year }). { $title }, translations checked by people. { $address }
about-privacy = Privacy
about-privacy-text = These pages show counts, and the names of people who agreed to be named, with how many texts they reviewed and when. They never say who decided what. They load nothing from other sites and follow nobody.
privacy-link = Privacy notice of { $title }
about-code = The software
about-code-text = These pages are made with Fiel { $version }, which is free software under the Apache License 2.0.
about-code-link = Read its code
missing-heading = There is nothing at this address
missing-text = The page may have moved, or somebody may have chosen not to show their name any more.
missing-back = To the progress
search-heading = Search the corrections
search-label = Search all corrections shown here ({ $count })
search-button = Search
search-found = Found: { $count }
correction-link = Link to this correction
correction-of = A correction that people made in { $title }.
correction-more = More corrections
copy-link = Copy the link
copy-code = Copy
copied = Copied
mastodon-server = Your Mastodon server
mastodon-share = Share on Mastodon
embed-summary = Put it on your own page
embed-badge = Badge (HTML)
embed-frame = Frame with the progress (HTML)
embed-more = See the progress
person-lead = One of the people who check these translations, one by one.
person-summary = Answers: { $answers }. Days with answers: { $days }.

## What changed in a correction
kind-number = A number
kind-negation = A negation or exception
kind-wording = A few words
kind-omission = Words were missing
kind-addition = Extra words
kind-order = The order of the words
kind-spelling = The spelling
kind-rewritten = Nearly all of the text
kind-punctuation = The punctuation

## What the automatic checks point out
check-agreement-cue = Agreement gives the answer away
check-answer-key = The answer is not that of the original
check-answer-outside = The answer is not among the options
check-option-hole = An option is missing before the right one
check-broken-continuation = The ending does not continue the sentence
check-changed-code = Changed code
check-changed-formula = Changed formula
check-changed-mark = Changed marks in brackets
check-changed-number = Changed numbers
check-changed-unit = Changed unit
check-chat-residue = Leftovers of the translating program
check-damaged-markup = Damaged markup
check-damaged-placeholder = Damaged blank
check-damaged-url = Damaged address
check-deleted-brackets = Brackets that are deleted at evaluation
check-doubled-space = Extra space
check-doubled-word = Repeated word
check-empty-segment = Empty text
check-end-punctuation = Final punctuation
check-equal-options = Equal options
check-glossary-term = Glossary term
check-inconsistent-translation = The same, translated differently
check-length-ratio = Too short or too long
check-long-answer = Answer longer than the others
check-reported-original = Original reported as wrong
check-merged-question = Two questions became one
check-lost-negation = Lost negation
check-lost-reference = Lost reference to another option
check-lowercased-context = Capitals that are lost at evaluation
check-option-count = Different number of options
check-unpaired-marks = Unpaired mark
check-untranslated = Untranslated
check-spelling = Possible spelling mistake
check-grammar = Possible grammar mistake
check-option-agreement = Option that does not agree with the question
check-english-word = Word left in English
check-early-mark = Opening mark too early
check-closed-stem = Question closed before its options
check-blank-article = Article before a blank
check-mixed-forms = Options that begin differently
check-changed-gender = A woman who became a man
check-false-friend = False friend
check-calque = Worded as in English
check-english-acronym = English abbreviation
check-title-case = Capitals of an English title
check-article-gender = Article of the wrong gender
check-opinion = Proposed by a model or tool

## The subjects of MMLU
subject-abstract_algebra = Abstract algebra
subject-anatomy = Anatomy
subject-astronomy = Astronomy
subject-business_ethics = Business ethics
subject-clinical_knowledge = Clinical knowledge
subject-college_biology = College biology
subject-college_chemistry = College chemistry
subject-college_computer_science = College computer science
subject-college_mathematics = College mathematics
subject-college_medicine = College medicine
subject-college_physics = College physics
subject-computer_security = Computer security
subject-conceptual_physics = Conceptual physics
subject-econometrics = Econometrics
subject-electrical_engineering = Electrical engineering
subject-elementary_mathematics = Elementary mathematics
subject-formal_logic = Formal logic
subject-global_facts = Global facts
subject-high_school_biology = High school biology
subject-high_school_chemistry = High school chemistry
subject-high_school_computer_science = High school computer science
subject-high_school_european_history = High school European history
subject-high_school_geography = High school geography
subject-high_school_government_and_politics = High school government and politics
subject-high_school_macroeconomics = High school macroeconomics
subject-high_school_mathematics = High school mathematics
subject-high_school_microeconomics = High school microeconomics
subject-high_school_physics = High school physics
subject-high_school_psychology = High school psychology
subject-high_school_statistics = High school statistics
subject-high_school_us_history = High school US history
subject-high_school_world_history = High school world history
subject-human_aging = Human aging
subject-human_sexuality = Human sexuality
subject-international_law = International law
subject-jurisprudence = Jurisprudence
subject-logical_fallacies = Logical fallacies
subject-machine_learning = Machine learning
subject-management = Management
subject-marketing = Marketing
subject-medical_genetics = Medical genetics
subject-miscellaneous = Miscellaneous
subject-moral_disputes = Moral disputes
subject-moral_scenarios = Moral scenarios
subject-nutrition = Nutrition
subject-philosophy = Philosophy
subject-prehistory = Prehistory
subject-professional_accounting = Professional accounting
subject-professional_law = Professional law
subject-professional_medicine = Professional medicine
subject-professional_psychology = Professional psychology
subject-public_relations = Public relations
subject-security_studies = Security studies
subject-sociology = Sociology
subject-us_foreign_policy = US foreign policy
subject-virology = Virology
subject-world_religions = World religions

## The benchmarks
benchmark-arc = ARC-Challenge
benchmark-dibt = DIBT
benchmark-hellaswag = HellaSwag
benchmark-mmlu = MMLU
