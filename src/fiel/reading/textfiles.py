"""Read text files in the encodings that editors and spreadsheets write."""

import codecs
import re
from pathlib import Path

from fiel.errors import FielError

HOW_TO_SAVE = "save it again with the encoding UTF-8 (in spreadsheets, as “CSV UTF-8”)"
"""Advice for a file that cannot be decoded."""

_WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_text(path: Path, *, what: str) -> str:
    """Read a text file in UTF-8, with or without a byte order mark, or in UTF-16 with one.

    Line ends become line feeds. Messages call the file ``what``, such as ``an annotation guide``.

    Raises:
        FielError: It cannot be read, or has another encoding.
    """
    try:
        text = decode_text(path.read_bytes(), where=str(path), what=what)
        return text.replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise FielError(f"{path}: expected {what}, found: {reason}") from None


def decode_text(content: bytes, *, where: str, what: str) -> str:
    """Decode bytes in the encodings of `read_text`.

    Raises:
        FielError: They have another encoding.
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
    """Return the encoding of the byte order mark; UTF-8 if there is none."""
    return next((name for mark, name in _WIDE.items() if content.startswith(mark)), "utf-8-sig")


def json_lines(path: Path) -> list[str]:
    """Return the lines of one of Fiel's own JSONL files, or none if it does not exist.

    Splits only at line feeds: JSON strings can contain other line separators.

    Raises:
        FielError: It cannot be read, or is not UTF-8.
    """
    try:
        text = decode_text(path.read_bytes(), where=str(path), what="JSON lines") if path.exists() else ""
    except OSError as error:
        raise FielError(f"{path}: expected JSON lines, found: {error.strerror or error}") from None
    return [line for line in text.split("\n") if line.strip()]


def is_writable(text: str) -> bool:
    """Tell whether a text can be stored and written: no NUL and no lone surrogate."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def describe_unwritable(text: str) -> str:
    """Describe the problem of a text that is not writable.

    Bytes that are not UTF-8 must be decoded with the error handler ``surrogateescape``.
    """
    found = re.search("[\0\ud800-\udfff]", text)
    assert found is not None  # guaranteed by is_writable
    code = ord(found[0])
    before = f"after {text[max(0, found.start() - 20) : found.start()]!r}"
    if 0xDC80 <= code <= 0xDCFF:
        return f"expected UTF-8, found the byte {code - 0xDC00:#x} {before}: {HOW_TO_SAVE}"
    kind = "the character" if code == 0 else "half of a surrogate pair,"
    return f"expected text, found {kind} U+{code:04X} {before}"
