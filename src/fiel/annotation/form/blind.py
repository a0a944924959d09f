"""The form in which people answer a question without seeing its key."""

import hashlib
import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from fiel.annotation.form.fields import DIGEST_KEY, PRIORITY_PROPERTY
from fiel.annotation.form.parts import FormParts, ask_label, describe_form, note_hidden_integer, show_template
from fiel.benchmarks.columns import LETTERS
from fiel.campaign import Campaign, Task
from fiel.items import Item
from fiel.messages.catalogue import Catalogue
from fiel.messages.languages import writing_direction
from fiel.verdicts.blind import NEEDED, NONE, UNSURE

QUESTION_FIELD = "question"
CHOICE_QUESTION = "choice"
_FEWEST_LETTERS = 5  # so that items added later rarely need another form, which Argilla does not allow


def build_blind_form(campaign: Campaign, items: Sequence[Item], *, fewest: int = 0) -> FormParts:
    """Describe the form: a question with its options, and one choice; ``fewest`` is of the options.

    It has nothing that tells the key: not the English original's key, no finding, no opinion.
    """
    say = Catalogue("blind", campaign.form_language).text
    letters = LETTERS[: max([_FEWEST_LETTERS, fewest, *(len(item.options) for item in items)])]
    choice = ask_label(
        CHOICE_QUESTION,
        say("choice-title"),
        {
            **{letter: letter for letter in letters},
            NONE: say("choice-none"),
            UNSURE: say("choice-unsure"),
        },
        required=True,
        description=say("choice-description"),
    )
    template = files("fiel.annotation.form").joinpath("blind.html").read_text(encoding="utf-8")
    return describe_form(
        guidelines=say("guide"),
        min_submitted=NEEDED,
        fields=[show_template(QUESTION_FIELD, say("question-title"), template)],
        questions=[choice],
        metadata=[note_hidden_integer(PRIORITY_PROPERTY, say("priority-title"))],
    )


def build_blind_record(campaign: Campaign, task: Task, item: Item) -> dict[str, Any]:
    """Build the API request body for one question."""
    return {
        "external_id": item.id,
        "fields": {QUESTION_FIELD: show_question(campaign, task, item)},
        "metadata": {DIGEST_KEY: digest_question(item), PRIORITY_PROPERTY: 0},
    }


def show_question(campaign: Campaign, task: Task, item: Item, *, notice: str = "") -> dict[str, Any]:
    """Arrange a question for the template, with a notice above it if there is one."""
    assert task.definition.multiple_choice is not None  # it can be asked
    script = {"language": campaign.language, "direction": writing_direction(campaign.language)}
    return {
        "notice": notice,
        "question": task.definition.multiple_choice.question(item),
        **script,
        "options": [
            {"letter": letter, "text": option.translation, **script}
            for letter, option in zip(LETTERS, item.options, strict=False)
        ],
    }


def digest_question(item: Item) -> str:
    """Return a fingerprint of what people read, which says nothing about the key.

    With the key in it, anybody could try all options until one fits.
    """
    content = [item.id, [[segment.name, segment.translation] for segment in item.segments]]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]


def name_key(item: Item) -> str:
    """Return the letter of the key among the options as they are shown."""
    return LETTERS[[option.name for option in item.options].index(str(item.correct))]


def read_choice(item: Item, value: str) -> str | None:
    """Return the option's segment name, `NONE` or `UNSURE` from a label; None for an option it lacks."""
    if value in (NONE, UNSURE):
        return value
    place = LETTERS.find(value)
    return item.options[place].name if 0 <= place < len(item.options) else None
