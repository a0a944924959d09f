"""What Argilla's bundles hold and the first item does not need: taken out, or loaded when it is needed.

Three libraries make up a third of what a browser loads before it shows anything: highlight.js with all its
192 languages, for code in Markdown, KaTeX, for formulas there, and Sortable, for dragging answers into an
order. Of the languages, the usual ones stay; the others get a file each, which is loaded when it is needed.
The rest of the first item's files are named in the entry page, so that the browser asks for all of them at
once instead of one group after another.
"""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from fiel.errors import FielError

FORMULAS = "formulas.js"
"""The file of KaTeX, next to the bundles."""

DRAGGING = "dragging.js"
"""The file of Vue.Draggable and Sortable, next to the bundles."""

TEMPLATES = "handlebars.min.js"
"""Handlebars, which fills in the templates of custom fields; each record loads it anew."""

_LANGUAGES = frozenset(
    "bash css diff javascript json latex markdown plaintext python sql xml yaml zephir".split()
)
"""Those that stay; zephir because the modules after the last language cannot be told from it."""
_REGISTERING = re.compile(r'\w+\.registerLanguage\("([^"]+)",u\((\d+)\)\),')
_OPENING = "function(l,_){"
_BETWEEN = "}," + _OPENING
_FIRST_LANGUAGE = "," + _OPENING + "l.exports=function _1c(l)"

_KATEX = re.compile(
    r"(?P<head>(?<=\{)1361:function\(e,t,n\)\{)(?P<body>!function webpackUniversalModuleDefinition"
    r".*?)(?P<tail>\},868:function\(e,t,n\)\{)",
    re.DOTALL,
)
# Argilla's only call is synchronous, and so is this request. Without the library, a formula stays as written.
_LATER = (
    "e.exports={renderToString:function(s,o){try{var r=new XMLHttpRequest;"
    f'r.open("GET",n.p+"{FORMULAS}",!1);r.send();if(r.status!==200)throw r.status;var m={{exports:{{}}}};'
    'new Function("e","t","n",r.responseText)(m,m.exports,n);var k=m.exports.default||m.exports;'
    "e.exports.renderToString=k.renderToString;return k.renderToString(s,o)}catch(x){"
    'var d=document.createElement("code");d.textContent=s;return d.outerHTML}}}'
)

# Modules 409 and 770; others use only the first: as a component, which Vue can wait for.
_DRAGGABLE = re.compile(
    r"function\(l,_,u\)\{!function webpackUniversalModuleDefinition\(_,p\)\{l\.exports=p\(u\(770\)\)\}"
    r'.*?window\.Vue\.component\("draggable",v\);var y=v;_\.default=y\}\}\)\.default\}\)\)\}',
    re.DOTALL,
)
_SORTABLE = re.compile(
    r'function\(l,_,u\)\{"use strict";(?:(?!function\(l,_,u\)\{"use strict").)*u\.d\(_,"MultiDrag"'
    r".*?_\.default=Sortable\}(?=\]\]\);)",
    re.DOTALL,
)
_LOADED = (
    "var f={409:%s,770:%s},c={};function r(k){if(!c[k]){c[k]={exports:{}};f[k](c[k],c[k].exports,r)}"
    "return c[k].exports}r.r=u.r;r.d=u.d;return r(409)"
)
_AWAITED = (
    f'function(l,_,u){{l.exports=function(done,fail){{fetch(u.p+"{DRAGGING}").then((function(r){{'
    "if(!r.ok)throw r.status;return r.text()})).then((function(t){"
    'done(new Function("u",t)(u))})).catch(fail)}}'
)

_FONT = re.compile(rb"@font-face\{font-family:raptor_v2_premiumbold;[^}]*\}")

# What is requested before the first item is shown, besides what the entry page names already.
_SCRIPTS = (
    *("3c7d450", "1eab63d", "6732d91", "aaecf0f", "2ce52a4", "02f6a39", "5948f61", "19e3451"),
    *("192c0b0", "5949a6a", "34d40fd", "2747dc2", "514c9fb"),
)
_SHEETS = (
    *("cce68ce72b48502eb4fa", "474385ec69be6600dac3", "26b874a3131ee0df771f", "ba03a70ca30913fa148e"),
    *("c4ec627afc9fd7f0d1e0", "d03b0313ede1b254a536", "6c2c8ac9e1a058c4a399", "bc6a296e445d4219c588"),
    *("ba9a15789b43ad928ac6", "5aff0433b9b53e5337c7"),
)


