"""Versions that come one after the other show what came in between: never of one or two people alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from fiel.release.authors import find_new_answers, keep_authors, load_authors
from fiel.release.configurations import JUDGEMENTS_SPLIT, judgements_name
from fiel.release.dataset import write_release
from tests.helpers.linking import ORGANIZER, START, World, make_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("authors"))


def judgements_of(world: World) -> pa.Table:
    release = world.release
    return release.tables[judgements_name(release.campaign.language)][JUDGEMENTS_SPLIT]


Known = Sequence[tuple[str, int]]


def authors_of(world: World, folder: Path) -> Known:
    """Who gave which answer, kept in a home and read again."""
    write_release([world.release], folder / "out")
    keep_authors(folder, "linking", [world.release], export=folder / "out")
    return load_authors(folder, "linking", export=folder / "out")["arc"]


def test_the_people_of_what_is_new_are_counted(world: World, tmp_path: Path) -> None:
    known = authors_of(world, tmp_path)
    assert not any(name in (tmp_path / "authors/linking.json").read_text() for name in ("ana", "linking"))
    assert (tmp_path / "authors/linking.json").stat().st_mode & 0o777 == 0o600
    dated = sorted(world.judgements, key=lambda each: each.submitted_at)
    volunteers = [each for each in dated if each.annotator != ORGANIZER]
    for count in range(len(volunteers)):
        before = judgements_of(replace(world, judgements=volunteers[:count])) if count else None
        new = find_new_answers(known, before, judgements_of(world))
        assert new.answers == len(volunteers) - count
        assert new.people == len({each.annotator for each in volunteers[count:]})
    assert find_new_answers(known, judgements_of(world), judgements_of(world)).answers == 0


def test_of_answers_that_say_the_same_the_last_ones_are_new(world: World, tmp_path: Path) -> None:
    """Three people call one item right, the last one after the version before."""
    item = world.judgements[0]
    alike = [
        replace(item, annotator=who, submitted_at=START + timedelta(days=day))
        for day, who in enumerate(["u-ana", "u-bruno", "u-carla"])
    ]
    later = replace(world, judgements=alike)
    known = authors_of(later, tmp_path)
    before = judgements_of(replace(world, judgements=alike[:2]))
    assert find_new_answers(known, before, judgements_of(later)).people == 1


def test_an_answer_that_was_changed_is_new(world: World, tmp_path: Path) -> None:
    place = next(n for n, each in enumerate(world.judgements) if each.decision == "correct")
    changed = list(world.judgements)
    changed[place] = replace(changed[place], decision="unusable", declared="unusable", reason="other")
    later = replace(world, judgements=changed)
    new = find_new_answers(authors_of(later, tmp_path), judgements_of(world), judgements_of(later))
    assert (new.answers, new.gone, new.people) == (1, 1, 1)


@pytest.mark.parametrize("change", ["withdrawn", "promoted", "careless"])
def test_what_becomes_of_one_person_s_answers_alone_is_seen(
    world: World, tmp_path: Path, change: str
) -> None:
    """Or the rows that change would be those of whoever left, became an organizer or was set aside."""
    theirs = [each for each in world.judgements if each.annotator == "u-carla"]
    others = [each for each in world.judgements if each.annotator != "u-carla"]
    became = {
        "withdrawn": [],
        "promoted": [replace(each, organizer=True) for each in theirs],
        "careless": [replace(each, problem="careless:too-fast") for each in theirs],
    }
    later = replace(world, judgements=[*others, *became[change]])
    new = find_new_answers(authors_of(later, tmp_path), judgements_of(world), judgements_of(later))
    assert new.gone == len(theirs)
    assert new.people is not None and new.people <= 1


def test_who_answered_in_another_export_is_not_known(world: World, tmp_path: Path) -> None:
    authors_of(world, tmp_path)
    write_release([replace(world, judgements=world.judgements[:9]).release], tmp_path / "older")
    assert load_authors(tmp_path, "linking", export=tmp_path / "older") == {}


@pytest.mark.parametrize(
    "content", ["", "[]", "null", '{"export": 1}', '{"export": "x", "tasks": {"arc": [1]}}']
)
def test_a_file_that_is_none_of_ours_says_nothing(world: World, tmp_path: Path, content: str) -> None:
    authors_of(world, tmp_path)
    (tmp_path / "authors/linking.json").write_text(content)
    assert load_authors(tmp_path, "linking", export=tmp_path / "out") == {}


def test_an_export_without_answers_has_no_authors(world: World, tmp_path: Path) -> None:
    assert authors_of(replace(world, judgements=[]), tmp_path) == ()
