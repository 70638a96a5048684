"""Where title, map, key, small map and sources stand on a sheet, so that nothing lies on another or leaves it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from maps.scene.scene import Scene
from maps.scene.views import Bounds
from maps.still.around.furniture import draw_title, measure_credits, write_words
from maps.still.around.key import GUTTER_PT, KeyPlan, list_entries, plan_key
from maps.still.drawing.canvas import Box, Canvas, Sheet, make_canvas

MARGIN_PT: Final = 14.0
MOST_WORDS: Final = 0.2
"""Share of a sheet's height that the words of a step may take under the title."""

LOCATOR_SHAPE: Final = 0.62
KEY_BELOW_PT: Final = 106.0
_BESIDE: Final = (
    (0.24, 1, 7.2, False),
    (0.24, 1, 6.6, False),
    (0.24, 1, 7.2, True),
    (0.24, 1, 6.6, True),
    (0.26, 1, 6.0, True),
    (0.38, 2, 6.6, True),
    (0.38, 2, 6.0, True),
    (0.44, 2, 5.4, True),
    (0.5, 3, 5.4, True),
    (0.6, 4, 5.0, True),
)
"""Share of the sheet's width, columns, size of words, whether the small map stands in the map: tried in turn."""

_BELOW: Final = (
    (3, 7.2, 0.0),
    (3, 6.6, 0.0),
    (3, 6.6, 0.24),
    (3, 6.0, 0.28),
    (4, 6.0, 0.32),
    (4, 5.4, 0.36),
    (4, 5.0, 0.5),
)
"""Columns, size of words, share of the sheet's height the key may take where KEY_BELOW_PT is not enough."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of a sheet in points: boxes of map and, beside the map, of the small map; upper left corners else."""

    box: Box
    title: tuple[float, float]
    title_width: float
    words_pt: float
    locator: Box | None
    key: tuple[float, float]
    plan: KeyPlan
    credits_top: float


def lay_out(
    scene: Scene,
    sheet: Sheet,
    bounds: Bounds,
    *,
    words: str = "",
    has_locator: bool = True,
    frame_of: Callable[[Box], Box] = lambda box: box,
) -> Layout:
    """
    Return the first arrangement of a sheet in which the key of what the map shows fits; the densest where none does.

    `bounds` are in degrees, `words` those of a step. `frame_of` gives one map's frame within the room for maps.
    """
    width, height = 72 * sheet.width_in, 72 * sheet.height_in
    credits_top = MARGIN_PT + measure_credits(scene, sheet, width - 2 * MARGIN_PT)
    floor, ceiling = credits_top + 6, height - MARGIN_PT
    if sheet.key == "below":
        title_width, words_pt = width - 2 * MARGIN_PT, MOST_WORDS * height
        top = _end_of_title(scene, sheet, words, (MARGIN_PT, ceiling), title_width, words_pt) - 4
        for columns, size, share in _BELOW:
            key_height = max(KEY_BELOW_PT, share * height)
            box = (MARGIN_PT, floor + key_height + 8, width - MARGIN_PT, top)
            plan = _plan(scene, make_canvas(sheet, box=frame_of(box), bounds=bounds), columns, size, title_width)
            if plan.height_pt <= key_height:
                break
        lower, needed = key_height, plan.height_pt
        while needed < lower:  # the map takes what the key leaves, and may then show more that needs a key
            taller = (MARGIN_PT, floor + needed + 8, width - MARGIN_PT, top)
            planned = _plan(scene, make_canvas(sheet, box=frame_of(taller), bounds=bounds), columns, size, title_width)
            if planned.height_pt <= needed:
                lower, box, plan = needed, taller, planned
            needed = max(needed, planned.height_pt)
        key = (MARGIN_PT, floor + lower)
        return Layout(box, (MARGIN_PT, ceiling), title_width, words_pt, None, key, plan, credits_top)
    for share, columns, size, is_within in _BESIDE:
        left, key_width = width * (1 - share), width * share - MARGIN_PT
        words_pt = 2 * MOST_WORDS * height
        top = _end_of_title(scene, sheet, words, (left, ceiling), key_width, words_pt)
        locator: Box | None = None
        if has_locator and not is_within:
            locator = (left, top - key_width * LOCATOR_SHAPE - 4, left + key_width, top - 4)
        key = (left, (locator[1] if locator else top) - 10)
        box = (MARGIN_PT, floor, left - GUTTER_PT, ceiling)
        plan = _plan(scene, make_canvas(sheet, box=frame_of(box), bounds=bounds), columns, size, key_width)
        if plan.height_pt <= key[1] - floor:
            break
    return Layout(box, (left, ceiling), key_width, words_pt, locator, key, plan, credits_top)


def _plan(scene: Scene, canvas: Canvas, columns: int, size_pt: float, width_pt: float) -> KeyPlan:
    return plan_key(canvas, list_entries(canvas, scene), columns=columns, size_pt=size_pt, width_pt=width_pt)


def _end_of_title(
    scene: Scene, sheet: Sheet, words: str, at: tuple[float, float], width_pt: float, most_pt: float
) -> float:
    """Return where title and words end, written on a sheet that is thrown away."""
    probe = make_canvas(sheet, box=(0, 0, width_pt, width_pt), bounds=scene.bounds)
    top = draw_title(probe, scene, at, width_pt=width_pt)
    return write_words(probe, words, (at[0], top - 4), width_pt=width_pt, most_pt=most_pt)
