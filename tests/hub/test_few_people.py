"""A version whose new answers are of one or two people is refused."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from fiel.errors import FielError
from fiel.hub.publication import Publication
from fiel.release.authors import keep_authors
from fiel.release.dataset import write_release
from fiel.release.manifest import digest_manifest
from fiel.settings import Settings
from fiel.snapshots.batches import load_batches, record_export
from fiel.snapshots.writing import write_snapshot
from fiel.verdicts.blind import BlindAnswer
from fiel.workflow.publish import publish_export
from tests.helpers.linking import CROWD, PLAN, START, Recorder, World, make_world
from tests.hub.standin import WRITER, PublishingHub

# The Hub's library sends files in a way that its own client calls old.
pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("few"))


@pytest.fixture
def settings(tmp_path: Path, hub: PublishingHub) -> Settings:
    return Settings.model_validate({"home": tmp_path / "home", "hub_endpoint": hub.url, "hub_token": WRITER})


def test_a_version_with_answers_of_one_person_alone_is_refused(
    world: World, tmp_path: Path, hub: PublishingHub, settings: Settings
) -> None:
    """Ana is alone on the fifth day: whoever has both versions would know what she decided."""

    def publish(days: int, *, dry_run: bool = False, allow_few_people: bool = False) -> Publication:
        until = START + timedelta(days=days)
        part = replace(world, judgements=[each for each in world.judgements if each.submitted_at < until])
        folder = tmp_path / f"export-{days}"
        write_release([part.release], folder)
        keep_authors(settings.home, part.work.campaign.name, [part.release], export=folder)
        return publish_export(settings, folder, "org/arc", dry_run=dry_run, allow_few_people=allow_few_people)

    assert publish(3).committed
    assert publish(4).committed  # Ana, Bruno, somebody unnamed, and an organizer
    for dry in (True, False):
        with pytest.raises(FielError, match=r"found 1 new answer from 1 person: .* --allow-few-people\."):
            publish(5, dry_run=dry)
    assert len(hub.commits) == 2
    (settings.home / "authors" / "linking.json").unlink()
    with pytest.raises(FielError, match="expected a record of who gave its answers, found none in"):
        publish_export(settings, tmp_path / "export-5", "org/arc")
    assert publish(5, allow_few_people=True).committed
    hub.files["org/arc"]["es_judgements/train.parquet"] = b"version https://git-lfs.github.com/spec/v1\n"
    with pytest.raises(FielError, match="expected answers published by Fiel, found"):
        publish(4)


def test_a_version_that_differs_from_the_snapshot_by_one_or_two_people_is_refused(
    world: World, tmp_path: Path, hub: PublishingHub, settings: Settings
) -> None:
    """Whoever compares the version with the page would know what they decided."""
    settings.home.mkdir()
    recorder = Recorder(settings.home)

    def publish(part: World, *, allow_few_people: bool = False) -> Publication:
        folder = tmp_path / f"export-{len(part.judgements)}"
        if not folder.exists():
            write_release([part.release], folder)
            keep_authors(settings.home, "linking", [part.release], export=folder)
            record_export(
                settings.home,
                "linking",
                part.work.items,
                {"arc": part.judgements},
                export=digest_manifest(folder),
            )
        return publish_export(settings, folder, "org/arc", allow_few_people=allow_few_people)

    history = list(world.history())
    # While people answer, the newest answers of three people stay out of the snapshot.
    for part in history[:30]:
        recorder.take(part)
    assert publish(history[29]).committed
    # All of a closed campaign's are in it: one person more is alone in the difference.
    recorder.take(history[45], closed=True)
    with pytest.raises(FielError, match="found those of 1 person besides: .* --allow-few"):
        publish(history[46])
    assert publish(history[46], allow_few_people=True).committed
    batches = load_batches(settings.home, "linking")
    assert batches is not None and batches.released["arc"] == (batches.exported["arc"],)


def test_without_the_record_of_what_the_snapshot_shows_nothing_is_published(
    world: World, tmp_path: Path, hub: PublishingHub, settings: Settings
) -> None:
    """An export alone begins a record, which says nothing of the page."""
    settings.home.mkdir()
    write_snapshot(world.tables, settings.snapshot_folder, created_at=START)
    folder = tmp_path / "export"
    write_release([world.release], folder)
    keep_authors(settings.home, "linking", [world.release], export=folder)
    with pytest.raises(FielError, match="run fiel snapshot once, which begins one, and publish again"):
        publish_export(settings, folder, "org/arc")


ALIKE = ("u-dora", "u-eva", "u-fran")  # who label and answer blind questions, three of them at last


@pytest.mark.parametrize("what", ["label", "label taken back", "blind answer"])
def test_labels_and_blind_answers_of_one_or_two_people_are_not_published_apart(
    what: str, tmp_path: Path, hub: PublishingHub, settings: Settings
) -> None:
    """They are in rows and numbers, not in the judgements. There is no snapshot: only versions tell."""
    crowd = make_world(tmp_path, CROWD, annotation={"min_submitted": 2, "labels": ["culture"]})

    def publish(count: int, *, version: int = 0) -> Publication:
        """Publish what there is once ``count`` people did something besides their judgements."""
        who, others = ALIKE[:count], ALIKE[count:]
        labelling = {"label": who, "label taken back": others}.get(what, ())
        part = replace(
            crowd,
            judgements=[
                replace(each, labels={"culture": "yes"}) if each.annotator in labelling else each
                for each in crowd.judgements
            ],
            blind=[
                BlindAnswer(item_id=item.id, annotator=each, choice="option_a", submitted_at=START)
                for each in (*PLAN, *who)
                for item in crowd.work.items["arc"][:2]
                if what == "blind answer"
            ],
        )
        folder = tmp_path / f"export-{count}-{version}"
        write_release([part.release], folder)
        keep_authors(settings.home, "linking", [part.release], export=folder)
        record_export(
            settings.home,
            "linking",
            part.work.items,
            {"arc": part.judgements},
            {"arc": part.blind},
            export=digest_manifest(folder),
        )
        return publish_export(settings, folder, "org/arc")

    assert publish(0).committed
    assert not publish(0, version=1).committed  # the same again
    for count, people in ((1, "1 person"), (2, "2 people")):
        with pytest.raises(FielError, match=f"published from this home, found those of {people}"):
            publish(count)
    assert len(hub.commits) == 1
    assert publish(3).committed
