"""The corner of a map where a small map or a scale bar hides the fewest marks."""

from typing import Final, Literal, TypeAlias

import shapely

from maps.scene.scene import Scene
from maps.still.drawing.canvas import Box, Canvas
from maps.still.drawing.label_places import Room

Corner: TypeAlias = Literal["top right", "top left", "bottom left", "bottom right"]
AWAY_PT: Final = 5.0


def quiet_corner(
    canvas: Canvas, scene: Scene, room: Room, *, size: tuple[float, float], corners: tuple[Corner, ...]
) -> Box:
    """Return the box (points) of a size in the first of the corners that lies on nothing and over the fewest marks."""
    layers = [layer for layer in scene.layers if layer.visible and layer.group in {"marks", "events"}]
    shapes = [shape for layer in layers for shape in canvas.project(layer.frame, margin=0).geometry]

    def hidden(box: Box) -> tuple[bool, int]:
        ground = shapely.box(*canvas.metres(box))
        return not room.is_free(box), sum(bool(shapely.intersects(shape, ground)) for shape in shapes)

    return min((_box(canvas, size, corner) for corner in corners), key=hidden)


def _box(canvas: Canvas, size: tuple[float, float], corner: Corner) -> Box:
    left, bottom, right, top = canvas.box
    x = left + AWAY_PT if "left" in corner else right - AWAY_PT - size[0]
    y = bottom + AWAY_PT if "bottom" in corner else top - AWAY_PT - size[1]
    return x, y, x + size[0], y + size[1]
