"""Rings that cross themselves too often to be anybody's border: mending them would take without end."""

from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

MOST_CROSSINGS: Final = 2_000
"""Measured: mending a ring of 500 random corners (40,000 crossings) takes over a minute; real layers have dozens."""
_SAMPLE: Final = 200
"""Edges that are asked: of a tangle every edge crosses many others, so that a few tell."""


def is_tangled(shape: BaseGeometry, *, most: int = MOST_CROSSINGS) -> bool:
    """
    Tell whether the edges of an areal geometry cross each other more than `most` times, as a sample of them tells.

    Coordinates may be of any CRS; an empty geometry is none. Edges that only touch do not cross.

    >>> is_tangled(shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]))
    False
    """
    ends = []
    for ring in shapely.get_rings(shapely.get_parts(shape)) if not shape.is_empty else ():
        corners = shapely.get_coordinates(ring)
        ends.append(np.stack([corners[:-1], corners[1:]], axis=1))
    edges = shapely.linestrings(np.concatenate(ends)) if ends else np.empty(0, dtype=object)
    if len(edges) < 4:
        return False
    asked = edges[:: max(1, len(edges) // _SAMPLE)]
    pairs = shapely.STRtree(edges).query(asked, predicate="crosses")
    return bool(pairs.shape[1] * len(edges) / len(asked) / 2 > most)
