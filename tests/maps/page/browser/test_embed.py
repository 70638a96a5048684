"""A page within another page, or on a low screen, in a real browser: almost all map, with its stamp, the claims beside it."""

from collections.abc import Callable
from typing import Any

import pytest

from maps.page.page import render_page
from maps.scene.scene import Scene
from tests.maps.conftest import every_kind

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
SHARE = """() => {
  const { width, height } = document.querySelector(".map-box").getBoundingClientRect();
  return (width * height) / (innerWidth * innerHeight);
}"""
FRAMES = [(640, 400), (360, 450), (844, 390), (1000, 470)]


@pytest.mark.parametrize(("width", "height"), FRAMES)
def test_a_low_page_is_mostly_map_with_what_every_map_carries(
    open_page: Open, page: str, dated_page: str, width: int, height: int
) -> None:
    for text in (page, dated_page):
        view = open_page(text, width=width, height=height)
        assert view.evaluate(SHARE) >= 0.7
        stamp = view.locator(".foot").inner_text()
        for words in (
            "Digest of 12 June",
            "Data as of 12 June 2025",
            "Not comprehensive.",
            "internationally recognised borders",
            "Test borders",
            "About this map",
        ):
            assert words in stamp, words
        assert view.locator(".foot").evaluate("node => node.scrollHeight <= node.clientHeight + 1")
        assert view.locator(".leaflet-control-scale").is_visible()
        assert not view.locator(".panel").is_visible()
        assert not view.locator(".legend").evaluate("node => node.open")
        assert view.evaluate("document.documentElement.scrollWidth") <= width


def test_the_claims_open_beside_an_embedded_map_and_lead_back_to_it(open_page: Open, page: str) -> None:
    view = open_page(page, hash_="#e=1")
    assert view.evaluate(SHARE) >= 0.7
    view.get_by_role("button", name="Show claims and search").click()
    view.locator("button.claim", has_text="Toretsk").first.click()
    assert not view.locator(".panel").is_visible()
    assert "Toretsk" in view.locator(".popup").inner_text()
    assert "e=1" in view.url
    view.get_by_role("button", name="About this map").click()
    assert "This map is not comprehensive" in view.locator(".about").inner_text()
    view.get_by_role("button", name="Show the map").click()
    assert not view.locator(".panel").is_visible()


def test_the_whole_page_opens_from_an_embedded_one(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    text = render_page(make_scene(every_kind(), embed=True))
    view = open_page(text)
    assert not view.locator(".panel").is_visible()
    view.locator("button.lang").evaluate("node => node.click()")
    view.locator(".foot .whole").hover()
    href = view.locator(".foot .whole").get_attribute("href")
    assert "e=0" in href
    assert "l=uk" in href
    whole = open_page(text, hash_=href)
    assert whole.locator(".panel").is_visible()
    assert whole.evaluate("document.documentElement.lang") == "uk"
    assert not whole.locator(".foot .whole").is_visible()


def test_a_screen_that_turns_changes_its_frame(open_page: Open, page: str) -> None:
    view = open_page(page, width=800, height=900)
    assert view.locator(".panel").is_visible()
    view.set_viewport_size({"width": 900, "height": 400})
    view.wait_for_selector("body.embed")
    assert not view.locator(".panel").is_visible()
    view.set_viewport_size({"width": 800, "height": 900})
    view.wait_for_selector("body:not(.embed)")
    assert view.locator(".panel").is_visible()
