"""Text files as the programs of people save them."""

import codecs
import re
from pathlib import Path

from fiel.errors import FielError

HOW_TO_SAVE = "save it again as UTF-8, which spreadsheets call “CSV UTF-8” and editors an encoding"
"""What to do about a file that cannot be read as text."""

_WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_text(path: Path, *, what: str) -> str:
    """Read a text file in UTF-8, with or without a byte order mark, or in UTF-16 with one.

    Every line ends in a line feed, whatever ends it in the file.

    Args:
        path: The file.
        what: What it should be, for messages: ``an annotation guide``.

    Raises:
        FielError: It cannot be read, or is in another encoding.
    """
    try:
        text = decode_text(path.read_bytes(), where=str(path), what=what)
        return text.replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise FielError(f"{path}: expected {what}, found: {reason}") from None


def decode_text(content: bytes, *, where: str, what: str) -> str:
    """Decode what `read_text` reads.

    Raises:
        FielError: It is in another encoding.
    """
    if b"\0" in content[:2]:
        found = "UTF-16 without a byte order mark"
        raise FielError(f"{where}: expected {what} in UTF-8, found {found}: {HOW_TO_SAVE}")
    try:
        return content.decode(encoding_of(content))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = f"the byte {content[error.start]:#04x}"
        raise FielError(
            f"{where}: line {line}: expected {what} in UTF-8, found {found}: {HOW_TO_SAVE}"
        ) from None


def encoding_of(content: bytes) -> str:
    """Return the encoding that a byte order mark announces; UTF-8 without any."""
    return next((name for mark, name in _WIDE.items() if content.startswith(mark)), "utf-8-sig")


def json_lines(path: Path) -> list[str]:
    """Return the lines of a file of Fiel's own in JSONL; none where there is none.

    Only a line feed ends a line: JSON may hold other characters that end a line elsewhere.
    """
    text = path.read_bytes().decode() if path.exists() else ""
    return [line for line in text.split("\n") if line.strip()]


def is_writable(text: str) -> bool:
    """Tell whether a text can be stored and written again: no NUL, no half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def describe_unwritable(text: str) -> str:
    """Say what is wrong with a text that is not writable.

    A byte that is no UTF-8 is expected as Python keeps it with the error handler ``surrogateescape``.
    """
    found = re.search("[\0\ud800-\udfff]", text)
    assert found is not None  # is_writable said so
    code = ord(found[0])
    before = f"after {text[max(0, found.start() - 20) : found.start()]!r}"
    if 0xDC80 <= code <= 0xDCFF:
        return f"expected UTF-8, found the byte {code - 0xDC00:#x} {before}: {HOW_TO_SAVE}"
    kind = "the character" if code == 0 else "half of a surrogate pair,"
    return f"expected text, found {kind} U+{code:04X} {before}"
