"""Unit files for systemd that keep the parts of Fiel running, as services of one user."""

import hashlib
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fiel.errors import FielError
from fiel.files import write_public

ServiceState = Literal["written", "updated", "unchanged"]
UNIT_FOLDER = Path("~/.config/systemd/user")
_MARK = "# Written by fiel service; checksum "


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceOptions:
    """What is to be kept running.

    Attributes:
        home: The home of Fiel.
        campaigns: Campaign file or folder that the watch takes snapshots of, and the desk works on.
        folder: Where the commands run: their ``.env`` and the campaigns' files are found from there.
        seconds: Interval of the watch.
        port: Port of Argilla.
        dashboard_port: Port of the dashboard.
        desk_port: Port of the organizers' desk.
    """

    home: Path
    campaigns: Path
    folder: Path
    seconds: int = 60
    port: int = 6900
    dashboard_port: int = 8501
    desk_port: int = 8502


def describe_units(options: ServiceOptions) -> dict[str, str]:
    """Return the text of each unit file by its name."""
    home = ("--home", str(options.home))
    campaigns = str(options.campaigns)
    watch = ("snapshot", campaigns, "--watch", str(options.seconds), *home)
    parts: Mapping[str, tuple[str, Sequence[str], Sequence[str]]] = {
        "server": ("Argilla, run by Fiel", ("up", "--port", str(options.port), *home), ()),
        "watch": ("Snapshots of Fiel's campaigns", watch, ("fiel-server.service",)),
        "dashboard": (
            "Fiel's public dashboard",
            ("dashboard", "--port", str(options.dashboard_port), *home),
            (),
        ),
        "desk": (
            "Fiel's desk for organizers",
            ("desk", campaigns, "--port", str(options.desk_port), *home),
            ("fiel-server.service",),
        ),
    }
    return {
        f"fiel-{name}.service": _write_unit(title, words, after, options.folder)
        for name, (title, words, after) in parts.items()
    }


def _write_unit(title: str, words: Sequence[str], after: Sequence[str], folder: Path) -> str:
    command = " ".join(map(_quote, (sys.executable, "-m", "fiel", *words)))
    orders = [f"{key}={' '.join(after)}" for key in ("After", "Wants") if after]
    lines = [
        "[Unit]",
        f"Description={title}",
        *orders,
        "",
        "[Service]",
        f"WorkingDirectory={str(folder).replace('%', '%%')}",
        f"ExecStart={command}",
        "Restart=on-failure",
        "RestartSec=5",
        "UMask=0077",
        "",
        "[Install]",
        "WantedBy=default.target",
        "",
    ]
    body = "\n".join(lines)
    return f"{_MARK}{_sum(body)}\n{body}"


def _quote(word: str) -> str:
    """Quote a word of a command; see systemd.service(5), "Command lines", and systemd.syntax(7)."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return escaped if re.fullmatch(r"[\w./:=+%$-]+", escaped) else f'"{escaped}"'


def write_units(units: Mapping[str, str], out: Path, *, overwrite: bool = False) -> dict[str, ServiceState]:
    """Write unit files, and return what became of each.

    Raises:
        FielError: A file was changed by hand and is not to be overwritten, or the folder cannot be written;
            in the first case nothing is written.
    """
    states: dict[str, ServiceState] = {}
    try:
        for name, text in units.items():
            path = out / name
            before = path.read_text(encoding="utf-8", errors="replace") if path.exists() else None
            if before is not None and before != text and not (overwrite or _is_ours(before)):
                raise FielError(
                    f"{path}: expected a file as fiel service wrote it, found one that was changed by hand. "
                    f"Keep your changes apart with systemctl --user edit {name}, or replace the file with "
                    "--overwrite. Nothing was written."
                )
            states[name] = "unchanged" if before == text else "updated" if before is not None else "written"
        out.mkdir(parents=True, exist_ok=True)
        for name, text in units.items():
            if states[name] != "unchanged":
                write_public(out / name, text)
    except OSError as error:
        raise FielError(f"{out}: expected a writable folder, found: {error}") from None
    return states


def _is_ours(text: str) -> bool:
    """Tell whether a file is as Fiel wrote it, in this or another version."""
    first, _, body = text.partition("\n")
    return first == f"{_MARK}{_sum(body)}"


def _sum(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:16]
