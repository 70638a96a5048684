"""Rivers and lakes in a real browser: on their days only, named, and gone where a line would say more than it knows."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
from PIL import Image
from shapely.geometry import LineString, box

from geo.advance.marks import mark_claims
from maps.page.page import render_page
from maps.page.plain import write_plain
from maps.scene.scene import BaseLayers, build_scene
from maps.style.palette import BASE_INK
from tests.maps.conftest import claims_frame, village
from tests.maps.page.browser.test_contrast import best_contrast

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
SHOWN = """frontline.waters.filter(({ parts, fill }) => frontline.map.hasLayer(parts[0]) && (!fill || frontline.map.hasLayer(fill))).map(({ row }) => row.en)"""


@pytest.fixture(scope="module")
def watered(base: BaseLayers) -> BaseLayers:
    """The ground with a river through it and a lake that is gone by 11 June."""
    rivers = gpd.GeoDataFrame(
        {"name_en": ["Long River"], "name_uk": ["Довга"], "precision": ["generalised"]},
        geometry=[LineString([(34, 48.2), (35.5, 48.3), (36, 48.15), (36.4, 48.3), (39, 48.1)])],
        crs=4326,
    )
    lakes = gpd.GeoDataFrame(
        {"name_en": ["Drained Lake"], "name_uk": ["Спущене"], "valid_to": [date(2025, 6, 11)]},
        geometry=[box(36.5, 47.7, 36.7, 47.9)],
        crs=4326,
    )
    return replace(base, rivers=rivers, lakes=lakes)


@pytest.fixture(scope="module")
def watered_page(watered: BaseLayers) -> str:
    claims = claims_frame([{"published": date(2025, 6, day)} for day in (10, 12)])
    return render_page(build_scene(claims, mark_claims(claims), base=watered))


def test_a_lake_is_drawn_while_it_is_there(open_page: Open, watered_page: str) -> None:
    view = open_page(watered_page, hash_="#v=48.0,36.8,9&d=2025-06-10")
    assert view.evaluate(SHOWN) == ["Drained Lake", "Long River"]
    slider = view.locator(".time input[type=range]")
    slider.focus()
    view.keyboard.press("ArrowRight")
    assert view.locator(".time .date").inner_text() == "11 June 2025"
    assert view.evaluate(SHOWN) == ["Long River"]
    view.keyboard.press("ArrowLeft")
    assert view.evaluate(SHOWN) == ["Drained Lake", "Long River"]


def test_a_river_is_named_in_the_readers_language_and_is_no_button(open_page: Open, watered_page: str) -> None:
    view = open_page(watered_page, hash_="#v=48.2,36.2,9")
    assert view.locator(".label.river").all_inner_texts() == ["Long River"]
    view.get_by_role("button", name="Мова: українська").or_(view.locator(".language")).first.click()
    assert view.locator(".label.river").all_inner_texts() == ["Довга"]


def test_a_river_vanishes_near_by_and_when_its_layer_is_off(open_page: Open, watered_page: str) -> None:
    view = open_page(watered_page, hash_="#v=48.2,36.2,13")
    assert view.evaluate(SHOWN) == []
    view.evaluate("frontline.map.setZoom(11)")
    assert view.evaluate(SHOWN) == ["Long River"]
    view.locator("input[data-layer=river_generalised]").uncheck()
    assert view.evaluate(SHOWN) == []
    assert "off=river_generalised" in view.evaluate("frontline.link()")


@pytest.mark.parametrize(("places", "drawn"), [(("Novoukrainka", "Pokrovsk"), 1), (("Novoukrainka",), 0)])
def test_without_scripts_the_picture_has_the_waters_of_its_day(
    watered: BaseLayers, places: tuple[str, ...], drawn: int
) -> None:
    claims = claims_frame([village(place) for place in places])
    still = write_plain(build_scene(claims, mark_claims(claims), base=watered))
    found = re.findall(rf'<path d="([^"]*)" fill="none" stroke="{BASE_INK["river"].light}"', still)
    assert len(found) == drawn, "the lake had been drained by then, and near by no line is as sure as it looks"
    assert all(path.startswith("M") and "Z" not in path for path in found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["assessed_control", "assessed_advance", "claimed_control", "unclear", "pre_2022"])
def test_a_river_stands_out_from_filled_ground(open_page: Open, watered: BaseLayers, kind: str, scheme: str) -> None:
    ground = gpd.GeoDataFrame(
        {"source": ["Test map"], "kind": [kind], "date": [date(2025, 6, 12)]},
        geometry=[box(34.6, 47.7, 38.6, 49)], crs=4326,
    )  # fmt: skip
    claims = claims_frame([village("Toretsk")])
    scene = build_scene(claims, mark_claims(claims), base=watered, control=ground)
    view = open_page(
        render_page(scene), hash_="#v=48.2,35.6,10&off=oblasts", color_scheme=scheme, device_scale_factor=2
    )
    picture = np.asarray(Image.open(io.BytesIO(view.locator("#map_frontline").screenshot())).convert("RGB"))
    found = []
    for share in np.linspace(0.2, 0.8, 15):
        lon, lat = 35.5 + 0.5 * share, 48.3 - 0.15 * share
        x, y = view.evaluate(
            "([lon, lat]) => { const { x, y } = frontline.map.latLngToContainerPoint([lat, lon]); return [x, y]; }",
            [lon, lat],
        )
        column, line = round(2 * x), round(2 * y)
        found.append(best_contrast(picture[line - 5 : line + 6, column - 5 : column + 6]))
    assert np.median(found) >= 3, found
