"""Nothing that is public says what a named person answered, not even all of it together.

The attacker has everything: the snapshot, the badge, the card, and the export with its judgements, from
before and after somebody took back their name; and then every snapshot that was ever taken, answer by answer,
and every version of the dataset.
"""

import re
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from fiel.judgements import Judgement
from fiel.snapshots.rounding import round_down
from tests.helpers.linking import (
    CROWD,
    NAMES,
    ORGANIZER,
    PLAN,
    Moment,
    Recorder,
    World,
    count_authors,
    find_exposed,
    make_world,
)


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


@pytest.mark.parametrize("days", [1, 7, 28])
def test_a_day_in_the_answers_would_name_people(world: World, public: Path, days: int) -> None:
    """Why there is none: who did all of their work in a period in which nobody else did is known by it."""
    crowd = replace(world, judgements=[each for each in world.judgements if each.annotator != ORGANIZER])
    first = min(each.submitted_at for each in crowd.judgements)
    late = [
        replace(each, submitted_at=first + 30 * (each.submitted_at - first)) for each in crowd.judgements
    ]  # the same campaign over half a year
    periods: dict[int, set[str]] = {}
    for each in late:
        periods.setdefault((each.submitted_at - first).days // days, set()).add(each.annotator)
    assert {"u-carla"} in periods.values() and {"u-ana"} in periods.values()
    columns = set(judgements_of(public).columns)
    assert not columns & {"day", "week", "month", "date", "time", "submitted_at"}
    segment = pq.read_schema(public / "export/arc/es_judgements/train.parquet").field("segments").type
    assert {each.name for each in segment.value_type} == {"name", "source", "before", "after", "kind"}


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


def record(world: World, home: Path) -> list[Moment]:
    """Take a snapshot after each answer, and one when the campaign is closed."""
    recorder = Recorder(home, key="ab" * 32)
    return [*(recorder.take(part) for part in world.history()), recorder.take(world, closed=True)]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("crowd"), CROWD)


@pytest.fixture(scope="module")
def moments(crowd: World, tmp_path_factory: pytest.TempPathFactory) -> list[Moment]:
    """What is public after each answer."""
    return record(crowd, tmp_path_factory.mktemp("limited"))


def test_who_records_every_snapshot_sees_no_decisions_of_one_or_two_people(moments: list[Moment]) -> None:
    assert len(moments) == 101 and not find_exposed(moments)
    # And yet much of it is shown, and all that was done is counted at once.
    assert len({each.decided["decisions"] for each in moments}) >= 4
    assert moments[-2].decisions.total() >= 50 and moments[-1].decisions.total() == 99
    assert len({each.live["work"] + each.live["people"] for each in moments}) > 40
    done = [each.live["items"].count("True") for each in moments]
    assert done == sorted(done) and done[-1] > 20


def test_the_attack_would_find_what_is_shown_at_once(moments: list[Moment]) -> None:
    """Or it would prove nothing."""
    exposed = {name for *_, name in find_exposed([replace(each, decided=each.every) for each in moments])}
    assert exposed == {"outcomes", "decisions", "patterns", "corrections"}


def test_who_has_the_versions_of_the_dataset_too_sees_no_more(crowd: World, tmp_path: Path) -> None:
    """One is tried after every answer, and refused only if the last version is too near."""
    recorder = Recorder(tmp_path)
    published = 0
    for part in crowd.history():
        recorder.take(part)
        earlier = [each.judgements for each in recorder.moments if each.release]
        far = count_authors(earlier[-1] if earlier else (), part.judgements)
        released = bool(part.judgements) and recorder.release(part)
        assert released or far < 3, len(part.judgements)
        published += released
    recorder.take(crowd, closed=True)
    assert published >= 8
    assert not find_exposed(recorder.moments)
    snapshots = [each for each in recorder.moments if not each.release]
    assert len({each.decided["decisions"] for each in snapshots}) >= 4


def test_at_no_time_would_anything_differ_had_two_people_answered_one_another_s_items(
    crowd: World, moments: list[Moment], tmp_path: Path
) -> None:
    """Two people whose answers came into the tables together, to items that had as many answers then."""
    ordered = list(moments[-2].judgements)  # in the order in which they were given
    place = {id(each): number for number, each in enumerate(ordered)}
    shown = [
        {place[id(each)] for each in moment.behind}
        for before, moment in pairwise(moments)
        if before.decided["decisions"] != moment.decided["decisions"]
    ]
    changed, swapped, used = list(ordered), 0, set[str]()
    for earlier, later in pairwise([set[int](), *shown]):
        pairs = product(sorted(later - earlier), repeat=2)
        fit = (
            pair
            for pair in pairs
            if not used & {ordered[each].item_id for each in pair} and _may_swap(changed, *pair)
        )
        for one, other in [*fit][:1]:
            given, taken = ordered[one], ordered[other]
            used |= {given.item_id, taken.item_id}
            changed[one] = replace(taken, annotator=given.annotator, submitted_at=given.submitted_at)
            changed[other] = replace(given, annotator=taken.annotator, submitted_at=taken.submitted_at)
            swapped += 1
    assert swapped >= 2
    others = record(replace(crowd, judgements=changed), tmp_path)
    for number, (before, after) in enumerate(zip(moments, others, strict=True)):
        for name, text in (*before.decided.items(), *before.live.items()):
            assert text == {**after.decided, **after.live}[name], (number, name)


def _may_swap(ordered: list[Judgement], first: int, second: int) -> bool:
    """Tell whether two answers are of two volunteers who did not answer the other's item.

    The items must have had as many answers, which are counted at once; nobody else answered them in between.
    """
    one, other = ordered[first], ordered[second]
    if first >= second or one.annotator == other.annotator or one.organizer or other.organizer:
        return False
    answered = {(each.annotator, each.item_id) for each in ordered}
    if (one.annotator, other.item_id) in answered or (other.annotator, one.item_id) in answered:
        return False
    items = (one.item_id, other.item_id)
    counts = [sum(each.item_id == item for each in ordered[:first]) for item in items]
    between = any(each.item_id in items for each in ordered[first + 1 : second])
    return counts[0] == counts[1] and not between


def test_what_was_decided_is_shown_once_three_people_more_than_three_answered(moments: list[Moment]) -> None:
    shown: tuple[Judgement, ...] = ()
    for before, moment in pairwise(moments[:-1]):
        if moment.decided != before.decided:
            assert count_authors(shown, moment.behind) >= 3 or count_authors(shown, moment.behind) == 0
            assert count_authors(moment.behind, moment.judgements) >= 3
            shown = moment.behind
        else:
            assert count_authors(shown, moment.judgements) < 7
    assert moments[-1].decided == moments[-1].every
