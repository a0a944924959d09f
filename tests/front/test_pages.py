"""What the pages say, in every state that a campaign may be in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

import pytest

from fiel import __version__
from fiel.front.wording import words_in
from fiel.messages.catalogue import available_languages
from fiel.progress import agreement, instructive_corrections, overall_progress, translation_quality
from fiel.snapshots.tables import DECIDED, Tables, join_tables
from tests.dashboard.seeding import (
    make_empty_tables,
    make_finished_tables,
    make_lonely_tables,
    make_many_tables,
    make_running_tables,
    make_second_tables,
    make_state,
    make_tables,
    seed_snapshot,
)
from tests.front.visiting import plain, table_rows, tiles, visit_front

PAGES = ("", "people", "findings", "participate", "news", "about")
OTHER = "https://otra.example/"
NASTY = "<img src=x onerror=alert(1)> **n** {{ 1 + 1 }} \"'> www.evil.example"


Seeding = Callable[[Callable[[], Tables]], tuple[Tables, Path]]


def make_some_tables() -> Tables:
    """Six campaigns, from one without an answer to one that is finished."""
    return make_many_tables(6)


@pytest.fixture(scope="module")
def seed_once(tmp_path_factory: pytest.TempPathFactory) -> Seeding:
    """What seeds a snapshot with the tables of a function, once for all tests."""

    @cache
    def seed(make: Callable[[], Tables]) -> tuple[Tables, Path]:
        folder, tables = tmp_path_factory.mktemp("state"), make()
        seed_snapshot(folder, tables)
        return tables, folder

    return seed


def read(folder: Path, path: str, status: int = 200) -> str:
    answer = visit_front(folder).get(f"/{path}")
    assert answer.status_code == status, answer.text[:300]
    return answer.text


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (make_empty_tables, ("0 de 120", "En este tiempo no hay", "Todavía no hay elementos validados")),
        (make_lonely_tables, ("de 120", "Cuando haya más personas", "")),
        (
            make_finished_tables,
            ("Ya no quedan elementos por revisar", "Todas las respuestas", "con veredicto"),
        ),
        (make_some_tables, ("Campaña 6", "Puesto", "con veredicto")),
    ],
)
def test_every_state_has_its_pages(
    seed_once: Seeding, page: str, make: Any, said: tuple[str, str, str]
) -> None:
    tables, folder = seed_once(make)
    shown = read(folder, f"es/{page}")
    taking_part = "ya cerró" if make is make_finished_tables else "Lee la guía"
    expected = dict(zip(PAGES, (*said, taking_part, "Novedades", "CC-BY-4.0"), strict=True))[page]
    assert expected in plain(shown)
    if page == "":
        progress = overall_progress(tables)
        assert f"{progress.validated} de" in plain(shown).replace(".", "")


def test_the_first_day_is_right(tmp_path: Path) -> None:
    """A chart, the day's own pace, and no more items than ten minutes hold."""
    today = datetime.now(UTC).date()
    tables = make_state(answered=0.1, days=1, today=today + timedelta(days=1))
    assert set(tables.days["day"].dt.date) == {today}
    seed_snapshot(tmp_path, tables)
    shown = read(tmp_path, "en/")
    assert tiles(shown)["Pace"] == "24 a day"
    assert "today" in plain(shown)
    assert shown.count("<rect ") == 1 and ": 24</title>" in shown
    assert "That is enough for about 20 items. 12 of them need" in plain(shown)
    assert "The first news will be here" in plain(read(tmp_path, "en/news"))


def test_nothing_is_measured_before_there_is_anything(tmp_path: Path) -> None:
    seed_snapshot(tmp_path, make_empty_tables())
    assert list(tiles(read(tmp_path, "en/"))) == ["Answers", "People", "Answers gathered"]


def test_an_end_is_not_promised_when_nobody_answers(tmp_path: Path) -> None:
    for days, note in ((60, "no answers in the last six weeks"), (3, "needs a week of answers")):
        today = datetime.now(UTC).date() - timedelta(days=days)
        seed_snapshot(tmp_path, make_state(answered=0.5, days=2, today=today))
        assert f"Estimated end not known yet {note}" in plain(read(tmp_path, "en/")), note


