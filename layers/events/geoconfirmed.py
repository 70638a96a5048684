"""
GeoConfirmed's events, from a user's own export: footage that volunteers placed on the map.

Known form: semicolons, a byte-order mark, Date;Name;Faction;Origin;Latitude;Longitude;PlusCode;Description;Source;
Geolocation;Equipment;EquipmentItems;Units;OrbatUnits;Id. Rows of Ukraine's faction, and units and equipment of any,
are not taken: positions of Ukrainian units and equipment enter no layer.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

import geopandas as gpd

from layers.events.rows import make_events, text_of
from layers.events.table import EventsError, Table, days, numbers

SIGNS: Final = frozenset({"Faction", "Geolocation", "Latitude"})
METRES_KM: Final = 0.1
"""Footage is placed to within about a hundred metres."""

_FORMS: Final = ("%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%d/%m/%Y", "%d.%m.%Y")


def read_geoconfirmed(table: Table) -> gpd.GeoDataFrame:
    """Return events without Ukraine's; raises EventsError for a day or point that can't be read."""
    table.need("Date", "Name", "Faction", "Latitude", "Longitude", "Id")
    ours = ["ukrain" in cell.lower() or cell.strip().lower() in {"ua", "afu"} for cell in table.cells("Faction")]
    numbered = [at for at, left_out in enumerate(ours, start=1) if not left_out]
    rows = tuple(table.rows[at - 1] for at in numbered)
    kept = Table(table.label, table.columns, rows)
    # "2025-06-12T10:00" has a time, and "12 OCT 2025" none
    cells = [re.split(r"(?<=\d)T", cell.strip(), maxsplit=1)[0] for cell in kept.cells("Date")]
    _check_slashes(cells, numbered, label=table.label)
    stated = days(cells, label=table.label, column="Date", forms=_FORMS, rows=numbered)
    columns: dict[str, list[Any]] = {
        "event_id": [f"geoconfirmed:{cell.strip()}" for cell in kept.cells("Id")],
        "source": ["GeoConfirmed"] * len(rows),
        "event_date": stated,
        "event_date_to": stated,
        "kind": ["geolocated footage"] * len(rows),
        "actor": [text_of(cell) for cell in kept.cells("Faction")],
        "place_name": [None] * len(rows),
        "precision": [1] * len(rows),
        "uncertainty_km": [METRES_KM] * len(rows),
        "note": [text_of(cell) for cell in kept.cells("Name")],
        "url": [_address(cell) for cell in kept.cells("Geolocation")],
    }
    lons, lats = (
        numbers(kept.cells(name), label=table.label, column=name, low=-limit, high=limit, rows=numbered)
        for name, limit in (("Longitude", 180.0), ("Latitude", 90.0))
    )
    frame = make_events(columns, lons, lats, label=table.label, rows=numbered)
    if any(ours):
        told = f"{table.label}: {sum(ours)} event(s) of Ukraine's faction are not imported"
        frame.attrs["notes"] = [*frame.attrs["notes"], told]
    return frame


def _check_slashes(cells: Sequence[str], rows: Sequence[int], *, label: str) -> None:
    """Raise EventsError for a day that may be two, such as 12/06/2025, where no other row tells the form."""
    parts = [re.match(r"(\d{1,2})/(\d{1,2})/", cell) for cell in cells]
    both = [(row, cell) for row, cell, part in zip(rows, cells, parts, strict=True) if part and int(part[1]) <= 12]
    if both and not any(part and int(part[1]) > 12 for part in parts):
        row, cell = both[0]
        raise EventsError(f"{label}: Date = {cell[:30]!r} in row {row} may be two days; write it as 2025-06-12")


def _address(cell: str) -> str | None:
    first = cell.split(maxsplit=1)[0] if cell.split() else ""
    return first if first.startswith("https://") else None
