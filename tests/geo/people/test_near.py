"""The front line of a day and the settlements near it, on a square country of which the east is held."""

from datetime import date, timedelta

import geopandas as gpd
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiLineString, MultiPolygon, Point, box

from geo.control.history import Series, build_history
from geo.measure.ellipsoid import length_km
from geo.people.front import find_front, measure_km
from geo.people.membership import POINT_KM, radii_km, within_area, within_km
from geo.people.near import find_near

COUNTRY = box(35, 47, 39, 49)
HELD = box(37, 47, 39, 49)
LINE = find_front(HELD, country=COUNTRY)
START = date(2025, 6, 10)


def series(*edges: float) -> Series:
    days = [START + timedelta(number) for number in range(len(edges))]
    areas = [box(edge, 47, 39, 49) for edge in edges]
    frame = gpd.GeoDataFrame({"source": "own", "kind": "assessed_control", "date": days}, geometry=areas, crs=4326)
    return build_history(frame).series[0]


def places(*lons: float, radius: float | None = None) -> gpd.GeoDataFrame:
    codes = [f"UA{number}" for number in range(len(lons))]
    points = [Point(lon, 48) for lon in lons]
    return gpd.GeoDataFrame({"katottg": codes, "radius_km": [radius] * len(lons)}, geometry=points, crs=4326)


def test_the_front_is_where_control_faces_the_country_and_no_border() -> None:
    line = LINE
    assert length_km(line) == pytest.approx(222.4, abs=2)  # two degrees of latitude; the whole edge is 740 km
    assert (line.bounds[0], line.bounds[2]) == pytest.approx((37, 37), abs=0.02)


def test_borders_that_two_maps_draw_apart_are_no_front() -> None:
    # the control's map leaves a gap of 500 m along the country's eastern border
    line = find_front(box(37, 47, 38.993, 49), country=COUNTRY)
    assert line.bounds[2] == pytest.approx(37, abs=0.02)


def test_no_control_or_nothing_else_gives_no_front() -> None:
    assert find_front(MultiPolygon(), country=COUNTRY).is_empty
    assert find_front(COUNTRY, country=COUNTRY).is_empty


def test_distances_and_what_has_none() -> None:
    gaps = measure_km(np.array([Point(36, 48), Point(37.5, 48), None, Point()], object), LINE)
    assert gaps[:2] == pytest.approx([74.6, 37.3], abs=0.1)
    assert np.isnan(gaps[2:]).all()
    assert np.isnan(measure_km(np.array([Point(36, 48)], object), MultiLineString())).all()


def test_settlements_near_the_front_with_side_and_since() -> None:
    near = find_near(places(36.9, 37.1, 36.0, 37.02), series(37.0, 37.0, 36.8), day=START, line=LINE, within=25)
    told = near.set_index("katottg")
    assert list(near["distance_km"]) == [1.5, 7.5, 7.5]
    assert dict(told["held"]) == {"UA3": True, "UA0": False, "UA1": True}
    assert (told["since"] == START).all()
    assert told["not_before"].isna().all()
    moved = find_front(box(36.8, 47, 39, 49), country=COUNTRY)
    later = find_near(places(36.9), series(37.0, 37.0, 36.8, 36.8), day=START + timedelta(9), line=moved, within=25)
    row = later.iloc[0]
    assert (row["held"], row["since"], row["not_before"]) == (True, START + timedelta(2), START + timedelta(1))
    assert (row["shown_on"], row["times_changed"]) == (START + timedelta(3), 1)


def test_later_maps_are_not_looked_at_and_rough_centres_not_listed() -> None:
    taken = find_near(places(36.9), series(37.0, 36.8), day=START, line=LINE, within=25)
    assert not taken["held"].any()
    assert taken["last_change"].isna().all()
    assert find_near(places(36.9, radius=20), series(37.0), day=START, line=LINE, within=25).empty


@given(st.lists(st.floats(35.1, 38.9), min_size=1, max_size=6), st.floats(0.5, 40), st.floats(1, 60))
def test_sure_is_likely_is_possible_and_a_wider_radius_knows_less(lons: list[float], radius: float, km: float) -> None:
    frame = places(*lons)
    gaps = measure_km(frame.geometry.to_numpy(), LINE)
    narrow = within_km(gaps, radii_km(frame["radius_km"]), km=km)
    wide = within_km(gaps, np.full(len(lons), POINT_KM + radius), km=km)
    for one in (narrow, wide):
        assert (one.surely <= one.likely).all()
        assert (one.likely <= one.possibly).all()
        assert ((~one).surely == ~one.possibly).all()
    assert (wide.surely <= narrow.surely).all()
    assert (narrow.possibly <= wide.possibly).all()


def test_who_lies_in_an_area_by_how_well_the_place_is_known() -> None:
    points = np.array([Point(38, 48), Point(36.99, 48), Point(35.5, 48), None], object)
    found = within_area(points, np.array([10.0, 10.0, 10.0, 10.0]), HELD)
    assert found.surely.tolist() == [True, False, False, False]
    assert found.likely.tolist() == [True, False, False, False]
    assert found.possibly.tolist() == [True, True, False, True]
    assert not within_area(points, np.ones(4), MultiPolygon()).possibly.any()
