"""What the help says: the list of commands from the table alone, and an example for each command."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from fiel.cli import cli
from fiel.commands import COMMANDS
from tests.helpers.campaigns import TOP
from tests.helpers.commands import find_command, subcommands

SUBCOMMANDS = [
    (name, each)
    for name in COMMANDS
    if isinstance(group := find_command(name), click.Group)
    for each in subcommands(group)
]

HEAVY = ("argilla", "datasets", "huggingface_hub", "numpy", "pandas", "pyarrow", "streamlit")


def test_there_are_subcommands() -> None:
    assert ("guide", "requeue") in SUBCOMMANDS


@pytest.mark.parametrize(("group", "name"), SUBCOMMANDS)
def test_every_subcommand_teaches_with_an_example(group: str, name: str) -> None:
    result = CliRunner().invoke(cli, [group, name, "--help"])
    assert result.exit_code == 0
    assert f"Example: fiel {group} {name} " in result.output
    assert "--json" in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_where_the_table_says(name: str) -> None:
    assert find_command(name).name == name


def test_the_list_of_commands_is_whole_and_imports_none_of_them() -> None:
    script = (
        "import sys; from click.testing import CliRunner; from fiel.cli import cli;"
        "print(CliRunner().invoke(cli, ['--help']).output); print(sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    for name, entry in COMMANDS.items():
        assert f"  {name} " in done.stdout and entry.help in done.stdout
    assert not [name for name in HEAVY if f"'{name}'" in done.stderr]
    assert "'fiel.workflow'" not in done.stderr


def test_no_command_needs_an_extra_before_it_can_say_so() -> None:
    script = (
        "import sys; sys.modules['playwright'] = sys.modules['lm_eval'] = None\n"
        "from tests.helpers.commands import subcommands; from fiel.cli import cli\n"
        "print(len(subcommands(cli)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=TOP)
    assert done.stdout == f"{len(COMMANDS)}\n", done.stderr
