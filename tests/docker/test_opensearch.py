"""The whole stack with OpenSearch and LanguageTool on a real engine; what it has in common with the light one
is tested there.

The tests go on from one another, as a campaign does.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docker.engine import Engine
from tests.docker.faults import TURN, check_death, check_restart
from tests.docker.images import make_bases, make_ours
from tests.docker.order import find_starts
from tests.docker.scene import CAMPAIGN, FILE, Scene, set_scene
from tests.helpers.crowd import Crowd
from tests.helpers.signinhub import sign_in

pytestmark = [pytest.mark.long, pytest.mark.docker]

ITEMS = 60


@pytest.fixture(scope="module")
def stack(engine: Engine, images: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """The stack before its first start, with a campaign in its clone."""
    make_bases(engine, images, search=True)
    make_ours(engine, {"fiel", "proxy", "backup", "languagetool"})
    folder = tmp_path_factory.mktemp("opensearch")
    address = "http://languagetool:8081"
    with set_scene(engine, folder, "opensearch,languagetool", FIEL_LANGUAGETOOL_URL=address) as scene:
        yield scene


@pytest.fixture(scope="module")
def crowd(stack: Scene) -> Iterator[Crowd]:
    """People of another campaign, who go on answering while things break."""
    crowd = Crowd(stack.project.url, stack.settings, stack.folder, "faults", items=ITEMS)
    yield crowd
    crowd.close()


def test_it_starts_in_order_and_launches_with_grammar_checked(engine: Engine, stack: Scene) -> None:
    project = stack.project
    with engine.noting() as noted:
        project.up("proxy", "worker-opensearch", "backup", "languagetool")
    order = find_starts(project.services(), noted)
    servers = [("proxy", "argilla-opensearch"), ("proxy", "dashboard"), ("prepare", "postgres")]
    waiting = ("argilla-opensearch", "worker-opensearch")
    waited = [(name, needed) for name in waiting for needed in ("opensearch", "prepare", "redis")]
    assert order == dict.fromkeys([*servers, *waited, ("backup", "postgres")], True)
    assert len(project.inspect("argilla-opensearch")) == 2
    project.fiel("launch", FILE)
    project.up()
    project.wait_until_healthy()
    asked = json.loads(project.fiel("check", FILE, "--json"))
    assert "grammar" in json.dumps(asked) or "spelling" in json.dumps(asked)


def test_people_are_served_by_both_servers(stack: Scene, crowd: Crowd) -> None:
    with crowd.answering(TURN):
        pass
    crowd.check()
    said = stack.project.compose("logs", "--no-color", "--no-log-prefix", "proxy").splitlines()
    addresses = {line.split()[-1] for line in said if " POST /api/v1/records/" in line}
    assert len(addresses) == 2


def test_who_signs_in_with_hugging_face_is_one_of_the_campaign(stack: Scene) -> None:
    project = stack.project
    project.fiel("oauth-file", FILE, "--out", "/oauth/oauth.yaml")
    project.compose("restart", "argilla-opensearch")
    project.wait_until_healthy()
    with sign_in(project.url, "marta") as person:
        assert person.get("me").json()["username"] == "hf:marta"
        assert {each["name"] for each in person.get("me/workspaces").json()["items"]} == {CAMPAIGN}


@pytest.mark.parametrize(
    "name", ["argilla-opensearch", "worker-opensearch", "redis", "opensearch", "postgres"]
)
def test_a_container_that_dies_comes_back_and_no_answer_is_lost(
    stack: Scene, crowd: Crowd, name: str
) -> None:
    check_death(stack.project, crowd, name)


def test_the_engine_starts_again_and_all_of_it_with_it(engine: Engine, stack: Scene, crowd: Crowd) -> None:
    check_restart(engine, stack.project, crowd)


def test_the_index_is_made_anew_as_the_guide_says(stack: Scene, crowd: Crowd) -> None:
    command = "python -m argilla_server search-engine reindex"
    stack.project.compose("run", "--rm", "--no-TTY", "argilla-opensearch", *command.split())
    crowd.check()


def test_down_and_up(stack: Scene, crowd: Crowd) -> None:
    stack.project.down()
    stack.project.up()
    with crowd.answering(TURN):
        pass
    crowd.check_answers()
