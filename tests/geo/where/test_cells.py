"""Every place goes to the nearest point's unit, within the outline."""

import pytest
import shapely
from shapely.geometry import Point, box

from geo.where.cells import lay_cells

OUTLINE = box(36, 48, 38, 49)


def test_the_outline_is_shared_by_the_nearest_point() -> None:
    points = [Point(36.5, 48.5), Point(37.5, 48.5), Point(37.6, 48.6)]
    cells = lay_cells(points, ["west", "east", "east"], OUTLINE)
    assert list(cells) == ["east", "west"]
    assert cells["west"].contains(Point(36.9, 48.2))
    assert cells["east"].contains(Point(37.1, 48.2))
    assert shapely.union_all(list(cells.values())).area == pytest.approx(OUTLINE.area, rel=1e-4)
    assert shapely.intersection(*cells.values()).area == pytest.approx(0, abs=1e-6)


def test_one_point_two_at_one_place_and_none() -> None:
    one = lay_cells([Point(36.5, 48.5)], ["all"], OUTLINE)
    assert one["all"].area == pytest.approx(OUTLINE.area, rel=1e-4)
    twice = lay_cells([Point(36.5, 48.5), Point(36.5, 48.5)], ["first", "second"], OUTLINE)
    assert list(twice) == ["first"]
    assert lay_cells([], [], OUTLINE) == {}
