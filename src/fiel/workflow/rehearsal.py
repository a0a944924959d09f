"""Rehearse launch and export without answers, so that bad data is refused before people start."""

from collections import Counter
from collections.abc import Iterator, Sequence

from fiel.annotation.form.parts import refuse_long_guide
from fiel.annotation.form.shapes import dataset_name, group_shapes, names_of_task
from fiel.campaign import Task
from fiel.campaign.work import Work, load_whole_task
from fiel.errors import FielError
from fiel.items import Item
from fiel.messages.plaintext import count_of
from fiel.reading.problems import Problems
from fiel.release.cardrules import warn_of_license
from fiel.release.rehearsal import rehearse_release


def rehearse_campaign(work: Work) -> None:
    """Run every row through launch, export, dataset card and harness files.

    The whole source is read even if the campaign asks about a part of it, because the export contains it all.

    Raises:
        FielError: A later step would refuse the data; the message names every task affected.
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
    """Return the items of a task's whole source, in source order."""
    return work.items[task.name] if task.is_whole else load_whole_task(work.file, task)


def warn_of_work(work: Work) -> Iterator[str]:
    """Yield warnings about the licence, missing English originals and opinions about other texts."""
    yield from warn_of_license(work.campaign.license)
    yield from warn_of_opinions(work)
    for task in work.campaign.tasks:
        yield from _warn_of_originals(task, work.items[task.name])


def warn_of_opinions(work: Work) -> Iterator[str]:
    """Yield warnings about opinions in the home that are about other texts."""
    for name, count in work.stale.items():
        yield (
            f"{name}: {count_of(count, 'opinion')} of fiel review left out, about items that the campaign "
            "does not have or texts that changed since: run fiel review again"
        )


def _warn_of_originals(task: Task, items: Sequence[Item]) -> Iterator[str]:
    pairing = Counter(item.pairing for item in items)
    lacking = len(items) - pairing["paired"]
    if lacking == len(items):
        yield (
            f"{task.name}: no item has its English original: people will judge the translations alone, and "
            "the dataset card will say so. To add the originals, set the key english"
        )
    elif lacking:
        yield (
            f"{task.name}: {lacking} of {len(items)} items have no English original: people will judge their "
            "translations alone, and the dataset card will say so"
        )


def _rehearse_datasets(work: Work, problems: Problems) -> None:
    """Find tasks whose names clash with another task's dataset in Argilla."""
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
                    f"{work.file.path}: tasks: {other}: expected another name, found a clash with "
                    f"{taken[0]}, the dataset in Argilla for the task {task.name}"
                )
