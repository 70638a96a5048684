"""Measure the history engine against plain shapely on a year of daily polygons, in one run.

Times are processor time, so that other work on the machine does not count: medians of three runs of ours, one of the
plain way.

Run: python benchmarks/history.py [FOLDER] [--places GAZETTEER.parquet]
FOLDER holds one GeoJSON a day (a MultiPolygon each). Without it a seeded series is made up, so the file runs alone.
"""

import argparse
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

sys.path.insert(0, str(Path(__file__).parent.parent))

from geo.control.edge_runs import step
from geo.control.history import append_snapshots, build_history
from geo.plane.difference import find_change


def main() -> None:
    """Read or make the series, time both ways, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--places", type=Path, help="points to test on every day (GeoParquet)")
    chosen = parser.parse_args()
    days, areas = read_series(chosen.folder) if chosen.folder else make_series()
    points = read_points(chosen.places) if chosen.places else make_points()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    frame = gpd.GeoDataFrame({"source": "series", "kind": "assessed_control", "date": days}, geometry=areas, crs=4326)
    vertices = int(shapely.get_num_coordinates(areas).sum())
    print(f"{len(areas)} days, {vertices:,} vertices, {len(points):,} points; seconds of processor time")
    ours, history = clock(lambda: build(frame), times=3)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    plain, _ = clock(lambda: differ(areas), times=1)
    series, faces = history.find(), history.faces
    report("history: runs, faces", ours, plain, "plain differences of consecutive days, both directions")
    print(f"  {len(series.runs.xy):,} edge runs, {len(faces):,} faces of {len(series.timeline.plane.cells):,} cells, "
          f"{int(shapely.get_num_coordinates(faces.geometry.array).sum()):,} vertices; memory {peak:.0f} MB "
          f"({before:.0f} MB before)")  # fmt: skip
    seconds, arcs = clock(lambda: series.arcs, times=1)
    print(f"  {seconds * 1e3:.0f} ms more for the {len(arcs.left):,} arcs of a page")
    compare_status(series, areas, points)
    compare_append(frame, areas)
    show_growth(series, areas)


def build(frame: gpd.GeoDataFrame) -> Any:
    """Return the history with its faces made."""
    history = build_history(frame)
    _ = history.faces
    return history


def differ(areas: Any) -> None:
    """Take the plain differences of consecutive areas in both directions."""
    for old, new in pairwise(areas):
        shapely.difference(new, old)
        shapely.difference(old, new)


def compare_status(series: Any, areas: Any, points: Any) -> None:
    """Time the status of all points on all days, and check that both ways agree."""
    lon, lat = shapely.get_x(points), shapely.get_y(points)

    def test_days() -> Any:
        result = np.zeros((len(points), len(areas)), bool)
        for number, area in enumerate(areas):
            shapely.prepare(area)
            result[:, number] = shapely.intersects_xy(area, lon, lat)
        return result

    ours, mine = clock(lambda: series.status(points), times=3)
    plain, theirs = clock(test_days, times=1)
    report("status of all points", ours, plain, "prepared test for each day")
    print(f"  {int((mine != theirs).sum())} of {mine.size:,} answers differ")


def compare_append(frame: gpd.GeoDataFrame, areas: Any) -> None:
    """Time appending single days, with the day's change, against one plain difference of each of them."""
    ours, plain, again = [], [], []
    for number in range(len(frame) - 20, len(frame)):
        history = build_history(frame.iloc[:number])
        _ = history.faces
        start = time.process_time()
        longer = append_snapshots(history, frame.iloc[[number]])
        step(longer.find().runs, number)
        middle = time.process_time()
        shapely.difference(areas[number], areas[number - 1])
        end = time.process_time()
        _ = longer.faces
        again.append(time.process_time() - end)
        ours.append(middle - start)
        plain.append(end - middle)
    report("append a day, its change", statistics.median(ours), statistics.median(plain), "one plain difference of it")
    print(f"  the table of all faces is cut anew when next asked for: {statistics.median(again) * 1e3:.0f} ms")


def show_growth(series: Any, areas: Any) -> None:
    """Show that the cost of a difference follows the edges that changed, not the vertices."""
    runs = series.runs
    rows = []
    for number in range(1, len(areas)):
        changed = int((runs.start == number).sum() + (runs.stop == number).sum())
        rows.append((changed, clock(lambda n=number: step(runs, n), times=1)[0], len(areas[number].wkb) // 16))
    rows.sort()
    print("cost of a day by changed edges (mean of each quarter of the days):")
    for part in np.array_split(np.array(rows), 4):
        edges, seconds, vertices = part.mean(axis=0)
        print(f"  {edges:8.0f} changed edges  {seconds * 1e3:7.2f} ms   (of {vertices:,.0f} vertices)")
    whole, _ = clock(lambda: find_change(areas[0], areas[-1]), times=1)
    plain, _ = clock(lambda: shapely.difference(areas[-1], areas[0]), times=1)
    print(
        f"first day against last, one direction plain: {plain * 1e3:.1f} ms; both directions here: {whole * 1e3:.1f} ms"
    )


def clock(work: Callable[[], Any], *, times: int) -> tuple[float, Any]:
    """Return the median seconds of some runs, and the last result."""
    taken = []
    result = None
    for _ in range(times):
        start = time.process_time()
        result = work()
        taken.append(time.process_time() - start)
    return statistics.median(taken), result


def report(name: str, ours: float, plain: float, against: str) -> None:
    """Print one row of the table."""
    print(f"{name:26s} {ours:8.4f} s   {plain:8.4f} s {against}: {plain / ours:6.1f} times faster")


def read_series(folder: Path) -> tuple[list[date], Any]:
    """Read a folder of daily GeoJSON files whose names end in YYYYMMDD."""
    files = sorted(folder.glob("*.geojson"))
    texts = [json.dumps(json.loads(path.read_text(encoding="utf-8"))["features"][0]["geometry"]) for path in files]
    return [date.fromisoformat(path.stem[-8:]) for path in files], shapely.from_geojson(np.array(texts, object))


def read_points(path: Path) -> Any:
    """Read a GeoParquet file, or a table with lon/lat columns, as points."""
    table = pd.read_parquet(path)
    names = {name.lower(): name for name in table.columns}
    lon = next(names[name] for name in ("longitude", "lon", "x") if name in names)
    lat = next(names[name] for name in ("latitude", "lat", "y") if name in names)
    return shapely.points(table[lon].to_numpy(float), table[lat].to_numpy(float))


def make_series(*, days: int = 361, corners: int = 3000, seed: int = 20250612) -> tuple[list[date], Any]:
    """Make up a front that moves in a few places a day, with six decimals."""
    random = np.random.default_rng(seed)
    lat = np.round(np.linspace(46.0, 50.5, corners), 6)
    lon = np.round(36.5 + np.cumsum(random.normal(0, 0.004, corners)) * 0.2, 6)
    made = []
    for _ in range(days):
        made.append(shapely.Polygon([(40.5, 46.0), *zip(lon, lat, strict=True), (40.5, 50.5)][::-1]))
        for _ in range(8):
            place = int(random.integers(0, corners - 8))
            lon[place : place + 8] = np.round(lon[place : place + 8] - abs(random.normal(0, 0.004)), 6)
    return [date(2025, 1, 2) + timedelta(day) for day in range(days)], np.array(made, object)


def make_points(*, count: int = 33_681, seed: int = 7) -> Any:
    """Scatter points over the theatre."""
    random = np.random.default_rng(seed)
    return shapely.points(random.uniform(22, 40.5, count), random.uniform(44, 52.4, count))


if __name__ == "__main__":
    main()
