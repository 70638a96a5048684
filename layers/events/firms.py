"""
NASA FIRMS: thermal anomalies that satellites saw, from its area service or an archive file. An anomaly is no strike.

Known forms. VIIRS: latitude, longitude, bright_ti4, scan, track, acq_date, acq_time, satellite, instrument, confidence,
version, bright_ti5, frp, daynight[, type], confidence l/n/h or low/nominal/high. MODIS: brightness and bright_t31,
confidence 0 to 100. acq_time is UTC, HHMM without leading zeros ("45" is 00:45) or HH:MM[:SS]. scan and track are the
pixel's size in km: that is how well the point is known.
"""

import hashlib
import math
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pandas as pd

from geo.measure.ellipsoid import LONLAT
from layers.errors import list_names
from layers.events.rows import make_events
from layers.events.table import EventsError, Table, numbers, read_table
from layers.tables.theatre import EXCHANGE, place_points

SIGNS: Final = frozenset({"acq_date", "acq_time", "latitude"})
_WORDS: Final = {"l": "low", "n": "nominal", "h": "high", "low": "low", "nominal": "nominal", "high": "high"}
_TYPES: Final = {"0": "vegetation fire", "1": "volcano", "2": "other source on land", "3": "offshore", "": ""}


def read_firms(table: Table) -> gpd.GeoDataFrame:
    """
    Return thermal anomalies with the moment they were seen in `note`; `event_date` is the day in UTC, as FIRMS has it.

    Raises EventsError where a column is missing or a cell says something else.
    """
    found = read_anomalies(table)
    days = [moment.date() for moment in found["seen_at"]]
    kinds = [_TYPES.get(cell.strip(), "") for cell in table.cells("type")]
    lons, lats = (list(found[name]) for name in ("lon", "lat"))
    columns: dict[str, list[Any]] = {
        "event_id": [
            _id(lon, lat, moment, name)
            for lon, lat, moment, name in zip(lons, lats, found["seen_at"], found["satellite"], strict=True)
        ],
        "source": ["NASA FIRMS"] * len(days),
        "event_date": days,
        "event_date_to": days,
        "kind": [f"thermal anomaly{f' ({kind})' if kind else ''}" for kind in kinds],
        "precision": [2] * len(days),
        "uncertainty_km": list(found["uncertainty_km"]),
        "note": [
            f"seen at {moment:%Y-%m-%d %H:%M} UTC by {name}, confidence {word}, {0 if power is None else power:g} MW"
            for moment, name, word, power in zip(
                *(found[name] for name in ("seen_at", "satellite", "confidence", "frp_mw")), strict=True
            )
        ],
    }
    return make_events(columns, lons, lats, label=table.label)


def read_anomalies(table: Table) -> dict[str, list[Any]]:
    """
    Return lon, lat, seen_at (UTC), satellite, confidence (low, nominal, high or per cent), frp_mw and uncertainty_km.

    All are lists of one length. Raises EventsError as `read_firms`.
    """
    table.need("latitude", "longitude", "acq_date", "acq_time", "satellite", "confidence", "scan", "track", "frp")
    if not {"bright_ti4", "brightness"} & set(table.columns):
        raise EventsError(f"{table.label}: has neither bright_ti4 (VIIRS) nor brightness (MODIS); its form has changed")
    scans = numbers(table.cells("scan"), label=table.label, column="scan", low=0, high=10)
    tracks = numbers(table.cells("track"), label=table.label, column="track", low=0, high=10)
    return {
        "lon": list(numbers(table.cells("longitude"), label=table.label, column="longitude", low=-180, high=180)),
        "lat": list(numbers(table.cells("latitude"), label=table.label, column="latitude", low=-90, high=90)),
        "seen_at": [
            _moment(day, at, table, row)
            for row, (day, at) in enumerate(zip(table.cells("acq_date"), table.cells("acq_time"), strict=True), start=1)
        ],
        "satellite": [cell.strip() for cell in table.cells("satellite")],
        "confidence": [_confidence(cell, table, row) for row, cell in enumerate(table.cells("confidence"), start=1)],
        "frp_mw": list(numbers(table.cells("frp"), label=table.label, column="frp", low=-10, high=1e6)),
        "uncertainty_km": [
            round(math.hypot(scan or 1.0, track or 1.0) / 2, 3) for scan, track in zip(scans, tracks, strict=True)
        ],
    }


