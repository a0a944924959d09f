"""What a page takes for granted: the only things that happen between its lines."""

import json
import re
import shutil

from fiel.benchmarks.arc import ARC as ARC_CODEC
from fiel.campaign import load_campaign
from fiel.impact.exported import read_exported_tasks
from tests.guides.desk import Desk, Step
from tests.guides.pages import find_page
from tests.guides.rows import ARC as ROWS
from tests.guides.rows import NIGHT, OUNCES, PLANTS
from tests.guides.typist import run_in_service
from tests.impact.made_up import write_harness_logs

ARC = "campaigns/arc-c-es.yaml"
MENDED = {"instruction": "Una roca pesa 4 onzas en la Tierra. ¿Dónde pesaría menos?"}
ALSO = {"instruction": "Una piedra pesa 4 onzas en la Tierra. ¿Dónde pesaría menos?"}


def write_first_steps(desk: Desk) -> None:
    """The two files that the README shows."""
    blocks = {block.language: block.text for block in find_page("README.md").blocks()}
    (desk.folder / "data").mkdir()
    (desk.folder / "data/test.jsonl").write_text(blocks["jsonl"], encoding="utf-8")
    (desk.folder / "first-steps.yaml").write_text(blocks["yaml"], encoding="utf-8")


def try_it_as_nora(desk: Desk) -> None:
    """What the README asks of its reader between two lines."""
    desk.answer("nora", "agua", "correct")


def have_accounts(desk: Desk) -> None:
    """The campaign is in Argilla, and Marta and Luis have accounts."""
    desk.going.touch()
    desk.run(["fiel", "launch", ARC])
    desk.run(["fiel", "people", "add", ARC, "marta", "luis", "--passwords", "given.csv"])


def let_people_in(desk: Desk) -> None:
    """The people of the list came in; here an organizer adds them."""
    desk.run(["fiel", "people", "add", "campaigns/arc-es.yaml", "--file", "people.csv"])


def let_others_in(desk: Desk) -> None:
    """Ana and Bea have accounts too."""
    desk.run(["fiel", "people", "add", ARC, "ana", "bea", "--passwords", "others.csv"])


def ask_without_keys(desk: Desk) -> None:
    """There is another campaign, which asks some questions without the key."""
    path = desk.folder / "campaigns/mmlu-es.yaml"
    text = path.read_text(encoding="utf-8")
    if "blind:" not in text:
        path.write_text(text.replace("benchmark: mmlu", "benchmark: mmlu\n    blind: 0.5"), encoding="utf-8")
    desk.run(["fiel", "launch", "campaigns/mmlu-es.yaml"])


def answer(desk: Desk) -> None:
    """Marta and Luis answered; about the changed unit they do not agree, and Marta asks."""
    desk.answer("marta", OUNCES, "corrected", comment="#numeros-y-unidades: ¿y las onzas?", **MENDED)
    desk.answer("luis", OUNCES, "corrected", **ALSO)
    desk.answer("marta", NIGHT, "correct")
    desk.answer("marta", PLANTS, "correct")


def have_a_third(desk: Desk) -> None:
    """Nora answered too: what three people decided can be published."""
    going = {each["name"] for each in desk.owner.get("me/workspaces").json()["items"]}
    paths = sorted(desk.folder.glob("campaigns/arc-*es.yaml"))
    campaign = next(path for path in paths if load_campaign(path).campaign.name in going)
    if "nora" not in desk.users():
        desk.run(["fiel", "people", "add", str(campaign), "nora", "--passwords", "third.csv"])
        desk.answer("nora", NIGHT, "correct")


def empty_a_text(desk: Desk) -> None:
    """Luis left a text empty."""
    desk.answer("luis", PLANTS, "corrected", option_a="")


def decide(desk: Desk) -> None:
    """The organizer decided the dispute."""
    desk.run(["fiel", "resolve", ARC, OUNCES, "--take", "marta"])


def name_the_comment(desk: Desk) -> None:
    """The id of Marta's comment, where the page has one of another."""
    (comment,) = desk.json("feedback", "list", ARC)
    desk.replaced["3f9a1c2b07"] = comment["id"]


def look_again(desk: Desk) -> None:
    """Who got an answer back sends it again; they still do not agree."""
    desk.send_draft("marta", OUNCES)
    desk.send_draft("luis", OUNCES)


