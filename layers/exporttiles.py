"""One table of a pack as vector tiles in one PMTiles file, zooms 4 to 12 (countries and regions to 8)."""

from pathlib import Path
from typing import Final

import pyogrio

from layers.arrowtable import to_arrow_types
from layers.exportgpkg import gdal_time
from layers.pack import Pack, PackTable, cite_all

ZOOMS: Final = (4, 12)
FAR_ZOOMS: Final = (4, 8)
FAR: Final = frozenset({"countries", "regions"})
"""Half a continent in close-up would be hundreds of thousands of tiles; a viewer enlarges those of zoom 8."""


def write_pmtiles(table: PackTable, pack: Pack, path: Path) -> None:
    """
    Write the rows that have a geometry as vector tiles in Web Mercator, days and lists as text.

    Tiles are pictures to zoom in, not data to measure: coordinates are snapped and null values left out.
    """
    frame = to_arrow_types(table, lists="json", days="text")
    frame = frame[frame.geometry.notna()]
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
                "NAME": table.note.title_en,
                "DESCRIPTION": " ".join((table.note.about, *cite_all(pack, table))),
            },
        )
