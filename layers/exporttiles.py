"""One table of a pack as vector tiles in one PMTiles file, zooms 4 to 12."""

import gzip
import html
import json
import struct
from pathlib import Path
from typing import Any, Final

import pyogrio

from layers.arrowtable import to_arrow_types
from layers.exportgpkg import gdal_time
from layers.pack import Pack, PackError, PackTable, cite_all

ZOOMS: Final = (4, 12)
FAR_ZOOMS: Final = (4, 8)
FAR: Final = frozenset({"countries", "regions"})
"""Half a continent in close-up would be hundreds of thousands of tiles; a viewer enlarges those of zoom 8."""

BASE: Final = frozenset({"settlements", "highways", "countries", "regions", "oblasts"})
"""Their lists (other spellings, stops) would be repeated in every tile."""

_HEADER: Final = struct.Struct("<7sB8Q")
"""Magic, version, then offset and length of root directory, metadata, leaf directories and tiles (PMTiles 3)."""


def write_pmtiles(table: PackTable, pack: Pack, path: Path) -> None:
    """
    Write the rows that have a geometry as vector tiles in Web Mercator (countries and regions to zoom 8).

    Days and lists are text. Tiles are pictures to zoom in, not data to measure: coordinates are snapped and null values
    left out. Raises PackError where no row has a place.
    """
    frame = to_arrow_types(table, lists="json", days="text")
    left_out = [name for name, column in table.columns.items() if column.kind == "list" and table.name in BASE]
    if not has_places(table):
        raise PackError(f"layer {table.name}: has no row with a place, so there are no tiles; use another format")
    frame = frame[frame.geometry.notna()].drop(columns=left_out)
    low, high = FAR_ZOOMS if table.name in FAR else ZOOMS
    with gdal_time(pack.stamp):
        pyogrio.write_dataframe(
            frame,
            path,
            driver="PMTiles",
            layer=table.name,
            geometry_type=table.geometry_type,
            use_arrow=True,
            dataset_options={
                "MINZOOM": str(low),
                "MAXZOOM": str(high),
                "MAX_SIZE": "5000000",  # else a tile full of settlements would be coarser than its neighbours
                "NAME": table.note.title_en,
            },
        )
    notices = cite_all(pack, table)
    amend_metadata(
        path,
        {
            "description": " ".join((table.note.about, *notices)),
            "attribution": html.escape("; ".join((table.note.licence, *table.note.notices))),
        },
    )


def has_places(table: PackTable) -> bool:
    """Tell whether any row can be drawn: tiles of nothing can't be written."""
    return bool(table.frame.geometry.notna().any())


def amend_metadata(path: Path, values: dict[str, Any]) -> None:
    """
    Set values in the metadata of a PMTiles archive; what lies behind it moves by as much as it grew.

    GDAL cuts a description short and takes no attribution, but every map must name its sources.
    """
    data = path.read_bytes()
    magic, version, *spans = _HEADER.unpack_from(data)
    root, root_length, start, length, leaves, leaves_length, tiles, tiles_length = spans
    metadata = json.loads(gzip.decompress(data[start : start + length])) | values
    packed = gzip.compress(json.dumps(metadata, ensure_ascii=False).encode(), mtime=0)
    grown = len(packed) - length
    spans = [root, root_length, start, len(packed), leaves + grown, leaves_length, tiles + grown, tiles_length]
    head = _HEADER.pack(magic, version, *spans) + data[_HEADER.size : start]
    path.write_bytes(head + packed + data[start + length :])
