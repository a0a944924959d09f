import os
import subprocess
import sys
from io import BytesIO

from PIL import Image

from fiel.messages.catalogue import Catalogue
from fiel.release.plots import draw_plots
from tests.helpers.campaigns import TOP
from tests.release.exports import build_demo, load_demo, release_of

DRAW = (
    "import sys, hashlib; from fiel.messages.catalogue import Catalogue;"
    "from fiel.release.plots import draw_plots;"
    "from tests.release.exports import build_demo;"
    "plots = draw_plots(build_demo('arc', i0={'option_a': 'x'}).record, Catalogue('card', 'es'));"
    "print({name: hashlib.sha256(image).hexdigest() for name, image in plots.items()})"
)


def test_there_is_a_picture_of_what_there_is_to_show() -> None:
    corrected = build_demo("arc", i0={"option_a": "x"})
    assert list(draw_plots(build_demo("arc").record, Catalogue("card", "es"))) == ["progress"]
    plots = draw_plots(corrected.record, Catalogue("card", "es"))
    assert list(plots) == ["progress", "corrections"]
    for image in plots.values():
        with Image.open(BytesIO(image)) as picture:
            assert picture.format == "PNG" and picture.width == 1050
            assert len(picture.convert("RGB").getcolors(100_000) or ()) > 50  # letters have soft edges
    assert draw_plots(corrected.record, Catalogue("card", "en")) != plots


def test_other_numbers_give_another_picture() -> None:
    file, task, items = load_demo()["arc"]
    catalogue = Catalogue("card", "en")
    pending = draw_plots(release_of(file, task, items, {}).record, catalogue)
    assert pending != draw_plots(build_demo("arc").record, catalogue)


def test_a_picture_has_the_same_bytes_in_another_home(tmp_path: object) -> None:
    found = set()
    for home in ("one", "two"):
        environment = {
            **os.environ,
            "MPLCONFIGDIR": f"{tmp_path}/{home}",
            "PYTHONPATH": f"{TOP / 'src'}:{TOP}",
        }
        command = [sys.executable, "-c", DRAW]
        done = subprocess.run(command, check=True, env=environment, capture_output=True, text=True, cwd=TOP)
        found.add(done.stdout)
    assert len(found) == 1 and "corrections" in found.pop()
