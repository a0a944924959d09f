"""The command line: what ``fiel`` is, its commands, and what becomes of errors."""

import sys
from typing import NoReturn

import click

from fiel import __version__
from fiel.commands import COMMANDS
from fiel.errors import FielError

_HELP = """Turn machine-translated LLM benchmarks into human-validated ones.

\b
A campaign in five commands, and one to begin another language's:
  fiel up                                        start Argilla, with nothing else to install
  fiel check campaigns/arc-c-es.yaml             is the campaign ready?
  fiel launch campaigns/arc-c-es.yaml            put it into Argilla
  fiel snapshot campaigns/arc-c-es.yaml          collect the answers for the dashboard
  fiel export campaigns/arc-c-es.yaml --out out  write the validated dataset
  fiel new --benchmark arc --language ca         write the campaign file of another language

Exit codes: 0 done, 2 something that you gave cannot be used (nothing was changed), 1 anything else.
"""


@click.group(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="fiel")
def cli() -> None:
    """Hold the commands together."""


for command in COMMANDS:
    cli.add_command(command)


def main() -> NoReturn:
    """Run the command line; an error that Fiel raised on purpose becomes a message and exit code 2."""
    try:
        cli(standalone_mode=True)
    except FielError as error:
        click.echo(f"fiel: {error}", err=True)
        sys.exit(2)
    sys.exit(0)
