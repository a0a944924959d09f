"""Versions that come one after the other show what came in between: never of one or two people alone."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from fiel.errors import FielError
from fiel.hub.publishing import Publication
from fiel.release.authors import find_new_answers, keep_authors, load_authors
from fiel.release.dataset import write_release
from fiel.settings import Settings
from fiel.workflow.publish import publish_export
from tests.helpers.linking import ORGANIZER, START, World, make_world
from tests.hub.standin import WRITER, PublishingHub

# The Hub's library sends files in a way that its own client calls old.
pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("authors"))


def judgements_of(world: World) -> pa.Table:
    table = world.release.judgements
    assert table is not None
    return table


def test_a_version_with_answers_of_one_person_alone_is_refused(
    world: World, tmp_path: Path, hub: PublishingHub
) -> None:
    """Ana is alone on the fifth day: whoever has both versions would know what she decided."""
    settings = Settings.model_validate(
        {"home": tmp_path / "home", "hub_endpoint": hub.url, "hub_token": WRITER}
    )

    def publish(days: int, *, dry_run: bool = False, allow_few_people: bool = False) -> Publication:
        until = START + timedelta(days=days)
        part = replace(world, judgements=[each for each in world.judgements if each.submitted_at < until])
        keep_authors(settings.home, part.work.campaign.name, [part.release])
        folder = tmp_path / f"export-{days}"
        write_release([part.release], folder)
        return publish_export(settings, folder, "org/arc", dry_run=dry_run, allow_few_people=allow_few_people)

    assert publish(3).committed
    assert publish(4).committed  # Ana, Bruno, somebody unnamed, and an organizer
    for dry in (True, False):
        with pytest.raises(FielError, match=r"found 1 new answer of 1 person: .* --allow-few-people\."):
            publish(5, dry_run=dry)
    assert len(hub.commits) == 2
    (settings.home / "authors" / "linking.json").unlink()
    with pytest.raises(FielError, match="expected to know who gave its answers, found nothing of it in"):
        publish_export(settings, tmp_path / "export-5", "org/arc")
    assert publish(5, allow_few_people=True).committed


def test_the_people_of_what_is_new_are_counted(world: World, tmp_path: Path) -> None:
    keep_authors(tmp_path, "linking", [world.release])
    known = load_authors(tmp_path, "linking")["arc"]
    assert not any(name in (tmp_path / "authors/linking.json").read_text() for name in ("ana", "linking"))
    assert (tmp_path / "authors/linking.json").stat().st_mode & 0o777 == 0o600
    dated = sorted(world.judgements, key=lambda each: each.submitted_at)
    volunteers = [each for each in dated if each.annotator != ORGANIZER]
    for count in range(len(volunteers)):
        before = judgements_of(replace(world, judgements=volunteers[:count])) if count else None
        new = find_new_answers(known, before, judgements_of(world))
        assert new.answers == len(volunteers) - count
        assert new.people == len({each.annotator for each in volunteers[count:]})
    assert find_new_answers(known, judgements_of(world), judgements_of(world)).answers == 0


def test_of_answers_that_say_the_same_the_last_ones_are_new(world: World, tmp_path: Path) -> None:
    """Three people call one item right, the last one after the version before."""
    item = world.judgements[0]
    alike = [
        replace(item, annotator=who, submitted_at=START + timedelta(days=day))
        for day, who in enumerate(["u-ana", "u-bruno", "u-carla"])
    ]
    later = replace(world, judgements=alike)
    keep_authors(tmp_path, "linking", [later.release])
    known = load_authors(tmp_path, "linking")["arc"]
    before = judgements_of(replace(world, judgements=alike[:2]))
    assert find_new_answers(known, before, judgements_of(later)).people == 1


def test_an_answer_that_was_changed_is_new(world: World, tmp_path: Path) -> None:
    place = next(n for n, each in enumerate(world.judgements) if each.decision == "correct")
    changed = list(world.judgements)
    changed[place] = replace(changed[place], decision="unusable", declared="unusable", reason="other")
    later = replace(world, judgements=changed)
    keep_authors(tmp_path, "linking", [later.release])
    new = find_new_answers(
        load_authors(tmp_path, "linking")["arc"], judgements_of(world), judgements_of(later)
    )
    assert (new.answers, new.people) == (1, 1)


def test_an_export_without_answers_has_no_authors(world: World, tmp_path: Path) -> None:
    keep_authors(tmp_path, "linking", [replace(world, judgements=[]).release])
    assert load_authors(tmp_path, "linking") == {"arc": []}
