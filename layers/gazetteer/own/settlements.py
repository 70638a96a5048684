"""A user's own gazetteer: a GeoNames table or our columns, from Parquet, CSV, TSV, GeoPackage or GeoJSON."""

from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.measure.ellipsoid import name_crs
from layers.errors import list_names
from layers.gazetteer.complete import complete_settlements
from layers.gazetteer.own.bad_rows import EAST, NORTH, SOUTH, WEST, find_bad_rows, read_number
from layers.gazetteer.own.known_tables import in_our_columns
from layers.gazetteer.own.other_oblast import find_in_other_oblasts
from layers.sources.packaged import load_settlements, oblast_names
from layers.tables.read import TableError, list_file_layers, read_rows, refuse
from layers.tables.schemas import find_faults
from layers.tables.text import is_blank

SETTLEMENT_COLUMNS: Final = (
    "katottg",
    "name_en",
    "name_uk",
    "variants",
    "category",
    "hromada",
    "raion",
    "oblast",
    "population",
    "point_source",
    "radius_km",
    "geometry",
)
GEONAMES_COLUMNS: Final = (
    "geonameid",
    "name",
    "asciiname",
    "alternatenames",
    "latitude",
    "longitude",
    "fclass",
    "fcode",
    "country",
    "cc2",
    "admin1",
    "admin2",
    "admin3",
    "admin4",
    "population",
    "elevation",
    "dem",
    "timezone",
    "modified",
)
"""The order of columns in a GeoNames country file, which has no header (readme of download.geonames.org)."""

LONGEST_CELL: Final = 131_072
"""So many characters are no name, nor all other names of a place."""

OBLAST_OF_ADMIN1: Final = {
    "01": "Cherkasy",
    "02": "Chernihiv",
    "03": "Chernivtsi",
    "04": "Dnipropetrovsk",
    "05": "Donetsk",
    "06": "Ivano-Frankivsk",
    "07": "Kharkiv",
    "08": "Kherson",
    "09": "Khmelnytskyi",
    "10": "Kirovohrad",
    "11": "Crimea",
    "12": "Kyiv City",
    "13": "Kyiv",
    "14": "Luhansk",
    "15": "Lviv",
    "16": "Mykolaiv",
    "17": "Odesa",
    "18": "Poltava",
    "19": "Rivne",
    "20": "Sevastopol",
    "21": "Sumy",
    "22": "Ternopil",
    "23": "Vinnytsia",
    "24": "Volyn",
    "25": "Zakarpattia",
    "26": "Zaporizhzhia",
    "27": "Zhytomyr",
}
"""GeoNames numbers Ukraine's units by FIPS 10-4 (admin1CodesASCII.txt)."""

STRAYS: Final = 0.01
"""Share of rows that may lie outside Ukraine, or in another oblast than they say, before a table itself is doubted."""

_GONE: Final = frozenset({"PPLQ", "PPLW", "PPLH"})
"""Feature codes of abandoned, destroyed and former places: kept, for reports still name them."""


def read_settlements(path: Path | str, *, complete: bool = True) -> gpd.GeoDataFrame:
    """
    Read a gazetteer of the user's own as settlements (EPSG:4326).

    A GeoNames table (with header, or the headerless country file ending in .txt, also zipped as downloaded), OCHA's
    places (ADM4_EN), places of OpenStreetMap (name, place), or a table with our columns; by suffix .parquet, .csv,
    .tsv, .txt, .zip, .gpkg, .geojson, .fgb or .shp. A GeoNames table is completed by the official list of
    settlements unless told otherwise. Population 0, empty cells and missing columns become null; the name is needed.
    GeoNames files a few strays under Ukraine: up to one row in a hundred far outside is left out, and named in
    `attrs["left_out"]`. As many may have a point in another oblast than their row says; they lose it, as told in
    `attrs["unplaced"]`. Of a file with several layers the one that can be settlements is read. Raises TableError where
    several can, for a file of another kind, without rows or points, and for bad rows,
    all in one: a cell that can't be read, repeated keys, swapped axes, points far outside Ukraine or the row's oblast.
    """
    path = Path(path)
    table = _in_degrees(_read(path), path=path)
    if table.empty:
        raise TableError(f"{path}: holds no rows; give a table of settlements with names and points")
    table = in_our_columns(table)
    columns = set(table.columns)
    if {"geonameid", "name", "latitude", "longitude"} <= columns:
        kept, strays = _without_strays(table)
        refuse(path, find_bad_rows(kept, name="name", key="geonameid", oblasts={}))
        own = _from_geonames(kept)
        frame = complete_settlements(own, load_settlements(), stated=_raion_codes(kept)) if complete else own
        frame.attrs["left_out"] = strays
    elif "name_en" in columns and (isinstance(table, gpd.GeoDataFrame) or {"latitude", "longitude"} <= columns):
        names = oblast_names()
        refuse(path, find_bad_rows(table.reset_index(drop=True), name="name_en", key="katottg", oblasts=names))
        own = frame = _from_own(table, oblasts=names)
        refuse(path, list(find_faults(own, layer="settlements")))
    else:
        raise TableError(
            f"{path}: is no table of settlements: it has the columns {list_names(sorted(map(str, columns)))}; "
            "needed are geonameid, name, latitude and longitude (GeoNames), name and place (OpenStreetMap), ADM4_EN "
            "(OCHA), or name_en and points"
        )
    if own.geometry.isna().all():
        raise TableError(f"{path}: no row has a point; give latitude and longitude, or points as geometry")
    return _in_their_oblasts(frame, path=path, numbered="geonameid" not in columns)


