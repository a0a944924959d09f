"""A server that notes what keeps its event loop busy: ``python -m tests.bench.probe NOTES --home HOME``.

A thread looks at the loop every few milliseconds. When one turn of it has used more CPU than people should
wait for, the stack is noted. It is CPU time of the loop's own thread: other work on the machine does not
count. The notes, written when the server stops, are lines of JSON: milliseconds and the frames of a turn.
"""

import asyncio
import functools
import gc
import json
import sys
import threading
import time
import traceback
from pathlib import Path
from types import FrameType

import bcrypt

LOOK_SECONDS = 0.005
BEAT_SECONDS = 0.002
NOTED_MILLISECONDS = 20.0
_FRAMES = 6


class Probe:
    """Watches the event loop of the thread that starts it."""

    def __init__(self) -> None:
        self.turns: list[tuple[float, list[str]]] = []
        self._thread = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._thread)
        self._beats, self._since = 0, time.clock_gettime(self._clock)
        self._loop = asyncio.get_running_loop()
        self._stop = threading.Event()
        self._collected = 0.0
        gc.callbacks.append(self._note_collection)
        self._beat()
        threading.Thread(target=self._watch, daemon=True).start()

    def _beat(self) -> None:
        self._beats += 1
        self._since = time.clock_gettime(self._clock)
        self._loop.call_later(BEAT_SECONDS, self._beat)

    def _watch(self) -> None:
        noted = 0
        while not self._stop.wait(LOOK_SECONDS):
            beats = self._beats
            used = 1000 * (time.clock_gettime(self._clock) - self._since)
            if beats != self._beats or used < NOTED_MILLISECONDS:
                continue
            frame = sys._current_frames().get(self._thread)
            if frame is not None and beats != noted:
                self.turns.append((used, _name_frames(frame)))
                noted = beats
            elif self.turns and beats == noted:
                self.turns[-1] = (used, self.turns[-1][1])

    def _note_collection(self, phase: str, info: dict[str, int]) -> None:
        """Note how long a collection of garbage takes the thread that it happens in."""
        if phase == "start":
            self._collected = time.thread_time()
            return
        used = 1000 * (time.thread_time() - self._collected)
        if used >= NOTED_MILLISECONDS:
            self.turns.append((used, [f"garbage of generation {info['generation']}"]))

    def write(self, path: Path) -> None:
        """Stop, and write what was noted."""
        self._stop.set()
        path.write_text("".join(json.dumps(each) + "\n" for each in self.turns), encoding="utf-8")


def _name_frames(frame: FrameType) -> list[str]:
    """Name the innermost frames, the innermost first."""
    found = traceback.extract_stack(frame)[::-1]
    return [f"{'/'.join(Path(each.filename).parts[-2:])}:{each.name}" for each in found[:_FRAMES]]


def main() -> None:
    """Serve with a probe; passwords are hashed at the lowest cost, as in tests."""
    from fiel.server import __main__ as program
    from fiel.server import process

    path = Path(sys.argv.pop(1))
    bcrypt.gensalt = functools.partial(bcrypt.gensalt, 4)
    run = process._run

    @functools.wraps(run)
    def run_with_probe(*given: object) -> None:
        from fiel.server.application import _Server

        start, shut = _Server.startup, _Server.shutdown
        probes: list[Probe] = []

        async def startup(server: _Server, sockets: object = None) -> None:
            await start(server, sockets)  # type: ignore[arg-type]
            probes.append(Probe())

        async def shutdown(server: _Server, sockets: object = None) -> None:
            probes[0].write(path)
            await shut(server, sockets)  # type: ignore[arg-type]

        _Server.startup, _Server.shutdown = startup, shutdown  # type: ignore[method-assign,assignment]
        run(*given)  # type: ignore[arg-type]

    process._run = run_with_probe  # type: ignore[assignment]
    sys.exit(program.main())


if __name__ == "__main__":
    main()
