"""Uncertainty as thin outlines: circles around points, corridors around stretches, the rims of sectors."""

from typing import Any, Final

import numpy as np
import shapely
from geopandas import GeoDataFrame, GeoSeries
from pyproj import Transformer

from geo.measure.ellipsoid import circle, radius_km

LEAST_CORRIDOR_KM: Final = 0.5


def outline_marks(marks: GeoDataFrame) -> GeoDataFrame:
    """
    Return one outline (line geometry) for each mark whose place is uncertain.

    A point gives the circle of its `uncertainty_km`, a line the corridor around it, a polygon its rim. Zero or missing
    uncertainty of a point or line gives no row. CRS stays EPSG:4326; columns are those of the marks.
    """
    rings = [outline(shape, km=km) for shape, km in zip(marks.geometry, marks["uncertainty_km"], strict=True)]
    drawn = np.array([ring is not None for ring in rings], dtype=bool)
    shapes = GeoSeries([ring for ring in rings if ring is not None], index=marks.index[drawn], crs=marks.crs)
    return marks.loc[drawn].set_geometry(shapes)


def outline(geometry: Any, *, km: float | None) -> Any:
    """Return the outline of one geometry as a line, or null where nothing is uncertain."""
    if geometry is None or geometry.is_empty:
        return None
    if geometry.geom_type in {"Polygon", "MultiPolygon"}:
        return geometry.boundary
    if km is None or not km > 0:  # also false for NaN
        return None
    if geometry.geom_type == "Point":
        return circle(geometry, km=km).exterior
    # The radius of a stretch holds the whole stretch: what is left beyond its own reach lies to the side.
    reach = radius_km(geometry)
    holds_all = km >= 0.9 * reach  # radii are rounded to 100 m
    return _corridor(geometry, km=max(km - reach, LEAST_CORRIDOR_KM) if holds_all else km)


def _corridor(geometry: Any, *, km: float) -> Any:
    """Buffer a line in an azimuthal equidistant projection around its middle: true to scale over tens of kilometres."""
    middle = geometry.centroid
    local = f"+proj=aeqd +lat_0={middle.y} +lon_0={middle.x} +datum=WGS84 +units=m"
    there = Transformer.from_crs("EPSG:4326", local, always_xy=True)
    back = Transformer.from_crs(local, "EPSG:4326", always_xy=True)
    flat = shapely.transform(geometry, there.transform, interleaved=False)
    rim = flat.buffer(1000 * km, quad_segs=8).boundary
    return shapely.set_precision(shapely.transform(rim, back.transform, interleaved=False), 1e-5, mode="pointwise")
