import re
import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from fiel.errors import FielError
from fiel.server.patches.argillafiles import installed_package
from fiel.server.patches.interface import compact_forms, patch_custom_fields, patch_markdown

PLACES = [(patch_custom_fields, "#RECORD_OBJECT#"), (patch_markdown, ".sanitize(")]


@pytest.mark.parametrize(("mend", "sign"), PLACES, ids=["records", "Markdown"])
def test_every_place_that_inserts_what_others_wrote_is_mended(
    tmp_path: Path, mend: Callable[[Path], None], sign: str
) -> None:
    shutil.copytree(installed_package() / "static", tmp_path / "static")
    scripts = {path: path.read_text(encoding="utf-8") for path in (tmp_path / "static").rglob("*.js")}
    inserting = [path for path, text in scripts.items() if sign in text]
    mend(tmp_path / "static")
    changed = [path for path, text in scripts.items() if path.read_text(encoding="utf-8") != text]
    assert inserting and changed == inserting


def test_an_interface_that_is_another_is_refused(tmp_path: Path) -> None:
    other = 'page.replace("#RECORD_OBJECT#", other(record)); d.sanitize(text,{ADD_TAGS:["object"]})'
    (tmp_path / "script.js").write_text(other, encoding="utf-8")
    with pytest.raises(FielError, match="expected Argilla's interface to insert records as in version 2.8.0"):
        patch_custom_fields(tmp_path)
    with pytest.raises(FielError, match="expected Argilla's interface to show Markdown as in version 2.8.0"):
        patch_markdown(tmp_path)


def test_the_style_sheet_of_the_form_names_what_the_interface_has_and_is_in_each_page(tmp_path: Path) -> None:
    shutil.copytree(installed_package() / "static", tmp_path / "static")
    compact_forms(tmp_path / "static")
    pages = list((tmp_path / "static").rglob("*.html"))
    sheet = files("fiel.server.patches").joinpath("panel.css").read_text(encoding="utf-8")
    assert pages and all(page.read_text(encoding="utf-8").count(sheet) == 1 for page in pages)
    scripts = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "static").rglob("*.js"))
    names = set(re.findall(r"\.([a-z][\w-]+)", re.sub(r"/\*.*?\*/|\{[^}]*;", "", sheet, flags=re.DOTALL)))
    assert len(names) > 10 and {name for name in names if name not in scripts} == set()


def test_an_interface_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FielError, match="expected the pages of Argilla's interface, found none"):
        compact_forms(tmp_path)
