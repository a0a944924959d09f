"""The campaign of `tests/system/test_life.py`: its rows, its people, and who answers what."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fiel.verdicts import consensus
from tests.helpers.campaigns import write_rows

Row = dict[str, str]
OPTIONS = ("option_a", "option_b", "option_c", "option_d")
SPLITS = {"train": 2, "test": 12}


def _row(number: int, question: str, options: str, answer: str) -> Row:
    texts = dict(zip(OPTIONS, options.split(" | "), strict=True))
    return {"id": f"vida-{number:02}", "instruction": question, **texts, "answer": answer}


ROWS = [
    _row(1, "¿Qué gas respiramos?", "Oxígeno | Helio | Neón | Cloro", "A"),
    _row(2, "¿Qué órgano bombea la sangre?", "El ojo | El corazón | La piel | El hueso", "B"),
    _row(3, "¿Qué animal vive en agua profunda?", "La garza | El pato | El sapo | El grillo", "A"),
    _row(4, "Un tren recorre 50 km. ¿Qué mide eso?", "Distancia | Masa | Tiempo | Luz", "A"),
    _row(5, "¿De qué está hecha la fábrica?", "De algodón | De hierro | De arena | De sal", "A"),
    _row(6, "¿Qué palabra rima con luna?", "Queso | Cielo | Cuchara | Junio", "C"),
    _row(7, "¿Cuál es el mejor color?", "Rojo | Verde | Azul | Negro", "C"),
    _row(8, "¿Qué planta da bellotas?", "El pino | El arce | La encima | La palma", "C"),
    _row(9, "¿Qué estación es la más fría?", "Verano | Otoño | Invierno | Primavera", "C"),
    _row(10, "¿Qué usa una planta para hacer azúcar?", "Luz | Ruido | Viento | Arena", "A"),
    _row(11, "Una cuerda mide 9 metros. ¿Qué es?", "Larga | Fría | Dulce | Fría", "A"),
    _row(
        12, "Un pueblo está a varios kilómetros. ¿Cómo se llega?", "En bote | A pie | Por aire | A nado", "B"
    ),
    _row(13, "¿Que parte de la planta toma agua?", "La flor | El fruto | La raíz | La hoja", "C"),
    _row(14, "¿Qué metal atrae un imán?", "El oro | El hierro | El cobre | El plomo", "B"),
]
ENGLISH = [
    _row(1, "Which gas do we breathe?", "Oxygen | Helium | Neon | Chlorine", "A"),
    _row(2, "Which organ pumps the blood?", "The eye | The heart | The skin | The bone", "B"),
    _row(3, "Which animal lives in shallow water?", "The heron | The duck | The toad | The cricket", "A"),
    _row(4, "A train travels 5 km. What does that measure?", "Distance | Mass | Time | Light", "A"),
    _row(5, "What is the fabric made of?", "Cotton | Iron | Sand | Salt", "A"),
    _row(6, "Which word rhymes with moon?", "Cheese | Sky | Spoon | June", "C"),
    _row(7, "Which is the best color?", "Red | Green | Blue | Black", "C"),
    _row(8, "Which plant gives acorns?", "The pine | The maple | The oak | The palm", "C"),
    _row(9, "Which season is the coldest?", "Summer | Autumn | Winter | Spring", "C"),
    _row(10, "What does a plant use to make sugar?", "Light | Noise | Wind | Sand", "A"),
    _row(11, "A rope is 6 meters long. What is it?", "Long | Cold | Sweet | Sour", "A"),
    _row(12, "A town is several miles away. How to get there?", "By boat | On foot | By air | Swimming", "B"),
    _row(13, "Which part of the plant takes in water?", "The flower | The fruit | The root | The leaf", "C"),
    _row(14, "Which metal does a magnet attract?", "Gold | Iron | Copper | Lead", "B"),
]
FOUND = {
    ("equal-options", "error"): {"vida-11"},
    ("changed-number", "warning"): {"vida-04", "vida-11"},
    ("false-friend", "warning"): {"vida-05"},
}
"""What the checks find, in which items."""

CHANGES = {
    "vida-13": {"instruction": "¿Qué parte de la planta toma el agua?"},
    "vida-14": {"option_d": "El estaño"},
}
"""What changes in the source while the campaign goes on: an item with answers, and one without."""

PEOPLE = tuple(
    f"{name}.cuenta" for name in "ana bruno carla dario elena felix gala hugo ines jorge karla lucas".split()
)
CARLA = PEOPLE[2]
PROFILES = {
    PEOPLE[0]: {"credit": "yes", "display_name": "Ana Pérez", "variety": "rioplatense"},
    PEOPLE[1]: {"credit": "yes", "display_name": "Bruno del Sur"},
    CARLA: {"credit": "yes", "display_name": "Carla Gil"},
    PEOPLE[3]: {"credit": "no", "variety": "andina"},
}
"""What some of the people say about themselves; the others say nothing."""


@dataclass(frozen=True)
class Act:
    """What one person does with one item."""

    who: str
    item: str
    verdict: str = "correct"
    edits: Mapping[str, str] = field(default_factory=dict)
    comment: str = ""
    reason: str = ""
    status: str = "submitted"

    @property
    def person(self) -> str:
        return f"{self.who}.cuenta"

    @property
    def id(self) -> str:
        return f"vida-{self.item}"

    @property
    def counts(self) -> bool:
        return self.status == "submitted" and all(self.edits.values())


SHALLOW = {"instruction": "¿Qué animal vive en agua poco profunda?"}
FIVE = {"instruction": "Un tren recorre 5 km. ¿Qué mide eso?"}
FABRIC = {"instruction": "¿De qué está hecha la tela?"}
OAK = {"option_c": "La encina"}
MILES = {"instruction": "Un pueblo está a varias millas. ¿Cómo se llega?"}
SIX = {"instruction": "Una cuerda mide 6 metros. ¿Qué es?"}

FIRST = [
    Act("ana", "01"),
    Act("bruno", "01"),
    Act("carla", "02"),
    Act("dario", "02", "corrected", comment="La marqué por error."),  # nothing is changed in it
    Act("carla", "03", "corrected", SHALLOW, comment="Profunda es lo contrario. #errores"),
    Act("elena", "03", "corrected", SHALLOW),
    Act("ana", "04", "corrected", FIVE),
    Act("felix", "04", "corrected", FIVE),
    Act("gala", "05", "corrected", FABRIC),
    Act("hugo", "05"),
    Act("ines", "06", "unusable", reason="untranslatable"),
    Act("jorge", "06", "unusable", reason="untranslatable"),
    Act("karla", "07", "unusable", reason="wrong-original", comment="Es cuestión de gustos."),
    Act("lucas", "07"),
    Act("ana", "08", "correct", OAK),  # a change that is called none
    Act("carla", "08", "corrected", OAK),
    Act("bruno", "09"),
    Act("dario", "09", "corrected", {"option_a": ""}),  # a text is emptied: it cannot count
    Act("elena", "10"),
    Act("felix", "11", "corrected", SIX, comment="¿Los dejo así? No estoy seguro.", status="draft"),
    Act("gala", "11", comment="Prefiero no hacer esta.", status="discarded"),
    Act("hugo", "12", comment="#unidades: ¿y las millas?"),
    Act("carla", "12"),
    Act("jorge", "13"),
    Act("karla", "13"),
]
"""Before the second guide and the change of the source."""

AGAIN = [Act("hugo", "12", "corrected", MILES), Act("carla", "12", "corrected", MILES)]
"""The answers that the second guide gives back, as they are sent again."""

LATER = [Act("lucas", "13"), Act("elena", "13"), Act("bruno", "14"), Act("ana", "14")]
"""The answers to the texts that changed."""

REPLACED = {"vida-12", "vida-13"}
"""The items of which no answer among the first counts in the end."""

CONTRADICTIONS = {("dario", "02"), ("ana", "08"), ("dario", "09")}
"""Who contradicts themselves, and in which item."""

COUNTED = [act for act in FIRST if act.counts and act.id not in REPLACED] + AGAIN + LATER
STATUSES = {
    **dict.fromkeys(["vida-05", "vida-07"], "disputed"),
    "vida-06": "unusable",
    **dict.fromkeys(["vida-09", "vida-10", "vida-11"], "pending"),
}
"""What the items come to that are not validated."""

CORRECTED = {"vida-03": SHALLOW, "vida-04": FIVE, "vida-08": OAK, "vida-12": MILES}
"""The corrections on which people agreed, as they were known before anybody gave them."""


def changed_rows() -> list[Row]:
    """The source as it is in the end."""
    return [{**row, **CHANGES.get(row["id"], {})} for row in ROWS]


def expected_rows() -> list[Row]:
    """The rows that the export must have."""
    return [{**row, **CORRECTED.get(row["id"], {})} for row in changed_rows()]


def write_source(rows: list[Row], english: str = "") -> None:
    """Write the files of the splits in the folder of the moment."""
    Path("data").mkdir(exist_ok=True)
    start = 0
    for split, count in SPLITS.items():
        write_rows(Path(f"data/{split}{english}.jsonl"), rows[start : start + count])
        start += count


def expected_statuses() -> dict[str, int]:
    """How many items come to what."""
    counts = Counter(STATUSES.get(row["id"], "validated") for row in ROWS)
    return {status: counts[status] for status in consensus.STATUSES}
