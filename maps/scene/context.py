"""Which settlements and roads a map needs: those the text names, and enough larger ones to know where one is."""

from typing import Final

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame, GeoSeries

from maps.scene.views import Bounds
from reports.lexicon.road_keys import road_key

NEAR_DEG: Final = 0.6
"""About 45 by 65 km around the action: here also smaller towns are named."""

TOWN_POPULATION: Final = 500
CITY_POPULATION: Final = 60_000
MAX_TOWNS: Final = 600


def choose_settlements(
    settlements: GeoDataFrame, *, claims: GeoDataFrame, highways: GeoDataFrame, around: Bounds | None
) -> GeoDataFrame:
    """
    Return the settlements to label, with `named` (bool): those that claims name come first, then by population.

    Named places, stops of roads near the action, towns near it and cities anywhere. Rows without a point or with an
    approximate one are left out: a label is a statement of place too. Without `around` all others are returned.
    """
    points = settlements[~(settlements.geometry.isna() | settlements.geometry.is_empty)]
    if "point_source" in points.columns:
        points = points[points["point_source"] != "approximate"]
    named = points["katottg"].isin(set(claims["katottg"].dropna()) if "katottg" in claims.columns else set())
    population = pd.to_numeric(points["population"]).fillna(0).to_numpy(dtype=float)
    if around is None:
        ordered = points.assign(named=named, _rank=population).sort_values(
            ["named", "_rank", "katottg"], ascending=[False, False, True], kind="stable"
        )
        return ordered.drop(columns="_rank")
    near = _within(points, around)
    stops = {stop for row in choose_highways(highways, around=around)["stops"] for stop in row}
    on_road = points["name_en"].isin(stops).to_numpy() & near
    wanted = named.to_numpy() | on_road | (population >= CITY_POPULATION) | (near & (population >= TOWN_POPULATION))
    chosen = points.assign(named=named, _rank=population)[wanted]
    ordered = chosen.sort_values(["named", "_rank", "katottg"], ascending=[False, False, True], kind="stable")
    return ordered.drop(columns="_rank").head(int(named.sum()) + MAX_TOWNS)


def choose_highways(highways: GeoDataFrame, *, around: Bounds) -> GeoDataFrame:
    """Return the highways that come near the action, of surveyed ones the part that does: a page need not hold all."""
    placed = highways[~(highways.geometry.isna() | highways.geometry.is_empty)]
    west, south, east, north = around
    box = shapely.box(west - NEAR_DEG, south - NEAR_DEG, east + NEAR_DEG, north + NEAR_DEG)
    near = placed[placed.intersects(box)]
    surveyed = (near["precision"] == "surveyed").to_numpy()
    if not surveyed.any():
        return near
    lines = near.geometry.to_numpy().copy()
    lines[surveyed] = shapely.intersection(lines[surveyed], box)
    return near.set_geometry(GeoSeries(lines, index=near.index, crs=near.crs))


def _within(points: GeoDataFrame, around: Bounds) -> np.ndarray:
    west, south, east, north = around
    x, y = points.geometry.x.to_numpy(), points.geometry.y.to_numpy()
    inside = (x > west - NEAR_DEG) & (x < east + NEAR_DEG) & (y > south - NEAR_DEG) & (y < north + NEAR_DEG)
    return np.asarray(inside)


def named_roads(claims: GeoDataFrame) -> set[str]:
    """Return the keys of the roads that claims name: "T-0428 A-B highway" and "T0428" are one."""
    return {key for roads in claims["roads"] for road in roads if (key := road_key(road)) is not None}
