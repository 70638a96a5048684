"""A plot of a track record: the share shown within each horizon with its interval, a row a group."""

import io
from collections.abc import Sequence
from typing import Any, Final

import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure

from maps.plots.changes import FORMS, PlotError, plain_metadata

TONES: Final = ("#F4A582", "#D6604D", "#B2182B", "#67001F", "#22262A")
"""From short to long horizons, light to dark; told apart in grey as well."""

MOST_ROWS: Final = 24


def draw_track(record: pd.DataFrame, *, within: Sequence[int], form: str) -> bytes:
    """
    Return a figure of a track record (see `sum_cases`): a panel a source, a row a group, a point a horizon.

    Points are shares with their 95 % intervals; groups too small for a share are named with their count and stay empty.
    `form` is .png, .svg or .pdf; equal records give equal bytes. Raises PlotError for another form or for no rows.
    """
    if form.lower() not in FORMS:
        raise PlotError(f"a plot can't be written as {form or 'a file without suffix'}; use one of {', '.join(FORMS)}")
    if record.empty:
        raise PlotError("there is no track record to draw; give reports that tell of gains")
    panels = [(str(source), rows.head(MOST_ROWS)) for source, rows in record.groupby("control_source", sort=True)]
    with mpl.rc_context({"svg.hashsalt": "frontline", "font.family": "DejaVu Sans"}):
        height = sum(0.9 + 0.13 * len(rows) * (len(within) + 1) for _, rows in panels)
        figure = Figure(figsize=(9, 1.2 + height), dpi=120, layout="constrained")
        ratios = [len(rows) for _, rows in panels]
        axes = figure.subplots(len(panels), squeeze=False, gridspec_kw={"height_ratios": ratios})[:, 0]
        for axis, (source, rows) in zip(axes, panels, strict=True):
            _draw_panel(axis, rows, within, source)
        handles, labels = axes[0].get_legend_handles_labels()
        figure.legend(handles, labels, loc="outside lower center", ncols=len(within), fontsize=8, frameon=False)
        buffer = io.BytesIO()
        figure.savefig(buffer, format=form.lower()[1:], metadata=plain_metadata(form))
    return buffer.getvalue()


def _draw_panel(axis: Any, rows: pd.DataFrame, within: Sequence[int], source: str) -> None:
    step = 0.8 / max(1, len(within))
    for number, days in enumerate(within):
        known = rows[rows[f"share_{days}"].notna()]
        places = [rows.index.get_loc(index) - 0.4 + step * (number + 0.5) for index in known.index]
        share = known[f"share_{days}"].astype(float)
        spread = [share - known[f"low_{days}"].astype(float), known[f"high_{days}"].astype(float) - share]
        tone = TONES[min(number, len(TONES) - 1)]
        axis.errorbar(share, places, xerr=spread, fmt="o", color=tone, markersize=4, label=f"within {days} days")
    names = [
        f"{group}\n{followed} followed of {episodes}"
        for group, followed, episodes in zip(rows["group"], rows["followed"], rows["episodes"], strict=True)
    ]
    axis.set_yticks(range(len(rows)), names, fontsize=7)
    axis.set_ylim(len(rows) - 0.5, -0.5)
    axis.set_xlim(-0.02, 1.02)
    axis.tick_params(axis="x", labelsize=8)
    axis.xaxis.set_major_formatter(mpl.ticker.PercentFormatter(1.0))
    axis.grid(axis="x", color="#D8D8D8", linewidth=0.6)
    axis.set_axisbelow(True)
    axis.set_title(f"Claimed gains shown on: {source}", loc="left", fontsize=10)
    for side in ("top", "right", "left"):
        axis.spines[side].set_visible(False)
