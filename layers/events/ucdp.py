"""
UCDP's georeferenced events (GED), from a user's own download.

Known columns: id, where_prec 1-7, date_prec, date_start, date_end, latitude, longitude, best, high, low. Codes (GED
codebook): where_prec 1 the place, 2 within about 25 km of it, 3 a district, 4 a province, 5 a line or part of the
country, 6 the country, 7 sea or air. What is no better than the country keeps no point: a point would be its capital.
"""

from datetime import date, datetime
from typing import Any, Final

import geopandas as gpd

from layers.events.rows import make_events, text_of
from layers.events.table import EventsError, Table, numbers

SIGNS: Final = frozenset({"where_prec", "date_start"})
WHERE: Final[dict[str, tuple[int, float] | None]] = {
    "1": (1, 3.0),
    "2": (2, 25.0),
    "3": (5, 40.0),
    "4": (6, 100.0),
    "5": (6, 200.0),
    "6": None,
    "7": None,
}
"""where_prec as our precision and uncertainty in km, null for what has no place."""


def read_ucdp(table: Table) -> gpd.GeoDataFrame:
    """Return events with UCDP's precision codes as ours; raises EventsError for cells that say something else."""
    table.need("id", "where_prec", "date_start", "date_end", "latitude", "longitude")
    codes = [cell.strip() for cell in table.cells("where_prec")]
    for row, code in enumerate(codes, start=1):
        if code not in WHERE:
            raise EventsError(f"{table.label}: where_prec = {code[:10]!r} in row {row} must be 1 to 7")
    places = [WHERE[code] for code in codes]
    begun, ended = _days(table, "date_start"), _days(table, "date_end")
    for row, (first, last) in enumerate(zip(begun, ended, strict=True), start=1):
        if last < first:
            raise EventsError(f"{table.label}: date_end = {last} in row {row} is before date_start = {first}")
    columns: dict[str, list[Any]] = {
        "event_id": [f"ucdp:{cell.strip()}" for cell in table.cells("id")],
        "source": ["UCDP GED"] * len(codes),
        "event_date": begun,
        "event_date_to": ended,
        "kind": [text_of(cell) for cell in table.cells("dyad_name")],
        "actor": [text_of(cell) for cell in table.cells("side_a")],
        "place_name": [text_of(cell) for cell in table.cells("where_coordinates")],
        "precision": [None if place is None else place[0] for place in places],
        "uncertainty_km": [None if place is None else place[1] for place in places],
        "note": [_deaths(best, low, high) for best, low, high in zip(*_deaths_cells(table), strict=True)],
    }
    lons = numbers(table.cells("longitude"), label=table.label, column="longitude", low=-180, high=180)
    lats = numbers(table.cells("latitude"), label=table.label, column="latitude", low=-90, high=90)
    kept = [(None, None) if place is None else (lon, lat) for place, lon, lat in zip(places, lons, lats, strict=True)]
    return make_events(columns, [lon for lon, _ in kept], [lat for _, lat in kept], label=table.label)


def _days(table: Table, column: str) -> list[date]:
    days = []
    for row, cell in enumerate(table.cells(column), start=1):
        try:
            days.append(datetime.fromisoformat(cell.strip()).date())
        except ValueError as error:
            raise EventsError(f"{table.label}: {column} = {cell[:30]!r} in row {row} must be a day") from error
    return days


def _deaths_cells(table: Table) -> tuple[list[str], list[str], list[str]]:
    best, low, high = (list(table.cells(name)) for name in ("best", "low", "high"))
    return best, low, high


def _deaths(best: str, low: str, high: str) -> str | None:
    """Return UCDP's estimate of deaths in words, null where it gives none."""
    return f"deaths: {best.strip()} (from {low.strip()} to {high.strip()})" if best.strip() else None
