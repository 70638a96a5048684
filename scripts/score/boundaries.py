"""
Measure the packaged layers against references that are not packaged, and print the figures of layers/data/README.md.

Run `python scripts/score/boundaries.py SHARED`, where SHARED is the folder of reference material: it reads
data/oblasts/*.geojson and data/gazetteer/geonames_ua_places.parquet there.
"""

import sys
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from packages import DATA

METRIC: Final = "+proj=laea +lat_0=48.2 +lon_0=36.5 +datum=WGS84 +units=m"  # equal area about the border measured here
STEP_M: Final = 100.0


def main(shared: Path) -> None:
    """Print every figure, one a line."""
    oblasts = gpd.read_parquet(DATA / "oblasts.parquet").set_index("name_en")
    settlements = gpd.read_parquet(DATA / "settlements.parquet").set_index("katottg")
    print_border(shared / "data" / "oblasts", oblasts)
    print_crossing(oblasts, settlements)
    dump = pd.read_parquet(shared / "data" / "gazetteer" / "geonames_ua_places.parquet")
    print_units(oblasts, dump)
    print_join(settlements, dump)
    print_raions(gpd.read_parquet(DATA / "raions.parquet"), settlements, dump)
    sizes = {path.name: path.stat().st_size for path in sorted(DATA.iterdir())}
    print(f"packaged data: {sum(sizes.values()) / 1e6:.2f} MB in all")
    print("\n".join(f"  {name}: {size / 1000:.0f} kB" for name, size in sizes.items()))


def print_border(folder: Path, oblasts: gpd.GeoDataFrame) -> None:
    """Compare the Donetsk-Dnipropetrovsk border, ours and the references', with OpenStreetMap's in full detail."""
    truth = to_metric(gpd.read_file(folder / "osm_border_donetsk_dnipropetrovsk.geojson").geometry)
    candidates = {"ours": border_of(oblasts.geometry["Donetsk"], oblasts.geometry["Dnipropetrovsk"])}
    for file, column in (
        ("geoboundaries_ukr_adm1_simplified", "shapeISO"),
        ("osm_geoboundaries_admin1_ukr", "iso_3166_2"),
        ("ne10m_admin1_ukr", "iso_3166_2"),
    ):
        reference = gpd.read_file(folder / f"{file}.geojson").set_index(column).geometry
        candidates[file] = border_of(reference["UA-14"], reference["UA-12"])
    points = sample(truth)
    for name, line in candidates.items():
        there = shapely.distance(points, line)
        back = shapely.distance(sample(line), truth)
        most = np.percentile(there, 95)
        print(f"border, {name}: median {np.median(there):.0f} m, mean {there.mean():.0f} m,", end=" ")
        print(f"95 % within {most:.0f} m, max {there.max():.0f} m; back: max {back.max():.0f} m")


def border_of(one: Any, other: Any) -> Any:
    """Return the border two units share in the metric projection; where they overlap a little, what is near."""
    near = shapely.intersection(one.boundary, other.buffer(1e-6))
    return to_metric(gpd.GeoSeries([near], crs=4326))


def to_metric(shapes: gpd.GeoSeries) -> Any:
    """Return all lines of a series as one geometry in metres."""
    return shapely.union_all(shapes.to_crs(METRIC).array)


def sample(line: Any) -> Any:
    """Return points along a line, one every STEP_M metres."""
    parts = [part for part in shapely.get_parts(line) if part.length > 0]
    steps = [part.interpolate(at) for part in parts for at in range(0, int(part.length), int(STEP_M))]
    return shapely.points([point.coords[0] for point in steps])


def print_crossing(oblasts: gpd.GeoDataFrame, settlements: gpd.GeoDataFrame) -> None:
    """Print how far Novoukrainka lies from the border and from where the schematic T-0428 crosses it."""
    highways = gpd.read_parquet(DATA / "highways.parquet").set_index("ref")
    border = border_of(oblasts.geometry["Donetsk"], oblasts.geometry["Dnipropetrovsk"])
    village = to_metric(settlements.geometry[["UA14040010130010637"]])
    road = to_metric(highways.geometry[["T-0428"]])
    crossing = shapely.intersection(road, border)
    print(f"Novoukrainka lies {village.distance(border) / 1000:.2f} km from the border,", end=" ")
    print(f"{village.distance(crossing) / 1000:.2f} km from where the schematic T-0428 crosses it")


