"""The words of the desk: every key that it names is there, and none is there for nothing."""

import re

from fiel.messages.catalogue import Catalogue
from tests.helpers.campaigns import TOP

DESK = TOP / "dashboard/desk"


def test_every_word_of_the_desk_is_there_and_used() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (*DESK.glob("*.py"), *DESK.glob("templates/*.html")))
    asked = set(re.findall(r"""(?:\.text|\bt)\(\s*"([a-z-]+)\"""", code))
    known = set(Catalogue("desk", "en").keys())
    assert asked <= known, asked - known
    assert len(asked) > 60
    unused = {key for key in known if f'"{key}"' not in code and not key.startswith("step-")}
    assert not unused, unused
