import json
import re
from pathlib import Path

import numpy as np
import pytest

from fiel.commands.impact import impact as command
from fiel.errors import FielError
from fiel.impact.drawing import draw_impact
from fiel.impact.results import Impact, Interval, SettingDifference
from fiel.impact.webpage import write_impact_page
from fiel.impact.wording import (
    PAPER_LANGUAGES,
    Numbers,
    describe_metric,
    describe_task,
    paper_languages,
    write_paragraph,
)
from fiel.messages import catalogue
from fiel.messages.catalogue import Catalogue, available_languages
from fiel.release.content import Release
from fiel.release.dataset import write_release
from fiel.workflow.impact import measure_impact, read_impact
from tests.helpers.organizer import Shell
from tests.impact.made_up import MadeUp, build_made_up, export_made_up, write_harness_logs

HOSTILE = '<script>alert("x")</script> $\\frac{$ & | [a](javascript:b) \x1b[31m 模型'
ITEMS = 30


def write_sides(folder: Path, made_up: MadeUp, models: int = 3) -> tuple[Path, Path]:
    for number in range(models):
        name = HOSTILE if number == 0 else f"acme/{number}"
        random = np.random.default_rng(number)
        old = random.random(ITEMS) < 0.5
        new = old | (np.arange(ITEMS) < 4 * number + 2)
        place = str(number)
        for side, items, scores in (("before", made_up.before, old), ("after", made_up.after, new)):
            write_harness_logs(folder / side / place, "m", items, scores.astype(float), model_name=name)
    return folder / "before", folder / "after"


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> MadeUp:
    return export_made_up(tmp_path_factory.mktemp("export") / "out", items=ITEMS, corrected=12, unusable=2)


@pytest.fixture(scope="module")
def found(made_up: MadeUp, tmp_path_factory: pytest.TempPathFactory) -> Impact:
    return measure_impact(*write_sides(tmp_path_factory.mktemp("logs"), made_up), made_up.folder)


def test_nothing_from_the_logs_acts_on_the_page(found: Impact) -> None:
    page = write_impact_page(found)
    assert "<script" not in page and "&lt;script&gt;" in page
    assert "default-src 'none'" in page
    assert not re.findall(r"""(?:src|href)=["'](?!data:image/png;base64,)""", page)
    assert page.count("<img ") == len(found.tasks["arc"].metrics) == 2
    assert "¿Cuánto es 3 mas 1?" in page and "¿Cuánto es 3 más 1?" in page


def test_the_page_says_what_was_measured_in_the_language_of_the_data(found: Impact) -> None:
    page = write_impact_page(found)
    assert '<html lang="es"' in page and "Qué cambió con la validación" in page
    change = found.tasks["arc"].metrics[0].models[2].parts["all"]
    assert change.gained and f">{Numbers('es').percent(change.change.value, signed=True)}<" in page
    other = write_impact_page(found.model_copy(update={"language": "ja"}))
    assert '<html lang="en"' in other and "What validation changed" in other
    assert other.count("<article>") == sum(len(metric.flips) for metric in found.tasks["arc"].metrics)


def test_many_models_are_drawn_without_trouble(found: Impact) -> None:
    metric = found.tasks["arc"].metrics[0]
    many = metric.model_copy(update={"models": list(metric.models) * 20})
    assert draw_impact(many, Catalogue("impact", "en")).startswith(b"\x89PNG")


def test_the_paragraph_is_also_in_the_campaigns_own_language(found: Impact) -> None:
    basque = found.model_copy(update={"language": "eu"})
    assert [paper_languages(each) for each in (found, basque)] == [["en", "es"], ["en", "es", "eu"]]
    page = write_impact_page(basque)
    assert '<html lang="eu"' in page and "bootstrap birlaginketatik" in page


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_the_paragraph_has_the_numbers(found: Impact, language: str) -> None:
    text = write_paragraph(found, "arc", language)
    metric = found.tasks["arc"].metrics[0]
    for model in metric.models:
        assert Numbers(language).percent(model.parts["all"].after) in text
    assert "McNemar" in text and "5.000" in text.replace(",", ".") and "lm-evaluation-harness" in text
    assert Numbers(language).decimal(metric.tau.value) in text


