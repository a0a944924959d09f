import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from fiel.errors import FielError
from fiel.server.patches.argillafiles import installed_package
from fiel.server.patches.bundles import DRAGGING, lighten_bundles
from fiel.server.patches.filenames import find_name, finish_interface, name_by_content
from tests.helpers.browser import ARGUMENTS, find_chromium

MODULES = """source => {
    window.webpackJsonp = []
    ;(0, eval)(source)
    const modules = window.webpackJsonp[0][1], made = {}
    const load = key => (made[key] ??= (() => {
        const module = {exports: {}}
        modules[key](module, module.exports, load)
        return module
    })()).exports
    const keys = Object.keys(modules).filter(key => modules[key])
    const library = load(keys.find(key => modules[key].toString().includes('registerLanguage("plaintext"')))
    const parted = ["409", "770"]  // they have a file of their own
    return {
        languages: library.listLanguages(),
        python: library.highlight("def f(): return 1", {language: "python"}).value,
        others: keys.filter(key => !made[key] && !parted.includes(key))
            .map(key => [key, modules[key].toString()]),
    }
}"""


@pytest.fixture
def interface(tmp_path: Path) -> Path:
    top = tmp_path / "static" / "tmp0" / "statics"
    shutil.copytree(installed_package() / "static", top)
    return top


def test_the_usual_languages_stay_and_nothing_else_of_the_bundle_is_touched(interface: Path) -> None:
    (bundle,) = [
        path for path in (interface / "_nuxt").glob("*.js") if "registerLanguage(" in path.read_text()
    ][:1]
    before = bundle.read_text(encoding="utf-8")
    lighten_bundles(interface)
    after = bundle.read_text(encoding="utf-8")
    assert 3 * len(after) < len(before)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        page = browser.new_page()
        whole, lighter = page.evaluate(MODULES, before), page.evaluate(MODULES, after)
        browser.close()
    assert whole["others"] == lighter["others"] and len(whole["others"]) > 40
    assert whole["python"] == lighter["python"] and "hljs-keyword" in lighter["python"]
    assert set(lighter["languages"]) < set(whole["languages"]) and len(whole["languages"]) == 192
    assert {"plaintext", "python", "json", "latex"} <= set(lighter["languages"])


def test_a_formula_is_drawn_by_a_file_of_its_own(interface: Path) -> None:
    lighten_bundles(interface)
    (bundle,) = [
        path for path in (interface / "_nuxt").glob("*.js") if "formulas.js" in path.read_text("utf-8")
    ]
    script = """source => {
        window.webpackJsonp = []
        ;(0, eval)(source)
        const module = {exports: {}}
        window.webpackJsonp[0][1][1361](module, module.exports, {p: "http://argilla/_nuxt/"})
        const draw = text => module.exports.renderToString(text, {throwOnError: false})
        return [draw("x^2"), draw("<b>")]
    }"""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        page = browser.new_page()
        page.route("http://argilla/", lambda route: route.fulfill(body="<p>", content_type="text/html"))
        page.goto("http://argilla/")
        page.route("**/formulas.js", lambda route: route.abort())
        without = page.evaluate(script, bundle.read_text(encoding="utf-8"))
        page.route("**/formulas.js", lambda route: route.fulfill(path=interface / "_nuxt" / "formulas.js"))
        drawn = page.evaluate(script, bundle.read_text(encoding="utf-8"))
        browser.close()
    assert without == ["<code>x^2</code>", "<code>&lt;b&gt;</code>"]
    assert drawn[0].startswith('<span class="katex">') and "<b>" not in drawn[1]


PARTED = """source => {
    window.webpackJsonp = []
    ;(0, eval)(source)
    const modules = window.webpackJsonp[0][1], made = {}
    const load = key => {
        if (made[key]) return made[key].exports
        const module = made[key] = {exports: {}}
        modules[key]?.call(module.exports, module, module.exports, load)
        return module.exports
    }
    load.p = "http://argilla/_nuxt/"
    load.r = exports => Object.defineProperty(exports, "__esModule", {value: true})
    load.d = (exports, name, get) => Object.defineProperty(exports, name, {enumerable: true, get})
    const found = load(409)
    const component = typeof found === "function" ? new Promise(found) : Promise.resolve(found)
    return component.then(({name, props, render}) => [name, Object.keys(props), String(render)])
}"""


def test_what_one_drags_loads_its_library_when_it_is_needed(interface: Path) -> None:
    """Vue takes a function with these parameters for a component that comes later."""
    bundles = interface / "_nuxt"
    (bundle,) = [
        path for path in bundles.glob("*.js") if "registerLanguage(" in path.read_text(encoding="utf-8")
    ][:1]
    before = bundle.read_text(encoding="utf-8")
    lighten_bundles(interface)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        page = browser.new_page()
        page.route("http://argilla/", lambda route: route.fulfill(body="<p>", content_type="text/html"))
        page.goto("http://argilla/")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.route(f"**/{DRAGGING}", lambda route: route.fulfill(path=bundles / DRAGGING))
        whole = page.evaluate(PARTED, before)
        assert asked == []
        lighter = page.evaluate(PARTED, bundle.read_text(encoding="utf-8"))
        browser.close()
    assert [each.rpartition("/")[2] for each in asked] == [DRAGGING]
    assert whole == lighter and lighter[0] == "draggable"


def test_another_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "_nuxt").mkdir()
    (tmp_path / "_nuxt" / "other.js").write_text("1")
    with pytest.raises(FielError, match="expected the bundles of Argilla's interface as in version 2.8.0"):
        lighten_bundles(tmp_path)


def test_addresses_change_with_any_content_and_only_then(interface: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(interface, other)
    shutil.copytree(interface, tmp_path / "changed")
    page = tmp_path / "changed" / "index.html"
    page.write_text(page.read_text("utf-8").replace("</head>", "<style>p{}</style></head>"), encoding="utf-8")
    names = [name_by_content(top) for top in (interface, other, tmp_path / "changed")]
    assert names[0] == names[1] != names[2]
    assert all(re.fullmatch(r"_nuxt\.[0-9a-f]{16}", name) for name in names)
    text = (interface / "index.html").read_text(encoding="utf-8")
    assert "/_nuxt/" not in text and text.count(f"/{names[0]}/") > 5
    assert (interface / names[0]).resolve() == interface / "_nuxt"


def test_a_folder_without_an_interface_is_left_alone(tmp_path: Path) -> None:
    finish_interface(tmp_path, tmp_path, quality=1)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StopIteration):
        find_name(tmp_path)
