"""Counts of objects within distances of changed ground, by unit; what can't be told is null, and few are held back."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from geo.measure.flat import flat_gaps
from geo.people.exposure import ALL

OBJECT_COLUMNS: Final = ("area", "within_km", "unit", "kind", "objects")


def count_objects(
    objects: gpd.GeoDataFrame,
    areas: Sequence[tuple[str, BaseGeometry]],
    *,
    within: Sequence[float],
    units: Sequence[str | None],
    kinds: Sequence[str],
    reached: Mapping[str, Collection[str]] | None = None,
) -> pd.DataFrame:
    """
    Return how many objects (`kind`, EPSG:4326 points) lie within kilometres of each lon/lat area, in it or around.

    Rows are of all and of each unit (`units`, one an object, null in none) that has any of a kind there, also of the
    units that an area by its name reaches (`reached`): these have 0. Distances lie in each other and are never added.
    An empty area has none.
    """
    rows: list[dict[str, Any]] = []
    lon, lat = objects.geometry.x.to_numpy(), objects.geometry.y.to_numpy()
    own = np.array(["" if unit is None else unit for unit in units], object)
    for name, shape in areas:
        gaps = np.full(len(objects), np.inf) if shape.is_empty else flat_gaps(shape)(lon, lat)
        for kind in kinds:
            of_kind = (objects["kind"] == kind).to_numpy()
            widest = sorted({*own[of_kind & (gaps <= max(within))], *(reached or {}).get(name, ())} - {""})
            for km in within:
                near = of_kind & (gaps <= km)
                rows.append({"area": name, "within_km": km, "unit": ALL, "kind": kind, "objects": int(near.sum())})
                rows += [
                    {
                        "area": name,
                        "within_km": km,
                        "unit": unit,
                        "kind": kind,
                        "objects": int((near & (own == unit)).sum()),
                    }
                    for unit in widest
                ]
    return pd.DataFrame(rows, columns=list(OBJECT_COLUMNS)).astype({"objects": "Int64"})


def hold_back_few(counts: pd.DataFrame, *, fewest: int) -> tuple[pd.DataFrame, int]:
    """
    Return counts of which nobody can tell fewer objects than the fewest, and how many were made null.

    Null are counts above 0 below the fewest, those whose difference to the next distance is so small, and the sum of
    all where a unit's count is null beside it: what is left out could be reckoned from the rest. 0 stays.
    """
    out = counts.sort_values(["area", "kind", "unit", "within_km"], kind="stable").copy()
    before = int(out["objects"].isna().sum())
    out["objects"] = out["objects"].mask((out["objects"] > 0) & (out["objects"] < fewest))
    for _, group in out.groupby(["area", "kind", "unit"], sort=False):
        wider: int | None = None
        for row in group.index[::-1]:
            value = out.loc[row, "objects"]
            if pd.isna(value):
                continue
            if wider is not None and 0 < wider - int(value) < fewest:
                out.loc[row, "objects"] = pd.NA
            else:
                wider = int(value)
    hidden = out[(out["unit"] != ALL) & out["objects"].isna()]
    keys = set(zip(hidden["area"], hidden["kind"], hidden["within_km"], strict=True))
    is_sum = out["unit"] == ALL
    beside = [key in keys for key in zip(out["area"], out["kind"], out["within_km"], strict=True)]
    out["objects"] = out["objects"].mask(is_sum & np.array(beside, bool))
    return out.loc[counts.index], int(out["objects"].isna().sum()) - before
