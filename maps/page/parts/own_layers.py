"""Layers of the maker's own as the page knows them: points as steps on a grid, lines, and columns as plain cells."""

from typing import Any

import numpy as np
import shapely

from maps.page.coding.encode import FINE, encode_lines
from maps.page.coding.json_cells import plain
from maps.scene.layer import SceneLayer


def describe_own(layer: SceneLayer) -> dict[str, Any]:
    """Return a layer's shapes: `at` is row, steps of longitude and latitude for each point; `lines` row and path."""
    shapes = layer.frame.geometry.to_numpy()
    parts, row = shapely.get_parts(shapes, return_index=True)
    is_point = shapely.get_type_id(parts) == 0
    grid = np.rint(shapely.get_coordinates(parts[is_point]) * FINE).astype(np.int64)
    steps = np.diff(grid, axis=0, prepend=0)
    at = np.column_stack([row[is_point], steps]).ravel().tolist() if len(grid) else []
    lines = [[int(number), encode_lines(part)] for part, number in zip(parts[~is_point], row[~is_point], strict=True)]
    values = [[plain(value) for value in layer.frame[column]] for column in layer.columns]
    return {
        "at": at,
        "scale": FINE,
        "lines": lines,
        "columns": [plain(name) for name in layer.columns],
        "values": values,
    }
