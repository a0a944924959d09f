"""Ask a model about a campaign's translations, and write what it says is wrong."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from fiel.bars import NO_BAR, Bar
from fiel.campaign.work import Work
from fiel.errors import FielError
from fiel.interrupts import telling
from fiel.opinions.asking import SAVED, Asker, NoReply
from fiel.opinions.batch import read_batch, write_batch
from fiel.opinions.chat import Post, check_base_url, is_on_hub, open_chat_server, reach_providers
from fiel.opinions.replycache import ReplyCache, open_reply_cache
from fiel.opinions.results import count_refused, write_results
from fiel.opinions.reviewfiles import only_review, opinions_path, replies_path
from fiel.settings import Settings
from fiel.workflow.reviewplan import (
    ReviewEstimate,
    TaskPlan,
    all_questions,
    estimate_review,
    find_open_questions,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelOptions:
    """Which model is asked, and how.

    Attributes:
        name: Its name, as its server knows it.
        base_url: A server that speaks OpenAI's chat completions; None for the Hub's inference providers.
        provider: One of these providers; None leaves the choice to the Hub.
        parallel: How many items are asked about at the same time.
        seconds: How long a request may take until the server answers, or goes on to answer.
        most_tokens: How long a reply may be.
        retry: Whether to ask again about items whose reply is of no use.
    """

    name: str
    base_url: str | None = None
    provider: str | None = None
    parallel: int = 4
    seconds: float = 300
    most_tokens: int = 4000
    retry: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskReview:
    """The result of reviewing a task.

    Attributes:
        task: Name of the task.
        prompt: Fingerprint of the prompt.
        items: How many items were to be reviewed.
        asked: About how many of them the model was asked now.
        answered: About how many of them there is a reply, from now or before.
        unusable: How many of these replies are of no use.
        failed: About how many items the server gave no reply now, by reason.
        refused: How many replies, and problems in replies, are refused, by reason.
        opinions: How many opinions the model has on the task.
        path: The file with them.
    """

    task: str
    prompt: str
    items: int
    asked: int
    answered: int
    unusable: int
    failed: Mapping[str, int]
    refused: Mapping[str, int]
    opinions: int
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSummary:
    """The result of a review.

    Attributes:
        model: The model's name.
        tasks: Task by task.
        prompt_tokens: Tokens that it read now, as its server counts them; 0 if unknown.
        reply_tokens: Tokens that it wrote now.
        refused_lines: Lines of a batch that are refused, by reason.
    """

    model: str
    tasks: tuple[TaskReview, ...]
    prompt_tokens: int
    reply_tokens: int
    refused_lines: Mapping[str, int] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON-compatible values."""
        return asdict(self) | {"tasks": [asdict(each) | {"path": str(each.path)} for each in self.tasks]}


@dataclass
class _ReplyTally:
    """What happened in this run, by task."""

    asked: Counter[str] = field(default_factory=Counter)
    failed: dict[str, Counter[str]] = field(default_factory=dict)
    prompt_tokens: int = 0
    reply_tokens: int = 0


def review(
    settings: Settings, work: Work, plans: Sequence[TaskPlan], model: ModelOptions, *, bar: Bar = NO_BAR
) -> ReviewSummary:
    """Ask a model about the chosen items that it did not answer yet, and write all of its opinions.

    Each reply is saved when it comes; the opinions are written even if the model fails later, or Ctrl-C ends
    it. So an interrupted review goes on where it was.

    Args:
        settings: The home, and the keys.
        work: The campaign.
        plans: What to ask.
        model: Whom to ask.
        bar: Told how many items there are, and how many are answered.

    Raises:
        FielError: The model cannot be asked, keeps failing, or another process is asking it.
    """
    tally, tasks = _ReplyTally(), [plan.task.name for plan in plans]
    with (
        only_review(settings.home, work.campaign.name, tasks, model.name),
        telling(SAVED),
        open_reply_cache(replies_path(settings.home)) as cache,
    ):
        _save_prompts(cache, work, plans)
        questions = find_open_questions(cache, plans, model.name, retry=model.retry)
        bar.expect(len(questions))
        try:
            if questions:
                with _reached_model(settings, model) as post:
                    asker = Asker(post, model.name, model.most_tokens)
                    for question, outcome in asker.ask_all(questions, parallel=model.parallel):
                        tally.asked[question.task] += 1
                        if isinstance(outcome, NoReply):
                            tally.failed.setdefault(question.task, Counter())[outcome.reason] += 1
                        else:
                            cache.add(model.name, question.prompt.fingerprint, question.item.digest, outcome)
                            tally.prompt_tokens += outcome.prompt_tokens
                            tally.reply_tokens += outcome.reply_tokens
                        bar(1)
        finally:
            summary = _write(settings, work, plans, model.name, cache, tally)
    return summary


