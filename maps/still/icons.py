"""The evidence and event symbols as small PNG pictures, drawn with the same shapes as the static map."""

import io
from functools import cache
from typing import Any, Final

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from maps.still.drawing.markers import draw_marker
from maps.style.palette import STYLES, Style

PIXELS: Final = 64


def draw_icon(style: Style, *, actor: str | None = None) -> bytes:
    """Return a style's symbol as a PNG of 64 pixels with a clear ground; equal styles give equal bytes."""
    return _draw(style.key, actor)


@cache
def _draw(key: str, actor: str | None) -> bytes:
    figure = Figure(figsize=(1, 1), dpi=PIXELS)
    FigureCanvasAgg(figure)
    axes: Any = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(-1, 1)
    axes.set_ylim(-1, 1)
    draw_marker(axes, 0, 0, style=STYLES[key], actor=actor, size_pt=34)
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=PIXELS, transparent=True, metadata={"Software": None})
    return out.getvalue()
