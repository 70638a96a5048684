"""Differences by cancelled edges: worked examples, laws on made areas, and the real series."""

from itertools import pairwise
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import from_wkt
from shapely.geometry import MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from geo.plane.difference import ChangeError, find_change
from geo.plane.edges import EdgeError, EdgeSet, explode, match
from geo.plane.noding import NODE_GAP
from tests.examples import examples

SHARE = 1e-9


GRID = 1e-12
"""Where GEOS' overlay in floating point contradicts itself, its overlay on this grid is the truth to compare with."""


def overlay(before: BaseGeometry, after: BaseGeometry) -> tuple[BaseGeometry, BaseGeometry]:
    """Return GEOS' own gain and loss, on a fine grid where without one they miss the net area."""
    gained, lost = shapely.difference(after, before), shapely.difference(before, after)
    if abs(gained.area - lost.area - (after.area - before.area)) < 1e-9:
        return gained, lost
    return shapely.difference(after, before, grid_size=GRID), shapely.difference(before, after, grid_size=GRID)


def assert_same(before: BaseGeometry, after: BaseGeometry) -> None:
    change = find_change(before, after)
    for ours, theirs in zip((change.gained, change.lost), overlay(before, after), strict=True):
        assert shapely.is_valid(ours), shapely.is_valid_reason(ours)
        gap = shapely.symmetric_difference(ours, theirs).area
        assert gap <= max(SHARE * theirs.area, NODE_GAP * (theirs.length + 1)), (before.wkt, after.wkt)


@pytest.mark.parametrize(
    ("before", "after", "gained", "lost"),
    [
        ("POLYGON EMPTY", "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", 4, 0),
        ("POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", "MULTIPOLYGON EMPTY", 0, 4),
        ("POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", "POLYGON ((2 0, 0 0, 0 1, 0 2, 1 2, 2 2, 2 0))", 0, 0),
        ("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))", 0, 1),
        ("POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", "MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((2 2, 3 2, 3 3, 2 3, 2 2)))", 1, 0),
        ("POLYGON ((0 0, 4 0, 0 4, 0 0))", "POLYGON ((0 0, 4 0, 4 4, 0 0))", 4, 4),
        # an island in a hole that swaps sides with it
        (
            "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 8 1, 8 8, 1 8, 1 1))",
            "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 8 1, 8 8, 1 8, 1 1)), ((3 3, 4 3, 4 4, 3 4, 3 3)))",
            1,
            0,
        ),
        # the hole touches the shell in one corner, and grows away from it
        (
            "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (0 0, 2 1, 1 2, 0 0))",
            "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (0 0, 3 1, 1 3, 0 0))",
            0,
            2.5,
        ),
    ],
)  # fmt: skip
def test_worked_examples(before: str, after: str, gained: float, lost: float) -> None:
    change = find_change(from_wkt(before), from_wkt(after))
    assert change.gained.area == pytest.approx(gained)
    assert change.lost.area == pytest.approx(lost)
    assert_same(from_wkt(before), from_wkt(after))


def test_overlapping_edges_are_cancelled_where_they_overlap() -> None:
    change = find_change(box(0, 0, 3, 1), MultiPolygon([box(0, 0, 3, 1), box(1, 1, 2, 2)]))
    assert change.gained.equals(box(1, 1, 2, 2))
    assert change.lost.is_empty


def test_third_coordinate_and_ring_direction_do_not_matter() -> None:
    flat = box(0, 0, 2, 2)
    raised = shapely.force_3d(shapely.reverse(flat), z=7.0)
    change = find_change(flat, raised)
    assert change.gained.is_empty
    assert change.lost.is_empty


def test_a_sliver_is_kept() -> None:
    change = find_change(box(0, 0, 1, 1), box(0, 0, 1, 1 + 1e-7))
    assert change.gained.area == pytest.approx(1e-7)


@pytest.mark.parametrize("geometry", [Point(0, 0), None, shapely.LineString([(0, 0), (1, 1)])])
def test_only_areas_are_compared(geometry: BaseGeometry | None) -> None:
    with pytest.raises(EdgeError, match="must be a Polygon or MultiPolygon"):
        find_change(box(0, 0, 1, 1), geometry)


def test_overlapping_parts_are_refused() -> None:
    tangled = MultiPolygon([box(0, 0, 2, 2), box(1, 1, 3, 3)])
    with pytest.raises(ChangeError, match="make_valid"):
        find_change(Polygon(), tangled)
    with pytest.raises(EdgeError, match="unite them"):
        explode(MultiPolygon([box(0, 0, 2, 2), box(0, 0, 2, 2)]))


