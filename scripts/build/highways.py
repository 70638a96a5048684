"""
Build layers/data/highways.parquet from layers/data/highways.csv: named road stretches as chains of settlements.

Run `python scripts/build/highways.py`. No road was surveyed: every line runs straight from stop to stop. Which stops
belong to which road is a fact that reports of the Institute for the Study of War state; the points are GeoNames' (CC BY
4.0). Rows with `use` = no stay in the CSV with the reason why they are left out.
"""

import csv
import re
from typing import Final

import geopandas as gpd
from packages import DATA
from shapely.geometry import LineString

STOP: Final = re.compile(r"(?P<name>[^@]+)@(?P<lat>[\d.]+),(?P<lon>[\d.]+)#\d+")
REF: Final = re.compile(r"([A-Z])(\d+)")


def build_highways() -> gpd.GeoDataFrame:
    """Return the layer, EPSG:4326, ordered by ref and stops; raise ValueError when a used row's stop has no point."""
    with (DATA / "highways.csv").open(encoding="utf-8", newline="") as file:
        used = [row for row in csv.DictReader(file) if row["use"] == "yes"]
    rows = []
    for row in used:
        found = [STOP.fullmatch(stop) for stop in row["stops"].split(";")]
        stops = [stop for stop in found if stop is not None]
        if len(stops) != len(found) or len(stops) < 2:
            raise ValueError(f"highways.csv, {row['ref']}: every stop of a used row needs a point, got {row['stops']}")
        names = [stop["name"] for stop in stops]
        line = LineString([(float(stop["lon"]), float(stop["lat"])) for stop in stops])
        dates = row["first"] if row["first"] == row["last"] else f"{row['first']} to {row['last']}"
        source = f"stops named by ISW ({dates}); points GeoNames"
        rows.append(
            (write_ref(row["ref"]), f"{names[0]}-{names[-1]}", names, "schematic", source, row["note"] or None, line)
        )
    columns = ["ref", "name", "stops", "precision", "source", "note", "geometry"]
    layer = gpd.GeoDataFrame(rows, columns=columns, geometry="geometry", crs=4326)
    layer["order"] = ["-".join(stops) for stops in layer["stops"]]
    return layer.sort_values(["ref", "order"], ignore_index=True).drop(columns="order")


def write_ref(ref: str) -> str:
    """Return a ref as signs write it: T-0428, but E50 without a hyphen."""
    match = REF.fullmatch(ref)
    if match is None:
        raise ValueError(f"highways.csv: {ref!r} is no road ref such as T0428")
    letter, number = match.groups()
    return f"E{number}" if letter == "E" else f"{letter}-{number}"


if __name__ == "__main__":
    table = build_highways()
    path = DATA / "highways.parquet"
    table.to_parquet(path, compression="zstd", index=False)
    print(f"{path.name}: {len(table)} stretches of {table['ref'].nunique()} roads, {path.stat().st_size / 1000:.0f} kB")
