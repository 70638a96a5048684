"""Text of strangers in every place of the page: it shows as text, runs nothing and breaks nothing."""

from collections.abc import Callable
from typing import Any

import geopandas as gpd
import pytest
from shapely.geometry import LineString, Point

from geo.control.history import History, Series
from maps.page.page import render_page
from maps.scene.own_layer import add_own_layer
from maps.scene.scene import ReportRef, Scene
from tests.maps.conftest import village

pytestmark = pytest.mark.browser

Open = Callable[..., Any]

VECTORS = (
    "<img src=x onerror=alert(1)>", "</script><script>alert(2)</script>", "`${alert(3)}`", "{{ 7*7 }}{% for x in y %}",
    "<svg onload=alert(4)>", '"><b>bold</b>', '=HYPERLINK("http://x")', "a\u202egnp.exe", "javascript:alert(5)",
)  # fmt: skip


@pytest.mark.parametrize("vector", VECTORS)
def test_text_of_strangers_shows_as_text(
    open_page: Open, make_scene: Callable[..., Scene], base: Any, control: Any, vector: str
) -> None:
    texts = (
        "sentence",
        "section",
        "claimant",
        "place",
        "place_name",
        "place_name_uk",
        "why",
        "why_not",
        "edited",
        "oblast",
        "bearing_of",
        "support",
        "bearing",
    )
    lists = {"oblasts": (vector,), "roads": (vector,), "units": (vector,)}
    row = {**dict.fromkeys(texts, vector), **lists}
    rows = [
        row,
        {**row, "action": "attack", "claim_id": vector, **village("Toretsk")},
        {**row, "geometry": None, "line": (vector, vector)},
    ]
    report = ReportRef("digest-2025-06-12-1", vector, vector, None, vector)
    page = render_page(
        make_scene(
            rows, control=control.assign(source=vector), reports=(report,), title=vector, unread=((vector, vector),)
        )
    )
    view = open_page(page)
    view.locator("button.claim").first.click()
    view.locator(".filters summary").click()
    view.get_by_role("combobox").fill(vector)
    view.keyboard.press("Escape")
    view.locator("input[data-layer=event_attack]").check()
    view.get_by_role("button", name="Table").click()
    view.locator("dialog").get_by_role("button", name="Close").click()
    assert view.locator("img:not(.leaflet-tile), script:not([type]) ~ script[src], svg[onload], b").count() == 0
    assert view.locator("a[href^=javascript]").count() == 0
    shown = vector.replace("\u202e", "\ufffd")
    assert view.title() == shown
    assert shown in view.locator("h1").inner_text()
    assert shown in view.locator("blockquote").first.inner_text()
    assert shown in view.locator(".popup").last.inner_text()


def test_a_megabyte_in_a_name_breaks_nothing(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    long = "long " * 200_000
    page = render_page(
        make_scene([{"sentence": long, "place": long, "place_name": long, "why": long}], quotes="full", title=long)
    )
    assert len(page) < 700_000
    view = open_page(page)
    view.locator("button.claim").first.click()
    assert view.locator(".popup").is_visible()
    assert view.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("vector", VECTORS)
def test_names_of_sources_columns_and_layers_show_as_text(
    open_page: Open, make_scene: Callable[..., Scene], history: History, changes: Any, vector: str
) -> None:
    foreign = History(tuple(Series(f"{one.source} {vector}", one.kind, one.runs) for one in history.series))
    rows = changes.assign(source=vector, oblast=vector, support=vector)
    scene = make_scene([{"outcome": vector, "control_source": vector}], control=foreign, changes=rows)
    own = gpd.GeoDataFrame(
        {vector: [vector, vector]}, geometry=[Point(36.87, 48.03), LineString([(36.8, 48), (37, 48)])], crs="EPSG:4326"
    )
    view = open_page(render_page(add_own_layer(scene, own, name=vector, columns=[vector])))
    view.locator(".compare-button").click()
    view.locator(".compare .bar button").click()
    view.locator("input[data-layer='change:russian_change']").check(force=True)
    view.evaluate(
        "() => { frontline.openChange(frontline.data.layers.find((one) => one.kind === 'change').rows[0], [48, 37]); }"
    )
    assert "img" not in view.locator(".popup").last.inner_html().replace("&lt;img", "")
    view.keyboard.press("Escape")
    view.evaluate("() => { frontline.map.fire('click', { latlng: L.latLng(48.03, 36.87) }); }")
    shown = vector.replace("\u202e", "\ufffd")
    assert shown in view.locator(".popup").last.inner_text()
    view.get_by_role("button", name="Table").click()
    view.locator("dialog").get_by_role("button", name="Changes").click()
    with view.expect_download() as download:
        view.locator("dialog").get_by_role("button", name="CSV").click()
    assert download.value.suggested_filename == "changes.csv"
    assert view.locator("img:not(.leaflet-tile), svg[onload], b").count() == 0
    assert shown in view.locator(".time .status").inner_text()
