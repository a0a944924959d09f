"""Where a few minutes help most."""

from dataclasses import dataclass

import pandas as pd

from fiel.tables import Tables

USUAL_SECONDS = 45.0
"""How long an answer takes, as long as nobody has shown how long."""


@dataclass(frozen=True, slots=True)
class NextForm:
    """A form of Argilla that waits for answers.

    Attributes:
        url: Its address.
        task: Its task; None when the address is that of Argilla as a whole.
        items: About how many items somebody answers in the minutes asked for: at least 1, and not more than
            answers are missing.
        one_away: Items in it that one more answer completes.
        seconds_per_answer: How long an answer takes.
        measured: Whether that was measured in this campaign; otherwise it is what is usual.
    """

    url: str
    task: str | None
    items: int
    one_away: int
    seconds_per_answer: float
    measured: bool


def one_away(tables: Tables) -> pd.DataFrame:
    """Count the items that one more answer completes.

    Returns:
        A row a campaign and task: ``campaign``, ``task``, ``benchmark``, ``items``, also of those that
        have none.
    """
    raise NotImplementedError


def next_form(tables: Tables, campaign: str, *, minutes: float = 10) -> NextForm | None:
    """Choose where somebody with a few minutes helps most.

    That is the form with the most items that one more answer completes, then the one that misses most
    answers.

    Returns:
        The form; the address of Argilla where none is known; None when the campaign is closed, has every
        answer or no address.
    """
    raise NotImplementedError
