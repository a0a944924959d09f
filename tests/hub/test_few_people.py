"""A version whose new answers are of one or two people is refused."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from fiel.errors import FielError
from fiel.hub.publishing import Publication
from fiel.release.authors import keep_authors
from fiel.release.dataset import write_release
from fiel.settings import Settings
from fiel.workflow.publish import publish_export
from tests.helpers.linking import START, World, make_world
from tests.hub.standin import WRITER, PublishingHub

# The Hub's library sends files in a way that its own client calls old.
pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("few"))


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
