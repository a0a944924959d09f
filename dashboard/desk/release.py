"""Export, rehearsal, publication and thanks."""

import io
import zipfile
from pathlib import Path

import streamlit as st

from desk.place import Place
from desk.rendering import show
from desk.steps import last_step, offer_step


def show_release(place: Place) -> None:
    """Show the way from the answers to a dataset on the Hub, and the thank-you pages."""
    words = place.words
    out = place.settings.home / "exports" / place.name
    out.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    st.subheader(words.text("export-title"))
    keep = st.checkbox(words.text("export-keep"), key="keep")
    unresolved = ("--unresolved", "keep") if keep else ()
    offer_step(place, "export-button", "export", "{}", "--out", str(out), *unresolved, key="export")
    exported = last_step(place, "export")
    done = exported is not None and exported.state == "done" and out.exists()
    offer_step(place, "export-verify", "verify", str(out), key="verify", disabled=not done)
    st.subheader(words.text("publish-title"))
    show("muted", words, text=words.text("publish-text"))
    _offer_publication(place, out, done)
    st.subheader(words.text("receipts-title"))
    _offer_receipts(place)


def _offer_publication(place: Place, out: Path, exported: bool) -> None:
    words = place.words
    tasks = [each.name for each in place.file.campaign.tasks]
    task = st.selectbox(words.text("publish-task"), tasks, key="publish task") if len(tasks) > 1 else tasks[0]
    repo = st.text_input(words.text("publish-repo"), placeholder="OWNER/NAME", key="repo").strip()
    tag = st.text_input(words.text("publish-tag"), placeholder="v1.0", key="tag").strip()
    step = ("publish", str(out / task), "--to", repo or "OWNER/NAME", *(("--tag", tag) if tag else ()))
    ready = exported and bool(repo)
    offer_step(place, "publish-rehearse", *step, "--dry-run", key="rehearse", disabled=not ready)
    rehearsed = last_step(place, *step, "--dry-run")
    seen = ready and rehearsed is not None and rehearsed.state == "done"
    offer_step(place, "publish-private", *step, key="publish", disabled=not seen, main=seen)
    typed = st.text_input(words.text("publish-confirm"), key="public name").strip()
    sure = seen and typed == repo
    offer_step(place, "publish-public", *step, "--public", "--yes", key="public", disabled=not sure)


def _offer_receipts(place: Place) -> None:
    words = place.words
    done = last_step(place, "receipts", "{}")
    number = 1
    folder = place.settings.home / "receipts"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    while (out := folder / f"{place.name}-{number}").exists():
        number += 1
    offer_step(place, "receipts-button", "receipts", "{}", "--out", str(out), key="receipts")
    if done and done.state == "done" and place.organizer.owner:
        st.download_button(
            words.text("receipts-download"),
            _pack(Path(done.words[-1])),
            f"{place.name}-receipts.zip",
            "application/zip",
            on_click="ignore",
        )


def _pack(folder: Path) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.glob("*")) if folder.is_dir() else ():
            packed.write(path, path.name)
    return content.getvalue()
