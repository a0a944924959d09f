"""What needs an organizer today, in one place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from fiel.annotation.client import Argilla
from fiel.annotation.comments import collect_comments
from fiel.annotation.invitations import Arrival, Invitation, find_ending, list_arrivals
from fiel.bars import NO_BAR, Bar
from fiel.campaign.feedback import Comment, answers_path, load_answers
from fiel.campaign.work import Work
from fiel.checks import CHECKS
from fiel.checks.detector import select_error_checks
from fiel.progress.status import CampaignStatus
from fiel.release.unresolved import find_text_errors, is_open
from fiel.settings import Settings
from fiel.verdicts.consensus import Verdict
from fiel.verdicts.resolution import OpenItem
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import decide_campaign, gather_answers
from fiel.workflow.resolve import collect_disputes
from fiel.workflow.secondlooks import SecondLook, find_second_looks
from fiel.workflow.status import describe_gathered


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What needs an organizer.

    Attributes:
        taken_at: When it was read, in UTC.
        disputes: Items on which people disagree, with their answers.
        second_looks: Other items that people asked to look at again, until an organizer decides or answers.
        comments: Comments without an answer, also those that ask for a second look; when the item was
            decided since, only those that say more.
        waiting: People who joined and wait to be let in, the earliest first.
        errors: Names of the checks that found an error in an item that nobody has decided, by ``TASK=ID``;
            without the disputes.
        ending: Invitations that will soon let nobody in, or the last one if it ended by itself.
    """

    taken_at: datetime
    status: CampaignStatus
    disputes: tuple[OpenItem, ...]
    second_looks: tuple[SecondLook, ...]
    comments: tuple[Comment, ...]
    waiting: tuple[Arrival, ...]
    errors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ending: tuple[Invitation, ...] = ()


def gather_today(settings: Settings, work: Work, *, bar: Bar = NO_BAR) -> Today:
    """Collect what needs an organizer, without changing anything.

    Raises:
        FielError: The campaign was not launched, or people answered other items.
    """
    now = datetime.now(UTC)
    with connected_argilla(settings) as client:
        gathered = gather_answers(client, work, bar=bar)
        comments, waiting = _collect_requests(client, work)
        ending = find_ending(client, work.campaign.name, now)
    status = describe_gathered(work, gathered, now=now)
    verdicts = decide_campaign(work, gathered.judgements)
    disputes = collect_disputes(work, gathered.judgements, verdicts)
    disputed = {each.name for each in disputes}
    looks, settled = find_second_looks(work, gathered.judgements, verdicts, comments)
    return Today(
        taken_at=now,
        status=status,
        disputes=tuple(disputes),
        second_looks=tuple(each for each in looks if each.opened.name not in disputed),
        comments=tuple(each for each in comments if each not in settled),
        waiting=waiting,
        errors=_find_errors(work, verdicts, disputed),
        ending=() if status.closed_at else tuple(ending),
    )


def _collect_requests(client: Argilla, work: Work) -> tuple[tuple[Comment, ...], tuple[Arrival, ...]]:
    answered = load_answers(answers_path(work.file.path))
    arrivals = list_arrivals(client, work.campaign.name).values()
    waiting = sorted((each for each in arrivals if each.waiting), key=lambda each: each.joined_at or "")
    comments = collect_comments(client, work.campaign)
    return tuple(each for each in comments if each.id not in answered), tuple(waiting)


def _find_errors(
    work: Work, verdicts: Mapping[str, Mapping[str, Verdict]], leave_out: set[str]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for task in work.campaign.tasks:
        checks = select_error_checks((*CHECKS, *task.definition.checks))
        own = verdicts[task.name]
        items = [item for item in work.items[task.name] if is_open(own.get(item.id))]
        errors = find_text_errors(items, own, checks).unresolved
        found |= {f"{task.name}={id}": names for id, names in errors.items()}
    return {name: checks for name, checks in found.items() if name not in leave_out}
