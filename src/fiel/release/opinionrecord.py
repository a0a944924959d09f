"""What an export says about the opinions of models and tools."""

from fiel.campaign.priority import is_audited
from fiel.release.content import TaskOutcome
from fiel.release.taskrecord import OpinionsRecord, ProposalCounts, ShareRecord
from fiel.verdicts.assistance import CorrectedShare, measure_assistance

_DIGITS = 6  # more would depend on a machine's order of additions


def describe_opinions(outcome: TaskOutcome) -> OpinionsRecord | None:
    """Describe the opinions on a task's items in the campaign; None without any.

    People saw those of the items that somebody has answered.
    """
    asked = set(outcome.asked)
    answered = asked & {judgement.item_id for judgement in outcome.judgements}
    opinions = {item: each for item, each in outcome.opinions.items() if item in asked}
    shown = {item: each for item, each in outcome.shown.items() if item in answered}
    if not opinions and not shown:
        return None
    campaign, task = outcome.file.campaign, outcome.task.name
    share = campaign.annotation.audit
    found = measure_assistance(
        [item for item in outcome.items if item.id in asked],
        outcome.verdicts,
        opinions,
        shown=shown,
        audited={id for id in asked if is_audited(campaign.name, task, id, share=share)},
    )
    prompts: dict[str, set[str]] = {}
    for each in (opinion for said in opinions.values() for opinion in said):
        if each.prompt:
            prompts.setdefault(each.agent, set()).add(each.prompt)
    difference = found.difference and tuple(round(value, _DIGITS) for value in found.difference)
    return OpinionsRecord.model_validate(
        {
            "files": dict(sorted(outcome.opinion_files.items())),
            "prompts": {agent: tuple(sorted(own)) for agent, own in sorted(prompts.items())},
            "agents": dict(found.agents),
            "items": found.items,
            "lost": found.lost,
            "proposals": ProposalCounts.model_validate(found.shown),
            "unshown": ProposalCounts.model_validate(found.unshown),
            "assisted": _describe_share(found.assisted),
            "unassisted": _describe_share(found.unassisted),
            "difference": difference,
        }
    )


def _describe_share(share: CorrectedShare) -> ShareRecord:
    low, high = round(share.low, _DIGITS), round(share.high, _DIGITS)
    return ShareRecord(decided=share.decided, corrected=share.corrected, low=low, high=high)
