"""What is shown of the decisions, after what happens to a campaign."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from fiel.campaign import Campaign
from fiel.errors import FielError
from fiel.hub.shipping import ship_snapshot
from fiel.items import Item
from fiel.judgements import Decision, Judgement
from fiel.progress import overall_progress, split_progress, waiting_decisions
from fiel.snapshots.batches import batches_path, create_key, load_batches, lock_batches, save_batches
from fiel.snapshots.folder import read_snapshot
from fiel.snapshots.limiting import Apart, limit_tables
from fiel.snapshots.marks import Marker, count_people, without_labels
from fiel.snapshots.tables import DECIDED, Tables
from fiel.snapshots.tabulation import Tabulator
from tests.dashboard.seeding import TEXTS, make_campaign, make_items, make_judgement, seed_snapshot

PEOPLE = ("ana", "bea", "cid", "dora")


@dataclass
class Shown:
    """A campaign of two tasks, and what is shown of it."""

    home: Path
    campaign: Campaign = field(default_factory=lambda: make_campaign(tasks=("arc", "mmlu"), min_submitted=1))
    items: dict[str, list[Item]] = field(default_factory=dict)
    judgements: dict[str, list[Judgement]] = field(default_factory=dict)
    tabulator: Tabulator | None = None
    before: Tables | None = None
    notes: list[str] = field(default_factory=list)
    open: bool = False

    def __post_init__(self) -> None:
        self.items = {"demo-arc": make_items(30), "demo-mmlu": make_items(9, benchmark="mmlu")}
        self.judgements = {"demo-arc": [], "demo-mmlu": []}

    def answer(
        self,
        who: str,
        number: int,
        decision: Decision = "correct",
        *,
        task: str = "arc",
        organizer: bool = False,
    ) -> None:
        item = self.items[f"demo-{task}"][number]
        text = {"option_a": f"{TEXTS[number % len(TEXTS)][2]} {number}"}
        given = make_judgement(item.id, who, decision, corrections=text)
        self.judgements[f"demo-{task}"].append(replace(given, organizer=organizer))

    def take(self) -> Tables:
        with lock_batches(self.home):
            batches = load_batches(self.home, "demo")
            if self.tabulator is None or (batches and batches.key != self.tabulator.marker.key):
                self.tabulator = Tabulator(self.items, Marker(batches.key if batches else create_key()))
            now = self.tabulator.tabulate(self.campaign, self.judgements)
            without = self.leave_out if self.open else None
            shown = limit_tables(
                self.home, now, self.tabulator, batches, self.before, self.notes.append, without=without
            )
        for name, frame in now.frames().items():
            assert name in DECIDED or shown.frames()[name].equals(frame), name
        self.before = shown
        return shown

    def leave_out(self, apart: Apart) -> Tables:
        assert self.tabulator is not None
        marker = self.tabulator.marker
        left = {
            task: marker.leave_out(self.items[task], each, apart.get(task, {}))
            for task, each in self.judgements.items()
        }
        return Tabulator(self.items, marker).tabulate(self.campaign, left)

    def publish(self) -> int | None:
        """Release all answers that there are; return how many people tell them from those shown."""
        batches = load_batches(self.home, "demo")
        assert batches is not None
        marks = {
            task: {who: tuple(own) for who, own in Marker(batches.key).mark_task(items, given).items()}
            for task, items in self.items.items()
            for given in [self.judgements[task]]
        }
        batches = batches.model_copy(update={"exported": marks})
        save_batches(self.home, "demo", batches.release("demo-arc", sure=True))
        return batches.count_since("demo-arc")

    def relaunch(self, items: Sequence[Item]) -> None:
        self.items["demo-arc"] = list(items)
        self.tabulator = None

    @property
    def every(self) -> Tables:
        return Tabulator(self.items).tabulate(self.campaign, self.judgements)


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    """With a batch of three people's answers."""
    shown = Shown(tmp_path)
    for number, who in enumerate(PEOPLE[:3]):
        shown.answer(who, number, "corrected")
        assert shown.take().outcomes.empty == (number < 2)
    assert same(shown.take(), shown.every)
    return shown


