"""Settlement tables of other makers in our columns: OCHA's places and OpenStreetMap's, as they are downloaded."""

from collections.abc import Iterable
from typing import Any, Final

import geopandas as gpd
import pandas as pd

from layers.gazetteer.romanise import romanise
from layers.sources.packaged import load_oblasts
from layers.tables.text import is_blank

_KINDS: Final = {
    "city": "city",
    "town": "city",
    "village": "village",
    "hamlet": "village",
    "isolated_dwelling": "village",
}
"""OpenStreetMap's `place` in our words; suburbs and quarters are parts of a city."""

_OCHA: Final = ("ADM4_EN", "ADM4_UA", "ADM4_PCODE", "ADM3_EN", "ADM2_EN", "ADM1_EN", "ADM1_PCODE")
_COORDINATES: Final = {
    "latitude": ("latitude", "lat", "@lat", "y"),
    "longitude": ("longitude", "lon", "lng", "@lon", "x"),
}
_PARTS: Final = frozenset({"suburb", "quarter", "neighbourhood", "borough"})


def in_our_columns(table: pd.DataFrame) -> pd.DataFrame:
    """
    Return a table of OCHA or OpenStreetMap in our columns; any other table is returned as it is.

    OCHA: ADM4_EN, ADM4_UA, ADM4_PCODE and the units above. OpenStreetMap: name (Ukrainian), name:en, place, katotth;
    a place without an English name is romanised. Rows that are no populated place, and lines and areas among the
    points, are left out.
    """
    known = {str(column).upper(): column for column in table.columns}
    if "ADM4_EN" in known:
        return _from_ocha(table, known)
    if {"name", "place"} <= set(table.columns) and "name_en" not in table.columns:
        return _from_osm(table)
    return table


def _from_ocha(table: pd.DataFrame, known: dict[str, Any]) -> pd.DataFrame:
    """Return OCHA's populated places; its codes are no KATOTTG and get a prefix."""
    units = _units()
    cells = {name: table[known[name]] if name in known else pd.Series([None] * len(table)) for name in _OCHA}
    own = {
        "name_en": cells["ADM4_EN"],
        "name_uk": cells["ADM4_UA"],
        "katottg": [None if is_blank(code) else f"ocha:{str(code).strip()}" for code in cells["ADM4_PCODE"]],
        "hromada": cells["ADM3_EN"],
        "raion": cells["ADM2_EN"],
        "oblast": [
            units.get(str(code).strip().lower()[:4]) or units.get(str(name).strip().lower())
            for code, name in zip(cells["ADM1_PCODE"], cells["ADM1_EN"], strict=True)
        ],
        "point_source": ["ocha"] * len(table),
    }
    return _framed(own, table)


def _from_osm(table: pd.DataFrame) -> pd.DataFrame:
    """Return the populated places among OpenStreetMap's features, in the oblast their point lies in."""
    kept = table[table["place"].isin({*_KINDS, *_PARTS})]
    if isinstance(kept, gpd.GeoDataFrame):
        kept = kept[kept.geom_type == "Point"]
    kept = kept.reset_index(drop=True)
    names = kept["name"].tolist()
    english = _column(kept, ("name:en", "name_en", "int_name"))
    codes = _column(kept, ("katotth", "katottg"))
    own: dict[str, Any] = {
        "name_en": _first(english, [None if is_blank(name) else romanise(str(name)) for name in names]),
        "name_uk": _first(_column(kept, ("name:uk",)), names),
        "katottg": [code if isinstance(code, str) and len(code) == 19 else None for code in codes],
        "variants": _column(kept, ("old_name", "old_name:uk")),
        "category": ["part" if place in _PARTS else _KINDS[place] for place in kept["place"]],
        "population": [number if str(number).isdigit() else None for number in _column(kept, ("population",))],
        "point_source": ["osm"] * len(kept),
    }
    frame = _framed(own, kept)
    return frame.assign(oblast=_oblasts_of(frame)) if isinstance(frame, gpd.GeoDataFrame) else frame


def _framed(own: dict[str, Any], table: pd.DataFrame) -> pd.DataFrame:
    """Return columns with the points of a table: its geometry, or its latitude and longitude."""
    bare = {name: list(values) for name, values in own.items()}
    if isinstance(table, gpd.GeoDataFrame):
        return gpd.GeoDataFrame(bare, geometry=list(table.geometry), crs=table.crs)
    known = {str(column).lower(): column for column in table.columns}
    for name, others in _COORDINATES.items():
        column = next((known[other] for other in others if other in known), None)
        if column is not None:
            bare[name] = table[column].tolist()
    return pd.DataFrame(bare)


def _units() -> dict[str, str]:
    """Return our name of each oblast by its code and by the name OCHA writes: UA14 and Donetska are Donetsk."""
    oblasts = load_oblasts()
    names: dict[str, str] = {"autonomous republic of crimea": "Crimea"}
    for code, ours, native in zip(*(oblasts[name] for name in ("katottg", "name_en", "name_uk")), strict=True):
        words = romanise(native).lower().split()
        names[str(code)[:4].lower()] = ours
        names[" ".join(words)] = names[" ".join(words[:1] if len(words) == 2 else words)] = ours
    return names


def _oblasts_of(frame: gpd.GeoDataFrame) -> list[str | None]:
    """Return the oblast each point lies in, null outside all."""
    joined = frame[["geometry"]].sjoin(load_oblasts()[["name_en", "geometry"]], how="left", predicate="intersects")
    first = joined[~joined.index.duplicated()]["name_en"].reindex(frame.index)
    return [None if is_blank(name) else str(name) for name in first]


def _column(table: pd.DataFrame, names: Iterable[str]) -> list[Any]:
    """Return the first of several columns that is there, nulls where none is."""
    found = next((name for name in names if name in table.columns), None)
    return [None] * len(table) if found is None else table[found].tolist()


def _first(*columns: list[Any]) -> list[Any]:
    """Return the first value of each row that is not empty."""
    return [next((value for value in row if not is_blank(value)), None) for row in zip(*columns, strict=True)]
