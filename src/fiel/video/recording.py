"""Record the video: start a private server and a browser, play the scenes, and write the files."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright

from fiel.bars import Advance
from fiel.errors import FielError
from fiel.files import write_public
from fiel.interrupts import uninterrupted
from fiel.processes import running_dashboard, running_server
from fiel.settings import Settings
from fiel.video.camera import Camera
from fiel.video.encoding import FRAMES_PER_SECOND, open_encoder
from fiel.video.scenes import ACTIONS, Take
from fiel.video.script import Script, load_script, script_path
from fiel.video.stage import HEIGHT, WIDTH, Stage
from fiel.video.story import tell_story
from fiel.video.subtitles import Cue, write_subtitles
from fiel.video.tools import Tools

_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
_ENDINGS = ("webm", "mp4", "vtt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A recorded video.

    Attributes:
        files: The WebM, the MP4 and the WebVTT file.
        seen: Texts of the interface that were on the screen, by scene.
    """

    language: str
    seconds: float
    files: tuple[Path, ...]
    cues: tuple[Cue, ...]
    seen: dict[str, tuple[str, ...]]


def video_files(language: str, out: Path, *, overwrite: bool) -> tuple[Path, ...]:
    """Return the paths of a video's files.

    Raises:
        FielError: One exists, and ``overwrite`` is not set.
    """
    paths = tuple(out / f"fiel-{language}.{ending}" for ending in _ENDINGS)
    there = [str(path) for path in paths if path.exists()]
    if there and not overwrite:
        raise FielError(f"{', '.join(there)}: expected no existing file. To replace it, use --overwrite")
    return paths


def record_video(
    language: str,
    files: tuple[Path, ...],
    tools: Tools,
    *,
    pace: float = 1.0,
    advance: Advance = lambda count: None,
) -> Recording:
    """Record the video in one language from the current interface.

    ``pace`` is a factor for all times in the script; ``advance`` is called with the number of new frames.

    Raises:
        FielError: The script is invalid, something does not start, or the interface is not as the scenes
            expect. Existing files are then not changed.
    """
    path = script_path(language)
    script = load_script(path, language)
    folder = files[0].parent
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="fiel-video-") as home,
        tempfile.TemporaryDirectory(prefix=".fiel-video-", dir=folder) as work,
    ):
        drafts = [Path(work, file.name) for file in files]
        with ExitStack() as running:
            scenes = _prepare_scenes(running, Settings(home=Path(home)), script, language, tools)
            encoder = open_encoder(tools.ffmpeg, *drafts[:2], title=script.title, language=language)
            camera = Camera(scenes.page, running.enter_context(encoder), pace=pace, advance=advance)
            cues, seen = _film(scenes.begin(camera), path)
        write_public(drafts[2], write_subtitles(cues))
        with uninterrupted():  # never leave a mix of new and old files
            for draft, file in zip(drafts, files, strict=True):
                os.replace(draft, file)
    return Recording(language=language, seconds=camera.seconds, files=files, cues=tuple(cues), seen=seen)


def count_frames(language: str, *, pace: float = 1.0) -> int:
    """Return the number of frames of a language's video."""
    return round(load_script(script_path(language), language).seconds * pace * FRAMES_PER_SECOND)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """Everything that is ready before the first frame."""

    page: Page
    begin: Callable[[Camera], Take]


def _prepare_scenes(
    running: ExitStack, settings: Settings, script: Script, language: str, tools: Tools
) -> _Prepared:
    server = running.enter_context(running_server(settings, 0))
    story = tell_story(settings, server.url, language)
    volunteer = story.launch()
    page = running.enter_context(_browser_page(tools.browser, language))

    def open_dashboard() -> str:
        story.count()
        return running.enter_context(running_dashboard(settings, 0)).url

    def begin(camera: Camera) -> Take:
        stage = Stage(page, camera, title=script.title, language=language)
        return Take(stage, script, language, volunteer, open_dashboard)

    return _Prepared(page, begin)


@contextmanager
def _browser_page(browser: str, language: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=browser, args=_ARGUMENTS)
        try:
            yield program.new_page(
                locale=language, viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light"
            )
        finally:
            program.close()


def _film(take: Take, path: Path) -> tuple[list[Cue], dict[str, tuple[str, ...]]]:
    """Play the scenes in order, each for its time in the script."""
    camera = take.stage.camera
    cues: list[Cue] = []
    seen: dict[str, tuple[str, ...]] = {}
    planned = 0.0
    for scene in take.script.scenes:
        start, begun = camera.seconds, camera.frames
        planned += scene.seconds
        take.seen.clear()
        take.stage.caption(scene.caption)
        try:
            ACTIONS[scene.name](take, scene)
        except Error as error:
            raise FielError(
                f"{path}: scenes.{scene.name}: the interface is not as the scene expects: {error.message}"
            ) from None
        left = camera.frames_until(planned) - camera.frames
        if left < 0:
            needed = (camera.frames - begun) / camera.frames_until(scene.seconds) * scene.seconds
            raise FielError(
                f"{path}: scenes.{scene.name}.seconds: expected {needed:.1f} or more for its actions, found "
                f"{scene.seconds:g}"
            )
        camera.hold(left)
        cues.append(Cue(scene.name, start, camera.seconds, scene.caption))
        seen[scene.name] = tuple(take.seen)
    return cues, seen
