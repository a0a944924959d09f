"""``fiel review`` with a scripted model on a real server: asked once, saved at once, and checked."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from fiel.campaign.priority import is_audited
from fiel.campaign.work import load_work
from fiel.opinions.opinion import Opinion
from fiel.opinions.proposals import propose_texts
from fiel.opinions.reviewfiles import load_reviews, opinions_path, replies_path, reviews_path
from tests.guides.pages import find_page, lines_of
from tests.helpers.campaigns import ENGLISH, ROWS, write_campaign, write_rows
from tests.helpers.modelserver import (
    Answer,
    Asked,
    ModelServer,
    Status,
    answer_batch,
    in_place_of_the_hub,
    problem,
    reply_of,
    serving_model,
)
from tests.helpers.organizer import Shell
from tests.server.running import server_environment

Review = Callable[..., Any]


def careful(asked: Asked) -> Answer:
    """A model that knows how much is one more, and what "times" is called."""
    number = next(each for each in asked.item["segments"] if each["name"] == "option_a")["translation"]
    if number == "3":
        return reply_of()
    if number == "4" and not asked.again:
        return reply_of(problem("option_c", "times", "por"))  # it is not there
    return reply_of(
        problem("option_c", "veces", "por"), problem("option_d", "Nada", "Ninguna", severity="minor")
    )


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serving_model(careful) as server:
        yield server


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    return write_campaign(tmp_path / "campaign", "reviewed")


@pytest.fixture
def review(shell: Shell, server: ModelServer, campaign: Path, tmp_path: Path) -> Review:
    """Run the command with a model; return its JSON."""

    def run(*options: object, model: str = "m") -> Any:
        code, output, errors = shell(
            "review",
            campaign,
            "--model",
            model,
            "--base-url",
            server.url,
            "--home",
            tmp_path,
            "--json",
            *options,
        )
        assert code == 0, errors
        return json.loads(output)

    return run


def opinions_of(home: Path, campaign: str = "reviewed") -> list[Opinion]:
    lines = opinions_path(home, campaign, "arc").read_text(encoding="utf-8").splitlines()
    return [Opinion(**json.loads(line)) for line in lines]


def test_a_campaign_is_reviewed_and_a_second_time_nothing_is_asked(
    review: Review, server: ModelServer, tmp_path: Path, campaign: Path
) -> None:
    summary = review()
    (task,) = summary["tasks"]
    assert (task["items"], task["asked"], task["answered"], task["opinions"]) == (8, 8, 8, 14)
    assert (task["refused"], task["unusable"], task["failed"]) == ({}, 0, {})
    assert (summary["prompt_tokens"], summary["reply_tokens"]) == (900, 90)  # about one item it asked twice
    opinions = opinions_of(tmp_path)
    assert [each.item for each in opinions] == [f"Test/{n}" for n in (1, 2, 4, 5, 6, 7, 8) for _ in range(2)]
    items = {item.id: item for item in load_work(campaign).items["arc"]}
    assert [each.text for each in propose_texts(items["Test/1"], opinions[:1], [])] == ["1 por"]
    assert {(each.agent, each.prompt) for each in opinions} == {("m", task["prompt"])}
    (noted,) = load_reviews(reviews_path(tmp_path, "reviewed", "arc"))
    assert (noted.agent, noted.prompt, noted.guide, noted.opinions) == ("m", task["prompt"], 1, 14)
    assert noted.items == [
        f"Test/{n}" for n in range(1, 9)
    ]  # that nothing is wrong with one of them is said, too
    assert "You check the translation" in noted.instructions
    before, asked = opinions_path(tmp_path, "reviewed", "arc").read_bytes(), len(server.asked)
    again = review()
    assert again["tasks"][0] == {**task, "asked": 0} and again["prompt_tokens"] == 0
    assert opinions_path(tmp_path, "reviewed", "arc").read_bytes() == before and len(server.asked) == asked


def test_nothing_but_texts_key_and_guide_is_sent(review: Review, server: ModelServer) -> None:
    review()
    sent = json.dumps([each.body for each in server.asked], ensure_ascii=False)
    assert "Test/" not in sent and "reviewed" not in sent and os.sep + "tmp" not in sent
    assert all(set(each.item) == {"segments", "key", "right_answer"} for each in server.asked)


def test_a_limit_takes_the_start_of_the_queue_and_can_grow(
    review: Review, server: ModelServer, campaign: Path
) -> None:
    rows = [dict(row) for row in ROWS]
    rows[4]["option_c"] = "five times"  # in English
    rows[6]["instruction"] = ""
    write_rows(campaign.parent / "test.jsonl", rows)
    review("--limit", 5, "--parallel", 1)
    first = dict.fromkeys(each.item["segments"][1]["translation"] for each in server.asked)
    audited = {str(n) for n in range(1, 9) if is_audited("reviewed", "arc", f"Test/{n}", share=0.1)}
    assert len(first) == 5 and [each for each in first if each not in audited][:2] == ["7", "5"], first
    (task,) = review("--limit", 7)["tasks"]
    assert (task["items"], task["asked"], task["answered"]) == (7, 2, 7)


def test_several_models_are_in_one_file(review: Review, server: ModelServer, tmp_path: Path) -> None:
    review(model="m")
    server.script = lambda asked: reply_of(problem("option_d", "Nada", "Cero"))
    review("--limit", 2, model="org/n")
    assert [each.agent for each in opinions_of(tmp_path)].count("m") == 14
    assert [each.agent for each in opinions_of(tmp_path)].count("org/n") == 2
    assert [each.agent for each in load_reviews(reviews_path(tmp_path, "reviewed", "arc"))] == ["m", "org/n"]


def test_what_changed_is_asked_again_and_an_old_opinion_on_it_is_gone(
    review: Review, server: ModelServer, campaign: Path, tmp_path: Path
) -> None:
    review()
    asked = len(server.asked)
    rows = [{**row, "option_d": "Ninguna"} if row["id"] == "Test/1" else row for row in ROWS]
    write_rows(campaign.parent / "test.jsonl", rows)
    server.script = lambda asked: reply_of()
    (task,) = review()["tasks"]
    assert (task["asked"], task["opinions"]) == (1, 12) and len(server.asked) == asked + 1
    assert "Test/1" not in {each.item for each in opinions_of(tmp_path)}
    write_rows(campaign.parent / "test.jsonl", ROWS)  # as it was: its reply is still there
    (task,) = review()["tasks"]
    assert (task["asked"], task["opinions"]) == (0, 14)


def test_another_guide_asks_anew_and_until_then_the_earlier_opinions_stay(
    review: Review, server: ModelServer, campaign: Path, tmp_path: Path
) -> None:
    old = review()["tasks"][0]["prompt"]
    (campaign.parent / "guide.md").write_text("# Guía\n\nVersión 2\n\nOtra regla.", encoding="utf-8")
    server.script = lambda asked: reply_of(problem("option_d", "Nada", "Cero"))
    (task,) = review("--limit", 1)["tasks"]
    assert task["prompt"] != old and task["asked"] == 1
    reviews = load_reviews(reviews_path(tmp_path, "reviewed", "arc"))
    assert {(each.prompt, each.guide, len(each.items)) for each in reviews} == {
        (old, 1, 7),
        (task["prompt"], 2, 1),
    }
    assert {each.prompt for each in opinions_of(tmp_path)} == {old, task["prompt"]}


def test_useless_replies_are_counted_and_asked_about_again_only_when_told(
    review: Review, server: ModelServer, shell: Shell, campaign: Path, tmp_path: Path
) -> None:
    def useless(asked: Asked) -> Answer:
        number = int(asked.item["segments"][1]["translation"])
        wrong = problem("option_c", "times", "por"), problem("option_d", "Nada", "Nada")
        return "Certainly!" if number < 3 else reply_of(*wrong)

    server.script = useless
    (task,) = review()["tasks"]
    assert task["refused"] == {"quote": 6, "same": 6, "no-json": 2}
    assert (task["unusable"], task["opinions"], len(server.asked)) == (2, 0, 16)
    (noted,) = load_reviews(reviews_path(tmp_path, "reviewed", "arc"))
    assert noted.items == [f"Test/{n}" for n in range(3, 9)] and noted.refused == task["refused"]
    server.script = careful
    command = ("review", campaign, "--model", "m", "--base-url", server.url, "--home", tmp_path)
    code, output, _ = shell(*command)
    assert code == 0 and len(server.asked) == 16
    assert "arc: 8 of 8 items answered, 0 of them asked now; 0 opinions in " in output
    assert (
        "refused: 6 quoting words that do not occur, 6 changing nothing, 2 replies that are no JSON" in output
    )
    assert "no usable reply: 2 items; --retry asks about them again" in output
    (task,) = review("--retry")["tasks"]
    assert (task["asked"], task["unusable"], task["opinions"]) == (2, 0, 4)


def test_an_item_that_the_server_refuses_is_told_and_left_for_the_next_run(
    review: Review, server: ModelServer, shell: Shell, campaign: Path, tmp_path: Path
) -> None:
    def refuse(asked: Asked) -> Answer:
        first = asked.item["segments"][1]["translation"]
        return Status(413, "too long\x1b[31m") if first == "5" else careful(asked)

    server.script = refuse
    command = ("review", campaign, "--model", "m", "--base-url", server.url, "--home", tmp_path)
    code, output, errors = shell(*command, "--parallel", 1)
    assert code == 0, errors
    assert "arc: 7 of 8 items answered" in output and "\x1b" not in output
    assert "no reply: 1 item: expected an answer, found 413: too long" in output
    assert "m read 800 tokens and wrote 80, as its server counts them." in output
    server.script = careful
    assert review()["tasks"][0]["asked"] == 1


def test_a_server_that_fails_in_the_middle_loses_nothing(
    review: Review, server: ModelServer, shell: Shell, campaign: Path, tmp_path: Path
) -> None:
    def run_dry(asked: Asked) -> Answer:
        return careful(asked) if len(server.asked) < 4 else Status(402, "no credit")

    server.script = run_dry
    command = ("review", campaign, "--model", "m", "--base-url", server.url, "--home", tmp_path)
    code, _, errors = shell(*command, "--parallel", 1)
    assert (
        code == 2 and "found 402: no credit" in errors and "Nothing that the model answered is lost" in errors
    )
    assert "Traceback" not in errors
    (noted,) = load_reviews(reviews_path(tmp_path, "reviewed", "arc"))
    done = len(noted.items)
    assert 2 <= done <= 3  # their opinions are there already
    server.script = careful
    (task,) = review()["tasks"]
    assert (task["asked"], task["answered"], task["opinions"]) == (8 - done, 8, 14)


def start(campaign: Path, server: ModelServer, home: Path, **variables: str) -> "subprocess.Popen[str]":
    command = ["review", str(campaign), "--model", "m", "--base-url", server.url, "--home", str(home)]
    return subprocess.Popen(
        [sys.executable, "-m", "fiel", *command, "--parallel", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**server_environment(), **variables},
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_review_goes_on_where_it_was(
    review: Review, server: ModelServer, campaign: Path, tmp_path: Path, number: signal.Signals
) -> None:
    hanging = threading.Event()

    def hang(asked: Asked) -> Answer:
        if len(server.asked) == 7:
            hanging.set()  # both requests under way
        return "HANG" if len(server.asked) > 5 else reply_of(problem("option_d", "Nada", "Ninguna"))

    server.script = hang
    process = start(campaign, server, tmp_path)
    assert hanging.wait(120)
    while count_replies(tmp_path) < 5:
        time.sleep(0.05)
    process.send_signal(number)
    _, errors = process.communicate(timeout=120)  # it does not wait for the model
    if number == signal.SIGINT:
        assert process.returncode == 130 and "Traceback" not in errors, errors
        assert "interrupted. Nothing that the model answered is lost: run this again" in errors
        assert len(opinions_of(tmp_path)) == 5
    server.released.set()
    server.script = lambda asked: reply_of(problem("option_d", "Nada", "Ninguna"))
    (task,) = review()["tasks"]
    assert (task["asked"], task["answered"], task["opinions"]) == (3, 8, 8)


def test_of_two_reviews_by_one_model_at_once_the_second_asks_nothing(
    review: Review, server: ModelServer, shell: Shell, campaign: Path, tmp_path: Path
) -> None:
    script, server.script = server.script, lambda asked: "HANG"
    process = start(campaign, server, tmp_path)
    try:
        while not server.asked:
            time.sleep(0.05)
        asked = len(server.asked)
        command = ("review", campaign, "--base-url", server.url, "--home", tmp_path)
        code, _, errors = shell(*command, "--model", "m")
        assert code == 2 and "m: expected no other review of reviewed, task arc, by this model" in errors
        assert len(server.asked) - asked <= 2  # what the first one still sent
        server.script = script
        assert review(model="another")["tasks"][0]["asked"] == 8
    finally:
        process.kill()
        process.communicate()
    assert review()["tasks"][0]["asked"] == 8  # the lock ends with its process


def count_replies(home: Path) -> int:
    with closing(sqlite3.connect(replies_path(home))) as connection:
        return int(connection.execute("SELECT count(*) FROM replies").fetchone()[0])


def test_a_key_goes_where_it_is_meant_for_and_is_never_shown(
    server: ModelServer, campaign: Path, tmp_path: Path
) -> None:
    secrets = {"HF_TOKEN": "hf_of_the_hub_only", "HUGGING_FACE_HUB_TOKEN": "hf_of_the_hub_only"}
    for variables, sent in (
        (secrets, None),
        (secrets | {"FIEL_REVIEW_KEY": " sk-of-this-server\n"}, "sk-of-this-server"),
    ):
        server.asked.clear()
        server.script = lambda asked: Status(403, f"I know you, {asked.headers}")
        process = start(campaign, server, tmp_path, **variables)
        output, errors = process.communicate(timeout=120)
        assert process.returncode == 2 and "found 403: I know you" in errors
        assert "of_the_hub_only" not in output + errors and "of-this-server" not in output + errors
        headers = server.asked[0].headers
        assert headers.get("authorization") == (sent and f"Bearer {sent}")
        assert "hf_of_the_hub_only" not in json.dumps([dict(each.headers) for each in server.asked])


def test_without_a_server_and_without_a_token_it_says_what_is_missing(
    shell: Shell, campaign: Path, tmp_path: Path
) -> None:
    code, _, errors = shell("review", campaign, "--model", "org/m", "--home", tmp_path)
    assert code == 2 and "HF_TOKEN: expected a token" in errors and "--base-url" in errors
    code, _, errors = shell("review", campaign, "--model", "m", "--base-url", "localhost", "--home", tmp_path)
    assert code == 2 and "--base-url: expected an address" in errors
    code, _, errors = shell("review", campaign, "--model", "m", "--task", "acr", "--home", tmp_path)
    assert code == 2 and "--task: expected one of arc, found 'acr'" in errors
    for pair in (("--dry-run", "--read-batch", "x"), ("--base-url", "http://a", "--provider", "b")):
        code, _, errors = shell("review", campaign, "--model", "m", "--home", tmp_path, *pair)
        assert code == 2 and "exclude each other" in errors


def test_a_dry_run_shows_a_prompt_and_an_estimate_and_asks_nothing(
    review: Review, server: ModelServer, shell: Shell, campaign: Path, tmp_path: Path
) -> None:
    command = ("review", campaign, "--model", "m", "--base-url", server.url, "--home", tmp_path)
    code, output, errors = shell(*command, "--dry-run")
    assert code == 0 and server.asked == [] and "nothing was asked" in errors
    assert "--- system\nYou check the translation" in output and '"translation": "¿Cuánto es ' in output
    assert "8 items to ask about; 0 answered before." in output and "Estimate: " in output
    estimated = review("--dry-run")
    sizes = [len(each["content"].encode()) for each in estimated["example"]]
    assert abs(estimated["prompt_tokens"] - 8 * sum(sizes) / 4) < 0.05 * estimated["prompt_tokens"]
    assert estimated["reply_tokens"] == 8 * 150
    assert not opinions_path(tmp_path, "reviewed", "arc").exists()
    review("--limit", 3)
    assert (review("--dry-run")["questions"], review("--dry-run")["answered"]) == (5, 3)


def test_a_batch_comes_to_the_same_as_asking(
    review: Review, server: ModelServer, shell: Shell, campaign: Path, tmp_path: Path
) -> None:
    requests, output = tmp_path / "requests.jsonl", tmp_path / "output.jsonl"
    assert review("--write-batch", requests) == {"file": str(requests), "requests": 8}
    lines = [json.loads(line) for line in requests.read_text(encoding="utf-8").splitlines()]
    assert all(re.fullmatch(r"fiel-[0-9a-f-]{1,59}", each["custom_id"]) for each in lines)
    assert all(set(each) == {"custom_id", "method", "url", "body"} for each in lines)
    output.write_text(answer_batch(requests.read_text(encoding="utf-8"), careful), encoding="utf-8")
    first = review("--read-batch", output)
    assert first["tasks"][0]["answered"] == 8 and first["refused_lines"] == {} and server.asked == []
    by_batch = opinions_path(tmp_path, "reviewed", "arc").read_bytes()
    assert review("--read-batch", output)["tasks"] == first["tasks"]  # as often as one likes
    assert opinions_path(tmp_path, "reviewed", "arc").read_bytes() == by_batch
    replies_path(tmp_path).unlink()
    server.script = lambda asked: reply_of() if asked.again else careful(asked)  # a batch asks once
    review()
    by_asking = opinions_path(tmp_path, "reviewed", "arc").read_bytes()
    assert by_asking == by_batch
    assert review("--write-batch", requests)["requests"] == 0


def test_lines_of_a_batch_that_do_not_belong_are_counted_and_refused(
    review: Review, shell: Shell, campaign: Path, tmp_path: Path
) -> None:
    requests, output = tmp_path / "requests.jsonl", tmp_path / "output.jsonl"
    review("--write-batch", requests)
    lines = answer_batch(requests.read_text(encoding="utf-8"), careful).splitlines()
    good, failed = lines[0], json.loads(lines[1])
    failed["response"]["status_code"] = 500
    expired = {**json.loads(lines[2]), "response": None, "error": {"code": "batch_expired"}}
    odd = {**json.loads(lines[3]), "response": {"status_code": 200, "body": {"choices": []}}}
    unknown = {**json.loads(lines[4]), "custom_id": "request-17"}
    mixed = [good, *map(json.dumps, (failed, expired, odd, unknown)), "no JSON", "[]"]
    output.write_text("\n".join(mixed), encoding="utf-8")
    summary = review("--read-batch", output)
    assert summary["refused_lines"] == {"failed": 3, "unknown": 1, "unreadable": 2}
    assert summary["tasks"][0]["answered"] == 1

    rows = [{**row, "option_d": "Ninguna"} if row["id"] == "Test/1" else row for row in ROWS]
    write_rows(campaign.parent / "test.jsonl", rows)
    output.write_text("\n".join(lines), encoding="utf-8")
    code, said, _ = shell("review", campaign, "--model", "m", "--home", tmp_path, "--read-batch", output)
    assert code == 0 and "Lines of the batch that were refused: 1 of items that have changed since" in said
    assert "arc: 7 of 8 items answered, 7 of them asked now" in said
    assert review("--read-batch", output, model="another")["refused_lines"] == {
        "another-prompt": 7,
        "stale": 1,
    }
    assert "another" not in {each.agent for each in opinions_of(tmp_path)}

    for text in ("", "no JSON\n", json.dumps({"custom": 1})):
        output.write_text(text, encoding="utf-8")
        code, _, errors = shell(
            "review", campaign, "--model", "m", "--home", tmp_path, "--read-batch", output
        )
        assert code == 2 and "expected the output file of a batch" in errors
    code, _, errors = shell(
        "review", campaign, "--model", "m", "--home", tmp_path, "--read-batch", tmp_path / "none"
    )
    assert code == 2 and "none: expected the output file of a batch" in errors
    code, _, errors = shell(
        "review", campaign, "--model", "m", "--home", tmp_path, "--write-batch", tmp_path / "no" / "x"
    )
    assert code == 2 and "expected a file that can be written" in errors


def test_an_item_without_its_original_is_judged_alone(
    review: Review, server: ModelServer, campaign: Path
) -> None:
    write_rows(campaign.parent / "test.en.jsonl", ENGLISH[:4])
    review()
    sources = [each.item["segments"][0]["english"] for each in server.asked if not each.again]
    assert sources.count(None) == 4


def test_the_lines_of_the_guide_do_their_work(
    server: ModelServer, shell: Shell, campaign: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of the page, with the stand-in for both servers; the batch is answered between its two lines."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FIEL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HF_TOKEN", "hf_token")
    said = []
    for words in lines_of(find_page("guides/en/second-opinion.md")):
        if "--read-batch" in words:
            requests = Path("requests.jsonl").read_text(encoding="utf-8")
            Path("output.jsonl").write_text(answer_batch(requests, careful), encoding="utf-8")
        if "--write-batch" in words:  # a new campaign: nothing was asked yet
            shutil.rmtree(tmp_path / "home")
        there = {"campaigns/arc-c-es.yaml": str(campaign), "http://127.0.0.1:8000/v1": server.url}
        with in_place_of_the_hub(server):
            code, output, errors = shell(*(there.get(word, word) for word in words[1:]))
        assert code == 0, (words, errors)
        said.append(output)
    dry, hub, local, written, read = said
    assert "8 items to ask about" in dry and "8 requests in requests.jsonl" in written
    assert "8 of 8 items answered, 8 of them asked now; 14 opinions" in hub
    assert "8 of 8 items answered, 0 of them asked now; 14 opinions" in local
    assert "8 of 8 items answered, 8 of them asked now" in read
    assert {each.headers["authorization"] for each in server.asked} == {"Bearer hf_token"}
