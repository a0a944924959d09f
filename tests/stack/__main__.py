"""Run the stack until Ctrl-C: ``python -m tests.stack [FOLDER]``."""

import argparse
import tempfile
import time
from pathlib import Path

from fiel.processes import stop_on_signals
from tests.stack.running import running_stack


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.stack", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="a folder to make, with logs and data")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, stop_on_signals():
        try:
            with running_stack(given.folder or Path(scratch) / "stack") as stack:
                print(f"ARGILLA_API_URL={stack.url}\nARGILLA_API_KEY={stack.api_key}")
                print("username owner, password 'of the stack's owner'")
                for name, part in stack.parts.items():
                    print(f"{name:10} pid {part.pid:8} port {part.port:5}  {part.log}")
                print("Ctrl-C stops it.", flush=True)
                while True:
                    time.sleep(3600)
        except KeyboardInterrupt:
            print("stopped")


if __name__ == "__main__":
    main()
