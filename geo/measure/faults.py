"""What is wrong with an area's rings, in plain words, with the vertex and the coordinates where it shows."""

import re
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

_WORDS: Final = {
    "Self-intersection": "its edge crosses or covers itself",
    "Ring Self-intersection": "its edge touches itself",
    "Hole lies outside shell": "a hole lies outside its area",
    "Holes are nested": "a hole lies within another hole",
    "Interior is disconnected": "its holes and its edge cut it into pieces",
    "Nested shells": "one of its areas lies within another",
    "Duplicate Rings": "a ring stands in it twice",
    "Too few points in geometry component": "a ring has too few corners",
    "Invalid Coordinate": "a coordinate is no number",
    "Ring is not closed": "a ring is not closed",
}
"""Reasons of GEOS' IsValidOp, as `shapely.is_valid_reason` gives them."""


def tell_fault(shape: BaseGeometry) -> str:
    """
    Say what makes a geometry invalid and where: the nearest vertex, counted from 1 over its rings in order.

    A valid, empty or missing geometry gives an empty text, a reason nobody has words for "its rings are invalid".

    >>> from shapely.geometry import Polygon
    >>> tell_fault(Polygon([(37, 48), (38, 49), (38, 48), (37, 49)]))
    'its edge crosses or covers itself at (37.5, 48.5), nearest to vertex 1'
    """
    if shape is None or shape.is_valid:
        return ""
    reason, _, at = shapely.is_valid_reason(shape).partition("[")
    told = _WORDS.get(reason.strip(), "its rings are invalid")
    numbers = re.findall(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", at)
    if len(numbers) < 2:
        return told
    x, y = float(numbers[0]), float(numbers[1])
    corners = shapely.get_coordinates(shape)
    nearest = int(np.nanargmin(np.hypot(corners[:, 0] - x, corners[:, 1] - y))) + 1
    return f"{told} at ({x:.7g}, {y:.7g}), nearest to vertex {nearest}"
