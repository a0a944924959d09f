"""Learn terms from corrections, and take them into a glossary."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fiel.annotation.carrying import find_current_records
from fiel.bars import NO_BAR, Bar
from fiel.campaign import Task
from fiel.campaign.glossaryfile import load_glossary
from fiel.campaign.work import Work
from fiel.errors import FielError, unlisted
from fiel.files import write_public
from fiel.memory.sentences import name_text
from fiel.memory.terms import TermRule, learn_rules
from fiel.messages.plaintext import for_spreadsheet
from fiel.messages.spreadsheet import write_csv
from fiel.reading.textfiles import read_text
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import gather_campaign

_DELIMITERS = {".csv": ",", ".tsv": "\t"}
_COLUMNS = ("source", "target")


@dataclass(frozen=True, slots=True)
class LearntTerm:
    """A rule with the fingerprint by which it is named."""

    id: str
    rule: TermRule


def learn_terms(settings: Settings, work: Work, *, bar: Bar = NO_BAR) -> list[LearntTerm]:
    """Collect the answers and find the words that several people translate differently from the machine.

    Raises:
        FielError: The campaign was not launched.
    """
    with connected_argilla(settings) as client:
        fetched, gathered = gather_campaign(client, work, bar=bar)
    records = find_current_records(fetched, work.campaign, work.items)
    answered = {(each.task, each.item.id) for each in records if each.answered}
    known = [
        (term, target)
        for task in work.campaign.tasks
        if task.glossary
        for term, targets in load_glossary(work.file.folder / task.glossary).targets.items()
        for target in targets
    ]
    rules = learn_rules(work.items, gathered.judgements, answered=answered, known=known)
    return [LearntTerm(name_text(each.source, each.before, each.after), each) for each in rules]


def accept_term(work: Work, terms: Sequence[LearntTerm], id: str) -> list[Path]:
    """Add a learnt term to the glossaries of the tasks that it touches.

    Returns:
        The glossaries that have it now.

    Raises:
        FielError: No term has the id, or a task has no glossary that Fiel can add to. Nothing is written.
    """
    found = next((each.rule for each in terms if each.id == id), None)
    if found is None:
        raise unlisted(work.campaign.name, "a term", "fiel terms", id, [each.id for each in terms])
    touched = {box.task for box in (*found.cases, *found.open)}
    paths = {_find_glossary(work, task): None for task in work.campaign.tasks if task.name in touched}
    texts = {path: _add_line(path, found) for path in paths}
    for path, text in texts.items():
        write_public(path, text)
    return list(texts)


def _find_glossary(work: Work, task: Task) -> Path:
    if task.glossary is None:
        raise FielError(
            f"{work.file.path}: {task.name}: expected the key glossary, found none. Add the line "
            f"'glossary: {work.file.path.stem}.glossary.csv' to the task, make that file with the line "
            "'source,target', and run the command again. Nothing was changed."
        )
    path = work.file.folder / task.glossary
    if path.suffix.lower() not in _DELIMITERS:
        raise FielError(
            f"{path}: expected a .csv or .tsv file to add a line to, found {path.suffix or 'no suffix'}: add "
            "the term there yourself, or save it as CSV. Nothing was changed."
        )
    return path


def _add_line(path: Path, rule: TermRule) -> str:
    """Return the text of a glossary with one more term; a term that is there gets one more translation.

    Only what people wrote is guarded for spreadsheets: the organizers' own cells stay as they are.
    """
    delimiter = _DELIMITERS[path.suffix.lower()]
    text = read_text(path, what="a glossary")
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    header = [each.strip() for each in rows[0]] if rows else list(_COLUMNS)
    if not set(_COLUMNS) <= set(header):
        raise FielError(
            f"{path}: expected the columns source and target separated by {delimiter!r}, found "
            f"{', '.join(header)}. Nothing was changed."
        )
    source, target = (header.index(name) for name in _COLUMNS)
    for row in rows[1:]:
        if len(row) > max(source, target) and " ".join(row[source].lower().split()) == rule.source:
            row[target] = f"{row[target]}|{rule.after}"
            break
    else:
        added = [""] * len(header)
        added[source], added[target] = rule.source, for_spreadsheet(rule.after)
        rows = [*(rows or [header]), added]
    return write_csv(rows, delimiter=delimiter, guard=str)
