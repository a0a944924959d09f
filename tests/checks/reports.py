"""Reports for the tests of how they look."""

from collections.abc import Sequence

from fiel.checks import Finding
from fiel.checks.campaignreport import CampaignReport, TaskReport, report_findings
from fiel.items import Item, Segment

HOSTILE = "<script>document.title = 'taken'</script> & <img src=x onerror=\"document.title = 'taken'\">"


def make_item(number: int, translation: str = "Son 25 metros", source: str | None = "2.5 metres") -> Item:
    segments = (Segment("instruction", translation, source), Segment("option_a", "Sí", "Yes"))
    return Item(
        id=f"Test/{number}",
        benchmark="arc",
        split="test",
        position=number,
        segments=segments,
        answer="A",
        correct="option_a",
        row={},
    )


def changed_number(span: tuple[int, int] | None = (4, 6), weight: float = 1.0) -> Finding:
    return Finding(
        check="changed-number",
        severity="error",
        segment="instruction",
        span=span,
        values={"kind": "changed", "source": "2.5", "translation": "25"},
        weight=weight,
    )


UNTRANSLATED = Finding(check="untranslated", severity="warning", segment="option_a")
OUTSIDE = Finding(check="answer-outside", severity="error", values={"answer": "E"})


def make_report(
    found: Sequence[tuple[Item, Sequence[Finding]]], *, language: str = "es", form_language: str = "es"
) -> CampaignReport:
    task = TaskReport(
        task="arc",
        benchmark="arc",
        items=len(found),
        splits={"test": len(found)},
        datasets={"arc": len(found)},
        english={"paired": len(found)},
        found=report_findings(found),
    )
    return CampaignReport(
        campaign="made",
        title="Prueba <b>",
        language=language,
        form_language=form_language,
        license="Apache-2.0",
        min_submitted=1,
        tasks=(task,),
    )
