#!/usr/bin/env python3
"""
Write 100,000 faces in each format and compare with plain geopandas, in seconds and bytes.

Plain geopandas is `to_parquet` or `to_file` with what it does by default: no days, lists, boxes, styles or licence,
and no temporary file. Usage: export.py [--faces 100000] [--repeat 3]; the fastest of the repeats counts.
"""

import argparse
import importlib.util
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyogrio

from layers.export.gpkg import write_geopackage
from layers.export.pmtiles import ZOOMS, write_pmtiles
from layers.export.shapefile import write_shapefiles
from layers.export.single import WRITERS, write_table
from layers.sources.packaged import load_settlements
from layers.tables.arrow import list_text, to_arrow_types
from layers.tables.pack import Pack, PackTable, TableNote, make_table

ROOT = Path(__file__).resolve().parents[1]


def many_faces(count: int) -> PackTable:
    """Return the made-up faces that the tests use."""
    path = ROOT / "tests" / "layers" / "export" / "packs.py"
    spec = importlib.util.spec_from_file_location("packs", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["packs"] = module
    spec.loader.exec_module(module)
    table: PackTable = module.many_faces(count)
    return table


def plain_frame(table: PackTable) -> gpd.GeoDataFrame:
    """Return the faces as a user would hand them to geopandas: lists as text, or its drivers refuse them."""
    frame = table.frame.copy()
    frame["claim_ids"] = [list_text(cell) for cell in frame["claim_ids"]]
    return frame


def fastest(write: Callable[[Path], Any], *, suffix: str, repeat: int) -> tuple[float, int]:
    """Return the seconds of the fastest run and the bytes written."""
    seconds, size = float("inf"), 0
    for _ in range(repeat):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"control{suffix}"
            start = time.perf_counter()
            write(path)
            seconds = min(seconds, time.perf_counter() - start)
            size = sum(file.stat().st_size for file in Path(folder).iterdir())
    return seconds, size


def compare_tiles(*, repeat: int) -> None:
    """Print how long the packaged settlements take as vector tiles, ours and GDAL's, which hold the same points."""
    settlements = load_settlements()
    placed = settlements[settlements.geometry.notna()].drop(columns="variants")
    table = make_table(placed, TableNote("settlements", "Settlements", "Населені пункти", "", ""), shape="point")
    pack = Pack((table,), "benchmark", "2025-06-12", "packaged")
    frame = to_arrow_types(table, lists="json", days="text")
    options = {"MINZOOM": str(ZOOMS[0]), "MAXZOOM": str(ZOOMS[1]), "MAX_SIZE": "5000000"}

    def plain(path: Path) -> None:
        pyogrio.write_dataframe(
            frame, path, driver="PMTiles", layer="settlements", geometry_type="Point", use_arrow=True,
            dataset_options=options,
        )  # fmt: skip

    ours, own_size = fastest(lambda path: write_pmtiles(table, pack, path), suffix=".pmtiles", repeat=repeat)
    theirs, other_size = fastest(plain, suffix=".pmtiles", repeat=repeat)
    print(
        f"{len(placed):,} settlements as tiles, zooms {ZOOMS[0]} to {ZOOMS[1]}: ours {ours:.2f} s "
        f"{own_size / 1e6:.1f} MB, GDAL {theirs:.2f} s {other_size / 1e6:.1f} MB"
    )


def main() -> None:
    """Print one line a format."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faces", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    table = many_faces(options.faces)
    pack = Pack((table,), "benchmark", "2025-06-12", "synthetic")
    frame = plain_frame(table)
    jobs: list[tuple[str, Callable[[Path], Any], Callable[[Path], Any]]] = [
        (".gpkg", lambda path: write_geopackage(pack, path, styles={}, metadata={}), frame.to_file),
        (
            ".shp.zip",
            lambda path: write_shapefiles(pack, path),
            lambda path: frame.to_file(path.with_suffix("").with_suffix(".shp")),
        ),
    ]
    for suffix, writer in WRITERS.items():
        ours = _writer(table, pack, writer)
        plain = {
            ".parquet": frame.to_parquet,
            ".csv": lambda path: frame.to_wkt().to_csv(path, index=False),
            ".jsonl": lambda path: frame.to_file(path, driver="GeoJSONSeq"),
        }
        jobs.append((suffix, ours, plain.get(suffix, frame.to_file)))
    compare_tiles(repeat=options.repeat)
    print(f"{options.faces:,} faces of 12 corners, fastest of {options.repeat}")
    print(f"{'format':<10}{'ours s':>8}{'plain s':>9}{'ratio':>7}{'ours MB':>9}{'plain MB':>10}")
    for suffix, ours, plain_writer in jobs:
        own, own_size = fastest(ours, suffix=suffix, repeat=options.repeat)
        other, other_size = fastest(plain_writer, suffix=suffix, repeat=options.repeat)
        print(f"{suffix:<10}{own:>8.2f}{other:>9.2f}{own / other:>7.2f}{own_size / 1e6:>9.1f}{other_size / 1e6:>10.1f}")


def _writer(table: PackTable, pack: Pack, writer: Any) -> Callable[[Path], Any]:
    return lambda path: write_table(table, pack, path, writer=writer)


if __name__ == "__main__":
    main()
