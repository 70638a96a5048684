"""Where a located claim may lie: its geometry widened by its uncertainty, and points that stand for it."""

import numpy as np
import shapely
from shapely.geometry import LineString, Point, box  # noqa: F401  (doctests)
from shapely.geometry.base import BaseGeometry

from geo.measure.ellipsoid import circle
from geo.measure.flat import KM_PER_DEGREE
from geo.plane.edges import Geometries

SAMPLES = 25
"""Points that stand for a line; an area gets about as many."""

LEAST_KM = 0.1
"""A place is never drawn finer than this, whatever the text says."""


def widen(geometry: BaseGeometry, *, km: float) -> BaseGeometry:
    """
    Return the lon/lat area within a distance of a point or line; areas already hold their uncertainty and stay.

    >>> widen(Point(37, 48), km=2).geom_type, widen(box(37, 48, 38, 49), km=2).equals(box(37, 48, 38, 49))
    ('Polygon', True)
    """
    km = max(km, LEAST_KM)
    if geometry.geom_type == "Point":
        return circle(geometry, km=km)
    if geometry.geom_type in {"Polygon", "MultiPolygon"}:
        return geometry
    scale = float(np.cos(np.radians(geometry.centroid.y)))
    flat = shapely.transform(geometry, lambda xy: xy * [scale, 1.0])
    return shapely.transform(shapely.buffer(flat, km / KM_PER_DEGREE), lambda xy: xy / [scale, 1.0])


def sample(geometry: BaseGeometry) -> Geometries:
    """
    Return points that stand for a geometry: a point itself, evenly along a line, on a grid in an area.

    >>> len(sample(Point(37, 48))), len(sample(LineString([(37, 48), (38, 48)])))
    (1, 25)
    """
    if geometry.geom_type == "Point":
        return np.array([geometry], object)
    if geometry.geom_type in {"Polygon", "MultiPolygon"}:
        west, south, east, north = geometry.bounds
        lon, lat = np.meshgrid(np.linspace(west, east, 11)[1:-1], np.linspace(south, north, 11)[1:-1])
        grid = shapely.points(lon.ravel(), lat.ravel())
        inside = grid[shapely.intersects(geometry, grid)]
        return inside if len(inside) else np.array([geometry.representative_point()], object)
    parts = shapely.get_parts(geometry)
    length = shapely.length(parts)
    counts = np.maximum(1, np.round(SAMPLES * length / max(length.sum(), 1e-12))).astype(int)
    shares = [
        shapely.line_interpolate_point(part, np.linspace(0, 1, n), normalized=True)
        for part, n in zip(parts, counts, strict=True)
    ]
    return np.concatenate(shares)
