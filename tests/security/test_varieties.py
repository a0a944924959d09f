"""What people said about their variety of the language, attacked with every snapshot that was ever public.

The attacker has the numbers after each thing that anybody did, and knows when each named person came. What
they must not learn: what one person said.
"""

import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise
from pathlib import Path

import pandas as pd
import pytest

from fiel.people.credits import Profile
from fiel.sharing.files import write_pictures
from fiel.snapshots.batches import batches_path, create_key, load_batches, lock_batches
from fiel.snapshots.folder import read_snapshot
from fiel.snapshots.limiting import limit_tables
from fiel.snapshots.marks import Marker
from fiel.snapshots.tables import Tables
from fiel.snapshots.tabulation import Tabulator
from fiel.snapshots.varieties import FEWEST_ALIKE, Varieties, find_countable, fold_variety
from fiel.snapshots.writing import write_snapshot
from tests.dashboard.seeding import TAKEN, make_campaign, make_items, make_judgement

PLACES = ("México", "Río de la Plata", "Chile", "Andes")
WEIGHTS = (6, 5, 2, 1)


def person(number: int, said: str, *, agreed: bool = True) -> Profile:
    name = f"Persona {number}"
    return Profile(
        username=f"u{number:03}", credit=True, display_name=name, variety=said, count_variety=agreed
    )


def make_crowd(seed: int, size: int) -> list[Profile]:
    chance = random.Random(seed)
    return [person(number, chance.choices(PLACES, WEIGHTS)[0]) for number in range(size)]


def read_numbers(frame: pd.DataFrame) -> Counter[str]:
    """Read what is public, the others under an empty text."""
    rows = frame.fillna("").to_dict("records")
    return Counter({str(row["variety"]): int(row["people"]) for row in rows})


@dataclass
class Community:
    """People who come, leave and say something else, and what is public after each of it.

    Attributes:
        numbers: What is public, by moment.
        said: Who agreed to have what counted.
        behind: Who is behind each number.
        counted: Of whom anything is counted, and what.
    """

    marker: Marker
    people: dict[str, Profile] = field(default_factory=dict)
    varieties: Varieties = field(default_factory=Varieties)
    numbers: list[Counter[str]] = field(default_factory=list)
    said: list[dict[str, str]] = field(default_factory=list)
    behind: list[dict[str, frozenset[str]]] = field(default_factory=list)
    counted: list[dict[str, str]] = field(default_factory=list)

    def come(self, profiles: Iterable[Profile]) -> None:
        for profile in profiles:
            self.people[profile.username] = profile
            self.look()

    def leave(self, profiles: Iterable[Profile]) -> None:
        for profile in profiles:
            del self.people[profile.username]
            self.look()

    def look(self) -> None:
        said = find_countable(self.people.values())
        self.varieties = self.varieties.renew(
            {self.marker.mark_person(who): text for who, text in said.items()}, self.marker
        )
        rows = self.varieties.list_rows("demo")
        self.numbers.append(Counter({each["variety"] or "": each["people"] for each in rows}))
        self.said.append(said)
        shown = [each for each in self.varieties.groups.values() if each.number]
        self.behind.append({each.text: each.people for each in shown})
        self.counted.append(self.varieties.counted)


@pytest.fixture(scope="module", params=range(4))
def history(request: pytest.FixtureRequest) -> Community:
    """Seventy people come one after another, some say something else, and many leave."""
    community, crowd = Community(Marker(create_key())), make_crowd(request.param, 70)
    community.come(crowd)
    community.come(replace(each, variety="Caribe") for each in crowd[:16])
    community.come(replace(each, count_variety=False) for each in crowd[16:20])
    community.leave(crowd[20:60])
    return community


def test_the_history_is_worth_an_attack(history: Community) -> None:
    seen = {place for moment in history.numbers for place in moment}
    assert {"México", "Río de la Plata"} <= seen
    assert len({tuple(sorted(moment.items())) for moment in history.numbers}) >= 6
    assert max(moment["México"] for moment in history.numbers) >= 15
    assert history.numbers[-1].total() < history.numbers[70].total()


