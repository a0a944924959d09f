"""A model is asked over HTTP, through the faults of real servers."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from fiel.campaign.guide import parse_guide
from fiel.errors import FielError
from fiel.messages.hiding import know_secret
from fiel.opinions import asking
from fiel.opinions.asking import Asker, NoReply, Question, read_completion
from fiel.opinions.chat import check_base_url, is_on_hub, open_chat_server, reach_providers
from fiel.opinions.prompt import build_prompt
from fiel.opinions.reply import Reply
from tests.checks.items import make_item
from tests.helpers.modelserver import (
    Answer,
    Asked,
    ModelServer,
    Spoken,
    Status,
    in_place_of_the_hub,
    problem,
    reply_of,
    serving_model,
)

PROMPT = build_prompt(parse_guide("# Guía\n\nVersión 1\n", "guide.md"), language="es", written_in="es")
ITEM = make_item("es", instruction=("La celda.", "The cell."))
RIGHT = reply_of(problem("instruction", "celda", "célula"))
WRONG = reply_of(problem("instruction", "cell", "célula"))


class Waits(threading.Event):
    """Notes how long was to be waited, and does not."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        assert timeout is not None
        self.seconds.append(timeout)
        return self.is_set()


@dataclass
class Turns:
    """Answers one thing after another, and the last for ever."""

    answers: tuple[Answer, ...]
    count: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, asked: Asked) -> Answer:
        with self.lock:
            self.count += 1
            return self.answers[min(self.count, len(self.answers)) - 1]


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serving_model() as server:
        yield server


def ask(server: ModelServer, *answers: Answer, seconds: float = 30) -> tuple[Reply | NoReply, list[float]]:
    if answers:
        server.script = Turns(answers)
    waits = Waits()
    with open_chat_server(server.url, key=None, seconds=seconds) as post:
        asker = Asker(post, "m", 500, stopped=waits)
        return asker.ask(Question("arc", PROMPT, ITEM)), waits.seconds


def ask_many(server: ModelServer, count: int, *, parallel: int = 1) -> list[tuple[Question, Any]]:
    questions = [Question("arc", PROMPT, replace(ITEM, id=str(number))) for number in range(count)]
    with open_chat_server(server.url, key=None, seconds=30) as post:
        return list(Asker(post, "m", 500, stopped=Waits()).ask_all(questions, parallel=parallel))


def test_a_request_holds_what_it_should_and_no_more(server: ModelServer) -> None:
    reply, waits = ask(server)
    assert reply == Reply(reply_of(), prompt_tokens=100, reply_tokens=10) and waits == []
    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.body["response_format"]["type"] == "json_schema"
    assert (asked.body["model"], asked.body["temperature"], asked.body["max_tokens"]) == ("m", 0, 500)
    assert set(asked.item) == {"segments", "key", "right_answer"}
    assert "authorization" not in asked.headers


@pytest.mark.parametrize(
    "faults",
    [(Status(500),), (Status(503), Status(429)), ("CUT",), ("NONSENSE",), (Status(502), "CUT", "NONSENSE")],
)
def test_a_passing_fault_passes(server: ModelServer, faults: tuple[Answer, ...]) -> None:
    reply, waits = ask(server, *faults, RIGHT)
    assert isinstance(reply, Reply) and (reply.text, reply.asked) == (RIGHT, 1)
    assert waits == list(asking._PAUSES[: len(faults)]) and len(server.asked) == len(faults) + 1


def test_a_server_that_hangs_is_asked_again(server: ModelServer) -> None:
    reply, waits = ask(server, "HANG", RIGHT, seconds=1)
    assert isinstance(reply, Reply) and len(waits) == 1


def test_a_server_that_asks_to_wait_is_waited_for(server: ModelServer) -> None:
    _, waits = ask(server, Status(429, headers={"Retry-After": "37"}), RIGHT)
    assert waits == [37]
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=200), usegmt=True)
    _, (wait,) = ask(server, Status(503, headers={"Retry-After": date}), RIGHT)
    assert 100 < wait <= 200
    _, waits = ask(server, Status(429, headers={"Retry-After": "soon"}), RIGHT)
    assert waits == [asking._PAUSES[0]]
    failure, waits = ask(server, Status(429, headers={"Retry-After": "86400"}), RIGHT)
    assert isinstance(failure, NoReply) and "asks to wait for 86,400 s" in failure.reason and waits == []