def test_a_paragraph_counts_none_and_one_in_words(found: Impact) -> None:
    task = found.tasks["arc"]

    def write(count: int, language: str) -> str:
        items = {**task.items, "corrected": count, "unusable": count}
        return write_paragraph(
            found.model_copy(update={"tasks": {"arc": task.model_copy(update={"items": items})}}),
            "arc",
            language,
        )

    assert ": none of these items was corrected and none is unusable." in write(0, "en")
    assert ": one of these items was corrected and one is unusable." in write(1, "en")
    assert ": de esos ítems no se corrigió ninguno y ninguno es inservible." in write(0, "es")
    assert ": de esos ítems se corrigió uno y uno es inservible." in write(1, "es")


def test_a_paragraph_on_many_models_gives_their_range(found: Impact) -> None:
    task = found.tasks["arc"]
    metric = task.metrics[0]
    many = task.model_copy(
        update={"metrics": [metric.model_copy(update={"models": list(metric.models) * 3})]}
    )
    text = write_paragraph(found.model_copy(update={"tasks": {"arc": many}}), "arc", "en")
    changes = [model.parts["all"].change.value or 0 for model in metric.models]
    assert f"acc changed by +{100 * min(changes):.1f} to +{100 * max(changes):.1f} points" in text


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_all_that_was_left_out_is_told(found: Impact, language: str) -> None:
    task = found.tasks["arc"]
    assert len(describe_task(task, language)) == 1
    counts = {"left_out": 71, "unknown": 72, "reprompted": 73, "simulated": 74}
    names = {"only_before": ["acme/old"], "only_after": ["acme/new"], "limits": {"arc_es": "40/90"}}
    values = ((None, None, "base_url"), ("7", "8", "batch_size"))
    differences = [
        SettingDifference(model="acme/one", setting=setting, before=before, after=after)
        for before, after, setting in values
    ]
    said = describe_task(task.model_copy(update={**counts, **names, "differences": differences}), language)
    assert len(said) == 10
    for each in (*map(str, counts.values()), "acme/old", "acme/new", "base_url", "batch_size", "40/90"):
        assert sum(each in line for line in said) == 1


def test_numbers_are_written_as_languages_do() -> None:
    spanish, english = Numbers("es"), Numbers("en")
    assert spanish.percent(-0.0123, signed=True) == "−1,2" and english.percent(0.0123, signed=True) == "+1.2"
    assert english.percent(-0.0003, signed=True) == english.percent(0.0003, signed=True) == "0.0"
    assert english.equation(0.0004) == "< 0.001" and spanish.equation(0.02) == "= 0,020"
    assert english.percent(None) == "–"


def test_the_command_prints_and_writes(made_up: MadeUp, tmp_path: Path, shell: Shell) -> None:
    before, after = write_sides(tmp_path, made_up)
    page = tmp_path / "impact.html"
    code, output, _ = shell("impact", before, after, "--export", made_up.folder, "--html", page)
    assert code == 0 and "\x1b" not in output
    assert "We evaluated 3 models" in output and "Evaluamos 3 modelos" in output
    assert "unusable: " in output and page.read_text("utf-8").startswith("<!doctype html>")
    code, output, _ = shell("impact", before, after, "--export", made_up.folder / "arc", "--json")
    assert code == 0
    assert Impact.model_validate(json.loads(output)) == measure_impact(before, after, made_up.folder)
    assert command.name == "impact"


def test_the_command_refuses_with_2_and_writes_nothing(made_up: MadeUp, tmp_path: Path, shell: Shell) -> None:
    before, after = write_sides(tmp_path, made_up)
    page = tmp_path / "impact.html"
    code, output, errors = shell("impact", after, before, "--export", made_up.folder, "--html", page)
    assert code == 2 and not output and "wrong way round" in errors and not page.exists()


def releases(**changes: int) -> list[Release]:
    return [build_made_up(**{"items": ITEMS, "corrected": 12, "unusable": 2, **changes})[0]]


