"""Borders between two areas: the shared line, the stretch of it that a text means, and where a road crosses it."""

from collections.abc import Sequence
from typing import Final

import shapely
from shapely.geometry import LineString, MultiLineString, Point
from shapely.geometry.base import BaseGeometry

from geo.measure.bearings import HALF_DEG, sector
from geo.measure.ellipsoid import circle, distance_km, nearest_point

REACH_KM: Final = 5.0
"""How far a stretch goes beyond the nearest point of the border that fits the words."""

GAP_DEG: Final = 0.002
"""About 200 m: two areas whose edges lie no farther apart than this still share a border."""


def shared_border(one: BaseGeometry, other: BaseGeometry) -> LineString | MultiLineString:
    """
    Return the line that two lon/lat areas share, merged into as few parts as possible; empty where they share none.

    Areas of one coverage share their edges exactly. Where they do not, the part of the first outline within about
    200 m of the second area is taken.
    """
    lines = _lines(shapely.intersection(one.boundary, other.boundary))
    if not lines:
        near = _lines(shapely.intersection(one.boundary, shapely.buffer(other.boundary, GAP_DEG)))
        joined = shapely.get_parts(shapely.line_merge(MultiLineString(near)))
        lines = [
            line for line in joined if line.length > 4 * GAP_DEG
        ]  # two that only touch are near for less than this
    return shapely.line_merge(MultiLineString(lines))


def border_stretch(
    border: BaseGeometry, point: Point, *, azimuths: Sequence[float] = (), reach_km: float = REACH_KM
) -> BaseGeometry | None:
    """
    Return the part of a border that lies in the directions from a lon/lat point, or near it where none are given.

    The stretch reaches `reach_km` beyond the distance of the nearest fitting part. Null where the border is empty or
    no part of it lies in these directions within 150 km.

    >>> line = LineString([(37, 48), (37, 49)])
    >>> border_stretch(line, Point(37.1, 48.5), azimuths=[270]) is not None
    True
    >>> border_stretch(line, Point(37.1, 48.5), azimuths=[90]) is None
    True
    """
    if border.is_empty:
        return None
    far = 150.0
    if azimuths:
        fitting = border.intersection(sector(point, azimuths=azimuths, near_km=0, far_km=far, half_deg=HALF_DEG))
    else:
        fitting = border
    near = nearest_point(point, fitting)
    if near is None or distance_km(point, near) > far:
        return None
    stretch = fitting.intersection(circle(point, km=distance_km(point, near) + reach_km))
    lines = _lines(stretch)
    return shapely.line_merge(MultiLineString(lines)) if lines else None


def crossings(road: BaseGeometry, border: BaseGeometry) -> list[Point]:
    """
    Return the points where a road crosses a border, in the order of the border's parts; empty where it does not.

    >>> [p.wkt for p in crossings(LineString([(36, 48), (38, 48)]), LineString([(37, 47), (37, 49)]))]
    ['POINT (37 48)']
    """
    meets = shapely.intersection(road, border)
    return [
        part if part.geom_type == "Point" else part.interpolate(0.5, normalized=True)
        for part in shapely.get_parts(meets)
        if not part.is_empty
    ]


def _lines(shape: BaseGeometry) -> list[LineString]:
    """Return the lines of a geometry that are not empty."""
    parts = [inner for part in shapely.get_parts(shape) for inner in shapely.get_parts(part)]
    return [part for part in parts if part.geom_type == "LineString" and not part.is_empty]
