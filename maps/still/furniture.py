"""What stands around a static map: title, key, scale bar, sources and the words every map must carry."""

from dataclasses import dataclass
from typing import Any, Final

from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from maps.scene.change_layers import layer_changes
from maps.scene.layer import SceneLayer
from maps.scene.scene import Scene
from maps.scene.waters import FINEST_M, is_water
from maps.still.canvas import Box, Canvas, Sheet, make_canvas, text_size, wrap_text, write_lines
from maps.still.ink import HATCH, POINTS_PER_PIXEL, dash_of
from maps.still.label_places import Room
from maps.still.markers import draw_marker, ink_of
from maps.style.palette import BASE_INK, PATTERN_GROUND, STYLES, Style
from maps.style.wording import WORDING

TITLE_LINES: Final = 3
CREDIT_PT: Final = 5.2
KEY_PT: Final = 7.2
WORDS_PT: Final = (8.5, 7.8, 7.0, 6.2)
"""Sizes that the words of a step may have."""

WORDS_LEADING: Final = 1.4
SWATCH_PT: Final = (20.0, 10.0)
_NICE_KM: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the key: a symbol, line or area of a style, and its words; without a style a heading."""

    words: str
    style: Style | None = None
    form: str = "heading"
    actor: str | None = None


def draw_title(canvas: Canvas, scene: Scene, at: tuple[float, float], *, width_pt: float) -> float:
    """Write title, date, window and the day of each control map downward (points); return where it ends."""
    lines = wrap_text(canvas, scene.title, size_pt=13, width_pt=width_pt, bold=True)
    if len(lines) > TITLE_LINES:
        lines = [*lines[: TITLE_LINES - 1], lines[TITLE_LINES - 1].rstrip(" —-,;:") + "…"]
    below = write_lines(canvas, lines, at, size_pt=13, bold=True, leading=1.2)
    dated = _say(scene, "as_of", date=scene.as_of or _say(scene, "unknown"))
    lines = wrap_text(canvas, dated + _window(scene) + _control_days(scene), size_pt=7.5, width_pt=width_pt)
    return write_lines(canvas, lines, (at[0], below - 2), size_pt=7.5, colour=BASE_INK["text_soft"].light)


def write_words(canvas: Canvas, words: str, at: tuple[float, float], *, width_pt: float, most_pt: float) -> float:
    """Write the words of a step from their upper left corner (points) downward, as large as fits; return the end."""
    lines, size = _fit_words(canvas, words, width_pt=width_pt, most_pt=most_pt)
    return write_lines(canvas, lines, at, size_pt=size, leading=WORDS_LEADING)


def measure_words(words: str, sheet: Sheet, width_pt: float, *, most_pt: float) -> float:
    """Return how many points high the words of a step will be on a sheet."""
    if not words:
        return 0.0
    probe = make_canvas(sheet, box=(0, 0, width_pt, width_pt), bounds=(22, 44, 40, 52))
    lines, size = _fit_words(probe, words, width_pt=width_pt, most_pt=most_pt)
    return len(lines) * size * WORDS_LEADING + 4


def _fit_words(canvas: Canvas, words: str, *, width_pt: float, most_pt: float) -> tuple[list[str], float]:
    """Return words as lines and their size: the largest that fits, the smallest with what is too much left out."""
    for size in WORDS_PT:
        lines = [
            line for part in words.split("\n\n") for line in wrap_text(canvas, part, size_pt=size, width_pt=width_pt)
        ]
        if len(lines) * size * WORDS_LEADING <= most_pt:
            return lines, size
    kept = lines[: max(1, int(most_pt / (size * WORDS_LEADING)))]
    return [*kept[:-1], kept[-1].rstrip(" .,;:") + "…"], size


def draw_key(canvas: Canvas, scene: Scene, box: Box) -> None:
    """Draw the key of what the map shows into a box (points), in columns where it stands below the map."""
    entries = _entries(canvas, scene)
    columns = 1 if canvas.sheet.key == "beside" else 3
    width = (box[2] - box[0] - 12 * (columns - 1)) / columns
    x, y = box[0], box[3]
    for entry in entries:
        is_heading = entry.style is None
        indent = 0 if is_heading else SWATCH_PT[0] + 6
        size = KEY_PT + 0.4 if is_heading else KEY_PT
        lines = wrap_text(canvas, entry.words, size_pt=size, width_pt=width - indent, bold=is_heading)
        height = max(len(lines) * size * 1.25, SWATCH_PT[1] if not is_heading else 0) + 3.2
        if y - height - (14 if is_heading else 0) < box[1] and columns > 1:
            x, y = x + width + 12, box[3]
        if entry.style is not None:
            _swatch(canvas, entry, (x, y - SWATCH_PT[1] + 1))
        write_lines(canvas, lines, (x + indent, y), size_pt=size, bold=is_heading, leading=1.25)
        y -= height


def draw_scale(canvas: Canvas, scene: Scene, room: Room) -> None:
    """Draw a scale bar of a round length into the map's lower left corner and take its room."""
    del scene
    left, bottom = canvas.box[0] + 10, canvas.box[1] + 10
    longest = 0.22 * (canvas.box[2] - canvas.box[0]) * canvas.metres_per_point / 1000
    length_km = max((km for km in _NICE_KM if km <= longest), default=_NICE_KM[0])
    width = 1000 * length_km / canvas.metres_per_point
    words = f"{length_km} km"
    size = text_size(canvas, words, size_pt=6.5)
    ground = (left - 5, bottom - 5, left + width + size[0] + 11, bottom + 10)
    _rectangle(canvas, ground, facecolor=BASE_INK["halo"].light, alpha=0.85, linewidth=0, zorder=40)
    ink = BASE_INK["text"].light
    for part in range(2):
        piece = (left + part * width / 2, bottom, left + (part + 1) * width / 2, bottom + 3.5)
        face = ink if part == 0 else BASE_INK["halo"].light
        _rectangle(canvas, piece, facecolor=face, edgecolor=ink, linewidth=0.6, zorder=41)
    x, y = canvas.place((left + width + 4, bottom + 1.75))
    canvas.figure.text(x, y, words, fontsize=6.5, va="center", ha="left", color=ink, zorder=42)
    room.take(ground)


