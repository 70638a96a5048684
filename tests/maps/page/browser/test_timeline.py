"""The chart of days in a real browser: bars of claims, gaps, a brush and the speeds of play."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from maps.page.page import render_page
from maps.scene.scene import Scene
from tests.maps.conftest import village

pytestmark = pytest.mark.browser

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def weeks_page(make_scene: Callable[..., Scene]) -> str:
    """Reports of 2, 3, 5, 12 and 20 June 2025, the second with three claims, that of the 12th with none."""
    said = [(2, "claimed", 1), (3, "assessed", 2), (3, "claimed", 1), (5, "geolocated", 1), (20, "reported", 1)]
    rows = [
        {**village(name), "published": date(2025, 6, day), "evidence": grade, "sentence_id": f"{day}.{name}"}
        for day, grade, count in said
        for name in ("Pokrovsk", "Toretsk")[:count]
    ]
    return render_page(make_scene(rows))


def test_the_chart_shows_claims_by_evidence_and_days_without_a_report(open_page: Open, weeks_page: str) -> None:
    view = open_page(weeks_page)
    chart = view.locator(".spark")
    assert (
        chart.get_attribute("aria-label")
        == "Claims by day and evidence: 6 claims of 5 days with reports, 2 June 2025 to 20 June 2025"
    )
    assert view.locator(".spark .most").inner_text() == "3 a day"
    label, plot = (view.locator(f".spark {part}").bounding_box() for part in (".most", ".plot"))
    assert label["y"] + label["height"] <= plot["y"], "the label lies over the bars"
    bars = {
        grade: view.locator(f".bar.{grade}").get_attribute("d") or "" for grade in ("assessed", "claimed", "denied")
    }
    assert {grade: path.count("M") for grade, path in bars.items()} == {"assessed": 1, "claimed": 2, "denied": 0}
    assert view.locator(".gap").count() == 3
    assert view.locator(".status").inner_text() == "Claims: 1 reported"
    view.evaluate("() => frontline.timeBar.goTo(8)")
    assert view.locator(".status").inner_text() == "No report of this day"
    view.evaluate("() => { frontline.choose('evidence', 'claimed', true); }")
    assert view.locator(".bar.assessed").get_attribute("d") == ""
    assert view.locator(".most").inner_text() == "1 a day"


def test_a_brush_chooses_days_and_keys_do_too(open_page: Open, weeks_page: str) -> None:
    view = open_page(weeks_page, hash_="#d=2025-06-20&w=1")
    box = view.locator(".spark").bounding_box()
    column = box["width"] / 19

    def drag(start: float, end: float) -> None:
        view.mouse.move(box["x"] + start * column, box["y"] + 12)
        view.mouse.down()
        view.mouse.move(box["x"] + (start + end) / 2 * column, box["y"] + 12)
        view.mouse.move(box["x"] + end * column, box["y"] + 12)
        view.mouse.up()

    shown = "[frontline.time.iso(), frontline.time.window]"
    drag(0.5, 3.5)
    assert view.evaluate(shown) == ["2025-06-05", 4]
    assert view.locator(".eyebrow").inner_text().endswith("Showing 2 – 5 June 2025")
    assert view.locator(".shown").inner_text() == "5 of 6 claims"
    drag(4, 6.5)  # the right edge
    assert view.evaluate(shown) == ["2025-06-08", 7]
    drag(2.5, 5.5)  # the middle moves all
    assert view.evaluate(shown) == ["2025-06-11", 7]
    view.mouse.click(box["x"] + 18.5 * column, box["y"] + 12)
    assert view.evaluate(shown) == ["2025-06-20", 7]
    assert view.locator("select.window").input_value() == "7"
    view.locator(".time input[type=range]").focus()
    view.keyboard.press("Alt+ArrowLeft")
    assert view.evaluate(shown) == ["2025-06-20", 8]
    view.keyboard.press("Alt+ArrowRight")
    view.keyboard.press("Alt+ArrowRight")
    assert view.evaluate(shown) == ["2025-06-20", 6]
    view.wait_for_url("**d=2025-06-20&w=6**")


def test_play_has_three_speeds(open_page: Open, weeks_page: str) -> None:
    view = open_page(weeks_page)
    speed = view.locator(".speed")
    seen = []
    for _ in range(3):
        seen.append(speed.inner_text())
        speed.click()
    assert seen == ["1×", "3×", "½×"]
