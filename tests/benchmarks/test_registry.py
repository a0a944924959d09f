import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fiel.benchmarks import ARC
from fiel.benchmarks.registry import benchmark_names, find_benchmark
from fiel.errors import FielError
from tests.guides.pages import find_page, lines_of
from tests.helpers.campaigns import TOP, describe_campaign, write_rows

PAGE = "guides/en/adding-a-benchmark.md"
_, INSTALL, NEW, CHECK = lines_of(find_page(PAGE))  # tests/campaign/test_draft.py types the first
CLAIMS = [
    {"id": f"c/{number}", "claim": f"{number} es par", "reason": "Sí", "topic": topic, "answer": "true"}
    for number, topic in enumerate(["sumas", "sumas", "restas", "sumas", "restas"])
]


def run_fiel(folder: Path, packages: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    path = os.pathsep.join([str(TOP / "src"), str(packages)])
    return subprocess.run(
        [sys.executable, "-m", "fiel", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def build_package(folder: Path) -> Path:
    """Install the package that the guide shows as it says, with what is here already, into a folder."""
    blocks = re.findall(r"^`([\w.]+)`\n\n```\w+\n(.*?)^```$", (TOP / PAGE).read_text("utf-8"), re.M | re.S)
    assert [name for name, _ in blocks] == ["pyproject.toml", "fiel_claims.py"]
    folder.mkdir()
    for name, text in blocks:
        (folder / name).write_text(text, encoding="utf-8")
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--quiet"]
    command = [sys.executable, "-m", *INSTALL, *offline, "--no-compile", "--target", "installed"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)
    return folder / "installed"


def test_the_package_of_the_guide_runs_a_campaign(tmp_path: Path) -> None:
    packages = build_package(tmp_path / "package")
    (tmp_path / "data").mkdir()
    write_rows(tmp_path / "data/validation.jsonl", CLAIMS)
    new = run_fiel(tmp_path, packages, *NEW[1:])
    assert (new.returncode, new.stderr) == (0, "")
    assert "campaigns/claims-es.guide.md: an empty annotation guide: write it" in new.stdout
    check = run_fiel(tmp_path, packages, *CHECK[1:], "--json")
    assert check.returncode == 0
    first, second, third = check.stderr.splitlines()
    assert first.startswith("Warning: campaigns/claims-es.guide.md: line 3: expected a guide for volunteers")
    assert second.startswith("Warning: campaigns/claims-es.guide.md: expected a line like Version 1")
    assert third.startswith("Warning: claims: no item has its English original")
    (task,) = json.loads(check.stdout)["tasks"]
    assert (task["benchmark"], task["splits"], task["datasets"]) == ("claims", {"test": 5}, {"claims": 5})

    path = tmp_path / "campaigns/claims-es.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("# sample: {size: 300,", "sample: {size: 2,"), encoding="utf-8")
    sampled = json.loads(run_fiel(tmp_path, packages, "check", "campaigns/claims-es.yaml", "--json").stdout)
    assert sampled["items"] == 2

    write_rows(tmp_path / "data/validation.jsonl", [CLAIMS[0], {**CLAIMS[1], "answer": "maybe"}])
    refused = run_fiel(tmp_path, packages, "check", "campaigns/claims-es.yaml")
    assert refused.returncode == 2
    assert "validation.jsonl: line 2: answer: expected 'true' or 'false', found 'maybe'" in refused.stderr


def test_the_rows_of_the_guides_benchmark_come_back(tmp_path: Path) -> None:
    packages = build_package(tmp_path / "package")
    script = (
        "import json, sys; from fiel.benchmarks.registry import find_benchmark;"
        "claims = find_benchmark('claims'); rows = json.loads(sys.stdin.read());"
        "print(json.dumps([claims.encode(claims.decode(r, split='test', position=0)) for r in rows]))"
    )
    path = os.pathsep.join([str(TOP / "src"), str(packages)])
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps(CLAIMS),
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == json.dumps(CLAIMS)


def register(packages: Path, name: str, *, entry: str, module: str) -> None:
    """Install a package without files but its module and what an installer notes of it."""
    info = packages / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[fiel.benchmarks]\n{entry}\n")
    (packages / f"{name}.py").write_text(module)


def refusal(folder: Path, benchmark: str) -> str:
    (folder / "guide.md").write_text("guía")
    description: dict[str, Any] = describe_campaign("c", task={"benchmark": benchmark})
    (folder / "c.yaml").write_text(json.dumps(description))
    done = run_fiel(folder, folder / "packages", "check", "c.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    start = "fiel: c.yaml: line 1: task 1: benchmark: "
    assert done.stderr.startswith(start), done.stderr
    return done.stderr.removeprefix(start).rstrip()


BROKEN = {
    "an import that fails": ("import nothing_of_this_name", "ModuleNotFoundError: No module named"),
    "nothing of that name": ("", "AttributeError: module 'mine' has no attribute 'IT'"),
    "something else": ("IT = 3", "int"),
    "another name": ("from fiel.benchmarks import ARC as IT", "one named 'arc'"),
}


@pytest.mark.parametrize(("module", "found"), BROKEN.values(), ids=BROKEN)
def test_a_broken_package_is_named(tmp_path: Path, module: str, found: str) -> None:
    register(tmp_path / "packages", "mine", entry="quiz = mine:IT", module=module)
    message = refusal(tmp_path, "quiz")
    assert message.startswith("mine 1.0: entry point quiz = mine:IT: expected a benchmark")
    assert f"found {found}" in message


def test_a_broken_package_is_in_nobody_elses_way(tmp_path: Path) -> None:
    register(tmp_path / "packages", "mine", entry="quiz = mine:IT", module="1 / 0")
    found = "found 'arq': did you mean arc?"
    assert refusal(tmp_path, "arq") == f"expected one of arc, dibt, hellaswag, mmlu, quiz, {found}"


def test_two_benchmarks_of_one_name_are_refused(tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    register(packages, "mine", entry="arc = mine:IT", module="")
    assert (
        refusal(tmp_path, "arc")
        == "expected one benchmark 'arc', found one in each of fiel, mine 1.0: uninstall all but one"
    )
    register(packages, "first", entry="quiz = first:IT", module="")
    register(packages, "second", entry="quiz = second:IT", module="")
    message = refusal(tmp_path, "quiz")
    assert message.startswith("expected one benchmark 'quiz', found one in each of ")
    assert "first 1.0" in message and "second 1.0" in message


def test_the_benchmarks_of_fiel() -> None:
    assert benchmark_names() == ["arc", "dibt", "hellaswag", "mmlu"]
    assert find_benchmark("arc") is ARC
    with pytest.raises(FielError, match="expected one of arc, dibt, hellaswag, mmlu, found 'arq'"):
        find_benchmark("arq")
