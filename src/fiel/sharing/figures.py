"""What a badge and a card say."""

from collections.abc import Sequence
from dataclasses import dataclass

from fiel.progress import campaign_titles, overall_progress
from fiel.snapshots.tables import Tables


@dataclass(frozen=True, slots=True)
class Figures:
    """What there is to say of a campaign, or of all together.

    Attributes:
        titles: What it may be called, the best first; empty for all campaigns together.
        validated: Items whose text people agreed on.
        total: Items there are.
        percent: Validated of all, rounded down.
        people: Distinct people, at most.
        answers: Usable answers.
        simulated: Whether there are made-up answers among them.
    """

    titles: tuple[str, ...]
    validated: int
    total: int
    percent: int
    people: int
    answers: int
    simulated: bool


def count_figures(tables: Tables, languages: Sequence[str], *, together: bool = False) -> dict[str, Figures]:
    """Count what there is to say, by language.

    Args:
        tables: The rows of one campaign, or of several.
        languages: The languages; each has the title that the campaign has in it, if it has one.
        together: Whether they have no title but that of all campaigns.
    """
    progress = overall_progress(tables)
    return {
        language: Figures(
            titles=() if together else _titles(tables, language),
            validated=progress.validated,
            total=progress.total,
            percent=progress.validated_percent,
            people=progress.people,
            answers=progress.answers,
            simulated=progress.simulated > 0,
        )
        for language in languages
    }


def _titles(tables: Tables, language: str) -> tuple[str, ...]:
    """Title in the language, in English, in the first one there is, and the name, which is plain ASCII."""
    written = [*campaign_titles(tables, language).values(), *campaign_titles(tables, "en").values()]
    names = [str(name) for name in tables.campaigns["campaign"]]
    return tuple(dict.fromkeys([*(" ".join(title.split()) for title in written), *names]))
