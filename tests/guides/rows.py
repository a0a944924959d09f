"""Our own rows under the ids that the guides use, as the Hub and as Okapi's files have them."""

import json
import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.helpers.campaigns import TOP, write_rows

OUNCES, NIGHT, PLANTS = "Mercury_7175875", "Mercury_SC_409171", "Mercury_SC_408547"
"""The items: one in which the translator changed a unit, and two that are right."""


def _row(name: str, question: str, options: str, answer: str) -> dict[str, Any]:
    texts = dict(zip(("option_a", "option_b", "option_c", "option_d"), options.split(" | "), strict=True))
    return {"id": name, "instruction": question, **texts, "answer": answer}


ARC = {
    "es": [
        _row(
            OUNCES,
            "Una roca pesa 4 gramos en la Tierra. ¿Dónde pesaría menos?",
            "En Marte | En la luna | En Júpiter | En Saturno",
            "B",
        ),
        _row(
            NIGHT,
            "¿Qué se ve en el cielo por la noche?",
            "El Sol | La luna | Un arcoíris | El horizonte",
            "B",
        ),
        _row(PLANTS, "¿Qué gas toman las plantas?", "Helio | Neón | Dióxido de carbono | Metano", "C"),
    ],
    "en": [
        _row(
            OUNCES,
            "A rock weighs 4 ounces on Earth. Where would it weigh least?",
            "On Mars | On the Moon | On Jupiter | On Saturn",
            "B",
        ),
        _row(
            NIGHT,
            "What can be seen in the sky at night?",
            "The Sun | The Moon | A rainbow | The horizon",
            "B",
        ),
        _row(PLANTS, "Which gas do plants take in?", "Helium | Neon | Carbon dioxide | Methane", "C"),
    ],
}
MMLU = {
    "es": [_row("anatomy/test/0", "¿Cuántos riñones hay?", "Uno | Dos | Tres | Cuatro", "B")],
    "en": [_row("anatomy/test/0", "How many kidneys are there?", "One | Two | Three | Four", "B")],
}


def write_folder(folder: Path) -> None:
    """Make the folder that somebody works in: campaigns, guides, datasets and people as the pages have them.

    The datasets stand beside the campaign files that name those of the Hub: a folder there in the layout of
    one is taken for it.
    """
    for name in ("arc-c-es", "mmlu-es"):
        (folder / "campaigns").mkdir(exist_ok=True)
        shutil.copy(TOP / "campaigns" / f"{name}.yaml", folder / "campaigns")
    for name in ("guides/es/arc.md", "guides/es/mmlu.md", "guides/en/arc.md", ".env.example"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(TOP / name, folder / name)
    _write_dataset(folder / "campaigns/alexandrainst/m_arc", {k: _nulled(rows) for k, rows in ARC.items()})
    _write_dataset(folder / "campaigns/alexandrainst/m_mmlu", MMLU)
    (folder / "okapi").mkdir()
    text = json.dumps(ARC["es"], ensure_ascii=False)
    (folder / "okapi/m_arc_es_test.json").write_text(text, encoding="utf-8")
    for name in ("people.csv", "personas.csv"):
        (folder / name).write_text("username,first_name\nmarta,Marta\nluis,Luis\n", encoding="utf-8")


def _nulled(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The Hub's rows have the fifth option, empty, where Okapi's files have none."""
    return [{**row, "option_e": None} for row in rows]


def _write_dataset(folder: Path, rows: dict[str, list[dict[str, Any]]]) -> None:
    configs = [
        {"config_name": name, "data_files": [{"split": "test", "path": f"{name}/test.jsonl"}]}
        for name in rows
    ]
    for name, own in rows.items():
        (folder / name).mkdir(parents=True)
        write_rows(folder / name / "test.jsonl", own)
    card = f"---\n{yaml.safe_dump({'configs': configs})}---\n"
    (folder / "README.md").write_text(card, encoding="utf-8")
