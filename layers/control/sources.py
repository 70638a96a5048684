"""Known sources of control polygons: what their file names and feature names say about source, kind and day."""

import json
import re
from datetime import UTC, date, datetime
from typing import Any, Final

import geopandas as gpd
import shapely

from geo.measure.ellipsoid import LONLAT
from geo.vocabulary import ControlKind
from layers.errors import LayersError

FAMILIES: Final[tuple[tuple[str, str, ControlKind], ...]] = (
    (r"deepstate", "DeepState", "assessed_control"),
    (r"RussianAssessedAdvance|AssessedRussianAdvance", "ISW", "assessed_advance"),
    (r"RussianClaimed|ClaimedRussian|ClaimedCoT|ClaimedRUTerritory", "ISW", "claimed_control"),
    (r"RussianAssessedCoT|UkraineControlMap|AssessedRussianCoT", "ISW", "assessed_control"),
    (r"UkrainianClaimedCounterOffensive", "ISW", "claimed_counteroffensive"),
    (r"PartisanWarfare", "ISW", "partisan"),
    (r"^nzz", "NZZ/Liveuamap", "assessed_control"),
)
"""File names of known sources: pattern, source and kind. "Advance" is not control: the kinds are never merged."""

TYPED: Final[dict[str, ControlKind]] = {
    "nochange": "assessed_control",
    "gains": "assessed_control",
    "losses": "liberated",
}
"""NZZ's `type`: what was held and what was gained is held on the feature's date, the last day of its window."""

DEEPSTATE_KEYS: Final[tuple[tuple[str, ControlKind], ...]] = (
    (r"status\.occupied", "assessed_control"),
    (r"status\.unknown", "unclear"),
    (r"status\.(dismissed\w*|liberated)(\.\w+)?", "liberated"),
    (r"territories\.(crimea|ordlo|tuzla)", "pre_2022"),
)
"""The keys behind "uk /// en /// geoJSON.KEY" in DeepState's own payload that are control of Ukraine's ground."""

_ABROAD: Final = re.compile(r"territories\.\w+")
_MONTHS: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAY: Final = re.compile(r"(?<!\d)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
_NAMED_DAY: Final = re.compile(
    r"(?<!\d)(\d{1,2})(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(20\d\d)", re.IGNORECASE
)
DAYS: Final = re.compile(f"{_NAMED_DAY.pattern}|{_DAY.pattern}", re.IGNORECASE)
"""What of a file name is its day."""


class ControlError(LayersError):
    """A control file can't be used: the message says what, where, why and what to do."""


def day_in_name(name: str) -> date | None:
    """
    Return the day in a file name (20250612, 2025-06-12 or 13MAR2026), null where there is none or no such day.

    >>> day_in_name("deepstatemap_data_20250612.geojson"), day_in_name("UkraineControlMapAO13MAR2026.shp")
    (datetime.date(2025, 6, 12), datetime.date(2026, 3, 13))
    """
    named = _NAMED_DAY.search(name)
    match = _DAY.search(name)
    if named:
        parts = (int(named[3]), _MONTHS.index(named[2].upper()) + 1, int(named[1]))
    elif match:
        parts = (int(match[1]), int(match[2]), int(match[3]))
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


def family_of(name: str) -> tuple[str, ControlKind] | None:
    """
    Return source and kind of a known source's file name, null for any other.

    >>> family_of("20220901_RussianClaimedCoTinUkraine.geojson")
    ('ISW', 'claimed_control')
    """
    return next(((source, kind) for pattern, source, kind in FAMILIES if re.search(pattern, name, re.IGNORECASE)), None)


def is_payload(text: bytes) -> bool:
    """Tell whether a JSON file is DeepState's own payload: its features name their status behind "///"."""
    return b"geoJSON." in text and b"///" in text


def read_payload(text: bytes, *, label: str) -> tuple[gpd.GeoDataFrame, list[str]]:
    """
    Read DeepState's own payload, bare or wrapped in {"map": ..., "datetime": ...}: rows of kind, date and area.

    Symbols (points and lines: units, airfields, arrows) are left out, and territories abroad too; both are counted in
    the notes. There is no `date` where the payload states none. Raises ControlError for no JSON and for a status key
    that is not known, since a new status could mean anything.
    """
    try:
        whole = json.loads(text.decode("utf-8-sig"))
    except ValueError as error:
        raise ControlError(f"{label}: is no JSON ({error}); check that the copy is whole") from error
    collection = whole.get("map", whole) if isinstance(whole, dict) else {}
    if isinstance(collection, str):
        collection = json.loads(collection)
    rows: list[dict[str, Any]] = []
    symbols, abroad = 0, []
    for feature in collection.get("features", []):
        geometry = feature.get("geometry")
        parts = [] if geometry is None else _flat_polygons(geometry)
        key = status_key(str((feature.get("properties") or {}).get("name", "")))
        if not parts:
            symbols += 1
            continue
        kind = kind_of_status(key, label=label)
        if kind is None:
            abroad.append(key)
            continue
        rows.append({"kind": kind, "geometry": shapely.multipolygons(parts)})
    frame = gpd.GeoDataFrame(rows, columns=["kind", "geometry"], geometry="geometry", crs=LONLAT)
    frame["source"] = "DeepState"
    day = _payload_day(whole)
    if day is not None:
        frame["date"] = day
    notes = [f"{label}: left out {symbols} symbols without area"] if symbols else []
    if abroad:
        notes.append(f"{label}: left out territories abroad: {', '.join(sorted(set(abroad)))}")
    return frame, notes


def status_key(name: str) -> str:
    r"""
    Return the status key in a feature's name, empty where there is none.

    >>> status_key("Окуповано\\xa0/// Occupied /// geoJSON.status.occupied")
    'status.occupied'
    """
    last = name.replace("\xa0", " ").split("///")[-1].strip()
    return last.removeprefix("geoJSON.").strip() if last.startswith("geoJSON.") else ""


def kind_of_status(key: str, *, label: str) -> ControlKind | None:
    """Return the kind of control of a status key, null for territory abroad; raises ControlError for an unknown key."""
    for pattern, kind in DEEPSTATE_KEYS:
        if re.fullmatch(pattern, key):
            return kind
    if _ABROAD.fullmatch(key):
        return None
    known = ", ".join(pattern for pattern, _ in DEEPSTATE_KEYS)
    raise ControlError(f"{label}: an area has the unknown status {key!r}, which may mean anything; known are {known}")


def _flat_polygons(geometry: dict[str, Any]) -> list[Any]:
    """Return the polygons of a GeoJSON geometry, also inside collections, without third coordinates."""
    shape = shapely.force_2d(shapely.from_geojson(json.dumps(geometry)))
    parts = [shape]
    while any(hasattr(part, "geoms") for part in parts):
        parts = [inner for part in parts for inner in (part.geoms if hasattr(part, "geoms") else [part])]
    return [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]


def _payload_day(whole: Any) -> date | None:
    """Return the day a payload states, null where it states none."""
    stated = whole.get("datetime") if isinstance(whole, dict) else None
    if isinstance(stated, int | float):
        return datetime.fromtimestamp(stated, UTC).date()
    return None if stated is None else day_in_name(str(stated))
