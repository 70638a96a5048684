"""The lines of the ground: coasts and borders cut where they meet, each simplified once: neighbours still meet."""

from typing import Any, Final

import numpy as np
import shapely
from geopandas import GeoDataFrame

from maps.page.coding.encode import COARSE
from maps.page.coding.varints import Ints, deflate_text, varints, zigzag

NEAR_WORLD: Final = (10.0, 38.0, 54.0, 61.0)
"""West, south, east, north: what a reader can pan to around Ukraine."""

REGION_WORLD: Final = (28.0, 43.0, 46.5, 55.5)

FRONT_LAND: Final = (
    (31.2, 44.0),
    (41.0, 44.0),
    (41.0, 53.0),
    (31.0, 53.0),
    (31.0, 51.0),
    (33.5, 50.6),
    (33.5, 48.2),
    (31.2, 47.8),
)
"""South, east and the northern border: a line that comes here keeps what is above 80 m, any other what is above 300."""

HOME_TOLERANCE_DEG: Final = (0.001, 0.005)
ABROAD_TOLERANCE_DEG: Final = (0.012, 0.05)
"""Within two degrees of Ukraine, and beyond."""

REGION_TOLERANCE_DEG: Final = 0.03
NEAR_DEG: Final = 2.0
LEAST_ISLAND_DEG2: Final = (0.002, 0.03)

OWN_DEG: Final = 0.12
"""A neighbour's line this near to Ukraine's outline, most of its way, is that outline drawn coarsely: left out."""

KINDS: Final = ("coast", "shore", "border", "region", "outline", "oblast")
"""
What a line is: `coast` bounds land abroad, `shore` does so where Ukraine's own outline or the edge of the map is drawn
instead, `border` lies between two countries abroad, `region` between regions, `outline` is Ukraine's, `oblast` lies
within it. Land abroad is what coasts and shores enclose, Ukraine what its outline does.
"""

HOME_SCALE: Final = 2_500
"""About 40 m, half of what is smoothed away."""

SCALES: Final = (COARSE, COARSE, COARSE, COARSE, HOME_SCALE, HOME_SCALE)


def make_lines(oblasts: GeoDataFrame, countries: GeoDataFrame, regions: GeoDataFrame) -> dict[str, list[Any]]:
    """Return the lines of each of KINDS, made anew from frames in EPSG:4326."""
    units = _arcs(oblasts.geometry.to_numpy())
    home = shapely.coverage_union_all(oblasts.geometry.to_numpy())
    is_outer = _on_edge(units, home)
    front = shapely.Polygon(FRONT_LAND)
    own = [_thin(arc, HOME_TOLERANCE_DEG[0 if shapely.intersects(arc, front) else 1]) for arc in units]
    ring = home.boundary.buffer(OWN_DEG, quad_segs=1)
    found = _lines_abroad(countries[countries["iso_a2"] != "UA"], home=home, ring=ring)
    taken = shapely.union_all([*found["coast"], *found["border"]]).buffer(2 * ABROAD_TOLERANCE_DEG[0], quad_segs=1)
    rims = shapely.difference(_arcs_as_one(_clip(regions, REGION_WORLD)), shapely.union_all([ring, taken]))
    inside = shapely.difference(rims, shapely.box(*REGION_WORLD).boundary.buffer(0.001))
    lines = shapely.get_parts(shapely.line_merge(inside)) if not inside.is_empty else []
    found["region"] = [_thin(line, REGION_TOLERANCE_DEG) for line in lines]
    found["outline"] = [arc for arc, outer in zip(own, is_outer, strict=True) if outer]
    found["oblast"] = [arc for arc, outer in zip(own, is_outer, strict=True) if not outer]
    return {kind: found[kind] for kind in KINDS}


def _lines_abroad(others: GeoDataFrame, *, home: Any, ring: Any) -> dict[str, list[Any]]:
    shapes = _clip(others, NEAR_WORLD)
    arcs = _arcs(shapes)
    land = shapely.union_all(shapes)
    is_edge = _on_edge(arcs, land)
    frame = shapely.box(*NEAR_WORLD).boundary
    found: dict[str, list[Any]] = {"coast": [], "shore": [], "border": []}
    for arc, edge in zip(arcs, is_edge, strict=True):
        far = int(shapely.distance(arc, home) > NEAR_DEG)
        if arc.is_closed and shapely.Polygon(arc).area < LEAST_ISLAND_DEG2[far]:
            continue
        hidden = shapely.length(shapely.intersection(arc, ring)) > 0.7 * arc.length
        hidden = hidden or shapely.distance(shapely.line_interpolate_point(arc, 0.5, normalized=True), frame) < 1e-9
        kind = ("shore" if hidden else "coast") if edge else "border"
        if edge or not hidden:
            found[kind].append(_thin(arc, ABROAD_TOLERANCE_DEG[far]))
    return found


def _clip(frame: GeoDataFrame, world: tuple[float, float, float, float]) -> list[Any]:
    shapes = shapely.make_valid(shapely.clip_by_rect(frame.geometry.to_numpy(), *world))
    return [shape for shape in shapes if not shape.is_empty]


def _arcs_as_one(shapes: Any) -> Any:
    return shapely.union_all(shapely.boundary(np.asarray(shapes, dtype=object)))


def _arcs(shapes: Any) -> list[Any]:
    """Return the boundaries of polygons, each once, cut where three meet."""
    lines = _arcs_as_one(shapes)
    return [] if lines.is_empty else list(shapely.get_parts(shapely.line_merge(lines)))


def _on_edge(arcs: list[Any], land: Any) -> Any:
    """Tell for each arc whether it bounds all the land together rather than two parts of it."""
    middles = shapely.line_interpolate_point(np.asarray(arcs, dtype=object), 0.5, normalized=True)
    return shapely.distance(middles, shapely.boundary(land)) < 1e-7


def _thin(arc: Any, tolerance: float) -> Any:
    """Return an arc simplified between its ends; a ring keeps a shape of its own."""
    return shapely.simplify(arc, tolerance, preserve_topology=True)


def pack_lines(lines: dict[str, list[Any]]) -> str:
    """Return the lines as text: of each of KINDS how many, their sizes, then all points as steps, x before y."""
    counts, sizes, points = [], [], []
    for kind, scale in zip(KINDS, SCALES, strict=True):
        grids = [_grid(line, scale) for line in lines[kind]]
        grids = [grid for grid in grids if len(grid) > 1]
        counts.append(len(grids))
        sizes += [len(grid) for grid in grids]
        points.append(np.diff(np.concatenate([np.empty((0, 2), np.int64), *grids]), axis=0, prepend=0))
    steps = np.concatenate(points)
    columns = [np.array(counts), np.array(sizes), zigzag(steps[:, 0]), zigzag(steps[:, 1])]
    return deflate_text(varints(np.concatenate([column.astype(np.int64) for column in columns])))


def _grid(line: Any, scale: int) -> Ints:
    grid = np.rint(shapely.get_coordinates(line) * scale).astype(np.int64)
    keep = np.ones(len(grid), bool)
    keep[1:] = (np.diff(grid, axis=0) != 0).any(axis=1)
    return np.asarray(grid[keep], np.int64)
