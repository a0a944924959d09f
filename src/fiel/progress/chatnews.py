"""The news of a campaign in words, for a chat: only counts, and nobody's name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_percent

from fiel.messages.catalogue import Catalogue, choose_language
from fiel.progress.counts import CAMPAIGN_MILESTONES, whole_percent
from fiel.progress.status import CampaignStatus

AREA = "news"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What a chat knows of a campaign.

    Attributes:
        percent: The last milestone in percent of the items, 0 before the first one.
        comments: Ids of the comments without an answer.
        disputes: The disputed items, as ``TASK=ID``.
    """

    percent: int = 0
    comments: frozenset[str] = frozenset()
    disputes: frozenset[str] = frozenset()


def write_week(status: CampaignStatus, title: str, language: str, *, link: str | None = None) -> str:
    """Write the news of the last seven days, in a language or, if it has no words, in English.

    ``link`` is where people see more or take part.
    """
    words = Catalogue(AREA, choose_language(AREA, language))
    return "\n".join(_write_lines(status, title, words, link))


def _write_lines(status: CampaignStatus, title: str, words: Catalogue, link: str | None) -> Iterator[str]:
    yield words.text("news-title", title=title)
    answers = sum(status.days.values())
    if answers:
        yield words.text("news-answers", count=answers, people=len(status.active))
    else:
        yield words.text("news-none")
    percent = _write_percent(whole_percent(status.done, status.total), words.language)
    yield words.text("news-done", done=status.done, total=status.total, percent=percent)
    if not status.missing:
        yield words.text("news-finished")
    elif status.ending and status.ending.expected and not status.closed_at:
        yield words.text("news-end", day=_write_day(status.ending.expected, words.language))
    if link:
        yield link


def note_status(status: CampaignStatus, comments: frozenset[str]) -> Noted:
    """Return what a chat knows once it was told all of this; ``comments`` have no answer yet."""
    percent = whole_percent(status.done, status.total)
    return Noted(
        percent=max((each for each in CAMPAIGN_MILESTONES if each <= percent), default=0),
        comments=comments,
        disputes=frozenset(f"{task.task}={item}" for task in status.tasks for item in task.disputed),
    )


def write_changes(before: Noted, now: Noted, title: str, language: str) -> list[str]:
    """Write what is new since before: a milestone, comments and disputes, a line for each."""
    words = Catalogue(AREA, choose_language(AREA, language))
    lines = []
    if now.percent > before.percent:
        percent = _write_percent(now.percent, words.language)
        lines.append(words.text("hook-milestone", title=title, percent=percent))
    if new := now.comments - before.comments:
        lines.append(words.text("hook-comments", title=title, count=len(new)))
    if new := now.disputes - before.disputes:
        lines.append(words.text("hook-disputes", title=title, count=len(new)))
    return lines


def _write_percent(percent: int, language: str) -> str:
    return format_percent(percent / 100, locale=Locale.parse(language, sep="-"))


def _write_day(day: date, language: str) -> str:
    return format_date(day, "long", locale=Locale.parse(language, sep="-"))