def go_on(desk: Desk) -> None:
    """The campaign goes on with all decided: as another of these pages left it, if one was typed before."""
    if not desk.going.exists():
        desk.clear()
        have_accounts(desk)
        answer(desk)
    decide(desk)


def take_another_argilla(desk: Desk) -> None:
    """``other-home`` is that of an Argilla without this campaign: the same one, emptied."""
    desk.clear()
    (desk.folder / "other-home").symlink_to(desk.server.home)


def see_the_pictures(desk: Desk) -> None:
    """The badge and the card of the blocks that are not run are in a snapshot."""
    desk.run(["fiel", "snapshot", ARC])
    text = find_page("guides/en/dashboard.md").path.read_text(encoding="utf-8")
    names = re.findall(r"https://example\.org/snapshot/([\w.-]+)", text)
    assert len(names) == 2 and all((desk.folder / "snapshot" / each).is_file() for each in names)


def export(desk: Desk) -> None:
    """The export is in ``out``, as the other pages have it."""
    desk.run(["fiel", "export", ARC, "--out", "out"])


def evaluate_before_and_after(desk: Desk) -> None:
    """A model was evaluated on the source and on the export."""
    source = [ARC_CODEC.decode(row, split="test", position=place) for place, row in enumerate(ROWS["es"])]
    (task,) = read_exported_tasks(desk.folder / "out")[1].values()
    for side, items in (("before", source), ("after", list(task.items.values()))):
        write_harness_logs(desk.folder / "logs" / side, "acme/one", items, [1.0] * len(items))


def measure(desk: Desk) -> None:
    """What ``fiel impact --json`` prints is in ``impact.json``."""
    line = ["impact", "logs/before", "logs/after", "--export", "out"]
    (desk.folder / "impact.json").write_text(json.dumps(desk.json(*line)), encoding="utf-8")


def have_a_wheel(desk: Desk) -> None:
    """The wheel of Fiel is in ``dist/``."""
    shutil.copytree(desk.dist, "dist")


def let_nora_in(desk: Desk) -> None:
    """Nora got an account, and her password is in the container where a sentence of the page says."""
    run_in_service(desk, ["fiel", "people", "add", ARC, "nora"])
    text = find_page("guides/en/stack.md").path.read_text(encoding="utf-8")
    (place,) = re.findall(r"`/var/lib/fiel/([\w./]*people)`", text)
    assert list((desk.folder / "volumes/home" / place).glob("arc-c-es-*.csv"))


def have_light_begun(desk: Desk) -> None:
    """The server of ``light`` made the folder of its data."""
    (desk.folder / "volumes/fiel_light/.fiel").mkdir(parents=True)


HANDBOOK: dict[str, tuple[Step, ...]] = {
    "status --people": (let_people_in, answer, have_a_third),
    "resolve": (look_again,),
}
GIVEN: dict[str, dict[str, tuple[Step, ...]]] = {
    "CONTRIBUTING.md": {},
    "README.md": {"": (write_first_steps,), "status": (try_it_as_nora,)},
    "guides/en/handbook.md": HANDBOOK,
    "guides/es/manual.md": HANDBOOK,
    "guides/en/spaces.md": {},
    "guides/en/repetition.md": {},
    "guides/en/stack.md": {"oauth-file": (let_nora_in, have_light_begun)},
    "guides/en/deciding.md": {"": (have_accounts, answer)},
    "guides/en/dashboard.md": {"": (go_on, see_the_pictures)},
    "guides/en/publishing.md": {"": (go_on, have_a_third)},
    "guides/en/release.md": {"": (go_on,)},
    "guides/en/impact.md": {
        "": (go_on,),
        "impact": (evaluate_before_and_after,),
        "--impact": (measure,),
    },
    "guides/en/report.md": {"": (go_on, export)},
    "guides/en/blind.md": {"": (ask_without_keys,)},
    "guides/en/reference/commands.md": {
        "": (go_on, empty_a_text, ask_without_keys),
        "feedback answer": (name_the_comment,),
        "people password": (let_others_in,),
        "publish": (have_a_third, export),
        "restore": (take_another_argilla,),
        "space": (have_a_wheel,),
    },
}
"""Page by page, what happened before its first line, and before the first line that has those words."""
