"""Cells of a public output: without units, persons and fine coordinates."""

from collections.abc import Container
from typing import Any, Final, TypeAlias

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from reports.claims.any_unit import names_any_unit

Corner: TypeAlias = tuple[float, float]

LEFT_OUT: Final = "(sentence left out of the public version: it names a unit)"


def strip_text(value: Any) -> Any:
    """
    Return a cell without units: a text that names one becomes null, such items of a list go; others stay.

    >>> strip_text(("Lyman", "2nd Rifle Brigade")), strip_text("Lyman")
    (('Lyman',), 'Lyman')
    """
    if isinstance(value, str):
        return None if names_any_unit(value) else value
    if isinstance(value, tuple | list):
        return tuple(item for item in value if not (isinstance(item, str) and names_any_unit(item)))
    return value


def strip_person(edited: Any) -> Any:
    """
    Return a correction's verdict, or why a corrected claim is where it is, without who made it and why.

    >>> strip_person("rejected by A. Reader: seen by phone"), strip_person("Lyman: set by A. Reader; near it")
    ('rejected by a person', 'Lyman: set by a person')
    """
    if not isinstance(edited, str) or " by " not in edited:
        return edited
    return f"{edited.split(' by ')[0]} by a person"


def coarsen(shape: BaseGeometry | None, *, grid_deg: float, fixed: Container[Corner] = ()) -> BaseGeometry | None:
    """
    Return a lon/lat shape with every corner on a grid, a line's corners at `fixed` places (settlements) as they are.

    A shape that is smaller than the grid becomes a point on it. Null and empty shapes are null.
    """
    if shape is None or shape.is_empty:
        return None
    if "Line" in shape.geom_type:
        coarse = shapely.transform(shape, lambda xy: _snap(xy, grid_deg, fixed))
    else:
        coarse = shapely.set_precision(shape, grid_deg)
    if coarse.is_empty or not coarse.is_valid or (coarse.length == 0 and shape.length > 0):
        return shapely.transform(shape.representative_point(), lambda xy: _snap(xy, grid_deg, ()))
    return shapely.set_precision(coarse, 0)


def corner_of(x: float, y: float) -> Corner:
    """Return a place by which corners are told to be the same: to a millionth of a degree."""
    return round(x, 6), round(y, 6)


def _snap(xy: Any, grid_deg: float, fixed: Container[Corner]) -> Any:
    """Return corners on the grid, those at fixed places as they are."""
    kept = np.array([corner_of(x, y) in fixed for x, y in xy], bool)
    return np.where(kept[:, None], xy, np.round(xy / grid_deg) * grid_deg)
