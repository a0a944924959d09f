"""From the replies that are saved to the opinions on a task's items as they are now."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fiel.items import Item
from fiel.opinions.opinion import Opinion
from fiel.opinions.prompt import Prompt
from fiel.opinions.reply import CheckedReply, check_reply
from fiel.opinions.replycache import ReplyCache
from fiel.opinions.reviewfiles import Review, save_opinions


@dataclass(frozen=True, slots=True)
class TaskResults:
    """What a model says about a task.

    Attributes:
        checked: Its checked replies to the present prompt, by item's id.
        opinions: How many opinions it has in all, also from earlier prompts.
    """

    checked: Mapping[str, CheckedReply]
    opinions: int


def write_results(
    home: Path,
    campaign: str,
    task: str,
    *,
    items: Sequence[Item],
    prompt: Prompt,
    model: str,
    cache: ReplyCache,
) -> TaskResults:
    """Write a model's opinions on a task: of its replies about items that are still the same.

    An item that the model was not asked about with the present prompt has its last reply to an earlier one.

    Raises:
        FielError: The files of the opinions are damaged or cannot be written.
    """
    current = {
        digest: (prompt.fingerprint, each) for digest, each in cache.find(model, prompt.fingerprint).items()
    }
    replies = {**cache.find_last(model, campaign, task), **current}
    checked: dict[str, dict[str, CheckedReply]] = {}
    opinions: list[Opinion] = []
    for item in items:
        if item.digest in replies:
            asked_with, reply = replies[item.digest]
            found = check_reply(reply, item, agent=model, prompt=asked_with)
            checked.setdefault(asked_with, {})[item.id] = found
            opinions += found.opinions
    prompts = cache.find_prompts(campaign, task)
    save_opinions(
        home,
        campaign,
        task,
        agent=model,
        opinions=opinions,
        reviews=[
            Review(
                agent=model,
                prompt=fingerprint,
                version=prompts[fingerprint].version,
                guide=prompts[fingerprint].guide,
                instructions=prompts[fingerprint].instructions,
                items=[item for item, each in found.items() if each.usable],
                opinions=sum(len(each.opinions) for each in found.values()),
                refused=count_refused(found.values()),
            )
            for fingerprint, found in checked.items()
        ],
        order=[item.id for item in items],
    )
    return TaskResults(checked.get(prompt.fingerprint, {}), len(opinions))


def count_refused(checked: Iterable[CheckedReply]) -> dict[str, int]:
    """Count the replies, and the problems in replies, that are refused, by reason."""
    return dict(Counter(refusal.reason for each in checked for refusal in each.refused).most_common())
