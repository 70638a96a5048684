"""Areas as a claimant states them for a period, beside what each source's own map changed by in that period."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.control.history import History, Series
from geo.measure.ellipsoid import area_km2, check_lonlat
from geo.plane.difference import Change

STATED_COLUMNS: Final = (
    "claimant",
    "side",
    "from_date",
    "to_date",
    "oblast",
    "km2",
    "settlements",
    "note",
)
COMPARED_COLUMNS: Final = (
    *STATED_COLUMNS,
    "control_source",
    "map_from",
    "map_to",
    "gained_km2",
    "lost_km2",
    "net_km2",
    "difference_km2",
    "difference_percent",
    "net_settlements",
    "low_km2",
    "high_km2",
    "sources",
    "why_not",
)
SLACK_DAYS: Final = 3
"""A map stands for the first or last day of a period when it is at most so many days off: no source draws each day."""


def compare_stated(
    stated: pd.DataFrame, history: History, *, oblasts: gpd.GeoDataFrame, settlements: gpd.GeoDataFrame
) -> pd.DataFrame:
    """
    Return for each stated area and each source that shows control what the source's own map changed by, in km2.

    `stated` has STATED_COLUMNS: `side` gained, as stated, `km2` or `settlements` (either may be null) from `from_date`
    to `to_date` (both included) in `oblast`, null for all of Ukraine. The map before the period is the one nearest to
    the eve of its first day, the map after it the one nearest to its last, at most SLACK_DAYS off; where there is none
    the source says nothing and `why_not` says why. `gained_km2` is ground that came to the side, `lost_km2` what it
    lost, both between these two maps on the ellipsoid, `net_km2` their difference; `net_settlements` counts the points
    of `settlements` (EPSG:4326) likewise, null where there are none. `difference_km2` is the stated less the net area,
    `difference_percent` the same as a share of the net area, null where that is not above 0. `low_km2` and `high_km2`
    are the smallest and largest net area of the `sources` that say something. Rows are in the order of `stated`, then
    by source; where the history shows no control each stated area keeps one row. Raises MeasureError for another CRS.
    """
    check_lonlat(oblasts.crs)
    check_lonlat(settlements.crs)
    areas = dict(zip(oblasts["name_en"], oblasts.geometry, strict=True))
    areas[None] = shapely.union_all(oblasts.geometry.to_numpy())
    points = settlements.geometry[settlements.geometry.notna()]
    lonlat = np.column_stack([points.x, points.y])
    held = [one for one in history.series if one.kind == "assessed_control" and one.days]
    changes: dict[tuple[str, date, date], Change] = {}
    rows: list[dict[str, Any]] = []
    for row in stated.to_dict("records"):
        told = {name: None if pd.isna(row[name]) else row[name] for name in STATED_COLUMNS}
        found = [_compare(told, one, areas[told["oblast"]], lonlat, changes) for one in held]
        net = [one["net_km2"] for one in found if one["why_not"] is None]
        spread = {"low_km2": min(net, default=None), "high_km2": max(net, default=None), "sources": len(net)}
        rows += [told | one | spread for one in found or [{"why_not": "no source shows control"}]]
    whole = dict.fromkeys(("settlements", "net_settlements"), "Int64")
    return pd.DataFrame(rows, columns=list(COMPARED_COLUMNS), dtype=object).astype(whole)


def find_disagreements(stated: pd.DataFrame) -> list[str]:
    """
    Return a line for each period whose total is not what the claimant's own oblasts add up to, within 0.5 % or 1 km2.

    Periods with a total alone or without one give none.
    """
    lines = []
    keys = ["claimant", "side", "from_date", "to_date"]
    for (claimant, _, start, end), group in stated[stated["km2"].notna()].groupby(keys, sort=False):
        whole, parts = group[group["oblast"].isna()]["km2"], group[group["oblast"].notna()]["km2"]
        if len(whole) and len(parts) and abs(whole.iloc[0] - parts.sum()) > max(1.0, whole.iloc[0] / 200):
            lines.append(
                f"{claimant}, {start} to {end}: states {whole.iloc[0]:,.0f} km2 in all, but its {len(parts)} oblasts "
                f"add up to {parts.sum():,.0f}"
            )
    return lines


def _compare(
    told: Mapping[str, Any], series: Series, area: BaseGeometry, lonlat: Any, changes: dict[Any, Change]
) -> dict[str, Any]:
    """Return what one source's map changed by in a period and an area, or why it says nothing; keeps each change."""
    first, last = _nearest(series, told["from_date"] - timedelta(days=1)), _nearest(series, told["to_date"])
    found: dict[str, Any] = {"control_source": series.source, "map_from": first, "map_to": last, "why_not": None}
    reach = f"its maps run from {series.days[0]} to {series.days[-1]}"
    if first is None or last is None:
        which = "the beginning" if first is None else "the end"
        return found | {"why_not": f"no map within {SLACK_DAYS} days of {which} of the period; {reach}"}
    if not first < last:
        return found | {"why_not": f"only the map of {last} is near the period; {reach}"}
    key = (series.source, first, last)
    change = changes[key] = changes.get(key) or series.change(first, last)
    came, went = (change.gained, change.lost) if told["side"] == "russian" else (change.lost, change.gained)
    sizes = [area_km2(shapely.intersection(one, area)) for one in (came, went)]
    net = sizes[0] - sizes[1]
    found |= {"gained_km2": sizes[0], "lost_km2": sizes[1], "net_km2": net}
    if len(lonlat):
        found["net_settlements"] = _count(lonlat, came, area) - _count(lonlat, went, area)
    if told["km2"] is None:
        return found
    found["difference_km2"] = told["km2"] - net
    return found | {"difference_percent": 100 * (told["km2"] - net) / net if net > 0 else None}


def _nearest(series: Series, day: date) -> date | None:
    """Return the day of the map nearest to a day, the earlier of two, null where none is within SLACK_DAYS."""
    near = min(series.days, key=lambda one: (abs(one - day), one))
    return near if abs(near - day) <= timedelta(days=SLACK_DAYS) else None


def _count(lonlat: Any, change: BaseGeometry, area: BaseGeometry) -> int:
    """Return how many points lie in both of two areas."""
    if change.is_empty:
        return 0
    shapely.prepare(change)
    inside = lonlat[shapely.contains_xy(change, lonlat)]
    return int(shapely.contains_xy(area, inside).sum()) if len(inside) else 0
