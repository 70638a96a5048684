"""The page where no script runs: a still picture, the marks in words and what every map must carry."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from maps.page.page import render_page
from maps.page.plain import MOST_LISTED, write_plain
from maps.scene.scene import ReportRef, Scene
from tests.maps.conftest import every_kind


def words_of(text: str) -> str:
    return re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", "", text))


@pytest.mark.browser
def test_without_scripts_the_page_shows_picture_marks_and_notes(browser: Any, page: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, "utf-8")
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1000, "height": 900})
    try:
        view = context.new_page()
        view.goto(path.as_uri())
        assert view.locator("h1").inner_text() == "Digest of 12 June"
        picture = view.locator(".still [role=img]").bounding_box()
        assert picture["width"] > 700
        assert picture["height"] > 300
        assert not view.locator(".folium-map").is_visible()
        text = view.locator(".still").inner_text()
        for words in (
            "Data as of 12 June 2025.",
            "internationally recognised borders",
            "Russian advance, geolocated, 12 June 2025",
            "Russian seizure, denied, Pokrovsk, 12 June 2025",
            "not comprehensive",
            "Test borders, CC0",
        ):
            assert words in text, words
        assert view.locator(".still li").count() == 9
    finally:
        context.close()


@pytest.mark.browser
def test_with_scripts_nothing_of_it_shows(open_page: Callable[..., Any], page: str) -> None:
    view = open_page(page)
    assert view.locator(".still").count() == 0


def test_the_stamp_names_the_day_of_a_control_map_that_is_newer_than_the_reports(
    open_page: Callable[..., Any], make_scene: Callable[..., Scene], control: Any
) -> None:
    newer = make_scene(every_kind(), control=control.assign(date=date(2025, 6, 20)))
    assert "Data as of 12 June 2025. Control of Test map, 20 June 2025." in write_plain(newer)
    view = open_page(render_page(newer))
    foot = view.locator(".foot .dates")
    said = "Data as of 12 June 2025. Publications of 12 June 2025 · control of Test map, 20 June 2025. Boundaries"
    assert said in foot.inner_text()
    areas = "frontline.data.layers.filter((one) => one.kind === 'area').map((one) => one.key)"
    view.evaluate(f"frontline.setLayers({areas}, false)")
    assert "control of" not in foot.inner_text()


def test_the_picture_shows_each_grade_by_its_shape_and_control_by_its_fill(scene: Scene) -> None:
    text = write_plain(scene)
    key = text[text.index('class="key"') :]
    assert "Geolocated: placed by footage or imagery" in key
    assert "Russian forces" in key
    symbols = re.findall(r"<g transform=.*?</g>", text)
    assert len(symbols) == 6
    assert sum("<rect" in symbol for symbol in symbols) == 3
    assert "Assessed Russian control (Test map, 12 June 2025)" in text
    assert 'fill="#C51B3A" fill-opacity="0.85"' in text
    assert {"Novoukrainka", "Oleksiivka"} <= set(re.findall(r"<text[^>]*>([^<]+)</text>", text))
    assert len(text) < 12_000


def test_it_speaks_the_language_of_the_scene(make_scene: Callable[..., Scene]) -> None:
    text = words_of(write_plain(make_scene(every_kind(), lang="uk")))
    assert "Захоплення: війська РФ, спростовано, Покровськ, 12 червня 2025" in text
    assert "Шар контролю не задано." in text


def test_text_of_strangers_is_escaped(make_scene: Callable[..., Scene], control: Any) -> None:
    vector = '</noscript><script>alert(1)</script><img src=x onerror=alert(2)> \u202e & "'
    rows = [{"place_name": vector, "place_name_uk": vector}]
    report = (ReportRef("r", vector, vector),)
    for text in (
        write_plain(make_scene(rows, title=vector, control=control.assign(source=vector), reports=report)),
        render_page(make_scene(rows, title=vector, reports=report)),
    ):
        shown = text[text.index("<noscript>") : text.rindex("</noscript>")]
        assert "<script" not in shown
        assert "<img" not in shown
        assert shown.count("</noscript>") == 0
        assert "\u202e" not in shown


def test_no_marks_and_very_many_are_told(make_scene: Callable[..., Scene]) -> None:
    empty = make_scene([{"geometry": None, "why_not": "no place named", "precision": None, "uncertainty_km": None}])
    assert "No advance could be placed on the map" in write_plain(empty)
    assert "WITHHELD" not in write_plain(make_scene(every_kind()))
    rows = [
        {"katottg": f"UA{number}", "sentence_id": f"{number}.1", "place_name": f"Village {number}"}
        for number in range(MOST_LISTED + 7)
    ]
    many = write_plain(make_scene(rows))
    assert many.count("<li>") == MOST_LISTED
    assert "7 more" in many