def measure_credits(scene: Scene, sheet: Sheet, width_pt: float) -> float:
    """Return how many points high the credits will be on a sheet."""
    probe = make_canvas(sheet, box=(0, 0, width_pt, width_pt), bounds=scene.bounds)
    return len(_credit_lines(probe, scene, width_pt)) * CREDIT_PT * 1.35


def write_credits(canvas: Canvas, scene: Scene, at: tuple[float, float], *, width_pt: float) -> None:
    """Write the footer, the boundary policy, reports, sources and licences."""
    colour = BASE_INK["text_soft"].light
    write_lines(canvas, _credit_lines(canvas, scene, width_pt), at, size_pt=CREDIT_PT, colour=colour)


def _credit_lines(canvas: Canvas, scene: Scene, width_pt: float) -> list[str]:
    time = scene.as_of or _say(scene, "unknown")
    parts = [_say(scene, "footer", time=time), _say(scene, "boundaries")]
    reports = "; ".join(", ".join(filter(None, (ref.title, ref.source))) for ref in scene.reports)
    sources = ". ".join(f"{credit.name} ({credit.licence})" for credit in scene.credits)
    lines = wrap_text(canvas, " ".join(parts), size_pt=CREDIT_PT, width_pt=width_pt)
    heading = _say(scene, "sources")
    return lines + wrap_text(canvas, f"{heading}: {reports}. {sources}.", size_pt=CREDIT_PT, width_pt=width_pt)


