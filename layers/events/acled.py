"""
ACLED's events, from a user's own download.

Known columns: event_id_cnty, event_date, time_precision, disorder_type, event_type, sub_event_type, actor1, actor2,
admin1, admin2, admin3, location, latitude, longitude, geo_precision, source, notes, fatalities, timestamp. Codes
(ACLED codebook): geo_precision 1 a town, 2 near a town or a part of a region, 3 a larger region, its capital taken;
time_precision 1 a day, 2 a week, 3 a month. Its notes are its own
text and are not taken.
"""

from datetime import timedelta
from typing import Any, Final

import geopandas as gpd

from layers.events.rows import make_events, text_of
from layers.events.table import EventsError, Table, days, numbers

SIGNS: Final = frozenset({"event_id_cnty", "event_date"})
WHERE: Final[dict[str, tuple[int, float]]] = {"1": (1, 3.0), "2": (2, 15.0), "3": (6, 100.0)}
"""geo_precision as our precision and uncertainty in km."""

OF_BOTH: Final = frozenset({"Battles", "Explosions/Remote violence"})
"""Kinds of events whose place is that of the fighting or the target; any other of Ukraine's says where it is."""

_SPREAD: Final = {"1": 0, "2": 6, "3": 30}
"""Days after the stated one on which an event of that time_precision may still have been."""

_FORMS: Final = ("%Y-%m-%d", "%d %B %Y", "%d-%b-%Y", "%d %b %Y")


def read_acled(table: Table) -> gpd.GeoDataFrame:
    """Return events with ACLED's precision codes as ours; raises EventsError for cells that say something else."""
    table.need("event_id_cnty", "event_date", "time_precision", "event_type", "latitude", "longitude", "geo_precision")
    table.need("location")
    stated = days(table.cells("event_date"), label=table.label, column="event_date", forms=_FORMS)
    times = [cell.strip() for cell in table.cells("time_precision")]
    codes = [cell.strip() for cell in table.cells("geo_precision")]
    for row, (time, code) in enumerate(zip(times, codes, strict=True), start=1):
        if time not in _SPREAD or code not in WHERE:
            told = f"{time or 'none'}/{code or 'none'}"
            raise EventsError(f"{table.label}: row {row} has the precision {told}, which ACLED does not use")
    kinds = list(zip(table.cells("event_type"), table.cells("sub_event_type"), strict=True))
    columns: dict[str, list[Any]] = {
        "event_id": [f"acled:{cell.strip()}" for cell in table.cells("event_id_cnty")],
        "source": ["ACLED"] * len(stated),
        "event_date": stated,
        "event_date_to": [day + timedelta(days=_SPREAD[time]) for day, time in zip(stated, times, strict=True)],
        "kind": [": ".join(filter(None, (one.strip(), more.strip()))) for one, more in kinds],
        "actor": [text_of(cell) for cell in table.cells("actor1")],
        "place_name": [text_of(cell) for cell in table.cells("location")],
        "precision": [WHERE[code][0] for code in codes],
        "uncertainty_km": [WHERE[code][1] for code in codes],
    }
    held_back = [
        "ukrain" in actor.lower() and kind.strip() not in OF_BOTH
        for actor, (kind, _) in zip(table.cells("actor1"), kinds, strict=True)
    ]
    lons = numbers(table.cells("longitude"), label=table.label, column="longitude", low=-180, high=180)
    lats = numbers(table.cells("latitude"), label=table.label, column="latitude", low=-90, high=90)
    return make_events(columns, lons, lats, label=table.label, held_back=held_back)
