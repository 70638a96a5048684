"""The status of one place over time: from when to when each series of a history showed it as its own."""

from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd
from shapely.geometry import Point

from geo.control.history import History

SPAN_COLUMNS: Final = ("source", "kind", "held", "valid_from", "valid_to", "not_before", "shown_to")


def find_spans(history: History, point: Point) -> pd.DataFrame:
    """
    Return the stretches of time in which a lon/lat point did or did not lie in each series, in order.

    `valid_from` is the first map that shows the status, `valid_to` the first that no longer does (null: none up to
    the series' last). `shown_to` is the last map that shows it: after a series' last map nothing is known.
    `not_before` is the map before `valid_from`, null for a series' first: the change happened after that day. No series
    give no rows.
    """
    rows: list[dict[str, Any]] = []
    for series in history.series:
        if not series.days:
            continue
        held = series.status(np.array([point], object))[0]
        starts = [0, *(np.flatnonzero(held[1:] != held[:-1]) + 1).tolist()]
        ends: list[date | None] = [*(series.days[start] for start in starts[1:]), None]
        lasts = [*(series.days[start - 1] for start in starts[1:]), series.days[-1]]
        for start, end, last in zip(starts, ends, lasts, strict=True):
            rows.append(
                {
                    "source": series.source,
                    "kind": series.kind,
                    "held": bool(held[start]),
                    "valid_from": series.days[start],
                    "valid_to": end,
                    "not_before": series.days[start - 1] if start else None,
                    "shown_to": last,
                }
            )
    return pd.DataFrame(rows, columns=list(SPAN_COLUMNS)).astype({"valid_to": object, "not_before": object})
