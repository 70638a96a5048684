"""Seven tasks of a person at the page, each with no more clicks than docs/map.md says; typing is no click."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.advance.marks import mark_claims
from geo.control.history import History
from maps.page.page import render_page
from maps.scene.scene import BaseLayers, build_scene
from tests.maps.conftest import claims_frame, village

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
COUNT = """() => {
  window.clicks = 0;
  addEventListener("pointerdown", () => { window.clicks += 1; }, true);
  addEventListener("keydown", ({ key }) => { window.clicks += /^(Enter|Arrow)/.test(key) ? 1 : 0; }, true);
}"""
"""A press of the mouse counts, and so does Enter or an arrow key, which do what a click would."""


@pytest.fixture(scope="module")
def asked_page(base: BaseLayers, history: History) -> str:
    """A page of two months with a gain that was claimed long ago and never shown, and a spelling of other days."""
    also = [("Dzerzhynsk", "Дзержинск") if name == "Toretsk" else () for name in base.settlements["name_en"]]
    known = {"control_source": "Test map", "as_known_on": date(2025, 6, 15), "evidence": "claimed", "confirmed": False}
    claims = claims_frame(
        [
            {**known, **village("Toretsk"), "published": date(2025, 4, 10), "outcome": "unconfirmed", "on_date": None},
            {**known, **village("Pokrovsk"), "published": date(2025, 6, 12), "outcome": "pending", "on_date": None},
            {**known, **village("Kurakhove"), "published": date(2025, 6, 11), "outcome": "pending", "on_date": None},
        ]
    )
    named = replace(base, settlements=base.settlements.assign(variants=also))
    return render_page(build_scene(claims, mark_claims(claims), base=named, control=history))


@pytest.fixture
def view(open_page: Open, asked_page: str) -> Any:
    """The page as it opens, counting clicks."""
    found = open_page(asked_page)
    found.evaluate(COUNT)
    return found


def clicks(view: Any) -> int:
    return int(view.evaluate("window.clicks"))


def told(task: str) -> int:
    """Return how many clicks docs/map.md says that a task takes."""
    table = Path(__file__).parents[4].joinpath("docs/map.md").read_text("utf-8")
    return int(re.search(rf"^\| {task} \|.*\| (\d+) \|$", table, re.MULTILINE)[1])  # type: ignore[index]


def test_a_town_this_week(view: Any) -> None:
    view.locator("#find").click()
    view.keyboard.type("Kurakh")
    view.locator("#found [role=option]").first.click()
    view.evaluate("window.clicks += 1")  # a list of choices is the system's own and tells the page of no press
    view.locator("select.window").select_option("7")
    assert view.locator(".place-card h2").inner_text() == "Kurakhove"
    assert view.locator(".place-card .claim").count() == 1
    assert "6 – 12 June 2025" in view.locator("header.head").inner_text()
    assert clicks(view) == told("a town this week")


def test_what_was_never_confirmed(view: Any) -> None:
    view.locator(".filters summary").click()
    view.locator(".filters label", has_text="Claimed, not shown after 60 days").click()
    assert view.locator(".claim .where").all_inner_texts() == ["Toretsk"]
    assert clicks(view) == told("what was claimed and never confirmed")


def test_step_a_day_and_compare(view: Any) -> None:
    view.locator(".time input[type=range]").focus()
    view.keyboard.press("ArrowLeft")
    assert view.locator(".time .date").inner_text() == "11 June 2025"
    view.locator(".compare-button").click()
    assert view.evaluate("Boolean(frontline.time.comparing)")
    assert clicks(view) == told("a day back, and two days side by side")


def test_a_place_in_any_spelling(view: Any) -> None:
    view.locator("#find").click()
    view.keyboard.type("дзержинск")
    view.locator("#found [role=option]").first.click()
    assert view.locator(".place-card h2").inner_text() == "Toretsk"
    assert clicks(view) == told("a place in any spelling")


def test_share_a_view(view: Any) -> None:
    view.get_by_role("button", name="Copy link").click()
    assert re.search(r"#v=[\d.]+,[\d.]+,[\d.]+", view.url)
    assert clicks(view) == told("share the view")


def test_measure_a_distance(view: Any) -> None:
    view.get_by_role("button", name="Measure").click()
    box = view.locator("#map_frontline").bounding_box()
    for share in (0.3, 0.6):
        view.mouse.click(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
    assert re.search(r"[\d.]+ km", view.locator(".measure-box p").inner_text())
    assert clicks(view) == told("measure a distance")


def test_save_a_picture(view: Any) -> None:
    with view.expect_download() as download:
        view.locator(".tools button", has_text="PNG").click()
    assert download.value.suggested_filename == "map-2025-06-12.png"
    assert clicks(view) == told("save a picture")
