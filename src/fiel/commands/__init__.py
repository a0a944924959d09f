"""The commands of ``fiel``: each parses its arguments, calls one workflow step and prints the result.

Only this table is imported at start; a command's module is imported when the command is named.
"""

from collections.abc import Mapping
from typing import NamedTuple


class ListedCommand(NamedTuple):
    """An entry in the list of commands.

    Attributes:
        module: The module in this package that defines the command under its own name.
        help: One sentence.
    """

    module: str
    help: str


COMMANDS: Mapping[str, ListedCommand] = {
    "new": ListedCommand("new", "Write a campaign file for another language."),
    "check": ListedCommand("check", "Validate a campaign and list suspicious texts."),
    "review": ListedCommand("review", "Ask a language model for a second opinion."),
    "up": ListedCommand("serve", "Start Argilla and run it until Ctrl-C."),
    "launch": ListedCommand("launch", "Create a campaign in Argilla, or apply changes to it."),
    "people": ListedCommand("people", "Create, list and remove accounts."),
    "daily": ListedCommand("daily", "Do what an organizer does every day."),
    "status": ListedCommand("status", "Show a campaign's progress and what needs attention."),
    "resolve": ListedCommand("resolve", "Decide items that people disagree on."),
    "spread": ListedCommand("spread", "Suggest corrections wherever the same sentence stands."),
    "settle": ListedCommand("settle", "Give a sentence one translation everywhere."),
    "dismiss": ListedCommand("dismiss", "Dismiss a wrong warning wherever it appears."),
    "terms": ListedCommand("terms", "Learn glossary terms from corrections."),
    "blind": ListedCommand("blind", "Show how people answer without seeing the key."),
    "requeue": ListedCommand("requeue", "Return answers that do not count to their authors."),
    "feedback": ListedCommand("feedback", "Read volunteers' comments and answer them."),
    "guide": ListedCommand("guide", "Publish a new version of the annotation guide."),
    "snapshot": ListedCommand("snapshot", "Collect the answers for the dashboard."),
    "dashboard": ListedCommand("serve", "Serve the dashboard until Ctrl-C."),
    "desk": ListedCommand("desk", "Serve the organizers' desk until Ctrl-C."),
    "service": ListedCommand("service", "Keep server, snapshots, dashboard and desk running."),
    "export": ListedCommand("export", "Write the validated dataset."),
    "verify": ListedCommand("verify", "Check an export against its source."),
    "impact": ListedCommand("impact", "Measure what validating changed for models."),
    "report": ListedCommand("report", "Report how good a release is."),
    "publish": ListedCommand("publish", "Publish an export on the Hub."),
    "receipts": ListedCommand("receipts", "Write a thank-you page for each person."),
    "close": ListedCommand("close", "Stop accepting answers and archive everything."),
    "archive": ListedCommand("archive", "Write a whole campaign to one file."),
    "restore": ListedCommand("archive", "Restore an archived campaign to another Argilla."),
    "doctor": ListedCommand("doctor", "Find problems and how to fix them."),
    "oauth-file": ListedCommand("oauth", "Let people sign in with Hugging Face."),
    "space": ListedCommand("space", "Deploy Argilla and the dashboard to Hugging Face Spaces."),
    "demo": ListedCommand("serve", "Try the whole platform with simulated volunteers."),
    "video": ListedCommand("video", "Record the instructional video for volunteers."),
}
"""The commands by name, in the order in which a campaign needs them."""
