"""The page in a real browser with the network shut: it does what a person does with it."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from shapely.geometry import LineString

from maps.page.page import render_page
from maps.scene.scene import Scene
from tests.maps.conftest import until, village

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
MARKS = "frontline.symbols.filter(({ mark }) => mark !== undefined).length"
EVENTS = "frontline.symbols.filter(({ claim }) => claim !== undefined).length"
"""How many symbols the filters and layers let through, wherever the map looks."""


def test_all_layers_are_there(open_page: Open, page: str, scene: Scene) -> None:
    view = open_page(page)
    layers = view.locator(".legend input").evaluate_all("boxes => boxes.map((box) => box.dataset.layer)")
    stretches = {layer.key for layer in scene.layers if layer.key.startswith("stretch_")}
    assert set(layers) == {layer.key for layer in scene.layers} - stretches
    assert view.evaluate(MARKS) == 9
    assert view.locator("canvas").count() >= 3
    assert view.locator(".label.oblast").count() >= 1
    assert "T-0428" in view.locator(".label.road").all_inner_texts()
    assert {"Oleksiivka", "Novoukrainka"} <= set(view.locator(".label.named").all_inner_texts())


def test_far_out_an_oblast_has_its_short_name_and_the_outline_is_thin(open_page: Open, page: str) -> None:
    far, near = (open_page(page, hash_=f"#v=48.5,36,{zoom}&l=uk") for zoom in (6, 8))
    short, full = (set(view.locator(".label.oblast").all_inner_texts()) for view in (far, near))
    assert "ДОНЕЦЬКА" in short
    assert not any("ОБЛАСТЬ" in name for name in short)
    assert "ДНІПРОПЕТРОВСЬКА ОБЛАСТЬ" in full
    assert far.evaluate("frontline.outline.options.weight") < near.evaluate("frontline.outline.options.weight")
    far.evaluate("frontline.map.setZoom(8, { animate: false })")
    assert far.evaluate("frontline.outline.options.weight") == near.evaluate("frontline.outline.options.weight")


def test_the_map_knows_its_size(open_page: Open, page: str, dated_page: str) -> None:
    for text in (page, dated_page):
        view = open_page(text)
        size, node = view.evaluate(
            "[frontline.map.getSize(), frontline.mapNode.getBoundingClientRect()].map(({ x, y, width, height }) => [width || x, height || y])"
        )
        assert size == pytest.approx(node, abs=1)


def test_switching_a_layer_hides_and_shows_its_marks(open_page: Open, page: str) -> None:
    view = open_page(page)
    box = view.locator("input[data-layer=mark_assessed]")
    box.uncheck()
    assert view.evaluate(MARKS) == 5
    assert "off=mark_assessed" in view.url
    box.check()
    assert view.evaluate(MARKS) == 9
    view.locator("input[data-layer=event_attack]").check()
    assert view.evaluate(EVENTS) == 1


def test_a_claim_leads_to_its_mark_and_back(open_page: Open, page: str) -> None:
    view = open_page(page)
    view.locator("button.claim", has_text="border crossing").click()
    popup = view.locator(".popup")
    text = popup.inner_text()
    for words in (
        "Footage placed on the map",
        "geolocated",
        "within about 2 km",
        "Event",
        "not stated",
        "11 June 2025",
        "12 June 2025",
        "Report fetched",
        "[10]",
        "ISW",
    ):
        assert words in text, words
    assert view.locator(".claim.is-selected").count() == 1
    popup.get_by_role("button", name="Show in the list").click()
    until(view, "document.activeElement.innerText.includes('border crossing')")


def test_whoever_wants_no_motion_gets_none(open_page: Open, page: str) -> None:
    moves = "[frontline.map.options.fadeAnimation, frontline.map.options.zoomAnimation]"
    assert open_page(page).evaluate(moves) == [False, False]
    view = open_page(page)
    view.locator("button.claim").first.click()
    assert view.locator(".leaflet-popup").evaluate("node => getComputedStyle(node).opacity") == "1"
    moved = "() => { const before = frontline.map.getPixelBounds().min; frontline.map.panBy([40, 0]); return frontline.map.getPixelBounds().min.subtract(before).x; }"
    assert view.evaluate(moved) == 40


def test_clicking_a_mark_highlights_all_its_claims(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    rows = [
        {},
        {"sentence_id": "9.9", "sentence": "Another sentence.", "evidence": "claimed", "claimant": "Russian MoD"},
    ]
    view = open_page(render_page(make_scene(rows)))
    assert view.locator(".mark").count() == 1
    view.locator(".mark").click()
    assert view.locator(".claim.is-selected").count() == 2
    assert view.locator(".popup article").count() == 2
    assert "Russian MoD" in view.locator(".popup").inner_text()


def test_an_open_stretch_says_so(open_page: Open, page: str) -> None:
    view = open_page(page)
    view.locator("button.claim", has_text="T-0428").click()
    assert "no start of the stretch" in view.locator(".popup .exact").inner_text()
    assert "somewhere along the dashed stretch" in view.locator(".popup .exact").inner_text()


def test_a_stretch_known_by_its_bearing_only_is_thinner(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    line = LineString([(36.86, 48.03), (36.90, 48.02), (36.95, 48.01)])
    near = {"geometry": line, "precision": 2, "uncertainty_km": 4.0, "relation": "along"}
    loose = {**near, "sentence_id": "2.1", "precision": 3, "bearing": "north", **village("Toretsk"), "geometry": line}
    widths = []
    for row in (near, loose):
        view = open_page(render_page(make_scene([row])))
        widths.append(
            view.evaluate("frontline.entries.find((entry) => entry.isStretch).made.map((part) => part.options.weight)")
        )
        assert ("Thin dashes" in view.locator(".legend").inner_text()) == (row is loose)
    assert widths[1][1] < 0.6 * widths[0][1]


def test_unplaced_claims_say_why(open_page: Open, page: str) -> None:
    view = open_page(page)
    section = view.locator("#unplaced").inner_text()
    assert "only a part of an oblast is named" in section
    assert "says what is intended" in section
    assert "stated intent" in section


def test_nothing_from_text_is_filled(open_page: Open, page: str) -> None:
    view = open_page(page)
    filled = view.evaluate(
        """() => {
          const found = [];
          frontline.map.eachLayer((layer) => {
            if (layer.options.fill && layer instanceof L.Polygon) found.push(layer.options.pane);
          });
          return [...new Set(found)].sort();
        }"""
    )
    assert filled == ["control", "ground"]


def test_control_is_hatched_where_claimed(open_page: Open, page: str) -> None:
    view = open_page(page, hash_="#v=47.95,37.0,10")
    colours = view.evaluate(
        """() => {
          const canvas = document.querySelector('.leaflet-control-pane canvas');
          const bounds = frontline.controlCanvas._bounds;
          const scale = canvas.width / bounds.getSize().x;
          const all = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
          const coloursAt = (lat, lon, size) => {
            const p = frontline.map.latLngToLayerPoint([lat, lon]).subtract(bounds.min).multiplyBy(scale).floor();
            const seen = new Set();
            for (let y = p.y; y < p.y + size; y += 1) {
              for (let x = p.x; x < p.x + size; x += 1) seen.add(all.slice(4 * (y * canvas.width + x), 4 * (y * canvas.width + x) + 4).join());
            }
            return seen.size;
          };
          return { claimed: coloursAt(47.9, 36.93, 24), assessed: coloursAt(47.9, 37.3, 24), outside: coloursAt(47.9, 36.75, 24) };
        }"""
    )
    assert colours["assessed"] == 1, "one flat colour"
    assert colours["claimed"] > 3, "a pattern of lines"
    assert colours["outside"] == 1


@pytest.mark.parametrize("zoom", [6, 8, 10, 12])
def test_names_do_not_overlap(open_page: Open, page: str, zoom: int) -> None:
    view = open_page(page, hash_=f"#v=48.1,37.2,{zoom}")
    boxes = view.evaluate("frontline.labels.placed.map(({ box }) => box)")
    assert boxes
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            apart = (
                a["x"] + a["w"] <= b["x"]
                or b["x"] + b["w"] <= a["x"]
                or a["y"] + a["h"] <= b["y"]
                or b["y"] + b["h"] <= a["y"]
            )
            assert apart, (a, b)


def test_finding_a_place_a_road_and_claims(open_page: Open, page: str) -> None:
    view = open_page(page)
    find = view.locator("#find")
    find.fill("торецьк")
    view.locator("#found [role=option]").first.click()
    assert view.evaluate("frontline.map.getBounds().pad(-0.3).contains([48.395, 37.848])")
    find.fill("T0428")
    view.keyboard.press("Enter")
    assert view.evaluate("frontline.map.getBounds().contains([48.02, 36.9])")
    find.fill("nothing seen so far")
    assert view.locator(".list .claim").count() == 13
    view.locator("#found [role=option]", has_text="List only the claims with these words: 1").click()
    assert view.locator(".list button.claim").count() == 1
    assert view.evaluate(MARKS) == 1
    assert "nothing seen so far" in view.locator(".only").inner_text()
    view.get_by_role("button", name="List all claims").click()
    assert view.locator(".list .claim").count() == 13


def test_looking_for_a_place_leaves_the_list_alone(open_page: Open, page: str) -> None:
    view = open_page(page)
    view.locator("#find").fill("kurakh")
    assert view.locator(".list .claim").count() == 13
    assert view.evaluate(MARKS) == 9
    view.keyboard.press("Enter")
    assert view.evaluate("frontline.map.latLngToContainerPoint([47.985, 37.281]).distanceTo([320, 400])") < 100
    assert view.locator(".list .claim").count() == 13


def test_filters_narrow_list_and_map_alike(open_page: Open, page: str) -> None:
    view = open_page(page)
    view.locator(".filters summary").click()
    view.locator(".filters label", has_text="Ukrainian forces").locator("input").check()
    assert view.locator(".claim").count() == 2
    assert view.evaluate(MARKS) == 1
    view.get_by_role("button", name="Show all").click()
    assert view.locator(".claim").count() == 13


def test_ukrainian_at_a_click(open_page: Open, page: str) -> None:
    view = open_page(page)
    view.get_by_role("button", name="Мова: українська").click()
    assert view.evaluate("document.documentElement.lang") == "uk"
    body = view.locator("body").inner_text()
    for words in ("Умовні знаки", "Новоукраїнка", "Ця карта неповна", "міжнародно визнані кордони", "геоприв’язано"):
        assert words in body, words
    assert "l=uk" in view.url


def test_the_address_brings_the_view_back(open_page: Open, page: str) -> None:
    first = open_page(page)
    first.locator("button.claim", has_text="Toretsk").first.click()
    hash_ = "#" + first.url.split("#")[1]
    second = open_page(page, hash_=hash_)
    assert second.locator(".claim.is-selected").count() == 1
    assert "Toretsk" in second.locator(".popup").inner_text()


def test_the_table_and_csv_hold_the_claims_shown(open_page: Open, page: str) -> None:
    view = open_page(page)
    view.get_by_role("button", name="Table").click()
    assert view.locator("dialog tbody tr").count() == 13
    with view.expect_download() as download:
        view.locator("dialog").get_by_role("button", name="CSV").click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    assert text.splitlines()[0].startswith("claim_id,report_id,sentence_id,actor,action,evidence")
    assert len(text.splitlines()) == 14
    assert "WITHHELD" not in text


def test_the_phone_has_a_sheet(open_page: Open, page: str) -> None:
    view = open_page(page, width=360, height=740, has_touch=True)
    assert view.evaluate("document.documentElement.scrollWidth") <= 360
    assert not view.locator(".list").is_visible()
    view.locator(".grip").click()
    view.locator("button.claim").first.click()
    assert view.locator(".popup").is_visible()
    assert not view.locator(".list").is_visible()
    view.get_by_role("button", name="About this map").click()
    assert "This map is not comprehensive" in view.locator(".about").inner_text()


def test_the_keyboard_reaches_everything(open_page: Open, page: str) -> None:
    view = open_page(page)
    seen = []
    for _ in range(90):
        view.keyboard.press("Tab")
        seen.append(view.evaluate("document.activeElement.className + ' ' + document.activeElement.tagName"))
    joined = "\n".join(seen)
    for part in ("skip", "lang", "INPUT", "claim", "mark-icon", "leaflet-control-zoom-in", "SUMMARY"):
        assert part in joined, part


def test_dark_follows_the_system(open_page: Open, page: str) -> None:
    light = open_page(page).evaluate("getComputedStyle(document.body).backgroundColor")
    dark = open_page(page, color_scheme="dark").evaluate("getComputedStyle(document.body).backgroundColor")
    assert light != dark


def test_an_empty_map_opens_on_ukraine(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    view = open_page(render_page(make_scene([])))
    assert "No claims to show." in view.locator(".list").inner_text()
    assert "No control layer given" in view.locator(".legend").inner_text()


PLACES = """() => {
  const box = document.querySelector(".map-box").getBoundingClientRect();
  return [...document.querySelectorAll(".mark")].flatMap((node) => {
    const at = node.getBoundingClientRect();
    return [(at.x + at.width / 2 - box.x) / box.width, (at.y + at.height / 2 - box.y) / box.height];
  });
}"""
"""Where the marks stand, as shares of the map's box."""