def _in_their_oblasts(frame: gpd.GeoDataFrame, *, path: Path, numbered: bool) -> gpd.GeoDataFrame:
    """Return the rows, without their point those few that lie in another oblast than they say; refuse more of them."""
    ids, names = frame["katottg"].tolist(), frame["name_en"].tolist()
    keys = [f"row {row}" for row in range(1, len(frame) + 1)] if numbered else ids
    found = find_in_other_oblasts(frame, labels=[f"{key} ({name})" for key, name in zip(keys, names, strict=True)])
    if len(found) > STRAYS * len(frame):
        refuse(path, list(found.values()))
    points = np.array(frame.geometry.array, dtype=object)
    points[list(found)] = None
    kept = frame.set_geometry(gpd.GeoSeries(points, index=frame.index, crs=frame.crs)) if found else frame
    kept.attrs["unplaced"] = tuple(found.values())
    return kept


def _in_degrees(frame: pd.DataFrame, *, path: Path) -> pd.DataFrame:
    """Return the frame if its points are lon/lat; a declared other system is refused, never converted silently."""
    if not isinstance(frame, gpd.GeoDataFrame):
        return frame
    if frame.crs is None or frame.crs.to_epsg() not in {4326, None} or not frame.crs.is_geographic:
        raise TableError(
            f"{path}: reference system is {name_crs(frame.crs)}, must be EPSG:4326 (lon/lat degrees); "
            "reproject it first, for example with ogr2ogr -t_srs EPSG:4326"
        )
    return frame


def _read(path: Path) -> pd.DataFrame:
    """Return the rows of a file, of several layers those of the only one that has names and points."""
    layers = list_file_layers(path) if path.suffix.lower() in {".gpkg", ".geojson", ".json"} and path.is_file() else ()
    if len(layers) < 2:
        return read_rows(path, headless=GEONAMES_COLUMNS, longest_cell=LONGEST_CELL)
    tables = {name: read_rows(path, layer=name) for name in layers}
    fitting = {name: table for name, table in tables.items() if _may_be(in_our_columns(table))}
    if len(fitting) != 1:
        told = "none of them has names and points" if not fitting else f"{', '.join(fitting)} may be settlements"
        raise TableError(
            f"{path}: holds the layers {', '.join(layers)}, and {told}; save the one to be used in a file of its own"
        )
    return next(iter(fitting.values()))


def _may_be(table: pd.DataFrame) -> bool:
    """Tell whether rows can be settlements: they have names, and points or their coordinates."""
    columns = set(table.columns)
    if not {"name", "name_en"} & columns:
        return False
    if isinstance(table, gpd.GeoDataFrame):
        return bool(table.geom_type.dropna().eq("Point").all())
    return {"latitude", "longitude"} <= columns


