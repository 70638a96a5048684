"""DeepState's own payload: features whose names carry a status key, bare or wrapped with an id and a date."""

import json
import re
from collections import Counter
from datetime import date
from typing import Any, Final, Literal, TypeAlias

import geopandas as gpd
import shapely
from shapely.errors import GEOSException

from geo.measure.ellipsoid import LONLAT
from geo.vocabulary import ControlKind
from layers.control.files.no_maps import find_fault, parse_json
from layers.control.labels.days import day_of_value
from layers.errors import ControlError

DEEPSTATE_KEYS: Final[tuple[tuple[str, ControlKind], ...]] = (
    (r"status\.occupied", "assessed_control"),
    (r"status\.unknown", "unclear"),
    (r"status\.(dismissed|liberated)\b.*|status\.dismissed_.*", "liberated"),
    (r"territories\.(crimea|ordlo|tuzla)", "pre_2022"),
)
"""The keys behind "uk /// en /// geoJSON.KEY" in DeepState's own payload that are control of Ukraine's ground."""

_DRAWN: Final = ("fill", "stroke", "marker", "icon", "style", "description")
"""How the names of properties begin that tell how an area is drawn, or tell of it at length."""

_ABROAD: Final = re.compile(r"territories\.\w+")
_Status: TypeAlias = ControlKind | Literal["abroad", "unknown"]


def is_payload(text: bytes) -> bool:
    """Tell whether a JSON file is DeepState's own payload: its features name their status behind "///"."""
    return b"geoJSON." in text and b"///" in text


def read_payload(text: bytes, *, label: str) -> tuple[gpd.GeoDataFrame, list[str]]:
    """
    Read DeepState's own payload, bare or wrapped in {"id", "map", "datetime"}: rows of kind, date and area.

    Set aside and counted in the notes: symbols (points and lines: units, airfields, arrows), territories abroad, and
    areas without a key or of a status that is not known, since a new status could mean anything. There is no `date`
    where the payload states none. Raises ControlError for no JSON and where no area of a known status is left.
    """
    whole = _parse(text, label)
    collection = whole.get("map", whole) if isinstance(whole, dict) else {}
    if isinstance(collection, str):
        collection = _parse(collection.encode(), label)
    rows: list[dict[str, Any]] = []
    symbols = 0
    aside: dict[str, Counter[str]] = {"abroad": Counter(), "unknown": Counter()}
    features = collection.get("features") if isinstance(collection, dict) else None
    for row, feature in enumerate(features if isinstance(features, list) else [], start=1):
        if not isinstance(feature, dict):
            raise ControlError(f"{label}: row {row} is no feature; check that the copy is whole")
        geometry = feature.get("geometry")
        parts = [] if geometry is None else _flat_polygons(geometry, row=row, label=label)
        about = feature.get("properties")
        name = str(about.get("name", "")) if isinstance(about, dict) else ""
        if not parts:
            symbols += 1
            continue
        key = status_key(name)
        status = status_of(key)
        if status in {"abroad", "unknown"}:
            aside[status][key or f"none ({' '.join(name.split())[:40]})"] += 1
        else:
            rows.append({**_told_of(about), "kind": status, "geometry": shapely.multipolygons(parts)})
    if not rows and aside["unknown"]:
        raise ControlError(f"{label}: {_tell_unknown(aside['unknown'])}, and there is no other area in it")
    names = dict.fromkeys(["kind", *(name for row in rows for name in row if name != "geometry"), "geometry"])
    frame = gpd.GeoDataFrame(rows, columns=list(names), geometry="geometry", crs=LONLAT)
    frame["source"] = "DeepState"
    day = _payload_day(whole, label)
    if day is not None:
        frame["date"] = day
    notes = [f"{label}: left out {symbols} symbols without area"] if symbols else []
    if aside["abroad"]:
        notes.append(f"{label}: left out territories abroad: {', '.join(sorted(aside['abroad']))}")
    if aside["unknown"]:
        notes.append(f"{label}: {_tell_unknown(aside['unknown'])}")
    return frame, notes


def status_key(name: str) -> str:
    r"""
    Return the status key in a feature's name, empty where there is none.

    >>> status_key("Окуповано\\xa0/// Occupied /// geoJSON.status.occupied")
    'status.occupied'
    """
    last = name.replace("\xa0", " ").split("///")[-1].strip()
    return last.removeprefix("geoJSON.").strip() if last.startswith("geoJSON.") else ""


def status_of(key: str) -> _Status:
    """Return the kind of control of a status key, "abroad" for territory of another state, "unknown" for any other."""
    for pattern, kind in DEEPSTATE_KEYS:
        if re.fullmatch(pattern, key):
            return kind
    return "abroad" if _ABROAD.fullmatch(key) else "unknown"


def _tell_unknown(keys: Counter[str]) -> str:
    told = ", ".join(keys)
    return f"set aside {keys.total()} area(s) of unknown status, which may mean anything: {told}"


def _parse(text: bytes, label: str) -> Any:
    whole = parse_json(text)
    if whole is None:
        raise ControlError(f"{label}: {find_fault(text) or 'holds nothing; download it again'}")
    return whole


def _flat_polygons(geometry: dict[str, Any], *, row: int, label: str) -> list[Any]:
    """Return the polygons of a GeoJSON geometry, also inside collections, without third coordinates."""
    try:
        shape = shapely.force_2d(shapely.from_geojson(json.dumps(geometry)))
    except (GEOSException, ValueError) as error:
        raise ControlError(
            f"{label}: row {row} has no geometry that can be read; mend or leave out that row"
        ) from error
    parts = [shape]
    while any(hasattr(part, "geoms") for part in parts):
        parts = [inner for part in parts for inner in (part.geoms if hasattr(part, "geoms") else [part])]
    return [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]


def _told_of(about: Any) -> dict[str, Any]:
    """Return what a feature says of itself beside its name and its drawing: a day, that it is deleted."""
    if not isinstance(about, dict):
        return {}
    known = {"name", "kind", "geometry", "source"}
    told = {
        ("day" if name.lower() == "date" else name): value
        for name, value in about.items()
        if name not in known and isinstance(value, str | int | float | bool) and not name.startswith(_DRAWN)
    }
    return {name: value for name, value in told.items() if value != ""}


def _payload_day(whole: Any, label: str) -> date | None:
    """
    Return the day a payload states: its date, or its id, which is Unix seconds; null where it states none.

    Raises ControlError where the two are days apart.
    """
    if not isinstance(whole, dict):
        return None
    stated = [(key, day_of_value(whole[key])) for key in ("datetime", "date", "id") if whole.get(key) is not None]
    days = {key: day for key, day in stated if day is not None}
    if len(set(days.values())) > 1:
        told = ", ".join(f"its {key} says {day}" for key, day in days.items())
        raise ControlError(f"{label}: {told}; keep the one that is the map's day")
    return next(iter(days.values()), None)
