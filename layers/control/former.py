"""Former editions of control maps: what a source showed of a day until it showed something else of it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import geopandas as gpd
import shapely

from geo.control.history import History, replace_snapshots
from geo.measure.ellipsoid import LONLAT
from layers.control.rewriting import rewriting
from layers.control.store import connect, has_table, interpreting, make_table

TABLE: Final = "history_former"
COLUMNS: Final = (
    (
        "entry INTEGER PRIMARY KEY, source TEXT NOT NULL, kind TEXT NOT NULL, date TEXT NOT NULL, "
        "known_until TEXT NOT NULL, area BLOB NOT NULL"
    ),
    "Areas (WKB) that a map of a day showed before another edition of it was read on a day; rows are only ever added",
)


def add_former(path: Path, history: History, days: Sequence[tuple[str, str, date]], *, read_on: date) -> None:
    """Keep what a history shows on some days of a source and kind as known up to before the day another was read."""
    with rewriting(path) as store:
        make_table(store, TABLE, columns=COLUMNS[0], about=COLUMNS[1])
        for source, kind, day in days:
            area = history.find(source=source, kind=kind).at(day)
            row = (source, kind, str(day), str(read_on), shapely.to_wkb(area))
            store.execute(
                f"INSERT INTO {TABLE} (source, kind, date, known_until, area) VALUES (?, ?, ?, ?, ?)",  # noqa: S608
                row,
            )


def as_known_on(path: Path, history: History, day: date) -> History:
    """
    Return the history of a store with those editions of its maps that were known on a day; later maps stay.

    Raises StoreError where what it keeps can't be read.
    """
    with connect(path) as store, interpreting(path):
        if not has_table(store, TABLE):
            return history
        rows = store.execute(
            f"SELECT source, kind, date, area FROM {TABLE} WHERE known_until > ? ORDER BY known_until DESC, entry DESC",  # noqa: S608
            (str(day),),
        ).fetchall()
        shown = {(source, kind, date.fromisoformat(of)): shapely.from_wkb(area) for source, kind, of, area in rows}
        table = dict(zip(("source", "kind", "date"), zip(*shown, strict=True), strict=True)) if shown else {}
        frame = gpd.GeoDataFrame(table, geometry=list(shown.values()), crs=LONLAT)
        return replace_snapshots(history, frame) if shown else history
