"""The first message to a person of a campaign, in the language of its form."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fiel.campaign import Campaign
from fiel.messages.catalogue import Catalogue, choose_language

AREA = "welcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """A person to welcome.

    Attributes:
        name: What to call them.
        password: Their first password, if it is to be in the message.
        links: Where they annotate, by dataset.
        about_you: Where they say how they want to be named, or an empty text.
    """

    username: str
    name: str
    password: str | None = None
    links: Mapping[str, str] = field(default_factory=dict)
    about_you: str = ""


def write_welcome(person: Newcomer, campaign: Campaign) -> str:
    """Write the message to a person, in lines."""
    language = choose_language(AREA, campaign.form_language)
    words = Catalogue(AREA, language)
    lines = [
        words.text("welcome-hello", name=person.name),
        words.text("welcome-thanks", title=campaign.title_in(campaign.form_language)),
        "",
        words.text("welcome-start"),
        *person.links.values(),
        words.text("welcome-account", username=person.username),
    ]
    if person.password:
        lines.append(words.text("welcome-password", password=person.password))
    lines += ["", words.text("welcome-guide")]
    if person.about_you:
        lines += [words.text("welcome-about"), person.about_you]
    return "\n".join(lines) + "\n"