def _without_strays(table: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the settlements of a GeoNames table without the few far outside Ukraine, and the names of those."""
    rows = table.reset_index(drop=True)
    if "fclass" in rows.columns:
        rows = rows[rows["fclass"] == "P"]
    lon, lat = (pd.Series(_numbers(rows, column), index=rows.index) for column in ("longitude", "latitude"))
    out = ~(lon.between(WEST, EAST) & lat.between(SOUTH, NORTH)) & lon.notna() & lat.notna()
    if not 0 < out.sum() <= STRAYS * len(rows):
        return rows, ()
    return rows[~out], tuple(str(name) for name in rows.loc[out, "name"])


def _from_geonames(table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return a GeoNames table in our columns."""
    table = table.reset_index(drop=True)
    codes = _texts(table, "kat_code")
    ids = "gn:" + _texts(table, "geonameid")
    official = (codes != "") & ~_lesser_twins(table, codes)
    oblast = _texts(table, "admin1").map(OBLAST_OF_ADMIN1)
    raion = _texts(table, "raion").str.replace(r" (?:Raion|Mis.krada)$", "", regex=True)
    names = _texts(table, "name")
    own = {
        "katottg": codes.where(official, ids),
        "name_en": names,
        "name_uk": _null_if_empty(_texts(table, "name_uk")),
        "variants": [tuple(filter(None, text.split(","))) for text in _texts(table, "alternatenames")],
        "category": _texts(table, "fcode").map(_category),
        "hromada": _null(len(table)),
        "raion": _null_if_empty(raion),
        "oblast": oblast.where(oblast.notna(), None),
        "population": _population(table),
        "point_source": ["geonames"] * len(table),
        "radius_km": np.full(len(table), np.nan),
    }
    return _with_points(pd.DataFrame(own), _numbers(table, "longitude"), _numbers(table, "latitude"))


def _raion_codes(table: pd.DataFrame) -> list[str | None]:
    """Return the first characters of the official codes of each row's raion, which GeoNames has as admin2: 1408."""
    return [f"UA{code}" if len(code) == 4 and code.isdigit() else None for code in _texts(table, "admin2")]


def _lesser_twins(table: pd.DataFrame, codes: pd.Series) -> pd.Series:
    """Tell which rows repeat a code that a row of a living, larger or later edited place carries already."""
    rank = pd.DataFrame(
        {
            "alive": _texts(table, "fcode").isin({"PPLX", *_GONE}),
            "people": -np.nan_to_num(_numbers(table, "population")),
            "edited": _texts(table, "modified").rank(ascending=False),
        }
    )
    order = rank.sort_values(["alive", "people", "edited"], kind="stable").index
    return codes.loc[order].duplicated().reindex(codes.index)


def _from_own(table: pd.DataFrame, *, oblasts: dict[str, str]) -> gpd.GeoDataFrame:
    """Return a table that already has our columns, missing ones as null."""
    table = table.reset_index(drop=True)
    count = len(table)
    own = pd.DataFrame({"name_en": _texts(table, "name_en")})
    keys = _texts(table, "katottg")
    own["katottg"] = keys.where(keys != "", [f"own:{number}" for number in range(1, count + 1)])
    for name in ("name_uk", "category", "hromada", "raion", "point_source"):
        own[name] = _null_if_empty(_texts(table, name))
    own["oblast"] = [oblasts.get(name) for name in _texts(table, "oblast")]
    own["variants"] = [_split(value) for value in table["variants"]] if "variants" in table else [()] * count
    own["population"] = _population(table)
    own["radius_km"] = _numbers(table, "radius_km")
    if isinstance(table, gpd.GeoDataFrame):
        points = table.geometry.where(~table.geometry.is_empty, None).force_2d()
        return gpd.GeoDataFrame(own, geometry=points.array, crs=4326)[list(SETTLEMENT_COLUMNS)]
    return _with_points(own, _numbers(table, "longitude"), _numbers(table, "latitude"))


def _with_points(own: pd.DataFrame, lon: Any, lat: Any) -> gpd.GeoDataFrame:
    """Return the table with points, null where a coordinate is unknown."""
    points = gpd.GeoSeries(gpd.points_from_xy(lon, lat), crs=4326)
    points[np.isnan(lon) | np.isnan(lat)] = None
    return gpd.GeoDataFrame(own, geometry=points, crs=4326)[list(SETTLEMENT_COLUMNS)]


def _category(code: str) -> str | None:
    """Return our word for a GeoNames feature code, null for an ordinary populated place."""
    if code in _GONE:
        return "former"
    if code == "PPLX":
        return "part"
    return "city" if code in {"PPLC", "PPLA", "PPLA2"} else None


def _texts(table: pd.DataFrame, name: str) -> pd.Series:
    """Return a column as text, empty where it is missing."""
    if name not in table.columns:
        return pd.Series([""] * len(table), dtype=object)
    return table[name].astype(object).where(table[name].notna(), "").astype(str).str.strip()


def _numbers(table: pd.DataFrame, name: str) -> Any:
    """Return a column as floats, nan where it is missing or empty."""
    if name not in table.columns:
        return np.full(len(table), np.nan)
    found = [read_number(value) for value in table[name]]
    return np.array([np.nan if number is None else number for number in found])


def _population(table: pd.DataFrame) -> pd.Series:
    """Return the population as whole numbers; 0 means unknown and becomes null."""
    people = pd.Series(_numbers(table, "population"))
    return people.where(people > 0).round().astype("Int64")


def _null_if_empty(values: pd.Series) -> pd.Series:
    return values.where(values != "", None)


def _null(count: int) -> list[None]:
    return [None] * count


def _split(value: Any) -> tuple[str, ...]:
    """Return a list of variants from a list or a text joined by commas or semicolons."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.replace(";", ",").split(",") if part.strip())
    return () if is_blank(value) else tuple(map(str, value))
