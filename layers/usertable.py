"""A user's own gazetteer: a GeoNames table or our columns, from Parquet, CSV, TSV, GeoPackage or GeoJSON."""

from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
from pyogrio.errors import DataSourceError

from geo.measures import name_crs
from layers.completing import complete_settlements
from layers.errors import LayersError
from layers.packaged import load_settlements

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

_GONE: Final = frozenset({"PPLQ", "PPLW", "PPLH"})
"""Feature codes of abandoned, destroyed and former places: kept, for reports still name them."""


class SettlementsError(LayersError):
    """A file of settlements can't be read as one."""


def read_settlements(path: Path, *, complete: bool = True) -> gpd.GeoDataFrame:
    """
    Read a gazetteer of the user's own as settlements (EPSG:4326).

    A GeoNames table (with header, or the headerless country file ending in .txt) or a table with our columns; by
    suffix .parquet, .csv, .tsv, .txt, .gpkg or .geojson. A GeoNames table is completed by the official list
    of settlements unless told otherwise. Population 0 and missing columns become null; the name and the
    point are needed. Raises SettlementsError for a file of another kind, without names or points, or without rows.
    """
    table = _read_table(path)
    if table.empty:
        raise SettlementsError(f"{path}: holds no rows; give a table of settlements with names and points")
    columns = set(table.columns)
    if {"geonameid", "name", "latitude", "longitude"} <= columns:
        own = _from_geonames(table)
        return complete_settlements(own, load_settlements()) if complete else own
    if "name_en" in columns and ("geometry" in columns or {"latitude", "longitude"} <= columns):
        return _from_own(table, path=path)
    raise SettlementsError(
        f"{path}: is no table of settlements: it has the columns {', '.join(sorted(map(str, columns))[:12])}; "
        "needed are geonameid, name, latitude and longitude (GeoNames), or name_en and points (geometry or coordinates)"
    )


def _read_table(path: Path) -> pd.DataFrame:
    """Return the rows of a file by its suffix, all text columns as text."""
    suffix = path.suffix.lower()
    if not path.is_file():
        what = "is a folder" if path.is_dir() else "does not exist"
        raise SettlementsError(f"{path}: {what}; give a file ending in .parquet, .csv, .tsv, .txt, .gpkg or .geojson")
    try:
        if suffix in {".parquet", ".pq"}:
            return _read_parquet(path)
        if suffix in {".csv", ".tsv", ".txt"}:
            return _read_text_table(path, separator="," if suffix == ".csv" else "\t")
        if suffix in {".gpkg", ".geojson", ".json", ".fgb", ".shp"}:
            return _in_degrees(pyogrio.read_dataframe(path), path=path)
    except (OSError, ValueError, DataSourceError, pd.errors.ParserError, UnicodeDecodeError) as error:
        raise SettlementsError(f"{path}: can't be read as {suffix or 'a table'} ({_first_line(error)})") from error
    raise SettlementsError(
        f"{path}: {suffix or 'no suffix'} is not understood; use .parquet, .csv, .tsv, .txt, .gpkg or .geojson"
    )


def _read_parquet(path: Path) -> pd.DataFrame:
    """Return a Parquet table, with its geometry where it is GeoParquet."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - only for this format

    if b"geo" in (pq.read_schema(path).metadata or {}):
        return _in_degrees(gpd.read_parquet(path), path=path)
    return pd.read_parquet(path)


def _read_text_table(path: Path, *, separator: str) -> pd.DataFrame:
    """Return a CSV or TSV table; a GeoNames country file has no header and starts with a number."""
    with path.open(encoding="utf-8-sig") as lines:
        first = lines.readline()
    headless = separator == "\t" and first.split("\t")[0].isdigit() and first.count("\t") == len(GEONAMES_COLUMNS) - 1
    return pd.read_csv(
        path,
        sep=separator,
        dtype=str,
        keep_default_na=False,
        encoding="utf-8-sig",
        quoting=3 if separator == "\t" else 0,  # GeoNames names hold bare quotes
        names=list(GEONAMES_COLUMNS) if headless else None,
        header=None if headless else 0,
    )


def _in_degrees(frame: pd.DataFrame, *, path: Path) -> pd.DataFrame:
    """Return the frame if its points are lon/lat; a declared other system is refused, never converted silently."""
    if not isinstance(frame, gpd.GeoDataFrame):
        return frame
    if frame.crs is None or frame.crs.to_epsg() not in {4326, None} or not frame.crs.is_geographic:
        raise SettlementsError(
            f"{path}: reference system is {name_crs(frame.crs)}, must be EPSG:4326 (lon/lat degrees); "
            "reproject it first, for example with ogr2ogr -t_srs EPSG:4326"
        )
    return frame


def _from_geonames(table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return a GeoNames table in our columns; rows of other feature classes than P are left out where that is told."""
    if "fclass" in table.columns:
        table = table[table["fclass"] == "P"]
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


def _from_own(table: pd.DataFrame, *, path: Path) -> gpd.GeoDataFrame:
    """Return a table that already has our columns, missing ones as null."""
    table = table.reset_index(drop=True)
    count = len(table)
    own = pd.DataFrame({"name_en": _texts(table, "name_en")})
    keys = _texts(table, "katottg")
    own["katottg"] = keys.where(keys != "", [f"own:{number}" for number in range(1, count + 1)])
    doubled = own.loc[own["katottg"].duplicated(), "katottg"].unique()[:5]
    if len(doubled):
        raise SettlementsError(f"{path}: katottg must not repeat, but does: {', '.join(doubled)}")
    for name in ("name_uk", "category", "hromada", "raion", "oblast"):
        own[name] = _null_if_empty(_texts(table, name))
    own["variants"] = [_split(value) for value in table["variants"]] if "variants" in table else [()] * count
    own["population"] = _population(table)
    sources = _texts(table, "point_source")
    own["point_source"] = _null_if_empty(sources)
    own["radius_km"] = _numbers(table, "radius_km")
    if "geometry" in table.columns and isinstance(table, gpd.GeoDataFrame):
        points = table.geometry.representative_point()
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
    return "city" if code in {"PPLC", "PPLA", "PPLA2"} else None


def _texts(table: pd.DataFrame, name: str) -> pd.Series:
    """Return a column as text, empty where it is missing."""
    if name not in table.columns:
        return pd.Series([""] * len(table), dtype=object)
    return table[name].astype(object).where(table[name].notna(), "").astype(str).str.strip()


def _numbers(table: pd.DataFrame, name: str) -> Any:
    """Return a column as floats, nan where it is missing or no number."""
    if name not in table.columns:
        return np.full(len(table), np.nan)
    return pd.to_numeric(table[name], errors="coerce").to_numpy(dtype=float, na_value=np.nan)


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
    return () if value is None or (isinstance(value, float) and np.isnan(value)) else tuple(map(str, value))


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:160]