def test_every_number_is_of_five_people_or_more_and_rounded(history: Community) -> None:
    for moment, behind in zip(history.numbers, history.behind, strict=True):
        for place, number in moment.items():
            assert FEWEST_ALIKE <= number <= len(behind[place]) and number % FEWEST_ALIKE == 0


def find_differences(community: Community) -> list[int]:
    """Return of how many people each difference of a number is, between any two snapshots."""
    return [
        len(was.get(place, frozenset()) ^ now.get(place, frozenset()))
        for (one, was), (other, now) in combinations(zip(community.numbers, community.behind, strict=True), 2)
        for place in one.keys() | other.keys()
        if one[place] != other[place]
    ]


def test_no_two_snapshots_differ_by_fewer_than_five_people_of_a_group(history: Community) -> None:
    """Whatever lies between the two; also a group that appears, and one that is no longer shown."""
    differences = find_differences(history)
    assert len(differences) > 100 and min(differences) >= FEWEST_ALIKE


def test_the_attack_would_find_what_is_counted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or it would prove nothing."""
    monkeypatch.setattr("fiel.snapshots.varieties.FEWEST_ALIKE", 1)
    community = Community(Marker(create_key()))
    community.come(make_crowd(1, 20))
    assert min(find_differences(community)) == 1


def test_whose_coming_or_leaving_shows_is_not_known(history: Community) -> None:
    """Every change is of five people, and five more who came, left or changed could have been in it."""
    marker = history.marker
    changes = [place for place, (old, new) in enumerate(pairwise(history.counted), 1) if old != new]
    assert len(changes) >= 8
    for place in changes:
        said = history.said[place].items()
        now = {marker.mark_person(who): marker.mark_text(fold_variety(text)) for who, text in said}
        was, counted = history.counted[place - 1], history.counted[place]
        pending = {who for who in was.keys() | now.keys() if was.get(who) != now.get(who)}
        renewed = {who for who in was.keys() | counted.keys() if was.get(who) != counted.get(who)}
        assert renewed <= pending
        assert len(pending) >= 2 * FEWEST_ALIKE and len(pending - renewed) >= FEWEST_ALIKE


def test_the_one_who_came_last_is_often_not_counted() -> None:
    """Or a number that appears when a name does would be that person's."""
    outcomes = Counter[bool]()
    for seed in range(40):
        community = Community(Marker(create_key()))
        community.come(make_crowd(seed, 10))
        (last,) = [*community.people][-1:]
        outcomes[community.marker.mark_person(last) in community.counted[-1]] += 1
    assert min(outcomes[True], outcomes[False]) >= 5


@pytest.mark.parametrize("seed", range(3))
def test_had_two_people_said_what_the_other_did_nothing_public_would_differ(seed: int) -> None:
    """Any two who were first counted at the same time, though they came apart."""
    crowd, marker = make_crowd(seed, 40), Marker(create_key())
    community = Community(marker)
    community.come(crowd)
    names = {marker.mark_person(each.username): each.username for each in crowd}
    batches = [new.keys() - old for old, new in pairwise([{}, *community.counted]) if new != old]
    assert len(batches) >= 5 and all(len(batch) >= FEWEST_ALIKE for batch in batches)
    tried = 0
    for one, other in (sorted(pair) for batch in batches for pair in combinations(sorted(batch), 2)):
        first, second = (community.people[names[who]] for who in (one, other))
        if first.variety == second.variety:
            continue
        tried += 1
        swapped = {**community.people, first.username: replace(first, variety=second.variety)}
        swapped[second.username] = replace(second, variety=first.variety)
        changed = Community(marker)
        changed.come(swapped.values())
        assert changed.numbers == community.numbers
    assert tried >= 20


def test_one_text_in_several_spellings_is_one_group() -> None:
    community = Community(Marker(create_key()))
    said = ("México", " mexico ", "MÉXICO.", "México")
    community.come(person(number, said[number % 4]) for number in range(20))
    ((shown, number),) = community.numbers[-1].items()
    assert number == 15
    assert shown in {" ".join(each.split()) for each in said}  # that of most who are counted, by lot


