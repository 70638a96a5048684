"""
GeoConfirmed's events, from a user's own export: footage that volunteers placed on the map.

Known form: semicolons, a byte-order mark, Date;Name;Faction;Origin;Latitude;Longitude;PlusCode;Description;Source;
Geolocation;Equipment;EquipmentItems;Units;OrbatUnits;Id. Rows of Ukraine's faction, and units and equipment of any,
are not taken: positions of Ukrainian units and equipment enter no layer.
"""

from datetime import date, datetime
from typing import Any, Final

import geopandas as gpd

from layers.events.rows import make_events, text_of
from layers.events.table import EventsError, Table, numbers

SIGNS: Final = frozenset({"Faction", "Geolocation", "Latitude"})
METRES_KM: Final = 0.1
"""Footage is placed to within about a hundred metres."""

_FORMS: Final = ("%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%d/%m/%Y", "%d.%m.%Y")


def read_geoconfirmed(table: Table) -> gpd.GeoDataFrame:
    """Return events without Ukraine's; raises EventsError for a day or point that can't be read."""
    table.need("Date", "Name", "Faction", "Latitude", "Longitude", "Id")
    ours = ["ukrain" in cell.lower() or cell.strip().lower() in {"ua", "afu"} for cell in table.cells("Faction")]
    rows = tuple(row for row, left_out in zip(table.rows, ours, strict=True) if not left_out)
    kept = Table(table.label, table.columns, rows)
    columns: dict[str, list[Any]] = {
        "event_id": [f"geoconfirmed:{cell.strip()}" for cell in kept.cells("Id")],
        "source": ["GeoConfirmed"] * len(rows),
        "event_date": (days := [_day(cell, table, row) for row, cell in enumerate(kept.cells("Date"), start=1)]),
        "event_date_to": days,
        "kind": ["geolocated footage"] * len(rows),
        "actor": [text_of(cell) for cell in kept.cells("Faction")],
        "place_name": [None] * len(rows),
        "precision": [1] * len(rows),
        "uncertainty_km": [METRES_KM] * len(rows),
        "note": [text_of(cell) for cell in kept.cells("Name")],
        "url": [_address(cell) for cell in kept.cells("Geolocation")],
    }
    lons = numbers(kept.cells("Longitude"), label=table.label, column="Longitude", low=-180, high=180)
    lats = numbers(kept.cells("Latitude"), label=table.label, column="Latitude", low=-90, high=90)
    frame = make_events(columns, lons, lats, label=table.label)
    if any(ours):
        told = f"{table.label}: {sum(ours)} event(s) of Ukraine's faction are not imported"
        frame.attrs["notes"] = [*frame.attrs["notes"], told]
    return frame


def _day(cell: str, table: Table, row: int) -> date:
    text = cell.strip().split("T")[0]
    for form in _FORMS:
        try:
            return datetime.strptime(text.title(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise EventsError(f"{table.label}: Date = {cell[:30]!r} in row {row} must be a day, such as 2025-06-12")


def _address(cell: str) -> str | None:
    first = cell.split(maxsplit=1)[0] if cell.split() else ""
    return first if first.startswith("https://") else None
