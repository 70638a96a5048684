"""What stands around a static map: title, scale bar, sources and the words every map must carry."""

from typing import Any, Final

from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from layers.displacement.origins import list_origins
from maps.scene.scene import Credit, Scene
from maps.still.around.corners import Corner, quiet_corner
from maps.still.drawing.canvas import Box, Canvas, Sheet, make_canvas, text_size, wrap_text, write_lines
from maps.still.drawing.label_places import Room
from maps.style.dates import write_days_within
from maps.style.notices import translate
from maps.style.palette import BASE_INK
from maps.style.wording import WORDING

TITLE_LINES: Final = 3
CREDIT_PT: Final = 5.2
WORDS_PT: Final = (8.5, 7.8, 7.0, 6.2)
"""Sizes that the words of a step may have."""

WORDS_LEADING: Final = 1.4
_NICE_KM: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500)


def draw_title(canvas: Canvas, scene: Scene, at: tuple[float, float], *, width_pt: float) -> float:
    """Write title, date, window and the day of each control map downward (points); return where it ends."""
    lines = wrap_text(canvas, scene.title, size_pt=13, width_pt=width_pt, bold=True)
    if len(lines) > TITLE_LINES:
        lines = [*lines[: TITLE_LINES - 1], lines[TITLE_LINES - 1].rstrip(" —-,;:") + "…"]
    below = write_lines(canvas, lines, at, size_pt=13, bold=True, leading=1.2)
    dated = say(scene, "as_of", date=scene.as_of or say(scene, "unknown"))
    lines = wrap_text(canvas, dated + _window(scene) + _control_days(scene), size_pt=7.5, width_pt=width_pt)
    return write_lines(canvas, lines, (at[0], below - 2), size_pt=7.5, colour=BASE_INK["text_soft"].light)


def write_words(canvas: Canvas, words: str, at: tuple[float, float], *, width_pt: float, most_pt: float) -> float:
    """Write the words of a step from their upper left corner (points) downward, as large as fits; return the end."""
    lines, size = _fit_words(canvas, words, width_pt=width_pt, most_pt=most_pt)
    return write_lines(canvas, lines, at, size_pt=size, leading=WORDS_LEADING)


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


def draw_scale(canvas: Canvas, scene: Scene, room: Room) -> None:
    """Draw a scale bar of a round length into the corner of the map that hides the fewest marks; take its room."""
    longest = 0.22 * (canvas.box[2] - canvas.box[0]) * canvas.metres_per_point / 1000
    length_km = max((km for km in _NICE_KM if km <= longest), default=_NICE_KM[0])
    width = 1000 * length_km / canvas.metres_per_point
    words = f"{length_km} km"
    size = text_size(canvas, words, size_pt=6.5)
    corners: tuple[Corner, ...] = ("bottom left", "bottom right", "top left")
    ground = quiet_corner(canvas, scene, room, size=(width + size[0] + 16, 15), corners=corners)
    left, bottom = ground[0] + 5, ground[1] + 5
    draw_rectangle(canvas, ground, facecolor=BASE_INK["halo"].light, alpha=0.85, linewidth=0, zorder=40)
    ink = BASE_INK["text"].light
    for part in range(2):
        piece = (left + part * width / 2, bottom, left + (part + 1) * width / 2, bottom + 3.5)
        face = ink if part == 0 else BASE_INK["halo"].light
        draw_rectangle(canvas, piece, facecolor=face, edgecolor=ink, linewidth=0.6, zorder=41)
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
    time = scene.as_of or say(scene, "unknown")
    parts = [say(scene, "footer", time=time), say(scene, "boundaries")]
    cited = dict.fromkeys(", ".join(filter(None, (ref.title, ref.source))) for ref in scene.reports)
    reports = "; ".join(filter(None, cited))
    told = [
        [getattr(translate(text), scene.lang) for text in (credit.name, credit.licence)]
        for credit in _shown_credits(canvas, scene)
    ]
    sources = ". ".join(f"{name} ({licence})" if licence else name for name, licence in told)
    lines = wrap_text(canvas, " ".join(parts), size_pt=CREDIT_PT, width_pt=width_pt)
    heading = say(scene, "sources")
    return lines + wrap_text(
        canvas, f"{heading}: {reports + '. ' if reports else ''}{sources}.", size_pt=CREDIT_PT, width_pt=width_pt
    )


def _shown_credits(canvas: Canvas, scene: Scene) -> list[Credit]:
    """Return the credits without those of figures of people that lie outside the map's frame alone."""
    used: dict[bool, set[str]] = {True: set(), False: set()}
    for layer in scene.layers:
        if layer.group == "people" and not layer.frame.empty:
            used[layer.visible and canvas.shows(layer.frame)].update(layer.frame["source"])
    unseen = {source.notice for source in list_origins(used[False] - used[True])}
    unseen -= {source.notice for source in list_origins(used[True])}
    return [credit for credit in scene.credits if credit.name not in unseen]


def draw_rectangle(canvas: Canvas, box: Box, **look: Any) -> None:
    """Draw a box (points) of the sheet; `look` goes to matplotlib."""
    (left, bottom), (right, top) = canvas.place(box[:2]), canvas.place(box[2:])
    corners = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
    patch = PathPatch(Outline(corners, closed=True), transform=canvas.figure.transFigure, clip_on=False, **look)
    canvas.axes.add_patch(patch)


def _window(scene: Scene) -> str:
    if scene.window is None:
        return ""
    first, last = scene.window
    key = "window_day" if first == last else "window"
    return " · " + say(scene, key, **{"from": first, "to": last})


def _control_days(scene: Scene) -> str:
    """Return whose control of which day is drawn: it may be older than the reports, or newer."""
    drawn = [layer for layer in scene.layers if layer.group == "control" and layer.visible and not layer.frame.empty]
    notes = dict.fromkeys(layer.note for layer in drawn if layer.note)
    return "".join(f" · {say(scene, 'showing_control', note=note)}" for note in notes)


def say(scene: Scene, key: str, **fill: str) -> str:
    """Return a wording in the scene's language, with the days that are filled in written out."""
    told = {slot: write_days_within(text, scene.lang) for slot, text in fill.items()}
    return str(getattr(WORDING[key], scene.lang)).format(**told)
