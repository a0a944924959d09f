import click
import pytest
from click.testing import CliRunner

from fiel.cli import cli

SUBCOMMANDS = [
    (group, name)
    for group, command in sorted(cli.commands.items())
    if isinstance(command, click.Group)
    for name in sorted(command.commands)
]


def test_there_are_subcommands() -> None:
    assert ("guide", "requeue") in SUBCOMMANDS


@pytest.mark.parametrize(("group", "name"), SUBCOMMANDS)
def test_every_subcommand_teaches_with_an_example(group: str, name: str) -> None:
    result = CliRunner().invoke(cli, [group, name, "--help"])
    assert result.exit_code == 0
    assert f"Example: fiel {group} {name} " in result.output
    assert "--json" in result.output
