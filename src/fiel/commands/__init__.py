"""The commands of ``fiel``: each parses, calls one step of the workflow and prints.

This table is all that is imported before somebody names a command. Its module, with all that it needs, is
imported then: so everything else imports what it uses at its top.
"""

from collections.abc import Mapping
from typing import NamedTuple


class ListedCommand(NamedTuple):
    """Where a command is and what the list of commands says of it.

    Attributes:
        module: Its module in this package, in which it has its own name.
        help: One sentence.
    """

    module: str
    help: str


COMMANDS: Mapping[str, ListedCommand] = {
    "new": ListedCommand("new", "Write the campaign file of another language."),
    "check": ListedCommand("check", "Validate a campaign and show what looks suspicious."),
    "up": ListedCommand("serve", "Start Argilla, until Ctrl-C."),
    "launch": ListedCommand("launch", "Put a campaign into Argilla, or apply what changed."),
    "people": ListedCommand("people", "Give people an account, list or remove them."),
    "status": ListedCommand("status", "Show how far a campaign is, and what needs a look."),
    "resolve": ListedCommand("resolve", "Decide an item that people do not agree on."),
    "requeue": ListedCommand("requeue", "Give back answers that do not count."),
    "feedback": ListedCommand("feedback", "Read the volunteers' comments and answer them."),
    "guide": ListedCommand("guide", "Publish a new version of the annotation guide."),
    "snapshot": ListedCommand("snapshot", "Collect the answers for the dashboard."),
    "dashboard": ListedCommand("serve", "Show the dashboard, until Ctrl-C."),
    "export": ListedCommand("export", "Write the validated dataset."),
    "verify": ListedCommand("verify", "Check an export against its source."),
    "publish": ListedCommand("publish", "Publish an export on the Hub."),
    "receipts": ListedCommand("receipts", "Write a page of thanks for each person."),
    "close": ListedCommand("close", "Take no more answers, and archive everything."),
    "archive": ListedCommand("archive", "Write a whole campaign to one file."),
    "restore": ListedCommand("archive", "Put an archived campaign into another Argilla."),
    "doctor": ListedCommand("doctor", "Say what is wrong, and what to do."),
    "oauth-file": ListedCommand("oauth", "Let people sign in with Hugging Face."),
    "space": ListedCommand("space", "Put Argilla and the dashboard on Hugging Face Spaces."),
    "demo": ListedCommand("serve", "Try the whole platform with simulated volunteers."),
    "video": ListedCommand("video", "Record the instructional video for volunteers."),
}
"""The commands by name, in the order of a campaign's life."""
