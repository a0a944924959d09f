import orjson

from fiel.annotation.sending import _BATCH_BYTES, _BATCH_RECORDS, _batches


def test_a_request_has_no_more_text_than_a_proxy_takes_and_no_record_is_left_out() -> None:
    records = [{"external_id": str(number), "text": "a" * 3_000_000} for number in range(7)]
    batches = list(_batches(iter(records)))
    assert [record for batch in batches for record in batch] == records
    assert all(sum(len(orjson.dumps(each)) for each in batch) <= _BATCH_BYTES for batch in batches)


def test_a_record_larger_than_that_goes_alone_and_small_ones_in_full_batches() -> None:
    large = {"text": "a" * (_BATCH_BYTES + 1)}
    assert list(map(len, _batches([large, large]))) == [1, 1]
    assert list(map(len, _batches([{"text": "a"}] * (2 * _BATCH_RECORDS + 1)))) == [250, 250, 1]
