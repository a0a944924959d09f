"""Tell a chat what is new in a campaign: milestones, comments and disputes, as counts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from fiel.campaign.feedback import answers_path, load_answers
from fiel.campaign.work import Work
from fiel.files import write_private
from fiel.judgements import Judgement, identify_comment
from fiel.progress.chatnews import Noted, note_status, write_changes
from fiel.progress.status import CampaignStatus
from fiel.settings import Settings
from fiel.sharing.webhook import send_message


def announce_changes(
    settings: Settings,
    work: Work,
    status: CampaignStatus,
    judgements: Mapping[str, Sequence[Judgement]],
) -> list[str]:
    """Send what is new since the last time to the webhook of the settings, and return it.

    The first time only notes how things are. Nothing is noted as told unless the chat took it, so that what
    failed is sent again. ``judgements`` are by task name.

    Raises:
        FielError: The chat does not answer or refuses.
    """
    if settings.webhook is None:
        return []
    campaign = work.campaign
    now = note_status(status, _unanswered(work, judgements))
    path = settings.home / "announced" / f"{campaign.name}.json"
    before = _read(path)
    language = campaign.form_language
    lines = write_changes(before, now, campaign.title_in(language), language) if before else []
    if lines:
        send_message(settings.webhook.get_secret_value(), "\n".join(lines))
    if before != now:
        _write(path, now)
    return lines


def _unanswered(work: Work, judgements: Mapping[str, Sequence[Judgement]]) -> frozenset[str]:
    ids = {
        identify_comment(task, each.item_id, each.comment)
        for task, own in judgements.items()
        for each in own
        if each.comment
    }
    return frozenset(ids - load_answers(answers_path(work.file.path)).keys())


def _read(path: Path) -> Noted | None:
    if not path.exists():
        return None
    noted = json.loads(path.read_text(encoding="utf-8"))
    return Noted(
        percent=noted["percent"],
        comments=frozenset(noted["comments"]),
        disputes=frozenset(noted["disputes"]),
    )


def _write(path: Path, noted: Noted) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    content = {
        name: sorted(each) if isinstance(each, frozenset) else each for name, each in asdict(noted).items()
    }
    write_private(path, json.dumps(content, indent=2))
