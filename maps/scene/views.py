"""Where a map opens: marks gathered into areas of action, each with the bounds that show it."""

from collections import Counter
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import shapely
from geopandas import GeoDataFrame

from geo.rows import list_rows
from geo.vocabulary import evidence_rank

Bounds: TypeAlias = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

CELL_DEG: Final = (0.35, 0.25)
"""Cells of about 26 by 28 km at 48 north: marks in touching cells belong to one area."""

MIN_SPAN_DEG: Final = (0.42, 0.28)
"""About 31 km each way: a single village shows with its surroundings."""

NEAR_UKRAINE_DEG: Final = 0.1
"""A mark on the border may lie a few kilometres outside the packaged line."""


@dataclass(frozen=True, slots=True)
class View:
    """
    One stretch of country worth looking at; `oblasts` are its most frequent oblasts, `count` its marks.

    `place` is the English and Ukrainian name of the place with the strongest evidence, null where no mark has a name;
    `mark_ids` are its marks.
    """

    bounds: Bounds
    oblasts: tuple[str, ...]
    count: int
    place: tuple[str, str] | None = None
    mark_ids: tuple[str, ...] = ()


def gather_views(marks: GeoDataFrame, *, oblasts: GeoDataFrame) -> tuple[View, ...]:
    """
    Return the areas of action, the weightiest first.

    Weight is the sum of evidence ranks, so that a proven advance outweighs several claims. Marks outside Ukraine and
    marks without a geometry take no part, denied marks only where there are no others; without any mark it is empty.
    """
    placed = marks[~(marks.geometry.isna() | marks.geometry.is_empty)]
    standing = placed[placed["evidence"] != "denied"]
    placed = placed if standing.empty else standing
    if placed.empty:
        return ()
    points = shapely.point_on_surface(placed.geometry.to_numpy())
    inside = np.unique(oblasts.sindex.query(points, predicate="dwithin", distance=NEAR_UKRAINE_DEG)[0])
    if not len(inside):
        return ()
    placed, points = placed.iloc[inside], points[inside]
    groups = _link_cells(points)
    weights = placed["evidence"].map(evidence_rank).to_numpy() + 1
    views = []
    for group in range(groups.max() + 1):
        rows = groups == group
        names = Counter(name for name in placed.loc[rows, "oblast"] if isinstance(name, str))
        bounds = widen(_bounds(placed.geometry.to_numpy()[rows]))
        top = tuple(name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))[:2])
        view = View(bounds, top, int(rows.sum()), _strongest_place(placed[rows]), tuple(placed["mark_id"][rows]))
        views.append((-int(weights[rows].sum()), bounds, view))
    return tuple(view for *_, view in sorted(views, key=lambda item: item[:2]))


def widen(bounds: Bounds, *, share: float = 0.12) -> Bounds:
    """Return bounds with a margin on each side, at least MIN_SPAN_DEG wide and high."""
    west, south, east, north = bounds
    half_width = max((east - west) * (0.5 + share), MIN_SPAN_DEG[0] / 2)
    half_height = max((north - south) * (0.5 + share), MIN_SPAN_DEG[1] / 2)
    x, y = (west + east) / 2, (south + north) / 2
    corners = (x - half_width, y - half_height, x + half_width, y + half_height)
    return tuple(round(float(value), 4) for value in corners)  # type: ignore[return-value]


def join_bounds(views: tuple[View, ...]) -> Bounds:
    """Return the bounds of all views together; at least one view is needed."""
    west, south, east, north = zip(*(view.bounds for view in views), strict=True)
    return min(west), min(south), max(east), max(north)


def _strongest_place(marks: GeoDataFrame) -> tuple[str, str] | None:
    named = marks[marks["place_name"].notna()]
    if named.empty:
        return None
    best = max(list_rows(named), key=lambda row: evidence_rank(row["evidence"]))  # the first of equals
    return best["place_name"], best["place_name_uk"] if isinstance(best["place_name_uk"], str) else best["place_name"]


def _bounds(geometries: np.ndarray) -> Bounds:
    west, south, east, north = shapely.total_bounds(geometries)
    return float(west), float(south), float(east), float(north)


def _link_cells(points: np.ndarray) -> np.ndarray:
    """Return the group number of each point: points in touching grid cells share one."""
    cells = np.floor(shapely.get_coordinates(points) / CELL_DEG).astype(int)
    group_of: dict[tuple[int, int], int] = {}
    todo = {(int(x), int(y)) for x, y in cells}
    number = 0
    for start in sorted(todo):
        if start in group_of:
            continue
        stack = [start]
        while stack:
            x, y = stack.pop()
            if (x, y) not in todo or (x, y) in group_of:
                continue
            group_of[x, y] = number
            stack.extend((x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        number += 1
    return np.array([group_of[int(x), int(y)] for x, y in cells])
