"""Asking a model about items: in parallel, again after passing faults, once more after a useless reply."""

import json
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
from huggingface_hub.errors import OfflineModeIsEnabled

from fiel.errors import FielError
from fiel.items import Item
from fiel.messages.hiding import hide_secrets
from fiel.opinions.chat import Post
from fiel.opinions.prompt import Prompt, build_body, simpler_bodies
from fiel.opinions.reply import CheckedReply, Reply, check_reply, describe_refusals

_PAUSES = (1.0, 4.0, 15.0, 30.0)
_LONGEST_WAIT = 600.0
_PASSING = (408, 409, 425, 429)
_OPTIONS_UNKNOWN = (400, 415, 422)
_OF_THE_SERVER = (301, 302, 303, 307, 308, 401, 402, 403, 404, 405)
_MOST_FAILURES = 5
_MOST_TOKENS = 2**40  # more is no number of tokens
SAVED = "Nothing that the model answered is lost: run this again, and only the rest is asked."


@dataclass(frozen=True, slots=True)
class NoReply:
    """Why an item has no reply: the server refused it, or did not answer in any of the tries."""

    reason: str


@dataclass(frozen=True, slots=True)
class _NoReplyAtAll(NoReply):
    """One that every other item would meet, too."""


class _Fault(Exception):
    """What went wrong with one request.

    Attributes:
        text: What was expected and found.
        status: The status of the response, if there was one.
        passes: Whether a later try can succeed.
        wait: Seconds that the server asks to wait.
    """

    def __init__(self, text: str, *, status: int | None = None, passes: bool = True, wait: float = 0) -> None:
        self.text, self.status, self.passes, self.wait = text, status, passes, wait


@dataclass(frozen=True, slots=True)
class Question:
    """An item to ask about, and how."""

    task: str
    prompt: Prompt
    item: Item


@dataclass
class Asker:
    """Asks one model, from any number of threads.

    Attributes:
        post: Sends a request.
        model: The model's name.
        most_tokens: How long a reply may be.
        stopped: Set to end all waiting.
    """

    post: Post
    model: str
    most_tokens: int
    stopped: threading.Event = field(default_factory=threading.Event)
    _form: int | None = None  # which of the bodies the server takes, once it took one

    def ask_all(
        self, questions: Sequence[Question], *, parallel: int
    ) -> Iterator[tuple[Question, Reply | NoReply]]:
        """Ask about items, several at a time; replies are returned as they come.

        Raises:
            FielError: The server refuses the model or the key, is not there, or fails item after item.
        """
        in_a_row = 0
        succeeded = False
        for question, outcome in _run_parallel(questions, self.ask, parallel, self.stopped):
            if isinstance(outcome, BaseException):
                raise outcome
            if isinstance(outcome, Reply):
                in_a_row, succeeded = 0, True
            else:
                in_a_row += 1
                fatal = isinstance(outcome, _NoReplyAtAll) and not succeeded
                if fatal or in_a_row >= _MOST_FAILURES:
                    raise FielError(f"{self.model}: {outcome.reason}. {SAVED}")
            yield question, outcome

    def ask(self, question: Question) -> Reply | NoReply:
        """Ask about an item; once more if the reply, or a problem in it, is of no use.

        Returns:
            The reply of more use, with the tokens of both.

        Raises:
            FielError: The server refuses the model or the key.
        """
        messages = question.prompt.messages(question.item)
        first = self._complete(messages)
        if isinstance(first, NoReply):
            return first
        checked = self._check(first, question)
        if not checked.refused:
            return first
        said = [{"role": "assistant", "content": first.text}] if first.text.strip() else []
        again = {"role": "user", "content": describe_refusals(checked.refused)}
        second = self._complete([*messages, *said, again] if said else messages)
        if isinstance(second, NoReply):
            return first
        better = self._check(second, question)
        best = second if _rank(better) >= _rank(checked) else first
        return Reply(
            text=best.text,
            cut=best.cut,
            asked=2,
            prompt_tokens=first.prompt_tokens + second.prompt_tokens,
            reply_tokens=first.reply_tokens + second.reply_tokens,
        )

    def _check(self, reply: Reply, question: Question) -> CheckedReply:
        return check_reply(reply, question.item, agent=self.model, prompt=question.prompt.fingerprint)

    def _complete(self, messages: Sequence[dict[str, str]]) -> Reply | NoReply:
        body = build_body(self.model, messages, most_tokens=self.most_tokens)
        bodies = [body, *simpler_bodies(body)]
        if self._form is not None:
            return self._try(bodies[self._form])[0]
        for number, each in enumerate(bodies):
            outcome, status = self._try(each)
            if isinstance(outcome, Reply):
                self._form = number if self._form is None else self._form
                return outcome
            if status not in _OPTIONS_UNKNOWN:
                return outcome
        return outcome

    def _try(self, body: dict[str, Any]) -> tuple[Reply | NoReply, int | None]:
        """Send a request, again after passing faults; also return the last status if it failed."""
        for pause in (*_PAUSES, None):
            try:
                return self._send(body), None
            except _Fault as fault:
                if not fault.passes:
                    return NoReply(fault.text), fault.status
                if pause is None:
                    return _NoReplyAtAll(fault.text), fault.status
                wait = max(pause, fault.wait)
                if wait > _LONGEST_WAIT:
                    return _NoReplyAtAll(f"{fault.text}; it asks to wait for {wait:,.0f} s"), fault.status
                if self.stopped.wait(wait):
                    return NoReply("it was stopped"), fault.status
        raise AssertionError("the last try returns or raises")

    def _send(self, body: dict[str, Any]) -> Reply:
        try:
            return read_completion(self.post(body))
        except OfflineModeIsEnabled:
            raise FielError("HF_HUB_OFFLINE: expected access to the Hub, found offline mode") from None
        except httpx.HTTPError as error:
            response: httpx.Response | None = getattr(error, "response", None)
            fault = _explain_fault(error, response)
            nobody_there = isinstance(error, httpx.ConnectError) and self._form is None
            if nobody_there or fault.status in _OF_THE_SERVER:
                raise FielError(f"{self.model}: {fault.text}. {_what_to_do(fault.status)} {SAVED}") from None
            raise fault from None
        except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
            found = f"another response ({type(error).__name__})"
            raise _Fault(f"expected a chat completion in JSON, found {found}") from None
        except ValueError as error:  # how the library says that a provider does not have the model
            raise FielError(f"{self.model}: {hide_secrets(' '.join(str(error).split()))}") from None


