"""The small map in the corner: where in Ukraine the map's frame lies."""

from typing import Any

import shapely
from matplotlib.patches import PathPatch, Rectangle

from maps.scene.scene import Scene
from maps.still.drawing.canvas import Box, Canvas
from maps.still.drawing.ink import outline_of
from maps.style.palette import ACTOR_INK, BASE_INK

LEAST_SHARE = 0.035
"""The frame is drawn at least this large, or a village's would be a dot."""


def draw_locator(canvas: Canvas, scene: Scene, box: Box, *, framed: bool) -> None:
    """Draw Ukraine and the map's frame within a box (points); `framed` gives it a ground of its own on the map."""
    left, bottom = canvas.place(box[:2])
    right, top = canvas.place(box[2:])
    axes: Any = canvas.figure.add_axes((left, bottom, right - left, top - bottom), zorder=40)
    axes.set_aspect("equal")
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_visible(framed)
        spine.set_edgecolor(BASE_INK["country_edge"].light)
        spine.set_linewidth(0.5)
    axes.patch.set_alpha(1.0 if framed else 0.0)
    axes.set_facecolor(BASE_INK["halo"].light)
    oblasts = scene.layer("oblasts").frame.to_crs(canvas.crs)
    shapes = shapely.simplify(oblasts.geometry.to_numpy(), 2_000)
    outline = outline_of(shapes)
    if outline is None:
        return
    land = {"facecolor": BASE_INK["land"].light, "edgecolor": BASE_INK["oblast_edge"].light, "linewidth": 0.35}
    axes.add_patch(PathPatch(outline, **land))
    west, south, east, north = (float(edge) for edge in shapely.total_bounds(shapes))
    pad = 0.05 * (east - west)
    axes.set_xlim(west - pad, east + pad)
    axes.set_ylim(south - pad, north + pad)
    x0, y0, x1, y1 = canvas.extent
    least = LEAST_SHARE * (east - west)
    width, height = max(x1 - x0, least), max(y1 - y0, least)
    corner = ((x0 + x1 - width) / 2, (y0 + y1 - height) / 2)
    ink = ACTOR_INK["russian"].light
    axes.add_patch(Rectangle(corner, width, height, facecolor="none", edgecolor=ink, linewidth=1.2, zorder=3))
