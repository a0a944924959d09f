"""Plan and carry out the launch of a campaign."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from fiel.annotation.launch import LaunchPlan, TaskLaunch, carry_out, plan_campaign
from fiel.campaign.guide import load_guide, refuse_unfinished
from fiel.campaign.namesakes import refuse_namesake
from fiel.campaign.work import Work, note_sources, prepare_task_checks
from fiel.proofreading.campaign import Proofreading
from fiel.settings import Settings
from fiel.workflow.connection import Advance, Note, connected_argilla
from fiel.workflow.places import note_place, refuse_renamed
from fiel.workflow.rehearsal import rehearse_campaign


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
            checks = {
                task.name: prepare_task_checks(
                    work.file, task, work.items[task.name], proofread=proofreading.tasks.get(task.name)
                )
                for task in work.campaign.tasks
            }
            done = carry_out(client, work.campaign, plan, checks=checks, progress=progress)
            note_sources(work, settings.home)
            note_place(settings.home, work.file, note=note)
            return done

        yield PlannedLaunch(plan, carry)


def launch_work(
    settings: Settings, work: Work, *, progress: Advance = lambda count: None
) -> list[TaskLaunch]:
    """Plan a launch and carry it out without asking."""
    with planned_launch(settings, work) as planned:
        return planned.carry_out(Proofreading(), progress)
