"""Measuring in a real browser: by clicks and by keyboard, on the ellipsoid."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from shapely.geometry import Point

from geo.measure.ellipsoid import distance_km

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
A, B, C = (36.9, 48.06), (37.02, 48.08), (37.02, 47.98)


def click(view: Any, at: tuple[float, float]) -> None:
    x, y = view.evaluate(
        "([lon, lat]) => { const frame = frontline.mapNode.getBoundingClientRect(); const { x, y } = frontline.map.latLngToContainerPoint([lat, lon]); return [x + frame.x, y + frame.y]; }",
        list(at),
    )
    view.mouse.click(x, y)


def kilometres(view: Any) -> list[float]:
    return [float(number) for number in re.findall(r"([\d.]+) km", view.locator(".measure-box p").inner_text())]


def test_clicks_measure_a_line_and_its_last_leg(open_page: Open, page: str) -> None:
    view = open_page(page, hash_="#v=48.03,36.95,11")
    view.get_by_role("button", name="Measure").click()
    assert "Click points on the map" in view.locator(".measure-box").inner_text()
    for point in (A, B):
        click(view, point)
    first = distance_km(Point(A), Point(B))
    assert kilometres(view) == pytest.approx([first], rel=0.005)
    assert re.search(r"azimuth 7[567]°", view.locator(".measure-box").inner_text())
    click(view, C)
    second = distance_km(Point(B), Point(C))
    assert kilometres(view) == pytest.approx([first + second, second], rel=0.005)
    assert "azimuth 180°" in view.locator(".measure-box").inner_text()
    assert view.locator(".popup").count() == 0
    view.get_by_role("button", name="Undo").click()
    assert kilometres(view) == pytest.approx([first], rel=0.005)
    view.get_by_role("button", name="Close").click()
    assert not view.locator(".measure-box").is_visible()


def test_a_mark_is_measured_from_and_not_opened(open_page: Open, page: str) -> None:
    view = open_page(page, hash_="#v=48.03,36.95,11")
    view.get_by_role("button", name="Measure").click()
    click(view, (36.947, 48.018))
    assert view.locator(".popup").count() == 0
    assert view.evaluate("frontline.measure.points.length") == 1


def test_the_keyboard_measures_at_the_middle_of_the_map(open_page: Open, page: str) -> None:
    view = open_page(page, hash_="#v=48.03,36.95,11&l=uk")
    view.get_by_role("button", name="Виміряти").click()
    view.keyboard.press("Enter")
    view.evaluate("() => frontline.map.setView([48.03, 37.05], 11, { animate: false })")
    view.keyboard.press("Enter")
    words = view.locator(".measure-box p").inner_text()
    assert float(words.split(" км")[0].replace(",", ".")) == pytest.approx(
        distance_km(Point(36.95, 48.03), Point(37.05, 48.03)), rel=0.005
    )
    assert "азимут 90°" in words
    view.keyboard.press("Escape")
    assert not view.locator(".measure-box").is_visible()
