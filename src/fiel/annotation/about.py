"""What people say about themselves: a small dataset next to the campaign's own.

It has one record and asks for more answers than there will ever be people, so that it stays in everyone's
queue until they answer.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from fiel.annotation.client import Argilla, call, public_address
from fiel.annotation.fetched import FetchedCampaign
from fiel.annotation.form.formchanges import create_form
from fiel.annotation.form.parts import FormParts, ask_label, ask_text, describe_form, show_text
from fiel.annotation.records import fetch_records, find_workspace_datasets
from fiel.annotation.sending import send_records
from fiel.campaign import Campaign
from fiel.messages.catalogue import Catalogue
from fiel.people.credits import Profile, credit_people
from fiel.people.notenames import ABOUT_DATASET, COUNT_QUESTION

CREDIT_QUESTION = "credit"
NAME_QUESTION = "display_name"
VARIETY_QUESTION = "variety"
_FIELD = "welcome"
_NEVER_COMPLETE = 1_000_000


def ensure_about_dataset(client: Argilla, campaign: Campaign, workspace_id: str) -> str:
    """Create the dataset in which people say how they want to be named, or complete it, and return its id.

    Raises:
        FielError: Argilla refuses.
    """
    found = find_workspace_datasets(client, campaign.name).get(ABOUT_DATASET)
    if found and found["ready"]:
        identifier = str(found["id"])
    else:
        identifier = create_form(client, workspace_id, ABOUT_DATASET, build_about_form(campaign))
    if next(fetch_records(client, identifier), None) is None:
        text = Catalogue("about", campaign.form_language).text("welcome-text")
        record = {"external_id": ABOUT_DATASET, "fields": {_FIELD: text}}
        send_records(client, identifier, [record], progress=lambda count: None)
    return identifier


def build_about_form(campaign: Campaign) -> FormParts:
    """Build the form in which people say how they want to be named."""
    say = Catalogue("about", campaign.form_language).text
    credit = ask_label(
        CREDIT_QUESTION,
        say("credit-title"),
        {answer: say(f"credit-{answer}") for answer in ("yes", "no")},
        required=True,
        description=say("credit-description"),
    )
    texts = [
        ask_text(name, say(f"{name}-title"), required=False, description=say(f"{name}-description"))
        for name in (NAME_QUESTION, VARIETY_QUESTION)
    ]
    count = ask_label(
        COUNT_QUESTION,
        say(f"{COUNT_QUESTION}-title"),
        {answer: say(f"{COUNT_QUESTION}-{answer}") for answer in ("yes", "no")},
        required=False,
        description=say(f"{COUNT_QUESTION}-description"),
    )
    return describe_form(
        guidelines=say("welcome-text"),
        min_submitted=_NEVER_COMPLETE,
        fields=[show_text(_FIELD, say("welcome-title"))],
        questions=[credit, *texts, count],
    )


def collect_profiles(client: Argilla, campaign: str) -> list[Profile]:
    """Collect what the people of a campaign said about themselves, sorted by user name.

    A discarded form counts as a no; a draft does not count yet. Before the launch there are no profiles.
    """
    dataset = find_workspace_datasets(client, campaign).get(ABOUT_DATASET)
    if dataset is None or not dataset["ready"]:
        return []
    usernames = {user["id"]: user["username"] for user in call(client, "GET", "users")["items"]}
    return read_profiles(fetch_records(client, dataset["id"], include="responses"), usernames)


def read_profiles(records: Iterable[Mapping[str, Any]], usernames: Mapping[str, str]) -> list[Profile]:
    """Read what people said about themselves, sorted by user name; ``usernames`` are by user id."""
    profiles = [
        _read_profile(usernames[response["user_id"]], response)
        for record in records
        for response in record.get("responses") or ()
        if response["status"] != "draft" and response["user_id"] in usernames
    ]
    return sorted(profiles, key=lambda profile: profile.username)


def _read_profile(username: str, response: Mapping[str, Any]) -> Profile:
    if response["status"] != "submitted":
        return Profile(username=username, credit=False)
    values = {name: value["value"] for name, value in (response["values"] or {}).items()}
    return Profile(
        username=username,
        credit=values.get(CREDIT_QUESTION) == "yes",
        display_name=values.get(NAME_QUESTION) or "",
        variety=(values.get(VARIETY_QUESTION) or "").strip(),
        count_variety=values.get(COUNT_QUESTION) == "yes",
    )


def credit_campaign(client: Argilla, campaign: Campaign) -> Campaign:
    """Return the campaign with the credits that its people want; see `fiel.people.credits.credit_people`."""
    credits = credit_people(campaign.credits, collect_profiles(client, campaign.name))
    return campaign.model_copy(update={"credits": credits})


def fetched_profiles(fetched: FetchedCampaign) -> list[Profile]:
    """Read what people said about themselves from the fetched data."""
    about = fetched.named(ABOUT_DATASET)
    usernames = {key: user.username for key, user in fetched.users.items()}
    return read_profiles(about.records.values() if about else (), usernames)


def find_display_names(client: Argilla, user_id: str) -> set[str]:
    """Return the display names that a person asked for in every campaign of this Argilla."""
    found = set()
    for dataset in call(client, "GET", "me/datasets")["items"]:
        if dataset["name"] == ABOUT_DATASET and dataset["status"] == "ready":
            records = fetch_records(client, dataset["id"], include="responses")
            found |= {each.display_name for each in read_profiles(records, {user_id: ""})}
    return found - {""}


def forget_profile(client: Argilla, user_id: str) -> int:
    """Delete what a person said about themselves in every campaign; return the number of deleted answers."""
    deleted = 0
    for dataset in call(client, "GET", "me/datasets")["items"]:
        if dataset["name"] != ABOUT_DATASET or dataset["status"] != "ready":
            continue
        for record in fetch_records(client, dataset["id"], include="responses"):
            for response in record.get("responses") or ():
                if response["user_id"] == user_id:
                    call(client, "DELETE", f"responses/{response['id']}")
                    deleted += 1
    return deleted


def about_address(client: Argilla, dataset_id: str) -> str:
    """Return the address of the form in which people say how they want to be named."""
    return f"{public_address(client)}/dataset/{dataset_id}/annotation-mode"
