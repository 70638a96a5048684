"""The publication gate: what of located claims and of counts may be published, and what was decided."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry import Point

from geo.measure.ellipsoid import check_lonlat
from layers.public.cells import LEFT_OUT, coarsen, corner_of, strip_person, strip_text
from layers.public.rule import PublicRule
from layers.tables.quotes import conceal


def gate_claims(
    located: gpd.GeoDataFrame, rule: PublicRule, *, points: Mapping[str, Point]
) -> tuple[gpd.GeoDataFrame, tuple[str, ...]]:
    """
    Return the located claims (EPSG:4326) that may be published, and a line for each decision.

    Left out are withheld claims, those without a day of publication and those younger than the rule's delay. No cell
    names a unit; a sentence that does gives way to LEFT_OUT, and a correction says no person. A point that is its
    settlement's own (`points` by code) stays, as do a line's corners at settlements; all other corners lie on the grid,
    which is added to the uncertainty. Raises MeasureError for another reference system.
    """
    check_lonlat(located.crs)
    old = [not pd.isna(day) and day <= rule.last_day for day in located["published"]]
    open_ones = located["withheld"].isna().to_numpy(dtype=bool)
    kept = conceal(located)[open_ones & np.array(old, bool)].copy()
    young = int((open_ones & ~np.array(old, bool)).sum())
    decisions = [
        f"claims published after {rule.last_day} ({rule.delay_hours} hours' delay) or undated: {young} left out",
        f"claims that policy withholds: {int((~open_ones).sum())} left out",
    ]
    kept, units = _strip_units(kept)
    decisions.append(f"no unit is named: {units} cells and sentences left out")
    kept, own, moved = _coarsen_all(kept, rule, points)
    decisions.append(
        f"places: {own} at their settlement, {moved} with corners at settlements or on a grid of "
        f"{rule.grid_deg:g} degrees (up to {rule.grid_km:g} km off)"
    )
    return kept, tuple(decisions)


_OURS: Final = frozenset({"claim_id", "published", "katottg", "place_name", "place_name_uk", "oblast"})
"""Columns whose words are not the text's: keys, days, and names of the gazetteer."""

_BY_A_PERSON: Final = frozenset({"edited", "why", "why_not"})
"""Columns that name who corrected a claim."""


def _strip_units(frame: Any) -> tuple[Any, int]:
    """Return claims without units and persons, and how many cells were changed for a unit."""
    count = 0
    out = frame.copy()
    edited = list(frame["edited"].notna())
    for name in frame.columns:
        # texts may have a type of their own beside object: only what can hold no text is passed over
        if name == frame.geometry.name or name in _OURS or frame[name].dtype.kind in "biufmM":
            continue
        cells = list(frame[name])
        if name == "units":
            stripped: list[Any] = [() for _ in cells]
        elif name in _BY_A_PERSON:
            stripped = [
                strip_text(strip_person(cell) if told else cell) for cell, told in zip(cells, edited, strict=True)
            ]
        else:
            stripped = [strip_text(cell) for cell in cells]
        if name == "sentence":
            stripped = [LEFT_OUT if new is None and old else new for old, new in zip(cells, stripped, strict=True)]
        if name not in _BY_A_PERSON:
            count += sum(new != old for old, new in zip(cells, stripped, strict=True) if not _is_null(old))
        out[name] = pd.Series(stripped, index=frame.index, dtype=object)
    return out, count


def _is_null(cell: Any) -> bool:
    return cell is None or (not isinstance(cell, str | tuple | list) and bool(pd.isna(cell)))


def _coarsen_all(frame: Any, rule: PublicRule, points: Mapping[str, Point]) -> tuple[Any, int, int]:
    """Return claims with coarse geometry, and how many stayed at their settlement or were moved."""
    fixed = {corner_of(point.x, point.y) for point in points.values()}
    shapes: list[Any] = []
    off: list[Any] = []
    own = moved = 0
    for shape, key, radius in zip(frame.geometry, frame["katottg"], frame["uncertainty_km"], strict=True):
        home = points.get(key) if isinstance(key, str) else None
        stays = shape is None or shape.is_empty or (home is not None and shape.equals_exact(home, 1e-9))
        own += stays and shape is not None and not shape.is_empty
        moved += not stays
        shapes.append(shape if stays else coarsen(shape, grid_deg=rule.grid_deg, fixed=fixed))
        off.append(radius if stays or pd.isna(radius) else radius + rule.grid_km)
    out = frame.set_geometry(gpd.GeoSeries(shapes, index=frame.index, crs=frame.crs))
    return out.assign(uncertainty_km=pd.Series(off, index=frame.index, dtype=frame["uncertainty_km"].dtype)), own, moved


def suppress(frame: Any, columns: Sequence[str], *, fewest: int) -> tuple[Any, int]:
    """Return a frame in which counts below the fewest, but not noughts, are null, and how many there were."""
    count = 0
    out = frame.copy()
    for name in columns:
        few = frame[name].notna() & (frame[name] > 0) & (frame[name] < fewest)
        count += int(few.sum())
        out[name] = frame[name].mask(few)
    return out, count
