"""The contact line: where two sides face each other within a stated distance, for areas that share no edge."""

from typing import Final

import shapely
from shapely.geometry import MultiLineString, box  # noqa: F401  (doctests)
from shapely.geometry.base import BaseGeometry

from geo.errors import GeoError
from geo.measure.ellipsoid import LONLAT, check_lonlat, length_km  # noqa: F401  (doctests)
from geo.measure.local_plane import lay_plane
from geo.plane.edges import check_polygonal

BUFFER_CORNERS: Final = 32
"""Corners of a quarter circle: the reach falls short of the tolerance by at most a thousandth of it."""


class ContactError(GeoError):
    """A contact line was asked for without a tolerance that can be used."""


def find_contact(ours: BaseGeometry, theirs: BaseGeometry, *, tolerance_km: float) -> MultiLineString:
    """
    Return the parts of our boundary that lie within a distance of their area; lon/lat in, lon/lat out.

    Maps leave gaps of centimetres to kilometres between two sides, so the tolerance is always stated. Sides farther
    apart, or an empty side, give an empty line. The ends of the line are exact to about a thousandth of the tolerance.
    Raises ContactError unless the tolerance is above zero, EdgeError for other geometries than areas and MeasureError
    for coordinates that are no degrees.

    >>> line = find_contact(box(36, 48, 37, 49), box(37.001, 48, 38, 49), tolerance_km=0.1)
    >>> round(length_km(line))
    111
    """
    if not tolerance_km > 0:
        raise ContactError(f"the tolerance is {tolerance_km} km, must be above 0: areas drawn apart share no edge")
    for area in (ours, theirs):
        check_polygonal(area)
        check_lonlat(LONLAT, area)
    if ours.is_empty or theirs.is_empty:
        return MultiLineString()
    plane = lay_plane(ours, theirs)
    ring, area = (plane.flatten(shape, bend=True) for shape in (ours.boundary, theirs))
    reach = shapely.buffer(area, tolerance_km, quad_segs=BUFFER_CORNERS)
    line = shapely.line_merge(shapely.intersection(ring, reach))
    parts = [part for part in shapely.get_parts(line) if part.geom_type in {"LineString", "LinearRing"}]
    return MultiLineString([plane.unflatten(part) for part in parts])
