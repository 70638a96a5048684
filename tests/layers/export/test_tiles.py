"""Points as vector tiles: what GDAL writes of the same points, read back by the format's own package."""

import gzip
import struct
from collections import Counter
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
from shapely.geometry import Point

from layers.export.pmtiles import write_pmtiles
from layers.export.pmtiles_archive import write_archive
from layers.export.vector_tiles import BUFFER, EXTENT, to_square
from layers.sources.packaged import load_settlements
from layers.tables.arrow import to_arrow_types
from layers.tables.pack import Pack, PackTable, TableNote, make_table


def points_table(frame: gpd.GeoDataFrame) -> PackTable:
    return make_table(frame, TableNote("marks", "Marks", "Позначки", "symbols", "facts"), shape="point")


def write(table: PackTable, path: Path) -> Path:
    write_pmtiles(table, Pack((table,), "A pack", "2025-06-12", "Not for navigation."), path)
    return path


@pytest.fixture(scope="module")
def real() -> PackTable:
    """Settlements of one oblast: Cyrillic, nulls, whole numbers, measures, many at one point."""
    settlements = load_settlements()
    own = settlements[(settlements["oblast"] == "Donetsk") & settlements.geometry.notna()]
    return points_table(own.assign(named=np.arange(len(own)) % 2 == 0, off=-1))


@pytest.fixture(scope="module")
def ours(real: PackTable, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any, Any]:
    return read_archive(write(real, tmp_path_factory.mktemp("tiles") / "marks.pmtiles"))


def test_every_tile_holds_what_gdal_puts_in_it(real, ours, tmp_path) -> None:
    path = tmp_path / "gdal.pmtiles"
    frame = to_arrow_types(real, lists="json", days="text")
    options = {"MINZOOM": "4", "MAXZOOM": "12", "MAX_SIZE": "5000000"}
    pyogrio.write_dataframe(
        frame, path, driver="PMTiles", layer="marks", geometry_type="Point", use_arrow=True, dataset_options=options
    )
    header, _, theirs = read_archive(path)
    told, _, tiles = ours
    assert {zoom for zoom, _, _ in tiles} == set(range(4, 13))
    for key in ("min_zoom", "max_zoom", "tile_compression", "tile_type", "clustered"):
        assert told[key] == header[key]
    for edge in ("min_lon_e7", "min_lat_e7", "max_lon_e7", "max_lat_e7"):
        assert abs(told[edge] - header[edge]) <= 1
    assert set(theirs) <= set(tiles)
    for tile in sorted(tiles):
        found = sorted(read_points(tiles[tile]), key=lambda point: point[1]["katottg"])
        if tile not in theirs:  # GDAL's own rounding leaves out a point on the buffer's very edge
            assert all(on_the_rim(place) for place, _ in found)
            continue
        wanted = sorted(read_points(theirs[tile]), key=lambda point: point[1]["katottg"])
        edge = {name["katottg"] for place, name in found if on_the_rim(place)}
        inner = [point for point in found if point[1]["katottg"] not in edge]
        theirs_inner = [point for point in wanted if point[1]["katottg"] not in edge]
        assert [name for _, name in inner] == [name for _, name in theirs_inner]
        for (place, _), (other, _) in zip(inner, theirs_inner, strict=True):
            assert max(abs(np.subtract(place, other))) <= 1


def on_the_rim(place: tuple[int, int]) -> bool:
    """Tell whether a point lies in the last step of a tile's buffer."""
    return min(*place, *(EXTENT - at for at in place)) < 1 - BUFFER


def test_every_point_is_in_its_tile_at_every_zoom(real, ours) -> None:
    _, _, tiles = ours
    for zoom in range(4, 13):
        inside = Counter(
            name["katottg"]
            for tile, data in tiles.items()
            if tile[0] == zoom
            for (x, y), name in read_points(data)
            if 0 <= x < EXTENT and 0 <= y < EXTENT
        )
        assert inside == Counter(real.frame["katottg"])


def test_the_bytes_are_equal_for_equal_points(real, tmp_path) -> None:
    assert write(real, tmp_path / "one.pmtiles").read_bytes() == write(real, tmp_path / "two.pmtiles").read_bytes()


def test_gdal_reads_the_tiles_back(real, tmp_path) -> None:
    back = pyogrio.read_dataframe(write(real, tmp_path / "marks.pmtiles"))
    assert set(back["name_uk"]) == set(real.frame["name_uk"])
    assert set(back["population"].dropna()) == set(real.frame["population"].dropna())
    assert set(back["off"]) == {-1}
    west, south, east, north = real.frame.total_bounds
    assert back.to_crs(4326).total_bounds == pytest.approx([west, south, east, north], abs=1e-3)


