"""Choose what a model is asked about a campaign, and estimate what it costs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fiel.bars import NO_BAR, Bar
from fiel.campaign import Task
from fiel.campaign.guide import load_guide
from fiel.campaign.priority import find_priority, place_audit, sample_others
from fiel.campaign.work import Work, prepare_task_checks
from fiel.checks import check_item
from fiel.checks.suspicion import measure_suspicion
from fiel.errors import FielError, did_you_mean
from fiel.items import Item
from fiel.opinions.asking import Question
from fiel.opinions.prompt import Prompt, build_prompt
from fiel.opinions.reply import check_reply
from fiel.opinions.replycache import ReplyCache
from fiel.proofreading.campaign import Proofreading

_BYTES_PER_TOKEN = 4
_REPLY_TOKENS = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPlan:
    """What is asked about a task.

    Attributes:
        task: The task.
        prompt: What is asked about every item.
        items: All items of the task, in its order.
        chosen: Those to be reviewed, in the order of the queue.
    """

    task: Task
    prompt: Prompt
    items: Sequence[Item]
    chosen: Sequence[Item]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEstimate:
    """What a review would cost.

    Attributes:
        questions: About how many items the model would be asked.
        answered: About how many of the others it has answered.
        prompt_tokens: Estimate of the tokens that the model would read: one for every four bytes.
        reply_tokens: Estimate of those that it would write: 150 for each item.
        example: The messages of the first request; none if nothing would be asked.
    """

    questions: int
    answered: int
    prompt_tokens: int
    reply_tokens: int
    example: Sequence[Mapping[str, str]]


def plan_review(
    work: Work,
    proofreading: Proofreading,
    *,
    tasks: Sequence[str] = (),
    limit: int | None = None,
    bar: Bar = NO_BAR,
) -> list[TaskPlan]:
    """Choose the items to ask about, in the order of everyone's queue, and what is asked about each.

    Args:
        work: The campaign and its items.
        proofreading: What LanguageTool found, which counts for the order as it does at a launch.
        tasks: Names of the tasks; by default all.
        limit: Only so many items of each task, from the start of the queue.
        bar: Told of each item that the checks have seen.

    Raises:
        FielError: There is no such task.
    """
    names = [task.name for task in work.campaign.tasks]
    for name in tasks:
        if name not in names:
            hint = did_you_mean(name, names)
            raise FielError(f"--task: expected one of {', '.join(names)}, found {name!r}{hint}")
    wanted = [task for task in work.campaign.tasks if not tasks or task.name in tasks]
    return [_plan_task(work, task, proofreading, limit, bar) for task in wanted]


def _plan_task(work: Work, task: Task, proofreading: Proofreading, limit: int | None, bar: Bar) -> TaskPlan:
    campaign, items = work.campaign, work.items[task.name]
    guide = load_guide(work.file.folder / task.guide)
    return TaskPlan(
        task=task,
        prompt=build_prompt(guide, language=campaign.language, written_in=campaign.form_language),
        items=items,
        chosen=_order_queue(work, task, proofreading, bar)[:limit],
    )


def _order_queue(work: Work, task: Task, proofreading: Proofreading, bar: Bar) -> list[Item]:
    items, suspicions = work.items[task.name], {}
    checks = prepare_task_checks(
        work.file,
        task,
        items,
        proofread=proofreading.tasks.get(task.name),
        memories=work.memories.get(task.name, ()),
    )
    for item in items:
        suspicions[item.id] = measure_suspicion(item, check_item(item, checks))
        bar(1)
    name, share = work.campaign.name, work.campaign.annotation.audit
    others = sample_others(name, task.name, suspicions, share=share)
    places = place_audit(suspicions[id] for id in others)

    def place(item: Item) -> int:
        suspicion = suspicions[item.id]
        return find_priority(name, task.name, item.id, share=share, suspicion=suspicion, places=places)

    return sorted(items, key=place, reverse=True)


def all_questions(plans: Sequence[TaskPlan]) -> Iterator[Question]:
    """Yield what can be asked about every item of the tasks, chosen or not."""
    for plan in plans:
        for item in plan.items:
            yield Question(plan.task.name, plan.prompt, item)


def find_open_questions(
    cache: ReplyCache, plans: Sequence[TaskPlan], model: str, *, retry: bool
) -> list[Question]:
    """Return the questions about chosen items that a model has not answered.

    With ``retry``, those too to which its reply is of no use.
    """
    return [each for plan in plans for each in _find_open_in(cache, plan, model, retry=retry)]


def _find_open_in(cache: ReplyCache, plan: TaskPlan, model: str, *, retry: bool) -> Iterator[Question]:
    prompt = plan.prompt.fingerprint
    replies = cache.find(model, prompt)
    for item in plan.chosen:
        reply = replies.get(item.digest)
        if reply is None or (retry and not check_reply(reply, item, agent=model, prompt=prompt).usable):
            yield Question(plan.task.name, plan.prompt, item)


def estimate_review(plans: Sequence[TaskPlan], questions: Sequence[Question]) -> ReviewEstimate:
    """Estimate what it costs to ask these questions."""
    chats = [question.prompt.messages(question.item) for question in questions]
    size = sum(len(each["content"].encode(errors="replace")) for chat in chats for each in chat)
    return ReviewEstimate(
        questions=len(questions),
        answered=sum(len(plan.chosen) for plan in plans) - len(questions),
        prompt_tokens=-(-size // _BYTES_PER_TOKEN),
        reply_tokens=_REPLY_TOKENS * len(questions),
        example=chats[0] if chats else (),
    )
