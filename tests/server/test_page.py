import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from fiel.errors import FielError
from fiel.messages.catalogue import Catalogue, available_languages
from fiel.server.page import AREA, ARGILLA_AREA, add_script, arrival_files, build_script, words_of
from fiel.server.patches.argillafiles import installed_package


@pytest.fixture
def interface(tmp_path: Path) -> Path:
    """Argilla's interface as the embedded server has it: in a folder within the one that is mended."""
    top = tmp_path / "static" / "tmp0" / "statics"
    shutil.copytree(installed_package() / "static", top)
    add_script(tmp_path / "static")
    return top


def test_each_page_has_the_script_before_argillas_and_after_its_base(interface: Path) -> None:
    pages = list(interface.rglob("*.html"))
    assert len(pages) > 5
    for page in pages:
        content = page.read_text(encoding="utf-8")
        parts = ("<base ", "fiel.css?", "fiel.js?", '<script src="@@baseUrl@@')
        places = [content.index(part) for part in parts]
        assert places == sorted(places) and content.count("fiel.js?") == 1, page
    assert (interface / "fiel.js").read_text(encoding="utf-8") == build_script()
    assert (interface / "fiel.css").exists()


def test_its_address_changes_with_what_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = set()
    for script in ("one", "other"):
        (tmp_path / script / "_nuxt").mkdir(parents=True)
        page = tmp_path / script / "index.html"
        page.write_text('<head><base href="/"></head>', encoding="utf-8")
        monkeypatch.setattr("fiel.server.page.build_script", lambda script=script: script)
        add_script(tmp_path / script)
        addresses.update(re.findall(r"fiel\.js\?\w+", page.read_text(encoding="utf-8")))
    assert len(addresses) == 2


def test_a_folder_without_the_interface_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FielError, match="expected the pages of Argilla's interface, found none"):
        add_script(tmp_path)


def test_every_word_that_the_script_says_is_there_and_every_one_that_is_there_is_said() -> None:
    parts = [path.read_text(encoding="utf-8") for path in _parts()]
    said = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', "".join(parts)))
    keys = set(Catalogue(AREA, "en").keys())
    assert keys <= said
    for part in parts:
        for key in re.findall(r'notices\.(?:word|say)\((?:[\w.\[\]]+, )?"([a-z-]+)"', part):
            assert key in keys | {
                "typed",
                "rule",
                "session",
                "storage",
                "discarded",
                "proposal",
                "comment",
            }, key


@pytest.mark.parametrize("language", available_languages(AREA))
def test_the_script_holds_the_words_of_each_language_as_text(language: str) -> None:
    script = build_script()
    for text in words_of(language).values():
        assert text.split("{")[0] in script
    assert f'"{Catalogue("form", language).text("verdict-title")}": "{language}"' in script


@pytest.mark.parametrize("language", available_languages(ARGILLA_AREA))
def test_our_words_take_the_place_of_words_that_argilla_has(language: str) -> None:
    scripts = (installed_package() / "static" / "_nuxt").glob("*.js")
    (spanish,) = [text for path in scripts if 'login:"Iniciar sesión"' in (text := path.read_text("utf-8"))]
    for key in words_of(language, ARGILLA_AREA):
        for name in key.split("--"):
            assert re.search(rf'[{{,]"?{re.escape(name)}"?:', spanish), key


def test_nothing_is_put_into_the_page_other_than_as_text() -> None:
    pages = sorted(Path(arrival_files.__path__[0]).glob("*.js"))
    script = "".join(path.read_text(encoding="utf-8") for path in [*_parts(), *pages])
    ways = r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|DOMParser|srcdoc"
    assert re.findall(ways, script) == []
    assert "http:" not in script and "https:" not in script and "//cdn" not in script


def test_the_script_relies_on_components_and_methods_that_the_interface_has() -> None:
    static = installed_package() / "static"
    theirs = "".join(path.read_text(encoding="utf-8") for path in static.rglob("*.js"))
    ours = next(path for path in _parts() if path.name == "form.js").read_text(encoding="utf-8")
    components = re.findall(r'^  "?([\w-]+)"?: \(', ours, re.MULTILINE)
    assert len(components) == 5
    for component in components:
        assert f't("{component}"' in theirs, component
    assert 't("LabelSelectionComponent"' in theirs and "keyboards:function" in theirs
    for method in ("focusNext", "handleGlobalKeys", "logout", "onSubmit", "onDiscard", "onSaveDraft"):
        assert f"{method}:function" in theirs, method
    for name in (
        "isAnswerModified",
        "valuesAnswered",
        "clearAnswer",
        "recordCriteria",
        "questionAreCompleted",
    ):
        assert name in theirs, name


def test_the_script_is_javascript(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed: the browser tests read the script too")
    (tmp_path / "fiel.js").write_text(build_script(), encoding="utf-8")
    subprocess.run([node, "--check", str(tmp_path / "fiel.js")], check=True, capture_output=True)


def _parts() -> list[Path]:
    return sorted(Path(str(files("fiel.server.page"))).glob("*.js"))
