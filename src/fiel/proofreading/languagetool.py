"""A LanguageTool server, asked about many texts at once.

Format: LanguageTool's HTTP API, version 2 (``/v2/languages``, ``/v2/check``).
"""

import time
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from os import cpu_count
from typing import Any

import httpx
from babel.core import get_global

from fiel.checks.proofread import Match
from fiel.errors import FielError
from fiel.loopback import trusts_environment

_BATCH_CHARACTERS = 5_000
_BETWEEN = "\n\n"  # a paragraph ends here: no rule looks further
_SECONDS = 120
_PAUSES = (1, 4, 15)
_CORRECTIONS = 3
_TROUBLE = (429, 500, 502, 503, 504)

TextMatches = dict[str, list[Match]]
"""The matches by text."""


@dataclass(frozen=True, slots=True)
class LanguageTool:
    """A server that answers.

    Attributes:
        url: Its address.
        version: Its version, such as ``6.6``.
        languages: The codes of the languages it knows.
        client: The connections to it.
    """

    url: str
    version: str
    languages: frozenset[str]
    client: httpx.Client

    def find_language(self, language: str) -> str | None:
        """Return the code by which LanguageTool knows a language, with a country where it has a dictionary.

        Args:
            language: A BCP 47 tag, such as ``pt`` or ``de-AT``.
        """
        code, *subtags = language.split("-")
        region = next((tag.upper() for tag in subtags if len(tag) == 2), None)
        likely = str(get_global("likely_subtags").get(code, "")).split("_")[-1]
        wanted = (f"{code}-{region}", f"{code}-{likely}", code)
        return next((each for each in wanted if each in self.languages), None)

    def check_texts(self, texts: Sequence[str], language: str) -> Iterator[TextMatches]:
        """Check texts, several at a time; what was found is returned batch by batch, as it comes.

        Args:
            texts: Different texts, in NFC.
            language: A code of `find_language`.

        Raises:
            FielError: The server stops answering.
        """
        with ThreadPoolExecutor(cpu_count()) as pool:
            waiting = [pool.submit(self._check_batch, batch, language) for batch in _batch_texts(texts)]
            try:
                for done in as_completed(waiting):
                    yield done.result()
            finally:
                for each in waiting:
                    each.cancel()

    def _check_batch(self, batch: Sequence[str], language: str) -> TextMatches:
        answer = self._ask({"language": language, "text": _BETWEEN.join(batch)})
        try:
            return _sort_matches(batch, answer["matches"])
        except (KeyError, TypeError, ValueError) as error:
            raise FielError(f"{self.url}: expected an answer of LanguageTool, found {error!r}") from None

    def _ask(self, form: Mapping[str, str]) -> Any:
        for pause in (*_PAUSES, None):
            try:
                response = self.client.post("v2/check", data=form)
                if pause is None or response.status_code not in _TROUBLE:
                    return _read_answer(response)
            except httpx.HTTPError as error:
                if pause is None:
                    raise _describe_silence(self.url, error) from None
            time.sleep(pause)
        raise AssertionError("the last try returns or raises")


@contextmanager
def open_languagetool(url: str) -> Iterator[LanguageTool]:
    """Connect to a LanguageTool server for a block.

    Args:
        url: Its address, such as ``http://127.0.0.1:8081``, with or without ``/v2``.

    Raises:
        FielError: No LanguageTool answers there.
    """
    base = url.rstrip("/").removesuffix("/v2") + "/"
    trusted = trusts_environment(base)
    try:
        client = httpx.Client(base_url=base, timeout=_SECONDS, trust_env=trusted)
    except (httpx.InvalidURL, ValueError) as error:
        raise FielError(f"{url}: expected the address of a LanguageTool server: {error}") from None
    with client:
        try:
            languages = _read_answer(client.get("v2/languages"))
            version = _read_answer(client.post("v2/check", data={"language": "en-US", "text": "One."}))
            known = {each[key] for each in languages for key in ("code", "longCode")}
            found = str(version["software"]["version"])
        except httpx.HTTPError as error:
            raise _describe_silence(url, error) from None
        except (KeyError, TypeError) as error:
            raise FielError(f"{url}: expected a LanguageTool server, found another: {error!r}") from None
        yield LanguageTool(base, found, frozenset(known), client)


def _describe_silence(url: str, error: Exception) -> FielError:
    return FielError(
        f"{url}: expected LanguageTool to answer, found {type(error).__name__}: {error}. What it answered so "
        "far is kept: start it and run this again, or do without it (--no-grammar)"
    )


def _read_answer(response: httpx.Response) -> Any:
    if response.status_code != 200:
        found = " ".join(response.text.split())[:200]
        raise FielError(
            f"{response.request.url}: expected LanguageTool to answer, found {response.status_code}: {found}"
        )
    try:
        return response.json()
    except ValueError:
        raise FielError(f"{response.request.url}: expected JSON of LanguageTool, found none") from None


def _batch_texts(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def _sort_matches(batch: Sequence[str], matches: Sequence[Mapping[str, Any]]) -> TextMatches:
    """Give each match to its text; offsets are in UTF-16 code units, as in Java."""
    lengths = [_units(text) for text in batch]
    starts = [0, *accumulate(length + len(_BETWEEN) for length in lengths)]
    found: TextMatches = {text: [] for text in batch}
    for match in matches:
        place = bisect_right(starts, match["offset"]) - 1
        begin = match["offset"] - starts[place]
        end = begin + match["length"]
        if 0 <= begin < end <= lengths[place]:
            found[batch[place]].append(_read_match(batch[place], begin, end, match))
    return found


def _read_match(text: str, begin: int, end: int, match: Mapping[str, Any]) -> Match:
    encoded = text.encode("utf-16-le", errors="surrogatepass")
    start, stop = (len(encoded[: 2 * at].decode("utf-16-le", errors="ignore")) for at in (begin, end))
    rule = match["rule"]
    return Match(
        start=start,
        end=stop,
        rule=rule["id"],
        category=rule["category"]["id"],
        issue=rule["issueType"],
        corrections=tuple(each["value"] for each in match["replacements"][:_CORRECTIONS]),
    )


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2
