"""The store: one GeoPackage with the faces of a control history, the edges they are made of, and the claims' ledger."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError
from shapely.errors import ShapelyError

from geo.control.edge_runs import OPEN, HistoryError, Runs, check_areas, restore
from geo.control.history import FACE_COLUMNS, History, Series
from geo.control.sheets import lay_sheets
from geo.control.steps import Kept
from geo.measure.ellipsoid import LONLAT
from layers.control import kept_series
from layers.control.kept_faces import FACES, grow_faces, teach_shapes
from layers.control.kept_parts import Parts, Progress, cut_all
from layers.control.kept_sheets import COLUMNS, TABLE, read_sheets, write_sheets
from layers.disk.replacing import replacing
from layers.errors import LayersError

MOST_GROWN: Final = 20
"""Later days of a series that are added to the faces one by one; of more, all are cut at once."""

SCHEMA: Final = {
    "history_days": "source TEXT NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL, date TEXT NOT NULL, "
    "size REAL NOT NULL, PRIMARY KEY (source, kind, number)",
    "history_edges": "edge INTEGER PRIMARY KEY, source TEXT NOT NULL, kind TEXT NOT NULL, x0 REAL NOT NULL, "
    "y0 REAL NOT NULL, x1 REAL NOT NULL, y1 REAL NOT NULL, start INTEGER NOT NULL, stop INTEGER",
    "ledger": "entry INTEGER PRIMARY KEY, recorded_on TEXT NOT NULL, claim_id TEXT NOT NULL, subject TEXT NOT NULL, "
    "value TEXT NOT NULL",
    **kept_series.SCHEMA,
}
"""Attribute tables and their columns. `stop` is null where an edge still bounds the area."""

HISTORY: Final = ("history_days", "history_edges", TABLE, *kept_series.SCHEMA)
"""Tables that are written anew with a history; all others are carried over."""

ABOUT: Final = {
    "history_days": "Days with an accepted snapshot of each source and kind; size is the plane area in square degrees",
    "history_edges": "Edges of the snapshots, interior left, from snapshot start to before snapshot stop",
    "ledger": "What was known of each claim and since when; rows are only ever added",
    **kept_series.ABOUT,
}


_EDGE: Final = np.dtype([*((name, "f8") for name in ("x0", "y0", "x1", "y1")), ("start", "i8"), ("stop", "i8")])


class StoreError(LayersError):
    """A store can't be read or written: the message says what, where, why and what to do."""


def is_store(path: Path) -> bool:
    """Tell whether a file is a store: a GeoPackage with our tables. Anything else, a missing file too, is not."""
    if path.suffix.lower() != ".gpkg" or not path.is_file():
        return False
    try:
        with connect(path) as store:
            return has_table(store, "history_days")
    except StoreError:
        return False


def save_history(history: History, path: Path, *, progress: Progress | None = None) -> Path:
    """
    Write a history into a store and return its path; an existing store keeps its ledger and its other tables.

    Later days of a store's history cost what they change; any other history is cut as a whole. Everything is written to
    a copy beside the store, which then takes its name, so a reader or a crash never meets half a store. `progress` is
    called with parts done and parts in all. Raises StoreError when an existing file is no store, and FileError when the
    place can't be written.
    """
    if path.suffix.lower() != ".gpkg":
        raise StoreError(f"{path}: a store is a GeoPackage; give a name that ends in .gpkg")
    known = is_store(path)
    # the old tables stay locked until the new store has taken its name
    with contextlib.ExitStack() as held, replacing(path, overwrite=known) as copy:
        old = held.enter_context(connect(path)) if known else None
        if old is not None:
            old.execute("BEGIN IMMEDIATE")
        counts = None if old is None else _count_known(old, history)
        if counts is None or not _grow(history, counts, path, copy, progress):
            _write_whole(history, copy, old, progress)
        if os.name == "nt":  # an open file can't be replaced there
            held.close()
    return path


def _write_whole(
    history: History, copy: Path, old: sqlite3.Connection | None, progress: Progress | None = None
) -> None:
    """Write a store anew, with the other tables of an old one."""
    days = sum(len(one.days) for one in history.series)
    parts = Parts(3 * days, progress)  # each day is cut, compared with the one before, and laid on the common plane
    cut_all(history, parts)
    frame = _for_file(history.faces)
    pyogrio.write_dataframe(frame, copy, layer=FACES, driver="GPKG", promote_to_multi=False)
    with connect(copy) as store:
        for table in SCHEMA:
            make_table(store, table)
        make_table(store, TABLE, columns=COLUMNS[0], about=COLUMNS[1])
        for series in history.series:
            _write_days(store, series)
            _write_edges(store, series)
            kept_series.write_steps(store, series, tell=parts.step)
            kept_series.write_settled(store, series)
            parts.step()
        write_sheets(store, lay_sheets(history.series) if history.sheets is None else history.sheets, history.series)
        parts.step(days)
        if old is not None:
            _copy_others(store, old)


