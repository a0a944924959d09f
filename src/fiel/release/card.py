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
from fiel.hub.rules import describe_language, describe_license
from fiel.messages.catalogue import Catalogue
from fiel.messages.plaintext import for_markdown
from fiel.release.changes import TaskChanges
from fiel.release.citation import cited_works
from fiel.release.configurations import judgements_name, validated_name
from fiel.release.content import Release
from fiel.release.harness.tasks import data_path, harness_files, harness_group_name, harness_task_name
from fiel.release.manifest import Counts, SourceRecord

CARD_LANGUAGES = ("es", "en")

_COUNTED = tuple(Counts.model_fields)


def write_card(
    release: Release, *, plots: Mapping[str, Sequence[str]], changes: TaskChanges | None = None
) -> str:
    """Write the card; ``plots`` are names in ``plots/``, by language."""
    front = yaml.safe_dump(_front_matter(release), sort_keys=False, allow_unicode=True)
    title = f"# {release.task.definition.title} ({release.campaign.language})"
    sections = [
        _Section(release, Catalogue("card", language)).write(plots.get(language, ()), changes)
        for language in CARD_LANGUAGES
    ]
    return "\n\n".join([f"---\n{front}---", title, *sections]) + "\n"


def write_license(license: str) -> str:
    """Write the licence file, for a licence that the Hub does not know."""
    said = [Catalogue("card", each).text("license-file", license=license) for each in CARD_LANGUAGES]
    return "\n\n".join(said) + "\n"


def _front_matter(release: Release) -> dict[str, Any]:
    language, benchmark = release.campaign.language, release.task.definition
    simulated = ["simulated"] if release.record.answers.simulated else []
    # The benchmark does not have the split of the judgements.
    aliases = dict.fromkeys(release.tables, benchmark.splits) | {judgements_name(language): {}}
    return {
        **describe_license(release.campaign.license),
        **describe_language(language),
        "pretty_name": f"{benchmark.title} ({language})",
        "tags": ["fiel", *simulated],
        "configs": [
            {
                "config_name": name,
                "data_files": [
                    {"split": each, "path": data_path(split, configuration=name)}
                    for split in splits
                    for each in (split, *aliases[name].get(split, ()))
                ],
                **({"default": True} if name == language else {}),
            }
            for name, splits in release.tables.items()
            if splits
        ],
    }


class _Section:
    def __init__(self, release: Release, catalogue: Catalogue) -> None:
        self.release = release
        self.record = release.record
        self.language = catalogue.language
        self.say = catalogue.text

    def write(self, plots: Sequence[str], changes: TaskChanges | None) -> str:
        parts = [
            "## " + self.say("heading"),
            *self._what(),
            "### " + self.say("made"),
            *self._made(),
            "### " + self.say("numbers"),
            *self._numbers(plots),
            *self._changes(changes),
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
        tables, counts = self.release.tables, self.record.counts
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
        for key, name in (("validated", validated_name(language)), ("judgements", judgements_name(language))):
            if tables[name]:
                rows = sum(len(table) for table in tables[name].values())
                lines.append(self.say(key, config=name, rows=rows))
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

    def _changes(self, changes: TaskChanges | None) -> Iterable[str]:
        if changes is not None:
            yield "### " + self.say("changes")
            yield self.say(
                "changed",
                validated=len(changes.validated),
                corrected=len(changes.corrected),
                withdrawn=len(changes.withdrawn),
            )

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
        if any((record.unresolved, record.unasked, record.suspicious, record.damaged, left)):
            lines.append(self.say("limit-listed"))
        return _bulleted([*lines, self.say("limit-people")])

    def _evaluation(self) -> Iterable[str]:
        task, language = self.release.task, self.release.campaign.language
        files = harness_files(
            task.definition, language=language, splits=self.release.splits, strata=self.release.strata
        )
        if files:
            model = "--model hf --model_args pretrained=MODEL"
            name = harness_task_name(task.definition, language=language)
            yield self.say("run")
            yield f"```bash\nlm_eval run {model} --tasks {name} --include_path harness\n```"
            if len(files) > 1:
                yield self.say("run-subjects", group=harness_group_name(task.definition, language=language))
        else:
            yield self.say("no-task")
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


def _origin(source: SourceRecord) -> str:
    """Name the origin of the rows as others can know it: local folders only by name."""
    hub = source.hub and (_file_name(source.hub) if source.hub.startswith((".", "/", "~")) else source.hub)
    parts = (hub, source.config, source.revision, source.files and _file_name(source.files))
    return " ".join(f"`{part}`" for part in parts if part)


def _file_name(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[-1]


def _bulleted(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
