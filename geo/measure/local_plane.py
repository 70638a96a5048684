"""A flat plane in kilometres around some ground, for work that degrees can't do: buffers, many distances at once."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import pyproj
import shapely
from shapely.geometry import box  # noqa: F401  (doctests)

from geo.measure.ellipsoid import LONLAT

EDGE_DEG: Final = 0.02
"""Longest edge in degrees that is bent as one: it strays by less than a metre."""


@dataclass(frozen=True)
class LocalPlane:
    """Azimuthal equidistant kilometres around a centre: distances within a part in a thousand across Ukraine."""

    there: Any
    back: Any

    def flatten(self, shapes: Any, *, bend: bool = False) -> Any:
        """Return lon/lat shapes in kilometres; `bend` gives edges that are straight in degrees corners first."""
        shapes = shapely.segmentize(shapes, EDGE_DEG) if bend else shapes
        return shapely.transform(shapes, self.there.transform, interleaved=False)

    def unflatten(self, shapes: Any) -> Any:
        """Return shapes in kilometres as lon/lat."""
        return shapely.transform(shapes, self.back.transform, interleaved=False)


def lay_plane(*shapes: Any) -> LocalPlane:
    """
    Return the plane around the middle of what lon/lat shapes take up; at least one must not be empty.

    >>> plane = lay_plane(box(36, 48, 38, 49))
    >>> round(plane.flatten(box(36, 48, 38, 49), bend=True).area, -1)
    16440.0
    """
    centre = shapely.box(*shapely.total_bounds(list(shapes))).centroid
    return _lay_plane(centre.x, centre.y)


@lru_cache(maxsize=64)
def _lay_plane(lon: float, lat: float) -> LocalPlane:
    flat = pyproj.CRS.from_proj4(f"+proj=aeqd +lat_0={lat} +lon_0={lon} +ellps=WGS84 +units=km")
    return LocalPlane(
        pyproj.Transformer.from_crs(LONLAT, flat, always_xy=True),
        pyproj.Transformer.from_crs(flat, LONLAT, always_xy=True),
    )
