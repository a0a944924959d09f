"""What a look at a running Argilla measures."""

import contextlib
import http.server
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from fiel.annotation.health import measure_skew


@contextlib.contextmanager
def clock(ahead: timedelta | None) -> Iterator[str]:
    """The address of a server whose clock is ahead of ours, or that does not say its time."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response_only(200)
            if ahead is not None:
                self.send_header("Date", format_datetime(datetime.now(UTC) + ahead, usegmt=True))
            self.send_header("Content-Length", "0")
            self.end_headers()

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"


@pytest.mark.parametrize("seconds", [-3600, 0, 90])
def test_a_clock_is_compared_with_ours(seconds: int) -> None:
    before = datetime.now(UTC)
    with clock(timedelta(seconds=seconds)) as url:
        measured = measure_skew(url)
    went_by = (datetime.now(UTC) - before).total_seconds()  # on a busy machine, many
    assert measured is not None
    assert seconds - 1 - went_by < measured <= seconds


def test_a_server_that_does_not_say_its_time_has_none() -> None:
    with clock(None) as url:
        assert measure_skew(url) is None


def test_one_that_does_not_answer_is_no_clock() -> None:
    with pytest.raises(httpx.ConnectError):
        measure_skew("http://127.0.0.1:9")
