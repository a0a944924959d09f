"""``python -m fiel`` is the command ``fiel``."""

from fiel.cli import main

main()
