"""Geometry survives its journey as whole numbers."""

import json

from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from maps.page.coding.encode import encode_lines, encode_point, encode_polygons
from maps.page.coding.json_cells import plain, to_json

COORDINATES = st.tuples(st.floats(22, 41), st.floats(44, 53))


def decode(steps: list[int], scale: int) -> list[tuple[float, float]]:
    x = y = 0
    points = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / scale, y / scale))
    return points


@given(st.lists(COORDINATES, min_size=2, max_size=30, unique=True))
def test_lines_come_back_within_half_a_step(points: list[tuple[float, float]]) -> None:
    shape = encode_lines(LineString(points))
    if not shape["parts"]:
        return  # all points fell together
    back = LineString(decode(shape["parts"][0], shape["scale"]))
    assert back.hausdorff_distance(LineString(points)) < 2e-5


def test_rings_are_not_closed_twice_and_holes_follow() -> None:
    holed = Polygon(box(0, 0, 3, 3).exterior.coords, [box(1, 1, 2, 2).exterior.coords])
    shape = encode_polygons(MultiPolygon([holed, box(5, 5, 6, 6)]), scale=10)
    assert [[len(ring) for ring in rings] for rings in shape["polygons"]] == [[8, 8], [8]]


def test_points_and_empty_shapes_give_no_lines() -> None:
    assert encode_lines(Point(1, 1))["parts"] == []
    assert encode_lines(LineString())["parts"] == []
    assert encode_polygons(Polygon())["polygons"] == []
    assert encode_point(Point(36.8655601, 48.0305249)) == [36.86556, 48.03052]


@given(st.text(alphabet=st.characters(codec=None)))
def test_no_text_can_end_the_data_block(text: str) -> None:
    block = to_json({"text": plain(text, limit=10_000)})
    assert not set(block) & set("<>&\u2028\u2029")
    block.encode("utf-8")
    json.loads(block)


def test_direction_overrides_show_and_long_text_is_cut() -> None:
    assert plain("a\u202eb") == "a\ufffdb"
    assert len(plain("x" * 1_000_000)) == 2_001
