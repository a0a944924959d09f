"""Launching again after the source or the tasks changed, with answers."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from fiel.campaign.work import load_work
from fiel.settings import Settings
from fiel.workflow.launch import launch_work
from tests.helpers.campaigns import ROWS, write_rows
from tests.server.running import EmbeddedServer
from tests.workflow.test_spread import make_scene

THREE = {key: value for key, value in ROWS[0].items() if key != "option_d"} | {"id": "Test/9"}


def rewrite(rows: list[Mapping[str, Any]]) -> Callable[[Path], None]:
    return lambda path: write_rows(path.with_name("test.jsonl"), rows)


def add_task(path: Path) -> None:
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    told["tasks"].append({**told["tasks"][0], "name": "more"})
    path.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(rewrite([{**ROWS[0], "option_d": "Otra"}, *ROWS[1:]]), id="text"),
        pytest.param(rewrite([*ROWS[1:], {**ROWS[0], "id": "Test/9"}]), id="item"),
        pytest.param(rewrite([*ROWS, THREE]), id="shape"),
        pytest.param(add_task, id="task"),
    ],
)
def test_a_campaign_with_answers_is_launched_again_after_a_change(
    argilla: EmbeddedServer, tmp_path: Path, request: pytest.FixtureRequest, change: Callable[[Path], None]
) -> None:
    settings, name = Settings(home=argilla.home), f"again-{request.node.callspec.id}"
    with make_scene(argilla, settings, tmp_path, name, min_submitted=1) as scene:
        scene.answer("Test/1")
        change(scene.work.file.path)
        launched = launch_work(settings, load_work(scene.work.file.path))
        assert sum(each.added + each.revised for each in launched) in (1, 8)
