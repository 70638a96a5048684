"""
VIINA's control tables: who held each settlement on a day, by several sources, from a user's own download.

Known columns: geonameid (in the tables called "control") or kod (in those called "kontrol"), date YYYYMMDD,
status_wiki, status_boost, status_dsm, status_isw, status; values UA, RU, CONTESTED. The tables have no points: rows are
placed by GeoNames' number, or by the official code of the settlement that kod holds, in the gazetteer that is given.
"""

import re
from typing import Any, Final

import geopandas as gpd

from layers.events.rows import make_events
from layers.events.table import EventsError, Table, days

SIGNS: Final = (
    frozenset({"geonameid", "status_isw"}),
    frozenset({"kod", "status_isw"}),
    frozenset({"geonameid", "status_dsm"}),
)
_CODE: Final = re.compile(r"UA\d{17}")
"""An official code; one is written with Cyrillic letters now and then, which look the same."""

STATUS: Final = {"UA": "held by Ukraine", "RU": "held by Russia", "CONTESTED": "contested"}
_SOURCES: Final = {
    "status": "VIINA",
    "status_wiki": "Wikipedia",
    "status_boost": "VIINA, boosted",
    "status_dsm": "DeepStateMap",
    "status_isw": "ISW",
}


def read_viina(table: Table, settlements: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """
    Return one row for each settlement, day and source that states its status; `kind` is the status in words.

    `settlements` (EPSG:4326) give points by GeoNames' number, their key `gn:ID` or geonames_id, and by katottg.
    Settlements without one keep a null geometry and are counted in `attrs["notes"]`. Raises EventsError for another
    status or day, and for a kod that is no official code.
    """
    key = "geonameid" if "geonameid" in table.columns else "kod"
    table.need(key, "date")
    stated = [name for name in _SOURCES if name in table.columns]
    if not stated:
        raise EventsError(f"{table.label}: has no column of status; its form has changed")
    numbers = list(table.cells(key)) if key == "geonameid" else _codes(table)
    points = _points(settlements)
    rows: dict[str, list[Any]] = {
        name: [] for name in ("event_id", "source", "event_date", "event_date_to", "kind", "place_name")
    }
    shapes: list[Any] = []
    dated = days(table.cells("date"), label=table.label, column="date", forms=("%Y%m%d",), like="20250612")
    for column in stated:
        for row, (number, day, cell) in enumerate(zip(numbers, dated, table.cells(column), strict=True), start=1):
            status = cell.strip().upper()
            if status in {"", "NA"}:
                continue
            if status not in STATUS:
                raise EventsError(
                    f"{table.label}: {column} = {cell[:12]!r} in row {row} is none of {', '.join(STATUS)}"
                )
            name, point = points.get(number.strip(), (None, None))
            values = (f"viina:{number.strip()}:{day:%Y%m%d}:{column}", _SOURCES[column], day, day, STATUS[status], name)
            for column_name, value in zip(rows, values, strict=True):
                rows[column_name].append(value)
            shapes.append(point)
    rows["precision"] = [1 if point is not None else None for point in shapes]
    rows["uncertainty_km"] = [1.0 if point is not None else None for point in shapes]
    frame = make_events(
        rows,
        [None if p is None else p.x for p in shapes],
        [None if p is None else p.y for p in shapes],
        label=table.label,
    )
    lost = sum(point is None for point in shapes)
    if lost:
        told = f"{table.label}: {lost} of {len(shapes)} rows are of settlements without a point in the gazetteer"
        frame.attrs["notes"] = [*frame.attrs["notes"], f"{told}; `frontline fetch geonames` gives most of them one"]
    return frame


def _codes(table: Table) -> list[str]:
    """Return the official codes in the column kod, their letters in Latin."""
    codes = [cell.strip().upper().replace("\u0423", "U").replace("\u0410", "A") for cell in table.cells("kod")]
    wrong = next((row for row, code in enumerate(codes, start=1) if code and not _CODE.fullmatch(code)), None)
    if wrong is not None:
        raise EventsError(
            f"{table.label}: kod = {codes[wrong - 1][:24]!r} in row {wrong} is no official code of a settlement (UA "
            "and 17 digits); GeoNames' numbers stand in a column geonameid"
        )
    return codes


def _points(settlements: gpd.GeoDataFrame) -> dict[str, tuple[str, Any]]:
    """Return name and point by GeoNames' number and by official code."""
    ids = settlements["geonames_id"].tolist() if "geonames_id" in settlements.columns else [None] * len(settlements)
    found: dict[str, tuple[str, Any]] = {}
    for key, number, name, point, source in zip(
        settlements["katottg"],
        ids,
        settlements["name_en"],
        settlements.geometry,
        settlements["point_source"],
        strict=True,
    ):
        if point is None or source == "approximate":
            continue
        if str(key).startswith("gn:"):
            found[str(key)[3:]] = (str(name), point)
            continue
        found[str(key)] = (str(name), point)
        if number is not None and number == number:  # noqa: PLR0124 - NaN
            found[str(int(number))] = (str(name), point)
    return found
