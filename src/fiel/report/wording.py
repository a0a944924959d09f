"""The numbers of a report in words: lines for a page, and a methods paragraph for a paper."""

from collections.abc import Callable, Iterator, Sequence

from fiel.benchmarks.benchmark import Reference
from fiel.benchmarks.registry import benchmark_names, find_benchmark
from fiel.impact.wording import Numbers
from fiel.messages.catalogue import Catalogue
from fiel.messages.languages import language_name
from fiel.release.blindrecord import say_otherwise, spell_accuracy
from fiel.report.references import (
    CAMERON,
    CLOPPER_PEARSON,
    KORN_GRAUBARD,
    KRIPPENDORFF,
    NEWCOMBE,
    WILSON,
)
from fiel.report.results import Report, TaskQuality
from fiel.verdicts.audit import UNUSABLE

METHODS_LANGUAGES = ("en", "es")
"""The languages of the methods paragraph."""

Say = Callable[..., str]


def name_kind(kind: str, language: str) -> str:
    """Name a kind of mistake."""
    if kind == UNUSABLE:
        return Catalogue("quality", language).text("kind-unusable")
    return Catalogue("dashboard", language).text(f"kind-{kind}")


def describe_quality(task: TaskQuality, language: str) -> dict[str, list[str]]:
    """Say how good a task is, as lines by the key of their heading; tables are left to the page."""
    say, numbers = Catalogue("quality", language).text, Numbers(language)
    parts = {
        "coverage": _cover(task, say, numbers),
        "agreement": _agree(task, say, numbers),
        "mistakes": _count_mistakes(task, say, numbers),
        "help": _help(task, say, numbers),
        "blind": _ask(task, say, numbers),
    }
    return {key: lines for key, found in parts.items() if (lines := list(found))}


def _cover(task: TaskQuality, say: Say, numbers: Numbers) -> Iterator[str]:
    counts = task.counts.model_dump()
    yield say("covered", decided=task.covered.count, share=numbers.percent(task.covered.value), **counts)
    yield say(
        "answers",
        counted=task.answers.counted,
        people=task.answers.annotators - task.answers.simulated,
        needed=task.min_submitted,
        set_aside=task.answers.set_aside,
    )
    if task.answers.simulated:
        yield say("simulated", count=task.answers.simulated)


def _agree(task: TaskQuality, say: Say, numbers: Numbers) -> Iterator[str]:
    found = task.agreement
    if found is None:
        yield say("agreement-none")
        return
    alpha = _write_alpha(found.alpha, say, numbers)
    yield say("agreement-found", items=found.items, percent=numbers.percent(found.percent), alpha=alpha)


def _write_alpha(alpha: float | None, say: Say, numbers: Numbers) -> str:
    return say("alpha-none") if alpha is None else numbers.decimal(alpha)


def _count_mistakes(task: TaskQuality, say: Say, numbers: Numbers) -> Iterator[str]:
    audit = task.audit
    if audit is None or audit.share is None or audit.left is None:
        yield say("audit-none")
        return
    yield say(
        "audit",
        audited=audit.audited,
        items=audit.items,
        decided=audit.decided,
        mistaken=audit.mistaken,
        share=numbers.percent(audit.share),
        low=numbers.percent(audit.share_low),
        high=numbers.percent(audit.share_high),
        left=round(audit.left),
        left_low=audit.left_low,
        left_high=audit.left_high,
    )


def _help(task: TaskQuality, say: Say, numbers: Numbers) -> Iterator[str]:
    accepted, opinions = task.accepted, task.opinions
    if accepted is not None:
        yield say(
            "accepted",
            total=accepted.total,
            count=accepted.count,
            share=numbers.percent(accepted.value),
            low=numbers.percent(accepted.low),
            high=numbers.percent(accepted.high),
        )
    if opinions is not None and opinions.difference is not None:
        difference, low, high = (numbers.percent(each, signed=True) for each in opinions.difference)
        yield say(
            "assisted",
            assisted=opinions.assisted.decided,
            unassisted=opinions.unassisted.decided,
            difference=difference,
            low=low,
            high=high,
        )


