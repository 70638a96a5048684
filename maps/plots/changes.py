"""A plot of what changed hands: gained and lost a day or month, and the net sum over the time."""

import io
from typing import Any, Final

import matplotlib as mpl
import pandas as pd
from matplotlib.dates import AutoDateLocator
from matplotlib.figure import Figure

from maps.errors import MapsError
from maps.style.wording import SECTIONS

FORMS: Final = (".png", ".svg", ".pdf")
GAINED: Final = "#C51B3A"
LOST: Final = "#4393C3"
NET: Final = "#22262A"
FEW: Final = 8


class PlotError(MapsError):
    """Changes can't be drawn."""


def draw_changes(sums: pd.DataFrame, *, form: str, lang: str = "en") -> bytes:
    """
    Return a figure of sums by day or month (source, kind, day or month, from_date, gained_km2, lost_km2, net_km2).

    One panel a source and kind: bars as wide as the days since the map before, up for gains of the kind's area, down
    for losses; a line for the net sum.
    `form` is .png, .svg or .pdf; equal sums give equal bytes. Raises PlotError for another form or for no rows.
    """
    if form.lower() not in FORMS:
        raise PlotError(f"a plot can't be written as {form or 'a file without suffix'}; use one of {', '.join(FORMS)}")
    if sums.empty:
        raise PlotError("there is no change to draw; choose a longer window")
    by = "day" if "day" in sums.columns else "month"
    groups = list(sums.groupby(["source", "kind"], sort=True))
    with mpl.rc_context({"svg.hashsalt": "frontline", "font.family": "DejaVu Sans"}):
        figure = Figure(figsize=(9, 1 + 3.2 * len(groups)), dpi=120, layout="constrained")
        panels = figure.subplots(len(groups), squeeze=False)[:, 0]
        for panel, ((source, kind), rows) in zip(panels, groups, strict=True):
            _draw_panel(panel, rows, by=by, title=f"{source}: {_name_kind(str(kind), lang)}", lang=lang)
        figure.supxlabel(_say("axis", lang), fontsize=8)
        buffer = io.BytesIO()
        figure.savefig(buffer, format=form.lower()[1:], metadata=plain_metadata(form))
    return buffer.getvalue()


def _draw_panel(panel: Any, rows: pd.DataFrame, *, by: str, title: str, lang: str = "en") -> None:
    days = pd.to_datetime(rows[by])
    spans = _spans(rows, days) if by == "day" else None
    width: Any = 24 if spans is None else spans - 0.2
    # a bar covers the days since the map before; that of one day stands over it
    middle = days + pd.Timedelta(days=14) if spans is None else days - pd.to_timedelta((spans - 1) / 2, unit="D")
    panel.bar(middle, rows["gained_km2"], width=width, color=GAINED, label=_say("gained", lang))
    panel.bar(middle, -rows["lost_km2"], width=width, color=LOST, label=_say("lost", lang))
    panel.axhline(0, color=NET, linewidth=0.6)
    panel.set_title(title, loc="left", fontsize=10)
    panel.set_ylabel(_say("a_map" if spans is not None and (spans > 1).any() else f"a_{by}", lang))
    net = panel.twinx()
    net.plot(middle, rows["net_km2"].cumsum(), color=NET, linewidth=1.4, label=_say("net_since", lang))
    net.set_ylabel(_say("net", lang))
    handles = [*panel.get_legend_handles_labels()[0], *net.get_legend_handles_labels()[0]]
    panel.legend(handles, [handle.get_label() for handle in handles], loc="upper left", fontsize=8, frameon=False)
    if len(days) <= FEW:  # a tick a row: the locator would tell of hours, and a control map has none
        panel.set_xticks(days if by == "day" else middle, days.dt.strftime("%Y-%m-%d" if by == "day" else "%Y-%m"))
    else:  # its default begins anew with each month and then sets two days side by side, one label over the other
        locator: Any = AutoDateLocator(minticks=3, maxticks=FEW, interval_multiples=False)  # type: ignore[no-untyped-call]
        panel.xaxis.set_major_locator(locator)
    for axis in (panel, net):
        axis.spines["top"].set_visible(False)


def _spans(rows: pd.DataFrame, days: pd.Series) -> pd.Series:
    """Return over how many days each row of a day sums: those since the map before, one where that is not told."""
    if "from_date" not in rows.columns:
        return pd.Series(1, index=rows.index)
    return (days - pd.to_datetime(rows["from_date"])).dt.days.clip(lower=1)


def _say(key: str, lang: str) -> str:
    return str(getattr(SECTIONS["plot"][key], lang))


def _name_kind(kind: str, lang: str) -> str:
    """Return a kind of ground as the legend has it, in English as the tables do."""
    legend = SECTIONS["legend"]
    return str(getattr(legend[kind], lang)) if lang != "en" and kind in legend else kind.replace("_", " ")


def plain_metadata(form: str) -> dict[str, Any]:
    """Return metadata without a clock, so that equal input gives equal bytes."""
    return {
        ".png": {"Software": None},
        ".svg": {"Date": None},
        ".pdf": {"CreationDate": None, "Producer": None, "Creator": None},
    }[form.lower()]
