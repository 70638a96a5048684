"""Filters, table and address in a real browser: what a reader asks for, and the same again from its link."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.control.history import History
from maps.page.page import render_page
from maps.scene.scene import Scene
from tests.maps.conftest import every_kind, village

pytestmark = pytest.mark.browser

Open = Callable[..., Any]


def choose(view: Any, words: str) -> None:
    view.locator(".filters label", has_text=words).locator("input").check()


def test_filters_narrow_list_map_head_and_key_and_their_link_brings_them_back(open_page: Open, page: str) -> None:
    view = open_page(page)
    view.locator(".filters summary").click()
    choose(view, "seizure")
    choose(view, "assessed")
    assert view.locator("button.claim").count() == 3
    assert view.locator(".lead").inner_text() == "Marks on the map: 3 assessed"
    assert view.locator("[data-count=mark_assessed]").inner_text() == "3 of 4"
    assert view.locator("[data-count=mark_geolocated]").inner_text() == "0 of 2"
    assert view.locator(".filters .chosen").inner_text().strip() == "(2)"
    again = open_page(page, hash_="#" + view.url.split("#")[1])
    assert again.locator("button.claim").count() == 3
    assert again.locator(".lead").inner_text() == "Marks on the map: 3 assessed"
    again.locator(".filters summary").click()
    again.get_by_role("button", name="Show all").click()
    assert again.locator(".claim").count() == 13
    assert "f=" not in again.url


def test_words_that_limit_the_list_stand_in_the_link(open_page: Open, page: str) -> None:
    view = open_page(page)
    view.get_by_role("combobox").fill("nothing seen so far")
    view.locator("#found [role=option]", has_text="List only").click()
    assert "q=nothing%20seen%20so%20far" in view.url
    again = open_page(page, hash_="#" + view.url.split("#")[1])
    assert "nothing seen so far" in again.locator(".only").inner_text()
    assert again.locator("button.claim").count() == 1


def test_the_list_can_be_limited_to_what_the_map_shows(open_page: Open, page: str) -> None:
    view = open_page(page, hash_="#v=48.395,37.848,11")
    view.locator(".filters summary").click()
    view.locator(".in-view").check()
    assert "Toretsk" in view.locator(".list").inner_text()
    assert view.locator("button.claim").count() == 1
    assert "i=1" in view.url
    view.evaluate("() => { frontline.map.setView([48.28, 37.177], 11, { animate: false }); }")
    assert "Pokrovsk" in view.locator(".list").inner_text()
    assert "Toretsk" not in view.locator(".list").inner_text()


def test_days_and_outcomes_can_be_chosen(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    fate = {"control_source": "Test map", "on_date": date(2025, 6, 20), "as_known_on": date(2025, 6, 20), "lag_days": 8}
    rows = [
        {"published": date(2025, 6, 10), "outcome": "confirmed", **fate},
        {"published": date(2025, 6, 12), "outcome": "unconfirmed", **fate, **village("Toretsk")},
        {"published": date(2025, 6, 14), "outcome": "unconfirmed", **fate, **village("Pokrovsk")},
    ]
    view = open_page(render_page(make_scene(rows)))
    view.locator(".filters summary").click()
    choose(view, "unconfirmed")
    assert view.locator("button.claim").count() == 2
    view.locator(".filters .days input").nth(1).fill("2025-06-13")
    assert "Toretsk" in view.locator("button.claim").inner_text()
    assert "p=..2025-06-13" in view.url
    view.get_by_role("button", name="Table").click()
    assert "not shown by Test map as of 20 June 2025" in view.locator("dialog tbody").inner_text()
    with view.expect_download() as download:
        view.locator("dialog").get_by_role("button", name="CSV").click()
    (row,) = csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig")))
    assert (row["outcome"], row["outcome_source"], row["outcome_date"], row["lag_days"]) == (
        "unconfirmed",
        "Test map",
        "2025-06-20",
        "8",
    )
    assert (row["mark_longitude"], row["mark_latitude"], row["relation"]) == ("37.848", "48.395", "in")


def test_a_heading_sorts_the_table_both_ways(open_page: Open, page: str) -> None:
    view = open_page(page)
    view.get_by_role("button", name="Table").click()
    column = "(n) => [...document.querySelectorAll('dialog tbody tr')].map((row) => row.children[n].textContent)"
    view.locator("dialog th button", has_text="Evidence").click()
    grades = view.evaluate(column, 0)
    order = ["geolocated", "assessed", "reported", "claimed", "denied"]
    assert grades == sorted(grades, key=order.index)
    assert view.locator("dialog th[aria-sort=ascending]").inner_text().startswith("Evidence")
    view.locator("dialog th button", has_text="Evidence").click()
    assert view.evaluate(column, 0) == sorted(grades, key=order.index, reverse=True)
    view.locator("dialog th button", has_text="Place").click()
    places = view.evaluate(column, 2)
    assert places == view.evaluate(
        "(names) => [...names].sort(new Intl.Collator('en', { numeric: true }).compare)", places
    )
    assert view.locator("dialog th[aria-sort]").count() == 1


def test_a_table_of_thousands_comes_in_pages(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    rows = [{"sentence_id": f"{number}.1", "claimant": f"Source {number}"} for number in range(450)]
    view = open_page(render_page(make_scene(rows)))
    view.get_by_role("button", name="Table").click()
    rows_now = view.locator("dialog tbody tr")
    assert rows_now.count() == 200
    view.locator("dialog .more-rows", has_text="250 more").click()
    view.locator("dialog .more-rows", has_text="50 more").click()
    assert rows_now.count() == 450
    assert not view.locator("dialog .more-rows").is_visible()


def test_a_filter_that_leaves_no_mark_says_so(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    view = open_page(render_page(make_scene(every_kind())), hash_="#f=evidence:reported;actor:ukrainian")
    assert "No mark is shown" in view.locator(".lead").inner_text()
    assert view.locator(".mark").count() == 0


def test_what_became_of_a_claim_names_the_source_and_the_day(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    fate = {"control_source": "Test map", "on_date": date(2025, 6, 14), "as_known_on": date(2025, 6, 20)}
    words = {
        "confirmed": "first shown by Test map on 14 June 2025",
        "already_held": "already held: Test map showed it so on 14 June 2025",
        "unconfirmed": "not shown by Test map as of 20 June 2025",
        "reversed": "shown by Test map, and gone again on 14 June 2025",
    }
    names = ["Novoukrainka", "Toretsk", "Pokrovsk", "Kurakhove"]
    rows = [
        {"sentence_id": f"{number}.1", "outcome": outcome, **fate, **village(name)}
        for number, (outcome, name) in enumerate(zip(words, names, strict=True))
    ]
    rows.append({"sentence_id": "9.1", "outcome": "pending", **fate, **village("Oleksiivka")})
    view = open_page(render_page(make_scene(rows)))
    for outcome, name in zip(words, names, strict=True):
        assert words[outcome] in view.locator("button.claim", has_text=name).inner_text()
    assert "not yet shown" not in view.locator("button.claim", has_text="Oleksiivka").inner_text()


def test_a_mark_behind_the_line_is_pale_with_a_bar_and_says_so(
    open_page: Open, make_scene: Callable[..., Scene]
) -> None:
    fate = {"control_source": "Test map", "on_date": date(2025, 6, 12), "as_known_on": date(2025, 6, 20)}
    rows = [
        {"outcome": "already_held", **fate},
        {"sentence_id": "2.1", "outcome": "confirmed", **fate, **village("Oleksiivka")},
    ]
    view = open_page(render_page(make_scene(rows)), hash_="#v=48.02,36.9,11")
    pale = view.locator(".mark-icon:has(.pale)")
    assert pale.count() == 1
    assert pale.get_attribute("aria-label").endswith("Novoukrainka, 12 June 2025, already held")
    assert "Pale with a bar" in view.locator(".legend").inner_text()
    view = open_page(render_page(make_scene(rows[1:])))
    assert "Pale with a bar" not in view.locator(".legend").inner_text()


def test_what_was_never_shown_is_one_choice(
    open_page: Open, make_scene: Callable[..., Scene], history: History
) -> None:
    known = {"control_source": "Test map", "as_known_on": date(2025, 6, 15), "evidence": "claimed", "confirmed": False}
    rows = [
        {**known, **village("Toretsk"), "published": date(2025, 4, 10), "outcome": "unconfirmed", "on_date": None},
        {**known, **village("Pokrovsk"), "published": date(2025, 6, 12), "outcome": "pending", "on_date": None},
        {**known, **village("Kurakhove"), "published": date(2025, 4, 9), "outcome": "confirmed", "on_date": date(2025, 6, 11)},
    ]  # fmt: skip
    page = render_page(make_scene(rows, control=history))
    view = open_page(page)
    assert view.locator(".claim").count() == 1
    view.locator(".filters summary").click()
    choose(view, "Claimed, not shown after 60 days")
    assert view.locator(".claim .where").all_inner_texts() == ["Toretsk"]
    assert view.evaluate("frontline.symbols.map(({ row }) => row.placeName.en)") == ["Toretsk"]
    again = open_page(page, hash_="#" + view.url.split("#")[1])
    assert again.locator(".claim .where").all_inner_texts() == ["Toretsk"]
    again.evaluate("() => frontline.openPlaceCard('UA6')")
    told = "Russian advance, claimed by ISW on 10 April 2025: not shown by Test map as of 15 June 2025."
    assert again.locator(".place-card .fates li").all_inner_texts() == [told]
