"""The columns that events of every source share, and what their points are."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.measure.ellipsoid import LONLAT
from layers.events.table import EventsError
from reports.claims.policy import tells_of_ukrainian_forces

COLUMNS: Final = (
    "event_id",
    "source",
    "event_date",
    "event_date_to",
    "kind",
    "actor",
    "place_name",
    "precision",
    "uncertainty_km",
    "note",
    "url",
)
"""`event_date` to `event_date_to` is when it was: equal where the day is known. `precision` is ours, 1 to 6."""

THEATRE: Final = (20.0, 43.0, 45.0, 58.0)
"""West, south, east, north: events elsewhere are another conflict's and are left out, with a line."""


def check_axes(lons: Sequence[float | None], lats: Sequence[float | None], *, label: str) -> str | None:
    """
    Return a line where no point lies in the theatre, null where one does or none has a place.

    Raises EventsError where half of the points or more would lie in it with latitude and longitude exchanged.
    """
    points = [(lon, lat) for lon, lat in zip(lons, lats, strict=True) if lon is not None and lat is not None]
    if not points or any(in_theatre(lon, lat) for lon, lat in points):
        return None
    exchanged = sum(in_theatre(lat, lon) for lon, lat in points)
    if 2 * exchanged >= len(points):
        raise EventsError(
            f"{label}: latitude and longitude look swapped: none of its {len(points):,} points lies in this war's "
            f"region, and {exchanged:,} would with the two exchanged; exchange the two columns' names"
        )
    return f"{label}: none of its {len(points):,} points lies in this war's region"


def in_theatre(lon: float, lat: float) -> bool:
    """
    Tell whether a place lies in the region that events are read of.

    >>> in_theatre(37, 48), in_theatre(48, 37)
    (True, False)
    """
    west, south, east, north = THEATRE
    return west <= lon <= east and south <= lat <= north


def make_events(
    columns: Mapping[str, Sequence[Any]],
    lons: Sequence[float | None],
    lats: Sequence[float | None],
    *,
    label: str,
    held_back: Sequence[bool] = (),
) -> gpd.GeoDataFrame:
    """
    Return events (EPSG:4326) sorted by day and id; missing columns are null, rows without a point keep a null geometry.

    Left out and counted in `attrs["notes"]` are events outside the theatre, those that are `held_back`, and those whose
    words tell of Ukrainian positions, units or intentions. Raises EventsError for half a point, for latitudes and
    longitudes that look swapped, and for two events of one id.
    """
    for row, (lon, lat) in enumerate(zip(lons, lats, strict=True), start=1):
        if (lon is None) != (lat is None):
            raise EventsError(f"{label}: row {row} has half a point; give both latitude and longitude, or neither")
    check_axes(lons, lats, label=label)
    count = len(lons)
    table = pd.DataFrame({name: pd.Series(columns.get(name, [None] * count), dtype=object) for name in COLUMNS})
    points = [None if lon is None else shapely.Point(lon, lat) for lon, lat in zip(lons, lats, strict=True)]
    frame = gpd.GeoDataFrame(table, geometry=gpd.GeoSeries(points, crs=LONLAT), crs=LONLAT)
    inside = np.array([point is None or in_theatre(point.x, point.y) for point in points], dtype=bool)
    notes = []
    if not inside.all():
        notes.append(f"{label}: left out {(~inside).sum()} event(s) of other places than this war's")
    told = [isinstance(words, str) and tells_of_ukrainian_forces(words) for words in frame["note"]]
    withheld = np.array(told, dtype=bool) | np.array(held_back or [False] * count, dtype=bool)
    if (inside & withheld).any():
        number = (inside & withheld).sum()
        notes.append(f"{label}: {number} event(s) that tell of Ukrainian positions or intentions are not imported")
    frame = frame[inside & ~withheld]
    twice = frame.loc[frame["event_id"].duplicated(), "event_id"]
    if len(twice):
        raise EventsError(f"{label}: event {twice.iloc[0]} stands in it twice; check that the copy is whole")
    frame = frame.sort_values(["event_date", "event_id"], kind="stable").reset_index(drop=True)
    frame.attrs["notes"] = notes
    return frame


def text_of(cell: str, *, most: int = 300) -> str | None:
    """Return a cell as one line of at most so many characters, null where it is empty."""
    flat = " ".join(cell.split())
    return None if not flat else flat if len(flat) <= most else f"{flat[: most - 1]}…"
