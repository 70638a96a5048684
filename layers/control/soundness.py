"""Whether a store's edges still enclose the area of each day: summed by SQLite itself, without reading the history."""

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np

from geo.control.edge_runs import check_sums
from layers.control.store import connect, has_table, interpreting

_SUMS: Final = (
    "SELECT source, kind, {number}, total(x1 - x0), total(y1 - y0), "
    "total((x0 - :x) * (y1 - :y) - (x1 - :x) * (y0 - :y)) / 2 "
    "FROM history_edges WHERE {number} IS NOT NULL GROUP BY source, kind, {number}"
)
"""What edges that begin or end with a snapshot add to its area, round a point near them so that rounding is small."""


def check_history(path: Path) -> None:
    """
    Raise StoreError for a store whose history is damaged, as loading it would, at a small part of what that costs.

    A file that SQLite can't read, an edge that is missing, added or moved, and a day whose area was changed are met.
    """
    with connect(path) as store, interpreting(path):
        if not has_table(store, "history_days"):
            return
        middle = store.execute("SELECT x0, y0 FROM history_edges LIMIT 1").fetchone() or (0.0, 0.0)
        days: dict[tuple[str, str], list[tuple[str, float]]] = {}
        for source, kind, day, size in store.execute(
            "SELECT source, kind, date, size FROM history_days ORDER BY number"
        ):
            days.setdefault((source, kind), []).append((day, size))
        sums = {key: np.zeros((len(known), 3)) for key, known in days.items()}
        for number, sign in (("start", 1.0), ("stop", -1.0)):
            _add(store, _SUMS.format(number=number), dict(zip("xy", middle, strict=True)), sums, sign)
        for key, known in days.items():
            sizes = [size for _, size in known]
            check_sums([date.fromisoformat(day) for day, _ in known], sizes, np.cumsum(sums[key], axis=0))


def _add(store: sqlite3.Connection, query: str, middle: dict[str, float], sums: dict[Any, Any], sign: float) -> None:
    for source, kind, number, *each in store.execute(query, middle):
        sums[source, kind][number] += sign * np.array(each)