def same(one: Tables, other: Tables, names: Sequence[str] = DECIDED) -> bool:
    return all(one.frames()[name].equals(other.frames()[name]) for name in names)


def test_the_first_decisions_are_shown_once_three_people_answered(tmp_path: Path) -> None:
    shown = Shown(tmp_path)
    assert not waiting_decisions(shown.take())
    for number in range(9):
        shown.answer(PEOPLE[number % 2], number)
        tables = shown.take()
        assert all(tables.frames()[name].empty for name in DECIDED) and waiting_decisions(tables)
    assert (overall_progress(tables).done, overall_progress(tables).validated) == (9, 0)
    shown.answer("cid", 9)
    assert overall_progress(shown.take()).validated == 10 and not waiting_decisions(shown.take())


def test_people_are_counted_for_each_task(shown: Shown) -> None:
    """How much a named person did is known for each task, and so is what was decided."""
    before = shown.take()
    shown.answer("ana", 5)
    shown.answer("bea", 1, task="mmlu")
    shown.answer("cid", 2, task="mmlu")
    assert same(shown.take(), before)
    shown.answer("dora", 3, task="mmlu")
    tables = shown.take()
    assert set(tables.outcomes["task"]) == {"demo-arc", "demo-mmlu"}
    assert tables.decisions.groupby("task")["answers"].sum().to_dict() == {"demo-arc": 3, "demo-mmlu": 3}


def test_organizers_and_the_simulated_are_no_crowd_and_wait_for_nobody(shown: Shown) -> None:
    shown.answer("olga", 5, "unusable", organizer=True)
    shown.answer("simulated-luz", 6, "unusable")
    shown.answer("simulated-sol", 7)
    assert same(shown.take(), shown.every)
    before = shown.take()
    shown.answer("ana", 8)
    shown.answer("olga", 8, organizer=True)
    shown.answer("simulated-luz", 8)
    assert same(shown.take(), before)


def test_a_watch_that_starts_again_goes_on(shown: Shown) -> None:
    before = shown.take()
    for who in PEOPLE[:2]:
        shown.tabulator = None
        shown.answer(who, 7)
        assert same(shown.take(), before)
    shown.tabulator = None
    shown.answer("dora", 7)
    assert same(shown.take(), shown.every) and not shown.notes


@pytest.mark.parametrize("content", [None, "", "{}", '{"key": "00"', '{"key": "00", "shown": 1}'])
def test_without_a_record_what_was_shown_stays_until_three_people_answered(
    shown: Shown, content: str | None
) -> None:
    """Ana answered since the last snapshot: she must not be alone in the next difference."""
    before = shown.take()
    shown.answer("ana", 7, "unusable")
    path = batches_path(shown.home, "demo")
    path.unlink()
    if content is not None:
        path.write_text(content)
    shown.tabulator = None
    for who in ("", "bea", "cid"):
        if who:
            shown.answer(who, 8)
        assert same(shown.take(), before)
    assert len(shown.notes) == 1 and "expected a record of the answers" in shown.notes[0]
    shown.answer("dora", 9)
    assert same(shown.take(), shown.every)


def test_without_a_snapshot_nothing_is_shown_until_three_people_answered(shown: Shown) -> None:
    shown.before = None
    assert same(shown.take(), shown.every)  # nobody answered since: it was public
    shown.answer("ana", 7)
    shown.before = None
    assert shown.take().outcomes.empty and not shown.notes
    shown.answer("bea", 7)
    assert shown.take().outcomes.empty
    shown.answer("dora", 7)
    assert same(shown.take(), shown.every)


def test_a_restored_campaign_shows_what_was_decided_at_once(shown: Shown, tmp_path: Path) -> None:
    restored = replace(shown, home=tmp_path / "other", before=None, tabulator=None)
    restored.items, restored.judgements = shown.items, shown.judgements
    assert same(restored.take(), restored.every)


