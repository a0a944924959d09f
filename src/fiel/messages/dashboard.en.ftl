# The public dashboard: what people see who watch the progress.
page-title = Fiel: progress of the validation
heading = Fiel
introduction = Volunteers check, one by one, the machine translations that language models are evaluated with. See here how far they are.
language-label = Language
language-name = English
campaign-label = Campaign
campaign-all = All campaigns
overall-heading = Overall
items-done = { $total ->
    [one] { $done } of { $total } item reviewed ({ $percent }%)
   *[other] { $done } of { $total } items reviewed ({ $percent }%)
}
count = { $count }
answers-label = Answers
people-label = People
people-at-most = up to { $count }
people-at-most-help = Someone who takes part in two campaigns without a name counts in both.
help-link = Help to validate
tasks-heading = By task
task-column = Task
benchmark-column = Benchmark
done-column = Reviewed
total-column = Total
answers-column = Answers
chart-axis = Items reviewed (%)
chart-description = Bars with the percentage of reviewed items of each task; the table below has the numbers.
contributors-heading = Who contributes
contributors-empty = There are no answers with a name yet.
contributors-anonymous = { $people ->
    [one] And { $people } person without a public name, with { $answers ->
        [one] { $answers } answer
       *[other] { $answers } answers
    }.
   *[other] And { $people } people without a public name, with { $answers ->
        [one] { $answers } answer
       *[other] { $answers } answers
    }.
}
contributors-anonymous-at-most = And up to { $people } people without a public name, with { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
}.
contributors-anonymous-simulated = These people are simulated.
rank-column = Rank
name-column = Name
corrected-column = Corrections
simulated-name = { $name } · simulated
simulated-banner = Simulated data: { $simulated ->
    [one] { $simulated } of the answers is made up
   *[other] { $simulated } of the answers are made up
} to show how Fiel works. The names marked “simulated” are nobody's.
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
empty-text = The progress will appear here as soon as the organizers publish the first data. There is no need to reload the page.
no-campaigns = There are no campaigns to show yet.
problem-none = The data cannot be read right now. We will try again in a few seconds.
problem-stale = The new data cannot be read; these are the last good ones, taken { $age }.
