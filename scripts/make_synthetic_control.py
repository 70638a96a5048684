#!/usr/bin/env python3
"""
Write an invented series of daily control polygons for screenshots, tests and benchmarks.

Nothing in it is a fact: the line is a sum of waves that a seeded generator pushes west here and there. Every feature
says source "synthetic". Usage: make_synthetic_control.py FOLDER [--days 60] [--first 2025-04-14] [--seed 7]
"""

import argparse
import json
import math
import random
from datetime import date, timedelta
from pathlib import Path

SOUTH_DEG, NORTH_DEG, EAST_DEG = 47.2, 49.2, 38.6
VERTICES = 420


def first_line(*, seed: int, west_deg: float) -> list[float]:
    """Return the longitude (degrees) of the invented line at each of the evenly spaced latitudes."""
    generator = random.Random(seed)
    waves = [
        (generator.uniform(1, 14), generator.uniform(0, 2 * math.pi), generator.uniform(0.004, 0.03)) for _ in range(9)
    ]
    return [
        37.25
        - west_deg
        + 0.28 * math.sin(3.1 * step / VERTICES)
        + sum(height * math.sin(rate * 2 * math.pi * step / VERTICES + phase) for rate, phase, height in waves)
        for step in range(VERTICES)
    ]


def push(line: list[float], *, generator: random.Random) -> list[float]:
    """Return the next day's line: a few smooth bites to the west and, now and then, one back to the east."""
    line = list(line)
    for _ in range(generator.randint(2, 7)):
        centre, width = generator.randrange(VERTICES), generator.randint(2, 9)
        depth_deg = generator.uniform(0.002, 0.02) * (-1 if generator.random() < 0.85 else 0.6)
        for step in range(max(0, centre - width), min(VERTICES, centre + width + 1)):
            line[step] += depth_deg * math.cos((step - centre) / width * math.pi / 2) ** 2
    return line


def feature(line: list[float], day: date) -> dict[str, object]:
    """Return one day's polygon as a GeoJSON feature in EPSG:4326."""
    step_deg = (NORTH_DEG - SOUTH_DEG) / (VERTICES - 1)
    ring = [[round(lon, 5), round(SOUTH_DEG + step * step_deg, 5)] for step, lon in enumerate(line)]
    ring += [[EAST_DEG, NORTH_DEG], [EAST_DEG, SOUTH_DEG], ring[0]]
    properties = {"source": "synthetic", "kind": "assessed_control", "date": day.isoformat()}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def main() -> None:
    """Write one file a day."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--days", type=int, default=60)
    parser.add_argument("--first", type=date.fromisoformat, default=date(2025, 4, 14))
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--west", type=float, default=0.0, help="degrees by which the whole line lies further west")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    generator, line = random.Random(options.seed), first_line(seed=options.seed, west_deg=options.west)
    for number in range(options.days):
        day = options.first + timedelta(days=number)
        collection = {"type": "FeatureCollection", "features": [feature(line, day)]}
        path = options.folder / f"synthetic_{day:%Y%m%d}.geojson"
        path.write_text(json.dumps(collection) + "\n", encoding="utf-8")
        line = push(line, generator=generator)
    print(f"{options.days} days in {options.folder}")


if __name__ == "__main__":
    main()
