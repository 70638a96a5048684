"""The plot of a report's figures: what is stated and derived over time, and how the checks came out, sources named."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from matplotlib import rc_context
from matplotlib.figure import Figure as Canvas

from maps.errors import MapsError
from maps.style.palette import BASE_INK
from reports.figure import Figure
from reports.figures.checks.finding import VERDICTS, CheckFinding, Verdict, number

VERDICT_INK: Final[dict[Verdict, tuple[str, str]]] = {
    "agrees": ("#1B7837", "o"),
    "rounded": ("#8A6D3B", "s"),
    "differs": ("#B2182B", "X"),
    "two_sources": ("#1B5FAA", "D"),
    "updated": ("#5E4B8B", "^"),
}
"""Colour and marker of each verdict: they differ in shape, so that greyscale keeps them apart."""

_FORMATS: Final = {".png": "png", ".svg": "svg", ".pdf": "pdf"}
_MOST_ROWS: Final = 24
_PER_DAY: Final = "per_day"


class FigurePlotError(MapsError):
    """Figures that can't be drawn, or a file type that can't hold them."""


def draw_figures(figures: Sequence[Figure], findings: Sequence[CheckFinding], *, suffix: str = ".png") -> bytes:
    """
    Return a picture of the figures of a report as bytes; the same input gives the same bytes.

    Daily rates with a period are drawn over time, each named with its speaker; checks as stated against derived.
    Where there is neither, the values of the commonest unit are drawn. Repeats are drawn once.
    Raises FigurePlotError for an unknown suffix and for no figure with a value.
    """
    form = _FORMATS.get(suffix.lower())
    if form is None:
        raise FigurePlotError(
            f"--plot: {suffix or 'a name without a suffix'} is no picture this can write; use .png, .svg or .pdf"
        )
    own = [figure for figure in figures if figure.repeats is None and figure.value is not None]
    if not own:
        raise FigurePlotError("plot: the text holds no figure that could be drawn; see: frontline figures REPORT")
    rates = [f for f in own if f.kind == _PER_DAY and f.period_from and f.period_to]
    panels: list[tuple[float, Any]] = []
    if rates:
        panels.append((3.2, lambda axes: _draw_rates(axes, rates, [f for f in findings if f.check == "average"])))
    if findings:
        rows = findings[:_MOST_ROWS]
        panels.append((1.4 + 0.42 * len(rows), lambda axes: _draw_checks(axes, rows)))
    drawn = [*rates, *(figure for finding in findings[:_MOST_ROWS] for figure in finding.figures)]
    if not panels:
        rows_of = _commonest(own)[:_MOST_ROWS]
        drawn = rows_of
        panels.append((1.4 + 0.36 * len(rows_of), lambda axes: _draw_values(axes, rows_of)))
    with rc_context({"svg.hashsalt": "figures", "svg.fonttype": "path", "font.size": 8.5, "text.parse_math": False}):
        canvas = Canvas(figsize=(11, sum(height for height, _ in panels) + 0.9), layout="constrained")
        grid = canvas.subplots(len(panels), 1, squeeze=False, height_ratios=[height for height, _ in panels])
        for (_, draw), axes in zip(panels, grid[:, 0], strict=True):
            _calm(axes)
            draw(axes)
        canvas.suptitle(_title(drawn), fontsize=11, x=0.01, ha="left", color=BASE_INK["text"].light)
        canvas.supxlabel(_footer(drawn), fontsize=7.5, x=0.01, ha="left", color=BASE_INK["text_soft"].light)
        return _bytes(canvas, form)


def _bytes(canvas: Canvas, form: str) -> bytes:
    out = io.BytesIO()
    # the clock and the library's version stay out of the file
    metadata = {"png": {"Software": None}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}[form]
    canvas.savefig(out, format=form, dpi=150, metadata=metadata)
    return out.getvalue()


def _calm(axes: Any) -> None:
    axes.set_facecolor(BASE_INK["home"].light)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(colors=BASE_INK["text"].light)


def _title(figures: Sequence[Figure]) -> str:
    ids = list(dict.fromkeys(figure.report_id for figure in figures))
    shown = ", ".join(ids[:3]) + (f" and {len(ids) - 3} more" if len(ids) > 3 else "")
    return f"Figures stated in {shown}"


def _footer(figures: Sequence[Figure]) -> str:
    speakers = list(dict.fromkeys(f.speaker + (f" (via {f.via})" if f.via else "") for f in figures))
    shown = "; ".join(_short(name, 70) for name in speakers[:8]) + ("; and others" if len(speakers) > 8 else "")
    return _wrap(f"Sources: {shown}. The software states none of these figures itself.", 165)


def _wrap(text: str, width: int) -> str:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) >= width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _draw_rates(axes: Any, rates: Sequence[Figure], averages: Sequence[CheckFinding]) -> None:
    """Draw stated daily rates as solid lines over their period and those derived from totals as dashed ones."""
    derived = {finding.figures[0].figure_id: finding for finding in averages}
    for place, rate in enumerate(sorted(rates, key=lambda f: str(f.period_from), reverse=True)):
        begin, end = rate.period_from, rate.period_to
        value = float(rate.value or 0)
        axes.plot([begin, end], [value, value], color=BASE_INK["text"].light, linewidth=2.2, solid_capstyle="butt")
        finding = derived.get(rate.figure_id)
        label = f"{number(value)} ({_short(rate.speaker, 34)})"
        if finding is not None:
            ink = VERDICT_INK[finding.verdict][0]
            axes.plot([begin, end], [finding.derived] * 2, color=ink, linewidth=1.2, linestyle=(0, (4, 2)))
            label += f"\nfrom the total: {number(finding.derived)}"
        axes.annotate(
            label,
            (_middle(begin, end), value),
            xytext=(0, -5 if place % 2 else 5),
            textcoords="offset points",
            ha="center",
            va="top" if place % 2 else "bottom",
            fontsize=7.5,
        )
    units = " / ".join(dict.fromkeys(rate.unit for rate in rates))
    axes.set_ylabel(units)
    axes.set_ylim(0, max(float(rate.value or 0) for rate in rates) * 1.35)
    axes.xaxis_date()
    axes.set_title("Daily rates: solid as stated, dashed from the stated total over its days", loc="left", fontsize=9)


def _middle(begin: date | None, end: date | None) -> Any:
    return begin + (end - begin) / 2 if begin and end else begin


def _draw_checks(axes: Any, findings: Sequence[CheckFinding]) -> None:
    """Draw each check as its derived value in percent of the stated one; the shaded band is its tolerance."""
    top = len(findings)
    for place, finding in enumerate(findings):
        y = top - place
        share = 100 * (1 + finding.difference)
        ink, marker = VERDICT_INK[finding.verdict]
        band = 100 * finding.tolerance / finding.stated if finding.stated else 0.0
        axes.plot([100 - band, 100 + band], [y, y], color="#C9C5BA", linewidth=7, solid_capstyle="butt")
        axes.plot([100, share], [y, y], color=ink, linewidth=1)
        axes.plot([share], [y], marker=marker, color=ink, markersize=7, linestyle="none")
    axes.axvline(100, color=BASE_INK["text_soft"].light, linewidth=0.8)
    labels = [f"{_wrap(_short(f.statement, 190), 90)}\n{_short(', '.join(f.sources), 88)}" for f in findings]
    axes.set_yticks(range(top, 0, -1), labels, fontsize=7)
    axes.set_ylim(0.3, top + 0.7)
    axes.set_xlabel("derived value in percent of the stated one; grey band: tolerance", fontsize=8)
    used = [verdict for verdict in VERDICTS if any(f.verdict == verdict for f in findings)]
    for verdict in used:
        ink, marker = VERDICT_INK[verdict]
        axes.plot([], [], marker=marker, color=ink, linestyle="none", label=verdict.replace("_", " "))
    axes.legend(
        loc="upper center", bbox_to_anchor=(0.5, 1.0 + 0.5 / max(2, top)), ncols=len(used), frameon=False, fontsize=8
    )


def _commonest(figures: Sequence[Figure]) -> list[Figure]:
    units = [figure.unit for figure in figures]
    unit = max(dict.fromkeys(units), key=units.count)
    return [figure for figure in figures if figure.unit == unit]


def _draw_values(axes: Any, figures: Sequence[Figure]) -> None:
    """Draw the values of one unit as bars, each with its subject and speaker."""
    top = len(figures)
    axes.barh(range(top, 0, -1), [float(f.value or 0) for f in figures], height=0.55, color="#9A958A")
    for place, figure in enumerate(figures):
        axes.annotate(
            number(float(figure.value or 0)),
            (float(figure.value or 0), top - place),
            xytext=(3, 0),
            textcoords="offset points",
            va="center",
            fontsize=7.5,
        )
    labels = [f"{_short(f.subject, 60)}\n{_short(f.speaker, 60)}" for f in figures]
    axes.set_yticks(range(top, 0, -1), labels, fontsize=7)
    axes.set_xlabel(figures[0].unit)
