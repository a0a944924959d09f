"""How long annotators wait: queue, search, progress and submit, on a dataset of a real campaign's size.

``python -m tests.bench.annotating`` fills an embedded server of its own with records and responses over its
API, then lets annotators work on it side by side, each in a thread, and prints a Markdown table. ``--pause``
is how long each one thinks between two requests, on average: 0 measures a server that is never idle.
"""

import argparse
import contextlib
import json
import random
import re
import statistics
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from fiel.campaign.work import load_work
from fiel.items import Item
from tests.bench.okapi import write_okapi_campaign
from tests.server.postgres import running_postgres
from tests.server.running import Argilla, running_server

BATCH = 500
OVERLAP = 3
PEOPLE = 60
PASSWORD = "a long password"
WARM_UP_SECONDS = 10.0
NAMES = ("question", "option_a", "option_b", "option_c", "option_d")
SUBJECTS = [f"subject_{number}" for number in range(57)]


@dataclass
class Waits:
    """Seconds that each kind of request took, over all annotators."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failures: list[str] = field(default_factory=list)

    @contextlib.contextmanager
    def timed(self, kind: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[kind].append(time.perf_counter() - start)


@dataclass(frozen=True)
class Filled:
    """A published dataset, some of its people signed in, and words to look for."""

    dataset: str
    people: list[httpx.Client]
    words: list[list[str]]


def sign_in(server: Argilla, people: int) -> list[httpx.Client]:
    """Sign people in with their passwords, as Argilla's interface does."""
    clients = []
    for number in range(people):
        client = server.client()
        form = {"username": f"person-{number}", "password": PASSWORD}
        token = client.post("token", data=form).raise_for_status().json()["access_token"]
        del client.headers["X-Argilla-Api-Key"]
        client.headers["Authorization"] = f"Bearer {token}"
        clients.append(client)
    return clients


def fill(
    server: Argilla,
    items: Sequence[Item],
    *,
    records: int,
    responses: int,
    people: int = PEOPLE,
    own: bool = False,
) -> str:
    """Create a dataset of a form like Fiel's with that many records and responses; return its id.

    With ``own`` they are sent in the quicker way that only our servers have.
    """
    owner = server.client()
    owner.timeout = httpx.Timeout(120)
    workspace = _made(owner, "workspaces", {"name": "bench"})["id"]
    body = {
        "name": "bench",
        "workspace_id": workspace,
        "distribution": {"strategy": "overlap", "min_submitted": OVERLAP},
    }
    dataset = _made(owner, "datasets", body)["id"]
    questions = _configure(owner, dataset)
    owner.put(f"datasets/{dataset}/publish").raise_for_status()
    persons = [add_person(owner, workspace, f"person-{number}") for number in range(people)]
    chance = random.Random(1)
    per_record = _spread(chance, records, responses)
    for start in range(0, records, BATCH):
        positions = range(start, min(start + BATCH, records))
        batch = [
            _record(chance, at, items[at % len(items)], questions, persons, per_record[at])
            for at in positions
        ]
        _made(owner, f"{'fiel/' if own else ''}datasets/{dataset}/records/bulk", {"items": batch})
    return str(dataset)


def _spread(chance: random.Random, records: int, responses: int) -> list[int]:
    """Give records at random all their responses until none are left, as a campaign half done has it."""
    counts = [0] * records
    left = responses
    for at in chance.sample(range(records), records):
        counts[at] = min(left, OVERLAP)
        left -= counts[at]
    return counts


def _made(client: httpx.Client, path: str, body: Any) -> Any:
    answer = client.post(path, json=body)
    assert answer.status_code in (200, 201), answer.text[:2000]
    return answer.json()


