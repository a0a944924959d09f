from pathlib import Path

from playwright.sync_api import expect

from fiel.errors import FielError
from fiel.workflow.connection import connected_argilla
from fiel.workflow.export import export_campaign
from fiel.workflow.snapshot import take_snapshot
from tests.commands.lives import launched
from tests.helpers.browser import browser_page, find_chromium
from tests.helpers.collecting import collect_answers
from tests.server.running import EmbeddedServer
from tests.system.test_volunteer import item_of, sign_in

_SECONDS = 1000


def test_comments_are_listed_by_section_and_answered(argilla: EmbeddedServer, tmp_path: Path) -> None:
    with launched(argilla, tmp_path, "feedback-listed") as life:
        life.answer("ana", "Test/1", comment="La clave es otra.")
        life.answer("luis", "Test/2", comment="¿Pulgadas? #unidades", status="draft")
        life.answer("ana", "Test/3")
        listed = life.json("feedback", "list")
        assert [(each["item"], each["section"], each["status"]) for each in listed] == [
            ("Test/2", "numeros-y-unidades", "draft"),
            ("Test/1", None, "submitted"),
        ]
        assert [each["annotator"] for each in listed] == ["feedback-listed-luis", "feedback-listed-ana"]
        shown = life.run("feedback", "list").stdout
        assert "arc: Números y unidades\n  Test/2\n" in shown
        assert "arc: no section of the guide\n  Test/1\n" in shown
        assert f"fiel feedback open {life.path} Test/1" in shown  # completed by another: Argilla shows it not
        assert shown.endswith("2 comments; 2 without an answer.\n")

        answered = life.run("feedback", "answer", listed[0]["id"], "Se quedan en pulgadas.", "--guide")
        assert answered.exit_code == 0, answered.output
        assert [each["item"] for each in life.json("feedback", "list", "--new")] == ["Test/1"]
        assert life.json("feedback", "list")[0]["answer"]["done"] == "Se quedan en pulgadas."
        told = life.run("guide", "update").stdout
        assert told == "arc: version 2 published, replacing 1\n  Se quedan en pulgadas.\n"
        published = argilla.client().get(f"datasets/{life.dataset}").json()["guidelines"]
        assert "): Se quedan en pulgadas.\n- Versión 1 (2026-11-23): primera versión." in published


def test_comments_stay_in_argilla(argilla: EmbeddedServer, tmp_path: Path) -> None:
    secret = "Palabra-que-nadie-usa"
    with launched(argilla, tmp_path, "feedback-private") as life:
        life.answer("ana", "Test/1", comment=secret)
        with connected_argilla(life.settings) as client:
            (judgement,) = collect_answers(client, life.work.campaign, life.work.items).judgements["arc"]
        assert judgement.comment == secret
        take_snapshot(life.settings, [life.work])
        export_campaign(life.settings, life.work, tmp_path / "out")
        life.run("feedback", "answer", "Test/1", "Hecho.")
        written = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert {".parquet", ".jsonl", ".md"} <= {path.suffix for path in written}
        assert life.path.with_name("feedback-private.feedback.jsonl") in written
        for path in written:
            assert secret.encode() not in path.read_bytes(), path


def test_an_answer_to_nothing_is_refused(argilla: EmbeddedServer, tmp_path: Path) -> None:
    with launched(argilla, tmp_path, "feedback-refused") as life:
        life.answer("ana", "Test/1", comment="¿Y esto?")
        before = life.guide.read_bytes()
        for arguments in (("Test/2", "Hecho."), ("Test/1", "Gracias, feedback-refused-ana.", "--guide")):
            result = life.run("feedback", "answer", *arguments)
            assert isinstance(result.exception, FielError)
        assert life.guide.read_bytes() == before
        assert not life.path.with_name("feedback-refused.feedback.jsonl").exists()
        result = life.run("feedback", "open", "Test/1", "Test/99")
        assert str(result.exception).endswith(
            "expected ids of items in Argilla, found Test/99: list them with fiel feedback list"
        )


def test_a_link_opens_the_item(argilla: EmbeddedServer, tmp_path: Path) -> None:
    find_chromium()
    with launched(argilla, tmp_path, "feedback-links") as life:
        life.answer("ana", "Test/1", comment="Ya está.")
        life.answer("luis", "Test/2", comment="No sé.", status="draft")
        links = {each["item"]: each["link"] for each in life.json("feedback", "list")}
        assert links["Test/1"] is None
        opened = life.json("feedback", "open", "Test/1", "Test/2")
        assert opened["Test/2"] == links["Test/2"]
        assert life.json("feedback", "open", "Test/1")["Test/1"] == opened["Test/1"]  # a draft is made once
        record = life.records()["Test/1"]
        assert sorted(each["status"] for each in record["responses"]) == ["draft", "submitted"]
        assert record["status"] == "completed"
        credentials = argilla.credentials
        with browser_page() as browser:
            page = browser.page
            password = credentials.password.get_secret_value()
            sign_in(page, f"{argilla.url}/", password, username=credentials.username)
            for item, address in opened.items():
                page.goto(address)
                number = item.removeprefix("Test/")
                shown = item_of(page).get_by_text(f"How much is {number} + 1?").first
                expect(shown).to_be_visible(timeout=60 * _SECONDS)
                box = page.locator("[contenteditable]", has_text=f"{number} veces")
                expect(box).to_be_visible(timeout=60 * _SECONDS)
