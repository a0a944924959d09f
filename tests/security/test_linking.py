"""Nothing that is public says what a named person answered, not even all of it together.

The attacker has everything: the snapshot, the badge, the card, and the export with its judgements, from
before and after somebody took back their name.
"""

import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from fiel.snapshots.summary import round_down
from tests.helpers.linking import NAMES, ORGANIZER, PLAN, World, make_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("linking"))


@pytest.fixture(scope="module")
def public(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return world.publish(tmp_path_factory.mktemp("public"))


def read_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Every public table: each Parquet file, and each table of a Markdown file."""
    found = {}
    for path in sorted(folder.rglob("*.parquet")):
        name = path.relative_to(folder).as_posix()
        found[re.sub(r"\d{8}T\d{6}Z-\w+", "now", name)] = pq.read_table(path).to_pandas()
    for path in sorted(folder.rglob("*.md")):
        rows = re.findall(r"^\| ([^|]+) \| (\d+) (?:\| (\d+) )?\|$", path.read_text(encoding="utf-8"), re.M)
        if rows:
            frame = pd.DataFrame(rows, columns=["contributor", "answers", "corrected"])
            found[path.relative_to(folder).as_posix()] = frame
    return found


def judgements_of(folder: Path) -> pd.DataFrame:
    found: pd.DataFrame = pq.read_table(folder / "export/arc/es_judgements/train.parquet").to_pandas()
    return found


def test_the_world_is_worth_an_attack(world: World, public: Path) -> None:
    named = [name for name, frame in read_tables(public).items() if _names_in(frame)]
    assert len(named) >= 3, named
    assert len(judgements_of(public)) == len(world.judgements) == 66


def _names_in(frame: pd.DataFrame) -> bool:
    return bool(frame.isin([*NAMES.values()]).any(axis=None))


def test_no_table_has_a_name_beside_an_answer(public: Path) -> None:
    """Joined by any column, a name meets more answers than it gave, or none."""
    answers = judgements_of(public).drop(columns=["segments"])
    for name, frame in read_tables(public).items():
        if not _names_in(frame):
            continue
        shared = [column for column in frame.columns if column in answers.columns]
        for _, row in frame[frame["contributor"].isin([*NAMES.values()])].iterrows():
            fit = answers
            for column in shared:
                fit = fit[fit[column] == row[column]]
            known = int(row["answers"]) if "answers" in row else 1
            assert len(fit) > known or fit.empty, f"{name}: {dict(row)} has but {len(fit)} answers"


@pytest.mark.parametrize("column", ["annotator", "organizer", "decision", "reason", "split", "set_aside"])
def test_no_group_of_answers_is_as_many_as_a_person_gave(public: Path, column: str) -> None:
    """By what a name did in all, and by every number beside it that is of no single day."""
    numbers: dict[str, set[int]] = {name: set() for name in NAMES.values()}
    for frame in read_tables(public).values():
        for name in NAMES.values() if "contributor" in frame else ():
            own = frame[frame["contributor"] == name].drop(columns="contributor").astype(str)
            numbers[name].add(int(own["answers"].astype(int).sum()))
            if "day" not in frame:
                numbers[name] |= {int(value) for value in own.to_numpy().ravel() if value.isdecimal()}
    sizes = judgements_of(public).groupby(column, dropna=False).size()
    for value, size in sizes[sizes > 1].items():  # one answer is any answer
        alike = [name for name, own in numbers.items() if size in own]
        assert not alike, f"{column} = {value}: {size} answers, as {alike} gave"


def test_a_pseudonym_is_of_one_answer(public: Path) -> None:
    assert judgements_of(public)["annotator"].is_unique


def test_the_day_of_an_answer_is_nowhere(public: Path) -> None:
    """Or it would be Carla's, who was alone on that day."""
    for name, frame in read_tables(public).items():
        if "day" in frame.columns:
            assert not {"item_id", "decision", "after", "annotator", "segment"} & set(frame.columns), name


@pytest.mark.parametrize("pair", [("u-ana", "u-shy"), ("u-bruno", "u-shy"), ("u-carla", "u-shy")])
def test_had_two_people_answered_one_another_s_items_nothing_public_would_differ(
    world: World, pair: tuple[str, str]
) -> None:
    """So nothing public can say which of them it was, whatever is joined with what."""
    answered: dict[str, set[str]] = {}
    for each in world.judgements:
        answered.setdefault(each.annotator, set()).add(each.item_id)
    one, other = next(
        (one, other)
        for one, other in product(world.judgements, repeat=2)
        if (one.annotator, other.annotator) == pair
        and one.submitted_at.day == other.submitted_at.day
        and one.item_id not in answered[other.annotator]
        and other.item_id not in answered[one.annotator]
    )
    swapped = {
        id(one): replace(one, annotator=other.annotator, submitted_at=other.submitted_at),
        id(other): replace(other, annotator=one.annotator, submitted_at=one.submitted_at),
    }
    changed = replace(world, judgements=[swapped.get(id(each), each) for each in world.judgements])
    for name, frame in world.tables.frames().items():
        pd.testing.assert_frame_equal(frame, changed.tables.frames()[name])
    before, after = world.release, changed.release
    assert (before.named, before.contributors) == (after.named, after.contributors)
    assert before.record == after.record  # from which the card, the plots and the citation are made
    assert before.tables == after.tables


def test_who_leaves_changes_nothing_in_the_next_version(world: World) -> None:
    """Or what changed would be theirs: an account that is removed or moved has another user name."""
    gone = [
        replace(each, annotator="removed-1f2e3d4c") if each.annotator == "u-ana" else each
        for each in world.judgements
    ]
    before, after = world.release, replace(world, judgements=gone).release
    assert before.tables == after.tables


def test_who_takes_back_their_name_is_not_known_again(world: World, tmp_path: Path) -> None:
    """The numbers that stood beside the name are beside nobody afterwards, nor is anything else."""
    taken_back = replace(world, credits={who: name for who, name in NAMES.items() if who != "u-ana"})
    after = read_tables(taken_back.publish(tmp_path))
    total = sum(PLAN["u-ana"])
    assert round_down(total) != total
    for name, frame in after.items():
        assert not frame.isin(["Ana Gil"]).any(axis=None), name
        if {"contributor", "answers"} <= set(frame.columns):
            unnamed = frame[~frame["contributor"].isin([*NAMES.values()])]
            assert total not in set(unnamed["answers"].astype(int)), name
    text = "".join(
        path.read_bytes().decode(errors="replace") for path in sorted(tmp_path.rglob("*")) if path.is_file()
    )
    assert "Ana Gil" not in text and not any(user in text for user in PLAN)


def test_an_organizer_is_not_known_by_what_was_decided(public: Path) -> None:
    """An answer is marked as an organizer's: nowhere does a name say who that is."""
    assert int(judgements_of(public)["organizer"].sum()) == sum(PLAN[ORGANIZER])
    for path in sorted(public.rglob("*")):
        if path.is_file():
            assert NAMES[ORGANIZER] not in path.read_bytes().decode(errors="replace"), path