def _ask(task: TaskQuality, say: Say, numbers: Numbers) -> Iterator[str]:
    blind = task.blind
    if blind is None:
        return
    if blind.accuracy is not None:
        yield say("accuracy", **spell_accuracy(blind.accuracy, numbers))
    yield say_otherwise(blind, say, numbers)


def describe_effort(report: Report, language: str) -> list[str]:
    """Say how the work was shared; nothing for fewer than three people."""
    say, numbers, effort = Catalogue("quality", language).text, Numbers(language), report.effort
    if effort is None:
        return [say("effort-none")]
    shared = say(
        "effort",
        people=effort.people,
        answers=effort.answers,
        top=effort.top_people,
        share=numbers.percent(effort.top_share),
        gini=numbers.decimal(effort.inequality),
    )
    return [shared] if effort.seconds is None else [shared, say("seconds", seconds=round(effort.seconds))]


def write_methods(report: Report, name: str, language: str) -> str:
    """Write how a task was validated and what came of it, as a paragraph for a paper."""
    task, say, numbers = report.tasks[name], Catalogue("quality", language).text, Numbers(language)
    into = language_name(report.language, written_in=language) or report.language
    archive = say("methods-archive", manifest=report.manifest[:12])
    if not task.answers.counted:
        return f"{say('methods-none', title=task.title, language=into)} {archive}"
    sentences = [
        say(
            "methods",
            title=task.title,
            language=into,
            version=report.fiel,
            people=task.answers.annotators - task.answers.simulated,
            needed=task.min_submitted,
            counted=task.answers.counted,
        ),
        say("methods-covered", share=numbers.percent(task.covered.value), **task.counts.model_dump()),
    ]
    if task.answers.simulated:
        sentences.append(say("simulated", count=task.answers.simulated))
    if task.agreement is not None:
        sentences.append(
            say(
                "methods-agreement",
                items=task.agreement.items,
                percent=numbers.percent(task.agreement.percent),
                alpha=_write_alpha(task.agreement.alpha, say, numbers),
            )
        )
    if task.audit is not None and task.audit.share is not None:
        sentences += [*_count_mistakes(task, say, numbers), say("methods-audit")]
    sentences += _help(task, say, numbers)
    if task.accepted is not None:
        sentences.append(say("methods-shares"))
    if _is_compared(task):
        sentences.append(say("methods-difference"))
    sentences += _ask(task, say, numbers)
    if _is_asked(task):
        sentences.append(say("methods-blind"))
    if report.effort is not None:
        sentences += describe_effort(report, language)
    return " ".join([*sentences, archive])


def list_references(report: Report, name: str) -> Sequence[str]:
    """Return the works that a task's paragraph cites, first that of the benchmark."""
    task = report.tasks[name]
    known = task.benchmark in benchmark_names()  # a campaign file describes the others, without a work
    own = find_benchmark(task.benchmark).reference if known else None
    cited = {
        own: own is not None,
        KRIPPENDORFF: task.agreement is not None,
        CLOPPER_PEARSON: (task.audit is not None and task.audit.share is not None) or _is_asked(task),
        WILSON: task.accepted is not None or _is_asked(task),
        NEWCOMBE: _is_compared(task),
        CAMERON: _is_asked(task),
        KORN_GRAUBARD: _is_asked(task),
    }
    return [_write_reference(work) for work, wanted in cited.items() if wanted and work is not None]


def _is_asked(task: TaskQuality) -> bool:
    """Tell whether there is anything to say about answers without the key."""
    return task.blind is not None and (task.blind.decided > 0 or task.blind.accuracy is not None)


def _is_compared(task: TaskQuality) -> bool:
    return task.opinions is not None and task.opinions.difference is not None


def _write_reference(work: Reference) -> str:
    return f"{', '.join(work.authors)} ({work.year}). {work.title}. {work.url}"