def print_units(oblasts: gpd.GeoDataFrame, dump: pd.DataFrame) -> None:
    """Print the share of coded GeoNames places that lie in the unit their code names."""
    coded = dump[dump["kat_code"].fillna("").str.startswith("UA")]
    points = gpd.GeoDataFrame(coded, geometry=gpd.points_from_xy(coded["longitude"], coded["latitude"]), crs=4326)
    units = oblasts.reset_index()[["name_en", "katottg", "geometry"]]
    inside = gpd.sjoin(points, units, how="left", predicate="intersects")
    inside = inside[~inside.index.duplicated()]
    right = inside["kat_code"].str[:4] == inside["katottg"].str[:4]
    print(f"{right.mean():.2%} of {len(inside)} coded GeoNames places lie in the right unit; {(~right).sum()} do not:")
    for row in inside[~right].to_dict("records"):
        where = row["name_en"] if isinstance(row["name_en"], str) else "no unit"
        print(f"  {row['name']} ({row['kat_code']}) at {row['latitude']}, {row['longitude']}: in {where}")


FRONT: Final = frozenset(
    ("Chernihiv", "Dnipropetrovsk", "Donetsk", "Kharkiv", "Kherson", "Luhansk", "Mykolaiv", "Sumy", "Zaporizhzhia")
)


def print_raions(raions: gpd.GeoDataFrame, settlements: gpd.GeoDataFrame, dump: pd.DataFrame) -> None:
    """Print how often a place lies in its own raion, of those whose points the raions were not made from."""
    coded = dump[dump["kat_code"].isin(settlements.index[settlements["raion"].notna()])].drop_duplicates("kat_code")
    exact = settlements.index[settlements.geometry.notna() & settlements["radius_km"].isna()]
    held = coded[~coded["kat_code"].isin(exact)]
    points = gpd.GeoDataFrame(held, geometry=gpd.points_from_xy(held["longitude"], held["latitude"]), crs=4326)
    inside = gpd.sjoin(points, raions[["raion_code", "geometry"]], how="left", predicate="intersects")
    inside = inside[~inside.index.duplicated()]
    right = inside["kat_code"].str[:6] == inside["raion_code"]
    front = settlements.loc[inside["kat_code"], "oblast"].isin(FRONT).to_numpy()
    print(f"{right.mean():.1%} of {len(inside):,} places that no raion was made from lie in their own raion")
    nowhere = inside["raion_code"].isna().sum()
    print(f"  {right[front].mean():.1%} of {front.sum():,} in oblasts of the front; {nowhere} lie in none")


def print_join(settlements: gpd.GeoDataFrame, dump: pd.DataFrame) -> None:
    """Print how many settlements have a point, and how often the join agrees with the full GeoNames table."""
    counts = settlements["point_source"].value_counts(dropna=False)
    print("points: " + ", ".join(f"{count} {source}" for source, count in counts.items()))
    levels = settlements["centre_of"].value_counts()
    print("approximate centres: " + ", ".join(f"{count} of a {level}" for level, count in levels.items()))
    joined = settlements[settlements["point_source"] == "geonames"]
    coded = dump[dump["kat_code"].fillna("") != ""]
    codes = coded.set_index(coded["geonameid"].astype(int))["kat_code"]
    known = joined[joined["geonames_id"].isin(codes.index)]
    same = known.index == codes[known["geonames_id"].astype(int)].to_numpy()
    print(f"of {len(known)} joined settlements that GeoNames codes itself, {same.sum()} have the same code")
    for code, row in known[~same].iterrows():
        print(f"  {row['name_uk']} {code}: GeoNames says {codes[int(row['geonames_id'])]}")
    print(f"{int(settlements['population'].notna().sum())} settlements have a population")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("give the folder of reference material: python scripts/score/boundaries.py SHARED")
    main(Path(sys.argv[1]))
