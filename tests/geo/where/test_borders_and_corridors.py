import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import wkt
from shapely.geometry import LineString, Point, box

from geo.measure.ellipsoid import distance_km, length_km, nearest_km
from geo.where.borders import border_stretch, crossings, shared_border
from geo.where.corridors import between, project, stretch_around, stretch_between

WEST = box(36, 47, 37, 49)
EAST = box(37, 47, 38, 49)
BORDER = LineString([(37, 47), (37, 49)])
ROAD = LineString([(36.8, 48), (37.2, 48)])


def test_two_areas_of_one_coverage_share_their_edge() -> None:
    assert shared_border(WEST, EAST).equals(BORDER)


def test_areas_whose_edges_are_metres_apart_still_share_a_border() -> None:
    near = box(37.0005, 47, 38, 49)
    assert length_km(shared_border(WEST, near)) == pytest.approx(length_km(BORDER), rel=0.01)


def test_areas_far_apart_share_nothing() -> None:
    assert shared_border(WEST, box(39, 47, 40, 49)).is_empty


def test_a_corner_is_no_border() -> None:
    assert shared_border(WEST, box(37, 49, 38, 50)).is_empty


def test_the_border_northwest_of_a_place_lies_northwest_of_it() -> None:
    place = Point(37.1, 48)
    stretch = border_stretch(BORDER, place, azimuths=[315])
    assert stretch is not None
    assert all(y > 47.99 and x == 37 for x, y in stretch.coords)


def test_the_border_behind_a_place_is_not_meant() -> None:
    assert border_stretch(BORDER, Point(37.1, 48), azimuths=[90]) is None
    assert border_stretch(LineString(), Point(37.1, 48)) is None
    assert border_stretch(BORDER, Point(40, 48)) is None  # 220 km away


@given(st.floats(36.5, 37.5), st.floats(47.5, 48.5))
def test_a_stretch_near_a_place_reaches_five_kilometres_beyond_the_nearest_point(lon: float, lat: float) -> None:
    place = Point(lon, lat)
    stretch = border_stretch(BORDER, place)
    assert stretch is not None
    farthest = max(distance_km(place, Point(corner)) for corner in stretch.coords)
    assert farthest <= nearest_km(place, BORDER) + 5.1


def test_a_road_crosses_a_border_in_a_point() -> None:
    assert [point.wkt for point in crossings(ROAD, BORDER)] == ["POINT (37 48)"]
    assert crossings(ROAD, LineString([(30, 47), (30, 49)])) == []


def test_two_stops_bound_a_stretch() -> None:
    piece = stretch_between(ROAD, [Point(37.1, 48.001), Point(36.9, 48)])
    assert piece is not None
    assert piece.line.bounds == pytest.approx((36.9, 48, 37.1, 48))
    assert not piece.open_end


def test_without_stops_the_whole_line_is_open() -> None:
    piece = stretch_between(ROAD, [])
    assert piece is not None
    assert piece.open_end
    assert piece.line.equals(ROAD)


def test_a_stop_far_off_the_line_does_not_count() -> None:
    piece = stretch_between(ROAD, [Point(36.9, 48), Point(37.1, 48), Point(37.15, 48.5)])
    assert piece is not None
    assert piece.line.bounds[2] == pytest.approx(37.1)


def test_one_stop_gives_a_place_and_no_stretch() -> None:
    assert stretch_between(ROAD, [Point(36.9, 48)]) is None
    assert stretch_between(LineString(), [Point(36.9, 48)]) is None


@given(st.floats(36.85, 37.15), st.floats(0.5, 3))
def test_a_stretch_around_a_place_has_its_length(lon: float, km: float) -> None:
    line = stretch_around(ROAD, Point(lon, 48), km=km)
    assert length_km(line) == pytest.approx(2 * km, rel=0.02)


def test_projection_is_measured_on_the_ground() -> None:
    line = wkt.loads("LINESTRING (37 48, 37.1 48.1)")
    position, off_km = project(line, Point(37.1, 48.0))
    assert 0 < position < line.length
    assert off_km == pytest.approx(nearest_km(Point(37.1, 48.0), line), rel=1e-3)


def test_a_line_between_places_is_straight() -> None:
    assert between(Point(37, 48), Point(38, 49)).equals(LineString([(37, 48), (38, 49)]))


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_point_on_the_line_is_projected_onto_itself(share: float) -> None:
    point = ROAD.interpolate(share, normalized=True)
    assert project(ROAD, point)[1] == pytest.approx(0, abs=1e-6)
