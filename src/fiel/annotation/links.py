"""The addresses that a campaign's people receive."""

from collections.abc import Sequence
from dataclasses import dataclass

import argilla as rg

from fiel.annotation.about import about_address
from fiel.annotation.form.fields import annotation_address
from fiel.annotation.records import ABOUT_DATASET, find_workspace_datasets


@dataclass(frozen=True, slots=True)
class Links:
    """Where people annotate, by dataset, and where they say who they are; empty when missing."""

    annotate: dict[str, str]
    about_you: str

    @property
    def columns(self) -> dict[str, str]:
        """Columns of a password file: ``link``, or one ``link_NAME`` for each of several datasets."""
        one = len(self.annotate) == 1
        links = {"link" if one else f"link_{name}": link for name, link in self.annotate.items()}
        return {**links, "about_you": self.about_you}


def find_links(client: rg.Argilla, campaign: str, tasks: Sequence[str] = ()) -> Links:
    """Return a campaign's addresses, in the order of its tasks, otherwise by dataset name."""
    found = find_workspace_datasets(client, campaign)
    ready = {name: str(each["id"]) for name, each in found.items() if each["ready"]}
    about = ready.pop(ABOUT_DATASET, None)
    names = sorted(ready, key=lambda name: (_place(name, tasks), name))
    return Links(
        annotate={name: annotation_address(client.api_url, ready[name]) for name in names},
        about_you=about_address(client, about) if about else "",
    )


def _place(dataset: str, tasks: Sequence[str]) -> int:
    """Return the position of a dataset's task, which has one dataset per shape of its items."""
    found = [number for number, task in enumerate(tasks) if dataset == task or dataset.startswith(f"{task}-")]
    return max(found, key=lambda number: len(tasks[number]), default=len(tasks))
