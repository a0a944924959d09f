# The organizers' desk.
desk-title = The organizers’ desk
tagline = the organizers’ desk
desk-leave = Sign out
desk-gone = You are no longer signed in.
desk-none = You do not lead any of the campaigns on this desk.
desk-campaign = Campaign
nav-today = Today
nav-campaign = Campaign

# Signing in
signin-text = Sign in with your Argilla account. Only owners and admins get in.
signin-username = User name
signin-password = Password
signin-other = I sign in with Hugging Face
signin-key = API key, from your settings page in Argilla
signin-button = Sign in
signin-note = The password goes to Argilla only, and is not kept.
signin-refused = Argilla does not know this account, or it leads no campaign.
signin-trouble = Argilla does not answer, or asks you to wait. Try again in a few minutes.

# Today
today-disputes = Disputes
today-comments = Comments
today-waiting = Waiting to be let in
today-careless = Set aside as careless
today-errors = Undecided errors
today-done = Items done: { $done } of { $total }
today-again = Refresh
today-taken = As of { $time } UTC
today-closed = The campaign is closed: nothing can be decided until you open it again.
today-reading = Reading the answers…
today-unlaunched = Once the campaign is launched, what needs you appears here.
waiting-admit = Let in
careless-person = { $name }; answers set aside: { $count }
careless-requeue = Return their answers to the queue
errors-text = The checks found an error in these items, and nobody has decided them yet. They stop an export.
errors-choose = Choose an item to decide it here

# A dispute
disputes-none = All disputes are decided.
disputes-left = Disputes left: { $count }
dispute-shown = as shown
dispute-nobody = nobody
dispute-take = Take: { $names }
dispute-correct = It is right as shown
dispute-write = Write it yourself
dispute-send = Send what I wrote
dispute-unusable = Unusable
dispute-reason = Why
dispute-send-unusable = It is unusable
dispute-uncounted = does not count
dispute-skip = Later
dispute-model = A model of the annotators would say: { $opinion }
dispute-done = Decided: { $item }
dispute-moved = Somebody answered or decided since you saw this. Nothing was written: read it again.

# A comment
comments-more = More comments: { $count }
comment-link = Open in Argilla
comment-done = What was done? Everyone can read it.
comment-guide = Put it into the guide
comment-answer = Answer
comment-answered = Answered
dismiss-title = A finding is wrong
dismiss-check = Finding
dismiss-reason = Why it is wrong
dismiss-button = Dismiss it everywhere

# The steps of a campaign
campaign-owners = Only owners can do these steps. You can decide disputes and answer comments.
part-label = Part of the campaign
part-launch = Check and launch
part-people = People
part-guide = Guide
part-news = News
part-release = Publish
part-close = Archive and close
check-title = Check
check-button = Check texts and files
check-report = Download the report
launch-title = Launch
launch-text = First see what would change in Argilla, then apply it.
launch-plan = Show the plan
launch-apply = Apply the plan
snapshot-title = Dashboard
snapshot-button = Update the dashboard
news-heading = The week’s news
news-text = Copy it into your chat. It has only counts, and nobody’s name.
archive-title = Archive
archive-button = Archive everything now
close-title = Close
close-text = Nobody can answer any more; all answers stay. You can open it again.
close-confirm = Type { $name } to close it
close-button = Close the campaign
reopen-button = Open it again
guide-versions = Volunteers see version { $published }; the file has version { $file }.
guide-preview = Preview of the file
guide-publish = Publish the guide
people-invite = Invite with a link
people-add = Add accounts
people-name = User name
people-role = Role
people-answers = Answers
people-active = Last active
people-named = Named as
invite-days = Days it is valid
invite-uses = How many can join
invite-approve = I let each person in
invite-button = Make a link
invite-made = Copy the link now: it is not shown again.
accounts-names = User names, separated by spaces
accounts-button = Add them
accounts-made = Added. Send each person their message: it has their password.
accounts-messages = Download the messages
export-title = Export
export-keep = Leave items with undecided errors as in the source
export-button = Export
export-verify = Verify the export
publish-title = Publish
publish-text = Rehearse first. A new dataset is private until you make it public.
publish-task = Task
publish-repo = Dataset on the Hub
publish-tag = Version
publish-rehearse = Rehearse
publish-private = Publish
publish-confirm = To make it public, type the dataset’s name again
publish-public = Make it public
receipts-title = Thanks
receipts-button = Write the thank-you pages
receipts-download = Download the pages

# Steps that take long
steps-title = Latest steps
step-running = running
step-done = done
step-failed = failed
step-interrupted = interrupted
