"""Figures of displacement as the page knows them: areas or lines with names in both languages and columns to read."""

from typing import Any, Final

import shapely

from maps.page.coding.encode import COARSE, encode_lines, encode_polygons
from maps.page.coding.json_cells import plain
from maps.page.parts.claims import both_names
from maps.scene.layer import SceneLayer

GRAIN_DEG: Final = 0.01
"""Areas are drawn to about a kilometre: the borders of oblasts lie over them in full."""


def describe_displaced(layer: SceneLayer) -> dict[str, Any]:
    """Return a layer's shapes, on a grid of about 100 m, and for each its names and the values of its columns."""
    frame = layer.frame
    shapes = list(frame.geometry)
    is_area = all(shape.geom_type in {"Polygon", "MultiPolygon"} for shape in shapes)
    simple = [shapely.simplify(shape, GRAIN_DEG) for shape in shapes] if is_area else shapes
    return {
        "areas": [encode_polygons(shape, scale=COARSE) for shape in simple] if is_area else [],
        "lines": [] if is_area else [encode_lines(shape, scale=COARSE) for shape in simple],
        "names": [both_names(en, uk) for en, uk in zip(frame["name_en"], frame["name_uk"], strict=True)],
        "columns": list(layer.columns),
        "values": [[plain(value) for value in frame[column]] for column in layer.columns],
    }
