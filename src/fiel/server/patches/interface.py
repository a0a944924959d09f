"""A record is shown, whatever is written in it.

Argilla's interface puts a record into the page of a custom field as JSON inside a script. A text with
``</script>`` in it ends that script: what follows runs with all that the volunteer may do. It does so with
``String.replace``, to which ``$$`` and ``$'``, common in formulas, are commands.

Markdown, such as the guide, it shows with the HTML that is in it. It takes scripts out, but lets objects in,
whose address may be one; and a style sheet in a guide would be one of the whole page.
"""

import re
from importlib.resources import files
from pathlib import Path

from fiel.errors import FielError
from fiel.server.page import add_script

_FOREIGN_IMPORT = re.compile(rb"@import url\((?:https?:)?//[^)]*\);?")
_INSERTION = re.compile(rb'\.replace\("#RECORD_OBJECT#",(\w+)\)\.replace\("#TEMPLATE#",this\.content\)')
# The same with functions, whose answers are taken as they are; in JSON, \u003c is < and \u0023 is #.
_MENDED = (
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


def mend_interface(folder: Path) -> None:
    """Do all that this module does.

    Args:
        folder: The copy of Argilla's interface that is served.

    Raises:
        FielError: The interface is another than the one that was read.
    """
    remove_foreign_imports(folder)
    mend_custom_fields(folder)
    mend_markdown(folder)
    compact_forms(folder)
    add_script(folder)


def remove_foreign_imports(folder: Path) -> None:
    """Take Google's fonts, for which they name others too, out of the style sheets.

    Args:
        folder: The copy of Argilla's interface that is served.
    """
    for sheet in folder.rglob("*.css"):
        content = sheet.read_bytes()
        if _FOREIGN_IMPORT.search(content):
            sheet.write_bytes(_FOREIGN_IMPORT.sub(b"", content))


def mend_custom_fields(folder: Path) -> None:
    """Have the interface write records so that nothing in them is taken for a part of the page.

    Args:
        folder: The copy of Argilla's interface that is served.

    Raises:
        FielError: The interface is another than the one that was read.
    """
    if not _replace(folder, _INSERTION, _MENDED):
        raise FielError(
            f"{folder}: expected Argilla's interface to insert records as in version 2.8.0, found it "
            "changed: Fiel cannot keep what is written in a record from running there"
        )


def mend_markdown(folder: Path) -> None:
    """Have the interface show Markdown without objects, style sheets and forms.

    Args:
        folder: The copy of Argilla's interface that is served.

    Raises:
        FielError: The interface is another than the one that was read.
    """
    if not _replace(folder, _SANITIZING, _SANITIZED):
        raise FielError(
            f"{folder}: expected Argilla's interface to show Markdown as in version 2.8.0, found it changed: "
            "Fiel cannot keep what is written in a guide from changing the page"
        )


def _replace(folder: Path, place: re.Pattern[bytes], by: bytes) -> int:
    """Put something, with the name that each place has, in all places of the scripts; return how many."""
    replaced = 0
    for script in folder.rglob("*.js"):
        content, places = place.subn(lambda found: by % found[1], script.read_bytes())
        if places:
            script.write_bytes(content)
            replaced += places
    return replaced


def compact_forms(folder: Path) -> None:
    """Have the interface show a form of many boxes on one screen.

    The classes that the style sheet names are those of the interface that ``sources`` lists.

    Args:
        folder: The copy of Argilla's interface that is served.

    Raises:
        FielError: The interface has no page to put a style sheet into.
    """
    sheet = files("fiel.server.patches").joinpath("panel.css").read_text(encoding="utf-8")
    pages = 0
    for page in folder.rglob("*.html"):
        content = page.read_text(encoding="utf-8")
        page.write_text(content.replace("</head>", f"<style>{sheet}</style></head>", 1), encoding="utf-8")
        pages += "</head>" in content
    if not pages:
        raise FielError(f"{folder}: expected the pages of Argilla's interface, found none")
