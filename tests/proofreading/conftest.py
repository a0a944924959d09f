from collections.abc import Iterator

import pytest

from fiel.proofreading.languagetool import LanguageTool, open_languagetool
from tests.helpers.tools import require_programs
from tests.proofreading.languagetool import running_languagetool


@pytest.fixture(scope="session")
def languagetool_url() -> Iterator[str]:
    """Run the real LanguageTool with all its languages."""
    require_programs("java", "mvn")
    with running_languagetool() as url:
        yield url


@pytest.fixture
def tool(languagetool_url: str) -> Iterator[LanguageTool]:
    with open_languagetool(languagetool_url) as tool:
        yield tool
