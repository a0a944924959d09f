"""What a campaign file asks for: the campaign, and how people annotate."""

from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator

from fiel.campaign.task import Task
from fiel.judgements import Label
from fiel.naming import Language, Name
from fiel.reading.strict import StrictModel
from fiel.verdicts.careless import CarelessRules


class Annotation(StrictModel):
    """How people annotate.

    Attributes:
        min_submitted: Number of people who must answer each item.
        language: Language of the form; by default the campaign's.
        audit: Share of the items, from 0 to 1, chosen at random to come early in everyone's queue.
        target: Share of the items, up to 1, that the campaign aims to finish; the dashboard shows progress
            towards it.
        spread: When a correction is suggested wherever the same sentence stands in open items: once its item
            is decided (``agreed``), as soon as one answer counts (``answered``), or never (``off``).
        labels: What the form also asks about each item, without requiring it: whether it needs knowledge of a
            ``culture``, of a ``time``, of a ``region``, which kind of ``error`` the translation has, and what
            is wrong with the ``question`` itself. A form that was launched keeps the questions that it has;
            more are refused.
    """

    min_submitted: Annotated[int, Field(ge=1)] = 1
    language: Language | None = None
    audit: Annotated[float, Field(ge=0, le=1)] = 0.1
    target: Annotated[float, Field(gt=0, le=1)] = 1.0
    spread: Literal["agreed", "answered", "off"] = "agreed"
    labels: tuple[Label, ...] = ()

    @field_validator("labels")
    @classmethod
    def _distinct_labels(cls, labels: tuple[Label, ...]) -> tuple[Label, ...]:
        return tuple(dict.fromkeys(labels))


class Campaign(StrictModel):
    """The benchmarks that a community validates, and how.

    Attributes:
        name: Name of the campaign and of its workspace in Argilla.
        title: Public title, by language.
        language: Language of the translations.
        license: Licence of the translated data, which the export inherits, as an SPDX identifier.
        tasks: Its benchmarks, one or more.
        annotation: How people annotate.
        credits: Display name by user name, for people who agreed to be named in public.
        guide_url: Public address of the guide, linked from the form and the dashboard.
        video_url: Public address of a video that shows how to take part, for the dashboard.
        ask_url: Public address where volunteers can ask, such as a forum or a chat, for the dashboard.
        organizers: Who runs the campaign, as the public reads it on the dashboard.
        privacy_url: Public address of what the organizers say about personal data, for the dashboard.
        data_url: Public address of the validated dataset, for the dashboard.
        dashboard_url: Public address of the dashboard, which volunteers see at the end of their queue and on
            their own page.
        invitation_url: A link of ``fiel people invite``, to which the dashboard's buttons lead. Anyone who
            sees the dashboard can then join. Without it they lead to Argilla only where anyone can sign in
            with Hugging Face; elsewhere the dashboard says to ask for an invitation.
        careless: Rules that set aside the answers of careless people; by default none.
        published_as: Name of the campaign in releases, if it was renamed after its launch. Argilla cannot
            rename a workspace, so ``name`` stays.
        languagetool: Address of a LanguageTool server that checks grammar and spelling, such as
            ``http://127.0.0.1:8081``; the setting FIEL_LANGUAGETOOL_URL takes precedence.
    """

    name: Name
    title: dict[Language, str]
    language: Language
    license: Annotated[str, Field(min_length=1)]
    tasks: Annotated[list[Task], Field(min_length=1)]
    annotation: Annotation = Annotation()
    credits: dict[str, str] = {}
    guide_url: str | None = None
    careless: CarelessRules | None = None
    video_url: str | None = None
    ask_url: str | None = None
    organizers: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    privacy_url: str | None = None
    data_url: str | None = None
    dashboard_url: str | None = None
    invitation_url: str | None = None
    published_as: Name | None = None
    languagetool: str | None = None

    @field_validator(
        "guide_url",
        "video_url",
        "ask_url",
        "privacy_url",
        "data_url",
        "dashboard_url",
        "invitation_url",
        "languagetool",
    )
    @classmethod
    def _public_address(cls, url: str | None) -> str | None:
        if url is not None and not _is_public_address(url):
            raise ValueError(f"expected a public address, such as https://example.org/guide, found {url!r}")
        return url

    @field_validator("organizers")
    @classmethod
    def _no_address(cls, text: str | None) -> str | None:
        if text is not None and "@" in text:
            raise ValueError(
                f"expected names of people or groups, without an e-mail address, because it is public, found "
                f"{text!r}: ask_url says where to ask"
            )
        return text

    @field_validator("tasks")
    @classmethod
    def _distinct_tasks(cls, tasks: list[Task]) -> list[Task]:
        names = [task.name for task in tasks]
        doubled = sorted({name for name in names if names.count(name) > 1})
        if doubled:
            raise ValueError(f"expected a different name for each task, found twice: {', '.join(doubled)}")
        return tasks

    @model_validator(mode="after")
    def _inherited_license(self) -> Self:
        for task in self.tasks:
            published = task.definition.publication
            if published is None or published.license is None or task.source.hub != published.hub:
                continue
            if self.license.casefold() != published.license.casefold():
                raise ValueError(
                    f"license: expected {published.license}, the licence of {published.hub}, which its "
                    f"corrections inherit, found {self.license}"
                )
        return self

    @model_validator(mode="after")
    def _gold_for_its_rule(self) -> Self:
        if self.careless and self.careless.min_gold and not any(task.gold for task in self.tasks):
            raise ValueError(
                "careless.min_gold: expected a task with the key gold, found none: add it, or remove min_gold"
            )
        return self

    @property
    def release_name(self) -> str:
        """Its name in releases."""
        return self.published_as or self.name

    @property
    def form_language(self) -> str:
        """Language in which volunteers see the form."""
        return self.annotation.language or self.language

    def title_in(self, language: str) -> str:
        """Return the title in a language, or else the first title."""
        return self.title.get(language) or next(iter(self.title.values()), self.name)


def _is_public_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    plain = url.isprintable() and " " not in url and "@" not in parts.netloc
    return plain and parts.scheme in ("http", "https") and bool(parts.hostname)
