"""Building the records of a launch: what was checked for the audit's place is not checked again."""

from collections import Counter
from dataclasses import replace

from fiel.annotation.plan import DatasetPlan
from fiel.annotation.recordbuilder import RecordBuilder, find_places
from fiel.campaign import Campaign
from fiel.checks import Finding
from fiel.items import Item
from tests.checks.items import make_item
from tests.helpers.campaigns import describe_campaign


def test_each_item_is_checked_once() -> None:
    campaign = Campaign.model_validate(describe_campaign("made"))
    task, seen = campaign.tasks[0], Counter[str]()
    items = [
        replace(make_item("es", instruction=("¿Sí?", "Yes?"), correct=None), id=str(n)) for n in range(400)
    ]

    def find_odd(item: Item) -> list[Finding]:
        seen[item.id] += 1
        odd = int(item.id) % 2
        return [Finding(check="untranslated", severity="warning", segment="instruction")] if odd else []

    plan = DatasetPlan(task=task, dataset="made", form={}, new=items)
    places, checked = find_places(campaign, plan, (find_odd,), {})
    assert 0 < len(checked) < len(items)
    questions = {"instruction": "1"}
    revisions = [(item, 1) for item in items]
    build = RecordBuilder(campaign, task, (find_odd,), {}, {}, places, questions, checked)
    records = list(build.all(revisions))
    assert seen == Counter(item.id for item in items)
    again = RecordBuilder(campaign, task, (find_odd,), {}, {}, places, questions)
    assert records == list(again.all(revisions))
