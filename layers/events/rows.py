"""The columns that events of every source share, and what their points are."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.measure.ellipsoid import LONLAT
from layers.events.table import EventsError
from layers.tables.theatre import EXCHANGE, in_theatre, place_points
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


def make_events(
    columns: Mapping[str, Sequence[Any]],
    lons: Sequence[float | None],
    lats: Sequence[float | None],
    *,
    label: str,
    held_back: Sequence[bool] = (),
    rows: Sequence[int] = (),
) -> gpd.GeoDataFrame:
    """
    Return events (EPSG:4326) sorted by day and id; missing columns are null.

    So are geometry and precision of a row without a point. `rows` are those of the file that the events stand in, all
    from 1 unless given.
    Left out and counted in `attrs["notes"]` are events outside the theatre, those that are `held_back`, and those whose
    words tell of Ukrainian positions, units or intentions. Raises EventsError for half a point, for latitudes and
    longitudes that look swapped, and for two events of one id.
    """
    numbered = rows or range(1, len(lons) + 1)
    for row, lon, lat in zip(numbered, lons, lats, strict=True):
        if (lon is None) != (lat is None):
            raise EventsError(f"{label}: row {row} has half a point; give both latitude and longitude, or neither")
    placed = place_points(lons, lats, rows=numbered)
    if placed.swapped is not None:
        raise EventsError(f"{label}: {placed.swapped}; {EXCHANGE}")
    count = len(lons)
    table = pd.DataFrame({name: pd.Series(columns.get(name, [None] * count), dtype=object) for name in COLUMNS})
    if "precision" in columns:  # of nothing a place is known exactly, or not
        table.loc[[lon is None for lon in lons], ["precision", "uncertainty_km"]] = None
    points = [None if lon is None else shapely.Point(lon, lat) for lon, lat in zip(lons, lats, strict=True)]
    frame = gpd.GeoDataFrame(table, geometry=gpd.GeoSeries(points, crs=LONLAT), crs=LONLAT)
    inside = np.array([point is None or in_theatre(point.x, point.y) for point in points], dtype=bool)
    notes = []
    if not inside.all():
        notes.append(f"{label}: left out {(~inside).sum()} event(s) of other places than this war's")
    if placed.inside and placed.doubtful is not None:
        notes.append(f"{label}: {placed.doubtful}")
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
