"""The instructional video, recorded in a tenth of its time, and its scripts."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageStat

from fiel.errors import FielError
from fiel.video.script import SCENES, load_script, script_languages, script_path
from fiel.video.tools import find_tools
from tests.guides.pages import lines_that_begin
from tests.helpers.browser import find_chromium
from tests.helpers.organizer import Shell
from tests.helpers.tools import require_programs

_PACE = 0.1
_CUE = re.compile(r"(\S+)\n00:(\d\d):(\d\d\.\d{3}) --> 00:(\d\d):(\d\d\.\d{3})\n(.+)\n")


def probe(path: Path) -> dict[str, Any]:
    line = ["ffprobe", "-v", "error", "-show_streams", "-show_format", "-of", "json", str(path)]
    found: dict[str, Any] = json.loads(subprocess.run(line, capture_output=True, check=True).stdout)
    return found


def frame_at(path: Path, seconds: float, picture: Path) -> Image.Image:
    line = ["ffmpeg", "-v", "error", "-y", "-ss", f"{seconds:.2f}", "-i", str(path), "-frames:v", "1"]
    subprocess.run([*line, str(picture)], check=True)
    return Image.open(picture)


@pytest.mark.long
def test_the_line_of_the_guides_records_every_scene_with_its_words(
    tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_chromium()
    require_programs("ffmpeg", "ffprobe")
    from fiel.video import recording

    recordings: list[recording.Recording] = []
    record = recording.record_video

    def remember(*given: Any, **more: Any) -> recording.Recording:
        recordings.append(record(*given, **more))
        return recordings[-1]

    monkeypatch.setattr(recording, "record_video", remember)
    monkeypatch.chdir(tmp_path)
    (line,) = lines_that_begin("guides/es/manual.md", "fiel", "video")
    assert lines_that_begin("guides/en/reference/commands.md", "fiel", "video") == [line]
    code, output, errors = shell(*line[1:], "--pace", _PACE)  # the line itself takes minutes
    assert code == 0, errors
    (done,) = recordings
    files = [Path(f"video/fiel-es.{kind}") for kind in ("webm", "mp4", "vtt")]
    assert all(str(path) in output for path in files)
    script = load_script(script_path("es"), "es")
    webm, mp4, subtitles = files
    assert sorted(Path("video").iterdir()) == sorted(files)
    for path, codec in ((webm, "vp9"), (mp4, "h264")):
        found = probe(path)
        (stream,) = found["streams"]
        assert (stream["codec_name"], stream["width"], stream["height"]) == (codec, 1280, 720)
        assert stream["r_frame_rate"] == "20/1"
        assert float(found["format"]["duration"]) == pytest.approx(script.seconds * _PACE, abs=0.1)
    head, _, body = subtitles.read_text(encoding="utf-8").partition("\n\n")
    assert head == "WEBVTT"
    cues = _CUE.findall(body)
    assert [(cue[0], cue[5]) for cue in cues] == [(each.name, each.caption) for each in script.scenes]
    times = [(int(cue[1]) * 60 + float(cue[2]), int(cue[3]) * 60 + float(cue[4])) for cue in cues]
    assert times[0][0] == 0 and times[-1][1] == pytest.approx(done.seconds)
    assert [start for start, _ in times[1:]] == [end for _, end in times[:-1]]
    for (start, end), scene in zip(times, script.scenes, strict=True):
        assert end - start == pytest.approx(scene.seconds * _PACE, abs=0.051)
        picture = frame_at(mp4, (start + end) / 2, tmp_path / "frame.png").convert("L")
        assert ImageStat.Stat(picture).stddev[0] > 20, scene.name
    seen = {name: " ".join(texts) for name, texts in done.seen.items()}
    assert "Guía de ARC" in seen["guide"]
    assert "EXCEPTO" in seen["correct"]
    assert "Corregida" in seen["send"] and "Intraducible" in seen["reason"]
    assert "Excursionista" in seen["comment"] and "de 25" in seen["dashboard"] and seen["people"] == "Ana"


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_script_is_read_and_lasts_two_to_three_minutes(language: str) -> None:
    assert language in script_languages()
    script = load_script(script_path(language), language)
    assert 120 <= script.seconds <= 180
    assert not any("{" in scene.caption for scene in script.scenes)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("seconds = 13", "seconds = 2", "scenes.guide.seconds: expected"),
        ("seconds = 13", "seconds = 99", "expected 120 to 180 seconds in total"),
        ('name = "guide"', 'name = "guias"', "scenes: expected welcome, sign-in"),
        ("{correct}", "{correcta}", "scenes.accept.caption: expected only {correct}"),
        ("title =", "titulo =", "title: expected a value, found nothing"),
        ("title =", "title", "expected TOML"),
    ],
)
def test_a_script_that_cannot_be_used_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = script_path("es").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "video.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(FielError) as error:
        load_script(path, "es")
    assert str(path) in str(error.value) and message in str(error.value)


def test_every_scene_has_an_action() -> None:
    from fiel.video.scenes import ACTIONS

    assert tuple(ACTIONS) == SCENES


def test_missing_programs_are_named_with_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(FielError, match="apt-get install chromium"):
        find_tools(str(tmp_path))
    (tmp_path / "chromium").symlink_to("/bin/true")
    with pytest.raises(FielError, match="apt-get install ffmpeg"):
        find_tools(str(tmp_path))


def test_what_is_there_is_not_overwritten_without_saying_so(tmp_path: Path, shell: Shell) -> None:
    find_chromium()
    require_programs("ffmpeg")
    (tmp_path / "fiel-es.mp4").write_text("mine")
    code, _, errors = shell("video", "--language", "es", "--out", tmp_path)
    assert code == 2 and "--overwrite" in errors
    assert (tmp_path / "fiel-es.mp4").read_text() == "mine"
    code, _, errors = shell("video", "--language", "xx", "--out", tmp_path)
    assert code == 2 and "expected some of en, es, found xx" in errors