def test_what_could_not_be_shown_does_not_count() -> None:
    unfit = ("ana@example.org", "x" * 61, "\u202eMéxico", " ", "!!")
    assert not find_countable(person(number, said) for number, said in enumerate(unfit))
    assert not find_countable([person(1, "México", agreed=False)])


@dataclass
class Public:
    """A folder with all that is public of a campaign, as the watch writes it."""

    home: Path
    profiles: Sequence[Profile] = ()

    def take(self, profiles: Sequence[Profile], *, answering: int | None = None) -> Counter[str]:
        """Take a snapshot of people of whom all or the first few answered."""
        folder = self.home / "snapshot"
        before = read_snapshot(folder).tables if folder.exists() else None
        campaign = make_campaign(credits={each.username: each.display_name for each in profiles})
        judgements = [
            make_judgement(f"arc-{number}", each.username) for number, each in enumerate(profiles[:answering])
        ]
        with lock_batches(self.home):
            batches = load_batches(self.home, "demo")
            tabulator = Tabulator(
                {"demo-arc": make_items(90)}, Marker(batches.key if batches else create_key())
            )
            tables = tabulator.tabulate(campaign, {"demo-arc": judgements})
            said = find_countable(profiles)
            tables = limit_tables(self.home, tables, tabulator, batches, before, said=said)
        write_snapshot(tables, folder, created_at=TAKEN)
        write_pictures(tables, folder)
        return read_numbers(read_snapshot(folder).tables.varieties)

    def tables(self) -> Tables:
        return read_snapshot(self.home / "snapshot").tables


def test_nothing_else_that_is_public_has_what_people_said(tmp_path: Path) -> None:
    """In no file is anything of those who did not agree, or of fewer than five; and no name is next to it."""
    public = Public(tmp_path)
    crowd = [person(number, "México") for number in range(20)]
    crowd += [person(number, "Zacatlán", agreed=False) for number in range(20, 40)]
    crowd += [person(number, f"Pueblo {number}") for number in range(40, 44)]
    numbers = public.take(crowd)
    assert numbers["México"] in (15, 20) and set(numbers) == {"México"}
    shown = pd.concat([frame.astype(str) for frame in public.tables().frames().values()]).to_csv()
    assert "Persona 1" in shown and "Zacatlán" not in shown and "Pueblo" not in shown
    files = [path for path in sorted((tmp_path / "snapshot").rglob("*")) if path.is_file()]
    assert len({path.suffix for path in files}) >= 3
    for path in files:
        content = path.read_bytes()
        assert not [secret for secret in (b"Zacatl", b"Pueblo", b"u001") if secret in content], path
        assert b"xico" not in content or path.name == "varieties.parquet", path
    private = batches_path(tmp_path, "demo").read_text(encoding="utf-8")
    assert not [secret for secret in ("Zacatl", "Pueblo", "u001", "Persona") if secret in private]


def test_who_gave_no_answer_is_not_counted(tmp_path: Path) -> None:
    public, crowd = Public(tmp_path), [person(number, "México") for number in range(14)]
    assert not public.take(crowd, answering=9)
    assert public.take(crowd) == {"México": 5}


def test_a_lost_record_gives_nobody_away(tmp_path: Path) -> None:
    """Without what is behind the numbers, they stay until ten people say something new."""
    public, crowd = Public(tmp_path), [person(number, "México") for number in range(24)]
    assert public.take(crowd) == {"México": 15}
    batches_path(tmp_path, "demo").unlink()
    more = [person(number, "Chile") for number in range(24, 48)]
    assert public.take([*crowd, *more[:9]]) == {"México": 15}
    assert public.take([*crowd, *more]) == {"México": 15, "Chile": 15}


def test_a_record_of_an_earlier_version_counts_nobody_yet(tmp_path: Path) -> None:
    public, crowd = Public(tmp_path), [person(number, "México", agreed=False) for number in range(12)]
    assert not public.take(crowd)
    path = batches_path(tmp_path, "demo")
    earlier = json.loads(path.read_text(encoding="utf-8"))
    del earlier["varieties"]
    path.write_text(json.dumps(earlier), encoding="utf-8")
    assert not public.take(crowd)
    known = load_batches(tmp_path, "demo")
    assert known is not None and known.key == earlier["key"] and known.varieties == Varieties()
