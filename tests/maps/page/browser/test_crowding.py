"""Many marks in a real browser: none hidden, none far from its place, each to be reached by mouse, touch and keyboard."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from shapely.geometry import Point

from maps.page.page import render_page
from maps.scene.scene import Scene
from tests.maps.conftest import village

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
MANY = 5_000
MEASURES = Path(__file__).parents[4].joinpath("benchmarks/crowding.js").read_text("utf-8")


@pytest.fixture(scope="module")
def crowded(make_scene: Callable[..., Scene]) -> str:
    """Five thousand marks of a year along a made-up front, two thirds of them around four towns."""
    random = np.random.default_rng(7)
    towns = np.array([(37.18, 48.28), (37.85, 48.4), (36.87, 48.03), (37.28, 47.98)])
    rows = []
    for number in range(MANY):
        spread = 0.02 if number % 3 else 0.5
        lon, lat = towns[number % 4] + random.normal(0, spread, 2)
        rows.append(
            {"sentence_id": f"{number}.1", "katottg": f"UA{number % 2500}", "place_name": f"Village {number % 2500}", "place": f"Village {number % 2500}",
             "action": ("advance", "seize")[number // 2500], "evidence": ("geolocated", "assessed", "claimed", "reported")[number % 4],
             "actor": "ukrainian" if number % 7 == 0 else "russian", "published": date(2025, 1, 1) + timedelta(days=number % 365),
             "uncertainty_km": (0.0, 1.0, 3.0)[number % 3], "geometry": Point(round(lon, 5), round(lat, 5))}
        )  # fmt: skip
    return render_page(make_scene(rows, quotes="none"))


@pytest.mark.parametrize("zoom", [7, 9, 11])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (1024, 768), (1440, 900)])
def test_no_mark_is_hidden_or_far_from_its_place(
    open_page: Open, crowded: str, width: int, height: int, zoom: int
) -> None:
    view = open_page(crowded, hash_=f"#v=48.2,37.4,{zoom}&w=365", width=width, height=height)
    found = view.evaluate(MEASURES)
    assert found["marks"] == found["standing"] == found["distinct"] == MANY
    assert (found["overlaps"], found["buried"], found["beyond"]) == (0, 0, 0)
    assert found["farthest"] <= 10.5
    assert found["byRows"] == found["shown"] > 10
    assert found["byArrows"] >= 0.99 * found["shown"]
    assert found["stops"] == 1
    assert all(re.search(r"\d{4}$|marks", name) for name in found["names"])


def test_a_click_parts_a_cluster_until_each_mark_stands_alone(open_page: Open, crowded: str) -> None:
    view = open_page(crowded, hash_="#v=48.28,37.18,8", width=1024, height=768)
    middle = "node => Math.hypot(node.x - size.x, node.y - size.y)"
    nearest = f"() => {{ const size = frontline.map.getPixelBounds().getCenter(); const far = {middle}; return [...frontline.badges.shown].sort((a, b) => far(a) - far(b))[0]; }}"
    for _ in range(20):
        if not view.evaluate(f"({nearest})().places.length > 1"):
            break
        before = view.evaluate("frontline.map.getZoom()")
        view.evaluate(f"() => ({nearest})().marker.getElement().querySelector('.mark').click()")
        assert view.evaluate("frontline.map.getZoom()") > before
    view.evaluate(f"() => ({nearest})().marker.getElement().querySelector('.mark').click()")
    assert view.locator(".popup").is_visible()


def six(day: int = 12) -> list[dict[str, Any]]:
    """Return three kinds of gain by two actors at one village, the last of them newer than the others."""
    return [
        {"action": action, "actor": actor, "evidence": evidence, "sentence_id": f"{number}.{side}", "published": date(2025, 6, day + (action == "reach"))}
        for number, (action, evidence) in enumerate((("advance", "geolocated"), ("seize", "assessed"), ("reach", "claimed")))
        for side, actor in enumerate(("russian", "ukrainian"))
    ]  # fmt: skip


def test_one_place_has_one_badge_that_lists_its_marks_the_newest_first(
    open_page: Open, make_scene: Callable[..., Scene]
) -> None:
    view = open_page(render_page(make_scene(six())))
    badge = view.locator(".mark-icon")
    assert badge.count() == 1
    assert badge.get_attribute("aria-label") == "Novoukrainka: 6 marks, 2 geolocated, 2 assessed, 2 claimed"
    assert badge.locator(".badge-count").text_content() == "6"
    badge.locator(".mark").click()
    choices = view.locator(".popup .choices button").all_inner_texts()
    assert len(choices) == 6
    assert [("arrival" in words, "13 June 2025" in words) for words in choices] == [(True, True)] * 2 + [
        (False, False)
    ] * 4
    for number in range(6):
        view.locator(".popup .choices button").nth(number).click()
        assert view.locator(".popup blockquote").count() == 1
        view.get_by_role("button", name="All 6 marks of this place").click()
    view.keyboard.press("Escape")
    assert view.locator(".popup").count() == 0


def test_a_popup_stands_at_the_symbol_that_was_chosen(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    spot = village("Toretsk")["geometry"]
    near = {**village("Toretsk"), "katottg": "UA99", "place_name": "Hamlet", "geometry": Point(spot.x + 0.0004, spot.y)}
    view = open_page(
        render_page(make_scene([{"uncertainty_km": 5.0, **village("Toretsk")}, {"uncertainty_km": 5.0, **near}]))
    )
    marks = view.locator(".mark")
    assert marks.count() == 2
    assert view.locator(".leader line").count() >= 1
    for mark in marks.all():
        box = mark.bounding_box()
        mark.click()
        tip = view.locator(".leaflet-popup-tip-container").bounding_box()
        now = view.evaluate(
            "() => { const { x, y } = frontline.map.latLngToContainerPoint(frontline.popup.popup.getLatLng()); return [x, y]; }"
        )
        frame = view.locator("#map_frontline").bounding_box()
        moved = mark.bounding_box()
        assert now == pytest.approx([moved["x"] + 13 - frame["x"], moved["y"] + 13 - frame["y"]], abs=1.5)
        assert abs(tip["x"] + tip["width"] / 2 - moved["x"] - 13) < 2
        assert box["width"] == moved["width"] == 26
        view.keyboard.press("Escape")


def test_arrows_lead_from_badge_to_badge_and_enter_opens(open_page: Open, page: str) -> None:
    view = open_page(page, hash_="#v=48.02,36.95,11")
    stop = view.locator(".mark-icon[tabindex='0']")
    stop.focus()
    names = []
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
        view.keyboard.press(key)
        names.append(view.evaluate("document.activeElement.getAttribute('aria-label')"))
        assert view.locator(".mark-icon[tabindex='0']").count() == 1
    assert names[0] != names[1]
    assert names[2] == names[0]
    assert all(re.search(r"Russian|Ukrainian|marks", name) for name in names)
    centre = view.evaluate("[frontline.map.getCenter().lat, frontline.map.getCenter().lng]")
    assert centre == pytest.approx([48.02, 36.95], abs=1e-3), "arrows moved the map"
    view.keyboard.press("Enter")
    assert view.locator(".popup").is_visible()
    view.keyboard.press("Escape")
    assert view.evaluate("document.activeElement.getAttribute('aria-label')") == names[2]


def test_names_of_badges_follow_the_language(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    view = open_page(
        render_page(make_scene([*six(), {"relation": "near", **village("Toretsk")}])), hash_="#v=48.2,37.3,8"
    )
    view.locator("button.lang").click()
    names = view.locator(".mark-icon").evaluate_all(
        "nodes => nodes.map((node) => node.getAttribute('aria-label')).sort()"
    )
    assert names == [
        "Новоукраїнка: позначок 6, 2 геоприв’язано, 2 оцінено, 2 заявлено",
        "Просування: війська РФ, геоприв’язано, Торецьк, поблизу, 12 червня 2025",
    ]
