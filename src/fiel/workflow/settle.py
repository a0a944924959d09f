"""Give an English text one translation in the release, or say why it has several."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from fiel.bars import NO_BAR, Bar
from fiel.campaign.rulings import Settlement, add_rulings, load_rulings, rulings_path
from fiel.campaign.work import Work
from fiel.errors import FielError, unlisted
from fiel.memory.differences import Difference, find_differences
from fiel.memory.sentences import name_text
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import decide_campaign, gather_answers


@dataclass(frozen=True, slots=True)
class OpenDifference:
    """An English text with several agreed translations.

    Attributes:
        id: Fingerprint by which it is named.
        settlement: What an organizer ruled about it, or None.
    """

    id: str
    difference: Difference
    settlement: Settlement | None


def list_differences(settings: Settings, work: Work, *, bar: Bar = NO_BAR) -> list[OpenDifference]:
    """Collect the answers and list the English texts that people left with several translations.

    Raises:
        FielError: The campaign was not launched.
    """
    with connected_argilla(settings) as client:
        judgements = gather_answers(client, work, bar=bar).judgements
    verdicts = decide_campaign(work, judgements)
    settled = load_rulings(rulings_path(work.file.path)).settled
    return [
        OpenDifference(name_text(each.source), each, settled.get(each.source))
        for each in find_differences(work.items, verdicts)
    ]


def settle_difference(
    work: Work, open_differences: Sequence[OpenDifference], id: str, *, text: str | None, reason: str
) -> Settlement:
    """Rule about an English text, in the file of rulings.

    Args:
        work: The campaign.
        open_differences: Those that there are.
        id: The one to rule about.
        text: Its one translation; None keeps the differences, which needs a reason.
        reason: Why.

    Raises:
        FielError: No difference has the id, the text is empty, or the differences stay without a reason.
    """
    found = next((each for each in open_differences if each.id == id), None)
    if found is None:
        known = [each.id for each in open_differences]
        raise unlisted(work.campaign.name, "a sentence", "fiel settle", id, known)
    if text is None and not reason.strip():
        raise FielError("--reason: expected why the translations differ, found nothing. Nothing was changed.")
    if text is not None and not text.strip():
        raise FielError("--text: expected a translation, found an empty text. Nothing was changed.")
    ruling = Settlement(
        source=found.difference.source,
        text=text and text.strip(),
        reason=reason.strip(),
        ruled=datetime.now(UTC).date(),
    )
    add_rulings(rulings_path(work.file.path), [ruling])
    return ruling
