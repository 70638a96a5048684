"""
Bellingcat's events of civilian harm in Ukraine, from a user's own download: footage that its researchers placed.

Known form: a JSON list of objects with id, date (MM/DD/YYYY), latitude, longitude (as texts), location, description and
sources, each a path and a description. The file does not say how exact a point is; its present form is read strictly.
"""

import json
from typing import Any, Final

import geopandas as gpd

from layers.disk.doubled_keys import find_doubled_key
from layers.events.rows import make_events, text_of
from layers.events.table import EventsError, days, numbers

FIELDS: Final = ("id", "date", "latitude", "longitude", "location", "description", "sources")
POINT_KM: Final = 1.0
"""The file says nothing of it: a building where footage shows one, a quarter elsewhere."""

_FORMS: Final = ("%m/%d/%Y", "%Y-%m-%d")


def read_bellingcat(text: str, *, label: str) -> gpd.GeoDataFrame:
    """Return events of precision 1 within 1 km; raises EventsError for another form, a bad day or point."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise EventsError(f"{label}: can't be read as JSON; check that the copy is whole") from error
    doubled = find_doubled_key(text.encode())
    if doubled is not None:
        raise EventsError(f"{label}: {doubled}")
    for number, row in enumerate(rows, start=1):
        missing = [name for name in FIELDS if not isinstance(row, dict) or name not in row]
        if missing:
            raise EventsError(f"{label}: row {number} has no {', '.join(missing)}; its form has changed")
    stated = days((str(row["date"]) for row in rows), label=label, column="date", forms=_FORMS, like="06/12/2025")
    columns: dict[str, list[Any]] = {
        "event_id": [f"bellingcat:{str(row['id']).strip()}" for row in rows],
        "source": ["Bellingcat"] * len(rows),
        "event_date": stated,
        "event_date_to": stated,
        "kind": ["civilian harm"] * len(rows),
        "place_name": [text_of(str(row["location"])) for row in rows],
        "precision": [1] * len(rows),
        "uncertainty_km": [POINT_KM] * len(rows),
        "note": [text_of(str(row["description"])) for row in rows],
        "url": [_address(row["sources"]) for row in rows],
    }
    points = {
        name: numbers((str(row[name]) for row in rows), label=label, column=name, low=-limit, high=limit)
        for name, limit in (("longitude", 180.0), ("latitude", 90.0))
    }
    return make_events(columns, points["longitude"], points["latitude"], label=label)


def _address(sources: Any) -> str | None:
    """Return the address of the first source that has one."""
    paths = [one.get("path") for one in sources if isinstance(one, dict)] if isinstance(sources, list) else []
    return next((path for path in paths if isinstance(path, str) and path.startswith("https://")), None)
