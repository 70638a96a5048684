"""What is worked out of a series once and kept in a store: faces that changed from day to day, and settled areas."""

import hashlib
import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

import numpy as np
import shapely
from shapely.errors import ShapelyError

from geo.control.edge_runs import HistoryError, Runs, restore
from geo.control.history import Series
from geo.control.sheets import is_long
from geo.control.steps import Kept, StepFaces

STEPS: Final = "history_steps"
SETTLED: Final = "history_settled"
SCHEMA: Final = {
    STEPS: "source TEXT NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL, history TEXT NOT NULL, "
    "gained INTEGER NOT NULL, measures BLOB NOT NULL, shapes BLOB NOT NULL, PRIMARY KEY (source, kind, number)",
    SETTLED: "source TEXT NOT NULL, kind TEXT NOT NULL, days INTEGER NOT NULL, history TEXT NOT NULL, "
    "value BLOB NOT NULL, PRIMARY KEY (source, kind)",
}
ABOUT: Final = {
    STEPS: "Faces between a snapshot and the one before it, first those gained: km2 and metres of width as 64-bit "
    "numbers, shapes as WKB; history is the hash of both days",
    SETTLED: "Series of many edges with their areas on the grid of drawings: arrays of NumPy; history is the hash of "
    "their first days",
}


def write_steps(
    store: sqlite3.Connection, series: Series, *, first: int = 1, tell: Callable[[], None] | None = None
) -> None:
    """Write the faces of a series from the snapshot of a number on into their table, telling each that is done."""
    for number in range(max(first, 1), len(series.days)):
        faces = series.step(number)
        measures = np.stack([faces.area_km2, faces.width_m]).astype("<f8").tobytes()
        shapes = shapely.to_wkb(shapely.geometrycollections(faces.shapes))
        row = (series.source, series.kind, number, _digest(series, number - 1, number), faces.gained, measures, shapes)
        store.execute(f"INSERT INTO {STEPS} VALUES (?, ?, ?, ?, ?, ?, ?)", row)  # noqa: S608 - a name of our own
        if tell is not None:
            tell()


def count_steps(store: sqlite3.Connection, series: Series) -> int:
    """Return the number of the first snapshot whose faces are not kept; those of other days than it has are dropped."""
    key = (series.source, series.kind)
    found = dict(store.execute(f"SELECT number, history FROM {STEPS} WHERE source = ? AND kind = ?", key))  # noqa: S608
    number = 1
    while number < len(series.days) and found.get(number) == _digest(series, number - 1, number):
        number += 1
    store.execute(f"DELETE FROM {STEPS} WHERE source = ? AND kind = ? AND number >= ?", (*key, number))  # noqa: S608
    return number


def write_settled(store: sqlite3.Connection, series: Series) -> None:
    """Write a series of many edges on the grid of drawings in place of what was kept of it; a short one is not kept."""
    store.execute(f"DELETE FROM {SETTLED} WHERE source = ? AND kind = ?", (series.source, series.kind))  # noqa: S608
    if not is_long(series):
        return
    runs, packed = series.settled, io.BytesIO()
    arrays = {"xy": runs.xy, "start": runs.start, "stop": runs.stop, "sizes": np.array(runs.sizes)}
    np.savez_compressed(packed, allow_pickle=False, **arrays)
    count = len(series.days)
    row = (series.source, series.kind, count, _digest(series, 0, count - 1), packed.getvalue())
    store.execute(f"INSERT INTO {SETTLED} VALUES (?, ?, ?, ?, ?)", row)  # noqa: S608


def read_kept(store: sqlite3.Connection, series: Series) -> Kept:
    """
    Return what a store keeps of a series, without what is of other days than it has.

    Raises HistoryError where what it keeps can't be read.
    """
    key = (series.source, series.kind)
    try:
        return Kept(_read_steps(store, series, key), _read_settled(store, series, key))
    except (ValueError, KeyError, OSError, ShapelyError, zipfile.BadZipFile, zlib.error) as error:
        raise HistoryError(f"what it keeps of {series.source} {series.kind} can't be read: {error}") from error


def _read_steps(store: sqlite3.Connection, series: Series, key: tuple[str, str]) -> dict[int, StepFaces]:
    asked = f"SELECT number, history, gained, measures, shapes FROM {STEPS} WHERE source = ? AND kind = ?"  # noqa: S608
    found = [
        row
        for row in store.execute(asked, key)
        if 0 < row[0] < len(series.days) and row[1] == _digest(series, row[0] - 1, row[0])
    ]
    parts, row_of = shapely.get_parts(shapely.from_wkb([row[4] for row in found]), return_index=True)
    ends = np.searchsorted(row_of, np.arange(len(found) + 1))
    steps = {}
    for (number, _, gained, measures, _), a, b in zip(found, ends[:-1], ends[1:], strict=True):
        area, width = np.frombuffer(measures, "<f8").reshape(2, b - a)
        steps[number] = StepFaces(gained, parts[a:b], area, width)
    return steps


def _read_settled(store: sqlite3.Connection, series: Series, key: tuple[str, str]) -> Runs | None:
    asked = f"SELECT days, history, value FROM {SETTLED} WHERE source = ? AND kind = ?"  # noqa: S608
    row = store.execute(asked, key).fetchone()
    if row is None or not 0 < row[0] <= len(series.days) or row[1] != _digest(series, 0, row[0] - 1):
        return None
    with np.load(io.BytesIO(row[2]), allow_pickle=False) as packed:
        xy, start, stop, sizes = (packed[name] for name in ("xy", "start", "stop", "sizes"))
    return restore(series.days[: row[0]], sizes.tolist(), xy, start, stop)


def _digest(series: Series, first: int, last: int) -> str:
    """Return a hash of some days of a series in a row and of the area shown on each."""
    days: Sequence[date] = series.days[first : last + 1]
    told: list[Any] = [
        series.source,
        series.kind,
        list(map(str, days)),
        list(map(repr, series.runs.sizes[first : last + 1])),
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
