"""What lies over the map in a real browser: key and buttons never hide what the map opens on, at any width."""

from collections.abc import Callable
from typing import Any

import pytest

from maps.page.page import render_page
from maps.scene.scene import Scene
from tests.maps.conftest import until, village

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
WIDTHS = [(360, 740), (768, 1024), (1024, 768), (1280, 800), (1440, 900), (1920, 1080)]

HIDDEN = """() => {
  const { map, data, mapNode, parts } = frontline;
  const frame = mapNode.getBoundingClientRect();
  const over = [parts.legendBox, parts.locator, ...parts.views.children, frontline.zoomControl.getContainer()].map((node) => node.getBoundingClientRect());
  const [west, south, east, north] = data.views[0].bounds;
  const within = ([lon, lat]) => west <= lon && lon <= east && south <= lat && lat <= north;
  const points = [...data.marks.map((mark) => mark.at), ...data.names.settlements.filter((row) => row.named).map((row) => row.at)].filter(within);
  return { points: points.length, hidden: points.filter(([lon, lat]) => {
    const at = map.latLngToContainerPoint([lat, lon]);
    const [x, y] = [at.x + frame.x, at.y + frame.y];
    const isOut = x < frame.left + 8 || x > frame.right - 8 || y < frame.top + 8 || y > frame.bottom - 8;
    return isOut || over.some((box) => box.left - 8 < x && x < box.right + 8 && box.top - 8 < y && y < box.bottom + 8);
  }) };
}"""


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_nothing_lies_over_what_the_map_opens_on(
    open_page: Open, page: str, dated_page: str, width: int, height: int
) -> None:
    for text in (page, dated_page):
        view = open_page(text, width=width, height=height)
        found = view.evaluate(HIDDEN)
        assert found["points"] >= 8
        assert found["hidden"] == []
        assert view.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_the_key_starts_folded_where_it_would_be_most_of_the_map(
    open_page: Open, page: str, width: int, height: int
) -> None:
    view = open_page(page, width=width, height=height)
    assert view.locator(".legend").evaluate("node => node.open") == (width >= 1280)


@pytest.mark.parametrize(("width", "height"), [(768, 1024), (1280, 800)])
def test_the_bar_of_days_keeps_all_its_parts_in_view(open_page: Open, dated_page: str, width: int, height: int) -> None:
    view = open_page(dated_page, width=width, height=height)
    for part in (".play", ".date", ".slider", ".window", ".compare-button"):
        box = view.locator(f".time {part}").bounding_box()
        assert box["width"] > 20, part
        assert box["x"] >= 0, part
        assert box["x"] + box["width"] <= width, part


def test_a_place_that_was_looked_for_is_not_under_the_key(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    view = open_page(render_page(make_scene([{}, village("Toretsk")])), width=1280)
    view.set_viewport_size({"width": 900, "height": 800})
    until(view, "frontline.map.getSize().x === frontline.mapNode.clientWidth")
    view.evaluate("() => { frontline.parts.legendBox.open = true; }")
    view.get_by_role("combobox").fill("pokrovsk")
    view.keyboard.press("Enter")
    at = view.evaluate("frontline.map.latLngToContainerPoint([48.280, 37.177]).x")
    key = view.evaluate(
        "frontline.parts.legendBox.getBoundingClientRect().left - frontline.mapNode.getBoundingClientRect().left"
    )
    assert 0 < at < key


def test_a_small_map_shows_where_in_ukraine_the_map_looks(open_page: Open, page: str) -> None:
    view = open_page(page, hash_="#v=48,37,9")
    box = view.locator(".locator .box").bounding_box()
    frame = view.locator(".locator").bounding_box()
    assert frame["x"] < box["x"]
    assert box["x"] + box["width"] < frame["x"] + frame["width"]
    view.evaluate("() => frontline.map.setView([49.5, 25], 9, { animate: false })")
    assert view.locator(".locator .box").bounding_box()["x"] < box["x"] - 50
    assert view.locator(".locator").get_attribute("aria-hidden") == "true"
    assert view.locator(".locator :is(a, button, [tabindex])").count() == 0
    view.evaluate("() => frontline.map.setView([48.5, 32], 5, { animate: false })")
    assert not view.locator(".locator").is_visible()
    assert not open_page(page, width=700).locator(".locator").is_visible()


def test_a_foot_without_sources_says_nothing_of_them(open_page: Open, page: str) -> None:
    view = open_page(page)
    view.evaluate("() => { Object.assign(frontline.data, { credits: [], reports: [] }); frontline.drawWords(); }")
    assert "null" not in view.locator(".foot").inner_text()
    assert view.locator(".foot .credits").count() == 0
