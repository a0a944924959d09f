from datetime import date
from pathlib import Path

import pytest

from fiel.campaign.feedback import (
    Comment,
    add_answers,
    answers_path,
    choose_comments,
    load_answers,
    write_answers,
)
from fiel.errors import FielError

TODAY = date(2026, 12, 1)


def comment(
    item: str = "Test/1", text: str = "¿Millas?", annotator: str = "ana", task: str = "arc"
) -> Comment:
    return Comment(
        task=task,
        item=item,
        annotator=annotator,
        text=text,
        status="submitted",
        written_at="2026-11-24T10:00:00",
        findings=(),
        link=None,
    )


def test_the_id_of_a_comment_says_nothing_of_its_author() -> None:
    assert comment(annotator="ana").id == comment(annotator="luis").id
    assert len({comment().id, comment(text="¿Pulgadas?").id, comment("Test/2").id, comment(task="b").id}) == 4


def test_answers_are_kept_without_names_and_comments(tmp_path: Path) -> None:
    path = answers_path(tmp_path / "arc-c-es.yaml")
    assert path == tmp_path / "arc-c-es.feedback.jsonl"
    assert load_answers(path) == {}
    add_answers(path, write_answers([comment()], "Las millas\nse quedan.", today=TODAY))
    add_answers(path, write_answers([comment("Test/2")], "Hecho.", today=TODAY))
    assert {id: each.done for id, each in load_answers(path).items()} == {
        comment().id: "Las millas se quedan.",
        comment("Test/2").id: "Hecho.",
    }
    kept = path.read_text(encoding="utf-8")
    assert "ana" not in kept and "¿Millas?" not in kept


def test_the_last_answer_counts(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    for done in ("Una cosa.", "Otra."):
        add_answers(path, write_answers([comment()], done, today=TODAY))
    assert [each.done for each in load_answers(path).values()] == ["Otra."]


def test_a_merge_that_lost_the_last_newline_loses_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    add_answers(path, write_answers([comment()], "Una.", today=TODAY))
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    add_answers(path, write_answers([comment("Test/2")], "Dos.", today=TODAY))
    assert len(load_answers(path)) == 2


def test_a_bad_line_is_refused_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    add_answers(path, write_answers([comment()], "Una.", today=TODAY))
    path.write_text(path.read_text(encoding="utf-8") + '{"id": "x"}\n', encoding="utf-8")
    with pytest.raises(FielError, match=r"answers\.jsonl: line 2: id: expected text that matches"):
        load_answers(path)


def test_an_answer_names_nobody_and_says_something() -> None:
    with pytest.raises(FielError, match="found the user name ana"):
        write_answers([comment()], "Gracias, Ana.", today=TODAY)
    assert write_answers([comment()], "Mañana lo cambiamos.", today=TODAY)
    with pytest.raises(FielError, match="found an empty text"):
        write_answers([comment()], " \n", today=TODAY)


def test_comments_are_chosen_by_their_id_or_their_item() -> None:
    comments = [comment(), comment(text="Otra"), comment("Test/2"), comment("Test/2", task="mmlu")]
    assert choose_comments(comments, comments[1].id) == [comments[1]]
    assert choose_comments(comments, "Test/1") == comments[:2]
    assert choose_comments(comments, "mmlu=Test/2") == comments[3:]
    with pytest.raises(FielError, match="expected one of arc=Test/2, mmlu=Test/2, found Test/2"):
        choose_comments(comments, "Test/2")
    with pytest.raises(FielError, match="found Test/9"):
        choose_comments(comments, "Test/9")
