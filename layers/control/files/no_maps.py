"""Files that are no control map or a damaged one: what they are, told by their text, and what to do with them."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from layers.disk.doubled_keys import without_coordinates

_MARKS: Final = (
    b"exceededTransferLimit", b"numberMatched", b"totalFeatures", b'"next"', b'"messages"', b'"umap"', b'"license"',
    b"createdAt", b'"error"',
)  # fmt: skip
_MEMBERS: Final = frozenset({"type", "id", "bbox", "geometry", "properties"})
_EVENTS: Final = "which are points and no areas of control; give it to frontline map with --events"
_TABLES: Final[tuple[tuple[frozenset[str], str], ...]] = (
    (frozenset({"event_id_cnty", "event_date"}), f"holds events of ACLED, {_EVENTS}"),
    (frozenset({"acq_date", "acq_time", "latitude"}), f"holds thermal anomalies of NASA FIRMS, {_EVENTS}"),
    (frozenset({"where_prec", "date_start"}), f"holds events of UCDP, {_EVENTS}"),
    (frozenset({"faction", "geolocation", "latitude"}), f"holds events of GeoConfirmed, {_EVENTS}"),
    (frozenset({"geonameid", "status_isw"}), f"holds VIINA's status of settlements, {_EVENTS}"),
    (frozenset({"kod", "status_isw"}), f"holds VIINA's status of settlements, {_EVENTS}"),
)
"""Columns that only one known table has, in small letters, and what it is."""


def name_no_map(text: bytes) -> str | None:
    """
    Return what a JSON file is that is no control map, and the mend; null for what may be one.

    >>> name_no_map(b"<!DOCTYPE html>...")
    'is a web page, no map: the download went wrong or a login is asked for; download it again'
    """
    head = text[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head:
        return "is empty; download it again"
    if head.startswith(b"<"):
        return "is a web page, no map: the download went wrong or a login is asked for; download it again"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head:
        return "can't be read as UTF-8 text; save it as UTF-8, or download it again"
    if not any(mark in text for mark in _MARKS):
        return None
    whole = parse_json(text)
    cut = _find_cut(whole)
    if cut is not None:
        return f"the service sent only some of its rows ({cut}); download all pages, or ask for fewer rows at a time"
    return _name_other(whole)


def name_table(columns: Iterable[str]) -> str:
    """Return what a table without shapes is, by its columns, and the mend."""
    names = {str(column).lstrip("\ufeff").lower() for column in columns}
    told = next((told for known, told in _TABLES if known <= names), None)
    return told or "has no geometry, so it is no control layer; give polygons (in a CSV: a column wkt)"


def find_fault(text: bytes) -> str | None:
    """
    Return the first thing that makes a JSON text no map, by row and vertex; null where the text shows none.

    >>> find_fault(b'{"features": [')
    'is no whole JSON: it breaks off at character 14; download it again'
    """
    try:
        whole = json.loads(text.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        end = error.pos >= len(error.doc.rstrip())
        where = f"it breaks off at character {error.pos}" if end else f"line {error.lineno}, column {error.colno}"
        return f"is no whole JSON: {where}; download it again"
    except RecursionError:
        return "is nested deeper than any map is; it is not read"
    except ValueError:
        return "can't be read as UTF-8 text; save it as UTF-8, or download it again"
    return next(_find_ring_faults(whole), None)


def find_broken_line(text: bytes) -> str | None:
    r"""
    Return the first of JSON's lines that is no whole value; null where all are.

    >>> find_broken_line(b'{"a": 1}\\n{"a": ')
    'line 2 is no whole JSON; download it again'
    """
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            if line.strip():
                json.loads(without_coordinates(line))
        except (ValueError, RecursionError):
            return f"line {number} is no whole JSON; download it again"
    return None


def features_of_lines(text: bytes) -> bytes | None:
    """
    Return lines of plain objects with a geometry, as exports hold them, as one GeoJSON collection.

    Null for lines of features, which are read as they are, and for anything else.
    """
    rows = [parse_json(line) for line in text.splitlines() if line.strip()]
    if not rows or not all(isinstance(row, dict) and "geometry" in row and "properties" not in row for row in rows):
        return None
    features = [
        {
            "type": "Feature",
            "properties": {key: row[key] for key in row if key != "geometry"},
            "geometry": row["geometry"],
        }
        for row in rows
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def lift_members(text: bytes) -> bytes:
    """Return a GeoJSON collection with what its features say beside their properties put among these."""
    whole = parse_json(text)
    features = whole.get("features") if isinstance(whole, dict) else None
    for one in features if isinstance(features, list) else []:
        if isinstance(one, dict) and isinstance(one.get("properties") or {}, dict):
            more = {
                key: value for key, value in one.items() if key not in _MEMBERS and not isinstance(value, dict | list)
            }
            one["properties"] = {**more, **(one.get("properties") or {})}
    return json.dumps(whole).encode()


def parse_json(text: bytes) -> Any:
    """Return what a JSON text holds, null where it is none."""
    try:
        return json.loads(text.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _name_other(whole: Any) -> str | None:
    if isinstance(whole, list):
        return "is a list, such as of a map's updates, which holds no areas; give the map of one day"
    if not isinstance(whole, dict) or "features" in whole:
        return None
    told: str | None = None
    if isinstance(whole.get("error"), dict):
        said = " ".join(str(whole["error"].get(key, "")) for key in ("code", "message")).strip()[:120]
        told = f"is a service's refusal ({said}), no map; download it again"
    elif "messages" in whole:
        told = "is an export of a chat, no map; give its text as a report"
    elif whole.get("type") == "umap":
        told = "is a uMap export; save each of its layers as GeoJSON and give those"
    elif "data" in whole and "license" in whole:
        told = 'is a map page of Wikimedia Commons; save what stands under "data" as GeoJSON'
    return told


def _find_cut(whole: Any) -> str | None:
    """Return what says that a service left rows out, in its answer or in the answer's properties; null for nothing."""
    if not isinstance(whole, dict):
        return None
    inner = whole.get("properties")
    if whole.get("exceededTransferLimit") or (isinstance(inner, dict) and inner.get("exceededTransferLimit")):
        return "exceededTransferLimit"
    rows = len(_listed(whole.get("features")))
    for name in ("numberMatched", "totalFeatures"):
        count = whole.get(name)
        if isinstance(count, int) and count > rows and "features" in whole:
            return f"{rows:,} of {name} {count:,}"
    links = _listed(whole.get("links"))
    return (
        "it links to a next page" if any(isinstance(one, dict) and one.get("rel") == "next" for one in links) else None
    )


def _find_ring_faults(whole: Any) -> Iterator[str]:
    """Yield what is wrong with the rings of a GeoJSON collection: no numbers in them, ends that do not meet."""
    features = whole.get("features") if isinstance(whole, dict) else None
    for row, feature in enumerate(features if isinstance(features, list) else [], start=1):
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        if not isinstance(geometry, dict) or str(geometry.get("type")) not in {"Polygon", "MultiPolygon"}:
            continue
        polygons = geometry.get("coordinates")
        for polygon in [polygons] if geometry["type"] == "Polygon" else _listed(polygons):
            for ring in _listed(polygon):
                yield from _ring_faults(_listed(ring), row)


def _ring_faults(ring: list[Any], row: int) -> Iterator[str]:
    for vertex, corner in enumerate(ring, start=1):
        if not (isinstance(corner, list) and len(corner) >= 2 and all(_is_number(value) for value in corner[:2])):
            yield f"row {row} has a coordinate that is no number at vertex {vertex}; mend or leave out that row"
            return
    if ring and (ring[0] != ring[-1] or len(ring) < 4):
        told = f"its ring is not closed (it ends at vertex {len(ring)})"
        yield f"row {row}: {told}; write the first corner again at its end"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
