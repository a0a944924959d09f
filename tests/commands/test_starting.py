"""What a command imports before it does anything: counted, because seconds depend on the machine."""

import subprocess
import sys

from fiel.commands import COMMANDS

TABLES = frozenset({"pandas"})
"""Takes as long to import as everything else together."""
NEVER = frozenset({"argilla", "argilla_server", "datasets", "matplotlib", "scipy", "streamlit"})
"""Take a second or more, and are imported where they are used, if at all."""
WITH_TABLES = frozenset({"close", "daily", "publish", "snapshot", "space"})
"""Commands that cannot begin without the tables of a snapshot."""
_LIST = "import sys; print(*{name.partition('.')[0] for name in sys.modules})"


def packages_after(code: str) -> set[str]:
    command = [sys.executable, "-W", "ignore", "-c", f"{code}\n{_LIST}"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return set(done.stdout.splitlines()[-1].split())


def test_help_imports_no_command_and_nothing_large() -> None:
    found = packages_after("from fiel.cli import cli; cli(['--help'], standalone_mode=False)")
    assert "click" in found
    assert not found & {*NEVER, *TABLES, "pyarrow", "numpy", "httpx", "rich", "regex", "pydantic"}


def test_commands_import_what_they_need_before_their_first_request() -> None:
    modules = {entry.module for name, entry in COMMANDS.items() if name not in WITH_TABLES}
    found = packages_after(f"import {', '.join(f'fiel.commands.{module}' for module in sorted(modules))}")
    assert {"click", "httpx"} <= found
    assert not found & {*NEVER, *TABLES}


def test_commands_with_tables_import_nothing_else_that_is_slow() -> None:
    modules = {COMMANDS[name].module for name in WITH_TABLES}
    found = packages_after(f"import {', '.join(f'fiel.commands.{module}' for module in sorted(modules))}")
    assert TABLES <= found  # or the list of exceptions is too long
    assert not found & NEVER