def test_values_of_every_kind(tmp_path) -> None:
    frame = gpd.GeoDataFrame(
        {
            "mark_id": ["a", "b", "c"],
            "count": pd.array([0, -300, None], dtype="Int64"),
            "share": [0.1 + 0.2, np.nan, -1e300],
            "open_end": pd.array([True, False, None], dtype="boolean"),
            "text": ["", None, "Ї" * 400],
        },
        geometry=[Point(30, 50), Point(30, 50), Point(-179.9999, -80)],
        crs=4326,
    )
    _, _, tiles = read_archive(write(points_table(frame), tmp_path / "marks.pmtiles"))
    found = {name["mark_id"]: name for data in tiles.values() for _, name in read_points(data)}
    assert found["a"] == {"mark_id": "a", "count": 0, "share": 0.1 + 0.2, "open_end": True}  # an empty text is null
    assert found["b"] == {"mark_id": "b", "count": -300, "open_end": False}
    assert found["c"] == {"mark_id": "c", "share": -1e300, "text": "Ї" * 400}
    both = [data for tile, data in tiles.items() if tile[0] == 12 and len(read_points(data)) == 2]
    assert both


def test_the_poles_and_the_date_line_have_tiles() -> None:
    u, v = to_square(np.array([-180.0, 180.0, 0.0]), np.array([90.0, -90.0, 0.0]))
    assert np.allclose(u, [0, 1, 0.5])
    assert np.allclose(v, [0, 1, 0.5])


def test_many_tiles_go_into_leaf_directories(tmp_path) -> None:
    path = tmp_path / "many.pmtiles"
    tiles = [
        ((8, x, y), gzip.compress(f"{x * y * 7919 % 4999}".encode(), mtime=0)) for x in range(256) for y in range(256)
    ]
    write_archive(path, tiles, bounds=(-180, -85, 180, 85), metadata={"minzoom": "8"})
    header, _, found = read_archive(path)
    assert header["leaf_directory_length"] > 0
    assert header["root_offset"] + header["root_length"] <= 16_384
    assert header["addressed_tiles_count"] == 65_536
    assert header["tile_contents_count"] == len({data for _, data in tiles})
    assert found == {tile: gzip.decompress(data) for tile, data in tiles}


def read_archive(path: Path) -> tuple[dict[str, Any], dict[str, Any], dict[tuple[int, int, int], bytes]]:
    """Return the header, metadata and unpacked tiles of a PMTiles archive, read by the format's own package."""
    from pmtiles.reader import MmapSource, Reader, all_tiles

    with path.open("rb") as file:
        source = MmapSource(file)
        reader = Reader(source)
        tiles = {tile: gzip.decompress(data) for tile, data in all_tiles(source)}
        return reader.header(), reader.metadata(), tiles


def read_points(tile: bytes) -> list[tuple[tuple[int, int], dict[str, Any]]]:
    """Return the points of a tile's only layer: their steps and their values by column."""
    ((_, layer),) = fields(tile)
    parts = fields(layer)
    keys = [data.decode() for number, data in parts if number == 3]
    values = [_value(data) for number, data in parts if number == 4]
    points = []
    for number, feature in parts:
        if number == 2:
            told = dict(fields(feature))
            assert told[3] == 1
            pairs = numbers(told.get(2, b""))
            command, x, y = numbers(told[4])
            assert command == 9
            named = {keys[key]: values[value] for key, value in zip(pairs[::2], pairs[1::2], strict=True)}
            points.append(((signed(x), signed(y)), named))
    return points


def fields(data: bytes) -> list[tuple[int, Any]]:
    """Return the fields of a message: numbers, bytes or eight raw bytes."""
    found, at = [], 0
    while at < len(data):
        head, at = _number(data, at)
        if head & 7 == 0:
            value, at = _number(data, at)
        else:
            if head & 7 == 2:
                length, at = _number(data, at)
            else:
                length = {1: 8, 5: 4}[head & 7]
            value, at = data[at : at + length], at + length
        found.append((head >> 3, value))
    return found


def numbers(data: bytes) -> list[int]:
    """Return packed whole numbers."""
    found, at = [], 0
    while at < len(data):
        number, at = _number(data, at)
        found.append(number)
    return found


def signed(number: int) -> int:
    """Return a number whose sign stands in its lowest bit."""
    return (number >> 1) ^ -(number & 1)


def _number(data: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return number, at


def _value(data: bytes) -> Any:
    ((kind, value),) = fields(data)
    if kind == 1:
        return value.decode()
    if kind in {2, 3}:
        return struct.unpack("<f" if kind == 2 else "<d", value)[0]
    return {4: value, 5: value, 6: signed(value), 7: bool(value)}[kind]
