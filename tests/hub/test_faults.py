"""Publishing in bad weather: tokens, broken connections, refusals."""

import pytest

from fiel.hub.shipping import Shipment
from tests.hub.publishing import OWN, Publish, published, refusal, shrunk, states
from tests.hub.standin import OUTSIDER, READER, STRANGER, WRITER, Action, PublishingHub

# The Hub's library sends files in a way that its own client calls old.
pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")


@pytest.mark.parametrize(
    ("token", "message"),
    [
        (
            "hf_expired",
            "HF_TOKEN: expected a valid token, found one that is wrong or has expired",
        ),
        (READER, "HF_TOKEN: expected a token with write access, found a read-only token."),
        (
            STRANGER,
            "org/arc: expected a token in HF_TOKEN that can write there, found one that cannot (the token of "
            "ana can write to: ana)",
        ),
        (OUTSIDER, "org/arc: expected a token in HF_TOKEN that can write there, found one that cannot (403"),
    ],
)
def test_a_token_without_the_right_to_write(
    hub: PublishingHub, publish: Publish, token: str, message: str
) -> None:
    for files in ({}, {"org/arc": {"LICENSE": b""}}):
        hub.files = dict(files)
        found = refusal(publish, token=token, public=True)
        assert found.startswith(message) and token not in found
        assert hub.files == files and hub.commits == [] and hub.large == {}


@pytest.mark.parametrize(
    ("place", "action"),
    [
        ("PUT /large/", "cut"),
        ("PUT /large/", "half"),
        ("POST /objects/batch", "cut"),
        ("POST /preupload/", "lost"),
        ("POST /commit/", "cut"),
        ("POST /commit/", "lost"),
        ("POST /repos/create", "lost"),
        ("POST /tag/", "lost"),
        ("POST /tag/", "cut"),
        ("POST /commit/", 429),
        ("GET /whoami-v2", 503),
        ("GET /refs", 502),
    ],
)
def test_a_connection_that_breaks_leaves_nothing_half_published_and_is_taken_up(
    hub: PublishingHub, publish: Publish, shipment: Shipment, place: str, action: Action
) -> None:
    method, path = place.split()
    hub.faults.append((method, path, action))
    message = refusal(publish)
    assert "expected the Hub to respond, found" in message and "Run it again" in message
    assert not hub.faults and WRITER not in message
    whole = "org/arc" in hub.files and published(hub, shipment)
    assert whole or hub.files.get("org/arc", {}).keys() <= OWN
    arrived = set(hub.large)
    done = publish()
    assert published(hub, shipment) and len(hub.commits) == 1
    assert hub.tags["org/arc"].keys() == {shipment.tag} and done.commit
    again = [
        path for method, path in hub.asked if method == "PUT" and path.removeprefix("/large/") in arrived
    ]
    assert len(again) == len(set(again))  # what had arrived was not sent a second time


def test_what_passes_by_itself_is_waited_for(
    hub: PublishingHub, publish: Publish, shipment: Shipment
) -> None:
    hub.faults += [("POST", "/commit/", 429), ("POST", "/commit/", "lost"), ("POST", "/tag/", 503)]
    notes: list[str] = []
    done = publish(waits=(0.0, 0.0, 0.0), note=notes.append)
    assert published(hub, shipment) and len(hub.commits) == 1
    assert (done.committed, done.tagged) == (True, True) and set(states(done).values()) == {"new"}
    assert notes[0] == "The Hub does not respond (429 (as the test wants it)): trying again in 0 s"
    assert len(notes) == 3 and "RemoteProtocolError" in notes[1] and "(503" in notes[2]


def test_a_dataset_that_moved_meanwhile_is_left_alone(
    hub: PublishingHub, publish: Publish, shipment: Shipment
) -> None:
    publish()
    hub.faults.append(("POST", "/commit/", 412))
    message = refusal(publish, shrunk(shipment), waits=(0.0,))
    assert "found that it was changed at the same time. Check it and run this again." in message
    assert published(hub, shipment) and len(hub.commits) == 1


def test_the_commit_names_its_parent(hub: PublishingHub, publish: Publish, shipment: Shipment) -> None:
    """Somebody writes between our look and our commit: the Hub itself sees it."""
    publish()

    def interfere() -> None:
        hub.files["org/arc"] = {**hub.files["org/arc"], "LICENSE": b"late"}

    hub.before_content = interfere  # our look at the earlier manifest
    assert "it was changed at the same time" in refusal(publish, shrunk(shipment))
    hub.before_content = lambda: None
    assert len(hub.commits) == 1 and hub.files["org/arc"]["LICENSE"] == b"late"
    assert publish(shrunk(shipment)).committed and hub.files["org/arc"]["LICENSE"] == b"late"


def test_other_refusals_of_the_hub_are_said(hub: PublishingHub, publish: Publish, shipment: Shipment) -> None:
    hub.models.add("org/arc")
    assert "found that the name is taken. Nothing was published." in refusal(publish)
    assert "cannot (the token of ana can write to: ana, org)" in refusal(publish, to="elsewhere/arc")
    bad = Shipment(title="bad", files={**shipment.files, "README.md": b"---\nlicense: \n---\n"}, tag=None)
    assert "Invalid metadata in README.md. - license must be one of a list" in refusal(
        publish, bad, to="org/bad"
    )
    assert hub.commits == []
    hub.files["org/ignoring"] = {".gitignore": b"es/*"}
    message = refusal(publish, to="org/ignoring", public=True)
    assert (
        "the Hub skipped some, possibly because of a .gitignore in the repository: es/test.parquet" in message
    )
