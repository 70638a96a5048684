"""
Civilian objects of a user's own OpenStreetMap extract: hospitals, schools, power; to be counted, never listed.

Hospitals are amenity or healthcare = hospital, schools amenity = school, power are power = plant and substation. What
is mapped twice, as an area and a point or as several buildings of one ground, is one object.
"""

from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from geo.measure.ellipsoid import LONLAT
from geo.measure.local_plane import lay_plane
from layers.errors import LayersError
from layers.gazetteer.own.osm_extract import SUFFIXES, query_extract, tags_of

KINDS: Final = ("hospital", "school", "power")
SAME_KM: Final = 0.15
"""Objects of one kind that lie so close to each other are one."""

_TAGS: Final = (
    ("amenity", "hospital", "hospital"),
    ("healthcare", "hospital", "hospital"),
    ("amenity", "school", "school"),
    ("power", "plant", "power"),
    ("power", "substation", "power"),
)
_POINTS: Final = "SELECT other_tags FROM points WHERE "
_LINES: Final = "SELECT other_tags FROM lines WHERE "
"""GDAL takes closed ways of some keys for areas, and power and healthcare are none of those."""

_AREAS: Final = "SELECT amenity, other_tags FROM multipolygons WHERE amenity IN ('hospital', 'school') OR "


class ObjectsError(LayersError):
    """An extract of objects can't be used: the message says what, where, why and what to do."""


def read_objects(path: Path) -> gpd.GeoDataFrame:
    """
    Return the objects of an extract as points (EPSG:4326) with their `kind` (KINDS), one a place.

    Raises ObjectsError for a file that is missing or no extract, and where it has none of the kinds.
    """
    if not path.is_file():
        raise ObjectsError(f"{path}: does not exist; give an OpenStreetMap extract (.osm.pbf, .osm)")
    if path.suffix.lower() not in SUFFIXES:
        raise ObjectsError(f"{path}: is no OpenStreetMap extract; give one ending in .osm.pbf or .osm")
    where = " OR ".join(f"""other_tags LIKE '%"{key}"=>"{value}"%'""" for key, value, _ in _TAGS)
    frames = [query_extract(path, sql + where, error=ObjectsError) for sql in (_POINTS, _LINES, _AREAS)]
    rows: list[dict[str, Any]] = []
    for frame in frames:
        amenity = frame["amenity"] if "amenity" in frame.columns else [None] * len(frame)
        for own, cell, shape in zip(amenity, frame["other_tags"], frame.geometry, strict=True):
            kind = _kind_of({**tags_of(cell), **({"amenity": own} if isinstance(own, str) else {})})
            if kind is not None and shape is not None and not shape.is_empty:
                rows.append({"kind": kind, "geometry": shapely.point_on_surface(shapely.convex_hull(shape))})
    if not rows:
        raise ObjectsError(f"{path}: holds no hospital, school, power plant or substation; give a whole extract")
    found = gpd.GeoDataFrame(rows, geometry="geometry", crs=LONLAT)
    return pd.concat([_merge(found[found["kind"] == kind]) for kind in KINDS], ignore_index=True)


def _kind_of(tags: dict[str, str]) -> str | None:
    return next((kind for key, value, kind in _TAGS if tags.get(key) == value), None)


def _merge(objects: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the first of objects that hang together by steps of SAME_KM."""
    if len(objects) < 2:
        return objects
    flat = lay_plane(*objects.geometry).flatten(objects.geometry.to_numpy())
    pairs = cKDTree(shapely.get_coordinates(flat)).query_pairs(SAME_KM, output_type="ndarray")
    count = len(objects)
    near = coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    _, groups = connected_components(near, directed=False)
    _, first = np.unique(groups, return_index=True)
    return objects.iloc[np.sort(first)]
