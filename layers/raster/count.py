"""People of a raster in areas: cells wholly inside, by the share of each cell, and every cell that is touched."""

import math
import warnings
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.measure.ellipsoid import LONLAT
from geo.measure.flat import KM_PER_DEGREE
from geo.measure.local_plane import EDGE_DEG
from layers.raster.population import PopulationRaster, RasterError, find_extract, opened

WHOLE: Final = 0.9999
"""A cell is wholly inside from this share on: edges along the grid leave crumbs of rounding."""

CRUMB: Final = 0.0001
"""A cell is touched from this share on."""

DENSEST_KM2: Final = 1_000_000
"""More people on a square kilometre live nowhere: such a cell holds a mark of no data, or no people."""

_OPS: Final = (
    f"low=sum(min_coverage_frac={WHOLE},coverage_weight=none)",
    "best=sum",
    f"high=sum(min_coverage_frac={CRUMB},coverage_weight=none)",
    "cells=count",
    "least=min",
    "most=max",
)


class CellCount(NamedTuple):
    """
    People of an area: `low` in cells wholly inside, `best` by each cell's share, `high` in all that it touches.

    `cells` are those with data, by their shares; `share_without_data` of the area has none. All null without a cell.
    """

    low: int | None
    best: int | None
    high: int | None
    cells: float
    share_without_data: float


def count_cells(raster: PopulationRaster, areas: Sequence[BaseGeometry]) -> list[CellCount]:
    """
    Return the people of each lon/lat area; an empty area has nobody, one without a cell of data an unknown number.

    Raises RasterError for cells below 0 or beyond any density, naming the value, and where no area has a cell.
    """
    extract = find_extract()
    shapes = gpd.GeoSeries(shapely.segmentize(list(areas), EDGE_DEG), crs=LONLAT).to_crs(raster.crs)
    filled = [place for place, shape in enumerate(shapes) if not shape.is_empty]
    frame = gpd.GeoDataFrame({"place": filled}, geometry=shapes.iloc[filled].to_list(), crs=raster.crs)
    rows: list[dict[str, Any]] = []
    if filled:
        with opened(raster.path) as source, warnings.catch_warnings():
            # the areas are in the raster's system, whose text the two libraries write differently
            warnings.filterwarnings("ignore", message="Spatial reference system")
            found = extract(source, frame, list(_OPS), output="pandas", include_cols=["place"])
            rows = found.to_dict("records")
            _check_values(raster, rows, source)
    if rows and not any(row["cells"] > 0 for row in rows):
        raise RasterError(f"{raster.path}: has no cell with data in any of the areas; give a raster that covers them")
    size = raster.cell[0] * raster.cell[1]
    told = [CellCount(0, 0, 0, 0.0, 0.0)] * len(shapes)
    for row in rows:
        told[row["place"]] = _count_of(row, all_cells=shapes.iloc[row["place"]].area / size)
    return told


def _count_of(row: dict[str, Any], *, all_cells: float) -> CellCount:
    cells = float(row["cells"])
    lacking = round(min(1.0, max(0.0, 1 - cells / all_cells)), 3) if all_cells > 0 else 0.0
    if not cells > 0:
        return CellCount(None, None, None, 0.0, 1.0)
    low, best, high = (round(float(row[name])) for name in ("low", "best", "high"))
    return CellCount(min(low, best), best, max(high, best), round(cells, 2), lacking)


def _check_values(raster: PopulationRaster, rows: Sequence[dict[str, Any]], source: Any) -> None:
    """Raise RasterError for values that are no people: mostly a mark of no data that the file does not declare."""
    # an area without a cell of data has no least and no most
    least = min((row["least"] for row in rows if row["cells"] > 0), default=0.0)
    most = max((row["most"] for row in rows if row["cells"] > 0), default=0.0)
    nodata, kind = source.nodata, np.dtype(source.dtypes[0])
    highest = float(np.iinfo(kind).max) if kind.kind in "iu" else math.inf
    stated = "states no nodata" if nodata is None else f"states nodata {nodata:g}"
    mend = f"gdal_edit.py -a_nodata {{}} {raster.path.name}"
    if least < 0:
        raise RasterError(
            f"{raster.path}: has cells below 0 (down to {least:g}) and {stated}; if they are without data, say so: "
            + mend.format(f"{least:g}")
        )
    if most > DENSEST_KM2 * _cell_km2(raster) or most == highest:
        raise RasterError(
            f"{raster.path}: has cells of up to {most:g} people, more than live there, and {stated}; if "
            "they are without data, say so: " + mend.format(f"{most:g}")
        )


def _cell_km2(raster: PopulationRaster) -> float:
    """Return the size of a cell in Ukraine, about (49 degrees north), in square kilometres."""
    wide, high = raster.cell
    if raster.crs.is_geographic:
        return wide * high * KM_PER_DEGREE**2 * math.cos(math.radians(49))
    unit = raster.crs.axis_info[0].unit_conversion_factor
    return wide * high * unit**2 / 1e6
