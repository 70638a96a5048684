"""The front line of a day: where a source's control faces the rest of the country, and distances to it."""

from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry import MultiLineString
from shapely.geometry.base import BaseGeometry

from geo.measure.local_plane import lay_plane
from geo.plane.contact import find_contact
from geo.plane.edges import Floats, Geometries

TOLERANCE_KM: Final = 1.0
"""Two outlines of one border differ by less than this: what faces no ground within it is no front."""

NARROWEST_KM: Final = 2.0
"""Strips of the country narrower than this beside control are gaps between two maps' borders, no ground."""


AROUND_DEG: Final = 0.2
"""Ground farther than this from a control area faces it nowhere: several times the distances above."""


def find_front(control: BaseGeometry, *, country: BaseGeometry) -> MultiLineString:
    """
    Return the part of a control area's edge that faces the rest of a country (lon/lat in, lon/lat out).

    The country's own border and coast are no part of it, so that ground beyond the border counts on neither side.
    Without control, or where all is held, the line is empty. Raises EdgeError for other geometries than areas.
    """
    if control.is_empty or country.is_empty:
        return MultiLineString()
    west, south, east, north = control.bounds
    around = shapely.clip_by_rect(country, west - AROUND_DEG, south - AROUND_DEG, east + AROUND_DEG, north + AROUND_DEG)
    if around.is_empty:
        return MultiLineString()
    plane = lay_plane(around)
    rest = plane.flatten(shapely.difference(around, control), bend=True)
    open_ground = shapely.buffer(shapely.buffer(rest, -NARROWEST_KM / 2), NARROWEST_KM / 2)
    return find_contact(control, plane.unflatten(open_ground), tolerance_km=TOLERANCE_KM)


def measure_km(points: Geometries, line: BaseGeometry) -> Floats:
    """Return the distance of lon/lat points from lines in kilometres; nan without a point or a line."""
    result = np.full(len(points), np.nan)
    known = np.array([point is not None and not point.is_empty for point in points], bool)
    if line.is_empty or not known.any():
        return result
    plane = lay_plane(line)
    flat: Any = plane.flatten(line, bend=True)
    xy, part = shapely.get_coordinates(flat), _part_of_each_corner(flat)
    same = part[1:] == part[:-1]
    edges = shapely.linestrings(np.stack([xy[:-1][same], xy[1:][same]], axis=1))
    here = plane.flatten(np.asarray(points, object)[known])
    (_, _), gaps = shapely.STRtree(edges).query_nearest(here, return_distance=True, all_matches=False)
    result[known] = gaps
    return result


def _part_of_each_corner(lines: BaseGeometry) -> Any:
    parts = shapely.get_parts(lines)
    return np.repeat(np.arange(len(parts)), shapely.get_num_coordinates(parts))
