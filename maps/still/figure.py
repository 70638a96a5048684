"""A scene as one still picture or printed page: PNG, SVG or PDF, byte-stable, in an equal-area projection."""

import io
from typing import Any, Final, Literal, TypeAlias

import matplotlib as mpl

from maps.scene.change_layers import layer_changes
from maps.scene.layer import SceneLayer
from maps.scene.scene import Scene
from maps.scene.step import scene_of_step
from maps.scene.story import Step
from maps.scene.views import Bounds, join_bounds
from maps.scene.waters import FINEST_M, hold_between, is_water, shown_day
from maps.still.canvas import SHEETS, Box, Canvas, Sheet, SheetName, make_canvas
from maps.still.furniture import (
    draw_key,
    draw_scale,
    draw_title,
    measure_credits,
    measure_words,
    write_credits,
    write_words,
)
from maps.still.ink import draw_areas, draw_ground, draw_lines
from maps.still.label_places import Room
from maps.still.labels import draw_labels, draw_symbols
from maps.still.locator import draw_locator
from maps.still.notes import draw_notes
from maps.style.palette import BASE_INK, STYLES, Style

Form: TypeAlias = Literal["png", "svg", "pdf"]
MARGIN_PT: Final = 14.0
KEY_SHARE: Final = 0.24
"""Share of the sheet's width that the key beside the map takes."""

KEY_BELOW_PT: Final = 106.0
TITLE_PT: Final = 38.0
CASING_PT: Final = 1.6
THIN_CASING_PT: Final = 0.9
"""A wider one would be louder than the line."""

MOST_WORDS: Final = 0.2
"""Share of a sheet's height that the words of a step may take under the title."""

SETTINGS: Final[Any] = {
    "svg.hashsalt": "frontline",
    "svg.fonttype": "none",  # text stays text, so that a desk can edit it
    "pdf.fonttype": 42,
    "font.family": ["DejaVu Sans"],
    "lines.scale_dashes": False,
    "hatch.linewidth": 0.7,
    "axes.unicode_minus": False,
}
NO_CLOCK: Final = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Producer": None, "Creator": None},
}


def render_figure(
    scene: Scene, *, form: Form = "png", sheet: SheetName = "print", area: int | None = 0, step: int | None = None
) -> bytes:
    """
    Return the scene as a PNG, SVG or PDF; equal scenes give equal bytes.

    `area` counts the scene's areas of action from 0, the weightiest; null shows all of them. Without a mark the map
    shows Ukraine. `step` counts the steps of the scene's story from 0 and shows one as it is told.
    """
    told = scene.story.steps[step] if scene.story is not None and step is not None else None
    bounds = bounds_of_area(scene, area)
    with mpl.rc_context(SETTINGS):
        if told is None:
            canvas = _draw(scene, SHEETS[sheet], bounds)
        else:
            canvas = _draw(scene_of_step(scene, told), SHEETS[sheet], told.bounds or bounds, step=told)
        out = io.BytesIO()
        canvas.figure.savefig(out, format=form, dpi=canvas.sheet.dpi, metadata=NO_CLOCK[form])
    return out.getvalue()


def bounds_of_area(scene: Scene, area: int | None) -> Bounds:
    """Return what one area of action, or all of them, take up in degrees; an area there is not gives the first."""
    if not scene.views:
        return scene.bounds
    if area is None:
        return join_bounds(scene.views)
    return scene.views[min(max(area, 0), len(scene.views) - 1)].bounds