def read_completion(response: Any) -> Reply:
    """Return the reply in the response of a chat completion; an empty one if it has no text.

    Raises:
        json.JSONDecodeError: It has another form.
    """
    try:
        choice = response["choices"][0]
        text, cut = choice["message"].get("content") or "", choice.get("finish_reason") == "length"
        usage = response.get("usage") or {}
        tokens = [_read_count(usage.get(name)) for name in ("prompt_tokens", "completion_tokens")]
        if not isinstance(text, str):
            raise TypeError
    except (AttributeError, KeyError, IndexError, TypeError, ValueError):
        raise json.JSONDecodeError("expected a chat completion", "", 0) from None
    return Reply(text, cut, 1, *tokens)


def _read_count(value: Any) -> int:
    """Return a number of tokens, or 0 if it is none."""
    return value if isinstance(value, int) and 0 <= value <= _MOST_TOKENS else 0


def _rank(checked: CheckedReply) -> tuple[bool, int, int]:
    return checked.usable, len(checked.opinions), -len(checked.refused)


def _asked_wait(response: httpx.Response) -> float:
    """Return the seconds that a response asks to wait for, or 0.

    Format: ``Retry-After`` of RFC 9110, section 10.2.3: seconds, or a date.
    """
    asked = response.headers.get("Retry-After", "")
    try:
        return max(0.0, float(asked))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(asked) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return 0.0


def _explain_fault(error: httpx.HTTPError, response: httpx.Response | None) -> _Fault:
    if response is None:
        found = hide_secrets(f"{type(error).__name__}: {' '.join(str(error).split())}")
        return _Fault(f"expected an answer, found {found}")
    try:
        text = " ".join(response.text.split())[:300]
    except httpx.ResponseNotRead:
        text = ""
    status = response.status_code
    return _Fault(
        f"expected an answer, found {hide_secrets(f'{status}: {text}')}",
        status=status,
        passes=status in _PASSING or status >= 500,
        wait=_asked_wait(response),
    )


def _what_to_do(status: int | None) -> str:
    if status in (401, 403):
        return "Set a key that it takes, in FIEL_REVIEW_KEY for a --base-url, in HF_TOKEN for the Hub."
    if status == 402:
        return "Its account has no credit left."
    return "Look at --base-url and --model."


def _run_parallel(
    questions: Sequence[Question],
    ask: Callable[[Question], Reply | NoReply],
    parallel: int,
    stopped: threading.Event,
) -> Iterator[tuple[Question, Reply | NoReply | BaseException]]:
    """Ask in threads that nobody waits for: Ctrl-C must not hang until a slow model has answered."""
    waiting: queue.SimpleQueue[Question] = queue.SimpleQueue()
    answered: queue.SimpleQueue[tuple[Question, Reply | NoReply | BaseException]] = queue.SimpleQueue()
    for each in questions:
        waiting.put(each)

    def work() -> None:
        while not stopped.is_set():
            try:
                question = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                answered.put((question, ask(question)))
            except BaseException as error:
                stopped.set()
                answered.put((question, error))

    for _ in range(min(parallel, len(questions))):
        threading.Thread(target=work, daemon=True).start()
    try:
        for _ in questions:
            yield answered.get()
    finally:
        stopped.set()
