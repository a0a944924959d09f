import pytest

from fiel.annotation.restore import restored_role
from fiel.archive.content import ArchivedPerson


@pytest.mark.parametrize(
    ("before", "after"), [("owner", "admin"), ("admin", "admin"), ("annotator", "annotator")]
)
def test_who_decided_there_decided_here_but_nobody_becomes_an_owner(before: str, after: str) -> None:
    person = ArchivedPerson(username="ana", first_name="Ana", last_name=None, role=before, member=True)
    assert restored_role(person) == after
