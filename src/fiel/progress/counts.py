"""How far it is: items and answers by campaign, task, split and subject."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from fiel.tables import Tables, select_campaign, shape_frame

CAMPAIGN_MILESTONES = (25, 50, 75, 100)
"""Percent of a campaign's items with their answers that are worth a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far something is, in counts.

    Attributes:
        total: Items there are.
        target: Items that the campaigns want done.
        done: Items with as many answers as their campaign asks for.
        validated: Items of those whose text people agreed on.
        unusable: Items of those that people agreed to leave out.
        disputed: Items of those about which people do not agree.
        answers: Usable answers.
        asked: Answers that are asked for in all.
        given: Answers of those that are there; those beyond what an item needs do not count.
        one_away: Items that one more answer completes.
        people: Distinct people, at most: the anonymous of two campaigns count twice, for nothing tells
            them apart.
        simulated: Usable answers that were made up to show how Fiel works.
    """

    total: int
    target: int
    done: int
    validated: int
    unusable: int
    disputed: int
    answers: int
    asked: int
    given: int
    one_away: int
    people: int
    simulated: int

    @property
    def share(self) -> float:
        """Done items of all items, from 0 to 1."""
        return self.done / self.total if self.total else 0.0

    @property
    def percent(self) -> int:
        """Done items of all items, in whole percent rounded down: 100 means all."""
        return whole_percent(self.done, self.total)

    @property
    def validated_share(self) -> float:
        """Validated items of all items, from 0 to 1."""
        return self.validated / self.total if self.total else 0.0

    @property
    def validated_percent(self) -> int:
        """Validated items of all items, in whole percent rounded down."""
        return whole_percent(self.validated, self.total)

    @property
    def overlap(self) -> float:
        """Answers that there are of those that are asked for, from 0 to 1: the overlap reached."""
        return self.given / self.asked if self.asked else 0.0

    @property
    def missing(self) -> int:
        """Answers that are not there yet."""
        return self.asked - self.given

    @property
    def reached(self) -> bool:
        """Whether as many items are done as the campaigns want."""
        return bool(self.total) and self.done >= self.target


def whole_percent(part: int, whole: int) -> int:
    """Return a share in whole percent rounded down, so that 100 means all."""
    return 100 * part // whole if whole else 0


def campaign_titles(tables: Tables, language: str) -> dict[str, str]:
    """Return the title of each campaign, by name, in a language or in the first one that it has."""
    titles = {}
    for name, text in zip(tables.campaigns["campaign"], tables.campaigns["titles"], strict=True):
        written: dict[str, str] = json.loads(text)
        titles[str(name)] = written.get(language) or next(iter(written.values()), str(name))
    return titles


def overall_progress(tables: Tables) -> Progress:
    """Count how far all the campaigns of the tables are together."""
    raise NotImplementedError


def campaign_progress(tables: Tables) -> pd.DataFrame:
    """Count how far each campaign is.

    Returns:
        A row a campaign: ``campaign``, ``total``, ``target``, ``done``, ``validated`` (items), ``share`` (of
        done, 0 to 1), ``overlap`` (answers given of those asked for, 0 to 1), ``answers`` (usable),
        ``one_away`` (items), ``people`` (distinct), ``simulated`` (answers), ``closed``.
    """
    raise NotImplementedError


def task_progress(tables: Tables) -> pd.DataFrame:
    """Count how far each task is.

    Returns:
        A row a campaign and task: ``campaign``, ``task``, ``benchmark``, ``total``, ``done`` and
        ``validated`` (items), ``share`` (of done, 0 to 1), ``answers`` (usable).
    """
    raise NotImplementedError


def subject_progress(tables: Tables) -> pd.DataFrame:
    """Count how far each split and subject is.

    Returns:
        A row a campaign, task, split and subject: ``campaign``, ``task``, ``benchmark``, ``split``,
        ``subject`` (of MMLU, else missing), ``total``, ``done`` and ``validated`` (items), ``share`` (of
        done, 0 to 1), ``answers`` (usable).
    """
    raise NotImplementedError


def campaign_milestones(tables: Tables) -> pd.DataFrame:
    """Say when each campaign had 25, 50, 75 and 100 % of its items done.

    Returns:
        A row a campaign and milestone: ``campaign``, ``percent``, ``items`` (how many that is), ``day`` (UTC,
        missing when it is not there yet).
    """
    raise NotImplementedError
