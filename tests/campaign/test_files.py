"""The one list of a campaign's files, and those who go by it."""

import os
import tomllib
import typing
from pathlib import Path
from typing import Any

import pytest
from pathspec import GitIgnoreSpec

from fiel.campaign import Task, load_campaign
from fiel.campaign.files import list_files
from fiel.sources.source import Source
from fiel.workflow.watch import _Watched
from tests.helpers.campaigns import TOP, write_campaign
from tests.helpers.earlier import judge, write_judgements

GOLD = "id,decision\nTest/1,correct\n"
OPINION = '{"item": "Test/1", "segment": "option_c", "score": 0.9, "quote": "veces"}\n'
NAMED = {
    "glossary": "glossary.csv",
    "gold": "gold.csv",
    "ids_file": "ids.txt",
    "opinions": ["comet.jsonl", "linter.jsonl"],
    "memory": "earlier.parquet",
}


def write_everything(folder: Path, name: str) -> Path:
    """A campaign that names every kind of file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gold.csv").write_text(GOLD, encoding="utf-8")
    (folder / "glossary.csv").write_text("source,target\ntimes,veces\n", encoding="utf-8")
    for each in NAMED["opinions"]:
        (folder / each).write_text(OPINION, encoding="utf-8")
    (folder / "ids.txt").write_text("Test/1\nTest/2\n", encoding="utf-8")
    write_judgements(folder / "earlier.parquet", [judge("Test/1", ("option_c", "tiempos", "veces"))])
    return write_campaign(folder, name, task=NAMED)


def test_every_key_that_names_a_file_is_in_the_list(tmp_path: Path) -> None:
    """A key that is added to the campaign file and forgotten in the list fails here."""

    def names_file(annotation: Any) -> bool:
        inside = typing.get_args(annotation)
        return annotation in (Path, Source) or any(map(names_file, inside))

    keys = {name for name, field in Task.model_fields.items() if names_file(field.annotation)}
    assert keys == {"source", "english", "guide", "glossary", "gold", "ids_file", "opinions", "memory"}
    file = load_campaign(write_everything(tmp_path, "listed"))
    found = list_files(file)
    assert {each.key for each in found if each.task} == {key.removesuffix("_file") for key in keys}
    assert all(each.paths for each in found if each.kind != "feedback")
    (rows,) = [each for each in found if each.key == "english"]
    assert [path.name for path in rows.paths] == ["test.en.jsonl"]


@pytest.mark.parametrize(
    "name",
    ["gold.csv", "glossary.csv", "ids.txt", "guide.md", "test.jsonl", "linter.jsonl", "earlier.parquet"],
)
def test_a_watch_reads_a_campaign_again_when_any_of_its_files_changed(tmp_path: Path, name: str) -> None:
    path = write_everything(tmp_path / "campaign", "seen")
    for each in path.parent.iterdir():
        os.utime(each, (1, 1))  # what is too new is read once more
    watched = _Watched.read(path, tmp_path / "home")
    before = watched.work
    watched.renew(tmp_path / "home", note=lambda text: None)
    assert watched.work is before
    changed = path.parent / name
    os.utime(changed, (2, 2))
    said: list[str] = []
    watched.renew(tmp_path / "home", note=said.append)
    assert said == []
    assert watched.work is not before
    again = watched.work
    watched.renew(tmp_path / "home", note=said.append)
    assert watched.work is again  # nothing changed


def test_the_wheel_carries_every_file_of_the_campaigns_in_it() -> None:
    included = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = included["tool"]["hatch"]["build"]["targets"]["wheel"]
    taken = GitIgnoreSpec.from_lines(wheel["include"])  # the same patterns as in a .gitignore
    carried = [path for path in (TOP / "campaigns").glob("*.yaml") if taken.match_file(path.relative_to(TOP))]
    assert carried
    for path in carried:
        for each in list_files(load_campaign(path)):
            if each.kind in ("campaign", "own"):
                inside = each.path.resolve().relative_to(TOP)
                assert taken.match_file(inside) and inside.parts[0] in wheel["sources"], inside
                assert each.paths, inside
