"""Find benchmarks by name, in Fiel and in other installed packages."""

from functools import cache
from importlib.metadata import EntryPoint, entry_points

from fiel.benchmarks import BENCHMARKS
from fiel.benchmarks.benchmark import Benchmark
from fiel.benchmarks.columns import Columns
from fiel.benchmarks.described import define_benchmark
from fiel.errors import FielError, did_you_mean
from fiel.naming import Name, refuse_malformed

GROUP = "fiel.benchmarks"
"""Group of entry points that refer to a `Benchmark`; see ``guides/en/adding-a-benchmark.md``."""


def benchmark_names() -> list[str]:
    """Return the names that campaign files can use, sorted, without importing the benchmarks."""
    return sorted({*BENCHMARKS, *(point.name for point in entry_points(group=GROUP))})


@cache
def find_benchmark(name: str) -> Benchmark:
    """Return the benchmark with a name.

    Raises:
        FielError: There is none or more than one, or its package is broken.
    """
    points = [point for point in entry_points(group=GROUP) if point.name == name]
    owners = [*(["fiel"] if name in BENCHMARKS else []), *map(_distribution, points)]
    if not owners:
        names = benchmark_names()
        hint = (
            did_you_mean(name, names) or ": describe another multiple-choice benchmark with the key columns"
        )
        raise FielError(f"expected one of {', '.join(names)}, found {name!r}{hint}")
    if len(owners) > 1:
        raise FielError(
            f"expected one benchmark {name!r}, found one in each of {', '.join(owners)}: uninstall all but "
            "one"
        )
    return _load(points[0]) if points else BENCHMARKS[name]


def choose_benchmark(name: str, columns: Columns | None) -> Benchmark:
    """Return the benchmark that columns describe; without them, the one with a name.

    Raises:
        FielError: There is none, or columns describe one that is known.
    """
    if columns is None:
        return find_benchmark(name)
    if name in benchmark_names():
        raise FielError(
            f"expected a name of your own for a benchmark with columns, found {name!r}, which Fiel knows: "
            "remove the key columns, or choose another name"
        )
    refuse_malformed("benchmark", Name, name)
    return define_benchmark(name, columns)


def _distribution(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value


def _load(point: EntryPoint) -> Benchmark:
    place = f"{_distribution(point)}: entry point {point.name} = {point.value}"
    try:
        found = point.load()
    except Exception as error:  # a foreign module can raise anything on import
        raise FielError(f"{place}: expected a benchmark, found {type(error).__name__}: {error}") from error
    if not isinstance(found, Benchmark):
        raise FielError(f"{place}: expected a benchmark, found {type(found).__name__}")
    if found.name != point.name:
        raise FielError(f"{place}: expected a benchmark with this name, found one named {found.name!r}")
    return found
