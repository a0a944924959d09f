"""Plan and carry out the launch of a campaign."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from fiel.annotation.client import Argilla
from fiel.annotation.launch import LaunchPlan, TaskLaunch, carry_out, plan_campaign
from fiel.annotation.telling import note_replies
from fiel.bars import Advance, Note
from fiel.campaign.feedback import answers_path, load_answers
from fiel.campaign.guide import load_guide, refuse_unfinished
from fiel.campaign.namesakes import refuse_namesake
from fiel.campaign.weights import note_weights, recall_weights
from fiel.campaign.work import Work, hear_opinions, note_sources, prepare_work_checks
from fiel.proofreading.campaign import Proofreading
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import gather_answers
from fiel.workflow.places import bring_feedback, note_place, refuse_renamed
from fiel.workflow.rehearsal import rehearse_campaign
from fiel.workflow.reorder import weigh_checks


@dataclass(frozen=True, slots=True)
class PlannedLaunch:
    """A launch that has not started.

    ``carry_out`` takes what LanguageTool found, and a callback for the number of new records.
    """

    plan: LaunchPlan
    carry_out: Callable[[Proofreading, Advance], list[TaskLaunch]]


@contextmanager
def planned_launch(
    settings: Settings, work: Work, *, note: Note = lambda text: None
) -> Iterator[PlannedLaunch]:
    """Compare the campaign with its state in Argilla; the block can then carry out the plan.

    ``note`` is called if the campaign file was moved and its feedback was copied.

    Raises:
        FielError: Another campaign file in the folder has the same name, this file was launched under another
            name, a guide has an unfinished note to the organizers, or an export would refuse the data.
    """
    refuse_namesake(work.file.path)
    refuse_renamed(settings.home, work.file)
    rehearse_campaign(work)
    guides = {task.name: load_guide(work.file.folder / task.guide) for task in work.campaign.tasks}
    refuse_unfinished(guides.values())
    guidelines = {name: guide.text for name, guide in guides.items()}
    with connected_argilla(settings) as client:
        plan = plan_campaign(client, work.campaign, work.items, guidelines=guidelines)

        def carry(proofreading: Proofreading, progress: Advance) -> list[TaskLaunch]:
            bring_feedback(settings.home, work.file, note=note)
            checks = {
                task.name: prepare_work_checks(work, task, proofread=proofreading.tasks.get(task.name))
                for task in work.campaign.tasks
            }
            weights = _weigh_checks(client, settings, work, plan)
            done = carry_out(
                client,
                work.campaign,
                plan,
                checks=checks,
                opinions=hear_opinions(work),
                weights=weights,
                progress=progress,
            )
            note_replies(client, work.campaign, load_answers(answers_path(work.file.path)))
            note_sources(work, settings.home)
            note_place(settings.home, work.file)
            return done

        yield PlannedLaunch(plan, carry)


def _weigh_checks(
    client: Argilla, settings: Settings, work: Work, plan: LaunchPlan
) -> Mapping[str, Mapping[str, float]]:
    """Return what the checks of each task count for since people answered, where it is less than before.

    It is recorded for ``fiel check --why``. While people have answered other texts or items than the
    campaign's, whose answers cannot be gathered before the launch, it is what the last launch recorded.
    """
    moved = (
        plan.refusals
        or plan.withdrawn
        or any(not each.dataset_id or each.replaced or each.revised for each in plan.datasets)
    )
    if moved:
        names = [task.name for task in work.campaign.tasks]
        return {name: recall_weights(settings.home, work.campaign.name, name) for name in names}
    gathered = gather_answers(client, work)
    weights = weigh_checks(work, gathered.answers.findings, gathered.judgements)
    note_weights(settings.home, work.campaign.name, weights)
    return weights


def launch_work(
    settings: Settings, work: Work, *, progress: Advance = lambda count: None
) -> list[TaskLaunch]:
    """Plan a launch and carry it out without asking."""
    with planned_launch(settings, work) as planned:
        return planned.carry_out(Proofreading(), progress)
