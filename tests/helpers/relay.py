"""A stretch of network between two programs, which can be cut, and mended again."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

_CHUNK = 65536


class Relay:
    """Carries TCP connections from a port of its own to another one.

    Attributes:
        port: Where it listens on loopback.
        delay: Seconds that every piece of data is held back.
    """

    def __init__(self, target: int) -> None:
        """Listen, in front of a port on loopback where something listens, or will."""
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=200)
        self.port: int = self._listener.getsockname()[1]
        self.delay = 0.0
        self._whole = True
        self._pieces: int | None = None  # that still pass before it is cut
        self._flowing = threading.Event()
        self._flowing.set()
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """The address for what speaks HTTP through it."""
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Break all connections, and each new one, as a machine does that is there and does not listen."""
        with self._lock:
            self._whole = False
            for end in self._open:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def cut_after(self, pieces: int) -> None:
        """Let some more pieces of data pass and then be cut."""
        self._pieces = pieces

    def hold(self) -> None:
        """Carry nothing and break nothing, as when a cable is pulled; what is sent arrives after a repair."""
        self._flowing.clear()

    def repair(self) -> None:
        """Carry connections again."""
        with self._lock:
            self._whole, self._pieces = True, None
        self._flowing.set()

    def close(self) -> None:
        """Stop listening and break all connections."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.repair()
        self.cut()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        with near:
            if not self._is_whole():
                return
            try:
                far = socket.create_connection(("127.0.0.1", self._target), timeout=5)
            except OSError:
                return
            with far:
                far.settimeout(None)
                with self._lock:
                    if not self._is_whole():
                        return
                    self._open |= {near, far}
                back = threading.Thread(target=self._pump, args=(far, near), daemon=True)
                back.start()
                self._pump(near, far)
                back.join()
                with self._lock:
                    self._open -= {near, far}

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(_CHUNK):
                time.sleep(self.delay)
                self._flowing.wait()
                if self._is_last():
                    self.cut()
                sink.sendall(data)
        with contextlib.suppress(OSError):
            sink.shutdown(socket.SHUT_WR)

    def _is_whole(self) -> bool:
        return self._whole

    def _is_last(self) -> bool:
        with self._lock:
            if self._pieces is None:
                return False
            self._pieces -= 1
            return self._pieces < 0


@contextlib.contextmanager
def running_relay(target: int) -> Iterator[Relay]:
    """Run a relay in front of a port for a block."""
    relay = Relay(target)
    try:
        yield relay
    finally:
        relay.close()
