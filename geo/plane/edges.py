"""Polygons as sets of directed edges with the interior on the left, so that shared edges can be cancelled."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Polygon, box  # noqa: F401  (doctests)
from shapely.geometry.base import BaseGeometry

from geo.errors import GeoError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Hashes = NDArray[np.uint64]
Geometries = NDArray[Any]

POLYGONAL: Final = frozenset({"Polygon", "MultiPolygon"})


class EdgeError(GeoError):
    """An area cannot be read as edges: it is no polygon, or parts of it overlap."""


@dataclass(frozen=True)
class EdgeSet:
    """
    The directed edges of one area, sorted by hash, so that two sets can be compared in one pass.

    `xy` holds x0, y0, x1, y1 in the unit of the area; the interior lies left of the way from first to second point.
    """

    xy: Floats
    hashes: Hashes

    def __len__(self) -> int:
        """Return the number of edges."""
        return len(self.hashes)


def check_polygonal(geometry: BaseGeometry | None) -> None:
    """Raise EdgeError unless the geometry is a polygon or multipolygon with finite coordinates; empty ones pass."""
    if geometry is None or geometry.geom_type not in POLYGONAL:
        got = "nothing" if geometry is None else geometry.geom_type
        raise EdgeError(f"an area must be a Polygon or MultiPolygon, got {got}: keep only its polygonal parts")
    if not geometry.is_empty and not np.isfinite(geometry.bounds).all():
        raise EdgeError("an area has coordinates that are no finite numbers: repair or drop it")


def explode(area: BaseGeometry) -> EdgeSet:
    """
    Return the directed edges of a polygon or multipolygon; an empty area gives an empty set.

    Rings may run either way and a third coordinate is left out. Zero-length edges are dropped. Raises EdgeError for
    other geometries and for parts that overlap along an edge.

    >>> len(explode(box(0, 0, 1, 1)))
    4
    """
    check_polygonal(area)
    rings = shapely.get_rings(shapely.get_parts(shapely.orient_polygons(area)))
    xy = shapely.get_coordinates(rings) + 0.0  # -0.0 and 0.0 are one place but not one bit pattern
    if not len(xy):
        return EdgeSet(np.empty((0, 4)), np.empty(0, np.uint64))
    keys = hash_points(xy)
    inner = np.ones(len(xy) - 1, bool)
    inner[np.cumsum(shapely.get_num_coordinates(rings))[:-1] - 1] = False
    inner &= keys[1:] != keys[:-1]
    hashes = hash_pairs(keys[:-1], keys[1:])[inner]
    order = np.argsort(hashes)
    hashes = hashes[order]
    if (hashes[1:] == hashes[:-1]).any():
        raise EdgeError("two parts of one area run along the same edge on the same side: unite them first")
    edges = np.hstack([xy[:-1], xy[1:]])[inner][order]
    return EdgeSet(edges, hashes)


def hash_points(xy: Floats) -> Hashes:
    """Return a 64-bit key of each point's exact coordinates."""
    bits = np.ascontiguousarray(xy).view(np.uint64)
    keys: Hashes = bits[:, 0] * np.uint64(0x9E3779B97F4A7C15)
    keys ^= keys >> np.uint64(29)
    keys += bits[:, 1] * np.uint64(0xC2B2AE3D27D4EB4F)
    keys ^= keys >> np.uint64(32)
    keys *= np.uint64(0xD6E8FEB86659FD93)
    keys ^= keys >> np.uint64(31)
    return keys


def hash_pairs(start: Hashes, end: Hashes) -> Hashes:
    """Return a 64-bit key of each directed pair of point keys."""
    keys = start * np.uint64(0xBF58476D1CE4E5B9)
    keys ^= keys >> np.uint64(30)
    keys += end
    keys *= np.uint64(0x94D049BB133111EB)
    keys ^= keys >> np.uint64(31)
    return keys


def match(old: EdgeSet, new: EdgeSet) -> tuple[Ints, Bools]:
    """
    Return for each edge of a new set its row in the old one, and whether it is there at all.

    Equal hashes are compared coordinate by coordinate, so an edge is never taken for another; raises EdgeError should
    two different edges ever share a hash.
    """
    if not len(old):
        return np.zeros(len(new), np.int64), np.zeros(len(new), bool)
    rows = np.searchsorted(old.hashes, new.hashes)
    rows[rows == len(old)] = 0
    found = old.hashes[rows] == new.hashes
    if not np.array_equal(old.xy[rows[found]], new.xy[found]):
        raise EdgeError("two different edges share one hash: report this, the areas cannot be compared")
    return rows, found
