"""The commands of ``fiel``: each parses, calls one step of the workflow and prints.

This table is all that is imported before somebody names a command. Its module, with all that it needs, is
imported then: so everything else imports what it uses at its top.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Entry(NamedTuple):
    """Where a command is and what the list of commands says of it.

    Attributes:
        module: Its module in this package, in which it has its own name.
        help: One sentence.
    """

    module: str
    help: str


COMMANDS: Mapping[str, Entry] = {
    "new": Entry("new", "Write the campaign file of another language."),
    "check": Entry("check", "Validate a campaign and show what looks suspicious."),
    "up": Entry("serve", "Start Argilla, until Ctrl-C."),
    "launch": Entry("launch", "Put a campaign into Argilla, or apply what changed."),
    "people": Entry("people", "Give people an account, list or remove them."),
    "status": Entry("status", "Show how far a campaign is, and what needs a look."),
    "resolve": Entry("resolve", "Decide an item that people do not agree on."),
    "requeue": Entry("requeue", "Give back answers that do not count."),
    "feedback": Entry("feedback", "Read the volunteers' comments and answer them."),
    "guide": Entry("guide", "Publish a new version of the annotation guide."),
    "snapshot": Entry("snapshot", "Collect the answers for the dashboard."),
    "dashboard": Entry("serve", "Show the dashboard, until Ctrl-C."),
    "export": Entry("export", "Write the validated dataset."),
    "verify": Entry("verify", "Check an export against its source."),
    "publish": Entry("publish", "Publish an export on the Hub."),
    "receipts": Entry("receipts", "Write a page of thanks for each person."),
    "close": Entry("close", "Take no more answers, and archive everything."),
    "archive": Entry("archive", "Write a whole campaign to one file."),
    "restore": Entry("archive", "Put an archived campaign into another Argilla."),
    "doctor": Entry("doctor", "Say what is wrong, and what to do."),
    "oauth-file": Entry("oauth", "Let people sign in with Hugging Face."),
    "space": Entry("space", "Put Argilla and the dashboard on Hugging Face Spaces."),
    "demo": Entry("serve", "Try the whole platform with simulated volunteers."),
    "video": Entry("video", "Record the instructional video for volunteers."),
}
"""The commands by name, in the order of a campaign's life."""
