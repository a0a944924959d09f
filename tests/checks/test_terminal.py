from rich.text import Text

from fiel.checks.terminal import render_findings
from tests.checks.reports import OUTSIDE, changed_number, make_item, make_report


def test_a_finding_is_shown_with_its_texts_and_its_place_in_brackets() -> None:
    assert render_findings(make_report([(make_item(1), [changed_number()])]), color=False) == (
        "arc: changed-number (error): 1 finding in 1 item\n"
        "  Test/1, instruction: The numbers differ: 2.5 in English, 25 here.\n"
        "    English      2.5 metres\n"
        "    translation  Son ⟦25⟧ metros\n\n"
    )


def test_on_a_terminal_the_place_is_coloured_instead() -> None:
    shown = render_findings(make_report([(make_item(1), [changed_number()])]), color=True)
    assert "⟦" not in shown
    text = Text.from_ansi(shown)
    (marked,) = [span for span in text.spans if "reverse" in str(span.style)]
    assert text.plain[marked.start : marked.end] == "25"


def test_only_the_worst_are_shown_and_it_says_so() -> None:
    found = [(make_item(number), [changed_number()]) for number in range(11)]
    shown = render_findings(make_report(found), color=False)
    assert "11 findings in 11 items; the worst 10" in shown
    assert shown.count("translation  ") == 10 and "Test/10" not in shown


def test_what_is_about_the_whole_item_and_has_no_original() -> None:
    shown = render_findings(make_report([(make_item(1, source=None), [OUTSIDE])]), color=False)
    assert "  Test/1: The right answer (E) is not among the options.\n    English      (none)\n" in shown


def test_an_item_cannot_command_the_terminal() -> None:
    hostile = "a\n25\x1b[2J\x07\x9b31m [bold]rojo[/bold] :boom:"
    for color in (False, True):
        found = [(make_item(1, hostile, "x\x1b]0;mine\x07"), [changed_number(span=(2, 4))])]
        shown = render_findings(make_report(found), color=color)
        plain = Text.from_ansi(shown).plain
        assert "␛[2J␇" in plain and "[bold]rojo[/bold] :boom:" in plain and "x␛]0;mine␇" in plain
        assert "\x07" not in shown and "\x9b" not in shown and "\x1b[2J" not in shown


def test_a_very_long_text_is_shortened() -> None:
    found = [(make_item(1, "x" * 500_000 + "25" + "y" * 500_000), [changed_number(span=(500_000, 500_002))])]
    shown = render_findings(make_report(found), color=False)
    assert "x⟦25⟧y" in shown and len(shown) < 1000
