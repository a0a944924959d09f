"""The commands that run until Ctrl-C: ``fiel up``, ``fiel dashboard`` and ``fiel demo``."""

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fiel.commands.options import HOME, JSON, settings_in
from fiel.processes import running_dashboard, stop_on_signals
from fiel.workflow.up import plan_server, run_server

if TYPE_CHECKING:
    from fiel.server.process import RunningServer


@click.command(epilog="Example: fiel up --port 6900")
@HOME
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=6900, show_default=True, help="Port to listen on; 0 for any free one.")
@click.option(
    "--database-url",
    metavar="URL",
    help="PostgreSQL database to use instead of a SQLite file in the home, such as "
    "postgresql+asyncpg://fiel@127.0.0.1/fiel. If it includes a password, set FIEL_DATABASE_URL instead, "
    "which other users of this machine cannot see.",
)
@click.option(
    "--proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="A trusted proxy in front of it, whose X-Forwarded-For is believed: an address, a network such as "
    "10.1.0.0/16, or private for all private networks. Without it, everyone behind the proxy shares one "
    "limit of wrong passwords. Use it only if nobody else can reach the port. Repeat for more; a proxy on "
    "this machine is always trusted.",
)
@JSON
def up(
    home: Path | None,
    host: str,
    port: int,
    database_url: str | None,
    proxies: tuple[str, ...],
    as_json: bool,
) -> None:
    """Start Argilla and its web interface in one process, and run it until Ctrl-C.

    With --json it prints one line when it is ready; the password is in the credentials file.
    """
    settings = settings_in(home)
    folder = settings.home
    options = plan_server(settings, host=host, port=port, proxies=proxies, database_url=database_url)

    def announce(server: "RunningServer") -> None:
        if as_json:
            known = {"url": server.url, "pid": server.pid, "credentials": str(folder / "credentials.json")}
            click.echo(json.dumps({**known, "earlier": server.earlier}))
        else:
            click.echo(f"Argilla is running at {server.url} (Ctrl-C stops it).")
        if server.earlier:
            click.echo(
                f"Warning: it was running at {server.earlier} before. Links that people have no longer work: "
                "start it there again (--port, --host), or send people the links that fiel launch prints "
                "now.",
                err=True,
            )
        if as_json:
            return
        if server.new_credentials:
            click.echo(f"Owner: {server.credentials.username}")
            made = server.credentials.password.get_secret_value()
            if settings.owner_password:
                click.echo("Password: from FIEL_OWNER_PASSWORD")
            else:
                click.echo(f"Password, shown only once: {made}")
        click.echo(f"Credentials: {folder / 'credentials.json'} (only you can read it).")

    click.echo("Starting Argilla…", err=as_json)
    run_server(options, on_ready=announce)


@click.command(epilog="Example: fiel dashboard --port 8501")
@HOME
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8501, show_default=True, help="Port to listen on; 0 for any free one.")
@click.option("--path", default="", help="Path under which a web server in front of it serves it.")
@JSON
def dashboard(home: Path | None, host: str, port: int, path: str, as_json: bool) -> None:
    """Serve the public dashboard of the last snapshot until Ctrl-C."""
    running = running_dashboard(settings_in(home), port, host=host, path=path)
    with stop_on_signals(), suppress(KeyboardInterrupt), running as shown:
        known = json.dumps({"url": shown.url})
        click.echo(known if as_json else f"The dashboard is running at {shown.url} (Ctrl-C stops it).")
        shown.wait()


@click.command(epilog="Example: fiel demo --exit")
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(".fiel-demo"),
    show_default=True,
    help="Folder for the demo's data; delete it to start over.",
)
@click.option("--port", default=6900, show_default=True, help="Port of Argilla.")
@click.option("--dashboard-port", default=8501, show_default=True, help="Port of the dashboard.")
@click.option("--exit", "exit_after", is_flag=True, help="Do everything once, show the results, and stop.")
def demo(home: Path, port: int, dashboard_port: int, exit_after: bool) -> None:
    """Run the whole platform with a small campaign and simulated volunteers until Ctrl-C."""
    from fiel.demo import DemoOptions, run_demo  # slow to import, and other commands do not need it

    run_demo(DemoOptions(home.absolute(), port, dashboard_port), exit_after=exit_after, say=click.echo)
