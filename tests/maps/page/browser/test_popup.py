"""Popups in a real browser: one at a time, gone when something else is looked at, and no trap for the focus."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from geo.control.history import History
from maps.page.page import render_page
from maps.scene.scene import Scene
from tests.maps.conftest import village

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
FOCUSED = "document.activeElement.id || document.activeElement.className"


def test_escape_gives_the_focus_back_to_the_list(open_page: Open, page: str) -> None:
    view = open_page(page)
    claim = view.locator("button.claim", has_text="Pokrovsk")
    claim.focus()
    view.keyboard.press("Enter")
    assert view.evaluate("document.activeElement.getAttribute('role')") == "dialog"
    view.keyboard.press("Escape")
    assert view.locator(".popup").count() == 0
    assert view.evaluate(FOCUSED) == claim.get_attribute("id")


def test_escape_gives_the_focus_back_to_the_mark(open_page: Open, page: str) -> None:
    view = open_page(page)
    mark = view.locator(".mark-icon:not(:has(.cluster))").first
    mark.focus()
    view.keyboard.press("Enter")
    view.keyboard.press("Tab")
    assert view.locator(".leaflet-popup :focus").count() == 1
    view.keyboard.press("Escape")
    assert view.locator(".popup").count() == 0
    assert mark.evaluate("node => node === document.activeElement")


def test_closing_by_its_button_gives_the_focus_back(open_page: Open, page: str) -> None:
    view = open_page(page)
    claim = view.locator("button.claim").first
    claim.click()
    view.get_by_role("button", name="Close").click()
    assert view.locator(".popup").count() == 0
    assert view.evaluate(FOCUSED) == claim.get_attribute("id")


def test_escape_closes_the_hits_before_the_popup(open_page: Open, page: str) -> None:
    view = open_page(page)
    view.locator("button.claim").first.click()
    view.get_by_role("combobox").fill("kurakh")
    view.keyboard.press("Escape")
    assert view.locator("#found [role=option]").count() == 0
    assert view.locator(".popup").count() == 1
    view.keyboard.press("Escape")
    assert view.locator(".popup").count() == 0


@pytest.mark.parametrize("way", ["claim", "unmarked claim", "search", "area", "all marks", "filter", "language"])
def test_a_popup_makes_way_for_what_is_looked_at_next(
    open_page: Open, make_scene: Callable[..., Scene], way: str
) -> None:
    rows = [
        {},
        {"sentence_id": "2.1", "claimant": "Russian MoD", "evidence": "claimed", **village("Toretsk")},
        {"sentence_id": "3.1", "action": "attack", "modality": "intent", **village("Kurakhove")},
    ]
    view = open_page(render_page(make_scene(rows)))
    view.locator("button.claim").first.click()
    first = view.locator(".popup").inner_text()
    assert "Novoukrainka" in first
    if way == "claim":
        view.locator("button.claim", has_text="Toretsk").click()
        assert view.locator(".popup").count() == 1
        assert "Toretsk" in view.locator(".popup .where").inner_text()
        return
    if way == "unmarked claim":
        view.locator("button.claim", has_text="Kurakhove").click()
    elif way == "search":
        view.get_by_role("combobox").fill("pokrovsk")
        view.keyboard.press("Enter")
    elif way == "area":
        view.locator(".views button").nth(1).click()
    elif way == "all marks":
        view.locator(".views button").last.click()
    elif way == "filter":
        view.locator(".filters summary").click()
        view.locator(".filters label", has_text="Russian MoD").locator("input").check()
    else:
        view.locator("button.lang").click()
    assert view.locator(".popup").count() == 0


def test_a_popup_goes_with_its_mark_when_the_day_leaves_it(
    open_page: Open, make_scene: Callable[..., Scene], history: History
) -> None:
    rows = [{"published": date(2025, 6, 11)}, {"published": date(2025, 6, 14), **village("Pokrovsk")}]
    view = open_page(render_page(make_scene(rows, control=history)), hash_="#d=2025-06-12&w=2")
    view.locator("button.claim").first.click()
    assert view.locator(".popup").count() == 1
    view.evaluate("() => frontline.timeBar.goTo(4)")
    assert view.locator(".popup").count() == 0
