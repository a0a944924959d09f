"""Versions that come one after the other show what came in between: never of one or two people alone."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from fiel.release.authors import find_new_answers, keep_authors, load_authors
from tests.helpers.linking import ORGANIZER, START, World, make_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("authors"))


def judgements_of(world: World) -> pa.Table:
    table = world.release.judgements
    assert table is not None
    return table


def test_the_people_of_what_is_new_are_counted(world: World, tmp_path: Path) -> None:
    keep_authors(tmp_path, "linking", [world.release])
    known = load_authors(tmp_path, "linking")["arc"]
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
    keep_authors(tmp_path, "linking", [later.release])
    known = load_authors(tmp_path, "linking")["arc"]
    before = judgements_of(replace(world, judgements=alike[:2]))
    assert find_new_answers(known, before, judgements_of(later)).people == 1


def test_an_answer_that_was_changed_is_new(world: World, tmp_path: Path) -> None:
    place = next(n for n, each in enumerate(world.judgements) if each.decision == "correct")
    changed = list(world.judgements)
    changed[place] = replace(changed[place], decision="unusable", declared="unusable", reason="other")
    later = replace(world, judgements=changed)
    keep_authors(tmp_path, "linking", [later.release])
    new = find_new_answers(
        load_authors(tmp_path, "linking")["arc"], judgements_of(world), judgements_of(later)
    )
    assert (new.answers, new.people) == (1, 1)


def test_an_export_without_answers_has_no_authors(world: World, tmp_path: Path) -> None:
    keep_authors(tmp_path, "linking", [replace(world, judgements=[]).release])
    assert load_authors(tmp_path, "linking") == {"arc": []}
