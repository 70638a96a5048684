"""A sheet: one plane cut for several series, as a drawing needs it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from geo.control.timeline import Arcs
from geo.plane.edges import Floats, Ints

GRID_DEG: Final = 1e-5
"""About 1 m, what a drawing resolves."""


@dataclass(frozen=True)
class Track:
    """When a series held the cells of a sheet: `cell[i]` was held from snapshot `start[i]` to before `stop[i]`."""

    source: str
    kind: str
    days: tuple[date, ...]
    cell: Ints
    start: Ints
    stop: Ints


@dataclass(frozen=True)
class Sheet:
    """One plane that several series share; `area_km2` (ellipsoid) has a value for each cell."""

    arcs: Arcs
    area_km2: Floats
    tracks: tuple[Track, ...]
