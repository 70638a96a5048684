"""Rings are mended to the ground that they enclose, the quick way where it is sure and else the way that changes less."""

import itertools

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon, box

from layers.control.checks.mending import areas_of, make_valid

CORNER = st.tuples(st.integers(0, 4), st.integers(0, 4))
RING = st.lists(CORNER, min_size=4, max_size=9).filter(lambda ring: Polygon(ring).area > 0)
WAYS = ({}, {"method": "structure", "keep_collapsed": False})

PINCHED = Polygon([(0, 0), (2, 2), (4, 0), (4, 4), (2, 2), (0, 4)])
NOTCH = [(0, 1), (2, 1), (2, 2), (0, 2)]
SHELL_WITH_CORNERS = [(0, 0), (4, 0), (4, 4), (0, 4), (0, 2), (0, 1)]


def odd_times(shape, x: float, y: float) -> bool:
    """Tell whether a ray from a point to the east meets the edges of a shape an odd number of times."""
    meets = 0
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        corners = shapely.get_coordinates(ring)
        for (ax, ay), (bx, by) in itertools.pairwise(corners):
            meets += (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax
    return meets % 2 == 1


def odd_area(shape) -> float:
    """Return the area that the rings of a shape enclose an odd number of times, cell by cell."""
    cells = shapely.get_parts(shapely.polygonize([shapely.union_all(shapely.get_rings(shapely.get_parts(shape)))]))
    return sum(
        cell.area for cell in cells if odd_times(shape, *shapely.get_coordinates(cell.representative_point())[0])
    )


@pytest.mark.parametrize(
    ("shape", "area"),
    [
        (PINCHED, 8),
        (Polygon(SHELL_WITH_CORNERS, [NOTCH]), 14),
        (Polygon([(0, 0), (4, 0), (4, 4), (0, 4)], [NOTCH]), 14),
        (Polygon([(0, 0), (2, 0), (2, 2), (2, 3), (2, 2), (0, 2)]), 4),
        (MultiPolygon([box(0, 0, 1, 1), box(1, 0, 2, 1)]), 2),
    ],
)
def test_what_rings_enclose_an_odd_number_of_times_is_held(shape, area: float) -> None:
    assert not shape.is_valid
    mended = make_valid(shape)
    assert mended.is_valid
    assert mended.area == pytest.approx(area)
    points = [(x + 0.31, y + 0.47) for x in range(-1, 7) for y in range(-1, 7)]
    assert [mended.covers(shapely.Point(at)) for at in points] == [odd_times(shape, *at) for at in points]


def test_ground_under_two_parts_is_held() -> None:
    mended = make_valid(MultiPolygon([box(0, 0, 2, 2), box(1, 1, 3, 3)]))
    assert mended.area == 7


@given(RING, st.lists(RING, max_size=2), st.lists(RING, max_size=2))
def test_no_other_way_changes_less(shell, holes, parts) -> None:
    shape = MultiPolygon([Polygon(shell, holes), *map(Polygon, parts)])
    if shape.is_valid or shape.area <= 0:
        return
    mended = make_valid(shape)
    assert mended.is_valid
    gaps = [abs(areas_of(shapely.make_valid(shape, **way)).area - shape.area) for way in WAYS]
    is_nearest = abs(mended.area - shape.area) <= min(gaps) + 1e-9
    assert is_nearest or mended.area == pytest.approx(odd_area(shape), abs=1e-9)
