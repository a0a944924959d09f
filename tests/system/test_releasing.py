"""A release has one version everywhere, and the files that those who come to the project look for."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest
import yaml

import fiel
from fiel.errors import FielError
from fiel.spaces.wheel import read_wheel
from tests.helpers.campaigns import TOP
from tests.helpers.wheels import build_wheel

FORMS = [path for path in sorted(TOP.glob(".github/ISSUE_TEMPLATE/*.yml")) if path.stem != "config"]


def test_the_version_is_the_same_everywhere() -> None:
    citation = yaml.safe_load((TOP / "CITATION.cff").read_text(encoding="utf-8"))
    headings = re.findall(
        r"^## (\S+) \((.+)\)$", (TOP / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    images = re.findall(r"image: fiel[a-z-]*:(\S+)", (TOP / "docker-compose.yml").read_text(encoding="utf-8"))
    assert {citation["version"], headings[0][0], *images} == {fiel.__version__}
    assert len(images) >= 3
    assert headings[0][1] in ("unreleased", str(citation.get("date-released")))
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", date) for _, date in headings[1:])


def test_the_citation_has_what_its_format_asks_for() -> None:
    citation = yaml.safe_load((TOP / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= citation.keys()
    assert (citation["license"], citation["type"]) == ("Apache-2.0", "software")


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_an_issue_form_can_be_shown(path: Path) -> None:
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= form.keys()
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert fields and all(field["id"] and field["attributes"]["label"] for field in fields)
    assert len({field["id"] for field in fields}) == len(fields)


def test_a_wheel_of_a_clone_in_use_holds_nothing_of_its_organizer(tmp_path: Path) -> None:
    """Such a wheel goes into a public Space."""
    clone = tmp_path / "clone"
    for name in ("src", "campaigns", "dashboard", "guides"):
        shutil.copytree(TOP / name, clone / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "requirements.lock", ".gitignore"):
        shutil.copy(TOP / name, clone / name)
    names = [
        *("campaigns/people.csv", "campaigns/arc-es-passwords.csv", "campaigns/mine.yaml", "campaigns/.env"),
        *(
            "campaigns/demo/people.csv",
            "campaigns/arc.fiel.zip",
            "campaigns/data/test.jsonl",
            "dashboard/.env",
        ),
        *("dashboard/.streamlit/secrets.toml", "guides/es/people.csv", "guides/people.json", "people.csv"),
    ]
    for name in names:
        (clone / name).parent.mkdir(exist_ok=True)
        (clone / name).write_text("between us", encoding="utf-8")
    written = build_wheel(tmp_path / "dist", top=clone)
    with zipfile.ZipFile(written) as wheel:
        assert not [name for name in wheel.namelist() if b"between us" in wheel.read(name)]
    read_wheel(written)
    with zipfile.ZipFile(written, "a") as wheel:  # as earlier versions made it
        wheel.writestr("fiel/_bundled/campaigns/people.csv", "between us")
    with pytest.raises(
        FielError, match=r"a wheel with only Fiel.*found fiel/_bundled/campaigns/people\.csv\. Build"
    ):
        read_wheel(written)


def test_a_wheel_has_what_the_tool_needs_and_its_licence(tmp_path: Path) -> None:
    with zipfile.ZipFile(build_wheel(tmp_path)) as wheel:
        names = set(wheel.namelist())
    bundled = {name.removeprefix("fiel/_bundled/") for name in names if name.startswith("fiel/_bundled/")}
    assert {"campaigns/demo.yaml", "dashboard/app.py", "guides/es/arc.md", "requirements.lock"} <= bundled
    assert {
        "dashboard/.streamlit/config.toml",
        "campaigns/demo/mistakes.json",
        "guides/es/video.toml",
    } <= bundled
    sources = {str(path.relative_to(TOP / "src")) for path in (TOP / "src/fiel").rglob("*.py")}
    assert len(sources) > 100
    assert sources <= names
    about = f"fiel-{fiel.__version__}.dist-info"
    assert {f"{about}/licenses/LICENSE", f"{about}/entry_points.txt"} <= names
    assert not [name for name in names if name.startswith("tests/") or "/okapi" in name]
