"""The plot of what changed hands: its days can be read, however many there are."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import pytest
from matplotlib.dates import date2num
from matplotlib.figure import Figure

from maps.plots.changes import _draw_panel, draw_changes
from maps.plots.displaced import draw_over_time


def draw(days: int, start: date) -> list[tuple[str, float, float]]:
    """Return the day axis' labels that are seen, each with its left and right edge in pixels."""
    rows = pd.DataFrame({"day": [start + timedelta(days=step) for step in range(days)]})
    figure = Figure(figsize=(9, 4.2), dpi=120, layout="constrained")
    panel = figure.subplots()
    _draw_panel(panel, rows.assign(gained_km2=2.0, lost_km2=1.0, net_km2=1.0), by="day", title="DeepState")
    figure.draw_without_rendering()
    boxes = [(label.get_text(), label.get_window_extent()) for label in panel.get_xticklabels()]
    return [(text, box.x0, box.x1) for text, box in boxes if panel.bbox.x0 <= (box.x0 + box.x1) / 2 <= panel.bbox.x1]


@pytest.mark.parametrize("days", [1, 2, 5, 8, 9, 30, 75, 360, 1000])
@pytest.mark.parametrize("start", [date(2025, 5, 13), date(2024, 12, 30)])
def test_no_label_lies_over_another_and_none_tells_hours(days: int, start: date) -> None:
    seen = draw(days, start)
    assert len(seen) >= min(days, 3)
    assert all(left[2] < right[1] for left, right in pairwise(seen))
    assert not [text for text, _, _ in seen if " " in text or ":" in text]


def test_few_days_have_a_label_each() -> None:
    assert [text for text, _, _ in draw(3, date(2025, 5, 13))] == ["2025-05-13", "2025-05-14", "2025-05-15"]


@pytest.mark.parametrize(("step", "unit"), [(1, "km² a day"), (7, "km² from one map to the next")])
def test_a_bar_is_as_wide_as_its_days_and_the_axis_says_so(step: int, unit: str) -> None:
    days = [date(2025, 5, 13) + timedelta(days=step * number) for number in range(12)]
    before = [day - timedelta(days=step) for day in days]
    rows = pd.DataFrame({"day": days, "from_date": before, "gained_km2": 2.0, "lost_km2": 1.0, "net_km2": 1.0})
    panel = Figure().subplots()
    _draw_panel(panel, rows, by="day", title="A map")
    assert panel.get_ylabel() == unit
    assert {round(bar.get_width(), 1) for bar in panel.patches} == {step - 0.2}
    edges = [bar.get_x() + bar.get_width() for bar in panel.containers[0]]
    assert edges == pytest.approx([date2num(day) + 0.4 for day in days])


def test_a_ukrainian_plot_has_no_english_word() -> None:
    days = [date(2025, 5, 13) + timedelta(days=step) for step in range(40)]
    sums = pd.DataFrame({"source": "карта", "kind": "assessed_control", "day": days, "gained_km2": 2.0})
    plot = draw_changes(sums.assign(lost_km2=1.0, net_km2=1.0), form=".svg", lang="uk")
    people = pd.DataFrame({"name": "люди", "day": days, "value": range(1000, 41000, 1000)})
    for svg in (plot, draw_over_time(people, form=".svg", title="раунди", lang="uk")):
        told = re.findall(r"<!-- (.*?) -->", svg.decode("utf-8"))  # the library writes each text before its shapes
        assert told
        assert not re.findall(r"[A-Za-z]{2,}", " ".join(told))
