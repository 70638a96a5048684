"""How far a control source's map reaches: on ground that it never shows its silence means nothing."""

from typing import Final

import numpy as np
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from geo.control.history import History, Series
from geo.measure.flat import KM_PER_DEGREE
from geo.plane.edges import Geometries

EXTRACT_KM: Final = 25.0
"""An extract is taken to show the ground this far around the area that it ever held: where a front could have moved."""

SLACK_KM: Final = 1.0
"""Borders of two sources differ by about this much: what lies on one is within reach."""


def find_reaches(history: History, *, country: BaseGeometry, partial: bool = False) -> dict[str, BaseGeometry]:
    """
    Return for each source the lon/lat area that its map is known to show: the country, and what it ever drew beyond.

    A map of Ukraine says nothing of a raid into Kursk. With `partial` the files are extracts: within the country only
    the surroundings of what they ever drew count. All kinds of a source count together; a source without areas reaches
    over the country, or as an extract nowhere.
    """
    drawn: dict[str, list[BaseGeometry]] = {}
    for series in history.series:
        drawn.setdefault(series.source, []).append(_ever(series))
    reaches = {}
    for source, areas in drawn.items():
        ever = shapely.union_all(areas)
        inland = shapely.intersection(country, _around(ever)) if partial else country
        reaches[source] = shapely.union_all([inland, ever]) if not ever.is_empty else inland
    return {source: shapely.buffer(reach, SLACK_KM / KM_PER_DEGREE) for source, reach in reaches.items()}


def is_within(points: Geometries, reach: BaseGeometry) -> bool:
    """Tell whether at least half of the points that stand for a claim lie within a source's reach."""
    return bool(np.mean(shapely.intersects(reach, points)) >= 0.5)


def _ever(series: Series) -> BaseGeometry:
    """Return all ground that a series ever held."""
    return shapely.union_all(series.timeline.plane.cells) if series.days else MultiPolygon()


def _around(area: BaseGeometry) -> BaseGeometry:
    """Return the convex hull of an area, widened; an empty one stays empty."""
    if area.is_empty:
        return area
    scale = float(np.cos(np.radians(area.centroid.y)))
    flat = shapely.transform(shapely.convex_hull(area), lambda xy: xy * [scale, 1.0])
    return shapely.transform(shapely.buffer(flat, EXTRACT_KM / KM_PER_DEGREE), lambda xy: xy / [scale, 1.0])
