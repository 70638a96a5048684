"""Figures of displacement in a real browser: what a click tells, what is unknown, and the saved drawing."""

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from maps.page.page import render_page
from maps.scene.displaced import add_areas, add_flows
from maps.scene.scene import Scene
from tests.maps.page.browser.test_save import SVG, save, words_of
from tests.maps.scene.test_displaced import refugees, units

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
AT = "#v=48.4,35.4,8"
"""Dnipropetrovsk Oblast, without a figure, in the middle, away from control."""


def test_a_click_tells_the_day_and_the_unknown_is_never_nought(open_page: Open, scene: Scene) -> None:
    shown = add_flows(add_areas(scene, units(120_000, None, 60_000)), refugees(150_000))
    view = open_page(render_page(shown), hash_=AT)
    box = view.locator("#map_frontline, .folium-map").first.bounding_box()
    view.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    told = view.locator(".popup").inner_text()
    assert "Dnipropetrovsk Oblast" in told or "Dnipropetrovsk" in told
    assert "not known: no figure is given" in told
    assert "30 April 2025" in told
    legend = view.locator(".group.people").inner_text()
    assert legend.count("Displaced within Ukraine (IOM DTM R20, 30 April 2025)") == 1
    assert "\n100,000 to 199,999 people" in legend
    _, data = save(view, "SVG")
    root = ET.fromstring(data)  # noqa: S314 - our own document
    assert len(root.findall(".//s:g[@id='people']/s:path", SVG)) == 2  # Sumy lies out of the view
    assert "not known: no figure is given (IOM DTM R20, 30 April 2025)" in " ".join(words_of(root, "key").split())
