"""The command ``fiel oauth-file``."""

import json
from pathlib import Path

import click

from fiel.campaign import load_campaign
from fiel.commands.options import JSON
from fiel.people.oauth import write_oauth_file


@click.command("oauth-file", epilog="Example: fiel oauth-file campaigns/arc-c-es.yaml --out .oauth.yml")
@click.argument("campaigns", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--out",
    default=Path(".oauth.yml"),
    show_default=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write.",
)
@JSON
def oauth_file(campaigns: tuple[Path, ...], out: Path, as_json: bool) -> None:
    """Write the file that lets people sign in with Hugging Face and annotate in these campaigns.

    Give its path to Argilla in ARGILLA_AUTH_OAUTH_CFG. It contains no secrets: Argilla reads the OAuth
    application's id and secret from its environment.
    """
    names = [load_campaign(path).campaign.name for path in campaigns]
    write_oauth_file(out, names)
    if as_json:
        click.echo(json.dumps({"file": str(out), "workspaces": names}))
        return
    click.echo(f"{out}: people who sign in with Hugging Face can annotate in {', '.join(names)}")
    click.echo("Set OAUTH2_HUGGINGFACE_CLIENT_ID and OAUTH2_HUGGINGFACE_CLIENT_SECRET for Argilla, and")
    click.echo(f"ARGILLA_AUTH_OAUTH_CFG={out}. Launch the campaigns first: their workspaces must exist.")