def _draw(scene: Scene, sheet: Sheet, bounds: Bounds, *, step: Step | None = None) -> Canvas:
    width, height = 72 * sheet.width_in, 72 * sheet.height_in
    credits_height = measure_credits(scene, sheet, width - 2 * MARGIN_PT)
    floor = MARGIN_PT + credits_height + 6
    words = str(getattr(step.text, scene.lang)) if step else ""
    if sheet.key == "beside":
        key: Box = (width * (1 - KEY_SHARE), floor, width - MARGIN_PT, height - MARGIN_PT)
        box = (MARGIN_PT, floor, key[0] - 12, height - MARGIN_PT)
    else:
        key = (MARGIN_PT, floor, width - MARGIN_PT, floor + KEY_BELOW_PT)
        telling = measure_words(words, sheet, width - 2 * MARGIN_PT, most_pt=MOST_WORDS * height)
        box = (MARGIN_PT, key[3] + 8, width - MARGIN_PT, height - MARGIN_PT - TITLE_PT - telling)
    canvas = make_canvas(sheet, box=box, bounds=bounds)
    room = Room(box)
    draw_layers(canvas, scene)
    draw_scale(canvas, scene, room)
    if sheet.key == "below":
        draw_locator(canvas, scene, (box[2] - 92, box[3] - 74, box[2] - 5, box[3] - 5), framed=True)
        room.take((box[2] - 95, box[3] - 77, box[2], box[3]))
        top = draw_title(canvas, scene, (MARGIN_PT, height - MARGIN_PT), width_pt=width - 2 * MARGIN_PT)
        write_words(canvas, words, (MARGIN_PT, top - 2), width_pt=width - 2 * MARGIN_PT, most_pt=MOST_WORDS * height)
        key_top = key[3]
    else:
        top = draw_title(canvas, scene, (key[0], key[3]), width_pt=key[2] - key[0])
        top = write_words(canvas, words, (key[0], top - 4), width_pt=key[2] - key[0], most_pt=2 * MOST_WORDS * height)
        locator_height = (key[2] - key[0]) * 0.62
        draw_locator(canvas, scene, (key[0], top - locator_height - 4, key[2], top - 4), framed=False)
        key_top = top - locator_height - 14
    draw_symbols(canvas, scene, room)
    draw_notes(canvas, step.notes if step else (), room, lang=scene.lang)
    draw_labels(canvas, scene, room)
    draw_key(canvas, scene, (key[0], key[1], key[2], key_top))
    write_credits(canvas, scene, (MARGIN_PT, MARGIN_PT + credits_height), width_pt=width - 2 * MARGIN_PT)
    return canvas


def draw_layers(canvas: Canvas, scene: Scene) -> None:
    """Draw everything but symbols and labels; borders and roads lie over control, so that both can be read."""
    draw_ground(canvas, canvas.project(scene.layer("countries").frame))
    day = shown_day(scene.day, scene.as_of)
    layers = shown_layers(scene)
    has_people = any(layer.group == "people" for layer in layers)
    over_fill = has_people or any(layer.group == "control" for layer in layers)
    thin = THIN_CASING_PT if over_fill else 0
    for number, layer in enumerate(layers):
        frame = canvas.project(hold_between(layer.frame, day, day) if is_water(layer) else layer.frame)
        style = STYLES[layer.style]
        too_near = is_water(layer) and canvas.metres_per_point < FINEST_M
        if frame.empty or layer.group == "labels" or too_near:
            continue
        types = set(frame.geom_type)
        if layer.group == "base":
            if style.fill:
                draw_areas(canvas, frame, style, zorder=2)
            draw_lines(canvas, frame, style, zorder=20 + number / 100, casing_pt=thin)
        elif types & {"Polygon", "MultiPolygon"}:
            if layer.group == "control" and has_people:
                # nothing shows through: a hatch below would read as one of control's
                ground = Style("ground", style.legend, fill=BASE_INK["home"].light if style.fill else None)
                draw_areas(canvas, frame, ground, zorder=5 + (number - 0.5) / 100)
            # edges lie a tenth above their areas: figures of people stay below lakes and control with theirs
            below = 1.2 + number / 1000
            draw_areas(canvas, frame, style, zorder=below if layer.group == "people" else 5 + number / 100)
        elif types & {"LineString", "MultiLineString", "LinearRing"}:
            is_stretch = layer.key.startswith("stretch_")
            order = (26 if is_stretch else 24) + number / 100
            draw_lines(canvas, frame, style, zorder=order, casing_pt=CASING_PT if is_stretch else thin)


def shown_layers(scene: Scene) -> tuple[SceneLayer, ...]:
    """Return the layers that are switched on and hold anything."""
    layers = (*scene.layers, *layer_changes(scene, until=scene.day))
    return tuple(layer for layer in layers if layer.visible and not layer.frame.empty)