def _count_known(old: sqlite3.Connection, history: History) -> list[int] | None:
    """Return how many of the days of each series an old store has, null where it has others or lacks too many."""
    found: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for source, kind, day, size in old.execute("SELECT source, kind, date, size FROM history_days ORDER BY number"):
        found.setdefault((source, kind), []).append((day, size))
    asked = "SELECT source, kind, count(*) FROM history_edges GROUP BY source, kind"
    edges = {(source, kind): count for source, kind, count in old.execute(asked)}
    counts = []
    for one in history.series:
        key = (one.source, one.kind)
        before = found.pop(key, [])
        count = len(before)
        same = before == list(zip(map(str, one.days[:count]), one.runs.sizes[:count], strict=True))
        if not same or len(one.days) - count > MOST_GROWN or edges.get(key, 0) != int((one.runs.start < count).sum()):
            return None
        counts.append(count)
    return None if found or not any(counts) else counts


def _grow(history: History, counts: list[int], path: Path, copy: Path, progress: Progress | None = None) -> bool:
    """Write a copy of a store with later days added, and tell whether they could be: else no copy is left."""
    with connect(path) as source, contextlib.closing(sqlite3.connect(copy)) as target:
        source.backup(target)  # a plain copy would close the file, and with it our lock on it
    parts = Parts(sum(len(one.days) - count for one, count in zip(history.series, counts, strict=True)), progress)
    try:
        with connect(copy) as store:
            teach_shapes(store)
            for table in kept_series.SCHEMA:
                make_table(store, table)
            make_table(store, TABLE, columns=COLUMNS[0], about=COLUMNS[1])
            for series, count in zip(history.series, counts, strict=True):
                kept = kept_series.count_steps(store, series)
                kept_series.write_steps(store, series, first=kept)
                if count < len(series.days):
                    for number in range(count, len(series.days)):
                        grow_faces(store, series, number)
                        parts.step()
                    _write_days(store, series, first=count)
                    _write_edges(store, series, first=count)
                    kept_series.write_settled(store, series)
            if any(count < len(one.days) for one, count in zip(history.series, counts, strict=True)):
                store.execute(f"DELETE FROM {TABLE}")  # noqa: S608 - a name of our own
                write_sheets(store, lay_sheets(history.series), history.series)
    except HistoryError:
        copy.unlink()
        return False
    return True


def count_faces(path: Path) -> dict[tuple[str, str], int]:
    """Return how many faces a store has of each source and kind; raises StoreError where it is none."""
    with connect(path) as store:
        asked = f"SELECT source, kind, count(*) FROM {FACES} GROUP BY source, kind"  # noqa: S608 - a name of our own
        return {(source, kind): count for source, kind, count in store.execute(asked)}


def load_history(path: Path) -> History:
    """
    Read the history of a store back, ready to be extended; a store without one gives a history without series.

    Raises StoreError when the file is no store or damaged.
    """
    if not path.is_file():
        raise StoreError(f"{path}: no such store; make one with: frontline history PATH... -o {path}")
    written = _state(path)
    with connect(path) as store:
        if not has_table(store, "history_days"):
            raise StoreError(f"{path}: is no store; make one with: frontline history PATH... -o NEW.gpkg")
        days = pd.read_sql("SELECT * FROM history_days ORDER BY source, kind, number", store)
        with interpreting(path):
            groups = days.groupby(["source", "kind"], sort=True)
            read = (_read_runs(store, key, rows) for key, rows in groups)
            series = tuple(replace(one, kept=partial(_read_kept, path, written, one)) for one in read)
            sheets = read_sheets(store, series) if has_table(store, TABLE) else None
            return History(series, sheets, lambda: _read_faces(path, written))


@contextlib.contextmanager
def interpreting(path: Path) -> Iterator[None]:
    """Take the cells of a store for what they mean; raises StoreError where they are not what is ever written."""
    try:
        yield
    except (HistoryError, ShapelyError, ValueError, TypeError, LookupError, AttributeError, OverflowError) as error:
        told = " ".join(str(error).split())[:200]
        raise StoreError(
            f"{path}: is damaged ({told}); take a copy that is whole, or make it anew from its maps and reports"
        ) from error


@contextlib.contextmanager
def connect(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a store's tables; what is done inside is one transaction, undone when anything fails."""
    try:
        store = sqlite3.connect(path, timeout=10)
        store.execute("PRAGMA synchronous = FULL")
        try:
            with store:
                yield store
        finally:
            store.close()
    except (sqlite3.Error, pd.errors.DatabaseError, UnicodeDecodeError) as error:  # SQLite quotes broken bytes
        raise StoreError(f"{path}: can't be used as a store ({error}); check the file, or make a new one") from error


def make_table(store: sqlite3.Connection, table: str, *, columns: str | None = None, about: str | None = None) -> None:
    """
    Make an attribute table where it is missing, and register it so that other programs see it.

    `columns` and `about` are those of another room's table; our own are known by name.
    """
    if has_table(store, table):
        return
    store.execute(f"CREATE TABLE {table} ({columns or SCHEMA[table]})")
    store.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES (?, 'attributes', ?, ?)",
        (table, table, about or ABOUT[table]),
    )