def test_finished_means_finished(tmp_path: Path) -> None:
    """A campaign that has what it wants is not finished while items lack answers."""
    tables = join_tables([make_state("aaa", answered=0.6), make_state("bbb", answered=1.0)])
    target = tables.campaigns.assign(target=0.2)
    seed_snapshot(tmp_path, replace(tables, campaigns=target))
    rows = table_rows(read(tmp_path, "en/"), "Validated items of each campaign")
    assert [row[-1] for row in rows[1:]] == ["target reached", "finished"]


def test_as_many_people_everywhere(tmp_path: Path) -> None:
    """Who has no name may be counted in two campaigns: then every number is one at most."""
    seed_snapshot(tmp_path, join_tables([make_tables(), make_second_tables()]))
    client = visit_front(tmp_path)
    assert tiles(client.get("/en/").text)["People"] == "up to 5"
    assert "People: up to 5." in client.get("/en/").text
    assert "up to 3 people" in plain(client.get("/en/people").text)


def test_a_year_is_shown_by_week(tmp_path: Path) -> None:
    tables = make_state(answered=0.5, items=200, min_submitted=1, days=365)
    seed_snapshot(tmp_path, tables)
    shown = read(tmp_path, "en/")
    rows = table_rows(shown, "Answers and completed items per week")[1:]
    assert shown.count("<rect ") == len(rows) == 52
    assert sum(int(row[1]) for row in rows) == tables.days["answers"].sum()
    assert sum(int(row[2]) for row in rows) == tables.items["done"].sum()


def test_the_varieties_of_a_campaign(tmp_path: Path) -> None:
    """Not those of several campaigns together: who is in two would count twice."""
    tables = make_running_tables()
    seed_snapshot(tmp_path, tables)
    rows = table_rows(read(tmp_path, "en/people"), "As people said who agreed to be counted")
    expected = [("México", "10 or more"), ("Río de la Plata", "5 or more"), ("Others", "5 or more")]
    assert rows[1:] == expected
    seed_snapshot(tmp_path, join_tables([tables, make_second_tables()]))
    assert "Varieties and countries" not in read(tmp_path, "en/people")
    assert "Varieties and countries" in read(tmp_path, "en/people?campaign=demo")
    assert "Varieties and countries" not in read(tmp_path, "en/people?campaign=otra")


def test_it_is_said_when_decisions_wait(tmp_path: Path) -> None:
    tables = make_tables()
    nothing = {name: frame[:0] for name, frame in tables.frames().items() if name in DECIDED}
    seed_snapshot(tmp_path, Tables(**{**tables.frames(), **nothing}))
    for page in ("en/", "en/findings"):
        assert "What the latest people decided is shown later" in plain(read(tmp_path, page))


def test_a_newcomer_is_sent_to_the_own_language(tmp_path: Path) -> None:
    second = make_second_tables()
    second = replace(second, campaigns=second.campaigns.assign(language="pt-BR", argilla_url=OTHER))
    seed_snapshot(tmp_path, join_tables([make_tables(), second]))
    for language, other in (("pt", True), ("es", False)):
        shown = read(tmp_path, f"{language}/")
        button = next(each for each in shown.split("<") if each.startswith("a ") and "fiel-button" in each)
        assert (OTHER in button) == other


def test_how_to_take_part(tmp_path: Path) -> None:
    seed_snapshot(tmp_path, make_running_tables())
    shown = read(tmp_path, "es/participate")
    for address in ("guia", "foro"):
        assert f'href="https://example.org/{address}"' in shown
    assert 'href="https://argilla.example/' in shown and "Alcanzan para unos" in plain(shown)
    assert 'data-player="https://example.org/video.mp4"' in shown and "<video" not in shown

    seed_snapshot(tmp_path, make_finished_tables())
    shown = read(tmp_path, "es/participate")
    assert "Español de todas partes ya cerró. ¡Gracias!" in plain(shown)
    assert "Alcanzan para" not in plain(shown) and "argilla.example" not in shown
    assert "Diez minutos" not in plain(shown)


