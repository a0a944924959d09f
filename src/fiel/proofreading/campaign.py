"""Proofreading the texts of a campaign, before the checks look at its items."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fiel.bars import NO_BAR, Bar
from fiel.checks.grammar import is_spelt, survey_matches, texts_of, words_left
from fiel.checks.proofread import Match, Proofread
from fiel.items import Item
from fiel.proofreading.languagetool import LanguageTool, open_languagetool
from fiel.proofreading.matchcache import MatchCache, open_match_cache
from fiel.proofreading.starting import running_languagetool

_ENGLISH = "en-US"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proofreading:
    """The result of proofreading a campaign.

    Attributes:
        tasks: What was found, by task name.
        tool: The program and its version, such as ``LanguageTool 6.6``; None if nothing was proofread.
        reason: Why nothing was proofread.
    """

    tasks: Mapping[str, Proofread] = field(default_factory=dict)
    tool: str | None = None
    reason: str | None = None


def proofread_items(
    items: Mapping[str, Sequence[Item]],
    language: str,
    *,
    url: str | None = None,
    start: bool = False,
    cache: Path,
    bar: Bar = NO_BAR,
) -> Proofreading:
    """Check the grammar and spelling of all texts.

    Args:
        items: The items by task name: all of them, since common words are learnt from them.
        language: Language of the translations, as a BCP 47 tag.
        url: Address of a LanguageTool server.
        start: Whether to start LanguageTool on this machine when no address is given.
        cache: File in which LanguageTool's answers are kept.
        bar: Told how many texts there are, and how many are done.

    Raises:
        FielError: LanguageTool does not start or does not answer.
    """
    if url is None and not start:
        return Proofreading(reason="no LanguageTool server is named, see FIEL_LANGUAGETOOL_URL and --grammar")
    with _running_tool(url) as tool:
        code = tool.find_language(language)
        if code is None:
            return Proofreading(reason=f"LanguageTool {tool.version} does not know the language {language!r}")
        read = {name: _proofread_task(each, tool, code, cache, bar) for name, each in items.items()}
        return Proofreading(tasks=read, tool=f"LanguageTool {tool.version} ({code})")


@contextmanager
def _running_tool(url: str | None) -> Iterator[LanguageTool]:
    if url is not None:
        with open_languagetool(url) as tool:
            yield tool
        return
    with running_languagetool() as started, open_languagetool(started) as tool:
        yield tool


def _proofread_task(
    items: Sequence[Item], tool: LanguageTool, language: str, path: Path, bar: Bar
) -> Proofread:
    with open_match_cache(path) as cache:
        found = _check_texts((text for item in items for text in texts_of(item)), tool, language, cache, bar)
        words = words_left(items, found)
        spelt = _check_texts(words, tool, _ENGLISH, cache, bar)
    return survey_matches(items, found, english=[word for word in words if is_spelt(spelt[word])])


def _check_texts(
    texts: Iterable[str], tool: LanguageTool, language: str, cache: MatchCache, bar: Bar
) -> dict[str, list[Match]]:
    """Check texts, unless this version of LanguageTool has checked them before."""
    wanted = sorted(set(texts))
    bar.expect(len(wanted))
    found = cache.find(wanted, language, tool.version)
    bar(len(found))
    for batch in tool.check_texts([text for text in wanted if text not in found], language):
        cache.add(batch, language, tool.version)
        found.update(batch)
        bar(len(batch))
    return found
