#!/usr/bin/env python3
"""
From a report's text to layers, a map and GIS files, step by step as in a notebook; needs no network.

Usage: library.py FOLDER (made where it is missing)
"""

import sys
from pathlib import Path

import frontline as fl

folder = Path(sys.argv[1] if len(sys.argv) > 1 else "frontline-library")
folder.mkdir(exist_ok=True)

# The packaged layers are GeoDataFrames in EPSG:4326, each with a declared schema (docs/architecture.md).
oblasts = fl.layers("oblasts")
print(f"{len(oblasts)} oblasts, {oblasts.crs.name}: {', '.join(oblasts['name_en'].head(3))}, …")

# Text becomes claims without coordinates; every claim knows its sentence, evidence, claimant and date.
reading = fl.read_report(Path(__file__).with_name("2025-06-12.txt"))
print(f"{len(reading.claims)} claims in {len(reading.reports)} report")

# Claims get a place, or the reason why not.
located = fl.locate(reading)
placed = located[located.geometry.notna()]
print(placed[["evidence", "actor", "action", "place_name", "uncertainty_km"]].head().to_string(index=False))

# Claims of one place, actor and gain merge into a mark that carries the strongest evidence among them.
marks = fl.mark(located)
print(marks["evidence"].value_counts().to_string())

# A page for readers; at the end of a notebook cell, `page` alone shows it.
page = fl.map(reading, located, output=folder / "map.html", overwrite=True)

# Files for other programs: by suffix, or a folder for the whole pack.
paths = fl.export(
    reading,
    folder / "june.gpkg",
    folder / "june.qgz",
    folder / "claims.csv",
    folder / "map.png",
    located=located,
    overwrite=True,
)
print("\n".join(str(path) for path in paths))

# What was written reads back as the table it was.
import geopandas as gpd  # noqa: E402 - here a reader of the file begins

print(
    gpd.read_file(folder / "june.gpkg", layer="marks")[["place_name", "evidence", "published"]]
    .head()
    .to_string(index=False)
)
