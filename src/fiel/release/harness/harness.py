"""What every harness says of itself: what it reads, how to run it, and how to verify it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from fiel.benchmarks.benchmark import Benchmark


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedTask:
    """What the files for harnesses are written from: nothing but the data of one task of an export.

    Attributes:
        splits: The splits of the drop-in configuration.
        strata: By stratum, such as a subject of MMLU, the splits in which it has rows.
        questions: The items as multiple-choice questions, by split; empty if they have no options.
    """

    benchmark: Benchmark
    language: str
    splits: Collection[str]
    strata: Mapping[str, Collection[str]]
    questions: Mapping[str, pa.Table]

    @property
    def name(self) -> str:
        """The task's name in every harness, such as ``fiel_arc_es``."""
        return f"fiel_{self.benchmark.name}_{self.language}"

    @property
    def evaluated(self) -> str | None:
        """The split of the questions that models are evaluated on: the last that is not for training."""
        present = [split for split in self.benchmark.splits if split in self.questions and split != "train"]
        return present[-1] if present else None


@dataclass(frozen=True, slots=True, kw_only=True)
class HarnessTask:
    """One task that a harness runs on an export.

    Attributes:
        name: Its name in the harness.
        asks_questions: Whether it reads the questions, which lack the items without a right option. Otherwise
            it reads the drop-in configuration.
        keeps_texts: Whether it shows the texts as they are. Otherwise the harness changes some.
        lists_choices: Whether its prompt lists the choices, in their order.
        stratum: The only stratum that it reads; None for all.
        split: The split of all its documents, if the harness has no splits.
        part_of: The task that has the same documents for all strata, if any.
        command: The command line that runs it; empty if the card does not show it.
    """

    name: str
    asks_questions: bool = True
    keeps_texts: bool = False
    lists_choices: bool = False
    stratum: str | None = None
    split: str | None = None
    part_of: str | None = None
    command: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Harness:
    """An evaluation harness.

    Attributes:
        name: Its name for ``fiel verify --harness``.
        main: Whether an export is a drop-in for its own tasks: what these change in texts is listed.
        title: Its public name.
        module: The module that can be imported where it is installed.
        package: Name of its distribution, whose version is reported.
        requirements: What to install to get it, with the versions that our tests run.
        python: The oldest version of Python that it runs on.
        script: Program that builds its documents; it is run by the Python that has the harness, without Fiel.
        needs: What a run needs that verification does without, in a few words; empty if nothing.
        files: Where its files are in a task's folder: paths, or folders ending in a slash.
        write_files: Returns the texts of its files by path; empty when there is nothing to run.
        list_tasks: Returns the tasks that run these files.
    """

    name: str
    main: bool = False
    title: str
    module: str
    package: str
    requirements: Sequence[str]
    python: str = "3.11"
    script: Path
    needs: str = ""
    files: Sequence[str]
    write_files: Callable[[ExportedTask], dict[str, str]]
    list_tasks: Callable[[ExportedTask], list[HarnessTask]]
