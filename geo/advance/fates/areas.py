"""Claimed areas as polygons: how much of what a source drew as claimed it later drew as held, and after how long."""

from typing import Any, Final

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from geo.control.changes import HOLDER
from geo.control.edge_runs import HistoryError, between, rebuild
from geo.control.history import Series
from geo.measure.ellipsoid import LONLAT, area_km2

CLAIMED_KINDS: Final = ("claimed_control", "claimed_counteroffensive")
AREA_COLUMNS: Final = (
    "source",
    "kind",
    "claimed_on",
    "outcome",
    "on_date",
    "lag_days",
    "area_km2",
    "from_start",
    "geometry",
)


def follow_areas(claimed: Series, control: Series) -> gpd.GeoDataFrame:
    """
    Return what became of claimed areas: each day's newly claimed area, parted by when it was first held (EPSG:4326).

    `claimed` is a series of kind claimed_control or claimed_counteroffensive, `control` one of assessed control (or of
    assessed advance); Russian claims come true inside it, Ukrainian ones outside it. One row for each day of claiming
    and day of coming true: `already_held` on the snapshot before the claim's day, `confirmed` after `lag_days` (0 is
    the same map), or `pending` to the last day known. Ground claimed again after the source took it off counts again.
    `from_start` marks what stood on the source's first day and may be older; it is held against that day's own map.
    Raises HistoryError for a kind that claims nothing, or for a control series without days.
    """
    if claimed.kind not in CLAIMED_KINDS:
        raise HistoryError(f"{claimed.source} {claimed.kind} is no series of claims: give claimed_control or another")
    if not control.days:
        raise HistoryError(f"{control.source} {control.kind} has no days: claims can't be held against it")
    russian = HOLDER[claimed.kind] == "russian"
    turned = _turned(control, russian=russian)
    rows: list[dict[str, Any]] = []
    for number, day in enumerate(claimed.days):
        first = control.index(day)
        new: BaseGeometry = between(claimed.runs, number - 1, number).gained
        if new.is_empty or first < 0:
            continue
        told = {"source": claimed.source, "kind": claimed.kind, "claimed_on": day, "from_start": number == 0}
        before = first - 1 if number and first and control.days[first] == day else first
        held = rebuild(control.runs, before)
        inside, outside = _areas(shapely.intersection(new, held)), _areas(shapely.difference(new, held))
        had, rest = (inside, outside) if russian else (outside, inside)
        rows.append({**told, "outcome": "already_held", "on_date": day, "lag_days": None, "geometry": had})
        for later in range(before + 1, len(control.days)):
            got = _areas(shapely.intersection(rest, turned[later]))
            if not got.is_empty:
                rest = _areas(shapely.difference(rest, turned[later]))
                then = control.days[later]
                lag = (then - day).days
                rows.append({**told, "outcome": "confirmed", "on_date": then, "lag_days": lag, "geometry": got})
        rows.append({**told, "outcome": "pending", "on_date": None, "lag_days": None, "geometry": rest})
    for row in rows:
        row["area_km2"] = area_km2(row["geometry"])
    table = pd.DataFrame([row for row in rows if row["area_km2"]], columns=list(AREA_COLUMNS))
    return gpd.GeoDataFrame(table, geometry="geometry", crs=LONLAT)


def sum_areas(areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """
    Return for each source and kind the claimed km2, how much of it was held already, came true and did not, and when.

    `median_lag_days` is the delay by which half of the area that came true had done so; null where none did.
    """
    rows = []
    for (source, kind), group in areas.groupby(["source", "kind"], sort=True):
        km2 = group.groupby("outcome")["area_km2"].sum()
        came = group[group["outcome"] == "confirmed"].sort_values("lag_days")
        half = came["area_km2"].cumsum() >= came["area_km2"].sum() / 2
        rows.append(
            {
                "source": source,
                "kind": kind,
                "claimed_km2": float(group["area_km2"].sum()),
                "already_km2": float(km2.get("already_held", 0.0)),
                "confirmed_km2": float(km2.get("confirmed", 0.0)),
                "pending_km2": float(km2.get("pending", 0.0)),
                "median_lag_days": int(came["lag_days"][half].iloc[0]) if len(came) else None,
            }
        )
    names = ["claimed_km2", "already_km2", "confirmed_km2", "pending_km2", "median_lag_days"]
    return pd.DataFrame(rows, columns=["source", "kind", *names])


def _areas(shape: BaseGeometry) -> MultiPolygon:
    """Return only the polygons of a geometry: where borders touch, overlays leave lines and points."""
    return MultiPolygon([part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"])


def _turned(control: Series, *, russian: bool) -> list[BaseGeometry]:
    """Return for each snapshot the ground that came to the claiming side since the one before."""
    changes = [between(control.runs, number - 1, number) for number in range(len(control.days))]
    return [change.gained if russian else change.lost for change in changes]
