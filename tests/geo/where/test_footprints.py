import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, box

from geo.measure.bearings import AZIMUTHS, HALF_DEG, deviations_deg
from geo.measure.ellipsoid import azimuth_deg, distance_km, nearest_km, radius_km
from geo.where.footprints import (
    Site,
    Wording,
    area_footprint,
    border_footprint,
    footprint,
    line_footprint,
    part_of_area,
    road_footprint,
)

VILLAGE = Site(Point(36.86556, 48.03052))
CITY = Site(Point(36.2548, 49.9818), 1_421_125)
WINDS = st.sampled_from(sorted(AZIMUTHS))


def test_in_a_village_is_its_point() -> None:
    spot = footprint(VILLAGE, Wording("in"))
    assert (spot.precision, spot.uncertainty_km) == (1, 1.0)
    assert spot.geometry.equals(VILLAGE.point)


def test_near_a_place_is_less_exact_than_in_it() -> None:
    inside, near = footprint(VILLAGE, Wording("in")), footprint(VILLAGE, Wording("near"))
    assert near.precision == 2
    assert near.uncertainty_km > inside.uncertainty_km


def test_larger_places_are_wider() -> None:
    sizes = [footprint(Site(VILLAGE.point, people)).uncertainty_km for people in (None, 6_000, 40_000, 200_000, 10**6)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1]


def test_a_part_of_a_place_lies_in_its_direction() -> None:
    north = footprint(CITY, Wording("in", part="northern"))
    assert north.geometry.y > CITY.point.y
    assert distance_km(CITY.point, north.geometry) < north.uncertainty_km
    assert footprint(CITY, Wording("in", part="central")).geometry.equals(CITY.point)


@given(WINDS)
def test_a_bearing_gives_a_sector_on_that_side(wind: str) -> None:
    spot = footprint(VILLAGE, Wording(bearing=wind))
    assert spot.precision == 3
    assert spot.uncertainty_km <= 5
    towards = azimuth_deg(VILLAGE.point, spot.geometry.representative_point())
    assert deviations_deg([towards], [AZIMUTHS[wind]])[0] <= HALF_DEG
    assert not spot.geometry.contains(VILLAGE.point)


@given(WINDS, st.floats(0.5, 40))
def test_a_stated_distance_gives_a_point_that_far_away(wind: str, km: float) -> None:
    spot = footprint(VILLAGE, Wording(bearing=wind, distance_km=km))
    assert spot.precision == 2
    assert distance_km(VILLAGE.point, spot.geometry) == pytest.approx(km, abs=1e-2)
    assert spot.uncertainty_km >= 1


def test_two_bearings_with_a_distance_stay_a_sector() -> None:
    spot = footprint(VILLAGE, Wording(bearing="west and northwest", distance_km=10))
    assert spot.precision == 3
    assert not spot.geometry.contains(VILLAGE.point)


def test_a_direction_is_no_place() -> None:
    for relation in ("direction", "toward"):
        spot = footprint(CITY, Wording(relation, bearing="north"))
        assert spot.precision == 5
        assert spot.geometry.geom_type == "Polygon"
    assert (
        footprint(CITY, Wording("direction")).uncertainty_km > footprint(VILLAGE, Wording("direction")).uncertainty_km
    )


def test_policy_keeps_the_settlement_point_and_widens() -> None:
    plain = footprint(VILLAGE, Wording(bearing="north"))
    coarse = footprint(VILLAGE, Wording(bearing="north"), coarse=True)
    assert coarse.geometry.equals(VILLAGE.point)
    assert coarse.precision == 2
    assert coarse.uncertainty_km >= plain.uncertainty_km


@given(WINDS, st.none() | st.floats(0.5, 10))
def test_a_coarse_footprint_still_holds_the_exact_one(wind: str, km: float | None) -> None:
    wording = Wording(bearing=wind, distance_km=km)
    exact, coarse = footprint(VILLAGE, wording), footprint(VILLAGE, wording, coarse=True)
    middle = exact.geometry.representative_point()
    assert distance_km(coarse.geometry, middle) <= coarse.uncertainty_km + 0.1


ROAD = LineString([(36.7, 48.03), (37.3, 48.03)])
BORDER = LineString([(36.80, 47.9), (36.80, 48.2)])


def test_a_road_is_cut_at_the_places_of_the_text() -> None:
    spot = road_footprint(ROAD, [Point(36.9, 48.03), Point(37.0, 48.031)], named=True)
    assert spot is not None
    assert spot.geometry.bounds == pytest.approx((36.9, 48.03, 37.0, 48.03))
    assert not spot.open_end
    assert spot.uncertainty_km >= radius_km(spot.geometry)


def test_a_road_with_one_place_is_open_on_both_sides_of_it() -> None:
    spot = road_footprint(ROAD, [Point(37.0, 48.03)], named=True)
    assert spot is not None
    assert spot.open_end
    assert radius_km(spot.geometry) < 3


def test_a_whole_road_is_drawn_only_when_the_text_names_its_ends() -> None:
    assert road_footprint(ROAD, [], named=False) is None
    spot = road_footprint(ROAD, [], named=True)
    assert spot is not None
    assert spot.open_end


def test_a_border_crossing_on_a_schematic_road_is_at_least_a_kilometre_uncertain() -> None:
    spot = border_footprint(BORDER, VILLAGE, bearing="west", road=ROAD)
    assert spot is not None
    assert spot.geometry.geom_type == "Point"
    assert spot.precision == 2
    assert spot.uncertainty_km >= 1
    assert nearest_km(spot.geometry, BORDER) == pytest.approx(0, abs=1e-3)


def test_a_border_without_a_road_is_a_stretch() -> None:
    west = border_footprint(BORDER, VILLAGE, bearing="west")
    near = border_footprint(BORDER, VILLAGE)
    assert west is not None
    assert near is not None
    assert (west.precision, near.precision) == (3, 2)
    assert west.geometry.geom_type == "LineString"
    assert border_footprint(BORDER, VILLAGE, bearing="east") is None


def test_a_line_between_places_and_an_area_keep_their_precision() -> None:
    assert line_footprint([Point(36.9, 48.2), Point(36.86, 48.03)]).precision == 2
    area = area_footprint(box(34, 50, 36, 52), part="northern")
    assert area.precision == 6
    assert area.geometry.bounds == (34, 51, 36, 52)


@given(st.sampled_from(["northern", "southern", "eastern", "western", "northwestern", "central", "occupied"]))
def test_a_part_of_an_area_lies_within_it(part: str) -> None:
    area = box(34, 50, 36, 52)
    piece = part_of_area(area, part)
    assert area.covers(piece)
    assert 0 < piece.area <= area.area
