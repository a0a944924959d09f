# The page with what the automatic checks found in a campaign.
heading = What the automatic checks found
about = Campaign “{ $title }”. This is what looks suspicious in the translation before anyone reviews it. An error must be resolved before its item is published; a warning only moves the item forward in the queue.
check = Check
severity = Severity
error = Error
warning = Warning
items = Items
findings = Findings
task = { $items ->
    [one] One item
   *[other] { $items } items
}: { $errors } with errors, { $warnings } with warnings only, { $clean } with nothing suspicious.
counted = { $findings ->
    [one] One finding
   *[other] { $findings } findings
} in { $items ->
    [one] one item
   *[other] { $items } items
}.
worst = Showing the { $count } worst.
source = English original
translation = Translation
no-source = No English original
nothing = Nothing suspicious was found.
