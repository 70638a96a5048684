"""Fast distances and directions for arrays, on a local plane or along chords of a ball: within 1 % up to 300 km."""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

KM_PER_DEGREE: Final = 111.2
"""Kilometres in a degree of latitude near 48.5 degrees north."""

EARTH_KM: Final = KM_PER_DEGREE * 180 / np.pi
"""Radius of the ball on which a degree has that length."""


def flat_km(lon: Any, lat: Any, at: tuple[Any, Any]) -> Any:
    """Return distances from points to one point in kilometres on a local plane: within 1 % up to 300 km."""
    east = (lon - at[0]) * np.cos(np.radians((lat + at[1]) / 2))
    return np.hypot(east, lat - at[1]) * KM_PER_DEGREE


def flat_gaps(shape: BaseGeometry) -> Callable[[Any, Any], Any]:
    """
    Return what gives the distances of lon/lat arrays from a lon/lat shape in kilometres, 0 inside an area.

    The plane is scaled at the shape's own latitude; the shape is bent once, for however many points. nan gives nan.

    >>> float(round(flat_gaps(shapely.Point(37, 48))(np.array(37.1), np.array(48.0)), 2))
    7.44
    """
    scale = float(np.cos(np.radians(shape.centroid.y)))
    flat = shapely.transform(shape, lambda xy: xy * [scale, 1.0])
    return lambda lon, lat: shapely.distance(flat, shapely.points(lon * scale, lat)) * KM_PER_DEGREE


def flat_azimuth(lon: Any, lat: Any, at: tuple[Any, Any]) -> Any:
    """Return the directions from one point to others in degrees on a local plane."""
    east = (lon - at[0]) * np.cos(np.radians((lat + at[1]) / 2))
    return np.degrees(np.arctan2(east, lat - at[1])) % 360


def unit_vectors(lon: Any, lat: Any) -> Any:
    """Return points as vectors of length 1 from the middle of the Earth, one a row."""
    x, y = np.radians(lon), np.radians(lat)
    return np.stack([np.cos(y) * np.cos(x), np.cos(y) * np.sin(x), np.sin(y)], axis=-1)


def chord_km(one: Any, other: Any) -> Any:
    """Return the distances between two lists of unit vectors in kilometres, a row for each of the first."""
    return np.sqrt(np.maximum(2 - 2 * (one @ other.T), 0)) * EARTH_KM
