"""The items that people practise with before their first real one: their right answers are known.

They come from the campaign's gold, or from ``guides/LANGUAGE/practice.toml``. In the English file, which
serves languages without a file, the text to check is English too.
"""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from fiel.bundled import bundled_path
from fiel.campaign import Campaign, Task
from fiel.campaign.campaignfile import CampaignFile
from fiel.campaign.guide import load_guide
from fiel.campaign.work import Work
from fiel.errors import FielError
from fiel.items import Item
from fiel.judgements import Decision
from fiel.messages.catalogue import segment_title
from fiel.messages.languages import writing_direction
from fiel.reading.strict import StrictModel
from fiel.verdicts.gold import GoldAnswer

ITEMS = 5
_SECTION_LETTERS = 6000


class PracticeText(StrictModel):
    """One text: the English original, its translation and, if it must be corrected, the right one."""

    name: str
    source: str | None
    translation: str
    corrected: str | None = None
    title: str = ""
    correct: bool = False


class PracticeItem(StrictModel):
    """An item with its right answer, as the practice page shows it.

    Attributes:
        benchmarks: Names of the benchmarks that it is for; empty once chosen.
        why: Why the answer is right: the key of a text ``why-…`` in ``messages/*/join.ftl``.
        section: Heading of the guide's section with the rule.
        rule: That section's text in the campaign's guide.
        guide_url: Public address of the guide.
        language: Language of the translation, and its direction.
    """

    benchmarks: list[str] = []
    decision: Decision
    why: str = ""
    section: str = ""
    rule: str = ""
    guide_url: str | None = None
    language: str = ""
    direction: Literal["ltr", "rtl"] = "ltr"
    texts: list[PracticeText]


class _PracticeFile(StrictModel):
    items: list[PracticeItem]


def tells_gold(campaign: Campaign) -> bool:
    """Tell whether the gold shows who is careless: then practising must not give it away."""
    return campaign.careless is not None and bool(campaign.careless.min_gold)


def choose_gold(work: Work) -> list[PracticeItem]:
    """Choose items of the gold, of different answers and tasks as far as there are.

    Raises:
        FielError: The campaign has no gold.
    """
    if not work.gold:
        raise FielError(
            f"{work.file.path}: tasks: expected a task with the key gold for practising, found none: add it, "
            "or use --practice own"
        )
    found = []
    for task in work.campaign.tasks:
        known = {item.id: item for item in work.items[task.name]}
        for item_id, answer in work.gold.get(task.name, {}).items():
            found.append(_show_gold(work.campaign, task, known[item_id], answer))
    return _mix(found)


def _mix(found: Sequence[PracticeItem]) -> list[PracticeItem]:
    """Take the first of each decision, then the second of each, and so on."""
    by_decision: dict[str, list[PracticeItem]] = {}
    for item in found:
        by_decision.setdefault(item.decision, []).append(item)
    ranked = [(number, item) for group in by_decision.values() for number, item in enumerate(group)]
    return [item for _, item in sorted(ranked, key=lambda each: each[0])][:ITEMS]


def _show_gold(campaign: Campaign, task: Task, item: Item, answer: GoldAnswer) -> PracticeItem:
    return PracticeItem(
        decision=answer.decision,
        guide_url=campaign.guide_url,
        language=campaign.language,
        direction=writing_direction(campaign.language),
        texts=[
            PracticeText(
                name=segment.name,
                source=segment.source,
                translation=segment.translation,
                corrected=answer.texts.get(segment.name),
                title=segment_title(segment.name, campaign.form_language),
                correct=segment.name in item.marked,
            )
            for segment in item.segments
        ],
    )


def choose_own(file: CampaignFile) -> list[PracticeItem]:
    """Choose the items that Fiel brings along for the campaign's first benchmark that has any."""
    campaign = file.campaign
    codes = (campaign.language.split("-")[0], "en")
    language = next(code for code in codes if _path_of(code).is_file())
    for task in campaign.tasks:
        ours = [each for each in read_practice(language) if task.benchmark in each.benchmarks]
        if ours:
            return [_fit(each, file, task, language) for each in ours[:ITEMS]]
    return []


def read_practice(language: str) -> list[PracticeItem]:
    """Read the practice items of a language.

    Raises:
        FielError: The file cannot be read.
    """
    path = _path_of(language)
    try:
        return _PracticeFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).items
    except (OSError, ValueError) as error:
        raise FielError(f"{path}: expected practice items, found: {error}") from None


def _path_of(language: str) -> Path:
    return bundled_path(f"guides/{language}/practice.toml")


def _fit(item: PracticeItem, file: CampaignFile, task: Task, language: str) -> PracticeItem:
    texts = [
        each.model_copy(update={"title": segment_title(each.name, file.campaign.form_language)})
        for each in item.texts
    ]
    return item.model_copy(
        update={
            "benchmarks": [],
            "texts": texts,
            "rule": find_section(load_guide(file.folder / task.guide).text, item.section),
            "guide_url": file.campaign.guide_url,
            "language": language,
            "direction": writing_direction(language),
        }
    )


def find_section(guide: str, heading: str) -> str:
    """Return the text of a guide's section, without Markdown's marks; empty if it has no such heading."""
    found = re.search(rf"^#+ {re.escape(heading)}\s*\n(.*?)(?=^#|\Z)", guide, re.M | re.S)
    if not heading or not found:
        return ""
    return re.sub(r"(\*\*|(?<!\w)\*(?!\s)|(?<!\s)\*(?!\w))", "", found[1]).strip()[:_SECTION_LETTERS]
