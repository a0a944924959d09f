"""Starting LanguageTool on this machine, for as long as a command runs."""

from collections.abc import Iterator
from contextlib import contextmanager

from fiel.errors import FielError

_INSTEAD = "or name a LanguageTool server in FIEL_LANGUAGETOOL_URL"


@contextmanager
def running_languagetool() -> Iterator[str]:
    """Run LanguageTool for a block; the first time, its files (some 250 MB) are downloaded.

    Yields:
        Its address.

    Raises:
        FielError: The extra ``grammar`` or Java is missing, or it does not start.
    """
    try:
        import language_tool_python
    except ModuleNotFoundError:
        raise FielError(
            "--grammar: expected the extra grammar, found it missing: pip install 'fiel[grammar]', "
            f"{_INSTEAD}"
        ) from None
    try:
        tool = language_tool_python.LanguageTool("en-US", host="127.0.0.1")
    except Exception as error:  # it raises errors of its own, of requests, of the operating system
        raise FielError(
            f"--grammar: expected LanguageTool to start, found {type(error).__name__}: {error}. Install Java "
            f"17 or newer, {_INSTEAD}"
        ) from None
    try:
        yield tool.url
    finally:
        tool.close()
