"""Keys that stand twice in one object of JSON are told with their feature or line, and nothing else is."""

import pytest

from layers.disk.doubled_keys import find_doubled_key, find_doubled_key_in_lines

GOOD = '{"type": "Feature", "properties": {"kind": "unclear", "a": [1, 2]}, "geometry": {"coordinates": [[37, 48]]}}'
TWICE = GOOD.replace('"kind"', '"kind": "liberated", "kind"')
RING = GOOD.replace('{"coordinates"', '{"coordinates": [[36, 48]], "coordinates"')


def collection(*features: str, more: str = "") -> bytes:
    return f'\ufeff{{"type": "FeatureCollection"{more}, "features": [{", ".join(features)}]}}'.encode()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (collection(GOOD, GOOD, TWICE), "row 3: the key 'kind' is given twice in one object"),
        (collection(GOOD, RING, TWICE), "row 2: the key 'coordinates' is given twice in one object"),
        (collection(GOOD.replace('"geometry"', '"geometry": null, "geometry"')), "row 1: the key 'geometry'"),
        (collection(GOOD, more=', "features": []'), "the key 'features' is given twice in one object"),
        (b'[{"id": 1}, {"id": 2, "date": "x", "date": "y"}]', "the key 'date' is given twice"),
        (collection(GOOD.replace('"a"', '"[1]"').replace("unclear", "[2, 3]")), None),
        (collection(GOOD, GOOD), None),
        (b'{"a": 1, "a": ', None),
        (b"[" * 200_000, None),
        (b"\xff\xfe", None),
    ],
)
def test_the_first_is_told_with_its_row(text: bytes, told: str | None) -> None:
    found = find_doubled_key(text)
    assert found is None if told is None else str(found).startswith(told)


def test_lines_are_told_by_their_number() -> None:
    lines = f"{GOOD}\n\n{TWICE}".encode()
    assert str(find_doubled_key_in_lines(lines)).startswith("line 3: the key 'kind' is given twice")
    assert find_doubled_key_in_lines(GOOD.encode()) is None
