"""Large requests: what is sent at once, and as what bytes."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import orjson

JSON = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
"""Headers of a request with content from `encode_json`."""

BATCH_BYTES = 8 * 2**20  # half of the stack's proxy limit per request

Content = TypeVar("Content")


def encode_json(content: Any) -> bytes:
    """Encode content as JSON in UTF-8, in which a text takes no more bytes than in a file."""
    try:
        return orjson.dumps(content)
    except orjson.JSONEncodeError:  # lone surrogates, integers of more than 64 bits
        return json.dumps(content).encode()


def split_batches(items: Iterable[Content], *, most: int) -> Iterator[list[Content]]:
    """Split items into batches of at most so many, and of `BATCH_BYTES`; a larger item goes alone."""
    batch: list[Content] = []
    size = 0
    for item in items:
        length = len(encode_json(item))
        if batch and (len(batch) == most or size + length > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += length
    if batch:
        yield batch
