"""Invalid areas made valid without changing the ground that their rings enclose."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.plane.edges import Floats


def make_valid(shape: BaseGeometry) -> BaseGeometry:
    """
    Return the ground that the rings of an area enclose, as a valid geometry.

    GEOS has a slow way to it, which cuts every edge at every other, and one twenty times as fast that takes the union
    of rings. Where the edges of the quick answer are those that the question has an odd number of times, it holds what
    the rings enclose an odd number of times: so it is for rings that only touch themselves, as nearly all of real
    layers do. Else of both ways that is taken whose area is nearer to the one that the rings sum up to: the slow one
    fills a hole that lies along its shell and cuts out what lies under two parts.

    >>> make_valid(shapely.from_wkt("POLYGON ((0 0, 2 2, 4 0, 4 4, 2 2, 0 4, 0 0))")).area
    8.0
    """
    quick = areas_of(shapely.make_valid(shape, method="structure", keep_collapsed=False))
    if np.array_equal(_odd_edges(quick), _odd_edges(shape)):
        return quick
    slow = areas_of(shapely.make_valid(shape))
    return min((slow, quick), key=lambda one: abs(one.area - shape.area))


def areas_of(shape: BaseGeometry) -> BaseGeometry:
    """Return the areas of a geometry as one, without height, stray points and lines."""
    flat = shapely.force_2d(shape)
    if flat.geom_type in {"Polygon", "MultiPolygon"}:
        return flat
    parts = [part for part in shapely.get_parts(flat) if part.geom_type in {"Polygon", "MultiPolygon"}]
    return parts[0] if len(parts) == 1 else shapely.union_all(parts)


def _odd_edges(shape: BaseGeometry) -> Floats:
    """Return the edges (x0, y0, x1, y1, the western end first) that an area has an odd number of times, sorted."""
    rings = shapely.get_rings(shapely.get_parts(areas_of(shape)))
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[1:] == ring[:-1]
    start, end = corners[:-1][same] + 0.0, corners[1:][same] + 0.0  # -0.0 and 0.0 are one place
    turned = (start[:, 0] > end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1]))
    edges = np.where(turned[:, None], np.hstack([end, start]), np.hstack([start, end]))
    edges = edges[(start != end).any(axis=1)]
    edges = edges[np.lexsort(edges.T[::-1])]
    first = np.ones(len(edges), bool)
    first[1:] = (edges[1:] != edges[:-1]).any(axis=1)
    times = np.diff(np.append(np.flatnonzero(first), len(edges)))
    odd: Floats = edges[first][times % 2 == 1]
    return odd
