import html
import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import fiel.messages.catalogue
from fiel.progress import (
    effort,
    rank_contributors,
    subject_progress,
)
from fiel.snapshots.folder import LATEST
from fiel.snapshots.tables import DECIDED, Tables, join_tables
from fiel.snapshots.writing import write_snapshot
from tests.dashboard.seeding import (
    make_running_tables,
    make_second_tables,
    make_tables,
    seed_snapshot,
)

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
OTHER = "https://otra.example/"
NASTY = "<img src=x onerror=alert(1)> **n** :smile: $a$ :red[r] www.evil.example"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FIEL_SNAPSHOT", str(tmp_path / "snapshot"))
    return tmp_path / "snapshot"


def run_app(locale: str | None = "es-ES", page: str = "", **query: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app._page_hash = calc_hash(page)  # the pages are functions, which AppTest cannot switch to by itself
    if locale:
        app.context["locale"] = locale
    for name, value in query.items():
        app.query_params[name] = value
    return checked(app.run())


def checked(app: AppTest) -> AppTest:
    assert not app.exception, app.exception
    return app


def markup(app: AppTest) -> str:
    return "\n".join(each.value for each in app.html if not each.value.startswith("<style>"))


def plain(text: str) -> str:
    """The text of some HTML, as it is read."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def shown(app: AppTest) -> str:
    return plain(markup(app))


def table_rows(app: AppTest, caption: str) -> list[tuple[str, ...]]:
    """The cells of all tables with a caption that begins so."""
    tables = re.findall(r"<table.*?</table>", markup(app), re.DOTALL)
    found = [each for each in tables if plain(each).startswith(caption)]
    assert found, caption
    rows = [row for each in found for row in re.findall(r"<tr>(.*?)</tr>", each, re.DOTALL)]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [tuple(plain(cell) for cell in row) for row in cells if row]


def tiles(app: AppTest) -> dict[str, str]:
    pairs = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", markup(app))
    return {plain(label): plain(value) for label, value in pairs}


@pytest.mark.parametrize(
    ("locale", "title", "validated", "others", "labels"),
    [
        (
            "es-MX",
            "Demostración",
            "7 de 24 elementos validados 29 % validado",
            "2 más con sus respuestas, pero inservibles o en discusión",
            ("Respuestas", "Personas"),
        ),
        (
            "en-GB",
            "Demostración (en)",
            "7 of 24 items validated 29% validated",
            "2 more are fully answered, but are unusable or disputed",
            ("Answers", "People"),
        ),
    ],
)
def test_the_numbers_of_one_campaign(
    folder: Path, locale: str, title: str, validated: str, others: str, labels: tuple[str, str]
) -> None:
    seed_snapshot(folder, make_tables())
    app = run_app(locale)
    assert f"<h1>{title}</h1>" in markup(app)
    assert f"{validated} · {others}" in shown(app)
    assert [tiles(app)[label] for label in labels] == ["9", "3"]
    assert ("demo-arc · test", "7 / 24", "29 %" if locale == "es-MX" else "29%") in table_rows(
        app, "Elementos" if locale == "es-MX" else "Validated items"
    )
    assert len(app.selectbox) == 1  # the language: there is no campaign to choose


def test_it_is_said_when_decisions_wait(folder: Path) -> None:
    tables = make_tables()
    nothing = {name: frame[:0] for name, frame in tables.frames().items() if name in DECIDED}
    waiting = Tables(**{**tables.frames(), **nothing})
    said = "What the latest people decided is shown later, so that nobody can tell who decided what."
    for seeded, expected in ((waiting, True), (tables, False)):
        seed_snapshot(folder, seeded)
        app = run_app("en-GB")
        assert (said in shown(app)) == expected
        assert tiles(app)["Answers"] == "9"
    seed_snapshot(folder, waiting)
    assert "0 of 24 items validated" in shown(run_app("en-GB"))


def test_the_banner_says_how_much_is_simulated(folder: Path) -> None:
    seed_snapshot(folder, make_tables())
    assert "Datos simulados: 2 de las respuestas son inventadas" in shown(run_app("es"))
    assert "Simulated data: 2 of the answers are made up" in shown(run_app("en"))
    seed_snapshot(folder, make_second_tables())
    assert "simulad" not in shown(run_app("es"))


def test_all_campaigns_and_one_of_them(folder: Path) -> None:
    seed_snapshot(folder, join_tables([make_tables(), make_second_tables()]))
    app = run_app("es")
    assert "10 de 34 elementos validados" in shown(app)
    assert tiles(app)["Personas"] == "hasta 5"
    assert [row[:3] for row in table_rows(app, "Elementos validados de cada campaña")[1:]] == [
        ("Demostración", "7 / 24", "29 %"),
        ("Otra campaña", "3 / 10", "30 %"),
    ]
    assert 'href="/es/campaigns/otra"' in markup(app)

    checked(app.selectbox(key="campaign").select("otra").run())
    assert "3 de 10 elementos validados" in shown(app)
    assert tiles(app)["Personas"] == "2"
    assert app.query_params["campaign"] in ("otra", ["otra"])
    assert "3 de 10 elementos validados" in shown(run_app("es", campaign="otra"))
    assert "10 de 34" in shown(run_app("es", campaign="no-such-campaign"))


def test_campaigns_are_compared_and_a_newcomer_is_sent_to_the_own_language(folder: Path) -> None:
    second = make_second_tables()
    second = replace(second, campaigns=second.campaigns.assign(language="pt-BR", argilla_url=OTHER))
    seed_snapshot(folder, join_tables([make_tables(), second]))
    heads = table_rows(run_app("es"), "Elementos validados de cada campaña")[0]
    assert "Ritmo" in heads
    assert OTHER in invitation(run_app("pt-PT"))
    assert OTHER not in invitation(run_app("es-MX"))
    assert OTHER in invitation(run_app("es-ES", lang="pt"))


def invitation(app: AppTest) -> str:
    return next(each for each in markup(app).split("<") if "fiel-button" in each)


def test_the_people_of_each_period(folder: Path) -> None:
    seed_snapshot(folder, make_running_tables(datetime.now(UTC).date()))
    app = run_app("es", page="people")
    tables = make_running_tables(datetime.now(UTC).date())
    assert [tab.label for tab in app.tabs] == ["Esta semana", "Este mes", "Desde el principio"]
    for period, caption in (("week", "Respuestas de los últimos 7"), ("all", "Todas las respuestas")):
        ranked = rank_contributors(tables, period, datetime.now(UTC).date())  # type: ignore[arg-type]
        named = ranked[ranked["contributor"].notna()]
        expected = [
            (str(row.rank), row.contributor, str(row.answers)) for row in named.itertuples(index=False)
        ]
        assert table_rows(app, caption)[1:] == expected
        assert len(expected) > 3
    assert "María del Mar" in shown(app)[: shown(app).index("Respuestas de los últimos")]  # welcomed
    share = round(100 * effort(tables).top_share)
    assert f"Las 2 personas más activas, una de cada diez, dieron el {share} % de las respuestas." in shown(
        app
    )


def test_people_without_a_name_are_thanked_and_simulated_ones_are_marked(folder: Path) -> None:
    seed_snapshot(folder, make_tables())
    app = run_app("es", page="people")
    assert table_rows(app, "Todas las respuestas")[1:] == [
        ("1", "Ana *Gil*", "5"),
        ("2", "Luz · simulado", "2"),
    ]
    assert "Y 1 persona sin nombre público, con 2 respuestas. ¡Gracias!" in shown(app)
    assert "En este tiempo no hay respuestas con nombre." in shown(app)  # this week
    seed_snapshot(folder, join_tables([make_tables(), make_second_tables()]))
    assert "Y hasta 3 personas sin nombre público, con 5 respuestas." in shown(run_app("es", page="people"))


def test_subjects_can_be_sorted(folder: Path) -> None:
    tables = make_running_tables()
    seed_snapshot(folder, tables)
    app = run_app("es")
    caption = "Las 5 materias de MMLU"
    by_name = [row[0] for row in table_rows(app, caption)[1:]]
    assert by_name == [
        "Anatomía",
        "Astronomía",
        "Econometría",
        "Física universitaria",
        "Religiones del mundo",
    ]
    totals = subject_progress(tables).groupby("subject")[["validated", "total"]].sum()
    assert {row[1] for row in table_rows(app, caption)[1:]} == {
        f"{row.validated} / {row.total}" for row in totals.itertuples()
    }
    checked(app.button_group(key="subject-order").set_value("most").run())
    counts = [int(row[1].split(" / ")[0]) for row in table_rows(app, caption)[1:]]
    assert counts == sorted(counts, reverse=True) and counts[0] > counts[-1]


def test_the_language_of_the_address_and_of_the_selector(folder: Path) -> None:
    seed_snapshot(folder, make_tables())
    app = run_app("es-ES", lang="en")
    assert "7 of 24 items validated" in shown(app)
    checked(app.selectbox(key="language").select("es").run())
    assert "7 de 24 elementos validados" in shown(app)
    assert app.query_params["lang"] in ("es", ["es"])


def test_a_language_is_one_more_file(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    messages = tmp_path / "messages"
    shutil.copytree(Path(fiel.messages.catalogue.__file__).parent, messages)
    (messages / "ast").mkdir()
    (messages / "ast/dashboard.ftl").write_text(
        "language-name = Asturianu\n"
        "validated-of = de { $total } elementos validaos\n"
        "validated-share = { $percent } validao\n"
    )
    monkeypatch.setattr(fiel.messages.catalogue, "_FOLDER", messages)
    seed_snapshot(folder, make_tables())
    app = run_app("ast-ES")
    assert "7 de 24 elementos validaos 29% validao" in shown(app)
    assert "Activity" in shown(app)  # what it lacks is there in English
    assert app.selectbox(key="language").options == [
        *(
            "العربية",
            "Asturianu",
            "Català",
            "English",
            "Español",
            "Euskara",
            "Français",
            "Galego",
            "Italiano",
        ),
        "Português",
    ]


@pytest.mark.parametrize(
    ("locale", "heading"),
    [
        (None, "Todavía no hay datos"),
        ("es", "Todavía no hay datos"),
        ("en", "No data yet"),
        ("ca-ES", "Encara no hi ha dades"),
        ("pt-BR", "Ainda não há dados"),
        ("ja-JP", "No data yet"),
    ],
)
def test_no_snapshot_yet(folder: Path, locale: str | None, heading: str) -> None:
    assert f"<h1>{heading}</h1>" in markup(run_app(locale))


def test_a_snapshot_without_campaigns(folder: Path) -> None:
    seed_snapshot(folder, Tables.empty())
    assert "There are no campaigns to show yet." in shown(run_app("en"))


def test_the_first_snapshot_is_damaged(folder: Path) -> None:
    seed_snapshot(folder, make_tables())
    (folder / LATEST).write_text("{")
    app = run_app("es")
    assert "Los datos no se pueden leer ahora mismo." in shown(app)
    assert str(folder) not in markup(app)
    assert not tiles(app)


@pytest.mark.parametrize("damage", ["half-written", "file gone", "all gone"])
def test_the_last_good_snapshot_stays_while_the_next_is_damaged(folder: Path, damage: str) -> None:
    taken = datetime.now(UTC) - timedelta(hours=3, minutes=5)
    write_snapshot(make_tables(done=3), folder, created_at=taken)
    app = run_app("es")
    assert "3 de 24 elementos validados" in shown(app)

    info = write_snapshot(make_tables(done=5), folder, created_at=datetime.now(UTC))
    if damage == "half-written":
        (folder / LATEST).write_text('{"schema_version": 1')
    elif damage == "file gone":
        (folder / info.path / "items.parquet").unlink()
    else:
        shutil.rmtree(folder)
    checked(app.run())
    assert "3 de 24 elementos validados" in shown(app)
    assert "Los datos nuevos no se pueden leer; ves los últimos buenos, tomados hace 3 horas." in shown(app)

    seed_snapshot(folder, make_tables(done=6))
    checked(app.run())
    assert "5 de 24 elementos validados" in shown(app)
    assert "hace menos de un minuto" in shown(app)


def test_what_people_wrote_is_text(folder: Path) -> None:
    seed_snapshot(folder, make_tables(title=NASTY, name=NASTY))
    for page in ("", "people"):
        check_text(run_app("es", page=page))


def check_text(app: AppTest) -> None:
    assert NASTY in shown(app)
    assert "<img src=x" not in markup(app)
    assert not app.markdown
