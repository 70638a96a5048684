"""Areas from points: every place goes to the nearest point's unit, within an outline that is known."""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.measure.local_plane import lay_plane
from geo.plane.edges import Geometries


def lay_cells(points: Geometries, keys: Sequence[str], outline: BaseGeometry) -> dict[str, BaseGeometry]:
    """
    Return for each key the part of a lon/lat outline that lies nearest to one of its points, in the order of keys.

    Nearest is on a plane around the outline. Points at one place count once, with the first's key; no points give
    nothing. The areas cover the outline without overlaps, but for crumbs along their common edges.
    """
    if not len(points):
        return {}
    plane = lay_plane(outline)
    flat = plane.flatten(np.asarray(points, object))
    _, first = np.unique(shapely.get_coordinates(flat), axis=0, return_index=True)
    rows = np.sort(first)
    ground = plane.flatten(outline, bend=True)
    many = shapely.multipoints(flat[rows])
    cells = shapely.get_parts(shapely.voronoi_polygons(many, extend_to=shapely.envelope(ground), ordered=True))
    cells = cells if len(rows) > 1 else np.array([ground], object)
    names = np.asarray(keys, object)[rows]
    shapely.prepare(ground)
    return {
        key: plane.unflatten(shapely.intersection(shapely.union_all(cells[names == key]), ground))
        for key in sorted(set(names))
    }
