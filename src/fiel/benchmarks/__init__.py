"""The benchmarks that come with Fiel, one per module; `registry` also finds those of other packages."""

from collections.abc import Mapping

from fiel.benchmarks.arc import ARC
from fiel.benchmarks.benchmark import Benchmark
from fiel.benchmarks.dibt import DIBT
from fiel.benchmarks.hellaswag import HELLASWAG
from fiel.benchmarks.mmlu import MMLU

BENCHMARKS: Mapping[str, Benchmark] = {
    benchmark.name: benchmark for benchmark in (ARC, DIBT, HELLASWAG, MMLU)
}

__all__ = ["ARC", "BENCHMARKS", "DIBT", "HELLASWAG", "MMLU", "Benchmark"]
