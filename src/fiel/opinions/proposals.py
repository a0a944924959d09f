"""Other texts for a segment, which a person can take over: of models, tools and other translations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from fiel.checks.finding import Finding
from fiel.checks.folding import widen_place
from fiel.checks.normalization import normalize_item, restore_span
from fiel.checks.opinionfindings import locate_quote
from fiel.items import Item
from fiel.opinions.opinion import Opinion

_PROOFREADER = "LanguageTool"
_PROOFREAD = frozenset({"grammar", "spelling"})
_NOTHING = "none"  # the value of a finding without a correction


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Another text for a segment.

    Attributes:
        segment: Name of the segment.
        agents: Who proposes it.
        text: The whole text.
        quote: The words to replace, or None for a text of its own.
        correction: What would stand in their place, or the whole text.
    """

    segment: str
    agents: tuple[str, ...]
    text: str
    quote: str | None
    correction: str


def propose_texts(item: Item, opinions: Sequence[Opinion], findings: Sequence[Finding]) -> list[Proposal]:
    """Return the texts that opinions and findings of grammar propose for an item, each once.

    They are in the order of the segments, corrections of a few words first; ``findings`` are those of the
    item, and texts that equal the one shown are left out.
    """
    found: dict[tuple[str, str], Proposal] = {}
    for each in (*_from_findings(item, findings), *_from_opinions(item, opinions)):
        key = (each.segment, normalize("NFC", each.text))
        before = found.get(key)
        agents = dict.fromkeys((*(before.agents if before else ()), *each.agents))
        found[key] = Proposal(
            segment=each.segment,
            agents=tuple(agents),
            text=each.text,
            quote=before.quote if before else each.quote,
            correction=before.correction if before else each.correction,
        )
    if not found:
        return []
    shown = {(segment.name, normalize("NFC", segment.translation)) for segment in item.segments}
    order = {name: place for place, name in enumerate(item.shape)}
    proposals = [each for key, each in found.items() if key not in shown]
    return sorted(proposals, key=lambda each: (order[each.segment], each.quote is None))


def is_proposed(finding: Finding) -> bool:
    """Tell whether a finding's correction is among the proposals."""
    corrects = finding.values.get("correction", _NOTHING) != _NOTHING
    return corrects and (finding.check == "opinion" or _is_proofread(finding))


def _is_proofread(finding: Finding) -> bool:
    return finding.check in _PROOFREAD and finding.span is not None


def _from_findings(item: Item, findings: Sequence[Finding]) -> Iterator[Proposal]:
    texts = {segment.name: segment.translation for segment in item.segments}
    for finding in findings:
        correction = finding.values.get("correction", _NOTHING)
        if correction != _NOTHING and _is_proofread(finding) and finding.segment and finding.span:
            text = texts[finding.segment]
            yield _replace(finding.segment, text, finding.span, correction, agent=_PROOFREADER)


def _from_opinions(item: Item, opinions: Sequence[Opinion]) -> Iterator[Proposal]:
    if not opinions:
        return
    texts = {segment.name: segment.translation for segment in item.segments}
    normal = normalize_item(item)
    for opinion in opinions:
        if opinion.segment not in texts or opinion.correction is None:
            continue
        segment, text = opinion.segment, texts[opinion.segment]
        if opinion.quote is None:
            yield Proposal(
                segment=segment,
                agents=(opinion.agent,),
                text=opinion.correction,
                quote=None,
                correction=opinion.correction,
            )
        elif span := locate_quote(opinion, normal):
            place = restore_span(text, span)
            yield _replace(segment, text, place, opinion.correction, agent=opinion.agent)


def _replace(segment: str, text: str, span: tuple[int, int], correction: str, *, agent: str) -> Proposal:
    begin, end = span
    start, stop = widen_place(text, begin, end)  # the form looks for the quote, which must stand there once
    quote, changed = text[start:stop], f"{text[start:begin]}{correction}{text[end:stop]}"
    return Proposal(
        segment=segment,
        agents=(agent,),
        text=f"{text[:start]}{changed}{text[stop:]}",
        quote=quote,
        correction=changed,
    )