def test_a_server_that_does_not_take_a_schema_is_asked_without(server: ModelServer) -> None:
    def without_schema(asked: Asked) -> Answer:
        form = asked.body.get("response_format", {}).get("type")
        return Status(400, "unknown response_format") if form == "json_schema" else RIGHT

    server.script = without_schema
    found = ask_many(server, 3)
    assert [reply.text for _, reply in found] == [RIGHT] * 3
    forms = [each.body.get("response_format", {}).get("type") for each in server.asked]
    assert forms == ["json_schema", "json_schema", "json_object", "json_object", "json_object"]


def test_a_model_that_takes_no_temperature_still_gets_the_schema(server: ModelServer) -> None:
    server.script = lambda asked: Status(400, "temperature") if "temperature" in asked.body else RIGHT
    ask_many(server, 2)
    assert server.asked[-1].body["response_format"]["type"] == "json_schema" and len(server.asked) == 3


@pytest.mark.parametrize("useless", [WRONG, "no JSON", Spoken(RIGHT[:20], "length"), reply_of({"a": 1}), ""])
def test_about_a_useless_reply_the_model_is_asked_once_more(server: ModelServer, useless: Answer) -> None:
    reply, _ = ask(server, useless, RIGHT)
    assert reply == Reply(RIGHT, asked=2, prompt_tokens=200, reply_tokens=20)
    first, second = server.asked
    if useless:
        assert second.body["messages"][:2] == first.body["messages"] and second.again
        assert "Reply once more" in second.body["messages"][3]["content"]
    reply, _ = ask(server, useless)  # again useless: not a third time
    assert isinstance(reply, Reply) and reply.asked == 2 and len(server.asked) == 4


def test_the_better_of_two_replies_counts(server: ModelServer) -> None:
    half = reply_of(problem("instruction", "celda", "célula"), problem("instruction", "cell", "x"))
    reply, _ = ask(server, half, "I apologize!")
    assert isinstance(reply, Reply) and reply.text == half


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (401, "FIEL_REVIEW_KEY"),
        (403, "FIEL_REVIEW_KEY"),
        (402, "no credit"),
        (404, "--model"),
        (307, "--base-url"),
    ],
)
def test_what_every_item_would_meet_ends_it_at_once(server: ModelServer, status: int, told: str) -> None:
    server.script = lambda asked: Status(status, "no", {"Location": "http://127.0.0.1:1/elsewhere"})
    with pytest.raises(
        FielError, match=rf"m: expected an answer, found {status}.*{told}.*Nothing .* is lost"
    ):
        ask_many(server, 9)
    assert len(server.asked) == 1


def test_a_server_that_stays_down_ends_it(server: ModelServer) -> None:
    server.script = lambda asked: Status(503, "overloaded")
    with pytest.raises(FielError, match="found 503: overloaded"):
        ask_many(server, 9)
    tries = len(asking._PAUSES) + 1
    assert tries <= len(server.asked) <= tries + 1  # the next request may be on its way


def test_no_server_ends_it_without_waiting() -> None:
    with open_chat_server("http://127.0.0.1:1/v1", key=None, seconds=5) as post:
        asker = Asker(post, "m", 500)
        with pytest.raises(FielError, match="found ConnectError.*Look at --base-url"):
            list(asker.ask_all([Question("arc", PROMPT, ITEM)], parallel=1))


def test_item_after_item_that_the_server_refuses_ends_it(server: ModelServer) -> None:
    count = 0

    def refuse(asked: Asked) -> Answer:
        nonlocal count
        count += 1
        return Status(400, "content policy") if count in (3, 4, 5) or count > 7 else RIGHT

    server.script = refuse
    with pytest.raises(FielError, match="found 400: content policy"):
        ask_many(server, 30)
    assert 0 <= len(server.asked) - 7 - asking._MOST_FAILURES <= 1  # the next may be on its way


def test_an_item_that_the_server_refuses_is_left_out(server: ModelServer) -> None:
    server.script = Turns((RIGHT, Status(413, "too long"), RIGHT))
    outcomes = [outcome for _, outcome in ask_many(server, 4)]
    assert [isinstance(each, NoReply) for each in outcomes] == [False, True, False, False]


