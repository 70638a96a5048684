"""The notes of a story's step on a still map: words in a box beside their point, with a line to it."""

from typing import Any, Final

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from maps.scene.story import Note
from maps.still.drawing.canvas import Box, Canvas, text_size, wrap_text, write_lines
from maps.still.drawing.label_places import Room
from maps.style.palette import BASE_INK

SIZE_PT: Final = 7.0
WIDTH_PT: Final = 110.0
PAD_PT: Final = 4.0
AWAY_PT: Final = (16.0, 30.0, 48.0, 70.0, 96.0)
_SIDES: Final = ((1, 1), (1, -1), (-1, 1), (-1, -1), (0, 1), (0, -1), (1, 0), (-1, 0))


def draw_notes(canvas: Canvas, notes: tuple[Note, ...], room: Room, *, lang: str) -> None:
    """Draw notes where they cover nothing and take their room; one whose point does not show is left out."""
    for note in notes:
        x, y = canvas.to_degrees.transform(note.lon, note.lat, direction="INVERSE")
        at = canvas.points(x, y)
        left, bottom, right, top = canvas.box
        if not (left <= at[0] <= right and bottom <= at[1] <= top):
            continue
        lines = wrap_text(canvas, str(getattr(note.text, lang)), size_pt=SIZE_PT, width_pt=WIDTH_PT)
        width = max(text_size(canvas, line, size_pt=SIZE_PT)[0] for line in lines) + 2 * PAD_PT
        box = find_stand(room, at, size=(width, len(lines) * SIZE_PT * 1.35 + 2 * PAD_PT))
        if box is None:
            continue
        room.take(box)
        _draw(canvas, at, box, lines)


def find_stand(room: Room, at: tuple[float, float], *, size: tuple[float, float]) -> Box | None:
    """Return the nearest box of a size around a point (points) that lies on nothing; null where there is none."""
    width, height = size
    for away in AWAY_PT:
        for right, up in _SIDES:
            far = away * 0.7 if right and up else away
            x = at[0] + right * far - (0 if right > 0 else width if right < 0 else width / 2)
            y = at[1] + up * far - (0 if up > 0 else height if up < 0 else height / 2)
            box = (x, y, x + width, y + height)
            if room.is_free(box):
                return box
    return None


def _draw(canvas: Canvas, at: tuple[float, float], box: Box, lines: list[str]) -> None:
    ink, halo = BASE_INK["text"].light, BASE_INK["halo"].light
    end = (min(max(at[0], box[0]), box[2]), min(max(at[1], box[1]), box[3]))
    (x0, y0), (x1, y1) = canvas.place(at), canvas.place(end)
    to: dict[str, Any] = {"transform": canvas.figure.transFigure, "clip_on": False}
    for colour, width, order in ((halo, 2.6, 48.4), (ink, 0.9, 48.5)):
        canvas.axes.add_line(Line2D([x0, x1], [y0, y1], color=colour, linewidth=width, zorder=order, **to))
    canvas.axes.add_line(
        Line2D([x0], [y0], marker="o", markersize=3.6, color=ink, markeredgecolor=halo, zorder=48.6, **to)
    )
    (left, bottom), (right, top) = canvas.place(box[:2]), canvas.place(box[2:])
    frame = Rectangle((left, bottom), right - left, top - bottom, facecolor=halo, edgecolor=ink, linewidth=0.6, **to)
    frame.set_zorder(49)
    canvas.axes.add_patch(frame)
    write_lines(canvas, lines, (box[0] + PAD_PT, box[3] - PAD_PT + 1), size_pt=SIZE_PT)
