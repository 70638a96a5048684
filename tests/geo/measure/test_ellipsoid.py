import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely.affinity import translate
from shapely.geometry import GeometryCollection, LineString, MultiPolygon, Point, Polygon

from geo.measure.ellipsoid import (
    MeasureError,
    area_km2,
    azimuth_deg,
    check_lonlat,
    circle,
    distance_km,
    length_km,
    nearest_km,
    radius_km,
    shift,
)

BOX = Polygon([(37, 48), (38, 48), (38, 49), (37, 49)])
LONS = st.floats(22, 41)
LATS = st.floats(44, 53)


@given(LONS, LATS, st.floats(0, 360), st.floats(0, 100))
def test_shift_then_measure_gives_the_distance_back(lon: float, lat: float, azimuth: float, km: float) -> None:
    end = shift(Point(lon, lat), azimuth_deg=azimuth, km=km)
    assert distance_km(Point(lon, lat), end) == pytest.approx(km, abs=1e-3)


@given(LONS, LATS, st.floats(0, 359.9), st.floats(5, 100))
def test_shift_then_measure_gives_the_direction_back(lon: float, lat: float, azimuth: float, km: float) -> None:
    found = azimuth_deg(Point(lon, lat), shift(Point(lon, lat), azimuth_deg=azimuth, km=km))
    assert abs((found - azimuth + 180) % 360 - 180) < 0.01


def test_area_does_not_depend_on_the_ring_direction() -> None:
    assert area_km2(BOX) == pytest.approx(area_km2(BOX.reverse()))
    assert area_km2(BOX) == pytest.approx(abs(Geod(ellps="WGS84").geometry_area_perimeter(BOX)[0]) / 1e6, rel=1e-9)


def test_area_leaves_holes_out() -> None:
    hole = [(37.2, 48.2), (37.2, 48.4), (37.4, 48.4), (37.4, 48.2)]
    assert area_km2(Polygon(BOX.exterior.coords, [hole])) == pytest.approx(
        area_km2(BOX) - area_km2(Polygon(hole)), rel=1e-9
    )


@pytest.mark.parametrize("crs", ["EPSG:3857", "EPSG:32637"])
def test_area_in_metres_is_refused(crs: str) -> None:
    with pytest.raises(MeasureError, match="EPSG:4326 on the ellipsoid, got EPSG"):
        area_km2(BOX, crs=crs)


def test_no_reference_system_is_refused() -> None:
    with pytest.raises(MeasureError, match="no reference system is set"):
        length_km(LineString([(37, 48), (37, 49)]), crs=None)
    with pytest.raises(MeasureError, match="no reference system is set"):
        check_lonlat(gpd.GeoSeries([BOX]).crs)


def test_metres_that_pass_for_degrees_are_refused() -> None:
    with pytest.raises(MeasureError, match="are no degrees"):
        area_km2(Polygon([(4_118_000, 6_106_000), (4_119_000, 6_106_000), (4_119_000, 6_107_000)]))


def test_nonsense_reference_system_is_refused() -> None:
    with pytest.raises(MeasureError, match="is no reference system"):
        check_lonlat("EPSG:nonsense")


def test_lines_and_points_have_no_area_alone_or_beside_polygons() -> None:
    bent = LineString([(37, 48), (38, 48), (38, 49)])
    assert area_km2(bent) == 0
    assert area_km2(GeometryCollection([BOX, bent, Point(37, 48), GeometryCollection([bent])])) == area_km2(BOX)
    both = MultiPolygon([BOX, translate(BOX, xoff=2)])
    assert area_km2(GeometryCollection([both, bent])) == area_km2(both) == pytest.approx(2 * area_km2(BOX))


def test_points_and_empty_shapes_have_no_measure() -> None:
    assert area_km2(Point(37, 48)) == 0
    assert area_km2(Polygon()) == 0
    assert length_km(LineString()) == 0
    assert distance_km(Point(), Point(37, 48)) != distance_km(Point(), Point(37, 48))  # nan
    assert shift(Point(), azimuth_deg=0, km=1).is_empty


def test_length_of_a_polygon_is_its_outline() -> None:
    assert length_km(BOX) == pytest.approx(length_km(BOX.exterior))


@given(LONS, LATS, st.floats(1, 60))
def test_circle_has_its_radius(lon: float, lat: float, km: float) -> None:
    ring = circle(Point(lon, lat), km=km)
    assert radius_km(ring) == pytest.approx(km, rel=0.02)
    assert all(
        distance_km(Point(lon, lat), Point(corner)) == pytest.approx(km, abs=1e-3) for corner in ring.exterior.coords
    )


def test_nearest_distance_to_a_line_is_measured_on_the_ground() -> None:
    line = LineString([(38, 47), (38, 49)])
    assert nearest_km(Point(37, 48), line) == pytest.approx(distance_km(Point(37, 48), Point(38, 48)), rel=0.01)
