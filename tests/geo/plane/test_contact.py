"""The contact line of two sides that are drawn apart."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiLineString, Point, Polygon, box

from geo.measure.ellipsoid import length_km, nearest_km
from geo.plane.contact import ContactError, find_contact
from tests.examples import examples

OURS = box(36, 48, 37, 49)


def test_sides_a_centimetre_apart_have_a_contact_line() -> None:
    theirs = box(37 + 1e-7, 48, 38, 49)
    assert OURS.boundary.intersection(theirs.boundary).is_empty
    line = find_contact(OURS, theirs, tolerance_km=0.05)
    assert length_km(line) == pytest.approx(111.2, abs=0.3)
    assert nearest_km(Point(37.5, 48.5), line) == pytest.approx(36.9, abs=0.1)


def test_sides_far_apart_have_none() -> None:
    line = find_contact(OURS, box(37.1, 48, 38, 49), tolerance_km=1)
    assert line.is_empty
    assert length_km(line) == 0
    assert find_contact(OURS, Polygon(), tolerance_km=1).is_empty


@pytest.mark.parametrize("tolerance", [0, -1, float("nan")])
def test_the_tolerance_is_always_stated(tolerance: float) -> None:
    with pytest.raises(ContactError, match="above 0"):
        find_contact(OURS, OURS, tolerance_km=tolerance)


@examples(60)
@given(st.floats(0, 0.05), st.floats(-0.5, 0.5), st.floats(0.1, 5))
def test_the_line_lies_within_the_tolerance_of_both_sides(gap: float, shift: float, tolerance: float) -> None:
    theirs = box(37 + gap, 48 + shift, 38, 49 + shift)
    line = find_contact(OURS, theirs, tolerance_km=tolerance)
    assert isinstance(line, MultiLineString)
    for lon, lat in shapely.get_coordinates(line):
        assert nearest_km(Point(lon, lat), theirs) <= tolerance * 1.02 + 1e-6
        assert nearest_km(Point(lon, lat), OURS.boundary) < 2e-3
