"""
A raster of people: what it is checked for before any cell is counted, its year and what it says of itself.

Known form: GeoTIFF of one band with people per cell (WorldPop's ppp and constrained, GHS-POP, LandScan), any reference
system; the year stands in the file's name, in the band's description or a tag of the file's, never in its date.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyproj
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from layers.disk.paths import why_no_file
from layers.displacement.cells import year_in
from layers.errors import LayersError

UKRAINE: Final = box(22.1, 44.2, 40.3, 52.4)
"""What a raster must touch (lon/lat)."""

_DENSITY: Final = ("_pd_", "density", "per_km2", "per km2", "per sq", "/km2", "km-2")
"""Words in a raster's name, tags or units by which it holds people per square kilometre, not per cell."""

_DATES: Final = ("DATE", "TIME", "HISTORY", "VERSION", "SOFTWARE", "COPYRIGHT")
"""Tags whose years are of the file, not of the people."""


class RasterError(LayersError):
    """A raster of people can't be used: the message says what, where, why and what to do."""


@dataclass(frozen=True)
class PopulationRaster:
    """A raster that can be counted: its file and name, the year of its people (null: not stated), its form, notes."""

    path: Path
    year: int | None
    crs: pyproj.CRS
    cell: tuple[float, float]
    told: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The raster with its year as an output names it."""
        return f"{self.path.stem} ({self.year or 'year not stated'})"


def open_population(path: Path) -> PopulationRaster:
    """
    Return what a raster says of itself.

    Raises RasterError without exactextract and rasterio, for a file that is no raster of one band, one without a
    reference system or a grid that runs east and south, swapped axes, densities, and where it lies beside Ukraine.
    """
    if not path.is_file():
        raise RasterError(f"{path}: {why_no_file(path)}; give a GeoTIFF of people per cell, such as WorldPop's")
    find_extract()
    with opened(path) as source:
        if source.count != 1:
            raise RasterError(f"{path}: has {source.count} bands; give a raster of one band with people per cell")
        if source.crs is None or source.transform.is_identity:
            lacking = "reference system" if source.crs is None else "place on the ground"
            raise RasterError(
                f"{path}: has no {lacking}; state it, such as: gdal_edit.py -a_srs EPSG:4326 {path.name}, and for "
                "the place -a_ullr WEST NORTH EAST SOUTH"
            )
        grid = source.transform
        if grid.b or grid.d or not grid.a > 0 or not grid.e < 0:
            raise RasterError(f"{path}: its rows don't run from north to south; warp it: gdalwarp {path.name} new.tif")
        crs = pyproj.CRS.from_wkt(source.crs.to_wkt())
        _check_place(path, box(*source.bounds), crs)
        texts = _texts_of(source)
        if any(word in text.casefold() for text in (path.name, *texts) for word in _DENSITY):
            raise RasterError(f"{path}: holds people per square kilometre; give the raster of people per cell (count)")
        year, told = _year_of(path, texts)
        if source.nodata == 0:
            told += ("its nodata is 0: cells without people can't be told from cells without data",)
        return PopulationRaster(path, year, crs, (float(grid.a), -float(grid.e)), told)


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """Hand out a raster that is open; raises RasterError without rasterio and for a file that is no raster."""
    try:
        import rasterio  # noqa: PLC0415  (optional)
        from rasterio.errors import NotGeoreferencedWarning, RasterioIOError  # noqa: PLC0415
    except ImportError as error:
        raise _lacking() from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        try:
            source = rasterio.open(path)
        except RasterioIOError as error:
            raise RasterError(f"{path}: can't be read as a raster; give a GeoTIFF, and check the copy") from error
    with source:
        yield source


def find_extract() -> Any:
    """Return exactextract's function; raises RasterError where it is not installed."""
    try:
        from exactextract import exact_extract  # noqa: PLC0415  (optional)
    except ImportError as error:
        raise _lacking() from error
    return exact_extract


def _lacking() -> RasterError:
    return RasterError(
        "--raster: needs exactextract and rasterio; install them with: pip install 'frontline-mapper[raster]'"
    )


def _check_place(path: Path, extent: BaseGeometry, crs: pyproj.CRS) -> None:
    """Raise RasterError for a raster whose ground is not Ukraine's, saying where its axes are swapped."""
    to_lonlat = pyproj.Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    west, south, east, north = extent.bounds
    if crs.is_geographic:
        if box(west, south, east, north).intersects(UKRAINE):
            return
        if box(south, west, north, east).intersects(UKRAINE):
            raise RasterError(
                f"{path}: longitude and latitude are swapped (it lies at {west:g} to {east:g} E, {south:g} to "
                f"{north:g} N); give a raster whose columns run east"
            )
        where = f"{west:g} to {east:g} E, {south:g} to {north:g} N"
    else:
        bounds = to_lonlat.transform_bounds(west, south, east, north, densify_pts=21)
        # whole-world projections have corners on no ground, whose degrees are not finite
        if not all(abs(one) <= 360 for one in bounds) or box(*bounds).intersects(UKRAINE):
            return
        where = "{:.1f} to {:.1f} E, {:.1f} to {:.1f} N".format(*(bounds[place] for place in (0, 2, 1, 3)))
    raise RasterError(f"{path}: lies at {where} and covers nothing of Ukraine; give a raster of Ukraine's people")


def _texts_of(source: Any) -> tuple[str, ...]:
    """Return what a raster's tags, band and units say, without the dates of the file."""
    tags = {**source.tags(), **source.tags(1)}
    told = [value for key, value in tags.items() if not any(word in key.upper() for word in _DATES)]
    return tuple(str(text) for text in (*told, *source.descriptions, *source.units) if text)


def _year_of(path: Path, texts: tuple[str, ...]) -> tuple[int | None, tuple[str, ...]]:
    """Return the year of the people by the name, else by the tags; null, with a note, where the two disagree."""
    named, tagged = year_in(path.stem), year_in(" ".join(texts))
    if named is not None and tagged is not None and named != tagged:
        return None, (f"its name says {named} and its tags {tagged}: the year of its people is not clear",)
    return named or tagged, ()