def gather_anomalies(paths: Sequence[Path], *, today: date) -> gpd.GeoDataFrame:
    """
    Return the anomalies of FIRMS files of either layout as points (EPSG:4326), those in two files once, by moment.

    A file without a point in this war's region is named in `attrs["notes"]`. Raises EventsError for a file that is none
    of FIRMS', for latitudes and longitudes that look swapped, and for moments after `today` (UTC).
    """
    frames: list[pd.DataFrame] = []
    notes: list[str] = []
    for path in paths:
        table = read_table(path)
        if not set(table.columns) >= SIGNS:
            raise EventsError(f"{path}: is no table of NASA FIRMS (it has {list_names(table.columns)})")
        frame = pd.DataFrame(read_anomalies(table))
        placed = place_points(frame["lon"], frame["lat"])
        if placed.swapped is not None:
            raise EventsError(f"{path}: {placed.swapped}; {EXCHANGE}")
        notes += [f"{path}: {placed.doubtful}"] if placed.doubtful is not None else []
        late = [row for row, moment in enumerate(frame["seen_at"], start=1) if moment.date() > today]
        if late:
            raise EventsError(
                f"{path}: {len(late):,} of its rows are of days in the future (first row {late[0]}, "
                f"{frame['seen_at'].iloc[late[0] - 1]:%Y-%m-%d}); check the copy, and this machine's clock"
            )
        frames.append(frame)
    found = pd.concat(frames, ignore_index=True).drop_duplicates(["lon", "lat", "seen_at", "satellite"])
    found = found.sort_values(["seen_at", "lon", "lat"], kind="stable").reset_index(drop=True)
    points = gpd.points_from_xy(found["lon"].astype(float), found["lat"].astype(float))
    frame = gpd.GeoDataFrame(found.drop(columns=["lon", "lat"]), geometry=points, crs=LONLAT)
    frame.attrs["notes"] = notes
    return frame


def parse_time(text: str) -> time | None:
    """
    Return a time of day in either of FIRMS' forms, null for anything else.

    >>> parse_time("45"), parse_time("1103"), parse_time("00:45:00")
    (datetime.time(0, 45), datetime.time(11, 3), datetime.time(0, 45))
    """
    bare = text.strip()
    match = re.fullmatch(r"(\d{1,2}):(\d\d)(?::\d\d)?", bare)
    if match is None and re.fullmatch(r"\d{1,4}", bare):
        match = re.fullmatch(r"(\d\d)(\d\d)", bare.zfill(4))
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _moment(day: str, at: str, table: Table, row: int) -> datetime:
    clock = parse_time(at)
    try:
        stated = date.fromisoformat(day.strip())
    except ValueError:
        stated = None
    if clock is None or stated is None:
        raise EventsError(f"{table.label}: {day[:12]!r} {at[:12]!r} in row {row} is no moment; its form has changed")
    return datetime.combine(stated, clock, UTC)


def _confidence(cell: str, table: Table, row: int) -> str:
    """Return how sure the source is: VIIRS in words, MODIS in percent."""
    text = cell.strip().lower()
    if text in _WORDS:
        return _WORDS[text]
    if text.isdigit() and int(text) <= 100:
        return f"{int(text)} %"
    raise EventsError(
        f"{table.label}: confidence = {cell[:12]!r} in row {row} is neither low, nominal, high nor 0 to 100"
    )


def _id(lon: float | None, lat: float | None, moment: datetime, satellite: str) -> str:
    """Return a key that is the same in every download: FIRMS gives none."""
    return "firms:" + hashlib.sha256(f"{lon} {lat} {moment:%Y%m%d%H%M} {satellite}".encode()).hexdigest()[:16]
