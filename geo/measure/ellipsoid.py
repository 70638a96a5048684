"""Measures on the WGS84 ellipsoid: areas, lengths, distances, directions and shifted points."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import shapely
from pyproj import CRS, Geod
from pyproj.exceptions import CRSError
from shapely.geometry import LineString, Point, Polygon  # noqa: F401  (doctests)
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from geo.errors import GeoError
from geo.measure.flat import KM_PER_DEGREE

WGS84: Final = Geod(ellps="WGS84")
LONLAT: Final = CRS.from_epsg(4326)


class MeasureError(GeoError):
    """A measure was asked for in a reference system that cannot give it."""


def area_km2(geometry: BaseGeometry, *, crs: object = LONLAT) -> float:
    """
    Return the area on the ellipsoid in square kilometres.

    Coordinates are lon/lat degrees (EPSG:4326); any other or no reference system raises MeasureError, because EPSG:3857
    overstates areas in Ukraine more than twofold. Points, lines and empty geometries give 0, also among polygons.

    >>> round(area_km2(Polygon([(37, 48), (38, 48), (38, 49), (37, 49)])))
    8218
    """
    check_lonlat(crs, geometry)
    return abs(sum(_area_m2(polygon) for polygon in _polygons(shapely.orient_polygons(geometry)))) / 1e6


def _polygons(geometry: BaseGeometry) -> "np.ndarray[Any, Any]":
    """Return the polygons of a geometry, those of its collections too."""
    parts = shapely.get_parts(geometry)
    while (shapely.get_type_id(parts) > shapely.GeometryType.POLYGON).any():
        parts = shapely.get_parts(parts)
    polygons: np.ndarray[Any, Any] = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    return polygons


def _area_m2(polygon: BaseGeometry) -> float:
    """Return the signed area of a polygon, its holes taken off where they turn the other way."""
    rings = (shapely.get_coordinates(ring).T.copy() for ring in shapely.get_rings(polygon))
    return float(sum(WGS84.polygon_area_perimeter(lon, lat)[0] for lon, lat in rings))


def length_km(geometry: BaseGeometry, *, crs: object = LONLAT) -> float:
    """
    Return the length of a line, or of the rings of a polygon, on the ellipsoid in kilometres.

    Coordinates are lon/lat degrees (EPSG:4326); any other or no reference system raises MeasureError.

    >>> round(length_km(LineString([(37, 48), (37, 49)])), 1)
    111.2
    """
    check_lonlat(crs, geometry)
    if geometry.is_empty:
        return 0.0
    if geometry.geom_type in {"Polygon", "MultiPolygon"}:
        geometry = geometry.boundary
    return float(WGS84.geometry_length(geometry)) / 1e3


def distance_km(start: Point, end: Point) -> float:
    """
    Return the geodesic distance between two lon/lat points in kilometres; an empty point gives nan.

    >>> round(distance_km(Point(36.86556, 48.03052), Point(37.28069, 47.9847)), 1)
    31.4
    """
    if start.is_empty or end.is_empty:
        return float("nan")
    return float(WGS84.inv(start.x, start.y, end.x, end.y)[2]) / 1e3


def azimuth_deg(start: Point, end: Point) -> float:
    """
    Return the direction from one lon/lat point to another: 0 is true north, 90 east; below 360.

    An empty point gives nan; two equal points give a direction without meaning.

    >>> round(azimuth_deg(Point(37, 48), Point(37, 47)))
    180
    """
    if start.is_empty or end.is_empty:
        return float("nan")
    return float(WGS84.inv(start.x, start.y, end.x, end.y)[0]) % 360


def shift(point: Point, *, azimuth_deg: float, km: float) -> Point:
    """
    Return the point at a distance and direction from another, in lon/lat degrees; an empty point gives an empty point.

    >>> shift(Point(37.80, 48.40), azimuth_deg=315, km=3).wkt
    'POINT (37.771341 48.419073)'
    """
    if point.is_empty:
        return point
    lon, lat, _ = WGS84.fwd(point.x, point.y, azimuth_deg, km * 1e3)
    return Point(round(lon, 6), round(lat, 6))  # 6 decimals is about 10 cm: finer than any report


def circle(centre: Point, *, km: float, points: int = 48) -> Polygon:
    """
    Return the polygon of all lon/lat points within a distance of a centre, drawn with so many corners.

    >>> round(area_km2(circle(Point(37, 48), km=10, points=360)))
    314
    """
    angles = np.linspace(360, 0, points, endpoint=False)
    return Polygon(arc(centre, azimuths=angles.tolist(), km=km))


def arc(centre: Point, *, azimuths: Sequence[float], km: float) -> list[tuple[float, float]]:
    """Return the lon/lat coordinates at one distance and several directions from a centre."""
    count = len(azimuths)
    lon, lat, _ = WGS84.fwd([centre.x] * count, [centre.y] * count, list(azimuths), [km * 1e3] * count)
    return [(round(x, 6), round(y, 6)) for x, y in zip(lon, lat, strict=True)]


def nearest_km(point: Point, geometry: BaseGeometry) -> float:
    """
    Return the distance from a lon/lat point to the nearest part of a geometry in kilometres; nan where one is empty.

    Degrees of longitude are scaled at the point's latitude first: within 100 km the error stays below one percent.

    >>> round(nearest_km(Point(37, 48), LineString([(38, 47), (38, 49)])), 1)
    74.6
    """
    near = nearest_point(point, geometry)
    return float("nan") if near is None else distance_km(point, near)


def nearest_point(point: Point, geometry: BaseGeometry) -> Point | None:
    """Return the point of a geometry that is nearest to a lon/lat point, null where one of them is empty."""
    if point.is_empty or geometry.is_empty:
        return None
    scale = np.cos(np.radians(point.y))
    flat = shapely.transform(geometry, lambda xy: xy * [scale, 1.0])
    _, near = nearest_points(Point(point.x * scale, point.y), flat)
    return Point(near.x / scale, near.y)


def radius_km(geometry: BaseGeometry) -> float:
    """
    Return the radius of the smallest circle around a lon/lat geometry in kilometres; 0 for a point or nothing.

    >>> round(radius_km(LineString([(37, 48), (37, 49)])), 1)
    55.6
    """
    if geometry.is_empty or geometry.geom_type == "Point":
        return 0.0
    scale = float(np.cos(np.radians(geometry.centroid.y)))
    flat = shapely.transform(geometry, lambda xy: xy * [scale, 1.0])
    return float(shapely.minimum_bounding_radius(flat)) * KM_PER_DEGREE


def check_lonlat(crs: object, geometry: BaseGeometry | None = None) -> None:
    """
    Raise MeasureError unless the reference system is EPSG:4326 and the coordinates can be degrees.

    Null means that no reference system is set and raises as well.
    """
    if crs is None:
        raise MeasureError(
            "no reference system is set: say which one the coordinates are in (set_crs), then to_crs(4326)"
        )
    try:
        same = crs is LONLAT or CRS.from_user_input(crs).equals(LONLAT, ignore_axis_order=True)
    except CRSError as error:
        raise MeasureError(f"{crs!r} is no reference system; use EPSG:4326") from error
    if not same:
        raise MeasureError(
            f"measures are taken in EPSG:4326 on the ellipsoid, got {name_crs(crs)}: use to_crs(4326) first"
        )
    if geometry is not None and not geometry.is_empty:
        west, south, east, north = geometry.bounds
        if west < -180 or east > 180 or south < -90 or north > 90:
            raise MeasureError(f"coordinates {geometry.bounds} are no degrees: use to_crs(4326) first")


def name_crs(crs: Any) -> str:
    """Return a short name of a reference system for messages: EPSG code or full name, "none" for null."""
    if crs is None:
        return "none"
    known = CRS.from_user_input(crs)
    code = known.to_epsg()
    return f"EPSG:{code}" if code else str(known.name)
