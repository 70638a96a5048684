"""What changed hands: faces between dated snapshots, their areas on the ellipsoid, and sums by day, month and place."""

from collections.abc import Callable, Hashable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.control.edge_runs import between
from geo.control.history import History, Series
from geo.control.steps import StepFaces, list_faces, measure_face, polygons_of
from geo.errors import GeoError
from geo.measure.ellipsoid import LONLAT, check_lonlat
from geo.rows import list_rows
from geo.vocabulary import Actor

CHANGE_COLUMNS: Final = (
    "from_date",
    "to_date",
    "side",
    "change",
    "kind",
    "source",
    "area_km2",
    "width_m",
    "oblast",
    "evidence",
    "support",
    "share_covered",
    "claim_ids",
    "mentions",
    "geometry",
)
GROUPS: Final = ("day", "month", "oblast", "raion")

HOLDER: Final[dict[str, Actor]] = {
    "assessed_control": "russian",
    "assessed_advance": "russian",
    "claimed_control": "russian",
    "pre_2022": "russian",
    "liberated": "ukrainian",
    "claimed_counteroffensive": "ukrainian",
}
"""Who gains where an area of a kind grows; `unclear` and `partisan` are nobody's."""

HELD: Final[frozenset[str]] = frozenset({"assessed_control", "pre_2022"})
"""Kinds whose loss is the other side's gain. A claimed area that vanishes was only taken off the map."""


class StatisticsError(GeoError):
    """Changes were asked for in a way that can't be answered."""


