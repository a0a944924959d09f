"""Campaign files, guides and tables as nobody would write them: a message, never a traceback."""

import json
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fiel.campaign import load_campaign
from fiel.campaign.guide import load_guide
from fiel.campaign.work import load_work
from fiel.errors import FielError, FielWarning
from fiel.reading.sheets import read_table
from tests.helpers.campaigns import ROWS, describe_campaign, write_rows

EXAMPLES = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

# What people and programs put where something else belongs.
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.text(max_size=8),
    st.binary(max_size=4),
    st.sampled_from(
        ["", ".", "..", "/", "~", "no", "2024-13-45", "a\0b", "x" * 300, "{split}", "guide.md", "{", "é"]
    ),
    st.lists(st.one_of(st.none(), st.integers(), st.text(max_size=3)), max_size=3),
    st.dictionaries(
        st.one_of(st.text(max_size=3), st.booleans(), st.integers()), st.text(max_size=3), max_size=2
    ),
)
# Text of YAML: what its scanner, composer and constructor each trip over.
TOKENS = st.lists(
    st.sampled_from(
        [
            *(
                "name: a\n",
                "title: {en: a}\n",
                "language: es\n",
                "tasks:\n",
                "  - benchmark: arc\n",
                "    guide: g\n",
            ),
            *(
                "[",
                "]",
                "{",
                "}",
                ": ",
                "- ",
                "? ",
                "\n",
                "  ",
                "\t",
                "#",
                '"',
                "'",
                "|",
                ">",
                "%",
                "---\n",
                "...\n",
            ),
            *(
                "&a ",
                "*a",
                "<<: *a\n",
                "!!int ",
                "!!float ",
                "!!bool ",
                "!!timestamp ",
                "!!binary ",
                "!!set ",
                "!!omap ",
            ),
            *(
                "!x ",
                "!!python/object:os.system ",
                "2024-13-45",
                "no",
                "0x",
                "0b2",
                "1:99",
                ".inf",
                "~",
                "=",
                "\ufeff",
            ),
            *("\x07", "\x85", "\u2028", "9" * 5000, "é"),
        ]
    ),
    max_size=25,
).map("".join)


def read(action: Callable[[], Any]) -> str | None:
    """Return what is refused; anything else that is raised fails the test."""
    try:
        action()
    except FielError as error:
        return str(error)
    return None


def places(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place, *(each for key, found in inner for each in places(found, (*place, key)))]


WHOLE: dict[str, Any] = describe_campaign(
    "fuzzed",
    annotation={"min_submitted": 1, "language": "es", "audit": 0.1, "target": 1.0},
    credits={"ana": "Ana"},
    careless={"min_gold": 0.5},
    guide_url="https://example.org",
    task={
        "name": "arc",
        "splits": ["test"],
        "ids_file": "ids.txt",
        "sample": {"size": 3, "seed": 1},
        "limit": 2,
        "glossary": "glossary.csv",
        "gold": "gold.csv",
    },
)


@pytest.fixture(scope="module")
def folder() -> Any:
    with TemporaryDirectory() as name:
        path = Path(name)
        write_rows(path / "test.jsonl", ROWS)
        write_rows(path / "test.en.jsonl", ROWS)
        (path / "guide.md").write_text("# Guía\n\nVersión 1", encoding="utf-8")
        (path / "ids.txt").write_text("Test/1\nTest/2\n", encoding="utf-8")
        (path / "glossary.csv").write_text("source,target\nroot,raíz\n", encoding="utf-8")
        (path / "gold.csv").write_text("id,decision\nTest/1,correct\n", encoding="utf-8")
        yield path


@EXAMPLES
@given(st.sampled_from(places(WHOLE)[1:]), ODD, st.booleans())
def test_any_value_in_any_place(folder: Path, place: tuple[Any, ...], value: Any, as_key: bool) -> None:
    changed = json.loads(json.dumps(WHOLE))
    around = changed
    for part in place[:-1]:
        around = around[part]
    if as_key and isinstance(around, dict) and not isinstance(value, list | dict):
        around[value] = around.pop(place[-1])
    else:
        around[place[-1]] = value
    path = folder / "c.yaml"
    path.write_text(yaml.safe_dump(changed, allow_unicode=True), encoding="utf-8")
    said = read(lambda: load_work(path))
    assert said is None or "Input should" not in said and "pydantic" not in said and "tasks.0" not in said
    if said and "\n" not in said and said.startswith(f"{path}: line "):
        assert 1 <= int(said.removeprefix(f"{path}: line ").split(":")[0].split(",")[0])


@EXAMPLES
@given(TOKENS)
def test_any_yaml(folder: Path, text: str) -> None:
    (folder / "c.yaml").write_text(text, encoding="utf-8", newline="")
    read(lambda: load_campaign(folder / "c.yaml"))


@EXAMPLES
@given(st.binary(max_size=60))
@example("# Guía\n".encode("latin-1"))
def test_any_bytes_as_campaign_guide_and_table(folder: Path, content: bytes) -> None:
    for name, reader in (("x.yaml", load_campaign), ("x.md", load_guide)):
        (folder / name).write_bytes(content)
        read(partial(reader, folder / name))
    for ending in (".csv", ".tsv", ".txt", ".xlsx"):
        (folder / f"x{ending}").write_bytes(content)
        read(partial(_read_whole, folder / f"x{ending}"))


def _read_whole(path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FielWarning)
        list(read_table(path))


@EXAMPLES
@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "# Guía",
                    "## Cambios",
                    "Versión 1 · 2026-11-24",
                    "Versión 1 · 2026-13-45",
                    "Version 99999999",
                ),
                *(
                    "- Versión 1 (2026): x",
                    "- Versión 999999999: x",
                    "\ufeff# A",
                    "Versión ١",
                    "V 1 · 1",
                    "",
                    "#",
                    "\x85",
                ),
            ]
        ),
        max_size=8,
    )
)
def test_any_lines_of_a_guide(folder: Path, lines: list[str]) -> None:
    (folder / "x.md").write_text("\n".join(lines), encoding="utf-8")
    read(lambda: load_guide(folder / "x.md"))
