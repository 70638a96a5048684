"""Settlements near the front on a day: how far each lies from it, on which side, and since when."""

from datetime import date
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from geo.control.history import Series
from geo.people.front import measure_km


def find_near(
    settlements: gpd.GeoDataFrame, series: Series, *, day: date, line: BaseGeometry, within: float
) -> gpd.GeoDataFrame:
    """
    Return the settlements (EPSG:4326, those with a point of their own) within kilometres of the front line of a day.

    Added are `distance_km`; `held`, whether the point lies in or on the series' area; `since`, the first map of this
    status; `not_before`, the map before it, null where the status is as old as the history; `last_change`, the first
    map after the last change, null where none is known; and `times_changed`. Later maps are not looked at. Nearest
    first. One known by an approximate centre alone is left out: count it with `Membership`. No front gives no rows.
    """
    number = series.index(day)
    exact = settlements[settlements["radius_km"].isna() & settlements.geometry.notna()]
    gaps = measure_km(exact.geometry.to_numpy(), line)
    near = exact[gaps <= within].assign(distance_km=np.round(gaps[gaps <= within], 1))
    held = series.status(near.geometry.to_numpy())[:, : number + 1]
    told = [_tell(row, series.days) for row in held]
    columns: dict[str, Any] = {
        name: pd.Series([one[name] for one in told], index=near.index, dtype=object)
        for name in ("held", "since", "not_before", "last_change", "times_changed")
    }
    near = near.assign(shown_on=series.shown_on(day), control_source=series.source, **columns)
    near = near.astype({"held": bool, "times_changed": int})
    return near.sort_values(["distance_km", "katottg"], kind="stable").reset_index(drop=True)


def _tell(held: Any, days: tuple[date, ...]) -> dict[str, Any]:
    """Return the last status of one settlement over the maps, and when it became so."""
    turns = np.flatnonzero(held[1:] != held[:-1]) + 1
    start = int(turns[-1]) if len(turns) else 0
    return {
        "held": bool(held[-1]),
        "since": days[start],
        "not_before": days[start - 1] if start else None,
        "last_change": days[start] if start else None,
        "times_changed": len(turns),
    }
