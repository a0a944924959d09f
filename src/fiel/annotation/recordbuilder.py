"""Building the records of a launch, in which the audit stands among the suspicious items."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field

from fiel.annotation.form.fields import build_record
from fiel.annotation.plan import DatasetPlan
from fiel.annotation.revisions import REVISION_KEY
from fiel.annotation.sending import NewRecord
from fiel.campaign import Campaign, Task
from fiel.campaign.priority import LAST, AuditPlaces, place_audit, sample_others
from fiel.checks import Check, Failures, Finding
from fiel.checks.failures import log_failures
from fiel.checks.parallel import check_items
from fiel.checks.suspicion import Weights, measure_suspicion
from fiel.items import Item, name_revision
from fiel.opinions.opinion import Opinions

FoundById = dict[str, list[Finding]]
"""What was found in items that are checked already, by id."""


def find_places(
    campaign: Campaign, plan: DatasetPlan, checks: Sequence[Check], weights: Weights
) -> tuple[AuditPlaces, FoundById]:
    """Return where the audit stands in a dataset's queue, by a sample of all of its other items.

    The sample is the same at every launch, whatever is new in it. What was found in it is returned, too.
    """
    share = campaign.annotation.audit
    if not share:
        return LAST, {}
    changed = (*plan.replaced, *plan.revised, *plan.restored)
    items = {item.id: item for item in (*plan.new, *plan.unchanged, *(item for item, _ in changed))}
    sample = [items[id] for id in sample_others(campaign.name, plan.task.name, items, share=share)]
    failures = Failures()
    found = list(check_items(sample, checks, failures))
    log_failures(failures)
    places = place_audit(measure_suspicion(*each, weights) for each in zip(sample, found, strict=True))
    return places, {item.id: findings for item, findings in zip(sample, found, strict=True)}


@dataclass(frozen=True, slots=True)
class RecordBuilder:
    """Builds the records of a dataset's items as they are checked today.

    Attributes:
        campaign: The campaign.
        task: The task.
        checks: Its checks.
        opinions: What models and tools say, by item id.
        weights: What the checks count for since people answered.
        places: Where the audit stands in the queue.
        questions: Ids of the form's questions, by name.
        checked: What was found in items that need not be checked again.
    """

    campaign: Campaign
    task: Task
    checks: Sequence[Check]
    opinions: Opinions
    weights: Weights
    places: AuditPlaces
    questions: Mapping[str, str]
    checked: FoundById = field(default_factory=dict)

    def _record(self, item: Item, number: int, findings: Sequence[Finding]) -> NewRecord:
        record = build_record(
            self.campaign,
            self.task,
            item,
            findings=findings,
            opinions=self.opinions.get(item.id, ()),
            weights=self.weights,
            places=self.places,
            questions=self.questions,
        )
        record["external_id"] = name_revision(item.id, number)
        if number > 1:
            record["metadata"][REVISION_KEY] = number
        return record

    def all(self, revisions: Sequence[tuple[Item, int]]) -> Generator[NewRecord, None, None]:
        """Build the records of many items, which are checked on all cores."""
        failures = Failures()
        found = check_items(
            [item for item, _ in revisions if item.id not in self.checked], self.checks, failures
        )
        for item, number in revisions:
            known = self.checked.get(item.id)
            yield self._record(item, number, next(found) if known is None else known)
        log_failures(failures)
