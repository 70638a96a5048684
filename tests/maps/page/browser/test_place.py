"""The card of a place in a real browser: its names, what each source shows there, who claimed what when, what became of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from shapely.geometry import Point

from geo.advance.marks import mark_claims
from geo.control.history import History
from maps.page.page import render_page
from maps.scene.scene import BaseLayers, Scene, build_scene
from tests.maps.conftest import claims_frame, village

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
FORD = {
    "katottg": "UA77",
    "place": "Ford",
    "place_name": "Ford",
    "place_name_uk": "Брід",
    "geometry": Point(37.01, 48.0),
}


def test_a_search_opens_the_card_with_names_and_what_each_source_shows(open_page: Open, dated_page: str) -> None:
    view = open_page(dated_page, hash_="#d=2025-06-15")
    view.locator("#find").fill("курахове")
    view.keyboard.press("Enter")
    card = view.locator(".place-card")
    assert card.locator("h2").inner_text() == "Kurakhove"
    assert "Курахове" in card.locator(".spellings").inner_text()
    assert card.locator(".held li").all_inner_texts() == [
        "Other map, 14 June 2025: Assessed Russian control since 12 June 2025",
        "Test map, 15 June 2025: Assessed Russian control since 10 June 2025",
    ]
    assert card.locator(".claim").count() == 1
    assert "strike" in card.locator(".claim").inner_text()
    assert view.evaluate("frontline.map.latLngToContainerPoint([47.985, 37.281]).x") > 0
    card.get_by_role("button", name="Close").click()
    assert not card.is_visible()


def test_the_card_follows_the_day_and_tells_ground_that_was_lost(
    open_page: Open, make_scene: Callable[..., Scene], history: History
) -> None:
    view = open_page(render_page(make_scene([FORD], control=history)), hash_="#h=UA77&d=2025-06-13&w=5")
    held = view.locator(".place-card .held li").last
    seen = {}
    for day in range(6):
        view.evaluate("(day) => { frontline.timeBar.goTo(day); frontline.timeBar.rest(); }", day)
        seen[day] = held.inner_text()
    assert seen == {
        0: "Test map: not shown as “Assessed Russian control” on any day up to 10 June 2025",
        1: "Test map: not shown as “Assessed Russian control” on any day up to 11 June 2025",
        2: "Test map: not shown as “Assessed Russian control” on any day up to 11 June 2025",
        3: "Test map, 13 June 2025: Assessed Russian control since 13 June 2025",
        4: "Test map, 14 June 2025: no longer Assessed Russian control, as shown until 14 June 2025",
        5: "Test map, 15 June 2025: Assessed Russian control since 15 June 2025",
    }
    assert view.locator(".place-card .lanes rect").count() == 2


def test_lanes_and_radius(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    fate = {
        "outcome": "unconfirmed",
        "control_source": "Test map",
        "on_date": None,
        "as_known_on": date(2025, 6, 20),
        "lag_days": None,
    }
    rows = [
        {"published": date(2025, 6, 10), **village("Toretsk")},
        {"published": date(2025, 6, 10), "sentence_id": "1.2", "evidence": "assessed", **village("Toretsk")},
        {
            "published": date(2025, 6, 14),
            "sentence_id": "2.1",
            "claimant": "Russian MoD",
            "evidence": "claimed",
            **fate,
            **village("Toretsk"),
        },
        {
            "published": date(2025, 6, 12),
            "sentence_id": "3.1",
            "katottg": "UA88",
            "place_name": "Hamlet",
            "geometry": Point(37.9, 48.395),
        },
        {"published": date(2025, 6, 12), "sentence_id": "4.1", **village("Pokrovsk")},
    ]
    view = open_page(render_page(make_scene(rows)), hash_="#h=UA6")
    card = view.locator(".place-card")
    assert card.locator(".lanes").get_attribute("aria-label") == "3 claims by who says it, 10 June 2025 to 14 June 2025"
    assert card.locator(".lanes > svg").count() == 2
    assert (
        "2" in card.locator(".lanes > text").all_inner_texts()
        or "2" in card.locator(".lanes > text").all_text_contents()
    )
    whos = card.locator(".claim .who").all_inner_texts()
    said = "14 June 2025 · claimed by Russian MoD · days after the first to say so: 1"  # its statement is of 11 June
    assert whos[0] == f"{said} · not shown by Test map as of 20 June 2025"
    assert len(whos) == 3
    card.locator("select").select_option("5")
    assert card.locator(".claim").count() == 4
    assert "3.9 km" in card.locator(".claim", has_text="Hamlet").inner_text()
    card.locator(".claim", has_text="Hamlet").click()
    assert "Hamlet" in view.locator(".popup").inner_text()
    assert "h=UA6" in view.url


def test_a_popup_leads_to_the_card_also_on_a_phone(open_page: Open, page: str) -> None:
    view = open_page(page, width=390, height=800, has_touch=True)
    view.locator(".grip").click()
    view.locator("button.claim", has_text="Toretsk").first.click()
    view.get_by_role("button", name="All about Toretsk").click()
    assert view.locator(".place-card h2").inner_text() == "Toretsk"
    assert view.locator(".place-card").is_visible()
    assert view.locator(".place-card .held li").all_inner_texts() == [
        "Test map, 12 June 2025: not shown as “Assessed Russian control”",
        "Test map, 12 June 2025: not shown as “Claimed by Russian sources, not confirmed”",
    ]


def test_any_spelling_of_a_named_place_finds_it(open_page: Open, base: BaseLayers) -> None:
    also = [("Dzerzhynsk", "Дзержинск") if name == "Toretsk" else () for name in base.settlements["name_en"]]
    named = replace(base, settlements=base.settlements.assign(variants=also))
    claims = claims_frame([village("Toretsk")])
    view = open_page(render_page(build_scene(claims, mark_claims(claims), base=named)))
    for spelling in ("дзержинск", "Dzerzh", "Toretsk Donetsk"):
        view.get_by_role("combobox").fill(spelling)
        assert "Toretsk" in view.locator("#found [role=option]").first.inner_text()
    view.keyboard.press("Enter")
    assert "Dzerzhynsk, Дзержинск" in view.locator(".place-card .spellings").inner_text()