def lighten_bundles(folder: Path) -> None:
    """Apply all of this to the served copy of Argilla's interface.

    Raises:
        FielError: The interface is not the version we have read.
    """
    tops = sorted(path for path in folder.rglob("_nuxt") if path.is_dir())
    if not tops or not all(_lighten(top) for top in tops):
        raise FielError(
            f"{folder}: expected the bundles of Argilla's interface as in version 2.8.0, found others"
        )
    for top in tops:
        for sheet in top.glob("*.css"):
            content = sheet.read_bytes()
            if _FONT.search(content):  # 28 KB for a few headings, which name other fonts as well
                sheet.write_bytes(_FONT.sub(b"", content))
        _name_first(top)


def _lighten(bundles: Path) -> bool:
    """Change the bundles that hold what is large; return whether all of them were found."""
    changes = (_drop_languages, partial(_part_formulas, bundles), partial(_part_dragging, bundles))
    return all(_change_one(bundles, change) for change in changes)


def _change_one(bundles: Path, change: Callable[[str], str | None]) -> bool:
    """Change the only bundle for which there is another text; return whether there was one."""
    for path in bundles.glob("*.js"):
        changed = change(path.read_text(encoding="utf-8"))
        if changed is not None:
            path.write_text(changed, encoding="utf-8")
            return True
    return False


def _drop_languages(content: str) -> str | None:
    """Leave the usual languages of highlight.js: the places of the others, one after another, are emptied."""
    if content.count(_FIRST_LANGUAGE) != 1:
        return None
    names = [name for name, _ in _REGISTERING.findall(content)]
    before, after = content.split(_FIRST_LANGUAGE, 1)
    first, *others = after.split(_BETWEEN)
    last = len(names) - 2
    modules = [_FIRST_LANGUAGE[1:] + first, *(_OPENING + each for each in others[:last])]
    kept = [f"{text}}}" if name in _LANGUAGES else "" for name, text in zip(names[:-1], modules, strict=True)]
    rest = _OPENING + _BETWEEN.join(others[last:])
    lighter = ",".join([before, *kept, rest])
    return _REGISTERING.sub(lambda found: found[0] if found[1] in _LANGUAGES else "", lighter)


def _part_formulas(bundles: Path, content: str) -> str | None:
    """Give KaTeX a file of its own."""
    found = _KATEX.search(content)
    if not found:
        return None
    (bundles / FORMULAS).write_text(found["body"], encoding="utf-8")
    return content[: found.start()] + found["head"] + _LATER + found["tail"] + content[found.end() :]


def _part_dragging(bundles: Path, content: str) -> str | None:
    """Give Vue.Draggable and Sortable a file of their own."""
    draggable, sortable = _DRAGGABLE.search(content), _SORTABLE.search(content)
    if not (draggable and sortable):
        return None
    (bundles / DRAGGING).write_text(_LOADED % (draggable[0], sortable[0]), encoding="utf-8")
    return content.replace(sortable[0], "").replace(draggable[0], _AWAITED)


def _name_first(bundles: Path) -> None:
    """Have the entry pages name what the first item needs; the browser asks for it after what they use."""
    files = {f"{name}.css": "style" for name in _SHEETS} | {f"{name}.js": "script" for name in _SCRIPTS}
    missing = [name for name in files if not (bundles / name).exists()]
    if missing:
        raise FielError(f"{bundles}: expected the bundles of Argilla 2.8.0, found no {', '.join(missing)}")
    # Argilla takes a style sheet for loaded if the page has a link with the very same text as its address.
    links = "".join(
        f'<link rel="preload" href="./_nuxt/{name}" as="{kind}" fetchpriority="low">'
        for name, kind in files.items()
    )
    links += f'<link rel="preload" href="./js/{TEMPLATES}" as="script" fetchpriority="low">'
    for page in bundles.parent.rglob("*.html"):
        content = page.read_text(encoding="utf-8")
        page.write_text(content.replace("</head>", f"{links}</head>", 1), encoding="utf-8")
