"""What ``fiel status`` prints of a folder of campaigns."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from fiel.commands.options import echo_line, show_bar
from fiel.memory.faults import Fault
from fiel.messages.plaintext import count_of
from fiel.progress.status import CampaignStatus
from fiel.settings import Settings
from fiel.workflow.overview import report_overview


def show_overview(settings: Settings, folder: Path, *, as_json: bool) -> None:
    """Print a line for each campaign of a folder, those that are further first, and their sum."""
    with show_bar("Reading the answers", None, passing=True) as bar:
        found = report_overview(settings, folder, bar=bar)
    if as_json:
        campaigns = [
            {"language": found.languages[each.campaign], **each.as_dict()} for each in found.statuses
        ]
        faults = [asdict(each) for each in found.faults]
        content = {"campaigns": campaigns, "not_launched": list(found.waiting), "faults": faults}
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    for each in found.statuses:
        echo_line(f"{each.campaign} ({found.languages[each.campaign]}): {_describe(each)}")
    for name in found.waiting:
        echo_line(f"{name} ({found.languages[name]}): not launched, or not to the end: run fiel launch")
    done, total = (sum(getattr(each, key) for each in found.statuses) for key in ("done", "total"))
    pace = sum(each.pace for each in found.statuses)
    echo_line(f"Together: {done} of {count_of(total, 'item')} done, {pace:.1f} answers a day")
    for fault in found.faults:
        echo_line(_describe_fault(fault))


def _describe_fault(fault: Fault) -> str:
    found = "; ".join(
        f"{name}: {', '.join(f'{reason} ({count})' for reason, count in reasons.items())}"
        for name, reasons in fault.found.items()
    )
    return f"{fault.benchmark} {fault.item}: {found}: look at it in {', '.join(fault.others)}, too"


def _describe(found: CampaignStatus) -> str:
    share = f" ({found.done / found.total:.0%})" if found.total else ""
    expected = found.ending.expected if found.ending else None
    end = f", end about {expected.isoformat()}" if expected and found.missing else ""
    closed = ", closed" if found.closed_at else ""
    return (
        f"{found.done} of {count_of(found.total, 'item')} done{share}, {found.pace:.1f} answers a day, "
        f"{count_of(found.people, 'person', 'people')}{end}{closed}"
    )
