"""Proofreading a campaign with the LanguageTool of the settings, the campaign file or this machine."""

from fiel.bars import Bar
from fiel.campaign.work import Work
from fiel.proofreading.campaign import Proofreading, proofread_items
from fiel.settings import Settings


def proofread_work(settings: Settings, work: Work, *, wanted: bool | None, bar: Bar) -> Proofreading:
    """Check the grammar and spelling of a campaign's translations.

    Args:
        settings: Which LanguageTool server, and where its answers are kept.
        work: The campaign and its items.
        wanted: True to start LanguageTool here when no server is named, False to do without, None to use
            a server if one is named.
        bar: Told how many texts there are, and how many are done.

    Raises:
        FielError: LanguageTool does not start or does not answer.
    """
    if wanted is False:
        return Proofreading(reason="--no-grammar was given")
    return proofread_items(
        work.items,
        work.campaign.language,
        url=settings.languagetool_url or work.campaign.languagetool,
        start=bool(wanted),
        cache=settings.home / "languagetool.sqlite",
        bar=bar,
    )
