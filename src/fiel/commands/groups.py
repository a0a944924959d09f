"""Click groups that suggest a command for a misspelt one and import commands on demand."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from fiel.commands import COMMANDS
from fiel.errors import FielWarning, nearest
from fiel.garbage import no_garbage_collection
from fiel.messages.plaintext import lines_for_terminal


class Commands(click.Group):
    """A group that suggests the nearest command for an unknown one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Resolve the first argument; add a suggestion to the error for an unknown command."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            known = nearest(args[0], self.list_commands(ctx))
            if known is None:
                raise
            error.message = f"{error.message} Did you mean {known}?"
            raise


class AllCommands(Commands):
    """The root group: lists `COMMANDS` in order and imports each command when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Prepare the environment and import the command of that name, if any."""
        if cmd_name not in COMMANDS:
            return None
        from fiel.settings import prepare_environment  # models, which the help does not need

        prepare_environment()
        with no_garbage_collection():
            module = import_module(f"fiel.commands.{COMMANDS[cmd_name].module}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


@contextmanager
def told_warnings() -> Iterator[None]:
    """Print each distinct `FielWarning` once on the error output while the block runs."""
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
