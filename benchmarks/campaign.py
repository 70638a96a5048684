#!/usr/bin/env python3
"""
Measure what a campaign costs to build and to update, and how that grows with its reports and its control maps.

Reports are made up by a seed: a day's digest of sentences about packaged settlements, several digests to a day. For
each number of reports: the seconds to build a campaign of them, to bring it up to date where nothing is new, and to add
one report; all as ratios against the baseline of the same run, which is to read and place the same reports without any
store. At the end the exponent of growth of each, a straight line through the logarithms (1 means that cost grows with
reports and nothing more, 0 that it does not grow).

Then the same for control maps, a front line of some thousand corners that moves a little every day: to write the store
of all days at once is the baseline of the run; against it stand one more day, and the faces that changed hands read
back from the store; beside them how long it takes to find those anew. Seconds are processor time of this process and
of those it started, so that other work on the machine does not count.

Usage: benchmarks/campaign.py [--full] [--seed N]
With --full from 30 to 3,000 reports (some minutes); otherwise from 30 to 120 in about a minute.
"""

import argparse
import math
import random
import resource
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import geopandas as gpd
import numpy as np
import shapely

from frontline.steps.opening.update import update_campaign
from frontline.steps.reading.read_and_locate import locate_claims, read
from geo.control.changes import find_changes
from geo.control.history import append_snapshots, build_history
from layers.campaign.settings import NAME, read_settings, sample_settings
from layers.control.store import load_history, save_history
from layers.sources.packaged import load_settlements

QUICK, FULL = (30, 60, 120), (30, 100, 300, 1_000, 3_000)
DAYS_QUICK, DAYS_FULL = (30, 60, 120), (30, 100, 300, 1_000)
CORNERS, MOVED = 5_000, 400
FIRST = date(2022, 3, 1)
DAYS = 900
SENTENCES = (
    "Russian forces advanced near {one}.",
    "Geolocated footage published on {day} indicates that Russian forces seized {one}.",
    "The Russian MoD claimed that Russian forces captured {one} and {two}.",
    "Russian forces attacked near {one}, north of {two}, but did not make confirmed advances.",
    "Ukrainian forces recently recaptured positions in {one}.",
    "Ukrainian officials denied that Russian forces hold {two}.",
    "Weather in the area remained rainy.",
)


