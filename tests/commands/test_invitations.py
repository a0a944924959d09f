import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from fiel.annotation.invitations import Invitation
from fiel.settings import Settings
from fiel.workflow.launch import launch_work
from tests.helpers.campaigns import make_work
from tests.helpers.organizer import Shell
from tests.server.running import EmbeddedServer


@pytest.fixture(scope="module")
def campaign(argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    work = make_work(tmp_path_factory.mktemp("inviting") / "campaign", "inviting")
    launch_work(Settings(home=argilla.home), work)
    yield work.file.path


def test_an_organizer_invites_lets_in_renews_and_closes(
    shell: Shell, argilla: EmbeddedServer, campaign: Path
) -> None:
    home = ("--home", argilla.home)
    code, said, noted = shell("people", "invite", campaign, "--approve", "--uses", 1, *home)
    assert code == 0, noted
    link, described, closing = said.splitlines()
    assert "for 30 days and 1 person, with 5 practice items" in described
    assert "not shown again" in noted and "Hugging Face" not in noted
    body = {"token": link.partition("#")[2], "name": "Mara Sanz", "credit": True}
    httpx.post(f"{argilla.url}/api/v1/fiel/join", json=body, trust_env=False).raise_for_status()
    assert shell("people", "waiting", campaign, *home)[1].startswith("Mara.Sanz: since 2")
    assert "waits to be let in" in shell("people", "list", campaign, *home)[1]
    assert shell("people", "admit", campaign, "Mara.Sans", *home)[0] == 2
    assert shell("people", "admit", campaign, "Mara.Sanz", *home)[:2] == (0, "Mara.Sanz: can answer now\n")
    assert shell("people", "waiting", campaign, *home)[1] == "0 people waiting.\n"
    code, listed, _ = shell("people", "list", campaign, "--json", *home)
    (person,) = json.loads(listed)
    assert (person["named"], person["waiting"], person["member"]) == ("Mara Sanz", False, True)
    code, said, _ = shell("people", "personal-link", campaign, "Mara.Sanz", "--json", *home)
    assert json.loads(said)["link"].startswith(f"{argilla.url}/join/#back=")
    assert shell("people", "personal-link", campaign, "Mara.Sanz", "--revoke", *home)[0] == 0
    assert "full, 1 of 1 joined" in shell("people", "invite", campaign, "--list", *home)[1]
    identifier = closing.split()[-1]
    assert shell("people", "invite", campaign, "--revoke", identifier, *home)[0] == 0
    assert "revoked, 1 of 1 joined" in shell("people", "invite", campaign, "--list", *home)[1]


@pytest.mark.parametrize(
    ("days", "uses", "ending"),
    [(4, 0, False), (3, 0, True), (4, 17, False), (4, 18, True), (4, 20, False), (0, 0, False)],
)
def test_an_invitation_is_ending_in_its_last_three_days_or_when_nine_tenths_full(
    days: int, uses: int, ending: bool
) -> None:
    invitation = Invitation(
        id="a",
        made_at="2026-11-01T00:00:00Z",
        ends_at=f"2026-11-{10 + days}T00:00:00Z",
        uses=uses,
        max_uses=20,
        approve=False,
        revoked_at=None,
    )
    assert invitation.is_ending(datetime(2026, 11, 10, tzinfo=UTC)) is ending


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--revoke", "none"), "none: expected the id of an invitation to inviting"),
        (("--list", "--revoke", "x"), "expected one of them"),
        (("--days", "0"), "not in the range 1<=x<=366"),
        (("--uses", "1000001"), "not in the range"),
        (("--practice", "gold"), "expected a task with the key gold"),
    ],
)
def test_what_cannot_be_is_refused(
    shell: Shell, argilla: EmbeddedServer, campaign: Path, words: tuple[str, ...], expected: str
) -> None:
    code, _, said = shell("people", "invite", campaign, *words, "--home", argilla.home)
    assert code == 2 and expected in said


def test_the_organizer_has_no_personal_link(shell: Shell, argilla: EmbeddedServer, campaign: Path) -> None:
    code, _, said = shell("people", "personal-link", campaign, "owner", "--home", argilla.home)
    assert code == 2 and "found an owner" in said
