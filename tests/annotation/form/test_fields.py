from typing import Any

import pytest

from fiel.annotation.form.fields import annotation_address, build_record, build_template, order_addresses
from fiel.annotation.form.showing import show_item
from fiel.campaign import Annotation, Campaign
from fiel.checks import Finding
from fiel.items import Item, Segment
from tests.helpers.campaigns import describe_campaign

TEXT = "Son 25 metros de  <b>tela</b>"


def make_item(**changes: Any) -> Item:
    values: dict[str, Any] = {
        "id": "Test/1",
        "benchmark": "arc",
        "split": "test",
        "position": 0,
        "segments": (Segment("instruction", TEXT, "2.5 metres"), Segment("option_a", "Sí", "Yes")),
        "answer": "A",
        "correct": "option_a",
        "row": {},
    }
    return Item(**{**values, **changes})


def make_finding(span: tuple[int, int] | None, **changes: Any) -> Finding:
    values: dict[str, Any] = {
        "check": "changed-number",
        "severity": "error",
        "segment": "instruction",
        "values": {"kind": "changed", "source": "2.5", "translation": "25"},
    }
    return Finding(span=span, **{**values, **changes})


WARNING = {"check": "untranslated", "severity": "warning", "values": {}}
NUMBERS = "Los números no coinciden: en inglés 2.5, aquí 25."
UNTRANSLATED = "Parece que se quedó en inglés."


def shown(*findings: Finding, language: str = "es") -> dict[str, Any]:
    return show_item(make_item(), findings, language=language, form_language="es")


def test_the_place_of_a_finding_is_a_piece_with_its_sentence() -> None:
    instruction, option = shown(make_finding((4, 6)))["segments"]
    assert instruction["pieces"] == [
        {"text": "Son "},
        {"text": "25", "mark": "error", "note": NUMBERS},
        {"text": " metros de  <b>tela</b>"},
    ]
    assert instruction["translation"] == TEXT
    assert instruction["findings"] == [
        {"severity": "error", "sign": "✖", "label": "Posible error:", "text": NUMBERS},
    ]
    assert option["findings"] == [] and "pieces" not in option


def test_where_places_overlap_the_error_shows_and_both_are_said() -> None:
    instruction = shown(make_finding((4, 13)), make_finding((0, 6), **WARNING))["segments"][0]
    assert [(piece["text"], piece.get("mark")) for piece in instruction["pieces"]] == [
        ("Son ", "warning"),
        ("25", "error"),
        (" metros", "error"),
        (" de  <b>tela</b>", None),
    ]
    assert instruction["pieces"][1]["note"] == f"{NUMBERS} {UNTRANSLATED}"


def test_a_finding_without_a_place_is_said_only() -> None:
    item = shown(make_finding(None, **WARNING), make_finding(None, **WARNING, segment=None))
    assert "pieces" not in item["segments"][0]
    assert [each["text"] for each in item["segments"][0]["findings"]] == [UNTRANSLATED]
    assert [each["label"] for each in item["findings"]] == ["Aviso:"]


@pytest.mark.parametrize(("language", "direction"), [("es", "ltr"), ("ar", "rtl"), ("fa-IR", "rtl")])
def test_a_translation_runs_as_its_script_does(language: str, direction: str) -> None:
    assert {each["direction"] for each in shown(language=language)["segments"]} == {direction}


def template(language: str = "es", **changes: Any) -> str:
    campaign = Campaign.model_validate(
        describe_campaign("made", annotation={"language": language}, **changes)
    )
    return build_template(campaign)


def test_the_form_links_to_the_guide_or_says_where_it_is() -> None:
    linked = template(guide_url="https://example.org/guia?a=1&b=%22")
    assert 'href="https://example.org/guia?a=1&amp;b=%22"' in linked
    assert "Abrir la guía</a>" in linked
    assert "abajo del todo" in template() and "href" not in template()
    assert "at the very bottom" in template("en")


def metadata(*findings: Finding, audit: float) -> dict[str, Any]:
    campaign = Campaign.model_validate(describe_campaign("made"))
    campaign = campaign.model_copy(update={"annotation": Annotation(audit=audit)})
    questions = {"instruction": "1", "option_a": "2"}
    record = build_record(
        campaign, campaign.tasks[0], make_item(), findings=findings, places=(4, 4), questions=questions
    )
    assert record["metadata"].pop("digest") == make_item().digest
    return dict(record["metadata"])


def test_a_record_says_what_was_found_and_how_soon_it_is_to_be_seen() -> None:
    error, warning = make_finding((4, 6)), make_finding(None, **WARNING)
    assert metadata(audit=0) == {"split": "test", "priority": 3}  # no finding, but no question mark either
    warned = metadata(warning, audit=0)
    assert 0 < warned.pop("priority") < 9
    assert warned == {"split": "test", "findings": ["untranslated"]}
    assert metadata(warning, error, error, audit=0) == {
        "split": "test",
        "priority": 9,
        "findings": ["changed-number", "untranslated"],
        "errors": ["changed-number"],
    }
    audited = metadata(audit=1)
    assert audited == {"split": "test", "priority": 4}  # and nothing says that it is the audit


def test_the_address_sorts_as_argillas_own_interface_does() -> None:
    address = annotation_address("http://127.0.0.1:6900/", "1234")
    assert address == "http://127.0.0.1:6900/dataset/1234/annotation-mode?sort=metadata.priority.desc"


def test_links_of_other_orders_sort_by_priority_first() -> None:
    address = annotation_address("http://127.0.0.1:6900/", "1234")
    links = order_addresses(address)
    assert len(set(links)) == 6 and all(link.startswith(f"{address}~record.") for link in links)
    assert order_addresses(address, begin=8) == [*links[2:], *links[:2]]
