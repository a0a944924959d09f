"""Campaigns in three scripts whose items have a finding of grammar, opinions and other translations."""

from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from fiel.annotation.launch import launch_campaign
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.campaign.work import load_work, prepare_task_checks
from fiel.checks.precision import is_silent
from fiel.checks.proofread import Match, Proofread
from fiel.opinions.opinion import Opinion
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from tests.helpers.campaigns import ROWS, write_campaign
from tests.server.running import EmbeddedServer

HOSTILE = "<img src=x onerror='parent.taken=1'> {{constructor}} \" ' <script>parent.taken=1</script>"


@dataclass(frozen=True)
class Voices:
    """What is said about an item in a language.

    Attributes:
        question: The question that is shown.
        typo: A word of it that a proofreader would correct, and how.
        quote: Words of it that a model would correct, how, and why.
        second: Another translation.
        third: One more.
    """

    question: str
    typo: tuple[str, str]
    quote: tuple[str, str, str]
    second: str
    third: str


VOICES = {
    "es": Voices(
        "La energía de la planta se almacena en los enlaces químicos de la glucosa. ¿Qué organela lo haze?",
        ("haze", "hace"),
        ("¿Qué organela", "¿Qué orgánulo", "El término de la biología es «orgánulo»."),
        "La energía de las plantas se guarda en los enlaces químicos de la glucosa. ¿Qué orgánulo lo hace?",
        "La planta almacena su energía en los enlaces químicos de la glucosa. ¿En qué orgánulo?",
    ),
    "ar": Voices(
        "ما الحِمْض الذي يحمل الصفات الوراثيه في الخلية؟",
        ("الصفات", "السمات"),
        ("الحِمْض", "الحمض النووي", "المصطلح ناقص: في الأصل DNA."),
        "أي حمض نووي (DNA) ينقل الصفات الوراثية في الخلية؟",
        "ما اسم الحمض الذي ينقل صفات الخلية؟",
    ),
    "zh": Voices(
        "下列哪个过程会把能量储存在葡萄糖的化学建中？",
        ("化学建", "化学键"),
        ("哪个过程", "哪一种过程", "原文问的是一种过程。"),
        "以下哪一个过程将能量存储在葡萄糖的化学键里？",
        "能量在哪个过程中储存到葡萄糖的化学键里？",
    ),
}


@dataclass(frozen=True)
class Proposed:
    """The form of a campaign with proposals, and who may answer."""

    url: str
    username: str
    password: str
    dataset: str


def launch_voices(argilla: EmbeddedServer, folder: Path, language: str) -> Proposed:
    """Launch a campaign of one item in a language."""
    voices, name = VOICES[language], f"voices-{language}"
    row = {**ROWS[0], "instruction": voices.question, "second": voices.second, "third": voices.third}
    say = {"item": row["id"], "agent": "gpt-oss-120b", "score": 0.9}
    wrong, right, reason = voices.quote
    opinions = [
        Opinion(**say, segment="instruction", quote=wrong, correction=right, reason=reason),  # type: ignore[arg-type]
        Opinion(**say, segment="option_c", reason=HOSTILE, correction=HOSTILE),  # type: ignore[arg-type]
    ]
    typo, correction = voices.typo
    if is_silent("grammar", language):  # then it is one more tool that says so
        linter = {**say, "agent": "LanguageTool", "segment": "instruction"}
        opinions.insert(0, Opinion(**linter, quote=typo, correction=correction))  # type: ignore[arg-type]
    folder.mkdir(parents=True)
    (folder / "model.jsonl").write_text("".join(f"{each.as_line()}\n" for each in opinions), "utf-8")
    task = {"opinions": "model.jsonl", "candidates": {"instruction": ["second", "third"]}}
    annotation = {"audit": 0, "min_submitted": 90}
    path = write_campaign(folder, name, rows=[row], task=task, language=language, annotation=annotation)
    work, settings = load_work(path), Settings(home=argilla.home)
    normal = normalize("NFC", voices.question)  # what a proofreader is asked about
    start = normal.index(typo)
    match = Match(start, start + len(typo), "RULE", "GRAMMAR", "grammar", (correction,))
    checks = prepare_task_checks(
        work.file,
        work.campaign.tasks[0],
        work.items["arc"],
        proofread=Proofread({normal: [match]}),
        opinions=work.opinions["arc"],
    )
    with connected_argilla(settings) as client:
        launch_campaign(
            client,
            work.campaign,
            work.items,
            guidelines={"arc": "# Guía"},
            checks={"arc": checks},
            opinions=work.opinions,
        )
        username = f"reader-{language}"
        password = ensure_annotators(client, work.campaign, [username])[username]
        dataset = find_datasets(client, name)["arc"]["id"]
    return Proposed(argilla.url, username, password, dataset)
