"""The numbers on badges and cards."""

from collections.abc import Sequence
from dataclasses import dataclass

from fiel.progress import campaign_titles, counts_twice, overall_progress
from fiel.snapshots.tables import Tables


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of a campaign, or of all together.

    Attributes:
        titles: Possible titles, best first; empty for all campaigns together.
        validated: Items whose text people agreed on.
        percent: Share of validated items in percent, rounded down.
        people: Upper bound of distinct people.
        at_most: Whether some of them may be counted twice.
    """

    titles: tuple[str, ...]
    validated: int
    total: int
    percent: int
    people: int
    answers: int
    simulated: bool
    at_most: bool = False


def count_figures(tables: Tables, languages: Sequence[str], *, together: bool = False) -> dict[str, Figures]:
    """Count the numbers to show, by language.

    Each language uses the campaign's title in it, if there is one, or ``together`` the title of all
    campaigns.
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
            at_most=counts_twice(tables),
        )
        for language in languages
    }


def _titles(tables: Tables, language: str) -> tuple[str, ...]:
    """Titles in the language, in English and in the first language available, then the ASCII name."""
    written = [*campaign_titles(tables, language).values(), *campaign_titles(tables, "en").values()]
    names = [str(name) for name in tables.campaigns["campaign"]]
    return tuple(dict.fromkeys([*(" ".join(title.split()) for title in written), *names]))
