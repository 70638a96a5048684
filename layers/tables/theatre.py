"""The region of this war, and points beside it that would lie in it with longitude and latitude exchanged."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

THEATRE: Final = (20.0, 43.0, 45.0, 58.0)
"""West, south, east, north of what reports, maps and events of this war tell of."""


def in_theatre(lon: float, lat: float) -> bool:
    """
    Tell whether a place lies in the theatre.

    >>> in_theatre(37, 48), in_theatre(48, 37)
    (True, False)
    """
    west, south, east, north = THEATRE
    return west <= lon <= east and south <= lat <= north


@dataclass(frozen=True, slots=True)
class Placed:
    """
    Points with both coordinates: how many there are, lie in the theatre, and would only if these were exchanged.

    `first` is the number, from 1, of the first row that would, null for none; `rows` counts rows with and without a
    point, so that parts of one table can be added in their order.
    """

    rows: int = 0
    points: int = 0
    inside: int = 0
    exchanged: int = 0
    first: int | None = None

    def __add__(self, later: "Placed") -> "Placed":
        """Return this part of a table with the one behind it."""
        first = self.first if self.first is not None or later.first is None else self.rows + later.first
        return Placed(
            self.rows + later.rows,
            self.points + later.points,
            self.inside + later.inside,
            self.exchanged + later.exchanged,
            first,
        )

    @property
    def swapped(self) -> str | None:
        """What to say where the columns themselves are exchanged: no point lies in the theatre, half or more would."""
        if self.inside or not self.points or 2 * self.exchanged < self.points:
            return None
        return (
            f"latitude and longitude look swapped: none of its {self.points:,} points lies in this war's region, and "
            f"{self.exchanged:,} would with the two exchanged"
        )

    @property
    def doubtful(self) -> str | None:
        """What to say of single rows beside good ones, and of a table that has no point in the theatre."""
        if self.points and not self.inside:
            return f"none of its {self.points:,} points lies in this war's region"
        if not self.exchanged:
            return None
        return (
            f"{self.exchanged:,} of its {self.points:,} points would lie in this war's region with latitude and "
            f"longitude exchanged, and lie elsewhere as they stand (the first in row {self.first:,}); look whether "
            "they were"
        )


EXCHANGE: Final = "exchange the two columns' names"
"""What to do about a table whose columns are exchanged."""


def place_points(
    lons: Sequence[float | None] | Any, lats: Sequence[float | None] | Any, *, rows: Sequence[int] = ()
) -> Placed:
    """
    Count points by where they lie (degrees, EPSG:4326); null or nan is no point, and no points give zeros.

    `rows` are those of the file that they stand in, all from 1 unless given.

    >>> place_points([37.5, 48.1, None], [48.1, 37.5, 48.0])
    Placed(rows=3, points=2, inside=1, exchanged=1, first=2)
    """
    lon, lat = np.asarray(lons, dtype=float), np.asarray(lats, dtype=float)
    west, south, east, north = THEATRE
    inside = (west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)
    exchanged = ~inside & (west <= lat) & (lat <= east) & (south <= lon) & (lon <= north)
    known = ~(np.isnan(lon) | np.isnan(lat) | ((lon == 0) & (lat == 0)))  # 0,0 stands for "none given"
    at = int(np.argmax(exchanged)) if exchanged.any() else None
    first = None if at is None else rows[at] if rows else at + 1
    return Placed(len(lon), int(known.sum()), int(inside.sum()), int(exchanged.sum()), first)
