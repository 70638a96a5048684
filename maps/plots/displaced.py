"""A small chart of people who fled over time: one line a name, a dot on each day that a figure is of."""

import io
from typing import Any, Final

import matplotlib as mpl
import pandas as pd
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from maps.plots.changes import FORMS, PlotError, plain_metadata

INKS: Final = ("#2F6B1E", "#8A6D3B", "#4F5B93", "#7B776D", "#A14A6B", "#22262A")
MARKS: Final = ("o", "s", "^", "D", "v", "P")
_FORMATS: Final[dict[str, Any]] = {
    "uk": {
        "formats": ["%Y", "%m.%Y", "%d.%m", "%H:%M", "%H:%M", "%S"],
        "zero_formats": ["", "%Y", "%m.%Y", "%d.%m", "%H:%M", "%H:%M"],
        "offset_formats": ["", "%Y", "%m.%Y", "%d.%m.%Y", "%d.%m.%Y", "%d.%m.%Y"],
    }
}
"""Days in numbers: the library names months in English alone."""


def draw_over_time(figures: pd.DataFrame, *, form: str, title: str, lang: str = "en") -> bytes:
    """
    Return a chart of figures (name, day, value) from 0 upward; a value that is not known breaks its line.

    `form` is .png, .svg or .pdf; equal figures give equal bytes. Raises PlotError for another form, for fewer than two
    days, and for more names than there are inks.
    """
    if form.lower() not in FORMS:
        raise PlotError(f"a plot can't be written as {form or 'a file without suffix'}; use one of {', '.join(FORMS)}")
    names = sorted(set(figures["name"]), key=list(figures["name"]).index)
    if figures["day"].nunique() < 2 or len(names) > len(INKS):
        raise PlotError(f"a chart over time needs two days and at most {len(INKS)} lines")
    with mpl.rc_context({"svg.hashsalt": "frontline", "font.family": "DejaVu Sans"}):
        figure = Figure(figsize=(7, 2.4), dpi=120, layout="constrained")
        panel = figure.subplots()
        for name, ink, mark in zip(names, INKS, MARKS, strict=False):
            rows = figures[figures["name"] == name].sort_values("day", kind="stable")
            values = rows["value"].astype("Float64").to_numpy(dtype=float, na_value=float("nan"))
            panel.plot(
                pd.to_datetime(rows["day"]), values, color=ink, marker=mark, markersize=4, linewidth=1.4, label=name
            )
        panel.set_ylim(0, 1.12 * max(1.0, float(figures["value"].max(skipna=True) or 0)))
        panel.set_title(title, loc="left", fontsize=8)
        locator: Any = AutoDateLocator(minticks=3, maxticks=7)  # type: ignore[no-untyped-call]
        panel.xaxis.set_major_locator(locator)
        panel.xaxis.set_major_formatter(ConciseDateFormatter(locator, **_FORMATS.get(lang, {})))  # type: ignore[no-untyped-call]
        panel.yaxis.set_major_locator(MaxNLocator(4))
        panel.yaxis.set_major_formatter(
            FuncFormatter(lambda value, _: f"{value:,.0f}".replace(",", "," if lang == "en" else "\u00a0"))
        )
        panel.tick_params(labelsize=7)
        panel.legend(fontsize=7, frameon=False)
        for edge in ("top", "right"):
            panel.spines[edge].set_visible(False)
        buffer = io.BytesIO()
        figure.savefig(buffer, format=form.lower()[1:], metadata=plain_metadata(form))
    return buffer.getvalue()
