"""What is read as Windows-1252, and what is not: another encoding read so is another text."""

import json
from collections import Counter

import pytest

from fiel.reading.windows1252 import read_windows_1252
from tests.conftest import DATA

PLAIN = {
    "Spanish": "¿Cuál es la canción más bonita? El niño comió piñas: ¡sí!, y 2 º o 1ª — «fin»…",
    "Catalan": "L’intel·ligència és així, qüestió de «raó»",
    "Portuguese": "Não há ações, é à toa; três órgãos põem",
    "French": "L’été où le cœur naïf bat, ça « marche » bien – très bien…",
    "Italian": "Perché è così, più là",
    "German": "„Größe“, Übung, weiß, schön",
    "Danish": "Rødgrød på en ø, æble",
    "Swedish": "Åsa är på ön",
}
OTHERS = [
    ("cp1250", "Zażółć gęślą jaźń"),
    ("iso8859-2", "żółć"),
    ("cp1250", "Příliš žluťoučký kůň"),
    ("cp1250", "Árvíztűrő tükörfúrógép"),
    ("cp1250", "nő"),
    ("cp1250", "găsit"),
    ("cp1251", "Привет, мир"),
    ("cp1251", "да"),
    ("koi8-r", "привет"),
    ("cp1253", "Γειά σου"),
    ("cp1254", "Işık şehir ğ"),
    ("cp1255", "שלום"),
    ("cp1256", "سلام"),
    ("cp1257", "šžąčę"),
    ("cp874", "สวัสดี"),
    ("cp850", "canción, niño"),
    ("cp850", "78°C"),
    ("mac-roman", "canción"),
    ("mac-roman", "¿Está aquí el niño?"),
    ("shift-jis", "こんにちは"),
    ("gbk", "你好世界"),
    ("big5", "你好"),
    ("euc-kr", "안녕"),
    ("utf-8", "está"),
    ("utf-8", "PIÙ ELEVATO"),
]


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_what_spreadsheets_of_western_europe_save_is_read(text: str) -> None:
    assert read_windows_1252(text.encode("cp1252")) == text


@pytest.mark.parametrize(("encoding", "text"), OTHERS)
def test_another_encoding_is_not_taken_for_it(encoding: str, text: str) -> None:
    assert read_windows_1252(text.encode(encoding)) is None


@pytest.mark.skipif(not DATA.exists(), reason="needs the Okapi data")
def test_no_file_of_real_rows_is_read_as_another_text() -> None:
    """A hundred rows of each language, in each encoding that can write them; single rows may be too short."""
    paths = [*sorted((DATA / "languages").glob("*.json")), *sorted((DATA / "okapi").glob("*.json"))]
    found: Counter[tuple[str, str]] = Counter()
    for path in paths:
        rows = [json.dumps(row, ensure_ascii=False) for row in json.loads(path.read_text("utf-8"))[:100]]
        for encoding in ("cp1252", "cp1250", "cp1251", "cp1254", "cp1256", "cp1257", "cp850", "mac-roman"):
            text = "\n".join(row for row in rows if _can_be(row, encoding))
            read = read_windows_1252(text.encode(encoding))
            found[encoding, "none" if read is None else "same" if read == text else "another"] += 1
    assert not {key: count for key, count in found.items() if key[1] == "another"}
    assert found["cp1252", "same"] > found["cp1252", "none"]


def _can_be(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