def _entries(canvas: Canvas, scene: Scene) -> list[_Entry]:
    """Return the key of what is drawn, from marks down to roads: of what the frame shows, and of all control."""
    layers = (*scene.layers, *layer_changes(scene, until=scene.day))
    shown = [layer for layer in reversed(layers) if layer.visible and not layer.frame.empty]
    entries: list[_Entry] = []
    shown = [layer for layer in shown if layer.group == "control" or not canvas.project(layer.frame, margin=0).empty]
    marks = _one_a_style(layer for layer in shown if layer.key.startswith("mark_"))
    actors = sorted({actor for layer in marks for actor in canvas.project(layer.frame, margin=0)["actor"]})
    if marks:
        entries.append(_Entry(_say(scene, "group_marks")))
        entries += [_Entry(_legend(layer, scene), STYLES[layer.style], "point", actors[0]) for layer in marks]
        ring = {"russian": "russian_ring", "ukrainian": "ukrainian_ring"}
        if len(actors) > 1 or actors == ["ukrainian"]:
            dot = STYLES["mark_geolocated"]
            entries += [_Entry(_say(scene, ring[actor]), dot, "point", actor) for actor in actors]
    else:
        entries.append(_Entry(_say(scene, "no_marks")))
    stretch = next((layer for layer in shown if layer.key.startswith("stretch_")), None)
    if stretch is not None:
        actor = next(iter(stretch.frame["actor"]))
        entries.append(_Entry(_say(scene, "stretch"), STYLES[stretch.style], "line", actor))
    entries += [
        _Entry(_legend(layer, scene), STYLES[layer.style], "line") for layer in shown if layer.key == "uncertainty"
    ]
    events = [layer for layer in shown if layer.group == "events"]
    entries += [_Entry(_legend(layer, scene), STYLES[layer.style], "point", "russian") for layer in events]
    control = [layer for layer in shown if layer.group == "control"]
    entries.append(_Entry(_say(scene, "group_control") if control else _say(scene, "no_control")))
    entries += [_Entry(_legend(layer, scene), STYLES[layer.style], "area") for layer in control]
    people = [layer for layer in shown if layer.group == "people"][::-1]
    if people:
        entries.append(_Entry(_say(scene, "group_people")))
        forms = ["area" if STYLES[layer.style].fill else "line" for layer in people]
        entries += [
            _Entry(_legend(layer, scene), STYLES[layer.style], form) for layer, form in zip(people, forms, strict=True)
        ]
    roads = _one_a_style(layer for layer in shown if layer.key.startswith("road_"))
    if roads:
        entries.append(_Entry(_say(scene, "roads")))
        entries += [_Entry(_legend(layer, scene), STYLES[layer.style], "line") for layer in roads]
    waters = [layer for layer in shown if is_water(layer) and canvas.metres_per_point >= FINEST_M]
    entries += [
        _Entry(_legend(layer, scene), STYLES[layer.style], "area" if layer.key == "lakes" else "line")
        for layer in waters
    ]
    return entries


def _one_a_style(layers: Any) -> list[SceneLayer]:
    return list({layer.style: layer for layer in layers}.values())


def _legend(layer: SceneLayer, scene: Scene) -> str:
    text = str(getattr(layer.label, scene.lang))
    return f"{text} ({layer.note})" if layer.note else text


def _swatch(canvas: Canvas, entry: _Entry, corner: tuple[float, float]) -> None:
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
        _rectangle(canvas, box, facecolor=style.fill, alpha=style.opacity * share, linewidth=0, zorder=60)
    edge = {"edgecolor": style.edge or "none", "facecolor": "none", "zorder": 61}
    if style.pattern != "none":
        _rectangle(canvas, box, hatch=HATCH[style.pattern], linewidth=0, **edge)
    _rectangle(canvas, box, linewidth=style.edge_width * POINTS_PER_PIXEL, linestyle=dash_of(style), **edge)


def _rectangle(canvas: Canvas, box: Box, **look: Any) -> None:
    (left, bottom), (right, top) = canvas.place(box[:2]), canvas.place(box[2:])
    corners = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
    patch = PathPatch(Outline(corners, closed=True), transform=canvas.figure.transFigure, clip_on=False, **look)
    canvas.axes.add_patch(patch)


def _window(scene: Scene) -> str:
    if scene.window is None:
        return ""
    first, last = scene.window
    key = "window_day" if first == last else "window"
    return " · " + _say(scene, key, **{"from": first, "to": last})


def _control_days(scene: Scene) -> str:
    """Return whose control of which day is drawn: it may be older than the reports, or newer."""
    drawn = [layer for layer in scene.layers if layer.group == "control" and layer.visible and not layer.frame.empty]
    notes = dict.fromkeys(layer.note for layer in drawn if layer.note)
    return "".join(f" · {_say(scene, 'showing_control', note=note)}" for note in notes)


def _say(scene: Scene, key: str, **fill: str) -> str:
    return str(getattr(WORDING[key], scene.lang)).format(**fill)
