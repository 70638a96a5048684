"""Points beside this war's region, and those that lie in it with longitude and latitude exchanged."""

import pytest

from layers.tables.theatre import Placed, in_theatre, place_points


def test_points_are_counted_by_where_they_lie() -> None:
    nan = float("nan")
    placed = place_points([31.2, 46.5, 0.0, None, nan, -70.0], [50.1, 33.4, 0.0, 48.0, 48.0, 12.0])
    assert placed == Placed(rows=6, points=3, inside=1, exchanged=1, first=2)
    assert placed.swapped is None
    assert "1 of its 3 points would lie in this war's region with latitude and longitude exchanged" in str(
        placed.doubtful
    )
    assert "(the first in row 2)" in str(placed.doubtful)


def test_parts_of_a_table_are_added_in_their_order() -> None:
    first, later = place_points([30.0, 31.0], [50.0, 50.0]), place_points([30.0, 50.0], [50.0, 30.0])
    assert first + later == Placed(rows=4, points=4, inside=3, exchanged=1, first=4)
    assert (later + first).first == 2
    assert place_points([50.0], [30.0], rows=[17]).first == 17


@pytest.mark.parametrize(
    ("lons", "lats", "swapped"),
    [
        ([50.0, 49.0], [30.0, 31.0], True),
        ([50.0, 100.0], [30.0, 60.0], True),  # half of them would
        ([50.0, 100.0, 101.0], [30.0, 60.0, 60.0], False),
        ([50.0, 30.0], [30.0, 50.0], False),  # one lies where it should
        ([-70.0], [10.0], False),
        ([], [], False),
    ],
)
def test_columns_are_called_exchanged_where_no_point_is_right(lons: list[float], lats: list[float], swapped) -> None:
    placed = place_points(lons, lats)
    assert (placed.swapped is not None) == swapped
    if placed.points and not placed.inside:
        assert "none of its" in str(placed.doubtful)


def test_a_place_is_in_the_theatre_or_not() -> None:
    assert in_theatre(22.3, 48.6)
    assert not in_theatre(48.6, 22.3)