def test_infinite_coordinates_are_refused() -> None:
    with pytest.raises(EdgeError, match="finite"):
        explode(Polygon([(0, 0), (1, 0), (1, float("inf"))]))


def test_a_shared_hash_is_not_taken_for_a_shared_edge() -> None:
    ours = explode(box(0, 0, 1, 1))
    theirs = EdgeSet(explode(box(5, 5, 6, 6)).xy, ours.hashes)
    with pytest.raises(EdgeError, match="share one hash"):
        match(ours, theirs)


corners = st.tuples(st.integers(0, 8), st.integers(0, 8))


@st.composite
def areas(draw: st.DrawFn) -> BaseGeometry:
    """Make areas with holes, islands, touching corners, slivers and extra vertices on straight edges."""
    shapes = draw(st.lists(st.lists(corners, min_size=3, max_size=6).map(Polygon), min_size=1, max_size=4))
    area: BaseGeometry = Polygon()
    for shape in shapes:
        part = shape.buffer(0) if not shape.is_valid else shape
        area = area.difference(part) if draw(st.booleans()) else area.union(part)
    if draw(st.booleans()):
        area = area.union(box(0, 0, 8, draw(st.sampled_from([1e-6, 1e-3, 0.5]))))
    if draw(st.booleans()):
        area = area.segmentize(draw(st.sampled_from([0.7, 1.5])))
    parts = [part for part in shapely.get_parts(area) if part.geom_type == "Polygon"]
    return MultiPolygon(parts)


def test_an_exact_loss_where_geos_loses_a_part_of_it() -> None:
    before = from_wkt(
        "MULTIPOLYGON (((1.736842105263158 2.1052631578947367, 1.6666666666666667 2.2222222222222223, 3 4, "
        "1.736842105263158 2.1052631578947367)), ((1 1, 0 0, 1.588235294117647 2.1176470588235294, 1.6666666666666667 2, 1 1)))"
    )
    after = from_wkt(
        "MULTIPOLYGON (((7 0, 1.6153846153846156 2.3076923076923075, 0.9130434782608697 3.4782608695652173, "
        "7 0)), ((1.4 2.4, 0 3, 0 4, 0.7 3.6, 1 3, 3 0, 1.4 2.4)))"
    )
    change = find_change(before, after)
    assert change.gained.area - change.lost.area == pytest.approx(after.area - before.area)
    assert change.lost.area == pytest.approx(0.417428969484)
    assert shapely.covers(before.buffer(1e-9), change.lost)
    assert_same(before, after)


@examples(300)
@given(areas(), areas())
def test_equals_shapely_on_made_areas(before: BaseGeometry, after: BaseGeometry) -> None:
    assert_same(before, after)


@examples(100)
@given(areas(), areas(), st.floats(1e-4, 10), st.floats(-40, 40))
def test_equals_shapely_at_other_scales(before: BaseGeometry, after: BaseGeometry, scale: float, shift: float) -> None:
    def move(area: BaseGeometry) -> BaseGeometry:
        moved = shapely.transform(area, lambda xy: xy * scale + shift)
        return moved if moved.is_valid else moved.buffer(0)

    before, after = move(before), move(after)
    change = find_change(before, after)
    whole = max(before.area, after.area, scale * scale)
    assert shapely.symmetric_difference(change.gained, shapely.difference(after, before)).area <= SHARE * whole
    assert shapely.symmetric_difference(change.lost, shapely.difference(before, after)).area <= SHARE * whole


@examples(100)
@given(areas(), areas())
def test_gained_less_lost_is_net(before: BaseGeometry, after: BaseGeometry) -> None:
    change = find_change(before, after)
    back = find_change(after, before)
    assert change.gained.area - change.lost.area == pytest.approx(after.area - before.area, abs=1e-9)
    assert change.gained.equals(back.lost)
    assert change.lost.equals(back.gained)


@pytest.mark.shared
@pytest.mark.slow
def test_equals_shapely_on_every_pair_of_the_real_year(deepstate_2025: Any) -> None:
    areas = deepstate_2025.snapshots.sort_values("date").geometry.tolist()
    assert len(areas) == 361
    for before, after in pairwise(areas):
        change = find_change(before, after)
        for ours, theirs in ((change.gained, after.difference(before)), (change.lost, before.difference(after))):
            assert ours.symmetric_difference(theirs).area <= SHARE * max(theirs.area, 1e-9)
