"""Pieces of roads as maps hold them: two carriageways, roundabouts, gaps, branches."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point

from geo.plane.main_lines import find_main_lines
from tests.examples import examples

ROAD = LineString([(37, 48), (37.1, 48.02), (37.2, 48), (37.3, 48.03), (37.4, 48)])
LANE = shapely.transform(ROAD, lambda xy: xy + np.array([0, 0.0002]))  # 22 m beside it


def pieces_of(line: LineString) -> list[LineString]:
    return [LineString(pair) for pair in zip(line.coords[:-1], line.coords[1:], strict=True)]


@examples(25)
@given(order=st.permutations(range(8)), turned=st.lists(st.booleans(), min_size=8, max_size=8))
def test_pieces_in_any_order_and_direction_are_one_line(order: list[int], turned: list[bool]) -> None:
    pieces = pieces_of(ROAD) + pieces_of(ROAD)  # a way and its relation hold the same line
    given_ = [shapely.reverse(pieces[number]) if turned[number] else pieces[number] for number in order]
    (line,) = find_main_lines(given_)
    assert shapely.equals_exact(line, ROAD, 1e-9)


def test_the_other_carriageway_goes_with_the_road() -> None:
    links = [LineString([ROAD.coords[at], LANE.coords[at]]) for at in (0, 2, 4)]
    (line,) = find_main_lines([*pieces_of(ROAD), *pieces_of(shapely.reverse(LANE)), *links])
    assert shapely.hausdorff_distance(line, ROAD) < 0.0003
    assert line.length == pytest.approx(ROAD.length, rel=2e-3)


def test_carriageways_that_meet_at_the_end_do_not_double_back() -> None:
    there = LineString([(37.4, 48), (37.5, 48.0001), (37.6, 48)])
    back = LineString([(37.6, 48), (37.5, 47.9999), (37.4, 48)])
    (line,) = find_main_lines([ROAD, there, back])
    assert line.length == pytest.approx(ROAD.length + 0.2, rel=1e-3)


def test_a_roundabout_is_passed() -> None:
    ring = shapely.boundary(Point(37.4, 48).buffer(0.0004))
    west, east = Point(37.4 - 0.0004, 48), Point(37.4 + 0.0004, 48)
    ahead = LineString([ROAD.coords[-2], west.coords[0]])
    after = LineString([east.coords[0], (37.6, 48)])
    lines = find_main_lines([*pieces_of(ROAD)[:-1], ahead, ring, after])
    assert len(lines) == 1
    assert lines[0].coords[0] == pytest.approx((37, 48))
    assert lines[0].coords[-1] == pytest.approx((37.6, 48))


@pytest.mark.parametrize(("gap_deg", "count"), [(0.004, 1), (0.1, 2)])
def test_a_crossing_is_bridged_and_a_real_gap_is_kept(gap_deg: float, count: int) -> None:
    rest = shapely.transform(ROAD, lambda xy: xy + np.array([0.4 + gap_deg, 0]))
    assert len(find_main_lines([*pieces_of(ROAD), *pieces_of(rest)])) == count


def test_a_branch_is_a_stretch_of_its_own() -> None:
    branch = LineString([(37.2, 48), (37.2, 48.1)])
    lines = find_main_lines([ROAD, branch])
    assert [round(line.length, 2) for line in lines] == [0.41, 0.1]
    assert shapely.hausdorff_distance(lines[1], branch) < 0.005


def test_nothing_and_very_little() -> None:
    assert find_main_lines([]) == []
    assert find_main_lines([Point(37, 48), shapely.from_wkt("POLYGON EMPTY")]) == []
    short = LineString([(37, 48), (37.001, 48)])
    (line,) = find_main_lines([short])
    assert shapely.equals_exact(line, short, 1e-9)
    ring = shapely.boundary(Point(37, 48).buffer(0.05))
    (around,) = find_main_lines([ring])  # a ring road is one line around
    assert around.length == pytest.approx(ring.length, rel=0.03)