def test_an_export_shows_the_impact_measured_on_its_rows(
    found: Impact, made_up: MadeUp, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    write_release(releases(), out)
    before = json.loads((out / "manifest.json").read_text("utf-8"))["files"]
    write_release(releases(), out, impact=found)
    after = json.loads((out / "manifest.json").read_text("utf-8"))["files"]
    assert {path for path in after if before.get(path) != after[path]} == {"arc/README.md"}
    card = (out / "arc/README.md").read_text("utf-8")
    for heading in (
        "### What validation changed for models",
        "### Qué cambió la validación para los modelos",
    ):
        assert card.count(heading) == 1
    assert "<script" not in card.replace("\\<script", "")
    change = found.tasks["arc"].metrics[0].models[2].parts["corrected"]
    assert f"| {Numbers('en').percent(change.change.value, signed=True)} |" in card


def test_an_impact_measured_on_other_rows_is_refused(found: Impact, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(FielError, match="arc: expected an impact measured on these rows, found .* others"):
        write_release(releases(corrected=11), out, impact=found)
    assert not out.exists()
    task = found.tasks["arc"].model_copy(update={"files": {}})
    with pytest.raises(FielError, match="expected an impact measured on these rows"):
        write_release(releases(), out, impact=found.model_copy(update={"tasks": {"arc": task}}))


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"format": "fiel-impact-9"}', '{"draws": NaN}', "[" * 100_000]
)
def test_what_is_no_impact_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "impact.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FielError, match="impact.json"):
        read_impact(path)


@pytest.mark.parametrize("language", available_languages("impact"))
def test_the_order_is_only_said_to_have_changed_when_chance_does_not_explain_it(
    found: Impact, language: str
) -> None:
    metric = found.tasks["arc"].metrics[0]
    assert metric.tau_p is not None and metric.tau_p > 0.05  # three models, 30 items
    texts = []
    for p in (0.051, 0.0499):
        changed = metric.model_copy(update={"tau_p": p})
        task = found.tasks["arc"].model_copy(update={"metrics": [changed]})
        texts.append(
            (
                describe_metric(changed, language)[0],
                write_paragraph(found.model_copy(update={"tasks": {"arc": task}}), "arc", language),
            )
        )
    source = Path(catalogue.__file__).parent.joinpath(language, "impact.ftl").read_text("utf-8")
    for place, key in enumerate(("tau", "metric-ranks")):
        own = source[source.index(f"\n{key} = ") :]
        for order, said in zip(("same", "changed"), texts, strict=True):
            words = re.search(rf"\[{order}\] (.+)$", own, re.M)
            assert words is not None and words[1] in said[place]
        assert texts[0][place] != texts[1][place]


@pytest.mark.parametrize("language", available_languages("impact"))
def test_a_paragraph_says_that_volunteers_were_simulated(found: Impact, language: str) -> None:
    task = found.tasks["arc"].model_copy(update={"simulated": 61})
    text = write_paragraph(found.model_copy(update={"tasks": {"arc": task}}), "arc", language)
    assert Catalogue("impact", language).text("simulated", count=61) in text
    assert Catalogue("impact", language).text("simulated", count=0) not in write_paragraph(
        found, "arc", language
    )


def test_a_page_from_right_to_left_keeps_signs_and_intervals_in_order(found: Impact) -> None:
    numbers = Numbers("ar")
    assert numbers.percent(-0.0123, signed=True) == "\u200e−1.2"
    assert numbers.percent(0.0123) == "1.2" and numbers.percent(0.0, signed=True) == "0.0"
    interval = Interval(value=0.02, low=-0.01, high=0.05)
    assert numbers.bounds(interval) == "\u2066[\u200e−1.0, \u200e+5.0]\u2069"
    assert numbers.rank(Interval(value=2, low=1, high=3)) == "\u20662 (1–3)\u2069"
    assert numbers.equation(0.0004) == "\u2066< 0.001\u2069"
    page = write_impact_page(found.model_copy(update={"language": "ar"}))
    assert '<html lang="ar" dir="rtl">' in page
    assert page.count("<blockquote") == page.count('dir="auto">') == 3
    change = found.tasks["arc"].metrics[0].models[2].parts["all"].change
    assert f'<td class="number">{numbers.bounds(change)}</td>' in page
    cells = re.findall(r'<td class="number">([^<]*)</td>', page)
    assert not [cell for cell in cells if cell[:1] in ("+", "−", "[")]
