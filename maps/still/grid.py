"""Small multiples: one sheet with a map for each month, all of one frame and scale, each with its new marks only."""

import io
from dataclasses import replace
from math import ceil
from typing import Final

import matplotlib as mpl
import pandas as pd

from maps.scene.months import Month, split_months
from maps.scene.scene import Scene, SceneLayer
from maps.scene.views import Bounds
from maps.still.around.furniture import draw_scale, draw_title, write_credits
from maps.still.around.key import draw_key
from maps.still.around.layout import MARGIN_PT, lay_out
from maps.still.drawing.canvas import SHEETS, Box, Canvas, Sheet, SheetName, make_canvas, text_size, write_lines
from maps.still.drawing.label_places import Room
from maps.still.drawing.labels import draw_labels, draw_symbols
from maps.still.figure import NO_CLOCK, SETTINGS, Form, bounds_of_area, draw_layers
from maps.style.palette import BASE_INK
from maps.style.wording import SECTIONS, WORDING

GAP_PT: Final = 8.0
HEAD_PT: Final = 22.0
"""Room over each map for its month and its counts."""

SHAPE: Final = 1.25
"""How much wider than high a map is best."""

FEW: Final = 4
"""Up to so many months have room for names."""


def render_grid(scene: Scene, *, form: Form = "png", sheet: SheetName = "print", area: int | None = 0) -> bytes:
    """
    Return a PNG, SVG or PDF with a map of the new marks of each month; equal scenes give equal bytes.

    `area` is as for `render_figure`, the same for all months. Raises SceneError without a dated claim or for too many
    months.
    """
    months = split_months(scene)
    with mpl.rc_context(SETTINGS):
        canvas = _draw(scene, months, SHEETS[sheet], bounds_of_area(scene, area))
        out = io.BytesIO()
        canvas.figure.savefig(out, format=form, dpi=canvas.sheet.dpi, metadata=NO_CLOCK[form])
    return out.getvalue()


def choose_columns(count: int, width: float, height: float) -> int:
    """
    Return in how many columns so many maps are largest on a sheet of this width and height.

    >>> choose_columns(1, 800, 500), choose_columns(12, 800, 500)
    (1, 4)
    """

    def size(columns: int) -> float:
        wide, tall = width / columns - GAP_PT, height / ceil(count / columns) - GAP_PT - HEAD_PT
        return min(wide, tall * SHAPE)

    return max(range(1, count + 1), key=lambda columns: (size(columns), -columns))


def _draw(scene: Scene, months: tuple[Month, ...], sheet: Sheet, bounds: Bounds) -> Canvas:
    whole = _whole(scene, months)
    layout = lay_out(whole, sheet, bounds, has_locator=False, frame_of=lambda box: _boxes(box, len(months))[0])
    canvas: Canvas | None = None
    for month, box in zip(months, _boxes(layout.box, len(months)), strict=True):
        canvas = make_canvas(sheet, box=box, bounds=bounds, figure=None if canvas is None else canvas.figure)
        _draw_month(canvas, month, names=len(months) <= FEW)
    assert canvas is not None  # noqa: S101 - split_months gives one month at least
    draw_title(canvas, whole, layout.title, width_pt=layout.title_width)
    draw_key(canvas, layout.plan, layout.key)
    write_credits(canvas, scene, (MARGIN_PT, layout.credits_top), width_pt=72 * sheet.width_in - 2 * MARGIN_PT)
    return canvas


def _boxes(field: Box, count: int) -> list[Box]:
    """Return the frame of each map, row by row, in points."""
    columns = choose_columns(count, field[2] - field[0], field[3] - field[1])
    rows = ceil(count / columns)
    wide, tall = (field[2] - field[0] + GAP_PT) / columns, (field[3] - field[1] + GAP_PT) / rows
    boxes = []
    for number in range(count):
        left, top = field[0] + wide * (number % columns), field[3] - tall * (number // columns)
        boxes.append((left, top - tall + GAP_PT, left + wide - GAP_PT, top - HEAD_PT))
    return boxes


def _draw_month(canvas: Canvas, month: Month, *, names: bool) -> None:
    scene, room = month.scene, Room(canvas.box)
    draw_layers(canvas, scene)
    draw_scale(canvas, scene, room)
    draw_symbols(canvas, scene, room, size_pt=9.0 if names else 5.5)
    if names:
        draw_labels(canvas, scene, room)
    heading = (canvas.box[0], canvas.box[3] + HEAD_PT - 3)
    name = str(getattr(SECTIONS["month"][str(month.first.month)], scene.lang)).format(year=month.first.year)
    write_lines(canvas, [name], heading, size_pt=7.6, bold=True)
    said = _say(scene, "grid_none")
    if month.counts:
        counts = ", ".join(f"{count} {_say(scene, f'evidence_{grade}')}" for grade, count in month.counts)
        said = _say(scene, "grid_new", counts=counts)
    size = 5.6
    while size > 4 and text_size(canvas, said, size_pt=size)[0] > canvas.box[2] - canvas.box[0]:
        size -= 0.2
    write_lines(canvas, [said], (heading[0], heading[1] - 10.5), size_pt=size, colour=BASE_INK["text_soft"].light)


def _whole(scene: Scene, months: tuple[Month, ...]) -> Scene:
    """Return a scene for the key: what any of the months shows, its control without a day."""
    found: dict[str, list[SceneLayer]] = {}
    for month in months:
        for layer in month.scene.layers:
            found.setdefault(layer.key, []).append(layer)
    order = [layer.key for month in months for layer in month.scene.layers]
    ranked = sorted(found, key=lambda key: _rank(key, order))
    layers = tuple(_join(found[key]) for key in ranked)
    return replace(scene, layers=layers, changes=None, has_control=months[0].scene.has_control)


def _rank(key: str, order: list[str]) -> tuple[int, int]:
    grades = ("denied", "claimed", "reported", "assessed", "geolocated")
    kind, _, grade = key.partition("_")
    if kind in {"stretch", "mark"} and grade in grades:
        return (1 if kind == "stretch" else 2, grades.index(grade))
    return (0, order.index(key))


def _join(layers: list[SceneLayer]) -> SceneLayer:
    """Return layers of one key as one; control loses its day, which differs from month to month."""
    first = layers[0]
    if first.group != "marks":
        note = first.note.rsplit(", ", 1)[0] if first.group == "control" else first.note
        frame = next((layer.frame for layer in layers if not layer.frame.empty), first.frame)
        return replace(first, frame=frame, note=note)
    return replace(first, frame=pd.concat([layer.frame for layer in layers], ignore_index=True))


def _say(scene: Scene, key: str, **fill: str) -> str:
    return str(getattr(WORDING[key], scene.lang)).format(**fill)
