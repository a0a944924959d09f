"""Who made an export, as a table of those who agreed to be named."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from fiel.judgements import FEWEST_PEOPLE, Judgement
from fiel.messages.catalogue import Catalogue
from fiel.messages.plaintext import count_of, for_markdown

CONTRIBUTORS = "CONTRIBUTORS.md"

_LANGUAGES = ("es", "en")


def write_contributors(judgements: Iterable[Judgement], credits: Mapping[str, str]) -> str:
    """Write the table in Spanish and English: who did most comes first.

    Those without a public name are one line, without a number where they are fewer than `FEWEST_PEOPLE`: it
    would be one person's. What organizers decided is another, whoever they are: the export says which items
    that was. Nothing here says what somebody decided, for the export says that of each item.

    Args:
        judgements: The answers; those that cannot be used do not count.
        credits: Display name by user name, of those who agreed to be named.
    """
    usable = [judgement for judgement in judgements if judgement.problem is None]
    real = [judgement for judgement in usable if not judgement.simulated]
    answers = Counter(judgement.annotator for judgement in real if not judgement.organizer)
    decided = Counter(judgement.annotator for judgement in real if judgement.organizer)
    named = [(credits[who], count) for who, count in answers.items() if who in credits]
    named.sort(key=lambda row: (-row[1], row[0]))
    unnamed = {
        "anonymous": [count for who, count in answers.items() if who not in credits],
        "organizers": list(decided.values()),
    }

    def is_told(kind: str, counts: Sequence[int]) -> bool:
        return kind == "organizers" or len(counts) >= FEWEST_PEOPLE

    rows = [(for_markdown(name), count) for name, count in named]
    sections = []
    for language in _LANGUAGES:
        say = Catalogue("contributors", language).text
        lines = [f"| {say('name')} | {say('answers')} |", "|---|---:|"]
        lines += [f"| {name} | {count} |" for name, count in rows]
        lines += [
            f"| *{say(kind, people=len(counts))}* | {sum(counts) if is_told(kind, counts) else '–'} |"
            for kind, counts in unnamed.items()
            if counts
        ]
        simulated = sum(judgement.simulated for judgement in usable)
        parts = [f"## {say('heading')}", say("thanks"), "\n".join(lines)] if real else []
        sections += [*parts, *([say("simulated", answers=simulated)] if simulated else [])]
    return "\n\n".join(["# CONTRIBUTORS", *sections]) + "\n"


def describe_unnamed(judgements: Iterable[Judgement], credits: Mapping[str, str]) -> str | None:
    """Say whose number of answers an export gives away although they have no public name; None of nobody's.

    An export has every answer, so who knows how many the named people gave knows the others' sum. That of one
    person, or of two who know their own, is a person's number.
    """
    usable = [each for each in judgements if each.problem is None and not each.simulated]
    people = {each.annotator for each in usable if not each.organizer}
    unnamed = people - credits.keys()
    if not 0 < len(unnamed) < FEWEST_PEOPLE or unnamed == people:
        return None
    return (
        f"{count_of(len(unnamed), 'person', 'people')} without a public name: all answers minus those of the "
        f"named tell how many they gave. With {FEWEST_PEOPLE} or more, or none, they would not."
    )
