"""Launch plans: the differences between a campaign and Argilla, computed before any change."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from fiel.annotation.blind import BlindPlan
from fiel.annotation.form.formchanges import FormChange
from fiel.annotation.form.parts import FormParts
from fiel.annotation.revisions import Revision
from fiel.campaign import Task
from fiel.items import Item

_EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetPlan:
    """What a launch would do to one dataset.

    Attributes:
        dataset_id: Its id, or None if it must be created or completed.
        new: Items that are not in Argilla.
        unchanged: Items that are already there with the same text.
        replaced: Changed items that nobody answered, with the record that receives the new text.
        revised: Changed items that someone answered, with the number of their new revision.
        restored: Items that the campaign takes back, or whose source went back to an earlier text, with the
            record.
        superseded: Records with an earlier text that are not marked as such.
    """

    task: Task
    dataset: str
    form: FormParts
    dataset_id: str | None = None
    new: list[Item] = field(default_factory=list)
    unchanged: list[Item] = field(default_factory=list)
    replaced: list[tuple[Item, Revision]] = field(default_factory=list)
    revised: list[tuple[Item, int]] = field(default_factory=list)
    restored: list[tuple[Item, Revision]] = field(default_factory=list)
    superseded: list[Revision] = field(default_factory=list)
    settings: list[FormChange] = field(default_factory=list)

    @property
    def only_adds(self) -> bool:
        """Whether nothing existing would change."""
        changed = self.replaced or self.revised or self.restored or self.superseded
        return not changed and all(change.adds for change in self.settings)

    @property
    def changes(self) -> bool:
        """Whether there is anything to do."""
        return bool(not self.dataset_id or self.new or self.settings or not self.only_adds)

    def summary(self) -> dict[str, Any]:
        """Return counts and examples for people and scripts."""
        groups = {
            "new": [item.id for item in self.new],
            "changed_unanswered": [item.id for item, _ in self.replaced],
            "changed_answered": [item.id for item, _ in self.revised],
            "restored": [item.id for item, _ in self.restored],
            "superseded": [revision.item_id for revision in self.superseded],
        }
        counts = {name: {"count": len(ids), "examples": ids[:_EXAMPLES]} for name, ids in groups.items()}
        return {
            "task": self.task.name,
            "dataset": self.dataset,
            "create": self.dataset_id is None,
            "unchanged": len(self.unchanged),
            **counts,
            "settings": [change.text for change in self.settings if not change.refusal],
        }


@dataclass(frozen=True, slots=True)
class LaunchPlan:
    """What a launch would do to each dataset, and why it is refused, if so.

    Attributes:
        withdrawn: Records of items that the campaign no longer has and that are not marked yet.
        answered: Ids of those records that someone answered.
        blind: What it would do to the questions that people answer without the key.
    """

    datasets: list[DatasetPlan]
    refusals: list[str]
    withdrawn: list[Revision] = field(default_factory=list)
    answered: frozenset[str] = frozenset()
    blind: Sequence[BlindPlan] = ()

    @property
    def parts(self) -> list[DatasetPlan | BlindPlan]:
        """What it would do to each dataset."""
        return [*self.datasets, *self.blind]

    @property
    def only_adds(self) -> bool:
        """Whether nothing existing would change."""
        return not self.withdrawn and all(each.only_adds for each in self.parts)

    @property
    def only_withdraws(self) -> bool:
        """Whether it only withdraws items, which is allowed in a closed campaign."""
        grows = any(each.new or each.restored or each.settings for each in self.blind)
        return bool(self.withdrawn) and not grows and not any(each.changes for each in self.datasets)

    @property
    def changes(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.withdrawn) or any(each.changes for each in self.parts)

    def summary(self) -> dict[str, Any]:
        """Return the plan for people and scripts."""
        return {
            "datasets": [each.summary() for each in self.parts],
            "withdrawn": self._summarize_withdrawn(),
            "refused": self.refusals,
        }

    def _summarize_withdrawn(self) -> list[dict[str, Any]]:
        found: dict[str, dict[str, bool]] = {}
        for each in self.withdrawn:
            items = found.setdefault(each.dataset, {})
            items[each.item_id] = items.get(each.item_id, False) or each.record_id in self.answered
        return [
            {
                "dataset": dataset,
                "count": len(items),
                "answered": sum(items.values()),
                "examples": list(items)[:_EXAMPLES],
            }
            for dataset, items in found.items()
        ]
