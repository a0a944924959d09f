"""``python -m fiel`` is the command ``fiel``."""

from fiel.entry import run

run()