def has_table(store: sqlite3.Connection, table: str) -> bool:
    """Tell whether a store has a table."""
    found = store.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone()
    return found is not None


def _for_file(faces: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return faces with their days as datetimes, so that a GIS can filter and animate them."""
    return faces.assign(
        valid_from=pd.to_datetime(faces["valid_from"]).astype("datetime64[ms]"),
        valid_to=pd.to_datetime(faces["valid_to"]).astype("datetime64[ms]"),
    )


def _state(path: Path) -> tuple[int, int]:
    """Return what tells whether a store was replaced: each is a new file that takes the old one's name."""
    state = path.stat()
    return state.st_ino, state.st_ctime_ns if os.name == "nt" else 0


def _read_faces(path: Path, written: tuple[int, int]) -> gpd.GeoDataFrame | None:
    """Return the faces as they were cut when the store was written, null where another has taken its place since."""
    try:
        frame = pyogrio.read_dataframe(path, layer=FACES, use_arrow=True)
        if _state(path) != written:
            return None
    except (OSError, DataLayerError, DataSourceError):
        return None
    frame = frame.sort_values(["source", "kind", "cell", "valid_from"], kind="stable", ignore_index=True)
    days = {name: _days(frame[name]) for name in ("valid_from", "valid_to")}
    return gpd.GeoDataFrame(frame.assign(**days)[list(FACE_COLUMNS)], geometry="geometry", crs=LONLAT)


def _days(moments: pd.Series) -> pd.Series:
    """Return the days of moments, null where there is none."""
    days = moments.dt.date.to_numpy(object)
    return pd.Series(np.where(moments.isna(), None, days), index=moments.index, dtype=object)


def _read_kept(path: Path, written: tuple[int, int], series: Series) -> Kept:
    """Return what a store keeps of a series, nothing where another has taken its place since or it is an older one."""
    try:
        if _state(path) != written:
            return Kept()
    except OSError:
        return Kept()
    with connect(path) as store, interpreting(path):
        return (
            kept_series.read_kept(store, series) if all(has_table(store, one) for one in kept_series.SCHEMA) else Kept()
        )


def _write_days(store: sqlite3.Connection, series: Series, *, first: int = 0) -> None:
    key = (series.source, series.kind)
    days = list(zip(range(len(series.runs)), map(str, series.days), series.runs.sizes, strict=True))
    store.executemany("INSERT INTO history_days VALUES (?, ?, ?, ?, ?)", ((*key, *row) for row in days[first:]))


def _write_edges(store: sqlite3.Connection, series: Series, *, first: int = 0) -> None:
    """Write the edges of a series' snapshots from a number on, and on which of them earlier ones ended."""
    runs, key = series.runs, (series.source, series.kind)
    fresh = runs.start >= first
    if first:
        asked = "SELECT edge FROM history_edges WHERE source = ? AND kind = ? ORDER BY edge"
        known = [edge for (edge,) in store.execute(asked, key)]
        ended = np.flatnonzero(~fresh & (runs.stop >= first) & (runs.stop != OPEN)).tolist()
        rows = ((int(runs.stop[row]), known[row]) for row in ended)
        store.executemany("UPDATE history_edges SET stop = ? WHERE edge = ?", rows)
    stops = [None if stop == OPEN else stop for stop in runs.stop[fresh].tolist()]
    edges = zip(runs.xy[fresh].tolist(), runs.start[fresh].tolist(), stops, strict=True)
    store.executemany(
        "INSERT INTO history_edges VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((*key, *xy, start, stop) for xy, start, stop in edges),
    )


def _read_runs(store: sqlite3.Connection, key: Any, days: pd.DataFrame) -> Series:
    source, kind = key
    asked = (
        "SELECT x0, y0, x1, y1, start, ifnull(stop, ?) FROM history_edges WHERE source = ? AND kind = ? ORDER BY edge"
    )
    edges = np.fromiter(store.execute(asked, (OPEN, source, kind)), _EDGE)
    runs: Runs = restore(
        [date.fromisoformat(day) for day in days["date"]],
        days["size"].tolist(),
        np.stack([edges[name] for name in ("x0", "y0", "x1", "y1")], axis=1),
        edges["start"],
        edges["stop"],
    )
    check_areas(runs)
    return Series(source, kind, runs)


def _copy_others(store: sqlite3.Connection, old: sqlite3.Connection) -> None:
    """Carry over the tables of an old store that are no part of its history."""
    contents = "SELECT table_name, description FROM gpkg_contents WHERE data_type = 'attributes' ORDER BY table_name"
    for table, about in old.execute(contents).fetchall():
        if table in HISTORY:
            continue
        (made,) = old.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone()
        make_table(store, table, columns=made[made.index("(") + 1 : made.rindex(")")], about=about)
        quoted = '"' + table.replace('"', '""') + '"'  # a name of the file's own list of tables, no text of strangers
        rows = old.execute(f"SELECT * FROM {quoted} ORDER BY rowid")  # noqa: S608
        places = ", ".join("?" * len(rows.description))
        store.executemany(f"INSERT INTO {quoted} VALUES ({places})", rows)  # noqa: S608
