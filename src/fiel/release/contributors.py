"""Who made an export, as a table of those who agreed to be named."""

from collections import Counter
from collections.abc import Iterable, Mapping

from fiel.catalogue import Catalogue
from fiel.judgements import Judgement
from fiel.plaintext import for_markdown

CONTRIBUTORS = "CONTRIBUTORS.md"

_LANGUAGES = ("es", "en")


def write_contributors(judgements: Iterable[Judgement], credits: Mapping[str, str]) -> str:
    """Write the table in Spanish and English: who did most comes first.

    Those without a public name are one line, and the organizers among them another.

    Args:
        judgements: The answers; those that cannot be used do not count.
        credits: Display name by user name, of those who agreed to be named.
    """
    usable = [judgement for judgement in judgements if judgement.problem is None]
    answers = Counter(judgement.annotator for judgement in usable if not judgement.simulated)
    corrected = Counter(judgement.annotator for judgement in usable if judgement.decision == "corrected")
    named = [(credits[who], answers[who], corrected[who]) for who in answers if who in credits]
    named.sort(key=lambda row: (-row[1], -row[2], row[0]))
    organizers = {judgement.annotator for judgement in usable if judgement.organizer}
    unnamed = {
        "anonymous": [who for who in answers if who not in credits and who not in organizers],
        "organizers": [who for who in answers if who not in credits and who in organizers],
    }
    rows = [(for_markdown(name), *counts) for name, *counts in named]
    sections = []
    for language in _LANGUAGES:
        say = Catalogue("contributors", language).text
        lines = [f"| {say('name')} | {say('answers')} | {say('corrected')} |", "|---|---:|---:|"]
        lines += [f"| {name} | {count} | {changed} |" for name, count, changed in rows]
        for kind, people in unnamed.items():
            if people:
                totals = [sum(each[who] for who in people) for each in (answers, corrected)]
                lines.append(f"| *{say(kind, people=len(people))}* | {totals[0]} | {totals[1]} |")
        simulated = sum(judgement.simulated for judgement in usable)
        parts = [f"## {say('heading')}", say("thanks"), "\n".join(lines)] if answers else []
        sections += [*parts, *([say("simulated", answers=simulated)] if simulated else [])]
    return "\n\n".join(["# CONTRIBUTORS", *sections]) + "\n"
