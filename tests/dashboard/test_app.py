import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from fiel.snapshot import LATEST, write_snapshot
from fiel.tables import Tables, join_tables
from tests.dashboard.seeding import make_second_tables, make_tables, seed_snapshot

APP = Path(__file__).parents[2] / "dashboard" / "app.py"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FIEL_SNAPSHOT", str(tmp_path / "snapshot"))
    return tmp_path / "snapshot"


def run_app(locale: str | None = "es-ES", **query: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    if locale:
        app.context["locale"] = locale
    for name, value in query.items():
        app.query_params[name] = value
    return checked(app.run())


def checked(app: AppTest) -> AppTest:
    assert not app.exception, app.exception
    return app


def progress_texts(app: AppTest) -> list[str]:
    bars: list[Any] = list(app.get("progress"))
    return [bar.text for bar in bars]


def table_rows(app: AppTest, index: int, *columns: str) -> list[tuple[Any, ...]]:
    return list(app.dataframe[index].value[list(columns)].itertuples(index=False, name=None))


def shown(app: AppTest) -> str:
    kinds = (app.title, app.subheader, app.markdown, app.text, app.info, app.warning, app.caption)
    return "\n".join(element.value for kind in kinds for element in kind)


@pytest.mark.parametrize(
    ("locale", "done", "labels", "anonymous", "simulated", "title"),
    [
        (
            "es-MX",
            "9 de 24 elementos revisados (37 %)",
            ["Respuestas", "Personas"],
            "Y 1 persona sin nombre público, con 2 respuestas.",
            "Luz · simulado",
            "Demostración",
        ),
        (
            "en-GB",
            "9 of 24 items reviewed (37%)",
            ["Answers", "People"],
            "And 1 person without a public name, with 2 answers.",
            "Luz · simulated",
            "Demostración \\(en\\)",
        ),
    ],
)
def test_the_numbers_of_one_campaign(
    folder: Path, locale: str, done: str, labels: list[str], anonymous: str, simulated: str, title: str
) -> None:
    seed_snapshot(folder, make_tables())
    app = run_app(locale)
    assert progress_texts(app) == [done]
    assert [(metric.label, metric.value) for metric in app.metric] == list(zip(labels, "93", strict=True))
    assert app.subheader[0].value == title
    assert table_rows(app, 0, "task", "done", "total", "answers", "benchmark") == [
        ("demo-arc", 9, 24, 9, "arc")
    ]
    assert table_rows(app, 1, "rank", "contributor", "answers", "corrected") == [
        (1, "Ana *Gil*", 5, 2),
        (2, simulated, 2, 0),
    ]
    assert anonymous in [text.value for text in app.text]
    assert len(app.selectbox) == 1  # the language: there is no campaign to choose


def test_the_banner_says_how_much_is_simulated(folder: Path) -> None:
    seed_snapshot(folder, make_tables())
    assert run_app("es").warning[0].value.startswith("Datos simulados: 2 de las respuestas son inventadas")
    assert run_app("en").warning[0].value.startswith("Simulated data: 2 of the answers are made up")
    seed_snapshot(folder, make_second_tables())
    assert not run_app("es").warning


def test_all_campaigns_and_one_of_them(folder: Path) -> None:
    seed_snapshot(folder, join_tables([make_tables(), make_second_tables()]))
    app = run_app("es")
    assert progress_texts(app) == [
        "12 de 34 elementos revisados (35 %)",
        "9 de 24 elementos revisados (37 %)",
        "3 de 10 elementos revisados (30 %)",
    ]
    assert [metric.value for metric in app.metric] == ["12", "hasta 5", "9", "3", "3", "2"]
    assert "Y hasta 3 personas sin nombre público, con 5 respuestas." in shown(app)

    checked(app.selectbox(key="campaign").select("otra").run())
    assert progress_texts(app) == ["3 de 10 elementos revisados (30 %)"]
    assert "Todavía no hay respuestas con nombre." in shown(app)
    assert "Y 2 personas sin nombre público, con 3 respuestas." in shown(app)
    assert table_rows(app, 0, "task", "done", "total") == [("otra-hellaswag", 2, 6), ("otra-mmlu", 1, 4)]


def test_the_language_of_the_address_and_of_the_selector(folder: Path) -> None:
    seed_snapshot(folder, make_tables())
    app = run_app("es-ES", lang="en")
    assert progress_texts(app) == ["9 of 24 items reviewed (37%)"]
    checked(app.selectbox(key="language").select("es").run())
    assert progress_texts(app) == ["9 de 24 elementos revisados (37 %)"]
    assert app.query_params["lang"] in ("es", ["es"])


@pytest.mark.parametrize(
    ("locale", "heading"),
    [
        (None, "Todavía no hay datos"),
        ("es", "Todavía no hay datos"),
        ("en", "No data yet"),
        ("fr-FR", "No data yet"),
    ],
)
def test_no_snapshot_yet(folder: Path, locale: str | None, heading: str) -> None:
    app = run_app(locale)
    assert app.subheader[0].value == heading
    assert not app.metric and not app.warning


def test_a_snapshot_without_campaigns(folder: Path) -> None:
    seed_snapshot(folder, Tables.empty())
    assert run_app("en").info[0].value == "There are no campaigns to show yet."


def test_the_first_snapshot_is_damaged(folder: Path) -> None:
    seed_snapshot(folder, make_tables())
    (folder / LATEST).write_text("{")
    app = run_app("es")
    assert app.warning[0].value == (
        "Los datos no se pueden leer ahora mismo. Volveremos a intentarlo en unos segundos."
    )
    assert str(folder) not in shown(app)
    assert not app.metric


@pytest.mark.parametrize("damage", ["half-written", "file gone", "all gone"])
def test_the_last_good_snapshot_stays_while_the_next_is_damaged(folder: Path, damage: str) -> None:
    taken = datetime.now(UTC) - timedelta(hours=3, minutes=5)
    write_snapshot(make_tables(done=3), folder, created_at=taken)
    app = run_app("es")
    assert progress_texts(app) == ["3 de 24 elementos revisados (12 %)"]

    info = write_snapshot(make_tables(done=4), folder, created_at=datetime.now(UTC))
    if damage == "half-written":
        (folder / LATEST).write_text('{"schema_version": 1')
    elif damage == "file gone":
        (folder / info.path / "items.parquet").unlink()
    else:
        shutil.rmtree(folder)
    checked(app.run())
    assert progress_texts(app) == ["3 de 24 elementos revisados (12 %)"]
    assert app.warning[0].value == (
        "Los datos nuevos no se pueden leer; se muestran los últimos buenos, tomados hace 3 horas."
    )
    assert "hace 3 horas" in app.caption[0].value

    seed_snapshot(folder, make_tables(done=5))
    checked(app.run())
    assert progress_texts(app) == ["5 de 24 elementos revisados (20 %)"]
    assert "hace menos de un minuto" in app.caption[0].value


def test_a_title_is_never_markdown(folder: Path) -> None:
    seed_snapshot(folder, make_tables(title="**x** <b>y</b> :smile:"))
    assert run_app("es").subheader[0].value == ("\\*\\*x\\*\\* \\<b\\>y\\<\\/b\\> \u2060\\:smile\u2060\\:")
