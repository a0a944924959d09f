"""The names of what a campaign's datasets in Argilla say for people's own pages, in their metadata."""

ABOUT_DATASET = "about-you"
"""Name of the dataset in which people say how they want to be named; see `fiel.annotation.about`."""

COUNT_QUESTION = "variety_public"
"""Name of its question about counting the variety in public.

Forms from before there was this question promised that only the organizers see the variety: nobody agreed
there.
"""

BLIND_PREFIX = "blind-"
"""Prefix of the names of datasets with questions to answer without the key; see `fiel.annotation.blind`."""

PAGE_KEY = "own_page"
"""What the campaign and the task are called, and where the dashboard is."""

REPLIES_KEY = "replies"
"""The organizers' answers to comments, by the comment's id: ``done`` and ``answered``."""

RELEASE_KEY = "release"
"""The last public release of the task: ``url``, and ``until`` when its answers were given, in UTC."""


def has_items(dataset: str) -> bool:
    """Tell by its name whether a dataset has a campaign's items: no questions, nothing about people."""
    return dataset != ABOUT_DATASET and not dataset.startswith(BLIND_PREFIX)
