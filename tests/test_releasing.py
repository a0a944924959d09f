"""A release has one version everywhere, and the files that those who come to the project look for."""

import re
import zipfile
from pathlib import Path

import pytest
import yaml

import fiel
from tests.campaigns import TOP
from tests.wheels import build_wheel

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


def test_a_wheel_has_what_the_tool_needs_and_its_licence(tmp_path: Path) -> None:
    with zipfile.ZipFile(build_wheel(tmp_path)) as wheel:
        names = set(wheel.namelist())
    bundled = {name.removeprefix("fiel/_bundled/") for name in names if name.startswith("fiel/_bundled/")}
    assert {"campaigns/demo.yaml", "dashboard/app.py", "guides/es/arc.md", "requirements.lock"} <= bundled
    sources = {str(path.relative_to(TOP / "src")) for path in (TOP / "src/fiel").rglob("*.py")}
    assert len(sources) > 100
    assert sources <= names
    about = f"fiel-{fiel.__version__}.dist-info"
    assert {f"{about}/licenses/LICENSE", f"{about}/entry_points.txt"} <= names
    assert not [name for name in names if name.startswith("tests/") or "/okapi" in name]
