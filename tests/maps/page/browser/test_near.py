"""The settlements near the front as the page lists them: in words, sorted, saved, and each leading to its place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from geo.control.history import History
from maps.page.page import render_page
from maps.scene.near import NearFront
from maps.scene.scene import BaseLayers, Scene
from tests.maps.conftest import village

pytestmark = pytest.mark.browser

ROWS = (
    ("Pokrovsk", 61_161, 0.4, True, True, date(2025, 6, 3), date(2025, 6, 1), 1),
    ("Toretsk", None, 2.6, False, False, date(2025, 6, 1), None, 0),
    ("Kurakhove", 18_220, 7.9, True, False, None, None, 0),
)


@pytest.fixture(scope="module")
def near_page(make_scene: Callable[..., Scene], base: BaseLayers, history: History) -> str:
    """A page with three settlements near the front, one of which a claim names."""
    places = base.settlements.set_index("name_en", drop=False)
    names = [name for name, *_ in ROWS]
    told = ("population", "distance_km", "held", "at_line", "since", "not_before", "claims")
    rows = (
        places.loc[names].reset_index(drop=True).assign(raion="Pokrovskyi", raion_uk="Покровський", last_claim_on=None)
    )
    for number, column in enumerate(told, start=1):
        rows[column] = pd.Series([row[number] for row in ROWS], dtype=object)
    rows.loc[0, "last_claim_on"] = date(2025, 6, 12)
    scene = make_scene([{**village("Pokrovsk"), "published": date(2025, 6, 12)}], control=history)
    return render_page(replace(scene, near=NearFront("Test map", date(2025, 6, 12), 10.0, 1_234, rows)))


def cells(view: Any, column: int) -> list[str]:
    return list(view.locator(f"dialog tbody td:nth-child({column})").all_inner_texts())


def test_the_table_tells_distance_people_side_and_since_when(open_page: Callable[..., Any], near_page: str) -> None:
    view = open_page(near_page)
    view.get_by_role("button", name="Near the front").click()
    told = view.locator("dialog").inner_text()
    assert "Settlements within 10 km of the front, on the map of Test map of 12 June 2025" in told
    assert "1,234 more may lie within 10 km" in told
    assert cells(view, 1) == ["Pokrovsk", "Toretsk", "Kurakhove"]
    assert cells(view, 4) == ["0.4 km", "2.6 km", "7.9 km"]
    assert cells(view, 5) == ["61,161", "unknown", "18,220"]
    assert cells(view, 6) == ["at the line, point inside", "outside", "inside"]
    assert cells(view, 7) == ["3 June 2025", "1 June 2025 or earlier", "unknown"]
    assert cells(view, 8) == ["1, last 12 June 2025", "0", "0"]


def test_a_heading_sorts_by_number_with_the_unknown_last(open_page: Callable[..., Any], near_page: str) -> None:
    view = open_page(near_page)
    view.get_by_role("button", name="Near the front").click()
    view.locator("dialog th button", has_text="People").click()
    assert cells(view, 5) == ["18,220", "61,161", "unknown"]


def test_a_name_closes_the_table_and_leads_to_its_place_and_card(open_page: Callable[..., Any], near_page: str) -> None:
    view = open_page(near_page)
    view.get_by_role("button", name="Near the front").click()
    view.get_by_role("button", name="Pokrovsk", exact=True).click()
    assert view.locator("dialog[open]").count() == 0
    at = view.evaluate("frontline.map.getCenter()")
    assert abs(at["lat"] - 48.28) < 0.3
    assert abs(at["lng"] - 37.18) < 0.3
    assert view.locator(".place-card h2").inner_text().startswith("Pokrovsk")
    assert "From the front: 0.4 km" in view.locator(".popup").inner_text()


def test_the_rows_are_saved_as_csv_and_a_ukrainian_table_is_ukrainian(
    open_page: Callable[..., Any], near_page: str
) -> None:
    view = open_page(near_page)
    view.get_by_role("button", name="Українська").click()
    view.get_by_role("button", name="Поблизу фронту").click()
    assert cells(view, 1)[0] == "Покровськ"
    assert cells(view, 6)[1] == "поза межами"
    with view.expect_download() as saved:
        view.locator("dialog header button", has_text="CSV").click()
    assert saved.value.suggested_filename == "near-2025-06-12.csv"
    table = pd.read_csv(Path(saved.value.path()))
    assert list(table["distance_km"]) == [0.4, 2.6, 7.9]
    assert table["population"].isna().tolist() == [False, True, False]
    assert list(table["side"]) == ["inside", "outside", "inside"]
    assert set(table["shown_on"]) == {"2025-06-12"}


def test_every_button_of_the_table_is_in_view_on_a_phone(open_page: Callable[..., Any], near_page: str) -> None:
    view = open_page(near_page, width=390, height=844)
    view.evaluate("frontline.openSheet(true)")
    view.get_by_role("button", name="Near the front").click()
    for box in (button.bounding_box() for button in view.locator("dialog header button").all()):
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
