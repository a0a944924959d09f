"""What is wrong in a campaign file, told by its line, in words, with what to write."""

from pathlib import Path

import pytest

from fiel.campaign import load_campaign
from fiel.errors import FielError
from fiel.reading.yamlfile import read_yaml

GOOD = """\
name: lines
title: {en: Lines}
language: es
license: CC0-1.0
tasks:
  - benchmark: arc
    source: {files: "{split}.jsonl"}
    guide: guide.md
"""


def refusal(folder: Path, text: str | bytes) -> str:
    (folder / "guide.md").write_text("# Guía", encoding="utf-8")
    path = folder / "c.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(FielError) as error:
        load_campaign(path)
    assert str(error.value).startswith(f"{path}: ")
    return str(error.value).removeprefix(f"{path}: ")


CHANGES = {
    "no without quotes": (
        "language: es",
        "language: no",
        'line 3: language: expected text, found no without quotes: write "no"',
    ),
    "no as a key": (
        "{en: Lines}",
        "{no: Linjer}",
        'line 2: title: key: expected text, found no without quotes: write "no"',
    ),
    "a number as a key": (
        "tasks:",
        "1: a\ntasks:",
        'line 5: key: expected text, found 1 without quotes: write "1"',
    ),
    "a number for a name": (
        "name: lines",
        "name: 2026",
        'line 1: name: expected text, found 2026 without quotes: write "2026"',
    ),
    "a commit of digits": (
        '{files: "{split}.jsonl"}',
        "\n      hub: a/b\n      revision: 0123456",
        'line 9: task 1: source.revision: expected text, found 0123456 without quotes: write "0123456"',
    ),
    "an id that is a number": (
        "guide: guide.md",
        "guide: guide.md\n    ids:\n      - a\n      - 12",
        'line 11: task 1: id 2: expected text, found 12 without quotes: write "12"',
    ),
    "nothing": ("language: es", "language:", "line 3: language: expected text, found nothing"),
    "a misspelt key": (
        "guide: guide.md",
        "guid: guide.md",
        "line 6: task 1: guide: expected a value, found nothing\n"
        "FILE: line 8: task 1: guid: unknown key: did you mean guide?",
    ),
    "a misspelt key deep inside": (
        "{files:",
        "{flies: a, files:",
        "line 7: task 1: source.flies: unknown key: did you mean files?",
    ),
    "a key unlike any": ("guide:", "zzzzzz: 1\n    guide:", "line 8: task 1: zzzzzz: unknown key"),
    "a misspelt benchmark": (
        "benchmark: arc",
        "benchmark: mmul",
        "line 6: task 1: benchmark: expected one of arc, dibt, hellaswag, mmlu, found 'mmul': did you mean "
        "mmlu?",
    ),
    "a language by its name": (
        "language: es",
        "language: Spanish",
        "line 3: language: expected a language code such as es, ca or pt-BR, found 'Spanish': did you mean "
        "es?",
    ),
    "a language by its own name": (
        "language: es",
        "language: español",
        "line 3: language: expected a language code such as es, ca or pt-BR, found 'español': did you mean "
        "es?",
    ),
    "no file of the guide": (
        "guide: guide.md",
        "guide: none.md",
        "line 8: task 1: guide: expected a file, found none at FOLDER/none.md",
    ),
    "a key twice": (
        "license: CC0-1.0",
        "license: CC0-1.0\nname: b",
        "line 5, column 1: expected YAML, found the key 'name' twice",
    ),
    "a tab": (
        "  - benchmark",
        "\t- benchmark",
        "line 6, column 1: expected YAML, found character '\\t' that cannot start any token: use spaces, "
        "because YAML does not allow tabs",
    ),
    "a control character": (
        "Lines",
        "Li\x07nes",
        "line 2: expected YAML, found the character U+0007: delete it",
    ),
    "a number that is none": (
        "language: es",
        "language: !!int es",
        "line 3, column 11: expected YAML, found an unreadable value (invalid literal for int() with "
        "base 10: 'es')",
    ),
    "a truth value that is none": (
        "language: es",
        "language: !!bool es",
        "line 3, column 11: expected YAML, found an unreadable value ('es')",
    ),
}


@pytest.mark.parametrize(("good", "bad", "message"), CHANGES.values(), ids=CHANGES)
def test_what_is_wrong_is_told_by_its_line(tmp_path: Path, good: str, bad: str, message: str) -> None:
    assert good in GOOD
    expected = message.replace("FOLDER", str(tmp_path)).replace("FILE", str(tmp_path / "c.yaml"))
    assert refusal(tmp_path, GOOD.replace(good, bad)) == expected


@pytest.mark.parametrize("value", ["2024-13-45", "2024-01-01", "2024-02-30 25:61:00", "0001-01-01"])
def test_a_date_is_a_text(tmp_path: Path, value: str) -> None:
    """A title may be one; and one that is none is no reason to fall over."""
    (tmp_path / "guide.md").write_text("# Guía", encoding="utf-8")
    (tmp_path / "c.yaml").write_text(GOOD.replace("Lines", value), encoding="utf-8")
    assert load_campaign(tmp_path / "c.yaml").campaign.title == {"en": value}


@pytest.mark.parametrize(
    "text", ["[" * 1200, "{a: " * 1200, "- " * 1200 + "a", "a: &a [*a]\n", "a: " + "9" * 5000]
)
def test_deep_or_endless_values_are_refused(tmp_path: Path, text: str) -> None:
    assert "Traceback" not in refusal(tmp_path, text)


def test_values_that_repeat_themselves_without_end_are_told_in_a_few_words(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    assert len(refusal(tmp_path, "\n".join(lines))) < 20_000


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_file(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "guide.md").write_text("# Guía", encoding="utf-8")
    (tmp_path / "c.yaml").write_bytes(GOOD.replace("\n", "\r\n").encode(encoding))
    assert load_campaign(tmp_path / "c.yaml").campaign.name == "lines"


def test_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    found = refusal(tmp_path, GOOD.replace("Lines", "Líneas").encode("latin-1"))
    assert found.startswith("line 2: expected a campaign file in UTF-8, found the byte 0xed: save it again")


def test_a_table_can_take_in_another(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text("a: &a {x: 1}\nb:\n  <<: *a\n  y: 2\n", encoding="utf-8")
    read = read_yaml(tmp_path / "c.yaml")
    assert read.values["b"] == {"x": 1, "y": 2}
    assert read.line(("b", "y")) == 4


def test_a_file_that_is_not_there_names_the_one_that_is_meant(tmp_path: Path) -> None:
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns" / "arc-c-es.yaml").write_text(GOOD, encoding="utf-8")
    for wrong in ("arc-c-es", "campaigns/arc-c-es", "campaigns/arc-c-se.yaml", "campaigns/arc-c-es.yml"):
        with pytest.raises(FielError) as error:
            load_campaign(tmp_path / wrong)
        meant = tmp_path / "campaigns" / "arc-c-es.yaml"
        assert str(error.value) == (
            f"{tmp_path / wrong}: expected a campaign file, found none: did you mean {meant}?"
        )
