"""Signing in with a Hugging Face account, from the door of Argilla to being one of the campaign's people."""

from pathlib import Path

from click.testing import CliRunner

from fiel.annotation.members import list_people
from fiel.cli import cli
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.helpers.campaigns import make_work
from tests.helpers.signinhub import come_through_the_door, running_hub, sign_in
from tests.server.running import running_server


def test_who_signs_in_for_the_first_time_annotates_in_the_campaigns_of_the_file(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    work, other = (make_work(tmp_path / name, name) for name in ("signed", "unsigned"))
    made = CliRunner().invoke(cli, ["oauth-file", str(work.file.path), "--out", str(home / "oauth.yaml")])
    assert made.exit_code == 0, made.output
    with running_hub() as variables, running_server(home, extra=variables) as server:
        settings = Settings(home=home)
        launch_work(settings, work)
        launch_work(settings, other)
        with sign_in(server.url, "marta") as person, connected_argilla(settings) as client:
            me = person.get("me").json()
            assert (me["username"], me["first_name"], me["role"]) == ("hf:marta", "Marta Ruiz", "annotator")
            names = {each["name"] for each in person.get("me/workspaces").json()["items"]}
            assert names == {"signed"}
            assert {each["name"] for each in person.get("me/datasets").json()["items"]} >= {"arc"}
            people = list_people(client, work.campaign)
            assert [(each.username, each.member) for each in people] == [("hf:marta", True)]
            assert list_people(client, other.campaign) == []
        # The second time it is the same account.
        assert come_through_the_door(server.url, "marta").status_code == 200
        users = server.client().get("users").json()["items"]
        assert sorted(user["username"] for user in users) == ["hf:marta", "owner"]