def estimate(settings: Settings, plans: Sequence[TaskPlan], model: ModelOptions) -> ReviewEstimate:
    """Estimate what a review would cost; nothing is asked."""
    with open_reply_cache(replies_path(settings.home)) as cache:
        return estimate_review(plans, find_open_questions(cache, plans, model.name, retry=model.retry))


def write_requests(
    settings: Settings, work: Work, plans: Sequence[TaskPlan], model: ModelOptions, path: Path
) -> int:
    """Write what would be asked to a batch file, and return the number of requests.

    Raises:
        FielError: It cannot be written.
    """
    with open_reply_cache(replies_path(settings.home)) as cache:
        _save_prompts(cache, work, plans)
        questions = find_open_questions(cache, plans, model.name, retry=model.retry)
    write_batch(path, questions, model.name, most_tokens=model.most_tokens)
    return len(questions)


def read_replies(
    settings: Settings, work: Work, plans: Sequence[TaskPlan], model: ModelOptions, path: Path
) -> ReviewSummary:
    """Take in the output of a batch as if the model had answered now, and write its opinions.

    Raises:
        FielError: The file is no output of a batch.
    """
    found = read_batch(path, all_questions(plans), model.name)
    tally = _ReplyTally()
    with open_reply_cache(replies_path(settings.home)) as cache:
        _save_prompts(cache, work, plans)
        for question, reply in found.replies:
            cache.add(model.name, question.prompt.fingerprint, question.item.digest, reply)
            tally.asked[question.task] += 1
            tally.prompt_tokens += reply.prompt_tokens
            tally.reply_tokens += reply.reply_tokens
        return _write(settings, work, plans, model.name, cache, tally, refused_lines=found.refused)


def _save_prompts(cache: ReplyCache, work: Work, plans: Sequence[TaskPlan]) -> None:
    for plan in plans:
        cache.add_prompt(work.campaign.name, plan.task.name, plan.prompt)


@contextmanager
def _reached_model(settings: Settings, model: ModelOptions) -> Iterator[Post]:
    """Connect to the model's server, with the key that is meant for it and no other."""
    if model.base_url is None:
        if settings.hub_token is None:
            raise FielError(
                "HF_TOKEN: expected a token for the Hub's inference providers, found nothing: set it, or "
                "name another server with --base-url"
            )
        token = settings.hub_token.get_secret_value()
        yield reach_providers(token=token, provider=model.provider, seconds=model.seconds)
        return
    base_url = check_base_url(model.base_url)
    secret = settings.review_key or (settings.hub_token if is_on_hub(base_url) else None)
    key = secret.get_secret_value() if secret else None
    with open_chat_server(base_url, key=key, seconds=model.seconds) as post:
        yield post


def _write(
    settings: Settings,
    work: Work,
    plans: Sequence[TaskPlan],
    model: str,
    cache: ReplyCache,
    tally: _ReplyTally,
    *,
    refused_lines: Mapping[Any, int] | None = None,
) -> ReviewSummary:
    return ReviewSummary(
        model=model,
        tasks=tuple(_write_task(settings, work, plan, model, cache, tally) for plan in plans),
        prompt_tokens=tally.prompt_tokens,
        reply_tokens=tally.reply_tokens,
        refused_lines=dict(refused_lines or {}),
    )


def _write_task(
    settings: Settings, work: Work, plan: TaskPlan, model: str, cache: ReplyCache, tally: _ReplyTally
) -> TaskReview:
    campaign, task = work.campaign.name, plan.task.name
    results = write_results(
        settings.home, campaign, task, items=plan.items, prompt=plan.prompt, model=model, cache=cache
    )
    answered = [results.checked[item.id] for item in plan.chosen if item.id in results.checked]
    return TaskReview(
        task=task,
        prompt=plan.prompt.fingerprint,
        items=len(plan.chosen),
        asked=tally.asked[task],
        answered=len(answered),
        unusable=sum(not each.usable for each in answered),
        failed=dict(tally.failed.get(task, {})),
        refused=count_refused(answered),
        opinions=results.opinions,
        path=opinions_path(settings.home, campaign, task),
    )