def find_changes(
    history: History,
    *,
    start: date | None = None,
    end: date | None = None,
    stepwise: bool = True,
    places: gpd.GeoDataFrame | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> gpd.GeoDataFrame:
    """
    Return the faces that changed hands (EPSG:4326), one row a connected face, in order of source, kind and day.

    `stepwise` compares every snapshot after `start` up to `end` with the one before it; otherwise what `end` shows is
    compared with what `start` shows, so that ground taken and lost in between does not appear. Dates are those of the
    snapshots, which are dates of publication: `from_date` is the day of the earlier one, and a gap of several days is
    one change. With `places` (column `name_en`), faces are cut at their borders and named in `oblast`; the rest is
    null. `side` is who gained the ground, null where a source only took a claim off its map. `evidence` is null until
    reports are compared. Raises StatisticsError when start is not before end.
    """
    if start is not None and end is not None and not start < end:
        raise StatisticsError(f"the window from {start} to {end} has no day to compare: let it start before it ends")
    rows: list[dict[str, Any]] = []
    for number, series in enumerate(history.series):
        for first, last, faces in _step(series, start, end, stepwise=stepwise):
            rows += _list_faces(series, first, last, faces)
        if progress is not None:
            progress(number + 1, len(history.series))
    table = pd.DataFrame(rows, columns=list(CHANGE_COLUMNS))
    frame = gpd.GeoDataFrame(table, geometry="geometry", crs=LONLAT)
    if places is not None:
        frame = cut_by_places(frame, places)
    return frame


def cut_by_places(changes: gpd.GeoDataFrame, places: gpd.GeoDataFrame, *, column: str = "oblast") -> gpd.GeoDataFrame:
    """Return changes cut at the borders of places (column `name_en`) and named after them; the rest is null."""
    check_lonlat(changes.crs)
    check_lonlat(places.crs)
    names, areas = places["name_en"].to_numpy(), places.geometry.to_numpy()
    faces = changes.geometry.to_numpy()
    within: dict[int, int] = {}
    place_of, face_of = shapely.STRtree(faces).query(areas, predicate="covers")
    for face, place in zip(face_of.tolist(), place_of.tolist(), strict=True):
        within.setdefault(face, place)
    rows: list[dict[str, Any]] = []
    tree = shapely.STRtree(areas)
    for number, row in enumerate(list_rows(changes)):
        if number in within:
            rows.append({**row, column: names[within[number]]})
            continue
        face = row["geometry"]
        near = np.sort(tree.query(face, predicate="intersects"))
        shares = [(names[place], shapely.intersection(face, areas[place])) for place in near]
        rest = shapely.difference(face, shapely.union_all(areas[near])) if len(near) else face
        for name, part in [*shares, (None, rest)]:
            rows += [{**row, **_told(one, *measure_face(one)), column: name} for one in polygons_of(part)]
    columns = [*changes.columns, *([column] if column not in changes.columns else [])]
    return gpd.GeoDataFrame(pd.DataFrame(rows, columns=columns), geometry="geometry", crs=LONLAT)


def sum_changes(changes: gpd.GeoDataFrame, *, by: str | None = None, sliver_m: float = 0.0) -> pd.DataFrame:
    """
    Return gained, lost and net square kilometres for each source and kind, by day, month, oblast or raion.

    `gained` is where the kind's area grew, `lost` where it shrank; ground that changed twice counts twice. Days and
    months are those of `to_date`. Faces narrower than `sliver_m` metres are left out of the sums and counted in
    `slivers_km2`, never dropped silently. No changes give no rows. Raises StatisticsError for another grouping or a
    missing column.
    """
    if by is not None and by not in GROUPS:
        raise StatisticsError(f"changes can't be summed by {by!r}: use one of {', '.join(GROUPS)}")
    if by in {"oblast", "raion"} and by not in changes.columns:
        raise StatisticsError(f"the changes have no column {by}: cut them by these places first")
    keys = ["source", "kind", *([] if by is None else [by])]
    rows = []
    for key, group in _groups(changes, by):
        thin = group["width_m"] < sliver_m
        area = group["area_km2"].where(~thin, 0.0)
        gained = float(area[group["change"] == "gained"].sum())
        lost = float(area[group["change"] == "lost"].sum())
        slivers = float(group["area_km2"][thin].sum())
        window = {"from_date": group["from_date"].min(), "to_date": group["to_date"].max()}
        sums = {"gained_km2": gained, "lost_km2": lost, "net_km2": gained - lost, "slivers_km2": slivers}
        rows.append({**dict(zip(keys, key, strict=True)), **window, **sums, "faces": len(group)})
    columns = [*keys, "from_date", "to_date", "gained_km2", "lost_km2", "net_km2", "slivers_km2", "faces"]
    return pd.DataFrame(rows, columns=columns)


def _groups(changes: gpd.GeoDataFrame, by: str | None) -> Iterator[tuple[tuple[Hashable, ...], pd.DataFrame]]:
    """Return changes in groups of source, kind and, where given, day, month or place; a missing place is "outside"."""
    if changes.empty:
        return iter(())
    keys: list[Any] = [changes["source"], changes["kind"]]
    if by in {"day", "month"}:
        keys.append(changes["to_date"].map(str if by == "day" else (lambda day: str(day)[:7])))
    elif by is not None:
        keys.append(changes[by].fillna("outside"))
    return iter(changes.groupby(keys, sort=True))


def _step(
    series: Series, start: date | None, end: date | None, *, stepwise: bool
) -> Iterator[tuple[date, date, StepFaces]]:
    """Return (day before, day, faces) for each comparison of one series."""
    if not series.days:
        return
    first = 0 if start is None else max(series.index(start), 0)
    last = len(series.days) - 1 if end is None else series.index(end)
    numbers = range(first, last + 1)
    for one, other in pairwise(numbers) if stepwise else [(first, last)] * (last > first):
        faces = series.step(other) if other == one + 1 else list_faces(between(series.runs, one, other))
        yield series.days[one], series.days[other], faces


def _list_faces(series: Series, first: date, last: date, faces: StepFaces) -> list[dict[str, Any]]:
    """Return a row for each connected face of one comparison."""
    rows = []
    measures = zip(faces.shapes, faces.area_km2.tolist(), faces.width_m.tolist(), strict=True)
    words = ["gained"] * faces.gained + ["lost"] * (len(faces.shapes) - faces.gained)
    for word, (shape, km2, width) in zip(words, measures, strict=True):
        told = {
            "from_date": first,
            "to_date": last,
            "side": gaining_side(series.kind, word),
            "change": word,
            "kind": series.kind,
            "source": series.source,
            "oblast": None,
            "evidence": None,
            "support": None,
            "share_covered": 0.0,
            "claim_ids": (),
            "mentions": (),
        }
        rows.append(told | _told(shape, km2, width))
    return rows


def gaining_side(kind: str, change: str) -> Actor | None:
    """
    Return who gained ground where an area of a kind was gained or lost, null where nobody is said to.

    >>> gaining_side("assessed_control", "lost"), gaining_side("claimed_control", "lost")
    ('ukrainian', None)
    """
    holder = HOLDER.get(kind)
    if change == "gained" or holder is None:
        return holder
    return "ukrainian" if kind in HELD else None


def _told(face: BaseGeometry, km2: float, width: float) -> dict[str, Any]:
    return {"geometry": face, "area_km2": km2, "width_m": width}