def main() -> None:
    """Build, bring up to date and extend a campaign of each size, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="up to 3,000 reports")
    parser.add_argument("--seed", type=int, default=20250612)
    chosen = parser.parse_args()
    sizes = FULL if chosen.full else QUICK
    names = ("build", "update, nothing new", "update, one report")
    spent: dict[str, list[float]] = {name: [] for name in ("baseline", *names)}
    print("processor seconds; in brackets as a share of the baseline: to read and place the same reports, no store")
    print(f"{'reports':>8s}  {'baseline':>9s}  " + "  ".join(f"{name:>20s}" for name in names))
    warm_up()
    for size in sizes:
        row = measure(size, seed=chosen.seed)
        for name, seconds in zip(spent, row, strict=True):
            spent[name].append(seconds)
        told = "  ".join(f"{seconds:10.2f} s ({seconds / row[0]:4.2f})" for seconds in row[1:])
        print(f"{size:8,d}  {row[0]:7.2f} s  {told}", flush=True)
    for name, seconds in spent.items():
        print(f"{name}: grows as reports to the power of {exponent(sizes, seconds):.2f}")
    tell_control(DAYS_FULL if chosen.full else DAYS_QUICK, seed=chosen.seed)


def tell_control(sizes: tuple[int, ...], *, seed: int) -> None:
    """Write stores of so many days of a made-up front line, add a day to each, and print a table."""
    names = ("one more day", "changes, kept", "changes, found anew")
    spent: dict[str, list[float]] = {name: [] for name in ("baseline", *names)}
    print("\nin brackets as a share of the baseline: to write the store of all days at once")
    print(f"{'days':>8s}  {'baseline':>9s}  " + "  ".join(f"{name:>20s}" for name in names))
    for size in sizes:
        row = measure_control(size, seed=seed)
        for name, seconds in zip(spent, row, strict=True):
            spent[name].append(seconds)
        told = "  ".join(f"{seconds:10.2f} s ({seconds / row[0]:4.2f})" for seconds in row[1:])
        print(f"{size:8,d}  {row[0]:7.2f} s  {told}", flush=True)
    for name, seconds in spent.items():
        print(f"{name}: grows as days to the power of {exponent(sizes, seconds):.2f}")


def measure_control(size: int, *, seed: int) -> tuple[float, float, float, float]:
    """Return the seconds of a store of all days, of one more day, and of its changes as kept and as found anew."""
    frame = draw_front(size + 1, seed=seed)
    early, late = frame[:-1], frame[-1:]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "control.gpkg"
        baseline = seconds_of(lambda: save_history(build_history(early), path))
        more = seconds_of(lambda: save_history(append_snapshots(load_history(path), late), path))
        kept = seconds_of(lambda: find_changes(load_history(path)))
        return baseline, more, kept, seconds_of(lambda: find_changes(build_history(frame)))


def draw_front(days: int, *, seed: int) -> gpd.GeoDataFrame:
    """Return control east of a line of CORNERS corners, MOVED of which move by some kilometres every day."""
    drawn = np.random.default_rng(seed)
    north = np.linspace(46.0, 50.0, CORNERS)
    east = 36.0 + np.cumsum(drawn.normal(0, 0.004, CORNERS))
    areas = []
    for _ in range(days):
        which = drawn.integers(0, CORNERS, MOVED)
        east[which] += drawn.normal(0, 0.02, MOVED)
        areas.append(shapely.make_valid(shapely.Polygon([*zip(east, north, strict=True), (40.0, 50.0), (40.0, 46.0)])))
    dates = [FIRST + timedelta(number) for number in range(days)]
    table = {"source": "made up", "kind": "assessed_control", "date": dates}
    return gpd.GeoDataFrame(table, geometry=areas, crs=4326)


def warm_up() -> None:
    """Load the layers and compile the gazetteer once, so that no size pays for it."""
    with tempfile.TemporaryDirectory() as folder:
        write_reports(Path(folder), 0, 2, seed=0)
        locate_claims(read(sorted(map(str, Path(folder).iterdir()))))


def measure(size: int, *, seed: int) -> tuple[float, float, float, float]:
    """Return the seconds of the baseline, a build, an update without anything new, and one with a new report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reports = folder / "reports"
        reports.mkdir()
        write_reports(reports, 0, size, seed=seed)
        (folder / NAME).write_text(sample_settings("Made up"), encoding="utf-8")
        settings = read_settings(folder)

        def update() -> None:
            update_campaign(settings, at="2025-06-12T00:00:00+00:00", today=date(2025, 6, 12))

        baseline = seconds_of(lambda: locate_claims(read(sorted(map(str, reports.iterdir())), cores=None)))
        build, again = seconds_of(update), seconds_of(update)
        write_reports(reports, size, size + 1, seed=seed)
        return baseline, build, again, seconds_of(update)


def write_reports(folder: Path, begin: int, end: int, *, seed: int) -> None:
    """Write made-up reports by their numbers: each has its own random numbers, whatever the others are."""
    table = load_settlements()
    places = table.loc[table["point_source"].eq("geonames"), "name_en"].tolist()
    for number in range(begin, end):
        drawn = random.Random(seed * 100_003 + number)
        day = FIRST + timedelta(number % DAYS)
        told = f"{day:%B} {day.day}"
        body = [
            drawn.choice(SENTENCES).format(one=drawn.choice(places), two=drawn.choice(places), day=told)
            for _ in range(drawn.randint(20, 40))
        ]
        lines = [f"Frontline Digest {number // DAYS + 1}, {told}, {day.year}", "", " ".join(body)]
        (folder / f"digest-{number:05d}.txt").write_text("\n".join(lines), encoding="utf-8")


def seconds_of(work: Callable[[], object]) -> float:
    """Return the processor seconds of some work, those of the processes it started too."""
    before = processor_seconds()
    work()
    return processor_seconds() - before


def processor_seconds() -> float:
    """Return what this process and its finished children have used."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def exponent(sizes: tuple[int, ...], seconds: list[float]) -> float:
    """Return the slope of the logarithm of seconds over that of sizes, by least squares."""
    x, y = [math.log(size) for size in sizes], [math.log(one) for one in seconds]
    middle, level = sum(x) / len(x), sum(y) / len(y)
    above = sum((one - middle) * (other - level) for one, other in zip(x, y, strict=True))
    return above / sum((one - middle) ** 2 for one in x)


if __name__ == "__main__":
    main()