def _configure(owner: httpx.Client, dataset: str) -> dict[str, str]:
    custom = {"type": "custom", "template": "{{record.fields.item.segments}}", "advanced_mode": False}
    item = {"name": "item", "title": "Item", "required": True, "settings": custom}
    _made(owner, f"datasets/{dataset}/fields", item)
    labels = [{"value": value, "text": value} for value in ("correct", "corrected", "unusable")]
    asked: dict[str, dict[str, Any]] = {"verdict": {"type": "label_selection", "options": labels}}
    asked |= {name: {"type": "text"} for name in NAMES}
    questions = {
        name: _made(
            owner,
            f"datasets/{dataset}/questions",
            {"name": name, "title": name, "required": name == "verdict", "settings": settings},
        )["id"]
        for name, settings in asked.items()
    }
    for name, kind in {"subject": "terms", "length": "integer"}.items():
        known = {"name": name, "title": name, "settings": {"type": kind}, "visible_for_annotators": True}
        _made(owner, f"datasets/{dataset}/metadata-properties", known)
    return questions


def add_person(owner: httpx.Client, workspace: str, name: str) -> Any:
    """Create an annotator's account and let it into a workspace."""
    body = {"first_name": name, "username": name, "role": "annotator", "password": PASSWORD}
    person = _made(owner, "users", body)
    _made(owner, f"workspaces/{workspace}/users", {"user_id": person["id"]})
    return person


def _record(
    chance: random.Random,
    at: int,
    item: Item,
    questions: dict[str, str],
    persons: Sequence[Any],
    responses: int,
) -> Any:
    texts = dict(zip(NAMES, (segment.translation for segment in item.segments), strict=False))
    segments = [
        {"name": segment.name, "source": segment.source, "translation": segment.translation}
        for segment in item.segments
    ]
    answered = [
        {
            "user_id": person["id"],
            "status": "submitted",
            "values": {"verdict": {"value": chance.choice(("correct", "correct", "corrected"))}},
        }
        for person in chance.sample(persons, responses)
    ]
    return {
        "external_id": f"bench/{at}",
        "fields": {"item": {"segments": segments}},
        "metadata": {"subject": chance.choice(SUBJECTS), "length": sum(map(len, texts.values()))},
        "suggestions": [
            {"question_id": questions[name], "value": text, "agent": "machine-translation", "type": "model"}
            for name, text in texts.items()
            if text
        ],
        "responses": answered,
    }


def read_items(folder: Path) -> list[Item]:
    """Return all of Okapi's Spanish ARC-C, MMLU and HellaSwag, mixed up."""
    work = load_work(write_okapi_campaign(folder, "read"))
    items = [item for task in work.campaign.tasks for item in work.items[task.name]]
    random.Random(1).shuffle(items)
    return items


def find_words(items: Sequence[Item]) -> list[list[str]]:
    """Return words that somebody may look for: longer ones that stand together in a text."""
    return [
        words
        for item in items[:2000]
        if len(words := re.findall(r"\w{6,}", item.segments[0].translation)) >= 2
    ]


@dataclass(frozen=True)
class Annotator:
    """One person at work: takes from the queue, answers, looks at the progress, and searches now and then."""

    filled: Filled
    number: int
    waits: Waits
    pause: float

    def work(self, until: float) -> None:
        client = self.filled.people[self.number]
        chance = random.Random(self.number)
        time.sleep(chance.random() * self.pause)  # people do not begin all at once
        turn = 0
        while time.monotonic() < until:
            try:
                self._turn(client, chance, turn)
            except httpx.HTTPError as error:
                self.waits.failures.append(repr(error))
            turn += 1

    def _turn(self, client: httpx.Client, chance: random.Random, turn: int) -> None:
        pending = [*_terms("response", ["pending"])["and"], *_terms("record", ["pending"])["and"]]
        page = self._search(client, "queue", {"filters": {"and": pending}})
        if page["items"]:
            record = page["items"][0]["record"]["id"]
            body = {"status": "submitted", "values": {"verdict": {"value": "correct"}}}
            self._rest(chance)
            with self.waits.timed("submit"):
                answer = client.post(f"records/{record}/responses", json=body)
            self._check(answer)
        self._rest(chance)
        with self.waits.timed("progress"):
            answer = client.get(f"datasets/{self.filled.dataset}/progress")
        self._check(answer)
        if turn % 2 == 0:
            self._rest(chance)
            words = " ".join(chance.sample(chance.choice(self.filled.words), 2))
            self._search(client, "text search", {"query": {"text": {"q": words}}})
        else:
            self._rest(chance)
            scope = {"entity": "metadata", "metadata_property": "subject"}
            subject = {"type": "terms", "scope": scope, "values": [chance.choice(SUBJECTS)]}
            self._search(client, "filtered search", {"filters": {"and": [subject, *pending]}})

    def _search(self, client: httpx.Client, kind: str, body: Any) -> Any:
        include: dict[str, Any] = {"include": ["responses", "suggestions"], "offset": 0, "limit": 10}
        with self.waits.timed(kind):
            answer = client.post(
                f"me/datasets/{self.filled.dataset}/records/search", json=body, params=include
            )
        self._check(answer)
        return answer.json()

    def _check(self, answer: httpx.Response) -> None:
        if answer.is_error:
            self.waits.failures.append(f"{answer.status_code} {answer.text[:200]}")

    def _rest(self, chance: random.Random) -> None:
        time.sleep(self.pause * chance.uniform(0.5, 1.5))  # or all would soon ask in step


