"""The addresses that a campaign's people receive."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fiel.annotation.about import about_address
from fiel.annotation.client import Argilla, public_address
from fiel.annotation.form.fields import annotation_address
from fiel.annotation.records import find_workspace_datasets
from fiel.people.notenames import ABOUT_DATASET, has_items


@dataclass(frozen=True, slots=True)
class Links:
    """Where people annotate, by dataset, and where they say who they are; empty when missing.

    ``blind`` is where they answer questions without the key, by dataset.
    """

    annotate: dict[str, str]
    about_you: str
    blind: dict[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> dict[str, str]:
        """Columns of a password file: ``link``, or one ``link_NAME`` for each of several datasets."""
        one = len(self.annotate) == 1
        links = {"link" if one else f"link_{name}": link for name, link in self.annotate.items()}
        blind = {f"link_{name}": link for name, link in self.blind.items()}
        return {**links, **blind, "about_you": self.about_you}


def find_links(client: Argilla, campaign: str, tasks: Sequence[str] = ()) -> Links:
    """Return a campaign's addresses, in the order of its tasks, otherwise by dataset name."""
    found = find_workspace_datasets(client, campaign)
    ready = {name: str(each["id"]) for name, each in found.items() if each["ready"]}
    about = ready.pop(ABOUT_DATASET, None)
    blind = {name: ready.pop(name) for name in sorted(ready) if not has_items(name)}
    names = sorted(ready, key=lambda name: (_place(name, tasks), name))
    return Links(
        annotate={name: annotation_address(public_address(client), ready[name]) for name in names},
        about_you=about_address(client, about) if about else "",
        blind={name: annotation_address(public_address(client), id) for name, id in blind.items()},
    )


def _place(dataset: str, tasks: Sequence[str]) -> int:
    """Return the position of a dataset's task, which has one dataset per shape of its items."""
    found = [number for number, task in enumerate(tasks) if dataset == task or dataset.startswith(f"{task}-")]
    return max(found, key=lambda number: len(tasks[number]), default=len(tasks))
