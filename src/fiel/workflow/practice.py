"""The items that people practise with before their first real one: their right answers are known.

They come from the campaign's gold, or from ``guides/LANGUAGE/practice.toml``. In the English file, which
serves languages without a file, the text to check is English too, and the page says so.
"""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from fiel.bundled import bundled_path
from fiel.campaign import Campaign, Task
from fiel.campaign.campaignfile import CampaignFile
from fiel.campaign.guide import Guide, load_guide
from fiel.campaign.work import Work
from fiel.errors import FielError
from fiel.items import Item
from fiel.judgements import Decision
from fiel.messages.catalogue import segment_title
from fiel.messages.languages import writing_direction
from fiel.reading.strict import StrictModel
from fiel.verdicts.gold import GoldAnswer

ITEMS = 5
GOLD_REASON = "gold-"
"""Before a decision: why it is right for an item of the gold, whose own reason nobody wrote down."""

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
        why: Why the answer is right: the key of a text ``why-…`` in ``messages/*/join.ftl``; of the gold it
            says what its decision means.
        section: Heading of the guide's section with the rule, or of its beginning if it has no such section.
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
            shown = _show_gold(work.campaign, task, known[item_id], answer)
            found.append(_add_rule(shown, work.file, task, _rules_of(work.campaign, answer.decision)))
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
        why=f"{GOLD_REASON}{answer.decision}",
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
    language = _languages_of(campaign.language)[0]
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


def _languages_of(language: str) -> list[str]:
    """Return the languages that have practice items, a campaign's before English."""
    return [code for code in (language.split("-")[0], "en") if _path_of(code).is_file()]


def _rules_of(campaign: Campaign, decision: Decision) -> list[str]:
    """Return the headings under which Fiel's guides have the rule of a decision."""
    items = [each for code in _languages_of(campaign.form_language) for each in read_practice(code)]
    return list(dict.fromkeys(each.section for each in items if each.decision == decision))


def _path_of(language: str) -> Path:
    return bundled_path(f"guides/{language}/practice.toml")


def _fit(item: PracticeItem, file: CampaignFile, task: Task, language: str) -> PracticeItem:
    texts = [
        each.model_copy(update={"title": segment_title(each.name, file.campaign.form_language)})
        for each in item.texts
    ]
    fitted = item.model_copy(
        update={
            "benchmarks": [],
            "texts": texts,
            "language": language,
            "direction": writing_direction(language),
        }
    )
    return _add_rule(fitted, file, task, [item.section, *_rules_of(file.campaign, item.decision)])


def _add_rule(item: PracticeItem, file: CampaignFile, task: Task, headings: Sequence[str]) -> PracticeItem:
    section, rule = find_rule(load_guide(file.folder / task.guide), headings)
    return item.model_copy(update={"section": section, "rule": rule, "guide_url": file.campaign.guide_url})


def find_rule(guide: Guide, headings: Sequence[str]) -> tuple[str, str]:
    """Return the heading and the text of the first of some sections that a guide has, or its beginning's."""
    lines = guide.text.splitlines()
    if guide.version_line is not None:
        lines[guide.version_line] = ""
    text = "\n".join(lines) + "\n"
    for heading in (*headings, *re.findall(r"^#+ (.+?)\s*$", text, re.M)):
        if rule := find_section(text, heading):
            return heading, rule
    return "", ""


def find_section(guide: str, heading: str) -> str:
    """Return the text of a guide's section, without Markdown's marks; empty if it has no such heading."""
    found = re.search(rf"^#+ {re.escape(heading)}\s*\n(.*?)(?=^#|\Z)", guide, re.M | re.S)
    if not heading or not found:
        return ""
    return re.sub(r"(\*\*|(?<!\w)\*(?!\s)|(?<!\s)\*(?!\w))", "", found[1]).strip()[:_SECTION_LETTERS]
