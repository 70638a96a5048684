"""
The layers that travel with the software: oblasts, countries, raions, Russian regions, settlements, highways, waters.

All are EPSG:4326, x = longitude, read once a process; every call hands out a copy, so a caller may change its own. How
each was made, from what and under which licence is in layers/data/README.md and LICENCES.md.
"""

from functools import cache
from importlib.resources import as_file, files
from typing import Final

import geopandas as gpd
import pandas as pd

PACKAGED: Final[tuple[str, ...]] = (
    "oblasts",
    "settlements",
    "highways",
    "countries",
    "regions",
    "raions",
    "rivers",
    "lakes",
)
"""The packaged layers by name, as `frontline layers` lists them."""

_TUPLES: Final[dict[str, str]] = {"settlements": "variants", "highways": "stops"}
"""Columns of lists: parquet gives arrays, we hand out tuples."""


def load_oblasts() -> gpd.GeoDataFrame:
    """
    Return the 27 first-level units of Ukraine in its internationally recognised borders.

    `name_en` is the word used in every `oblast` column: "Donetsk", "Kyiv City", "Crimea". They form a valid coverage.
    """
    return _load("oblasts").copy()


def oblast_names() -> dict[str, str]:
    """Return our name of each oblast by the spellings that a table may use: with and without Oblast, in Ukrainian."""
    oblasts = load_oblasts()
    names: dict[str, str] = {}
    for english, native in zip(oblasts["name_en"], oblasts["name_uk"], strict=True):
        names.update(dict.fromkeys((english, f"{english} Oblast", native), english))
    return names


def load_countries() -> gpd.GeoDataFrame:
    """Return the countries around Ukraine (10-60 E, 38-62 N); Ukraine's outline is the union of its oblasts."""
    return _load("countries").copy()


def load_regions() -> gpd.GeoDataFrame:
    """Return the regions of Russia by full name ("Kursk Oblast", "Krasnodar Krai"), none reaching into Ukraine."""
    return _load("regions").copy()


def load_raions() -> gpd.GeoDataFrame:
    """
    Return raions for naming, as the ground nearest to their settlements: 92.5 % of other places lie in their own.

    Kyiv City and Sevastopol have none. Their borders are no surveyed ones: no area may be measured by them.
    """
    return _load("raions").copy()


def load_settlements() -> gpd.GeoDataFrame:
    """
    Return every official settlement of Ukraine, and those that only GeoNames knows of the packaged example.

    Many have no geometry (null), and an approximate centre carries `radius_km`: it may not draw a mark.
    `population` null means unknown; it is never 0.
    """
    return _load("settlements").copy()


def load_highways() -> gpd.GeoDataFrame:
    """Return the named road stretches, a row for each pair or chain of stops; `precision` says how they were drawn."""
    return _load("highways").copy()


def load_rivers() -> gpd.GeoDataFrame:
    """Return rivers for orientation, never evidence: `precision` says how they were drawn, none tells banks apart."""
    return _load("rivers").copy()


def load_lakes() -> gpd.GeoDataFrame:
    """Return lakes, reservoirs and lagoons for orientation; `valid_to` is the first day without it, or null."""
    return _load("lakes").copy()


def load_layer(name: str) -> gpd.GeoDataFrame:
    """Return a packaged layer by its name in PACKAGED; raise KeyError for another name."""
    if name not in PACKAGED:
        raise KeyError(f"{name!r} is no packaged layer; there are {', '.join(PACKAGED)}")
    return _load(name).copy()


@cache
def _load(name: str) -> gpd.GeoDataFrame:
    with as_file(files("layers") / "data" / f"{name}.parquet") as path:
        frame = gpd.read_parquet(path)
    column = _TUPLES.get(name)
    if column is not None:
        frame[column] = pd.Series([tuple(words) for words in frame[column]], index=frame.index, dtype=object)
    return frame
