"""Prepare the campaign for the video: the demo on a private server, with the items of the story first."""

from dataclasses import dataclass, replace
from pathlib import Path

from fiel.annotation.client import call
from fiel.annotation.form.fields import PRIORITY_PROPERTY, annotation_address
from fiel.annotation.records import fetch_records, find_datasets
from fiel.benchmarks.arc import ARC
from fiel.bundled import bundled_path
from fiel.campaign.work import Work, load_work
from fiel.demo import DEMO_CAMPAIGN, VISITOR, ensure_people, simulate_answers
from fiel.items import Item
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from fiel.workflow.snapshot import take_snapshot

_TASK = "arc"
_SHOWN = ("Demo/train/1", "Demo/validation/1", "Demo/train/3", "Demo/validation/2", "Demo/test/3")
"""The volunteer's items in order: a good one, one to correct, an unusable one, a doubtful one, and one that
is skipped."""

CORRECTION = ", EXCEPTO"
"""What is missing at the end of the second item's question."""

_RHYME = {
    "instruction": ("Which animal's name rhymes with 'log'?", "¿Qué nombre de animal rima con «tronco»?"),
    "option_a": ("cat", "gato"),
    "option_b": ("dog", "perro"),
    "option_c": ("cow", "vaca"),
    "option_d": ("horse", "caballo"),
}


@dataclass(frozen=True, slots=True)
class Volunteer:
    """The volunteer in the video, and the address where they annotate."""

    username: str
    password: str
    address: str


@dataclass(frozen=True, slots=True)
class Story:
    """The demo campaign with an additional item that cannot be translated."""

    settings: Settings
    work: Work
    url: str

    def launch(self) -> Volunteer:
        """Launch the campaign, with the items of the story first."""
        launch_work(self.settings, self.work)
        password = ensure_people(self.settings, self.work)[VISITOR]
        with connected_argilla(self.settings) as client:
            dataset = find_datasets(client, self.work.campaign.name)[_TASK]["id"]
            for record in fetch_records(client, dataset):
                if record["external_id"] in _SHOWN:
                    place = 10 + len(_SHOWN) - _SHOWN.index(record["external_id"])
                    metadata = {**record["metadata"], PRIORITY_PROPERTY: place}
                    call(client, "PATCH", f"records/{record['id']}", json={"metadata": metadata})
        return Volunteer(VISITOR, password, annotation_address(self.url, dataset))

    def count(self) -> None:
        """Add the simulated volunteers' answers, and take the snapshot for the dashboard."""
        simulate_answers(self.settings, self.work, ensure_people(self.settings, self.work))
        take_snapshot(self.settings, [self.work])


def tell_story(settings: Settings, url: str, language: str) -> Story:
    """Prepare the demo campaign with its form and guides in a language."""
    work = load_work(bundled_path(DEMO_CAMPAIGN))
    campaign = work.campaign
    tasks = [
        task.model_copy(update={"guide": Path("..", "guides", language, task.guide.name)})
        for task in campaign.tasks
    ]
    annotation = campaign.annotation.model_copy(update={"language": language})
    file = work.file.model_copy(
        update={"campaign": campaign.model_copy(update={"tasks": tasks, "annotation": annotation})}
    )
    items = {**work.items, _TASK: [*work.items[_TASK], _rhyme()]}
    return Story(settings, replace(work, file=file, items=items), url)


def _rhyme() -> Item:
    row = {"id": _SHOWN[2], **{name: es for name, (_, es) in _RHYME.items()}, "answer": "B"}
    item = ARC.decode(row, split="train", position=2)
    segments = tuple(replace(each, source=_RHYME[each.name][0]) for each in item.segments)
    return replace(item, segments=segments, pairing="paired", language="es")