def test_where_no_stranger_comes_in_one_is_told_to_ask_for_an_invitation(tmp_path: Path) -> None:
    tables = make_running_tables()
    closed_doors = {
        "campaigns": tables.campaigns.assign(argilla_url=None),
        "forms": tables.forms.assign(url=None),
    }
    seed_snapshot(tmp_path, replace(tables, **closed_doors))
    first = read(tmp_path, "es/")
    button = next(each for each in first.split("<") if each.startswith("a ") and "fiel-button" in each)
    assert '/es/participate"' in button and "_blank" not in button
    shown = read(tmp_path, "es/participate")
    assert "Se participa con una invitación" in plain(shown) and "Alcanzan para" not in plain(shown)
    assert 'href="https://example.org/foro"' in shown


def test_the_page_of_a_person(tmp_path: Path) -> None:
    seed_snapshot(tmp_path, make_tables())
    shown = read(tmp_path, "es/person?name=Ana+*Gil*")
    assert tiles(shown) == {"Respuestas": "5", "Días con respuestas": "1", "Racha más larga": "1 día seguido"}
    said = plain(shown)
    assert "Una de las personas que revisan estas traducciones" in said and "tus respuestas" not in said
    assert "El 1 de marzo de 2026" in said and "Próxima meta: 10 respuestas. Faltan 5." in said
    assert "Luz · simulado" in plain(read(tmp_path, "es/person?name=Luz"))


def test_what_was_found(tmp_path: Path) -> None:
    tables = make_running_tables()
    seed_snapshot(tmp_path, tables)
    shown = read(tmp_path, "es/findings")
    said, whole = plain(shown), translation_quality(tables).iloc[0]
    agreed = int(whole["right"] + whole["corrected"] + whole["unusable"])
    assert f"{round(100 * whole['share'])} % de {agreed} elementos con veredicto" in said
    assert f"Corregidos: {whole['corrected']}" in said
    rows = {row[0]: row[1] for row in table_rows(shown, "Elementos que estaban bien")[1:]}
    assert rows == {
        {"arc": "ARC-Challenge", "mmlu": "MMLU"}[name]: str(right + corrected + unusable)
        for name, right, corrected, unusable in translation_quality(tables, "benchmark")[
            ["name", "right", "corrected", "unusable"]
        ].itertuples(index=False, name=None)
    }
    assert "Números distintos" in said and "Sin ninguna señal" in said
    found = agreement(tables)
    assert found.percent is not None
    assert f"coincidieron en el {round(100 * found.percent)} % de los casos ({found.items} elementos)" in said
    assert plain(instructive_corrections(tables, 1).iloc[0]["source"]) in said
    assert '<del><span class="fiel-hidden">[quitado] </span>25</del>' in shown
    assert '<ins><span class="fiel-hidden">[añadido] </span>2,5</ins>' in shown


def test_corrections_are_found_and_each_has_a_link(tmp_path: Path) -> None:
    tables = make_running_tables()
    seed_snapshot(tmp_path, tables)
    client = visit_front(tmp_path)
    row = tables.corrections.iloc[0]
    asked = "".join(each for each in normalize("NFD", row["after"].upper()) if not combining(each))
    shown = client.get("/es/findings", params={"q": asked}).text
    links = [each.partition('"')[0] for each in shown.split('href="https://fiel.example')[1:]]
    (link, *_) = [each for each in links if each.startswith("/es/findings/")]
    expected = (tables.corrections["after"] == row["after"]).sum()
    assert f"Encontradas: {expected}" in plain(shown) and expected
    one = client.get(link)
    assert "Enlace a esta corrección" not in one.text  # it would lead nowhere else
    assert one.status_code == 200 and row["after"] in plain(one.text).replace("[añadido] ", "")
    assert client.get(link.replace("/es/", "/en/")).status_code == 200
    assert client.get("/es/findings/0123456789ab").status_code == 404
    assert "Encontradas: 0" in plain(client.get("/es/findings?q=nadie+dijo+esto").text)


