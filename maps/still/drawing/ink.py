"""Scene layers as matplotlib draws them: areas with their patterns and edges, lines with their dashes, symbols."""

from typing import Any, Final

import numpy as np
import shapely
from geopandas import GeoDataFrame
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgba
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from maps.still.drawing.canvas import Canvas
from maps.still.drawing.markers import ink_of
from maps.style.palette import BASE_INK, PATTERN_GROUND, STYLES, Pattern, Style

POINTS_PER_PIXEL: Final = 0.6
"""CSS pixels of the palette as points of a printed map, where lines look thicker than on a screen."""

HATCH: Final[dict[Pattern, str]] = {
    "hatch45": "////",
    "hatch135": "\\\\\\\\",
    "cross": "xxxx",
    "dots": "...",
    "none": "",
}


def draw_areas(canvas: Canvas, frame: GeoDataFrame, style: Style, *, zorder: float) -> None:
    """Draw all areas of one style as one path: ground, pattern, edge. An empty frame draws nothing."""
    outline = outline_of(frame.geometry.to_numpy())
    if outline is None:
        return
    plain = {"zorder": zorder, "linewidth": 0}
    if style.fill:
        share = PATTERN_GROUND if style.pattern != "none" else 1.0
        canvas.axes.add_patch(
            PathPatch(outline, facecolor=to_rgba(style.fill, style.opacity * share), edgecolor="none", **plain)
        )
    if style.pattern != "none":
        hatched = PathPatch(outline, facecolor="none", edgecolor=style.edge, hatch=HATCH[style.pattern], **plain)
        canvas.axes.add_patch(hatched)
    if style.edge:
        edge = PathPatch(outline, facecolor="none", edgecolor=style.edge, linewidth=style.edge_width * POINTS_PER_PIXEL)
        edge.set_linestyle(dash_of(style))
        edge.set_zorder(zorder + 0.1)
        edge.set_joinstyle("round")
        canvas.axes.add_patch(edge)


def draw_lines(canvas: Canvas, frame: GeoDataFrame, style: Style, *, zorder: float, casing_pt: float = 0) -> None:
    """
    Draw lines (areas by their rims) of one style, in the colour of their actor where they have one.

    A pale casing, so much wider than the line, keeps them apart from filled ground.
    """
    actors = frame["actor"] if "actor" in frame.columns and style.key != "uncertainty" else [None] * len(frame)
    width = style.edge_width * POINTS_PER_PIXEL
    for shape, actor in zip(frame.geometry, actors, strict=True):
        parts = [shapely.get_coordinates(part) for part in _lines_of(shape)]
        if casing_pt:
            halo = LineCollection(parts, colors=BASE_INK["halo"].light, linewidths=width + casing_pt, zorder=zorder)
            canvas.axes.add_collection(halo)
        colour = ink_of(actor) if actor is not None else style.edge
        lines = LineCollection(parts, colors=colour, linewidths=width, linestyles=[dash_of(style)], zorder=zorder + 0.1)
        canvas.axes.add_collection(lines)


def draw_ground(canvas: Canvas, countries: GeoDataFrame) -> None:
    """Draw land, Ukraine's lighter than its neighbours'; no ground colour means control."""
    for is_home, colour in ((False, BASE_INK["land"].light), (True, BASE_INK["home"].light)):
        rows = countries[(countries["iso_a2"] == "UA") == is_home]
        draw_areas(canvas, rows, Style("ground", STYLES["country"].legend, fill=colour), zorder=1)


def dash_of(style: Style) -> Any:
    """Return a palette dash as matplotlib wants it, in points."""
    if not style.dash:
        return "solid"
    even = style.dash if len(style.dash) % 2 == 0 else style.dash * 2
    return (0, tuple(max(0.6, part * POINTS_PER_PIXEL) for part in even))


def outline_of(shapes: np.ndarray) -> Outline | None:
    """Return areas as one compound path, null where there are none."""
    vertices, codes = [], []
    for polygon in shapely.get_parts(shapes):
        oriented = shapely.orient_polygons(polygon)
        for ring in (oriented.exterior, *oriented.interiors):
            corners = shapely.get_coordinates(ring)
            vertices.append(corners)
            codes += [Outline.MOVETO, *([Outline.LINETO] * (len(corners) - 2)), Outline.CLOSEPOLY]
    return Outline(np.concatenate(vertices), codes) if vertices else None


def _lines_of(shape: Any) -> list[Any]:
    flat = shape.boundary if shape.geom_type in {"Polygon", "MultiPolygon"} else shape
    return list(shapely.get_parts(flat))