def _terms(entity: str, values: list[str]) -> dict[str, Any]:
    return {"and": [{"type": "terms", "scope": {"entity": entity, "property": "status"}, "values": values}]}


def annotate(filled: Filled, *, annotators: int, seconds: float, pause: float) -> Waits:
    """Let that many people work side by side for a while, after they have got going."""
    _work(filled, annotators, time.monotonic() + WARM_UP_SECONDS, pause, Waits())
    waits = Waits()
    _work(filled, annotators, time.monotonic() + seconds, pause, waits)
    return waits


def _work(filled: Filled, annotators: int, until: float, pause: float, waits: Waits) -> None:
    threads = [
        threading.Thread(target=Annotator(filled, number, waits, pause).work, args=(until,))
        for number in range(annotators)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def memory_megabytes(pid: int) -> float:
    """Return the resident memory of a process, in megabytes."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise ValueError(f"process {pid}: expected a VmRSS line, found none")


def describe(waits: Waits) -> list[str]:
    """Return the rows of a Markdown table: kind, count, median, p99 and longest, in milliseconds."""
    rows = []
    for kind, seconds in sorted(waits.seconds.items()):
        milliseconds = sorted(1000 * each for each in seconds)
        p99 = milliseconds[min(len(milliseconds) - 1, int(len(milliseconds) * 0.99))]
        median = statistics.median(milliseconds)
        rows.append(f"| {kind} | {len(seconds)} | {median:.0f} | {p99:.0f} | {milliseconds[-1]:.0f} |")
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=26_000)
    parser.add_argument("--responses", type=int, default=60_000)
    parser.add_argument("--annotators", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, nargs="+", default=[1.0, 0.0])
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--home", type=Path, help="keep the data here, and use it again when it is there")
    given = parser.parse_args()
    with contextlib.ExitStack() as stack:
        url = None
        if given.postgresql:
            url = stack.enter_context(running_postgres()).create_database()
        folder = given.home or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        server = stack.enter_context(running_server(folder / "home", database_url=url))
        note = folder / "filled.json"
        items = read_items(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        if note.exists():
            dataset = json.loads(note.read_text())["dataset"]
        else:
            start = time.perf_counter()
            dataset = fill(server, items, records=given.records, responses=given.responses)
            seconds = time.perf_counter() - start
            print(f"filled in {seconds:.0f} s: {given.records / seconds:.0f} records/s", flush=True)
            note.write_text(json.dumps({"dataset": dataset}))
        filled = Filled(dataset, sign_in(server, given.annotators), find_words(items))
        for pause in given.pause:
            waits = annotate(filled, annotators=given.annotators, seconds=given.seconds, pause=pause)
            print(f"\n{given.annotators} annotators, {pause} s between requests")
            print("| request | count | median ms | p99 ms | longest ms |\n|---|---|---|---|---|")
            print("\n".join(describe(waits)), flush=True)
            print(f"failures: {len(waits.failures)} {waits.failures[:3]}")
        print(f"memory: {memory_megabytes(server.process.pid):.0f} MB")


if __name__ == "__main__":
    main()
