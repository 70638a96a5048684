"""Sheets kept in a store beside their history, so that a page need not cut the plane again."""

import hashlib
import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np

from geo.control.edge_runs import HistoryError
from geo.control.history import Series
from geo.control.sheet import Sheet, Track
from geo.control.timeline import Arcs

TABLE: Final = "history_sheets"
COLUMNS: Final = (
    "sheet INTEGER PRIMARY KEY, history TEXT NOT NULL, series TEXT NOT NULL, value BLOB NOT NULL",
    "The series on common planes, as pages draw them: arrays of NumPy; history is the hash of the days they are of",
)
_ARRAYS: Final = ("xy", "offset", "left", "right", "area_km2")


def write_sheets(store: sqlite3.Connection, sheets: Sequence[Sheet], series: Sequence[Series]) -> None:
    """Write the sheets of some series into their table, which is there and empty."""
    for number, sheet in enumerate(sheets):
        arrays = {
            "xy": sheet.arcs.xy,
            "offset": sheet.arcs.offset,
            "left": sheet.arcs.left,
            "right": sheet.arcs.right,
            "area_km2": sheet.area_km2,
        }
        for place, track in enumerate(sheet.tracks):
            arrays[f"track_{place}"] = np.stack([track.cell, track.start, track.stop])
        packed = io.BytesIO()
        np.savez_compressed(packed, allow_pickle=False, **arrays)
        names = json.dumps([[track.source, track.kind] for track in sheet.tracks])
        row = (number, digest_of(series), names, packed.getvalue())
        store.execute(f"INSERT INTO {TABLE} VALUES (?, ?, ?, ?)", row)  # noqa: S608 - a name of our own


def read_sheets(store: sqlite3.Connection, series: Sequence[Series]) -> tuple[Sheet, ...] | None:
    """
    Return the sheets of a store's series, null where it keeps none of just these days.

    Raises HistoryError where what it keeps can't be read.
    """
    found = store.execute(f"SELECT history, series, value FROM {TABLE} ORDER BY sheet").fetchall()  # noqa: S608
    wanted = digest_of(series)
    if not found or any(digest != wanted for digest, _, _ in found):
        return None  # an older version, which carries tables over that it does not know, has added days
    known = {(one.source, one.kind): one.days for one in series}
    try:
        return tuple(_read_sheet(json.loads(names), value, known) for _, names, value in found)
    except (ValueError, KeyError, OSError, zipfile.BadZipFile, zlib.error) as error:
        raise HistoryError(f"its kept sheets can't be read: {error}") from error


def digest_of(series: Sequence[Series]) -> str:
    """Return a hash of the days of some series and of the area shown on each."""
    told = [[one.source, one.kind, list(map(str, one.days)), list(map(repr, one.runs.sizes))] for one in series]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _read_sheet(names: list[list[str]], value: bytes, known: dict[tuple[str, str], tuple[date, ...]]) -> Sheet:
    with np.load(io.BytesIO(value), allow_pickle=False) as packed:
        xy, offset, left, right, area = (packed[name] for name in _ARRAYS)
        tracks = []
        for place, (source, kind) in enumerate(names):
            cell, start, stop = packed[f"track_{place}"]
            tracks.append(Track(source, kind, known[source, kind], cell, start, stop))
    return Sheet(Arcs(xy, offset, left, right), area, tuple(tracks))
