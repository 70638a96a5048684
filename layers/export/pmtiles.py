"""One table of a pack as vector tiles in one PMTiles file, zooms 4 to 12."""

import html
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pyogrio

from layers.export.gpkg import gdal_time
from layers.export.pmtiles_archive import amend_metadata, write_archive
from layers.export.vector_tiles import cut_tiles
from layers.tables.arrow import to_arrow_types
from layers.tables.pack import Pack, PackError, PackTable, cite_all

ZOOMS: Final = (4, 12)
FAR_ZOOMS: Final = (4, 8)
FAR: Final = frozenset({"countries", "regions"})
"""Half a continent in close-up would be hundreds of thousands of tiles; a viewer enlarges those of zoom 8."""

BASE: Final = frozenset({"settlements", "highways", "countries", "regions", "oblasts", "rivers", "lakes"})
"""Their lists (other spellings, stops) would be repeated in every tile."""


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
    zooms = FAR_ZOOMS if table.name in FAR else ZOOMS
    about = {
        "description": " ".join((table.note.about, *cite_all(pack, table))),
        "attribution": html.escape("; ".join((table.note.licence, *table.note.notices))),
    }
    if table.shape == "point":
        metadata = describe_layer(table, frame, zooms=zooms)
        tiles = cut_tiles(frame, layer=table.name, zooms=zooms)
        write_archive(path, tiles, bounds=tuple(frame.total_bounds), metadata=metadata)
    else:
        _write_shapes(table, frame, path, zooms=zooms, stamp=pack.stamp)
    amend_metadata(path, about)


def describe_layer(table: PackTable, frame: gpd.GeoDataFrame, *, zooms: tuple[int, int]) -> dict[str, Any]:
    """Return the metadata that a viewer needs of a table's tiles: zooms, place and columns."""
    low, high = zooms
    west, south, east, north = frame.total_bounds
    kinds = {"integer": "Number", "real": "Number", "flag": "Boolean"}
    fields = {name: kinds.get(column.kind, "String") for name, column in table.columns.items() if name in frame}
    return {
        "name": table.note.title_en,
        "version": "2",
        "type": "overlay",
        "format": "pbf",
        "minzoom": str(low),
        "maxzoom": str(high),
        "bounds": f"{west:.7f},{south:.7f},{east:.7f},{north:.7f}",
        "center": f"{(west + east) / 2:.7f},{(south + north) / 2:.7f},{low}",
        "vector_layers": [
            {"id": table.name, "description": table.note.about, "minzoom": low, "maxzoom": high, "fields": fields}
        ],
    }


def has_places(table: PackTable) -> bool:
    """Tell whether any row can be drawn: tiles of nothing can't be written."""
    return bool(table.frame.geometry.notna().any())


def _write_shapes(table: PackTable, frame: gpd.GeoDataFrame, path: Path, *, zooms: tuple[int, int], stamp: str) -> None:
    """Write lines or areas through GDAL, which simplifies them for each zoom."""
    with gdal_time(stamp):
        pyogrio.write_dataframe(
            frame,
            path,
            driver="PMTiles",
            layer=table.name,
            geometry_type=table.geometry_type,
            use_arrow=True,
            dataset_options={
                "MINZOOM": str(zooms[0]),
                "MAXZOOM": str(zooms[1]),
                "MAX_SIZE": "5000000",  # else a full tile would be coarser than its neighbours
                "NAME": table.note.title_en,
            },
        )
