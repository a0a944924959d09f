"""What a page asks of a server: how many bytes, and how many requests one after another."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import CDPSession, Page

LATENCY = 150
"""Milliseconds from a request to its reply on slow 4G, as browsers' own tools have it."""

BYTES_DOWN, BYTES_UP = 200_000, 93_750
"""A second, on slow 4G: 1.6 and 0.75 Mbit."""

_QUIET = 400  # milliseconds without another request: all that a page can ask for has been asked for
_MOST_ROUNDS = 50
_WATCH = """(() => {
  const look = () => document.querySelector(SELECTOR) && (observer.disconnect(), noteShown());
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
})()"""


def slow_down(page: Page) -> CDPSession:
    """Give a page the network of slow 4G."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    speed = {"latency": LATENCY, "downloadThroughput": BYTES_DOWN, "uploadThroughput": BYTES_UP}
    network.send("Network.emulateNetworkConditions", {"offline": False, **speed})
    return network


@contextmanager
def counted_bytes(network: CDPSession) -> Iterator[list[int]]:
    """Collect the bytes of each reply to a page, with its head, as they came over the network."""
    sizes: list[int] = []

    def note(event: Mapping[str, Any]) -> None:
        sizes.append(int(event["encodedDataLength"]))

    network.send("Network.enable")
    network.on("Network.loadingFinished", note)
    try:
        yield sizes
    finally:
        network.remove_listener("Network.loadingFinished", note)


def count_rounds(page: Page, url: str, selector: str) -> list[list[str]]:
    """Open an address; return what the page asks for until it has an element, in rounds.

    All requests are held until no other comes, and then let go together: each needs a reply of the round
    before. So the number of rounds is that of round trips in a network that does nothing but wait, whatever
    the speed of the machine.
    """
    network = page.context.new_cdp_session(page)
    held: dict[str, str] = {}
    rounds: list[list[str]] = []
    shown: list[bool] = []
    page.expose_function("noteShown", lambda: shown.append(True))
    page.add_init_script(_WATCH.replace("SELECTOR", json.dumps(selector)))
    network.on(
        "Fetch.requestPaused",
        lambda event: held.update({event["requestId"]: event["request"]["url"]}),
    )
    network.send("Fetch.enable", {"patterns": [{"urlPattern": "http*"}]})
    page.evaluate("url => void setTimeout(() => location.assign(url))", url)
    while not shown and len(rounds) < _MOST_ROUNDS:
        known = -1
        while known != len(held):
            known = len(held)
            page.wait_for_timeout(_QUIET)
        if held:
            rounds.append(list(held.values()))
        for identifier in [*held]:
            held.pop(identifier)
            network.send("Fetch.continueRequest", {"requestId": identifier})
    network.send("Fetch.disable")
    network.detach()
    return rounds