def test_items_that_are_added_and_taken_out(shown: Shown) -> None:
    """The totals are right at once; who answered what was taken out did nothing."""
    before = shown.take()
    extra = [replace(item, id=f"new-{item.id}") for item in make_items(5)]
    shown.relaunch([*shown.items["demo-arc"], *extra])
    shown.answer("ana", 30)
    tables = shown.take()
    assert split_progress(tables)["total"].tolist() == [35, 9] and same(tables, before)
    shown.relaunch(shown.items["demo-arc"][2:])  # of Ana and of Bea
    shown.answer("dora", 20)
    tables = shown.take()
    assert split_progress(tables)["total"].tolist() == [33, 9]
    # Their texts are gone from the campaign, and with them all of the task's, so that none says whose it was.
    assert same(tables, before, [name for name in DECIDED if name != "corrections"])
    assert tables.corrections.empty
    shown.answer("bea", 21)
    assert same(shown.take(), shown.every)
    few = Tables(**{**shown.take().frames(), "parts": tables.parts.assign(items=1)})
    assert split_progress(few)["validated"].max() == 1  # never more than there are


def test_a_text_that_nobody_gives_any_more_disappears_with_all_others(shown: Shown) -> None:
    shown.answer("ana", 5, "corrected", task="mmlu")
    shown.answer("bea", 6, "corrected", task="mmlu")
    shown.answer("cid", 7, "corrected", task="mmlu")
    before = shown.take()
    assert before.corrections["task"].tolist() == ["demo-arc"] * 3 + ["demo-mmlu"] * 3
    shown.answer("dora", 0, "corrected")  # the same text as Ana's
    del shown.judgements["demo-arc"][0]
    assert same(shown.take(), before)
    del shown.judgements["demo-arc"][-1]
    tables = shown.take()
    assert tables.corrections["task"].tolist() == ["demo-mmlu"] * 3
    assert same(tables, before, [name for name in DECIDED if name != "corrections"])
    shown.answer("dora", 1, "corrected")  # disagrees with nobody, and brings nothing back
    assert shown.take().corrections["task"].tolist() == ["demo-mmlu"] * 3


def test_an_answer_that_only_disagrees_hides_no_text(shown: Shown) -> None:
    """Or it would say that its author disagreed."""
    before = shown.take()
    shown.answer("dora", 0, "unusable")
    assert same(shown.take(), before)


def test_an_account_under_another_name_is_the_same_person(shown: Shown) -> None:
    before = shown.take()
    moved = [replace(each, annotator=f"removed-{each.annotator}") for each in shown.judgements["demo-arc"]]
    shown.judgements["demo-arc"] = moved
    assert same(shown.take(), before)
    shown.answer("removed-ana", 7)
    shown.answer("bea", 7)  # somebody new, or Bea's other account
    assert same(shown.take(), before)


def test_the_record_is_private_and_says_nothing(shown: Shown, tmp_path: Path) -> None:
    path = batches_path(shown.home, "demo")
    assert path.stat().st_mode & 0o777 == 0o600 and path.parent.stat().st_mode & 0o777 == 0o700
    text = path.read_text()
    assert json.loads(text)["shown"]["demo-arc"]
    for secret in (*PEOPLE, "arc-0", "corrected", *(text for each in TEXTS for text in each)):
        assert f'"{secret}' not in text
    folder = tmp_path / "snapshot"
    seed_snapshot(folder, shown.take())
    assert not any("batches" in name for name in ship_snapshot(folder).files)
    assert path.parent.parent == shown.home and not list(folder.rglob("*batches*"))
    assert same(read_snapshot(folder).tables, shown.take())


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(FielError, match="batches: expected a writable folder"):
        lock_batches(tmp_path / "home")


def test_people_in_a_difference() -> None:
    before = {"a": ["item0001x", "item0002x"], "b": ["item0001x"]}
    assert count_people(before, before) is None
    assert count_people(before, {"a": ["item0001x"], "c": ["item0001x", "item0002x"]}) is None  # moved
    assert count_people(before, {**before, "c": ["item0003x"]}) == 1
    assert count_people(before, {"a": before["a"]}) == 0  # as if the item was taken out
    assert count_people(before, {"a": before["a"]}, {"item0001"}) == 1
    assert count_people(before, {"a": ["item0001y"], "c": ["item0001x"]}) == 1  # c may be b
    assert count_people({}, {"a": ["item0001x"], "b": ["item0001x"], "c": ["item0001y"]}) == 3


