"""One feed per source, shared by all visitors."""

import streamlit as st

from fiel.settings import load_public_settings
from fiel.snapshots.feed import Reading, SnapshotFeed
from fiel.snapshots.snapshotsource import open_source

__all__ = ["Reading", "open_feed"]


def open_feed() -> SnapshotFeed:
    """Return the feed of the snapshot in the settings."""
    return _open_feed(load_public_settings().snapshot_address)


@st.cache_resource
def _open_feed(address: str) -> SnapshotFeed:
    settings = load_public_settings()
    return SnapshotFeed(open_source(settings.model_copy(update={"snapshot": address})))
