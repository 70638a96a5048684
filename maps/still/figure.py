"""A scene as one still picture or printed page: PNG, SVG or PDF, byte-stable, in an equal-area projection."""

import io
from typing import Any, Final, Literal, TypeAlias

import matplotlib as mpl

from maps.scene.change_layers import layer_changes
from maps.scene.layer import SceneLayer
from maps.scene.scene import Scene
from maps.scene.step import scene_of_step
from maps.scene.story import Step
from maps.scene.views import Bounds, join_bounds, widen
from maps.scene.waters import FINEST_M, hold_between, is_water, shown_day
from maps.still.around.corners import quiet_corner
from maps.still.around.furniture import draw_scale, draw_title, write_credits, write_words
from maps.still.around.key import draw_key, list_hidden
from maps.still.around.layout import MARGIN_PT, lay_out
from maps.still.around.locator import draw_locator
from maps.still.around.notes import draw_notes
from maps.still.drawing.canvas import SHEETS, Canvas, Sheet, SheetName, make_canvas
from maps.still.drawing.ink import draw_areas, draw_ground, draw_lines
from maps.still.drawing.label_places import Room
from maps.still.drawing.labels import draw_labels, draw_symbols
from maps.style.palette import BASE_INK, STYLES, Style

Form: TypeAlias = Literal["png", "svg", "pdf"]
ALL_SHARE: Final = 0.08
"""Room around all areas of action together: their outermost marks would stand in the corners."""

LOCATOR_PT: Final = (87.0, 69.0)
CASING_PT: Final = 1.6
THIN_CASING_PT: Final = 0.9
"""A wider one would be louder than the line."""

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
    with mpl.rc_context(SETTINGS):
        canvas = draw_figure(scene, sheet=sheet, area=area, step=step)
        out = io.BytesIO()
        canvas.figure.savefig(out, format=form, dpi=canvas.sheet.dpi, metadata=NO_CLOCK[form])
    return out.getvalue()


def find_hidden(
    scene: Scene, *, sheet: SheetName = "print", area: int | None = 0, step: int | None = None
) -> list[str]:
    """Return which figures of people, in English, lie outside the frame of the map that `render_figure` draws."""
    if not any(layer.group == "people" for layer in scene.layers):
        return []
    with mpl.rc_context(SETTINGS):
        shown, bounds, told = _frame_of(scene, area=area, step=step)
        words = str(getattr(told.text, scene.lang)) if told else ""
        box = lay_out(shown, SHEETS[sheet], bounds, words=words).box
        return list_hidden(make_canvas(SHEETS[sheet], box=box, bounds=bounds), shown, lang="en")


def bounds_of_area(scene: Scene, area: int | None) -> Bounds:
    """Return what one area of action, or all of them, take up in degrees; an area there is not gives the first."""
    if not scene.views:
        return scene.bounds
    if area is None:
        return widen(join_bounds(scene.views), share=ALL_SHARE)
    return scene.views[min(max(area, 0), len(scene.views) - 1)].bounds


def draw_figure(scene: Scene, *, sheet: SheetName, area: int | None = 0, step: int | None = None) -> Canvas:
    """Return the sheet that `render_figure` writes; draw within SETTINGS."""
    shown, bounds, told = _frame_of(scene, area=area, step=step)
    return _draw(shown, SHEETS[sheet], bounds, step=told)


def _frame_of(scene: Scene, *, area: int | None, step: int | None) -> tuple[Scene, Bounds, Step | None]:
    """Return what a map shows, where it looks and the step that it tells."""
    told = scene.story.steps[step] if scene.story is not None and step is not None else None
    bounds = bounds_of_area(scene, area)
    if told is None:
        return scene, bounds, None
    return scene_of_step(scene, told), told.bounds or bounds, told


def _draw(scene: Scene, sheet: Sheet, bounds: Bounds, *, step: Step | None = None) -> Canvas:
    words = str(getattr(step.text, scene.lang)) if step else ""
    layout = lay_out(scene, sheet, bounds, words=words)
    canvas = make_canvas(sheet, box=layout.box, bounds=bounds)
    room = Room(layout.box)
    draw_layers(canvas, scene)
    if layout.locator is None:
        box = quiet_corner(canvas, scene, room, size=LOCATOR_PT, corners=("top right", "top left", "bottom right"))
        draw_locator(canvas, scene, box, framed=True)
        room.take((box[0] - 3, box[1] - 3, box[2] + 3, box[3] + 3))
    else:
        draw_locator(canvas, scene, layout.locator, framed=False)
    draw_scale(canvas, scene, room)
    top = draw_title(canvas, scene, layout.title, width_pt=layout.title_width)
    at = (layout.title[0], top - 4)
    write_words(canvas, words, at, width_pt=layout.title_width, most_pt=layout.words_pt)
    draw_symbols(canvas, scene, room)
    draw_notes(canvas, step.notes if step else (), room, lang=scene.lang)
    draw_labels(canvas, scene, room)
    draw_key(canvas, layout.plan, layout.key)
    credits_width = 72 * sheet.width_in - 2 * MARGIN_PT
    write_credits(canvas, scene, (MARGIN_PT, layout.credits_top), width_pt=credits_width)
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
