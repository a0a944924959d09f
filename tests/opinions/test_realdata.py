"""The whole way over real items of six scripts, with a scripted model that is right and wrong by turns.

No model of a language answers here: the script changes a word that it picks by the item's texts.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from fiel.campaign.work import load_work
from fiel.opinions.opinion import Opinion
from fiel.opinions.proposals import propose_texts
from fiel.opinions.reviewfiles import load_reviews, opinions_path, reviews_path
from tests.helpers.campaigns import TOP, describe_campaign
from tests.helpers.modelserver import Answer, Asked, Spoken, problem, reply_of, serving_model
from tests.helpers.organizer import Shell

ITEMS = 60
MARK = "⟦¡!⟧"


def write_okapi_campaign(folder: Path, okapi: Path, language: str) -> Path:
    files = (
        "okapi/m_arc_es_{split}.json" if language == "es" else f"languages/m_arc_{language}_{{split}}.json"
    )
    task = {
        "source": {"files": f"{okapi}/{files}"},
        "english": {"files": f"{okapi}/paired/arc_challenge_{{split}}.jsonl", "column": "en"},
        "splits": ["test"],
        "sample": {"size": ITEMS, "seed": 1},
        "guide": str(TOP / "guides/es/arc.md"),
    }
    values = describe_campaign(f"okapi-{language}", task=task, language=language, license="CC-BY-NC-4.0")
    path = folder / f"okapi-{language}.yaml"
    path.write_text(yaml.safe_dump(values, allow_unicode=True), encoding="utf-8")
    return path


def pick(asked: Asked) -> tuple[int, dict[str, Any], str]:
    """Pick what becomes of an item, one of its texts and a word of that; always the same."""
    number = int(hashlib.sha256(asked.body["messages"][1]["content"].encode()).hexdigest(), 16)
    segment = asked.item["segments"][number % len(asked.item["segments"])]
    words = segment["translation"].split() or [""]
    return number % 6, segment, words[number % len(words)]


def moody(asked: Asked) -> Answer:
    mood, segment, word = pick(asked)
    right = problem(segment["name"], word, MARK, confidence=0.5)
    match mood:
        case 0:
            return reply_of()
        case 1:  # it says so in a code fence, after thinking aloud
            return f"<think>{word}?</think>\n```json\n{reply_of(right)}\n```"
        case 2:  # right at last
            return reply_of(right) if asked.again else "I cannot help with that."
        case 3:  # something else that does not stand there
            return reply_of(right, problem(segment["name"], f"{word}{MARK}", "x"))
        case 4:
            return Spoken(reply_of(right)[:-7], "length")
        case _:
            return reply_of(right, problem("option_z", word, "x"), problem(segment["name"], word, word))


@pytest.mark.parametrize("language", ["es", "ar", "hi", "ru", "ta", "vi"])
def test_real_items_are_reviewed_and_only_what_holds_is_written(
    okapi: Path, shell: Shell, tmp_path: Path, language: str
) -> None:
    path = write_okapi_campaign(tmp_path, okapi, language)
    with serving_model(moody) as server:
        command = (
            "review",
            path,
            "--model",
            "scripted",
            "--base-url",
            server.url,
            "--home",
            tmp_path,
            "--json",
        )
        code, output, errors = shell(*command, "--limit", ITEMS // 2)
        assert code == 0, errors
        code, output, errors = shell(*command)
        assert code == 0, errors
    (task,) = json.loads(output)["tasks"]
    items = {item.id: item for item in load_work(path).items["arc"]}
    assert task["answered"] == task["items"] == len(items) == ITEMS
    assert task["asked"] == ITEMS - ITEMS // 2
    first = {asked.body["messages"][1]["content"]: asked for asked in server.asked}
    assert len(first) == ITEMS  # each item was asked about in one run alone
    moods = [pick(asked)[0] for asked in first.values()]
    assert set(moods) == set(range(6))
    again = sum(mood >= 2 for mood in moods)
    ambiguous = task["refused"].get("ambiguous", 0)
    assert ITEMS + again <= len(server.asked) <= ITEMS + again + ambiguous
    assert task["unusable"] == task["refused"]["cut"] == moods.count(4)
    assert task["refused"]["quote"] == moods.count(3)
    assert task["refused"]["segment"] == task["refused"]["same"] == moods.count(5)
    assert task["opinions"] + ambiguous == sum(mood in (1, 2, 3, 5) for mood in moods)

    lines = opinions_path(tmp_path, f"okapi-{language}", "arc").read_text(encoding="utf-8").splitlines()
    opinions = [Opinion(**json.loads(line)) for line in lines]
    order = list(items)
    assert [each.item for each in opinions] == sorted((each.item for each in opinions), key=order.index)
    for opinion in opinions:
        texts = {segment.name: segment.translation for segment in items[opinion.item].segments}
        (proposal,) = propose_texts(items[opinion.item], [opinion], [])
        assert proposal.text.count(MARK) == 1 and opinion.segment is not None
        before, after = proposal.text.split(MARK)
        text = texts[opinion.segment]
        assert text.startswith(before) and text.endswith(after)
        assert len(text) > len(before) + len(after) and opinion.score == 0.5
    (noted,) = load_reviews(reviews_path(tmp_path, f"okapi-{language}", "arc"))
    assert len(noted.items) == ITEMS - moods.count(4) and noted.opinions == len(opinions)
