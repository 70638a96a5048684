"""Settlements whose point lies in another oblast than their row says: nobody can tell which of the two is right."""

from collections.abc import Sequence
from typing import Final

import geopandas as gpd
import numpy as np
import shapely

from geo.measure.ellipsoid import nearest_km
from layers.sources.packaged import load_oblasts

FAR_KM: Final = 5.0
"""So far from its oblast a point may lie: borders are drawn more or less exactly, and villages lie on them."""

_CITIES: Final = {"Kyiv City": "Kyiv", "Sevastopol": "Crimea"}
"""Units of their own that tables count among what lies around them."""


def find_in_other_oblasts(frame: gpd.GeoDataFrame, *, labels: Sequence[str]) -> dict[int, str]:
    """
    Return, by its number from 0, each row whose point (EPSG:4326) lies further than FAR_KM from its `oblast`.

    What to say of it begins with its label. A point that is known within `radius_km` may lie that much further off;
    rows without a point or an oblast are none.
    """
    outlines = dict(zip(*(load_oblasts()[name] for name in ("name_en", "geometry")), strict=True))
    points = np.asarray(frame.geometry.array)
    stated = frame["oblast"].to_numpy(dtype=object)
    radii = np.nan_to_num(frame["radius_km"].to_numpy(dtype=float))
    found: dict[int, str] = {}
    for name in dict.fromkeys(one for one in stated if isinstance(one, str)):
        parts = [outlines[unit] for unit in outlines if _CITIES.get(unit, unit) == _CITIES.get(name, name)]
        outline = shapely.union_all(parts)
        shapely.prepare(outline)
        rows = np.flatnonzero((stated == name) & ~shapely.is_missing(points) & ~shapely.is_empty(points))
        for row in rows[~shapely.covers(outline, points[rows])]:
            away = nearest_km(points[row], outline)
            if away > FAR_KM + radii[row]:
                there = next((unit for unit, area in outlines.items() if area.covers(points[row])), "no oblast")
                at = f"latitude {points[row].y:g}, longitude {points[row].x:g}"
                found[int(row)] = f"{labels[row]}: oblast = {name!r}, but {at} lies in {there}, {away:.0f} km from it"
    return dict(sorted(found.items()))
