"""The commands of ``fiel``, imported one by one as they are when somebody names them."""

from collections.abc import Mapping
from copy import copy

import click

from fiel.cli import cli


def find_command(name: str) -> click.Command:
    """Return a command of its own to run without its group; what click then remembers stays in it."""
    return copy(subcommands(cli)[name])


def subcommands(group: click.Group) -> Mapping[str, click.Command]:
    """The commands of a group by name, in its order."""
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}