def test_items_are_asked_about_at_the_same_time(server: ModelServer) -> None:
    together = threading.Barrier(4)

    def answer_together(asked: Asked) -> Answer:
        together.wait(60)
        return reply_of()

    server.script = answer_together
    found = ask_many(server, 12, parallel=4)
    assert len(found) == 12 and server.most == 4
    assert {question.item.id for question, _ in found} == {str(number) for number in range(12)}


def test_a_key_in_what_a_server_says_is_hidden(server: ModelServer) -> None:
    know_secret("sk-very-secret")
    server.script = lambda asked: Status(401, f"wrong key {asked.headers['authorization']}")
    with open_chat_server(server.url, key="sk-very-secret", seconds=5) as post:
        with pytest.raises(FielError, match="wrong key Bearer .secret.") as error:
            Asker(post, "m", 500).ask(Question("arc", PROMPT, ITEM))
    assert "sk-very-secret" not in str(error.value)


def test_the_hubs_own_client_asks_its_providers(server: ModelServer) -> None:
    server.script = Turns((Status(429, headers={"Retry-After": "3"}), "CUT", WRONG, RIGHT))
    waits = Waits()
    asker = Asker(reach_providers(token="hf_token", provider=None, seconds=20), "org/m", 500, stopped=waits)
    with in_place_of_the_hub(server):
        reply = asker.ask(Question("arc", PROMPT, ITEM))
        server.script = lambda asked: Status(401, "no such token")
        with pytest.raises(FielError, match="found 401.*HF_TOKEN"):
            asker.ask(Question("arc", PROMPT, ITEM))
    assert reply == Reply(RIGHT, asked=2, prompt_tokens=200, reply_tokens=20)
    assert waits.seconds == [3, asking._PAUSES[1]]
    assert {each.headers["authorization"] for each in server.asked} == {"Bearer hf_token"}
    assert server.asked[0].body["response_format"]["json_schema"]["name"] == "problems"
    assert (server.asked[0].path, server.asked[0].body["model"]) == ("/v1/chat/completions", "org/m")


def test_the_hub_is_not_asked_offline() -> None:
    asker = Asker(reach_providers(token="hf_token", provider=None, seconds=20), "org/m", 500)
    with pytest.raises(FielError, match="HF_HUB_OFFLINE: expected access"):
        asker.ask(Question("arc", PROMPT, ITEM))
    asker.post = reach_providers(token="sk-of-another", provider=None, seconds=20)
    with pytest.raises(FielError, match="org/m: .*non-Hugging Face API key"):
        asker.ask(Question("arc", PROMPT, ITEM))


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/v1"),
        ("http://127.0.0.1:8000/v1/", "http://127.0.0.1:8000/v1"),
        ("https://example.org/openai/v1/chat/completions", "https://example.org/openai/v1"),
        (" http://[::1]:11434/v1 ", "http://[::1]:11434/v1"),
    ],
)
def test_an_address_is_understood(given: str, base: str) -> None:
    assert check_base_url(given) == base


@pytest.mark.parametrize(
    "given", ["", "localhost:8000", "ftp://example.org", "http://", "http://[", "http://a:0"]
)
def test_no_address_is_refused(given: str) -> None:
    with pytest.raises(FielError, match="--base-url: expected an address"):
        check_base_url(given)


def test_a_password_in_an_address_is_refused_and_not_shown() -> None:
    with pytest.raises(FielError, match="FIEL_REVIEW_KEY") as error:
        check_base_url("https://me:sk-secret@example.org/v1")
    assert "sk-secret" not in str(error.value)


def test_the_hub_is_known_by_its_address() -> None:
    ours = ("https://router.huggingface.co/v1", "https://x1.us-east-1.aws.endpoints.huggingface.cloud/v1")
    others = (
        "http://router.huggingface.co/v1",
        "https://huggingface.co.example.org",
        "https://nothuggingface.co",
    )
    assert all(map(is_on_hub, ours)) and not any(map(is_on_hub, others))


@pytest.mark.parametrize("count", [float("inf"), 10**30, -5, 1.5, "12", [1], None])
def test_a_number_of_tokens_that_is_none_is_unknown(count: Any) -> None:
    choice = {"message": {"content": RIGHT}, "finish_reason": "stop"}
    usage = {"prompt_tokens": count, "completion_tokens": 10}
    assert read_completion({"choices": [choice], "usage": usage}) == Reply(RIGHT, reply_tokens=10)
