"""The palette's symbols for matplotlib: one drawing for the static map, its legend and the icons of a KMZ."""

from typing import Any, Final

from maps.style.palette import ACTOR_INK, BASE_INK, Style

MARKERS: Final = {
    "circle_filled": "o",
    "square_filled": "s",
    "circle_half": "o",
    "circle_hollow": "o",
    "diamond": "D",
    "cross": "x",
    "bar": "_",
    "star": (6, 2, 0),
    "arrow": "v",
    "dot": "o",
}
_SCALE: Final = {"square_filled": 0.9, "diamond": 0.85, "dot": 0.5}
_STROKED: Final = frozenset({"cross", "bar", "star"})
_OPEN: Final = frozenset({"circle_hollow", "diamond"})


def ink_of(actor: str | None) -> str:
    """Return an actor's colour on a light ground, and that of text for nobody."""
    return ACTOR_INK[actor].light if actor in ACTOR_INK else BASE_INK["text"].light


def draw_marker(
    axes: Any, x: float, y: float, *, style: Style, actor: str | None, size_pt: float, zorder: float = 10, **to: Any
) -> None:
    """
    Draw one symbol with a light halo: the shape says the evidence, the colour the actor, a ring that it is Ukrainian.

    `size_pt` is the same for every grade: size never encodes certainty. `to` goes on to matplotlib.
    """
    ink, halo, shape = ink_of(actor), BASE_INK["halo"].light, style.shape or "dot"
    size = size_pt * _SCALE.get(shape, 1.0)
    edge = max(0.8, size_pt * 0.13)
    given = {"linestyle": "none", "zorder": zorder, **to}
    marker = MARKERS[shape]
    if actor == "ukrainian":
        ring = {"markeredgecolor": ink, "markerfacecolor": halo, "markeredgewidth": edge * 0.7}
        axes.plot([x], [y], marker="o", markersize=size_pt * 1.5, **ring, **given)
    elif shape != "dot":
        wide = {"markeredgecolor": halo, "markerfacecolor": halo, "markeredgewidth": edge * 2.4}
        axes.plot([x], [y], marker=marker, markersize=size, **wide, **given)
    if shape in _STROKED:
        axes.plot([x], [y], marker=marker, markersize=size, markeredgecolor=ink, markeredgewidth=edge * 1.3, **given)
        return
    face = halo if shape in _OPEN or shape == "circle_half" else ink
    axes.plot(
        [x],
        [y],
        marker=marker,
        markersize=size,
        markeredgecolor=ink,
        markerfacecolor=face,
        markeredgewidth=edge,
        **given,
    )
    if shape == "circle_half":
        half = {"fillstyle": "left", "markerfacecolor": ink, "markerfacecoloralt": halo, "markeredgecolor": ink}
        axes.plot([x], [y], marker="o", markersize=size, markeredgewidth=edge, **half, **given)
