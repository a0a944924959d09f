"""The texts of an item that people support: pure functions."""

from collections.abc import Mapping, Sequence

from fiel.items import Item
from fiel.judgements import Judgement
from fiel.verdicts.versions import normalize_text, normalize_version, version_of


def group_supporters(name: str, shown: str, judgements: Sequence[Judgement]) -> Mapping[str, list[str]]:
    """Group people by the text of a segment that they support, ignoring white space and Unicode forms.

    Args:
        name: The segment.
        shown: Its text in the form.
        judgements: Answers to the item; those that call it unusable support no text.

    Returns:
        User names by text; the shown text comes first, even if nobody supports it.
    """
    written = {normalize_text(shown): shown}
    groups: dict[str, list[str]] = {shown: []}
    for each in judgements:
        if each.decision == "unusable":
            continue
        text = each.corrections.get(name, shown)
        groups.setdefault(written.setdefault(normalize_text(text), text), []).append(each.annotator)
    return groups


def group_answers(item: Item, judgements: Sequence[Judgement]) -> list[tuple[Judgement, list[str]]]:
    """Group people who gave the same answer: unusable, or the same texts.

    Answers that do not count are left out.

    Returns:
        The first answer of each group with the user names of all, in order of submission.
    """
    groups: dict[object, tuple[Judgement, list[str]]] = {}
    for each in judgements:
        if each.problem:
            continue
        unusable = each.decision == "unusable"
        key = None if unusable else normalize_version(version_of(item, each.corrections))
        groups.setdefault(key, (each, []))[1].append(each.annotator)
    return list(groups.values())
