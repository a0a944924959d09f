"""What an export says of the answers that people gave without the key."""

from collections.abc import Callable
from dataclasses import asdict

from fiel.impact.wording import Numbers
from fiel.judgements import FEWEST_PEOPLE
from fiel.messages.catalogue import Catalogue
from fiel.messages.plaintext import for_markdown
from fiel.release.qualityrecords import AccuracyRecord, BlindRecord
from fiel.verdicts.blind import Accuracy, BlindResult

_DIGITS = 6  # more would depend on a machine's order of additions


def describe_blind(found: BlindResult | None, *, share: float) -> BlindRecord | None:
    """Describe the answers; accuracies of one or two people stay out, as they would be theirs.

    So does then that of the subject with the fewest answers among the others.
    """
    if found is None:
        return None
    described = {name: _describe_accuracy(each) for name, each in found.subjects.items()}
    subjects = {name: each for name, each in described.items() if each is not None}
    if subjects and len(subjects) < len(described):  # else the total minus the others would be theirs
        del subjects[min(subjects, key=lambda name: (subjects[name].answers, name))]
    return BlindRecord(
        share=share,
        drawn=found.drawn,
        decided=found.decided,
        otherwise=tuple(each.item_id for each in found.otherwise),
        rate=None if found.rate is None else round(found.rate, _DIGITS),
        low=round(found.low, _DIGITS),
        high=round(found.high, _DIGITS),
        accuracy=_describe_accuracy(found.accuracy),
        subjects=subjects,
    )


def _describe_accuracy(found: Accuracy | None) -> AccuracyRecord | None:
    if found is None or found.people < FEWEST_PEOPLE:
        return None
    shares = {key: round(getattr(found, key), _DIGITS) for key in ("accuracy", "low", "high")}
    return AccuracyRecord.model_validate({**asdict(found), **shares})


def spell_accuracy(found: AccuracyRecord, numbers: Numbers) -> dict[str, str | int]:
    """Return the numbers of an accuracy as a language writes them."""
    shares = {key: numbers.percent(getattr(found, key)) for key in ("accuracy", "low", "high")}
    return {"items": found.items, "answers": found.answers, "people": found.people, **shares}


def say_otherwise(found: BlindRecord, say: Callable[..., str], numbers: Numbers) -> str:
    """Say on how many questions most people did not choose the key."""
    if not found.decided:
        return say("otherwise-none", drawn=found.drawn)
    shares = {key: numbers.percent(getattr(found, key)) for key in ("rate", "low", "high")}
    counts = {"drawn": found.drawn, "decided": found.decided, "count": len(found.otherwise)}
    return say("otherwise", **counts, **shares)


def write_blind_section(found: BlindRecord | None, language: str) -> list[str]:
    """Write the section of a dataset card, as paragraphs of Markdown; nothing of fewer than three people."""
    if found is None or found.accuracy is None:
        return []
    say, numbers = Catalogue("quality", language).text, Numbers(language)
    parts = [
        "### " + say("blind-title"),
        say("accuracy", **spell_accuracy(found.accuracy, numbers)),
        say_otherwise(found, say, numbers),
    ]
    if [*found.subjects.values()] not in ([], [found.accuracy]):  # which would be the total again
        head = [say(key) for key in ("subject", "questions", "given", "people", "right", "interval")]
        rows = [_write_row(name, each, numbers) for name, each in found.subjects.items()]
        lines = [f"| {' | '.join(row)} |" for row in (head, *rows)]
        parts.append("\n".join([lines[0], f"|---|{'---:|' * (len(head) - 1)}", *lines[1:]]))
    return parts


def _write_row(subject: str, found: AccuracyRecord, numbers: Numbers) -> list[str]:
    said = spell_accuracy(found, numbers)
    counts = [str(said[key]) for key in ("items", "answers", "people", "accuracy")]
    return [for_markdown(subject), *counts, f"{said['low']}–{said['high']}"]