@pytest.fixture
def crowd(tmp_path: Path) -> Shown:
    """An open campaign with the answers of eight people, of whom three stay out."""
    crowd = Shown(tmp_path, open=True)
    for person in range(8):
        for number in range(person + 1):
            crowd.answer(f"p{person}", person * 3 + number, "corrected")
    assert crowd.take().decisions["answers"].sum() == 30
    return crowd


def test_people_who_are_linked_or_removed_in_an_open_campaign_take_nothing_away(crowd: Shown) -> None:
    assert crowd.publish() == 3
    assert same(crowd.take(), crowd.every)
    crowd.judgements["demo-arc"] = [
        replace(each, annotator=f"hf:{each.annotator}") if each.annotator in ("p3", "p6", "p7") else each
        for each in crowd.judgements["demo-arc"]
    ]
    assert same(crowd.take(), crowd.every)


def test_a_snapshot_begun_again_in_an_open_campaign_shows_what_was_public(crowd: Shown) -> None:
    before, crowd.before = crowd.take(), None
    assert same(crowd.take(), before)


def test_an_export_older_than_the_snapshot_is_as_far_from_it(crowd: Shown) -> None:
    given = [*crowd.judgements["demo-arc"]]
    for person in range(9, 16):
        for number in range(15):
            crowd.answer(f"p{person}", number, "unusable")
    crowd.take()
    crowd.judgements["demo-arc"] = given
    count = crowd.publish()
    assert count is not None and count >= 3


@pytest.mark.parametrize("seed", range(2))
def test_whatever_happens_no_two_tables_differ_by_one_or_two_people(tmp_path: Path, seed: int) -> None:
    """Answers come, change, go and come back, and everything is kept, lost and started again meanwhile."""
    chance = random.Random(seed)
    shown = Shown(tmp_path)
    before, behind, changes = shown.take().decisions, set[tuple[str, str, str, str]](), 0
    for _ in range(40):
        given = shown.judgements["demo-arc"]
        happens = chance.choice(["answer"] * 6 + ["withdraw", "change", "restart", "lose"])
        if happens == "answer":
            who, number = chance.choice(PEOPLE), chance.randrange(30)
            given[:] = [each for each in given if (each.annotator, each.item_id) != (who, f"arc-{number}")]
            shown.answer(who, number, chance.choice(["correct", "unusable"]))
        elif happens == "withdraw" and given:
            del given[chance.randrange(len(given))]
        elif happens == "change" and given:
            place = chance.randrange(len(given))
            given[place] = replace(given[place], decision="unusable", reason="other")
        elif happens == "restart":
            shown.tabulator = None
        elif happens == "lose":
            batches_path(shown.home, "demo").unlink(missing_ok=True)
        tables = shown.take()
        truth = {(each.annotator, each.item_id, str(each.decision), str(each.reason)) for each in given}
        if not tables.decisions.equals(before):
            assert len({who for who, *_ in truth ^ behind}) >= 3
            changes += 1
        if same(tables, shown.every):
            behind = truth  # the answers that the tables are made from
        before = tables.decisions
    assert changes > 2


def test_a_label_alone_counts_for_a_release_and_not_for_the_tables() -> None:
    """No table has labels: who changes one would lift the count behind which another's decision hides."""
    marker = Marker(create_key())
    items = make_items(3)
    given = [make_judgement(item.id, who, "correct") for item, who in zip(items, PEOPLE, strict=False)]
    labelled = [replace(each, labels={"culture": "yes"}) for each in given]
    before, now = marker.mark_task(items, given), marker.mark_task(items, labelled)
    assert count_people(before, now) == 3
    assert count_people(without_labels(before), without_labels(now)) is None
