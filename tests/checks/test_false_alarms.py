"""False alarms that translations made by others showed, and real mistakes of the same kinds that stay found.

The texts are ours; the kinds were read in Okapi's translations of ARC and MMLU in ten languages.
"""

import pytest

from fiel.checks import Check, check_item
from fiel.checks.calques import find_false_friends
from fiel.checks.cues import find_lost_references
from fiel.checks.negation import find_lost_negations
from fiel.checks.notation import find_changed_formulas
from fiel.checks.numbers import find_changed_numbers
from fiel.checks.typography import find_doubled_words, find_end_punctuation
from fiel.checks.units import find_changed_units
from fiel.checks.untranslated import find_untranslated
from tests.checks.items import check_text, make_item

SILENT = [
    (find_changed_numbers, "zh", "把15千克的水加热", "Heat 15 kilograms of water"),
    (find_changed_numbers, "ca", "Fan 250 mil·lilitres", "They make 250 milliliters"),
    (find_changed_numbers, "zh", "在6月28日", "on June 28"),
    (find_changed_numbers, "vi", "vào ngày 28 tháng 6", "on June 28"),
    (find_changed_numbers, "vi", "vào tháng 12", "in December"),
    (find_changed_numbers, "zh", "在20世纪60年代", "in the 1960s"),
    (find_changed_numbers, "nl", "5 duizenden en 3 tientallen", "5 thousands and 3 tens"),
    (find_changed_numbers, "de", "5 Tausender und 3 Zehner", "5 thousands and 3 tens"),
    (find_changed_numbers, "it", "5 migliaia e 3 decine", "5 thousands and 3 tens"),
    (find_changed_units, "zh", "加水5 毫升。", "Add 5 cc of water."),
    (find_changed_units, "es", "5 ml de agua", "5 cm³ of water"),
    (find_changed_numbers, "zh", "温度为-2度", "The temperature is -2 degrees"),
    (find_changed_numbers, "es", "-1.000 $", "-$1,000"),
    (find_changed_numbers, "ar", "- 1", "-1"),
    (find_changed_numbers, "ar", "قبل 4،200 عام", "4,200 years ago"),
    (find_changed_numbers, "ar", "بعد ساعتين", "after 2 hours"),
    (find_changed_numbers, "ar", "في القرن العشرين", "in the 20th century"),
    (find_changed_numbers, "ar", "في الستينيات", "in the 1960s"),
    (find_changed_numbers, "sv", "på 1800-talet", "in the 19th century"),
    (find_changed_numbers, "sv", "under 1900- och 2000-talen", "in the 20th and 21st century"),
    (find_changed_numbers, "sv", "cirka åtta hundra ordspråk", "about eight hundred proverbs"),
    (find_changed_numbers, "sv", "Vilken månad har 31 dagar?", "Which month has 315days?"),
    (find_changed_numbers, "id", "lebih dari 43°C.", "over 110°F (43°C)."),
    (find_changed_numbers, "es", "unos 2,5 km", "about 1.55 miles (2.5 km)"),
    (find_untranslated, "sv", "replace(old, new [, max])", "replace(old, new [, max])"),
    (find_changed_numbers, "fr", "16h05 de l'après-midi", "4:05 in the afternoon"),
    (find_changed_numbers, "nl", "de CO2-uitstoot", "the carbon dioxide emissions"),
    (find_changed_numbers, "vi", "khí CO2", "carbon dioxide"),
    (find_changed_numbers, "ar", "كثافة 0.79 غ/سم مكعب", "a density of 0.79 g/cm^3"),
    (find_changed_numbers, "ro", "300 cm³.", "300 cc."),
    (find_changed_formulas, "ru", "-1 м/с^2", "-1 m/s^2"),
    (find_changed_formulas, "ar", "3 م / ث²", "3 m/s^2"),
    (find_changed_formulas, "id", "0,2 km/jam^2", "0.2 km/h^2"),
    (find_changed_formulas, "ru", "2H_{2}O(ж) -> 2H_{2}(г) + O_{2}(г)", "2H_{2}O(l) -> 2H_{2}(g) + O_{2}(g)"),
    (find_changed_formulas, "ru", "изомер С6Н14", "an isomer of C6H14"),
    (find_changed_formulas, "ar", "75 × 65 ÷ 1،000", "75 × 65 ÷ 1,000"),
    (find_changed_formulas, "es", "q = c × m × ΔT", r"q = c \times m \times \Delta T"),
    (find_lost_negations, "ru", "Что НАИМЕНЕЕ вероятно?", "Which is LEAST likely?"),
    (
        find_lost_negations,
        "ar",
        "أي صناعة تحتاج إلى الأشجار بأقل قدر؟",
        "Which industry needs trees the least?",
    ),
    (find_lost_negations, "es", "el óxido de nitrógeno (NO)", "the nitrogen oxide (NO)"),
    (find_lost_negations, "ro", "CU EXCEPTIA variantei", "all EXCEPT one"),
    (find_lost_negations, "zh", "植物需要光。哪种不需要？", "Plants need light. Which does NOT?"),
    (find_doubled_words, "nl", "Hij helpt om om te leren.", "He helps to learn."),
    (find_doubled_words, "nl", "De gordel van Van Allen", "The Van Allen belt"),
    (find_changed_numbers, "ar", "بعد أربعة وعشرين يوما", "after twenty-four days"),
    (find_changed_numbers, "ar", "في القرن الحادي والعشرين", "in the 21st century"),
    (find_changed_formulas, "ar", "مصدر لفيتامين ب12", "a source of vitamin B12"),
    (find_lost_negations, "es", "antes del 3 de mayo", "not later than May 3"),
    (find_lost_negations, "de", "höchstens drei", "no more than three"),
    (find_lost_negations, "it", "Può contenere solo due libri.", "It cannot hold more than two books."),
    (find_lost_negations, "fr", "Pourtant ils arrivèrent.", "None the less they arrived."),
    (find_lost_negations, "hi", "किसे निर्दोष ठहराया गया?", "Who was found not guilty?"),
    (find_changed_formulas, "hi", "2.5 एमईवी/सी^2", "2.5 MeV/c^2"),
    (find_changed_formulas, "ar", "الكتلة 3 م إ ف/س^2", "The mass is 3 MeV / c^2"),
    (find_false_friends, "it", "Il programma carica due librerie.", "The program loads two libraries."),
    (find_false_friends, "it", "una libreria del programma", "a library of the program"),
    (find_changed_numbers, "ro", "După treizeci și patru de ore", "After thirty-four hours"),
    (find_changed_numbers, "ro", "După treizeci şi patru de ore", "After thirty-four hours"),
    (find_changed_numbers, "ro", "de șaisprezece ori", "16 times"),
    (find_changed_numbers, "ro", "o elevă de clasa a patra", "a 4th grade student"),
    (find_changed_numbers, "ro", "al Doilea Război Mondial", "World War 2"),
    (find_changed_numbers, "ro", "o sticlă de un metru", "a 1 meter tall jug"),
    (find_changed_numbers, "ro", "155 cm; noduri (<1 cm)", "155 cm (5 ft 1 in) tall; nodes (<1 cm)"),
    (find_changed_numbers, "pt", "após quatorze dias", "after 14 days"),
    (find_changed_numbers, "pt", "após dezasseis dias", "after 16 days"),
    (find_changed_numbers, "pt", "uma hora e meia", "1.5 hours"),
    (find_changed_numbers, "pt", "5 graus negativos", "-5 degrees"),
    (find_changed_numbers, "ca", "dues hores i mitja", "2.5 hours"),
    (find_changed_numbers, "ca", "un quart d’hora", "15 minutes"),
    (find_changed_numbers, "ca", "cent cinquanta persones", "150 people"),
    (find_changed_numbers, "ca", "dues-centes persones", "200 people"),
    (find_changed_numbers, "ca", "huit dies", "8 days"),
    (find_changed_numbers, "de", "zweieinhalb Stunden", "2.5 hours"),
    (find_changed_numbers, "ca", "fa 3.500 milions d’anys, tres", "3.5 billion years ago, 3"),
    (find_changed_numbers, "de", "vor 3,5 Mrd. Jahren", "3.5 billion years ago"),
    (find_changed_numbers, "de", "hundertfünfzig Schüler", "150 students"),
    (find_changed_numbers, "de", "eine halbe Stunde", "30 minutes"),
    (find_changed_numbers, "fr", "vingt et un jours", "21 days"),
    (find_changed_units, "ru", "рост 155 см, 118/54 мм рт.ст.", "155 cm (5 ft 1 in) tall, 118/54 mm Hg"),
    (find_changed_numbers, "vi", "khoảng năm 1590, mười người", "ca. 1590, ten people"),
    (find_changed_numbers, "vi", "khoảng năm 1590, 12 người", "ca. 1590, twelve people"),
    (find_changed_formulas, "vi", r"diện tích $y \leq 3$", r"the region $y \le 3$"),
    (find_changed_formulas, "ca", r"la regió $y ≠ 3$", r"the region $y \neq 3$"),
    (find_untranslated, "vi", "William Garrison trong The Liberator.", "William Garrison in The Liberator."),
    (
        find_untranslated,
        "ca",
        "John Stuart Mill, amb Harriet Taylor",
        "John Stuart Mill, with Harriet Taylor",
    ),
    (find_lost_references, "zh", "仅II和III", "II and III only"),
    (find_lost_references, "zh", "A和B都对", "Both A and B"),
]
FOUND = [
    (find_changed_numbers, "zh", "把15克的水加热", "Heat 15,000 grams of water"),
    (find_changed_numbers, "zh", "在7月28日", "on June 28"),
    (find_changed_numbers, "zh", "在20世纪50年代", "in the 1960s"),
    (find_changed_numbers, "zh", "在19世纪60年代", "in the 1960s"),
    (find_changed_numbers, "nl", "5 honderden", "5 thousands"),
    (find_changed_units, "es", "5 l de agua", "5 cc of water"),
    (find_changed_numbers, "zh", "温度为-2度", "The temperature is 2 degrees"),
    (find_changed_numbers, "es", "$1,000", "-$1,000"),
    (find_changed_numbers, "ar", "قبل 4،300 عام", "4,200 years ago"),
    (find_changed_numbers, "sv", "på 1700-talet", "in the 19th century"),
    (find_changed_numbers, "sv", "under 1800- och 2000-talen", "in the 20th and 21st century"),
    (find_changed_numbers, "sv", "cirka åtta ordspråk", "about eight hundred proverbs"),
    (find_changed_numbers, "sv", "cirka sju hundra ordspråk", "about eight hundred proverbs"),
    (find_changed_numbers, "sv", "Vilken månad har 28 dagar?", "Which month has 315days?"),
    (find_changed_numbers, "id", "lebih dari 34°C.", "over 110°F (43°C)."),
    (find_untranslated, "sv", "replace the old and the new", "replace the old and the new"),
    (find_changed_numbers, "hi", "४ किताबें", "5 books"),
    (find_changed_numbers, "es", "1 de enero", "1/18"),
    (find_changed_formulas, "ru", "v = t + 1", "v = t + 2"),
    (find_changed_numbers, "ar", "في القرن الثاني والعشرين", "in the 21st century"),
    (find_changed_numbers, "ar", "بعد خمسة وعشرين يوما", "after twenty-four days"),
    (find_changed_formulas, "ar", "ب2ه6", "B2H6"),
    (find_changed_formulas, "ru", "H2SO3", "H2SO4"),
    (find_changed_formulas, "es", r"x \leq 2", r"x \geq 2"),
    (find_lost_negations, "ru", "Что вероятно?", "Which is LEAST likely?"),
    (find_lost_negations, "es", "¿Qué planta necesita luz?", "Which plant needs NO light?"),
    (find_lost_negations, "zh", "植物需要光。哪种需要？", "Plants need light. Which does NOT?"),
    (find_lost_negations, "sv", "Papper kan återanvändas.", "Paper cannot be reused."),
    (find_lost_negations, "it", "Può contenere più di due.", "It cannot hold two, but needs more than one."),
    (find_lost_negations, "hi", "किसे दोषी ठहराया गया?", "Who was found not guilty?"),
    (find_changed_formulas, "hi", "v = सी^2", "v = c^2"),
    (find_false_friends, "it", "La libreria presta i libri.", "The library lends the books."),
    (find_doubled_words, "nl", "Hij ziet ziet het.", "He sees it."),
    (find_changed_numbers, "ro", "După treizeci și cinci de ore", "After thirty-four hours"),
    (find_changed_numbers, "ro", "o elevă de clasa a cincea", "a 4th grade student"),
    (find_changed_numbers, "ro", "doi metri", "1 meter"),
    (find_changed_numbers, "ro", "155 cm; noduri (<2 cm)", "155 cm (5 ft 1 in) tall; nodes (<1 cm)"),
    (find_changed_numbers, "pt", "após dezassete dias", "after 16 days"),
    (find_changed_numbers, "pt", "5 graus", "-5 degrees"),
    (find_changed_numbers, "ca", "tres hores i mitja", "2.5 hours"),
    (find_changed_numbers, "ca", "dues hores", "2.5 hours"),
    (find_changed_numbers, "ca", "tres-centes persones", "200 people"),
    (find_changed_numbers, "de", "dreieinhalb Stunden", "2.5 hours"),
    (find_changed_numbers, "de", "vor 3,5 Mio. Jahren", "3.5 billion years ago"),
    (find_changed_numbers, "de", "hundertsechzig Schüler", "150 students"),
    (find_changed_numbers, "fr", "vingt et un jours", "31 days"),
    (find_changed_units, "ru", "рост 155 мм", "155 cm (5 ft 1 in) tall"),
    (find_changed_units, "es", "5 m (16 pies)", "5 cm (16 ft)"),
    (find_changed_numbers, "vi", "khoảng năm 1590, năm người", "ca. 1590, ten people"),
    (find_changed_formulas, "vi", r"diện tích $y \geq 3$", r"the region $y \le 3$"),
    (find_untranslated, "vi", "The name of William Garrison", "The name of William Garrison"),
    (find_lost_references, "zh", "仅II", "II and III only"),
]


@pytest.mark.parametrize(("check", "language", "text", "source"), SILENT)
def test_no_false_alarm(check: Check, language: str, text: str, source: str) -> None:
    assert check_text(check, language, text, source) == []


@pytest.mark.parametrize(("check", "language", "text", "source"), FOUND)
def test_the_mistake_of_the_same_kind_is_found(check: Check, language: str, text: str, source: str) -> None:
    assert check_text(check, language, text, source)


def test_a_unit_before_a_stop_of_another_script() -> None:
    item = make_item("zh", instruction=("它重15千克。", "It weighs 15 kilograms."))
    assert check_item(item) == [] and find_changed_units(item) == []


@pytest.mark.parametrize(("language", "text"), [("ca", "La correcta és la següent:"), ("ru", "Это:")])
def test_a_question_that_its_options_end(language: str, text: str) -> None:
    options = {f"option_{key}": (key, key) for key in "abc"}
    assert find_end_punctuation(make_item(language, instruction=(text, "Which is it?"), **options)) == []
    assert check_text(find_end_punctuation, language, text, "Which is it?")
    unmarked = make_item(language, instruction=(text.rstrip(":"), "Which is it?"), **options)
    assert find_end_punctuation(unmarked)
