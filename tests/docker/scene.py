"""A stack on an engine with a campaign, its owner, and a stand-in of the Hub that people sign in with."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from fiel.annotation.records import find_datasets
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from tests.deploy.stack import TOP
from tests.docker.engine import Engine
from tests.docker.project import Project
from tests.helpers.campaigns import write_campaign
from tests.helpers.signinhub import running_hub

CAMPAIGN = "engine"
FILE = f"campaigns/{CAMPAIGN}.yaml"


@dataclass
class Scene:
    """A stack and what its owner works with.

    Attributes:
        project: The clone and what runs of it.
        settings: Those of somebody with the owner's key on another machine.
        folder: Where else to write.
    """

    project: Project
    settings: Settings
    folder: Path

    def find_dataset(self, campaign: str = CAMPAIGN) -> str:
        with connected_argilla(self.settings) as client:
            return str(find_datasets(client, campaign)["arc"]["id"])

    def answers(self, campaign: str = CAMPAIGN) -> Counter[str]:
        """How many answers everybody gave to a campaign."""
        path = f"/api/v1/datasets/{self.find_dataset(campaign)}/records"
        page: dict[str, Any] = {"include": "responses", "limit": 1000}
        with connected_argilla(self.settings) as client:
            users = client.http_client.get("/api/v1/users").raise_for_status().json()["items"]
            records = client.http_client.get(path, params=page).raise_for_status().json()["items"]
        names = {each["id"]: each["username"] for each in users}
        return Counter(names[each["user_id"]] for record in records for each in record["responses"])

    def count_answers(self) -> int:
        return self.answers().total()


@contextmanager
def set_scene(
    engine: Engine,
    folder: Path,
    search: str,
    *,
    disk: Path | None = None,
    source: Path = TOP,
    **variables: str,
) -> Iterator[Scene]:
    """Prepare a stack that is not started yet, and remove it after the block.

    What the tests ask with trusts its certificate meanwhile, as if somebody vouched for it.
    """
    with ExitStack() as cleaning:
        hub = cleaning.enter_context(running_hub(engine.address))
        clone = folder / "clone"
        project = Project.make(
            engine,
            clone,
            search,
            environment=hub,
            disk=disk,
            source=source,
            FIEL_CAMPAIGN=FILE,
            FIEL_CAMPAIGNS=FILE,
            **variables,
        )
        write_campaign(clone / "campaigns", CAMPAIGN, annotation={"min_submitted": 2})
        patch = cleaning.enter_context(pytest.MonkeyPatch.context())
        patch.setattr("httpx._config.SSLConfig.DEFAULT_CA_BUNDLE_PATH", project.certificate)
        cleaning.callback(project.down, volumes=True)
        key = SecretStr(project.variables["ARGILLA_API_KEY"])
        snapshot = folder / "snapshot"
        yield Scene(
            project,
            Settings(home=folder / "home", api_url=project.url, api_key=key, snapshot=snapshot),
            folder,
        )
