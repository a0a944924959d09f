"""The dataset card of an export: what it is and how it was made, in numbers, in Spanish and English.

Format: a README with YAML front matter, which tells the Hub and ``datasets`` the licence, language and files
of each split. A split with two names is listed under both, with the same file: the harness asks for
``validation``, and the Hub's dataset calls it ``val``.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

import fiel
from fiel.checks.language import is_known
from fiel.impact.results import Impact
from fiel.impact.wording import write_section
from fiel.messages.catalogue import Catalogue
from fiel.messages.plaintext import for_markdown
from fiel.release.blindrecord import write_blind_section
from fiel.release.changes import TaskChanges
from fiel.release.citation import cited_works
from fiel.release.configurations import describe_configurations, judgements_name, validated_name
from fiel.release.content import Release
from fiel.release.harness import HARNESSES, MAIN
from fiel.release.harness.lm_eval.tasks import harness_group_name
from fiel.release.harness.words import describe_words
from fiel.release.layout import questions_name
from fiel.release.metadata import Described, describe_dataset
from fiel.release.taskrecord import Counts, ShareRecord, SourceRecord

CARD_LANGUAGES = ("es", "en")

_COUNTED = tuple(Counts.model_fields)


def write_card(
    release: Release,
    *,
    plots: Mapping[str, Sequence[str]],
    changes: TaskChanges | None = None,
    impact: Impact | None = None,
) -> str:
    """Write the card.

    ``plots`` are names in ``plots/``, by language; ``impact`` was measured on this data.
    """
    title = f"# {release.task.definition.title} ({release.campaign.language})"
    sections = [
        _Section(release, Catalogue("card", language)).write(plots.get(language, ()), changes, impact)
        for language in CARD_LANGUAGES
    ]
    return "\n\n".join([write_front_matter(_front_matter(release)), title, *sections]) + "\n"


def write_front_matter(values: Mapping[str, Any]) -> str:
    """Write what the Hub and ``datasets`` read at the top of a card."""
    return f"---\n{yaml.safe_dump(dict(values), sort_keys=False, allow_unicode=True)}---"


def write_license(license: str) -> str:
    """Write the licence file, for a licence that the Hub does not know."""
    said = [Catalogue("card", each).text("license-file", license=license) for each in CARD_LANGUAGES]
    return "\n\n".join(said) + "\n"


def _front_matter(release: Release) -> dict[str, Any]:
    language, benchmark = release.campaign.language, release.task.definition
    splits = {name: list(sizes) for name, sizes in release.sizes.items()}
    described = Described(language=language, license=release.campaign.license, record=release.record)
    simulated = ["simulated"] if release.record.answers.simulated else []
    return {
        **describe_dataset([described], benchmark=benchmark),
        "pretty_name": f"{benchmark.title} ({language})",
        "tags": ["fiel", *simulated],
        "configs": describe_configurations(splits, benchmark=benchmark, language=language),
    }


class _Section:
    def __init__(self, release: Release, catalogue: Catalogue) -> None:
        self.release = release
        self.record = release.record
        self.language = catalogue.language
        self.say = catalogue.text

    def write(self, plots: Sequence[str], changes: TaskChanges | None, impact: Impact | None) -> str:
        parts = [
            "## " + self.say("heading"),
            *self._what(),
            "### " + self.say("made"),
            *self._made(),
            "### " + self.say("numbers"),
            *self._numbers(plots),
            *self._changes(changes),
            *write_blind_section(self.record.blind, self.language),
            *self._impact(impact),
            "### " + self.say("limits"),
            self._limits(),
            "### " + self.say("evaluate"),
            *self._evaluation(),
            "### " + self.say("credit"),
            *self._credit(),
        ]
        return "\n\n".join(part for part in parts if part)

    def _what(self) -> Iterable[str]:
        language = self.release.campaign.language
        sizes, counts = self.release.sizes, self.record.counts
        yield self.say(
            "what",
            reviewed=counts.validated + counts.unusable,
            items=counts.items,
            benchmark=self.release.task.definition.title,
            version=fiel.__version__,
            title=for_markdown(self.release.campaign.title_in(self.language)),
            source=_origin(self.record.source),
        )
        source = self.record.source
        renamed = source.column is not None or source.columns
        lines = [self.say("drop-in-renamed" if renamed else "drop-in", config=language)]
        more = {
            "questions": questions_name(language),
            "validated": validated_name(language),
            "judgements": judgements_name(language),
        }
        for key, name in more.items():
            if sizes[name]:
                lines.append(self.say(key, config=name, rows=sum(sizes[name].values())))
        yield _bulleted(lines)
        if self.release.campaign.release_name != self.release.campaign.name:
            names = {"name": self.release.campaign.release_name, "formerly": self.release.campaign.name}
            yield self.say("renamed", **names)
        if self.record.answers.simulated:
            yield self.say("simulated", simulated=self.record.answers.simulated)

    def _made(self) -> Iterable[str]:
        checks = "checks" if is_known(self.release.campaign.language) else "checks-unknown"
        rules = ["answers", checks, "unusable", "text", "similar", "disputed", "organizer", "careless"]
        record, answers = self.record, self.record.answers
        if not answers.counted + answers.set_aside:
            yield self.say("made-nobody")
        else:
            some = "some" if record.paired else "none"
            originals = "all" if record.paired == record.asked else some
            yield self.say(f"made-{originals}", paired=record.paired, asked=record.asked)
            yield self.say("made-answers", guide=record.guide_version)
            yield from self._opinions()
        yield _bulleted(self.say(f"rule-{rule}", min_submitted=self.record.min_submitted) for rule in rules)

    def _numbers(self, plots: Sequence[str]) -> Iterable[str]:
        numbers = [str(count) for count in self.record.counts.model_dump().values()]
        head = " | ".join(self.say(f"count-{name}") for name in _COUNTED)
        yield f"| {head} |\n{'|---:' * len(numbers)}|\n| {' | '.join(numbers)} |"
        answers, agreement = self.record.answers, self.record.agreement
        yield self.say(
            "people",
            people=answers.annotators - answers.simulated,
            counted=answers.counted,
            set_aside=answers.set_aside,
        )
        for name in plots:
            yield f"![{self.say(f'plot-{name}')}](plots/{name}.{self.language}.png)"
        if agreement is not None and agreement.percent is not None:
            alpha = "–" if agreement.alpha is None else f"{agreement.alpha:.2f}"
            yield self.say(
                "agreement", items=agreement.items, percent=f"{100 * agreement.percent:.1f}", alpha=alpha
            )

        audit = self.record.audit
        if audit is not None and audit.left is not None:
            yield self.say(
                "audit",
                audited=audit.audited,
                decided=audit.decided,
                left=round(audit.left),
                low=audit.left_low,
                high=audit.left_high,
                items=audit.items,
            )

    def _opinions(self) -> Iterable[str]:
        """Say what people saw of the opinions of models and tools, and what they made of it."""
        found = self.record.opinions
        if found is None or not found.agents:
            return
        agents = ", ".join(f"{for_markdown(agent)} ({count})" for agent, count in found.agents.items())
        yield self.say("opinions", agents=agents, items=found.items)
        asked = (f"{agent} {prompt}" for agent in found.agents for prompt in found.prompts.get(agent, ()))
        if prompts := ", ".join(map(for_markdown, asked)):
            yield self.say("opinion-prompts", prompts=prompts)
        counts = found.proposals.model_dump()
        if sum(counts.values()):
            yield self.say("proposals", count=sum(counts.values()), **counts)
        if found.difference is not None:
            first, second = _describe_share(found.assisted), _describe_share(found.unassisted)
            points = (round(100 * value) for value in found.difference)
            yield self.say(
                "assisted",
                **{f"seen-{name}": value for name, value in first.items()},
                **{f"unseen-{name}": value for name, value in second.items()},
                **dict(zip(("difference", "low", "high"), points, strict=True)),
            )

    def _changes(self, changes: TaskChanges | None) -> Iterable[str]:
        if changes is not None:
            yield "### " + self.say("changes")
            yield self.say(
                "changed",
                validated=len(changes.validated),
                corrected=len(changes.corrected),
                withdrawn=len(changes.withdrawn),
            )

    def _impact(self, impact: Impact | None) -> Iterable[str]:
        if impact is not None and self.release.task.name in impact.tasks:
            yield "### " + Catalogue("impact", self.language).text("card-heading")
            yield from write_section(impact, self.release.task.name, self.language)

    def _limits(self) -> str:
        record = self.record
        found = {
            "unvalidated": record.counts.items - record.counts.validated,
            "single": record.rules.get("single", 0),
            "unusable": record.counts.unusable,
            "unresolved": len(record.unresolved),
            "unasked": len(record.unasked),
            "suspicious": len(record.suspicious),
            "damaged": len(record.damaged),
        }
        lines = [self.say(f"limit-{name}", count=count) for name, count in found.items() if count]
        if left := record.withdrawn.items:
            lines.append(self.say("limit-withdrawn", count=len(left), answers=record.withdrawn.answers))
        if items := {id for each in record.settled for id in each.items}:
            lines.append(self.say("limit-settled", count=len(items), sentences=len(record.settled)))
        if any((record.unresolved, record.unasked, record.suspicious, record.damaged, left)):
            lines.append(self.say("limit-listed"))
        return _bulleted([*lines, self.say("limit-people")])

    def _evaluation(self) -> Iterable[str]:
        task, language = self.release.task, self.release.campaign.language
        exported = self.release.exported
        own = MAIN.list_tasks(exported)
        if own:
            yield self.say("run")
            yield f"```bash\n{own[0].command}\n```"
            if any(each.stratum for each in own):
                yield self.say("run-subjects", group=harness_group_name(task.definition, language=language))
        else:
            yield self.say("no-task")
        plain = next((each.name for each in own if each.asks_questions), None)
        if plain is not None:
            yield self.say("run-plain", task=plain, words=describe_words(language))
        others = {
            each.command: f"# {harness.title}{need}\n{each.command}"
            for harness in HARNESSES.values()
            for need in [f" ({self.say(f'needs-{harness.name}')})" if harness.needs else ""]
            if harness is not MAIN
            for each in harness.list_tasks(exported)
        }
        if others:
            yield self.say("run-others", words=describe_words(language))
            yield "```bash\n" + "\n".join(others.values()) + "\n```"
        if self.release.prompts is not None:
            yield self.say("alpaca-eval", file=f"alpaca_eval/{task.benchmark}_{language}.json")
        yield self.say("load")
        load = f'load_dataset("./{task.name}", "{language}")'
        yield f"```python\nfrom datasets import load_dataset\n\n{load}\n```"

    def _credit(self) -> Iterable[str]:
        yield self.say("license", license=for_markdown(self.release.campaign.license))
        if self.release.named:
            yield self.say("named", names=", ".join(for_markdown(name) for name in self.release.named))
        yield self.say("cite")
        works = cited_works(self.release)
        if works:
            yield self.say("cite-source")
            yield _bulleted(
                f"{', '.join(work.authors)} ({work.year}). {work.title}. <{work.url}>" for work in works
            )


def _describe_share(share: ShareRecord) -> dict[str, int]:
    """Return a share of decided items and its interval in whole percent."""
    percent = {"share": share.corrected / share.decided, "low": share.low, "high": share.high}
    return {"items": share.decided, **{name: round(100 * value) for name, value in percent.items()}}


def _origin(source: SourceRecord) -> str:
    """Name the origin of the rows as others can know it: local folders only by name."""
    hub = source.public_name or (source.hub and _file_name(source.hub))
    parts = (hub, source.config, source.revision, source.files and _file_name(source.files))
    return " ".join(f"`{part}`" for part in parts if part)


def _file_name(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[-1]


def _bulleted(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
