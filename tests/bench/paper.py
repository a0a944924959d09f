"""What a very large campaign would need, from what was measured: ``python -m tests.bench.paper``.

Nothing is measured here. Each measured number is in `Measured` with where it comes from; the rest is
multiplication. It is a model: no server of this size was run.
"""

import argparse
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """Numbers from runs on two cores, all on SQLite; CPU on a busy machine.

    Attributes:
        record_bytes: Of the database for one record with its suggestions, indexes and 2.2 answers:
            358 MB in the home after 27,030 records and 60,156 answers (`tests.bench.export`).
        request_ms: Server's CPU for one request of a volunteer, mean of queue, submit and progress
            (`tests.bench.probe` with 20 people on 3,000 records).
        requests: That a volunteer's interface sends for an answer: queue, submit, progress.
        launch_rate: Records a second that a launch with all checks loads (`tests.bench.loading`:
            27,030 in 87.5 s).
        read_ms: CPU of client and server to export one record with its answers (`tests.bench.stages`).
    """

    record_bytes: float = 358 * 2**20 / 27_030
    request_ms: float = 16.3
    requests: int = 3
    launch_rate: float = 27_030 / 87.5
    read_ms: float = 1000 * (19.38 + 6.98) / 27_030


@dataclass(frozen=True)
class Wanted:
    """What is to be carried: people answer `hours` a week, one answer every `pause` seconds."""

    records: int = 20_000_000
    languages: int = 30
    people: int = 3_000
    answers_a_record: int = 3
    pause: float = 20.0
    hours: float = 2.0
    peak: float = 4.0


@dataclass(frozen=True)
class Needed:
    """What that takes.

    Attributes:
        answers_a_second: In the mean of a week.
        peak_a_second: In its busiest hour.
        peak_cores: CPU cores of servers in that hour.
        years: Until all records have their answers, at this pace.
        gigabytes: Of the database.
        gigabytes_a_language: Of the database of one language.
        launch_hours: Of one launch after another.
        export_hours: CPU of exporting everything once.
    """

    answers_a_second: float
    peak_a_second: float
    peak_cores: float
    years: float
    gigabytes: float
    gigabytes_a_language: float
    launch_hours: float
    export_hours: float


def estimate(wanted: Wanted, measured: Measured) -> Needed:
    """Multiply what was measured by what is wanted."""
    week = 7 * 24 * 3600
    answers_a_week = wanted.people * wanted.hours * 3600 / wanted.pause
    mean = answers_a_week / week
    peak = mean * wanted.peak
    gigabytes = wanted.records * measured.record_bytes / 2**30
    return Needed(
        answers_a_second=mean,
        peak_a_second=peak,
        peak_cores=peak * measured.requests * measured.request_ms / 1000,
        years=wanted.records * wanted.answers_a_record / answers_a_week / 52,
        gigabytes=gigabytes,
        gigabytes_a_language=gigabytes / wanted.languages,
        launch_hours=wanted.records / measured.launch_rate / 3600,
        export_hours=wanted.records * measured.read_ms / 1000 / 3600,
    )


def main() -> None:
    """Print the estimate as a Markdown table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.paper", description=__doc__)
    for name, value in vars(Wanted()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    needed = estimate(Wanted(**vars(parser.parse_args())), Measured())
    print("| what | needed |\n|---|---|")
    for name, number in vars(needed).items():
        print(f"| {name.replace('_', ' ')} | {number:,.3g} |")


if __name__ == "__main__":
    main()
