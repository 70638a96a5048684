"""Geometry as whole numbers: the first point, then steps, in units of 1/scale degree; about a third of GeoJSON."""

from typing import Any, Final

import numpy as np
import shapely

FINE: Final = 100_000
"""About 1 m: marks, roads, control."""

COARSE: Final = 1_000
"""About 100 m: neighbouring countries."""


def encode_lines(geometry: Any, *, scale: int = FINE) -> dict[str, Any]:
    """Return the line parts of any geometry as {"scale", "parts"}; polygons give their rings, points nothing."""
    parts = []
    for part in shapely.get_parts(geometry):
        lines = shapely.get_parts(part.boundary) if part.geom_type == "Polygon" else [part]
        parts += [_steps(line, scale) for line in lines if line.geom_type in {"LineString", "LinearRing"}]
    return {"scale": scale, "parts": [part for part in parts if len(part) >= 4]}


def encode_polygons(geometry: Any, *, scale: int = FINE) -> dict[str, Any]:
    """Return the polygons of any geometry as {"scale", "polygons"}, each a list of rings, outer first."""
    polygons = []
    for part in shapely.get_parts(geometry):
        if part.geom_type != "Polygon" or part.is_empty:
            continue
        rings = [_steps(ring, scale)[:-2] for ring in (part.exterior, *part.interiors)]  # the closing point is implied
        if len(rings[0]) >= 6:
            polygons.append([ring for ring in rings if len(ring) >= 6])
    return {"scale": scale, "polygons": polygons}


def encode_point(point: Any, *, digits: int = 5) -> list[float]:
    """Return lon and lat to five decimals, about 1 m, or fewer."""
    return [round(float(point.x), digits), round(float(point.y), digits)]


def _steps(line: Any, scale: int) -> list[int]:
    """Return a line's points as steps; points that fall together after rounding are kept once."""
    grid = np.rint(shapely.get_coordinates(line) * scale).astype(np.int64)
    if len(grid) > 1:
        keep = np.ones(len(grid), dtype=bool)
        keep[1:] = (np.diff(grid, axis=0) != 0).any(axis=1)
        grid = grid[keep]
    steps = np.vstack([grid[:1], np.diff(grid, axis=0)])
    return [int(number) for number in steps.ravel()]
