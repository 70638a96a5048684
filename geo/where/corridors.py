"""Stretches along a line: a road between two stops, or from one stop to an open end."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from geo.measure.ellipsoid import distance_km

ON_LINE_KM: Final = 3.0
"""A place this near a line counts as lying on it: schematic roads run straight between settlements."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a line; `open_end` says that the text does not tell where it starts and ends."""

    line: LineString
    open_end: bool


def stretch_between(line: LineString, stops: list[Point]) -> Stretch | None:
    """
    Return the piece of a lon/lat line that spans all stops near it.

    Stops more than 3 km off the line are left out. With no stop on it both ends are open and the piece is the whole
    line; with one stop the piece is null, because the text then gives a place and no stretch. An empty line gives null.

    >>> road = LineString([(37, 48), (38, 48)])
    >>> stretch_between(road, [Point(37.2, 48), Point(37.4, 48)]).line.wkt
    'LINESTRING (37.2 48, 37.4 48)'
    """
    if line.is_empty:
        return None
    placed = [position for position, off in (project(line, stop) for stop in stops) if off <= ON_LINE_KM]
    if not placed:
        return Stretch(line, open_end=True)
    low, high = min(placed), max(placed)
    if high - low < 1e-9:
        return None
    return Stretch(substring(line, low, high), open_end=False)


def stretch_around(line: LineString, centre: Point, *, km: float) -> LineString:
    """
    Return the piece of a lon/lat line within a distance along it of the point nearest to a place.

    >>> round(stretch_around(LineString([(37, 48), (38, 48)]), Point(37.5, 48), km=3.7).length, 2)
    0.1
    """
    position, _ = project(line, centre)
    at = line.interpolate(position)
    degree_km = distance_km(Point(at.x - 0.05, at.y), Point(at.x + 0.05, at.y)) * 10
    step = km / degree_km
    return substring(line, max(0.0, position - step), min(line.length, position + step))


def project(line: LineString, point: Point) -> tuple[float, float]:
    """
    Return where along a lon/lat line a point is nearest (in the line's own units) and how far off it is in kilometres.

    Longitudes are scaled at the point's latitude, so that the nearest place is the nearest on the ground.
    """
    scale = float(np.cos(np.radians(point.y)))
    flat = shapely.transform(line, lambda xy: xy * [scale, 1.0])
    share = flat.project(Point(point.x * scale, point.y), normalized=True)
    flat_at = flat.interpolate(share, normalized=True)
    at = Point(flat_at.x / scale, flat_at.y)
    return line.project(at), distance_km(point, at)


def between(start: Point, end: Point) -> BaseGeometry:
    """Return the straight line between two places, as a report's "A-B line" means it."""
    return LineString([start, end])
