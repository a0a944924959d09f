"""Going the whole way of a campaign with no answers: what a later step would refuse is refused at once."""

from collections import Counter
from collections.abc import Iterator, Sequence

from fiel.annotation.form.changes import refuse_long_guide
from fiel.annotation.form.fields import dataset_name, group_shapes
from fiel.annotation.plan import names_of_task
from fiel.campaign import Task
from fiel.campaign.work import Work, load_whole_task
from fiel.errors import FielError
from fiel.hub.rules import warn_of_license
from fiel.items import Item
from fiel.reading.problems import Problems
from fiel.release.rehearsal import rehearse_release


def rehearse_campaign(work: Work) -> None:
    """Take every row through the launch, the export, its card and the files of the harness.

    A campaign that asks about a part of its source is exported with all of it, so that all of it is read.

    Raises:
        FielError: A later step would refuse the data; every task is named that has such.
    """
    problems = Problems()
    _rehearse_datasets(work, problems)
    for task in work.campaign.tasks:
        try:
            rehearse_release(work.file, task, find_whole_task(work, task))
            refuse_long_guide((work.file.folder / task.guide).read_text(encoding="utf-8"))
        except FielError as error:
            problems.add(error)
    problems.refuse()


def find_whole_task(work: Work, task: Task) -> Sequence[Item]:
    """Return the items of a task's whole source, in its order."""
    return work.items[task.name] if task.is_whole else load_whole_task(work.file, task)


def warn_of_work(work: Work) -> Iterator[str]:
    """Say what people will miss in a campaign, and the Hub in the card of its export."""
    yield from warn_of_license(work.campaign.license)
    for task in work.campaign.tasks:
        yield from _warn_of_originals(task, work.items[task.name])


def _warn_of_originals(task: Task, items: Sequence[Item]) -> Iterator[str]:
    pairing = Counter(item.pairing for item in items)
    lacking = len(items) - pairing["paired"]
    if lacking == len(items):
        yield (
            f"{task.name}: no item has its English original: people will judge the translations alone, and "
            "the card will say so. Name the originals with the key english"
        )
    elif lacking:
        yield (
            f"{task.name}: {lacking} of {len(items)} items have no English original: people will judge their "
            "translations alone, and the card will say so"
        )


def _rehearse_datasets(work: Work, problems: Problems) -> None:
    """Find the tasks whose datasets in Argilla would have the names of another's."""
    names = {
        task.name: [
            dataset_name(task, shape) for shape in group_shapes(task.definition, work.items[task.name])
        ]
        for task in work.campaign.tasks
    }
    for task in work.campaign.tasks:
        for other, theirs in names.items():
            taken = names_of_task(task, theirs) if other != task.name else []
            if taken:
                problems.add(
                    f"{work.file.path}: tasks: {other}: expected another name, found one that the dataset "
                    f"{taken[0]} in Argilla has for the task {task.name}"
                )
