"""The command ``fiel settle``."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from fiel.campaign.rulings import rulings_path
from fiel.campaign.work import load_work
from fiel.commands.options import CAMPAIGN, HOME, JSON, echo_line, print_note, settings_in, show_bar
from fiel.errors import FielError
from fiel.messages.plaintext import count_of
from fiel.workflow.places import bring_feedback
from fiel.workflow.settle import OpenDifference, list_differences, settle_difference


@click.command(epilog='Example: fiel settle campaigns/arc-c-es.yaml 1f3a9c02 --take 1 --reason "The norm"')
@CAMPAIGN
@click.argument("sentence", metavar="[ID]", required=False)
@click.option("--take", type=click.IntRange(1), metavar="NUMBER", help="Translation NUMBER is right.")
@click.option("--text", help="This is the right translation.")
@click.option("--keep", is_flag=True, help="The differences are right; needs --reason.")
@click.option("--reason", default="", help="Why, for the record.")
@HOME
@JSON
def settle(
    campaign: Path,
    sentence: str | None,
    take: int | None,
    text: str | None,
    keep: bool,
    reason: str,
    home: Path | None,
    as_json: bool,
) -> None:
    """List English texts that people left with several translations, or settle one.

    A settled text has one translation in every validated item of the next export; the answers stay as they
    are, and the manifest and the card of the export say what was settled. Rulings are added to
    NAME.rulings.jsonl next to the campaign file; a later ruling replaces an earlier one.
    """
    chosen = [take is not None, text is not None, keep]
    if sum(chosen) > 1 or (any(chosen) != (sentence is not None)):
        raise FielError("expected an ID with one of --take, --text and --keep, or none of them to list")
    settings = settings_in(home)
    work = load_work(campaign, home=settings.home)
    bring_feedback(settings.home, work.file, note=print_note)
    with show_bar("Reading the answers", None, passing=True) as bar:
        found = list_differences(settings, work, bar=bar)
    if sentence is None:
        _show(found, as_json=as_json)
        return
    if take is not None:
        text = _take(found, sentence, take)
    ruling = settle_difference(work, found, sentence, text=text, reason=reason)
    if as_json:
        click.echo(json.dumps(ruling.model_dump(mode="json"), ensure_ascii=False, indent=2))
    else:
        echo_line(
            f"{ruling.source}: {ruling.text or 'the differences stay'} ({rulings_path(work.file.path)})"
        )


def _take(found: list[OpenDifference], sentence: str, take: int) -> str | None:
    texts = next((list(each.difference.texts) for each in found if each.id == sentence), None)
    if texts is None:
        return None  # an unknown id is refused later
    if take > len(texts):
        raise FielError(f"--take: expected a number from 1 to {len(texts)}, found {take}. Nothing changed.")
    return texts[take - 1]


def _show(found: list[OpenDifference], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([_as_json(each) for each in found], ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo("Every English text that people corrected has one translation.")
    for each in found:
        echo_line(f"{each.id}  {each.difference.source}")
        for number, (text, boxes) in enumerate(each.difference.texts.items(), start=1):
            corrected = sum(box in each.difference.corrected for box in boxes)
            echo_line(f"          {number}. {text}  ({count_of(len(boxes), 'item')}, {corrected} corrected)")
        if each.settlement is not None:
            ruled = each.settlement.text or f"the differences stay: {each.settlement.reason}"
            echo_line(f"          settled: {ruled}")


def _as_json(each: OpenDifference) -> dict[str, Any]:
    difference = each.difference
    return {
        "id": each.id,
        "source": difference.source,
        "texts": [
            {"text": text, "boxes": [asdict(box) for box in boxes]}
            for text, boxes in difference.texts.items()
        ],
        "settlement": each.settlement and each.settlement.model_dump(mode="json"),
    }
