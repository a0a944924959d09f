# The news of a week, and what a chat is told.
news-title = { $title }: the week in numbers
news-answers = Answers this week: { $count }, from { $people } people
news-none = Nobody answered this week. A few items take ten minutes.
news-done = Items done: { $done } of { $total } ({ $percent })
news-end = At this pace it ends around { $day }.
news-finished = Every item has its answers. Thank you!
hook-milestone = { $title }: { $percent } of the items are done!
hook-comments = { $title }: new comments that wait for an answer: { $count }
hook-disputes = { $title }: new items that people disagree on: { $count }
