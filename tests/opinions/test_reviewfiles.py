"""Opinions, reviews and replies are written so that no model's are lost, whatever happens."""

import json
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from fiel.campaign.guide import parse_guide
from fiel.errors import FielError
from fiel.opinions.opinion import Opinion
from fiel.opinions.prompt import build_prompt
from fiel.opinions.reply import Reply
from fiel.opinions.replycache import open_reply_cache
from fiel.opinions.reviewfiles import Review, load_reviews, opinions_path, reviews_path, save_opinions

ORDER = ["c", "a", "b"]


def save(home: Path, agent: str, items: Sequence[str]) -> None:
    noted = {"prompt": "p", "version": 1, "guide": 2, "instructions": "…", "refused": {"quote": 1}}
    review = Review.model_validate({"agent": agent, "items": list(items), "opinions": len(items), **noted})
    opinions = [Opinion(item=item, agent=agent, reason="«ñ» \ud800") for item in items]
    save_opinions(home, "camp", "arc", agent=agent, opinions=opinions, reviews=[review], order=ORDER)


def items_of(home: Path) -> list[tuple[str, str]]:
    lines = opinions_path(home, "camp", "arc").read_text(encoding="utf-8").splitlines()
    return [(each["item"], each["agent"]) for each in map(json.loads, lines)]


def test_one_model_replaces_its_own_lines_and_leaves_the_others(tmp_path: Path) -> None:
    save(tmp_path, "m", ["a", "b", "c"])
    save(tmp_path, "n", ["b", "gone"])
    assert items_of(tmp_path) == [("c", "m"), ("a", "m"), ("b", "m"), ("b", "n"), ("gone", "n")]
    before = opinions_path(tmp_path, "camp", "arc").read_bytes()
    save(tmp_path, "n", ["b", "gone"])
    assert opinions_path(tmp_path, "camp", "arc").read_bytes() == before
    save(tmp_path, "m", ["a"])
    assert items_of(tmp_path) == [("a", "m"), ("b", "n"), ("gone", "n")]
    reviews = load_reviews(reviews_path(tmp_path, "camp", "arc"))
    assert [(each.agent, each.items) for each in reviews] == [("m", ["a"]), ("n", ["b", "gone"])]


def test_models_that_write_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    agents = [f"m{number}" for number in range(8)]
    threads = [threading.Thread(target=save, args=(tmp_path, agent, ORDER)) for agent in agents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert items_of(tmp_path) == [(item, agent) for item in ORDER for agent in agents]
    assert {each.agent for each in load_reviews(reviews_path(tmp_path, "camp", "arc"))} == set(agents)


def test_lines_of_other_tools_stay_as_they_are(tmp_path: Path) -> None:
    path = opinions_path(tmp_path, "camp", "arc")
    path.parent.mkdir(parents=True)
    line = '{"agent": "xcomet",  "item": "a", "score": 0.25, "own": [1, 2]}'
    path.write_text(f"{line}\n\n", encoding="utf-8")
    save(tmp_path, "m", ["b"])
    assert path.read_text(encoding="utf-8").splitlines()[0] == line


@pytest.mark.parametrize("line", ["no JSON", '{"item": "a"}', "[1]"])
def test_a_damaged_file_is_named_and_not_overwritten(tmp_path: Path, line: str) -> None:
    path = opinions_path(tmp_path, "camp", "arc")
    path.parent.mkdir(parents=True)
    path.write_text(f'{{"item": "a", "agent": "x"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(
        FielError, match=r"arc.jsonl: line 2: expected an opinion with the keys item and agent"
    ):
        save(tmp_path, "m", ["b"])
    assert path.read_text(encoding="utf-8").splitlines()[1] == line
    noted = reviews_path(tmp_path, "camp", "arc")
    for text in ("[", "[]", '{"reviews": [{"agent": "m"}]}'):
        noted.write_text(text, encoding="utf-8")
        with pytest.raises(FielError, match="arc.reviews.json"):
            load_reviews(noted)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "opinions").write_text("x")
    with pytest.raises(FielError, match="expected a file that can be written"):
        save(tmp_path, "m", ["a"])


GUIDE = parse_guide("# Guía\n\nVersión 7\n\nUna regla.", "guide.md")


def test_replies_are_saved_by_model_prompt_and_item(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "replies.sqlite"
    old, new = (build_prompt(GUIDE, language="es", written_in=each) for each in ("es", "ca"))
    reply = Reply("text \ud800", cut=True, asked=2, prompt_tokens=5, reply_tokens=6)
    with open_reply_cache(path) as cache:
        for prompt in (old, new, new):
            cache.add_prompt("camp", "arc", prompt)
        cache.add("m", old.fingerprint, "d1", Reply("first"))
        cache.add("m", old.fingerprint, "d1", reply)
        cache.add("m", new.fingerprint, "d2", Reply("second"))
        cache.add("m", "of another task", "d3", Reply("third"))
    with open_reply_cache(path) as cache:
        (found,) = cache.find("m", old.fingerprint).values()
        assert found == Reply("text ?", cut=True, asked=2, prompt_tokens=5, reply_tokens=6)
        assert cache.find("n", old.fingerprint) == {}
        last = cache.find_last("m", "camp", "arc")
        assert {digest: prompt for digest, (prompt, _) in last.items()} == {
            "d1": old.fingerprint,
            "d2": new.fingerprint,
        }
        assert cache.find_last("m", "camp", "mmlu") == cache.find_last("m", "another", "arc") == {}
        saved = cache.find_prompts("camp", "arc")[old.fingerprint]
        assert (saved.version, saved.guide, saved.instructions) == (1, 7, old.instructions)


def test_a_line_separator_in_a_text_ends_no_line(tmp_path: Path) -> None:
    for agent in ("m", "n"):
        noted = {"prompt": "p", "version": 1, "guide": 2, "instructions": "…", "refused": {}}
        review = Review.model_validate({"agent": agent, "items": ["a\u2028"], "opinions": 1, **noted})
        said = Opinion(item="a\u2028", agent=agent, segment="s", quote="x", correction="y\u2028z\u2029")
        for _ in range(2):
            save_opinions(
                tmp_path, "camp", "arc", agent=agent, opinions=[said], reviews=[review], order=["a\u2028"]
            )
    lines = opinions_path(tmp_path, "camp", "arc").read_text(encoding="utf-8").split("\n")
    assert [json.loads(line)["agent"] for line in lines if line] == ["m", "n"]
