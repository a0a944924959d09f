"""The files of ``fiel check``: a page, a line for each item, a sheet of findings to judge."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fiel.campaign.judged import (
    SheetRow,
    choose_rows,
    describe_finding_row,
    judged_path,
    load_judged,
    write_sheet,
)
from fiel.campaign.weights import recall_weights
from fiel.campaign.work import Work
from fiel.checks import Finding
from fiel.checks.campaignreport import CampaignReport, describe_item
from fiel.checks.opinionfindings import list_agents, name_agent_check
from fiel.checks.suspicion import OPINION
from fiel.checks.terminal import explain_item
from fiel.checks.webpage import write_page
from fiel.errors import FielError, did_you_mean
from fiel.items import Item
from fiel.messages.plaintext import count_of
from fiel.workflow.check import write_report


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFiles:
    """The files to write; None for those that nobody asked for.

    Attributes:
        html: The report as a web page.
        items: A line of JSON for each item.
        sheet: Findings to judge.
    """

    html: Path | None = None
    items: Path | None = None
    sheet: Path | None = None


@dataclass
class NotedItems:
    """What is asked about single items, collected while they are checked.

    Attributes:
        home: The folder with the weights of the checks.
        work: The campaign and its items.
        files: What is to be written.
        why: Id of an item to explain, or None.
        reasons: Why that item is suspicious, a line each.
    """

    home: Path
    work: Work
    files: CheckFiles
    why: str | None = None
    reasons: list[str] = field(default_factory=list)
    _rows: list[SheetRow] = field(default_factory=list, init=False)
    _lines: list[str] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        """Raise `FielError` if the campaign has no such item."""
        if self.why is None:
            return
        ids = [item.id for items in self.work.items.values() for item in items]
        if self.why not in ids:
            meant = did_you_mean(self.why, ids)
            raise FielError(f"--why: expected the id of an item, found {self.why!r}{meant}")

    def add(self, task: str, item: Item, findings: Sequence[Finding]) -> None:
        """Note an item and what was found in it."""
        if self.files.items is not None:
            described = json.dumps(describe_item(task, item, findings), ensure_ascii=False)
            self._lines.append(f"{described}\n")
        if self.files.sheet is not None:
            self._rows += [row for finding in findings for row in self._list_rows(task, item, finding)]
        if item.id == self.why:
            weights = recall_weights(self.home, self.work.campaign.name, task)
            self.reasons += explain_item(task, item, findings, weights)

    def _list_rows(self, task: str, item: Item, finding: Finding) -> list[SheetRow]:
        """Return the row of a finding; an opinion has one for each agent, whose opinions are judged apart."""
        opinions = self.work.opinions.get(task, {})
        agents = list_agents(item, finding, opinions) if finding.check == OPINION else []
        names = [name_agent_check(agent) for agent in agents] or [finding.check]
        return [describe_finding_row(item, finding, check=name) for name in names]

    def write(self, report: CampaignReport) -> list[tuple[str, Path]]:
        """Write the files; return what each is, with its path.

        Raises:
            FielError: One cannot be written.
        """
        written: list[tuple[str, Path]] = []
        if self.files.html is not None:
            write_report(self.files.html, write_page(report))
            written.append(("Report", self.files.html))
        if self.files.items is not None:
            write_report(self.files.items, "".join(self._lines))
            written.append(("Items", self.files.items))
        if self.files.sheet is not None:
            rows = choose_rows(self._rows, load_judged(judged_path(self.work.file.path)))
            write_sheet(self.files.sheet, rows)
            written.append((f"Sheet with {count_of(len(rows), 'finding')}", self.files.sheet))
        return written