def test_the_news_of_each_week(tmp_path: Path) -> None:
    """Only of weeks that are over, with every answer in one of them."""
    monday = date(2026, 3, 2)
    tables = make_state(answered=0.5, days=21, today=monday)
    seed_snapshot(tmp_path, tables)
    shown = plain(read(tmp_path, "en/news"))
    counts = [int(each.split(".")[0]) for each in shown.split("Answers: ")[1:]]
    assert len(counts) == 3 and sum(counts) == tables.days["answers"].sum()
    assert "First answers:" in shown and "María del Mar" in shown


def test_who_runs_it(tmp_path: Path) -> None:
    tables = make_tables()
    known = {
        "organizers": "Comunidad <b>Fiel</b>",
        "privacy_url": "https://example.org/privacidad",
        "data_url": "https://example.org/datos",
    }
    seed_snapshot(tmp_path, tables)
    assert "El enlace estará aquí cuando se publiquen" in plain(read(tmp_path, "es/about"))
    seed_snapshot(tmp_path, replace(tables, campaigns=tables.campaigns.assign(**known)))
    shown = read(tmp_path, "es/about")
    assert "Organiza Comunidad <b>Fiel</b> Licencia de los datos CC-BY-4.0" in plain(shown)
    assert 'href="https://example.org/datos"' in shown and 'href="https://example.org/privacidad"' in shown
    assert f"Comunidad de Demostración ({datetime.now(UTC).year}). Demostración" in plain(shown)


@pytest.mark.parametrize("language", available_languages("dashboard"))
def test_everything_about_it_is_in_each_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """The code's address is that of the installed project: here, another installation of it."""
    installed = tmp_path / "installed" / f"fiel-{__version__}.dist-info"
    installed.mkdir(parents=True)
    lines = ["Metadata-Version: 2.4", "Name: fiel", f"Version: {__version__}"]
    (installed / "METADATA").write_text("\n".join([*lines, f"Project-URL: Source, {OTHER}", ""]))
    monkeypatch.syspath_prepend(str(installed.parent))
    links = {"privacy_url": "https://example.org/p", "data_url": "https://example.org/d"}
    tables = make_running_tables()
    folder = tmp_path / "snapshot"
    seed_snapshot(folder, replace(tables, campaigns=tables.campaigns.assign(organizers="Fiel Org", **links)))
    shown = read(folder, f"{language}/about")
    for address in (*links.values(), "https://example.org/guia", "https://example.org/foro", OTHER):
        assert f'href="{address}"' in shown, address
    say = words_in("dashboard", language).text
    for key in ("who", "license", "data", "cite", "privacy", "code"):
        assert say(f"about-{key}") in plain(shown), key
    assert all(each in plain(shown) for each in ("Fiel Org", "CC-BY-4.0", __version__, links["data_url"]))


def test_no_link_to_the_code_without_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seed_snapshot(tmp_path / "snapshot", make_tables())
    for number, address in enumerate(("javascript:alert(1)", "")):
        installed = tmp_path / f"{number}/fiel-0.dist-info"
        installed.mkdir(parents=True)
        (installed / "METADATA").write_text(f"Name: fiel\nVersion: 0\nProject-URL: Source, {address}\n")
        with monkeypatch.context() as patched:
            patched.syspath_prepend(str(installed.parent))
            shown = read(tmp_path / "snapshot", "en/about")
        assert "Read its code" not in shown and "javascript" not in shown


def test_what_people_wrote_is_text(tmp_path: Path) -> None:
    seed_snapshot(tmp_path, make_tables(title=NASTY, name=NASTY))
    client = visit_front(tmp_path)
    for page in ("es/", "es/people", "es/participate", "es/about", "es/embed", "es/news", "es/news.xml"):
        shown = client.get(f"/{page}").text
        assert NASTY in plain(shown), page
        assert "<img src=x" not in shown, page
    shown = client.get("/es/person", params={"name": NASTY}).text
    assert NASTY in plain(shown) and "<img src=x" not in shown
    assert "<img src=x" not in client.get("/es/findings", params={"q": f"pétalo {NASTY}"}).text
