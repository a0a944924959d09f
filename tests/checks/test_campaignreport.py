import json
import tracemalloc
from collections.abc import Iterator, Sequence

from fiel.checks import Finding
from fiel.checks.campaignreport import WORST, report_findings
from fiel.items import Item
from tests.checks.reports import OUTSIDE, UNTRANSLATED, changed_number, make_item, make_report


def test_findings_and_items_are_counted_errors_first() -> None:
    report = report_findings(
        [
            (make_item(1), [UNTRANSLATED]),
            (make_item(2), [changed_number(), changed_number(), UNTRANSLATED]),
            (make_item(3), []),
        ]
    )
    counts = [(check.check, check.severity, check.findings, check.items) for check in report.checks]
    assert counts == [("changed-number", "error", 2, 1), ("untranslated", "warning", 2, 2)]
    assert report.severities == {"error": 1, "warning": 1, "none": 1}
    assert report.counts == {"changed-number": 2, "untranslated": 2}


def test_the_worst_come_by_weight_then_in_the_order_of_the_source() -> None:
    found = [(make_item(number), [changed_number(weight=number % 3)]) for number in range(30)]
    (check,) = report_findings(found).checks
    assert check.items == 30
    assert [example.item_id for example in check.worst] == [f"Test/{number}" for number in range(2, 30, 3)]
    assert len(check.worst) == WORST


def test_an_item_is_shown_once_with_its_worst_finding() -> None:
    heavy = changed_number(span=(0, 3), weight=2)
    found = [(make_item(1), [changed_number(), heavy, changed_number()])]
    (check,) = report_findings(found).checks
    assert [example.finding for example in check.worst] == [heavy]


def test_a_check_with_errors_and_warnings_has_a_report_for_each() -> None:
    lesser = Finding(check="changed-number", severity="warning", segment="instruction")
    checks = report_findings([(make_item(1), [changed_number(), lesser])]).checks
    assert [(check.check, check.severity) for check in checks] == [
        ("changed-number", "error"),
        ("changed-number", "warning"),
    ]


def test_the_json_holds_all_that_a_script_needs() -> None:
    report = make_report([(make_item(1), [changed_number(), OUTSIDE])])
    (task,) = json.loads(json.dumps(report.as_dict()))["tasks"]
    assert task["severities"] == {"error": 1, "warning": 0, "none": 0}
    outside, number = task["checks"]
    assert number == {
        "check": "changed-number",
        "severity": "error",
        "findings": 1,
        "items": 1,
        "worst": [
            {
                "item": "Test/1",
                "split": "test",
                "segment": "instruction",
                "span": [4, 6],
                "source": "2.5 metres",
                "translation": "Son 25 metros",
                "values": {"kind": "changed", "source": "2.5", "translation": "25"},
                "weight": 1.0,
            }
        ],
    }
    (whole,) = outside["worst"]  # about the whole item: its first text shows which it is
    assert (whole["segment"], whole["span"], whole["translation"]) == (None, None, "Son 25 metros")


def test_memory_does_not_grow_with_the_items() -> None:
    def found(items: int) -> Iterator[tuple[Item, Sequence[Finding]]]:
        for number in range(items):
            yield make_item(number, translation="x" * 10_000 + str(number)), [changed_number()]

    tracemalloc.start()
    try:
        report_findings(found(50))
        few = tracemalloc.get_traced_memory()[1]
        tracemalloc.reset_peak()
        report_findings(found(5000))
        many = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert many < 2 * few