def test_print_is_the_map_of_the_screen_on_one_sheet(open_page: Open, page: str) -> None:
    for width, height in ((1440, 900), (390, 800)):
        view = open_page(page, width=width, height=height)
        size = "[frontline.map.getSize().x, frontline.map.getSize().y]"
        before, stood = view.evaluate(size), view.evaluate(PLACES)
        view.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        view.emulate_media(media="print")
        assert view.evaluate(size) == before
        box = view.locator(".map-box").bounding_box()
        assert box["width"] <= 1041
        assert box["height"] <= 561
        assert view.evaluate(PLACES) == pytest.approx(stood, abs=0.01)
        assert view.locator(".print-title").inner_text() == "Digest of 12 June"
        sources = view.locator(".foot .credits")
        assert sources.evaluate("node => node.scrollHeight <= node.clientHeight + 1")
        assert view.locator(".panel").is_hidden()
        view.emulate_media(media="screen")
        view.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert view.evaluate(size) == before
        assert view.locator(".print-title").is_hidden()


def test_a_map_with_days_prints_on_one_sheet_without_controls(open_page: Open, dated_page: str) -> None:
    for width, height in ((1440, 900), (1024, 768)):
        view = open_page(dated_page, width=width, height=height)
        view.emulate_media(media="null")  # as a browser prints, whatever was looked at before
        sheet = view.pdf(prefer_css_page_size=True)
        (printed,) = PdfReader(io.BytesIO(sheet)).pages
        assert [round(float(edge) / 72 * 25.4) for edge in printed.mediabox[2:]] == [297, 210]
        view.emulate_media(media="print")
        for control in (".slider", ".play", ".speed", ".window", ".compare-button", ".legend input"):
            assert all(one.is_hidden() for one in view.locator(control).all()), control
        assert view.locator(".time .date").is_visible()
        assert view.locator(".spark").is_visible()
        view.emulate_media(media="null")
