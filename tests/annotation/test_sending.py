import json

import orjson

from fiel.annotation.largerequests import BATCH_BYTES, encode_json, split_batches

MOST = 250


def test_a_request_has_no_more_text_than_a_proxy_takes_and_no_record_is_left_out() -> None:
    records = [{"external_id": str(number), "text": "a" * 3_000_000} for number in range(7)]
    batches = list(split_batches(iter(records), most=MOST))
    assert [record for batch in batches for record in batch] == records
    assert all(sum(len(orjson.dumps(each)) for each in batch) <= BATCH_BYTES for batch in batches)


def test_a_record_larger_than_that_goes_alone_and_small_ones_in_full_batches() -> None:
    large = {"text": "a" * (BATCH_BYTES + 1)}
    assert list(map(len, split_batches([large, large], most=MOST))) == [1, 1]
    assert list(map(len, split_batches([{"text": "a"}] * (2 * MOST + 1), most=MOST))) == [250, 250, 1]


def test_a_text_is_sent_in_as_many_bytes_as_it_has() -> None:
    assert encode_json(["сёла"]) == '["сёла"]'.encode()
    for odd in ({"n": 2**70}, {"text": "\ud800"}):
        assert json.loads(encode_json(odd)) == odd
