"""The page under a finger, in a real browser: a sheet with three stops, the days on its strip, targets that can be hit."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
PHONE = {"width": 390, "height": 844, "has_touch": True}


def top(view: Any) -> float:
    return float(view.evaluate("document.querySelector('.panel').getBoundingClientRect().top"))


def test_the_sheet_has_three_stops(open_page: Open, dated_page: str) -> None:
    view = open_page(dated_page, **PHONE)
    grip = view.locator(".grip")
    assert top(view) == 844 - 96
    assert grip.get_attribute("aria-expanded") == "false"
    centre = view.evaluate("frontline.map.getCenter()")
    grip.click()
    assert top(view) == 422
    assert grip.get_attribute("aria-expanded") == "true"
    assert view.locator("button.claim").first.is_visible()
    assert view.locator("#map_frontline").bounding_box()["height"] > 200
    now = view.evaluate("frontline.map.getCenter()")
    assert (now["lat"], now["lng"]) == pytest.approx((centre["lat"], centre["lng"]), abs=0.002)
    grip.click()
    assert top(view) == pytest.approx(844 * 0.08, abs=1)
    grip.click()
    assert top(view) == 844 - 96
    grip.focus()
    for key, at in (("ArrowUp", 422), ("ArrowUp", 67.5), ("ArrowUp", 67.5), ("ArrowDown", 422), ("ArrowDown", 748)):
        view.keyboard.press(key)
        assert top(view) == pytest.approx(at, abs=1), key


def test_the_sheet_is_drawn_to_its_nearest_stop(open_page: Open, dated_page: str) -> None:
    view = open_page(dated_page, **PHONE)
    for start, end, at in ((760, 500, 422), (440, 120, 67.5), (80, 390, 422), (440, 800, 748)):
        view.mouse.move(195, start)
        view.mouse.down()
        view.mouse.move(195, (start + end) / 2)
        view.mouse.move(195, end)
        view.mouse.up()
        assert top(view) == pytest.approx(at, abs=1), (start, end)


def test_the_days_lie_on_the_strip_and_chips_can_be_hit(open_page: Open, dated_page: str) -> None:
    view = open_page(dated_page, **PHONE)
    days = view.locator(".time").bounding_box()
    assert days["y"] + days["height"] == pytest.approx(top(view), abs=1)
    assert view.locator(".spark").is_visible()
    for chip in view.locator(".views button").all():
        assert chip.bounding_box()["height"] >= 44
    view.locator(".grip").click()
    for button in view.locator(".tools button").all():
        assert button.bounding_box()["height"] >= 44
    assert view.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_phone_on_its_side_has_a_drawer(open_page: Open, dated_page: str) -> None:
    view = open_page(dated_page, width=844, height=390, has_touch=True)
    assert not view.locator(".panel").is_visible()
    view.get_by_role("button", name="Show claims and search").click()
    box = view.locator(".panel").bounding_box()
    assert (box["x"], box["width"], box["height"]) == (0, 400, 390)
    view.locator(".grip").click()
    assert not view.locator(".panel").is_visible()
