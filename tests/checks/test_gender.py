import pytest

from fiel.checks.gender import find_changed_gender
from tests.checks.items import check_text, places


@pytest.mark.parametrize(
    ("language", "text", "source", "place"),
    [
        ("es", "Un estudiante mide el agua.", "A student measures her water.", "Un estudiante"),
        ("es", "Un científico anotó todo.", "A young scientist noted all she saw.", "Un científico"),
        ("es", "Un estudiante oye a su maestra.", "A student hears her teacher.", "Un estudiante"),
        ("es", "Un maestro ve notas.", "A teacher sees the notes of her students.", "Un maestro"),
        ("es", "Un investigador dio la d.", "A researcher gave Cohen’s d for her data.", "Un investigador"),
        ("ca", "Un estudiant mesura l'aigua.", "A student measures her water.", "Un estudiant"),
        ("pt", "Um aluno mede a água.", "A student measures her water.", "Um aluno"),
        ("de", "Ein Schüler misst das Wasser.", "A student measures her water.", "Ein Schüler"),
    ],
)
def test_a_woman_who_became_a_man_is_marked(language: str, text: str, source: str, place: str) -> None:
    assert places(check_text(find_changed_gender, language, text, source), text) == [place]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("es", "Una estudiante mide el agua.", "A student measures her water."),
        ("es", "Un estudiante mide el agua.", "A student measures his water."),
        ("es", "Un estudiante mide el agua.", "A student measures the water."),
        ("es", "Un estudiante y su madre.", "A student and her mother."),  # "her" may be his mother
        ("es", "Un estudiante le dice a un maestro…", "A student tells a teacher that she…"),
        ("es", "Un estudiante le pregunta a Ana.", "A student asks Ana about her water."),  # Ana's
        ("es", "Un abogado demanda a la dueña.", "A lawyer sues the owner of the house for her fees."),
        ("es", "Un granjero ve una vaca.", "A farmer sees a cow and her calf."),
        ("de", "Eine Schülerin misst das Wasser.", "A student measures her water."),
        ("zh", "一个学生", "A student measures her water."),
    ],
)
def test_others_are_not_marked(language: str, text: str, source: str) -> None:
    assert check_text(find_changed_gender, language, text, source) == []
