"""
Raions from the settlements' points, for naming: which raion a place lies in, never how large a raion is.

Official codes say which raion a settlement is of; the ground between goes to the nearest settlement, within its oblast.
"""

from collections.abc import Sequence
from typing import Any, Final

import geopandas as gpd
import numpy as np

from geo.measure.ellipsoid import LONLAT
from geo.where.cells import lay_cells

RAION_COLUMNS: Final = ("raion_code", "name_en", "name_uk", "oblast", "geometry")
CODE: Final = 6
"""So many characters of an official code name the raion: UA, oblast, raion."""


def derive_raions(settlements: gpd.GeoDataFrame, oblasts: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """
    Return raions (RAION_COLUMNS, EPSG:4326) as the ground nearest to their settlements, by code.

    Only settlements with a point of their own, an official code and a raion count; cities that are units of their own
    (Kyiv, Sevastopol) have none, and their ground is in no raion.
    """
    is_exact = settlements.geometry.notna() & settlements["radius_km"].isna() & settlements["raion"].notna()
    exact = settlements[is_exact & settlements["katottg"].str.fullmatch(r"UA\d{17}")]
    codes = exact["katottg"].str[:CODE]
    ukrainian = exact["raion_uk"] if "raion_uk" in exact.columns else None  # a table of the user's own may lack it
    named = exact.assign(raion_code=codes, raion_uk=ukrainian).drop_duplicates("raion_code").set_index("raion_code")
    rows: list[dict[str, Any]] = []
    for oblast in oblasts.itertuples():
        own = (exact["oblast"] == oblast.name_en).to_numpy()
        areas = lay_cells(exact.geometry.to_numpy()[own], list(codes[own]), oblast.geometry)
        rows += [
            {
                "raion_code": code,
                "name_en": named.loc[code, "raion"],
                "name_uk": named.loc[code, "raion_uk"],
                "oblast": oblast.name_en,
                "geometry": area,
            }
            for code, area in areas.items()
        ]
    frame = gpd.GeoDataFrame(rows, columns=list(RAION_COLUMNS), geometry="geometry", crs=LONLAT)
    return frame.sort_values("raion_code", kind="stable").reset_index(drop=True)


def name_raions(points: Sequence[Any], raions: gpd.GeoDataFrame) -> list[str | None]:
    """Return the raion (`name_en`) that each lon/lat point lies in, null without a point and in no raion."""
    known = np.array([point is not None and not point.is_empty for point in points], bool)
    found: list[str | None] = [None] * len(points)
    rows, areas = raions.sindex.query(np.asarray(points, object)[known], predicate="intersects")
    at = np.flatnonzero(known)
    names = raions["name_en"].to_numpy()
    for row, area in zip(rows[::-1], areas[::-1], strict=True):  # on a common border the first one counts
        found[at[row]] = str(names[area])
    return found
