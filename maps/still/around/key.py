"""The key of a static map: what its frame shows, each symbol with its words, laid out so that all of it fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from geopandas import GeoDataFrame

from maps.scene.change_layers import layer_changes
from maps.scene.layer import SceneLayer
from maps.scene.scene import Scene
from maps.scene.waters import FINEST_M, hold_between, is_water, shown_day
from maps.still.around.furniture import draw_rectangle, say
from maps.still.drawing.canvas import Canvas, wrap_text, write_lines
from maps.still.drawing.ink import HATCH, POINTS_PER_PIXEL, dash_of
from maps.still.drawing.markers import draw_marker, ink_of
from maps.style.dates import write_days_within
from maps.style.palette import PATTERN_GROUND, STYLES, Style

SWATCH_PT: Final = (20.0, 10.0)
GUTTER_PT: Final = 12.0
LEADING: Final = 1.25
LEAST_PT: Final = 20.0
"""Length of road, river or shore that a frame must show before the key explains it: less is no more than a speck."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the key: a symbol, line or area of a style, and its words; without a style a heading."""

    words: str
    style: Style | None = None
    form: str = "heading"
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry with its lines and its upper left corner, points from the upper left of the key downward."""

    entry: Entry
    lines: tuple[str, ...]
    left: float
    down: float


@dataclass(frozen=True, slots=True)
class KeyPlan:
    """Where each entry of a key stands at a size of words; `height_pt` is what its longest column takes."""

    size_pt: float
    height_pt: float
    placed: tuple[_Placed, ...]


def plan_key(canvas: Canvas, entries: Sequence[Entry], *, columns: int, size_pt: float, width_pt: float) -> KeyPlan:
    """
    Return the lowest arrangement of entries, in their order, in equal columns of a width (points) together.

    A heading never stands last in its column. No entry gives a plan of no height.
    """
    width = (width_pt - GUTTER_PT * (columns - 1)) / columns
    blocks = [_measure(canvas, entry, size_pt=size_pt, width_pt=width) for entry in entries]
    heights = [height for _, height in blocks]
    low, high = max(heights, default=0.0), sum(heights)
    for _ in range(16):  # the least height at which the columns are enough, to a fraction of a point
        middle = (low + high) / 2
        if _split(entries, heights, middle)[-1][0] < columns:
            high = middle
        else:
            low = middle
    at = _split(entries, heights, high)
    placed = [
        _Placed(entry, lines, column * (width + GUTTER_PT), down)
        for entry, (lines, _), (column, down) in zip(entries, blocks, at, strict=False)
    ]
    return KeyPlan(size_pt, high, tuple(placed))


def draw_key(canvas: Canvas, plan: KeyPlan, corner: tuple[float, float]) -> None:
    """Draw a planned key from its upper left corner (points) downward."""
    for one in plan.placed:
        is_heading = one.entry.style is None
        x, y = corner[0] + one.left, corner[1] - one.down
        if not is_heading:
            _swatch(canvas, one.entry, (x, y - SWATCH_PT[1] + 1))
        size = plan.size_pt + (0.4 if is_heading else 0)
        indent = 0 if is_heading else SWATCH_PT[0] + 6
        write_lines(canvas, one.lines, (x + indent, y), size_pt=size, bold=is_heading, leading=LEADING)


def _measure(canvas: Canvas, entry: Entry, *, size_pt: float, width_pt: float) -> tuple[tuple[str, ...], float]:
    is_heading = entry.style is None
    size = size_pt + (0.4 if is_heading else 0)
    indent = 0 if is_heading else SWATCH_PT[0] + 6
    lines = wrap_text(canvas, entry.words, size_pt=size, width_pt=width_pt - indent, bold=is_heading)
    return tuple(lines), max(len(lines) * size * LEADING, 0 if is_heading else SWATCH_PT[1]) + 0.45 * size_pt


def _split(entries: Sequence[Entry], heights: Sequence[float], most: float) -> list[tuple[int, float]]:
    """Return column and distance from the top of each entry, and last those of what would come next."""
    at: list[tuple[int, float]] = []
    column, down = 0, 0.0
    for number, height in enumerate(heights):
        more = entries[number].style is None and number + 1 < len(heights) and entries[number + 1].style is not None
        needed = height + (heights[number + 1] if more else 0)
        if down and down + needed > most + 0.01:
            column, down = column + 1, 0.0
        at.append((column, down))
        down += height
    return [*at, (column, down)]


def list_entries(canvas: Canvas, scene: Scene) -> list[Entry]:
    """Return the key of what is drawn, from marks down to roads: of what the frame shows alone."""
    layers = (*scene.layers, *layer_changes(scene, until=scene.day))
    drawn = [layer for layer in reversed(layers) if layer.visible and not layer.frame.empty]
    entries: list[Entry] = []
    shown = [layer for layer in drawn if canvas.shows(layer.frame)]
    marks = _one_a_style(layer for layer in shown if layer.key.startswith("mark_"))
    actors = sorted({actor for layer in marks for actor in canvas.project(layer.frame, margin=0)["actor"]})
    if marks:
        entries.append(Entry(say(scene, "group_marks")))
        entries += [Entry(_legend(layer, scene), STYLES[layer.style], "point", actors[0]) for layer in marks]
        ring = {"russian": "russian_ring", "ukrainian": "ukrainian_ring"}
        if len(actors) > 1 or actors == ["ukrainian"]:
            dot = STYLES["mark_geolocated"]
            entries += [Entry(say(scene, ring[actor]), dot, "point", actor) for actor in actors]
    else:
        entries.append(Entry(say(scene, "no_marks")))
    stretch = next((layer for layer in shown if layer.key.startswith("stretch_")), None)
    if stretch is not None:
        actor = next(iter(stretch.frame["actor"]))
        entries.append(Entry(say(scene, "stretch"), STYLES[stretch.style], "line", actor))
    entries += [
        Entry(_legend(layer, scene), STYLES[layer.style], "line") for layer in shown if layer.key == "uncertainty"
    ]
    events = [layer for layer in shown if layer.group == "events"]
    entries += [Entry(_legend(layer, scene), STYLES[layer.style], "point", "russian") for layer in events]
    control = [layer for layer in shown if layer.group == "control"]
    given = any(layer.group == "control" for layer in drawn)
    entries.append(Entry(say(scene, "group_control" if control else "control_elsewhere" if given else "no_control")))
    entries += [Entry(_legend(layer, scene), STYLES[layer.style], "area") for layer in control]
    people = [layer for layer in shown if layer.group == "people"][::-1]
    if people:
        for told in dict.fromkeys(_family(layer, scene.lang) for layer in people):
            entries.append(Entry(told))
            entries += [_class_entry(layer, scene) for layer in people if _family(layer, scene.lang) == told]
    entries += [Entry(say(scene, "outside_frame", what=told)) for told in list_hidden(canvas, scene, lang=scene.lang)]
    ground = [layer for layer in shown if canvas.shows(_of_day(layer, scene), least_pt=LEAST_PT)]
    roads = _one_a_style(layer for layer in ground if layer.key.startswith("road_"))
    if roads:
        entries.append(Entry(say(scene, "roads")))
        entries += [Entry(_legend(layer, scene), STYLES[layer.style], "line") for layer in roads]
    waters = [layer for layer in ground if is_water(layer) and canvas.metres_per_point >= FINEST_M]
    entries += [
        Entry(_legend(layer, scene), STYLES[layer.style], "area" if layer.key == "lakes" else "line")
        for layer in waters
    ]
    return entries


def list_hidden(canvas: Canvas, scene: Scene, *, lang: str) -> list[str]:
    """Return which figures of people are switched on and lie outside the frame: measure, source and days."""
    people = [one for one in scene.layers if one.group == "people" and one.visible and not one.frame.empty]
    seen = {_family(layer, lang) for layer in people if canvas.shows(layer.frame)}
    return [told for told in dict.fromkeys(_family(layer, lang) for layer in people) if told not in seen]


def _of_day(layer: SceneLayer, scene: Scene) -> GeoDataFrame:
    """Return the rows of a layer, of waters those of the day shown."""
    day = shown_day(scene.day, scene.as_of)
    return hold_between(layer.frame, day, day) if is_water(layer) else layer.frame


def _one_a_style(layers: Any) -> list[SceneLayer]:
    return list({layer.style: layer for layer in layers}.values())


def _class_entry(layer: SceneLayer, scene: Scene) -> Entry:
    """Return a class of figures of people by its bounds alone: a heading says what they are."""
    style = STYLES[layer.style]
    _, _, words = str(getattr(layer.label, scene.lang)).partition(": ")
    return Entry(words, style, "area" if style.fill else "line")


def _family(layer: SceneLayer, lang: str) -> str:
    """Return what the figures of a layer of people are: measure, source and day, without its class."""
    measure = str(getattr(layer.label, lang)).split(":", maxsplit=1)[0]
    return f"{measure} ({write_days_within(layer.note, lang)})" if layer.note else measure


def _legend(layer: SceneLayer, scene: Scene) -> str:
    text = str(getattr(layer.label, scene.lang))
    return f"{text} ({write_days_within(layer.note, scene.lang)})" if layer.note else text


def _swatch(canvas: Canvas, entry: Entry, corner: tuple[float, float]) -> None:
    style = entry.style
    if style is None:
        return
    width, height = SWATCH_PT
    left, bottom = corner
    to = {"transform": canvas.figure.transFigure, "clip_on": False}
    if entry.form == "point":
        x, y = canvas.place((left + width / 2, bottom + height / 2))
        draw_marker(canvas.axes, x, y, style=style, actor=entry.actor, size_pt=7.5, zorder=60, **to)
        return
    if entry.form == "line":
        ends = [canvas.place((left, bottom + height / 2)), canvas.place((left + width, bottom + height / 2))]
        colour = ink_of(entry.actor) if entry.actor else style.edge
        line = {
            "color": colour,
            "linewidth": style.edge_width * POINTS_PER_PIXEL,
            "linestyle": dash_of(style),
            "zorder": 60,
        }
        canvas.axes.plot([end[0] for end in ends], [end[1] for end in ends], **line, **to)
        return
    box = (left, bottom, left + width, bottom + height)
    if style.fill:
        share = PATTERN_GROUND if style.pattern != "none" else 1.0
        draw_rectangle(canvas, box, facecolor=style.fill, alpha=style.opacity * share, linewidth=0, zorder=60)
    edge = {"edgecolor": style.edge or "none", "facecolor": "none", "zorder": 61}
    if style.pattern != "none":
        draw_rectangle(canvas, box, hatch=HATCH[style.pattern], linewidth=0, **edge)
    draw_rectangle(canvas, box, linewidth=style.edge_width * POINTS_PER_PIXEL, linestyle=dash_of(style), **edge)
