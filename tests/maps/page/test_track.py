"""The track record on the page: the numbers of the record itself, shares and their intervals in words."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pandas as pd
import pytest

from geo.advance.fates.track import sum_cases
from maps.page.page import render_page
from maps.page.parts.track import describe_track
from maps.scene.scene import Scene


@pytest.fixture(scope="module")
def record() -> pd.DataFrame:
    """A record of twelve gains by one claimant, half of them shown after ten days, and two by another."""
    days = pd.date_range("2025-01-01", periods=14).date
    rows = [
        {
            "control_source": "Test map", "status": "followed", "claimant": "ISW" if number < 12 else "Russian MoD",
            "said_on": day, "confirmed": number % 2 == 1, "days": 10 if number % 2 else 120, "denied": False,
            "held_on": day + timedelta(10) if number % 2 else None, "lost_on": None, "known_until": day + timedelta(120),
        }
        for number, day in enumerate(days)
    ]  # fmt: skip
    return sum_cases(pd.DataFrame(rows), by="claimant")


def test_the_page_tells_the_record_as_it_is(make_scene: Callable[..., Scene], record: pd.DataFrame) -> None:
    rows = describe_track(make_scene([{}], track=record))
    assert [row["group"] for row in rows] == list(record["group"])
    own = next(row for row in rows if row["group"] == "ISW")
    assert (own["said"], own["followed"], own["shown"], own["median"]) == (12, 12, 6, 10.0)
    days, share, low, high, shown, seen = own["within"][2]
    assert (days, share, shown, seen) == (60, 0.5, 6, 12)
    assert low < share < high
    few = next(row for row in rows if row["group"] == "Russian MoD")
    assert [cell[1] for cell in few["within"]] == [None] * 4
    assert describe_track(make_scene([{}])) == []


@pytest.mark.browser
def test_a_panel_shows_it_by_horizon(
    open_page: Callable[..., Any], make_scene: Callable[..., Scene], record: pd.DataFrame
) -> None:
    view = open_page(render_page(make_scene([{}], track=record)))
    panel = view.locator("details.track")
    panel.locator("summary").click()
    rows = panel.locator("tbody tr")
    assert rows.count() == len(record)
    own = rows.filter(has_text="ISW").inner_text()
    assert "50%" in own
    assert "6 of 12" in own
    assert "too few to tell" in rows.filter(has_text="Russian MoD").inner_text()
    panel.locator("select").select_option("0")
    assert "0 of 12" in panel.locator("tbody tr").filter(has_text="ISW").inner_text()


@pytest.mark.browser
def test_a_page_without_a_record_has_no_panel(open_page: Callable[..., Any], page: str) -> None:
    assert not open_page(page).locator("details.track").is_visible()
