"""A PMTiles archive (version 3) of finished tiles, and its metadata set anew; equal input, equal bytes."""

import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from pmtiles.tile import Compression, TileType, deserialize_header, serialize_header, zxy_to_tileid
from pmtiles.writer import Writer

from layers.export.vector_tiles import Tile

_HEADER_BYTES: Final = 127


def write_archive(
    path: Path,
    tiles: Iterable[tuple[Tile, bytes]],
    *,
    bounds: tuple[float, float, float, float],
    metadata: Mapping[str, Any],
) -> None:
    """
    Write gzipped vector tiles as one archive; `bounds` are west, south, east, north in degrees.

    Tiles of equal bytes are stored once. `metadata` needs `minzoom`.
    """
    west, south, east, north = (round(edge * 1e7) for edge in bounds)
    header = {
        "tile_type": TileType.MVT,
        "tile_compression": Compression.GZIP,
        "min_lon_e7": west,
        "min_lat_e7": south,
        "max_lon_e7": east,
        "max_lat_e7": north,
        "center_zoom": int(metadata["minzoom"]),
        "center_lon_e7": (west + east) // 2,
        "center_lat_e7": (south + north) // 2,
    }
    with path.open("wb") as file:
        writer = Writer(file)
        for number, data in sorted((zxy_to_tileid(*tile), data) for tile, data in tiles):
            writer.write_tile(number, data)
        writer.finalize(header, dict(metadata))


def amend_metadata(path: Path, values: Mapping[str, Any]) -> None:
    """
    Set values in the metadata of an archive; what lies behind it moves by as much as it grew.

    GDAL cuts a description short and takes no attribution, but every map must name its sources.
    """
    data = path.read_bytes()
    header = deserialize_header(data[:_HEADER_BYTES])
    start, end = header["metadata_offset"], header["metadata_offset"] + header["metadata_length"]
    metadata = json.loads(gzip.decompress(data[start:end])) | values
    packed = gzip.compress(json.dumps(metadata, ensure_ascii=False).encode(), mtime=0)
    header["metadata_length"] = len(packed)
    header["leaf_directory_offset"] += len(packed) - (end - start)
    header["tile_data_offset"] += len(packed) - (end - start)
    path.write_bytes(serialize_header(header) + data[_HEADER_BYTES:start] + packed + data[end:])
