"""The command ``fiel video``."""

import json
from pathlib import Path

import click

from fiel.commands.options import JSON, print_note, show_bar
from fiel.processes import stop_on_signals
from fiel.video.planned import plan_videos


@click.command(epilog="Example: fiel video --language es --out video")
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="LANGUAGE",
    help="Language of the video; repeat for more.  [default: all available]",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("video"),
    show_default=True,
    help="Folder for fiel-LANGUAGE.webm, .mp4 and .vtt.",
)
@click.option("--overwrite", is_flag=True, help="Replace existing files.")
@click.option(
    "--pace",
    type=click.FloatRange(0.05, 1),
    default=1.0,
    show_default=True,
    help="Factor for all times in the script; use 0.1 for a quick preview.",
)
@JSON
def video(languages: tuple[str, ...], out: Path, overwrite: bool, pace: float, as_json: bool) -> None:
    """Record the instructional video for volunteers from the current form.

    It starts a private Argilla with the demo campaign, acts as a volunteer in a real browser, and writes a
    WebM, an MP4 and the subtitles. The text is in guides/LANGUAGE/video.toml. It needs Playwright (pip
    install 'fiel[video]'), Chromium and ffmpeg, and takes a few minutes per language.
    """
    done = []
    with stop_on_signals():
        for planned in plan_videos(languages, out, overwrite=overwrite, pace=pace):
            with show_bar(f"Video ({planned.language})", planned.frames) as advance:
                done.append(planned.record(advance))
            print_note(f"{planned.language}: {done[-1].seconds:g} s")
    if as_json:
        known = [
            {"language": each.language, "seconds": each.seconds, "files": [str(path) for path in each.files]}
            for each in done
        ]
        click.echo(json.dumps(known, indent=2))
        return
    for each in done:
        for path in each.files:
            click.echo(f"{path}  {path.stat().st_size:,} bytes")
