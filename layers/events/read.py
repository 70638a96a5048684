"""A file of events of a known source, told by its columns, as one table of points."""

from pathlib import Path
from typing import Any, Final

import geopandas as gpd

from layers.errors import list_names
from layers.events import acled, bellingcat, firms, geoconfirmed, ucdp, viina
from layers.events.table import EventsError, Table, parse_table, read_events_text

READERS: Final[tuple[tuple[frozenset[str], Any], ...]] = (
    (acled.SIGNS, acled.read_acled),
    (ucdp.SIGNS, ucdp.read_ucdp),
    (geoconfirmed.SIGNS, geoconfirmed.read_geoconfirmed),
    (firms.SIGNS, firms.read_firms),
)
"""Columns that only one source has, and its reader."""

COLUMN_SHOWN: Final = ("event_date", "kind", "actor", "place_name", "note", "source", "uncertainty_km", "url")
"""What a reader of the map sees of an event."""


def read_events(path: Path, *, settlements: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """
    Read events of GeoConfirmed, ACLED, UCDP or NASA FIRMS, or VIINA's status of settlements, as points (EPSG:4326).

    Which it is say its columns; a JSON list is Bellingcat's. `settlements` place what has no points of its own. What
    was left out stands in `attrs["notes"]`. Raises EventsError for a file of another kind, or whose form has changed.
    """
    text = read_events_text(path)
    if text.lstrip().startswith("["):
        return bellingcat.read_bellingcat(text, label=str(path))
    table = parse_table(text, label=str(path))
    names = set(table.columns)
    found = next((reader for signs, reader in READERS if signs <= names), None)
    if found is not None:
        frame: gpd.GeoDataFrame = found(table)
        return frame
    if any(signs <= names for signs in viina.SIGNS):
        return viina.read_viina(table, settlements)
    raise EventsError(_unknown(table))


def _unknown(table: Table) -> str:
    has = list_names(table.columns)
    return (
        f"{table.label}: is no table of events that is known (it has {has}); known are GeoConfirmed, Bellingcat, "
        "ACLED, UCDP GED, NASA FIRMS and VIINA as they serve them"
    )
