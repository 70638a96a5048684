"""Uncertainty is a thin line of the right size."""

from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon, box

from geo.measure.ellipsoid import distance_km, radius_km
from maps.scene.marks.outlines import outline


@given(st.floats(22, 41), st.floats(44, 53), st.floats(0.1, 80))
def test_a_circle_lies_at_its_distance(lon: float, lat: float, km: float) -> None:
    ring = outline(Point(lon, lat), km=km)
    assert ring.is_ring
    assert distance_km(Point(lon, lat), Point(ring.coords[0])) == pytest.approx(km, abs=0.001)


def test_a_stretch_gets_a_corridor_as_wide_as_what_its_own_length_leaves() -> None:
    stretch = LineString([(36.8, 48.0), (36.9, 48.0)])
    ring = outline(stretch, km=radius_km(stretch) + 1)
    _, south, _, north = ring.bounds
    assert (north - south) * 111.2 == pytest.approx(2, abs=0.05)


def test_a_long_line_known_better_than_its_length_keeps_that_width() -> None:
    line = LineString([(36.8, 48.0), (37.2, 48.0)])
    west = outline(line, km=2).bounds[0]
    assert (36.8 - west) * 111.3 * cos(radians(48)) == pytest.approx(2, abs=0.05)


def test_a_sector_is_its_rim_and_never_a_polygon() -> None:
    assert outline(box(0, 0, 1, 1), km=5).geom_type == "LineString"


@pytest.mark.parametrize("km", [0, None, float("nan"), -1])
def test_a_sure_point_has_no_outline(km: float | None) -> None:
    assert outline(Point(1, 1), km=km) is None


@pytest.mark.parametrize("shape", [None, Point(), Polygon(), LineString()])
def test_nothing_gives_nothing(shape: object) -> None:
    assert outline(shape, km=1) is None
