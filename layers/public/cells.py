"""Cells of a public output: without units, persons and fine coordinates."""

from typing import Any, Final

import shapely
from shapely.geometry.base import BaseGeometry

from reports.claims.any_unit import names_any_unit

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
    Return a correction's verdict without who made it and why.

    >>> strip_person("fix by A. Reader: seen by phone")
    'fix by a person'
    """
    return f"{edited.split()[0]} by a person" if isinstance(edited, str) and edited.strip() else edited


def coarsen(shape: BaseGeometry | None, *, grid_deg: float) -> BaseGeometry | None:
    """Return a lon/lat shape with every corner on a grid, null where nothing of it is left."""
    if shape is None or shape.is_empty:
        return None
    mode = "valid_output" if "Polygon" in shape.geom_type else "pointwise"
    found = shapely.set_precision(shape, grid_deg, mode=mode)
    if found.is_empty or not found.is_valid or (found.length == 0 and shape.length > 0):
        return None
    return shapely.set_precision(found, 0)
