"""Groups of commands: one whose commands are imported when they are named, and what all groups say."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from fiel.commands import COMMANDS
from fiel.errors import FielWarning
from fiel.messages.plaintext import lines_for_terminal
from fiel.reading.suggestions import nearest
from fiel.settings import prepare_environment


class Commands(click.Group):
    """A group of commands that says which one somebody may have meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first argument names."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            known = nearest(args[0], self.list_commands(ctx))
            if known is None:
                raise
            error.message = f"{error.message} Did you mean {known}?"
            raise


class AllCommands(Commands):
    """The group of all commands, in the order of the table."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command, if there is one of that name, when the environment is fit for it."""
        if cmd_name not in COMMANDS:
            return None
        prepare_environment()
        module = import_module(f"fiel.commands.{COMMANDS[cmd_name].module}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table, without importing what it names."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


@contextmanager
def told_warnings() -> Iterator[None]:
    """Tell an organizer what Fiel warns of, once, for as long as a block runs."""
    told: set[str] = set()
    with warnings.catch_warnings():
        warnings.simplefilter("always", FielWarning)
        show = warnings.showwarning

        def tell(message: Warning | str, category: type[Warning], *rest: Any, **more: Any) -> None:
            if not issubclass(category, FielWarning):
                show(message, category, *rest, **more)
            elif str(message) not in told:
                told.add(str(message))
                click.echo(lines_for_terminal(f"Warning: {message}"), err=True)

        warnings.showwarning = tell
        yield
