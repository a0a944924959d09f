"""The ``fiel`` command group, its help, and how errors become messages and exit codes."""

import sys
import traceback
from pathlib import Path
from typing import NoReturn

import click

from fiel import __version__
from fiel.commands.groups import AllCommands, told_warnings
from fiel.errors import FielError
from fiel.interrupts import leave_interrupted
from fiel.messages.hiding import hide_secrets
from fiel.messages.plaintext import lines_for_terminal

_HELP = """Turn machine-translated LLM benchmarks into human-validated ones.

\b
A campaign, from its file to the dataset:
  fiel new --benchmark arc --language ca         write a campaign file for a language
  fiel up                                        start Argilla, with nothing else to install
  fiel check campaigns/arc-c-es.yaml             validate the campaign and list suspicious texts
  fiel launch campaigns/arc-c-es.yaml            create it in Argilla, or show and apply changes
  fiel people add campaigns/arc-c-es.yaml ana    create accounts for volunteers
  fiel status campaigns/arc-c-es.yaml            show progress, pace and expected end
  fiel daily campaigns/arc-c-es.yaml             do what an organizer does every day
  fiel desk campaigns                            do it on a web page, without a terminal
  fiel resolve campaigns/arc-c-es.yaml ITEM_ID   decide an item that volunteers disagree on
  fiel feedback list campaigns/arc-c-es.yaml     read what volunteers write to you
  fiel snapshot campaigns/arc-c-es.yaml          collect the answers for the dashboard
  fiel export campaigns/arc-c-es.yaml --out out  write the validated dataset
  fiel impact before after --export out          measure what it changed for models
  fiel publish out --to OWNER/NAME               upload it to the Hub, private by default
  fiel receipts campaigns/arc-c-es.yaml --out …  write a thank-you page for each volunteer
  fiel close campaigns/arc-c-es.yaml             stop accepting answers and archive everything
  fiel doctor                                    find problems and how to fix them

Exit codes: 0 done, 2 invalid input (nothing was changed), 130 interrupted by Ctrl-C (nothing was
lost: run it again), 1 any other error.
"""


@click.group(
    cls=AllCommands,
    help=_HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="fiel")
@click.option("--progress", type=click.Path(path_type=Path, dir_okay=False), hidden=True)
def cli(progress: Path | None) -> None:
    """Root command group; ``progress`` is a file for the progress of a command that runs by itself."""
    click.get_current_context().with_resource(told_warnings())


def main() -> NoReturn:
    """Run the command line and turn errors into a message without secrets and an exit code."""
    try:
        code = cli.main(standalone_mode=False)
    except FielError as error:
        click.echo(lines_for_terminal(hide_secrets(f"fiel: {error}")), err=True)
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort as stop:
        cause = stop.__cause__ or stop.__context__
        if isinstance(cause, KeyboardInterrupt):
            leave_interrupted(cause, sys.argv[1:])
        click.echo("Aborted!", err=True)
        sys.exit(1)
    except Exception:
        click.echo(hide_secrets(traceback.format_exc()), err=True, nl=False)
        sys.exit(1)
    sys.exit(code or 0)
