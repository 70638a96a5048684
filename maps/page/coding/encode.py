"""Geometry as whole numbers: the first point, then steps, in units of 1/scale degree; about a third of GeoJSON."""

from typing import Any, Final

import numpy as np
import shapely

FINE: Final = 100_000
"""About 1 m: marks, roads, control."""

COARSE: Final = 1_000
"""About 100 m: neighbouring countries."""


LEAST_RING: Final = 6
"""Numbers of the three corners that bound an area."""


def encode_lines(geometry: Any, *, scale: int = FINE) -> dict[str, Any]:
    """Return the line parts of any geometry as {"scale", "parts"}; polygons give their rings, points nothing."""
    parts = []
    for part in shapely.get_parts(geometry):
        lines = shapely.get_parts(part.boundary) if part.geom_type == "Polygon" else [part]
        parts += [_steps(line, scale) for line in lines if line.geom_type in {"LineString", "LinearRing"}]
    return {"scale": scale, "parts": [part for part in parts if len(part) >= 4]}


def encode_polygons(geometry: Any, *, scale: int = FINE) -> dict[str, Any]:
    """Return the polygons of any geometry as {"scale", "polygons"}, each a list of rings, outer first."""
    return encode_areas([geometry], scale=scale)[0]


def encode_areas(geometries: Any, *, scale: int = FINE) -> list[dict[str, Any]]:
    """Return each of some geometries as `encode_polygons` does; none give none."""
    found: list[dict[str, Any]] = [{"scale": scale, "polygons": []} for _ in geometries]
    parts, owner = shapely.get_parts(np.asarray(geometries, object), return_index=True)
    kept = (shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & ~shapely.is_empty(parts)
    rings, part = shapely.get_rings(parts[kept], return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    grid = np.rint(xy * scale).astype(np.int64)
    first = np.diff(ring, prepend=-1) != 0
    moved = first.copy()
    moved[1:] |= (np.diff(grid, axis=0) != 0).any(axis=1)  # points that fall together after rounding are kept once
    steps = np.diff(grid[moved], axis=0, prepend=0)
    steps[first[moved]] = grid[first]
    numbers = steps.ravel().tolist()
    ends = (2 * np.searchsorted(ring[moved], np.arange(len(rings) + 1))).tolist()
    of, last, is_drawn = owner[kept].tolist(), None, False
    for number, of_part in enumerate(part.tolist()):
        told = numbers[ends[number] : ends[number + 1] - 2]  # the closing point is implied
        if of_part != last:
            last, is_drawn = of_part, len(told) >= LEAST_RING
            if is_drawn:
                found[of[of_part]]["polygons"].append([])
        if is_drawn and len(told) >= LEAST_RING:
            found[of[of_part]]["polygons"][-1].append(told)
    return found


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
