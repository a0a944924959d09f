"""Safe display of records, whatever they contain.

Argilla's interface inserts a record into the page of a custom field as JSON inside a script. A text with
``</script>`` ends that script, and what follows runs with the volunteer's permissions. The insertion uses
``String.replace``, to which ``$$`` and ``$'``, common in formulas, are special.

It shows Markdown, such as the guide, with its HTML. It removes scripts but allows objects, whose address can
be a script; and a style sheet in a guide would apply to the whole page.
"""

import re
from importlib.resources import files
from pathlib import Path

from fiel.errors import FielError
from fiel.server.ownpage import add_own_page
from fiel.server.page import add_script
from fiel.server.page.arrival import add_pages
from fiel.server.patches.bundles import lighten_bundles

_FOREIGN_IMPORT = re.compile(rb"@import url\((?:https?:)?//[^)]*\);?")
_INSERTION = re.compile(rb'\.replace\("#RECORD_OBJECT#",(\w+)\)\.replace\("#TEMPLATE#",this\.content\)')
# The same with functions, whose results are inserted literally; in JSON, \u003c is < and \u0023 is #.
_SAFE_INSERTION = (
    rb'.replace("#RECORD_OBJECT#",()=>%s.replace(/</g,"\\u003c").replace(/#/g,"\\u0023"))'
    rb'.replace("#TEMPLATE#",()=>this.content)'
)

_SANITIZING = re.compile(
    rb'\.sanitize\((\w+),\{ADD_TAGS:\["embed","object"\],ADD_ATTR:\["data","target"\],'
    rb'ADD_URI_SAFE_ATTR:\["data"\]\}\)'
)
_SANITIZED = (
    rb'.sanitize(%s,{ADD_ATTR:["target"],'
    rb'FORBID_TAGS:["style","form","input","button","select","textarea","dialog"]})'
)


def patch_interface(folder: Path) -> None:
    """Apply all patches to the served copy of Argilla's interface.

    Raises:
        FielError: The interface is not the version we have read.
    """
    remove_foreign_imports(folder)
    patch_custom_fields(folder)
    patch_markdown(folder)
    compact_forms(folder)
    lighten_bundles(folder)
    add_script(folder)
    add_own_page(folder)
    add_pages(folder)


def remove_foreign_imports(folder: Path) -> None:
    """Remove Google's fonts from the style sheets, which name other fonts as well."""
    for sheet in folder.rglob("*.css"):
        content = sheet.read_bytes()
        if _FOREIGN_IMPORT.search(content):
            sheet.write_bytes(_FOREIGN_IMPORT.sub(b"", content))


def patch_custom_fields(folder: Path) -> None:
    """Make the interface insert records so that nothing in them becomes part of the page.

    Raises:
        FielError: The interface is not the version we have read.
    """
    if not _replace(folder, _INSERTION, _SAFE_INSERTION):
        raise FielError(
            f"{folder}: expected Argilla's interface to insert records as in version 2.8.0, found it "
            "changed: Fiel cannot prevent code in a record from running there"
        )


def patch_markdown(folder: Path) -> None:
    """Make the interface show Markdown without objects, style sheets and forms.

    Raises:
        FielError: The interface is not the version we have read.
    """
    if not _replace(folder, _SANITIZING, _SANITIZED):
        raise FielError(
            f"{folder}: expected Argilla's interface to show Markdown as in version 2.8.0, found it changed: "
            "Fiel cannot prevent the content of a guide from changing the page"
        )


def _replace(folder: Path, place: re.Pattern[bytes], by: bytes) -> int:
    """Replace all matches in the scripts, inserting the name in each match; return their number."""
    replaced = 0
    for script in folder.rglob("*.js"):
        content, places = place.subn(lambda found: by % found[1], script.read_bytes())
        if places:
            script.write_bytes(content)
            replaced += places
    return replaced


def compact_forms(folder: Path) -> None:
    """Make the interface fit a form with many boxes on one screen.

    The style sheet's class names are those of the interface that ``sources`` lists.

    Raises:
        FielError: The interface has no page for a style sheet.
    """
    sheet = files("fiel.server.patches").joinpath("panel.css").read_text(encoding="utf-8")
    pages = 0
    for page in folder.rglob("*.html"):
        content = page.read_text(encoding="utf-8")
        page.write_text(content.replace("</head>", f"<style>{sheet}</style></head>", 1), encoding="utf-8")
        pages += "</head>" in content
    if not pages:
        raise FielError(f"{folder}: expected the pages of Argilla's interface, found none")
