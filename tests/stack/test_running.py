"""The stack itself: all its parts are real, and each can be killed and started again on its data."""

import httpx
import pytest

from tests.stack.running import PARTS, Stack


def test_every_part_is_the_real_one(stack: Stack) -> None:
    assert tuple(stack.parts) == PARTS
    found = httpx.get(f"http://127.0.0.1:{stack.parts['search'].port}/", trust_env=False).json()
    assert (found["version"]["distribution"], found["version"]["number"]) == ("opensearch", "2.19.1")
    status = stack.client().get("status").raise_for_status().json()
    assert status["version"] == "2.8.0"
    assert status["search_engine"]["version"]["distribution"] == "opensearch"


@pytest.mark.parametrize("name", PARTS)
def test_a_part_killed_comes_back_on_its_data(stack: Stack, name: str) -> None:
    part = stack.parts[name]
    client = stack.client()
    workspace = client.post("workspaces", json={"name": f"before-{name}"}).raise_for_status().json()
    before = part.pid
    part.kill()
    assert not part.running
    part.start()
    assert part.pid != before
    client.get(
        "status"
    )  # Argilla finds out that its connections are dead by using one, and that request fails
    found = client.get("me/workspaces").raise_for_status().json()["items"]
    assert workspace["id"] in [each["id"] for each in found]
