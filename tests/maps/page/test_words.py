"""What the page says, in a real browser: who said a thing, where a mark stands, and no English on the Ukrainian page."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from shapely.geometry import Point

from layers.sources.catalogue import SOURCES
from layers.tables.quotes import NOT_QUOTED
from maps.page.page import render_page
from maps.scene.scene import ReportRef, Scene
from maps.style.notices import UKRAINIAN
from tests.maps.conftest import every_kind, village

Open = Callable[..., Any]

WORDS = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.nodeType === 3 ? node.parentElement : node;
    if (at.closest("script, style, noscript, blockquote, .quote, h1, .eyebrow, .source, .url, [lang=en]")) continue;
    if (node.nodeType === 3) found.push(node.textContent);
    else for (const name of ["aria-label", "title", "placeholder"]) if (at.hasAttribute(name)) found.push(at.getAttribute(name));
  }
  return found;
}"""
NAMES = "ISW|CSV|PNG|SVG|Enter|Shift|Alt|Leaflet|BSD-2-Clause|CC0|Test map|Other map|Test Digest|Digest of 12 June|Test borders|T-\\d+|OpenTopoMap"
LATIN = re.compile(r"[A-Za-z]{2,}")


def _english(view: Any) -> set[str]:
    texts = [re.sub(NAMES, "", text) for text in view.evaluate(WORDS)]
    return {text for text in texts if LATIN.search(text)}


@pytest.mark.browser
def test_the_ukrainian_page_has_no_english_of_ours(open_page: Open, dated_page: str) -> None:
    view = open_page(dated_page, hash_="#l=uk")
    assert view.evaluate("document.documentElement.lang") == "uk"
    view.evaluate("() => document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    found = _english(view)
    view.evaluate("() => frontline.setLayers(frontline.data.layers.map((layer) => layer.key), true)")
    for zoom in (5, 6, 8, 10):
        view.evaluate("(zoom) => { frontline.map.setView([48.5, 37], zoom, { animate: false }); }", zoom)
        found |= _english(view)
    for number in range(view.evaluate("frontline.data.claims.length")):
        view.evaluate("(number) => frontline.openClaim(number)", number)
        found |= _english(view)
    view.evaluate(
        "() => frontline.openChange(frontline.data.layers.find((one) => one.kind === 'change').rows[0], [48, 37])"
    )
    found |= _english(view)
    view.evaluate("() => { frontline.closePopup(); frontline.toggleCompare(); }")
    found |= _english(view)
    view.locator("#find").fill("нов")
    found |= _english(view)
    for which in ("claims", "changes"):
        view.evaluate("() => document.querySelector('dialog').close()")
        view.locator(".tools button").first.click()
        if which == "changes":
            view.locator("dialog header button").nth(1).click()
        found |= _english(view)
    assert found == set()


@pytest.mark.browser
def test_names_of_the_text_are_ukrainian_too(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    rows = [
        {"sentence_id": "0.1", **village("Toretsk")},
        {"place": None, "place_name": "Toretsk – Pokrovsk", "place_name_uk": None, "line": ("Toretsk", "Pokrovsk"), "relation": "line"},
        {"sentence_id": "2.1", "place": None, "place_name": "northern Sumy Oblast", "place_name_uk": None, "katottg": None, "part": "northern", "oblasts": ("Sumy",), "oblast": "Sumy", "precision": 6, "uncertainty_km": 80.0, "geometry": Point(34.5, 51.5).buffer(0.4)},
    ]  # fmt: skip
    view = open_page(render_page(make_scene(rows)), hash_="#l=uk")
    words = view.locator(".list").inner_text()
    assert "рубіж Торецьк–Покровськ" in words
    assert "Сумська область, північна частина" in words
    assert view.locator(".leaflet-control-scale-line").inner_text().endswith(("км", "м"))


@pytest.mark.browser
def test_who_said_it_and_who_denied_it_are_told_apart(open_page: Open, page: str) -> None:
    view = open_page(page)
    denied = view.locator("button.claim", has_text="Pokrovsk")
    assert denied.locator(".who").inner_text() == "claimed by Russian MoD; denied by ISW"
    who = view.locator(".claim .who").all_inner_texts()
    assert "claimed by Russian milbloggers" in who
    assert "according to ISW" in who
    assert "reported by Ukrainian official" in who
    denied.click()
    facts = view.locator(".popup dl").inner_text()
    assert re.search(r"Claimed by\s+Russian MoD\s+Denied by\s+ISW", facts)


@pytest.mark.browser
def test_a_popup_says_where_a_mark_stands_that_is_less_exact_than_the_text(
    open_page: Open, make_scene: Callable[..., Scene]
) -> None:
    toretsk = village("Toretsk")
    rows = [
        {**toretsk, "part": "northern outskirts", "relation": "outskirts"},
        {"sentence_id": "2.1", **village("Pokrovsk"), "part": "western", "geometry": Point(37.165, 48.28)},
        {"sentence_id": "3.1", **village("Kurakhove")},
        {"sentence_id": "4.1", **village("Oleksiivka"), "relation": "near"},
    ]
    view = open_page(render_page(make_scene(rows)))
    said = {}
    for name in ("Toretsk", "Pokrovsk", "Kurakhove", "Oleksiivka"):
        view.locator("button.claim", has_text=name).click()
        said[name] = view.locator(".popup .standing").all_inner_texts()
    assert said == {
        "Toretsk": ["Drawn at the centre of Toretsk; the text says: northern outskirts of Toretsk."],
        "Pokrovsk": ["Drawn off the centre of Pokrovsk, because the text says: western part of Pokrovsk."],
        "Kurakhove": [],
        "Oleksiivka": ["Drawn at the centre of Oleksiivka; the text says: near Oleksiivka."],
    }


@pytest.mark.browser
def test_a_claim_of_an_area_is_listed_as_area_only(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    area = {"sentence_id": "2.1", "place": None, "place_name": None, "katottg": None, "oblasts": ("Sumy",), "oblast": "Sumy", "precision": 6, "uncertainty_km": 80.0, "geometry": Point(34.5, 51.5).buffer(0.4)}  # fmt: skip
    view = open_page(render_page(make_scene([{}, area])))
    section = view.locator("#area-only")
    assert section.locator("h2").inner_text() == "Area only (1)"
    assert "somewhere in the oblast" in section.inner_text()
    assert view.locator(".cards").first.locator(".claim").count() == 1
    section.locator("button.claim").click()
    assert view.evaluate("Boolean(frontline.rim && frontline.map.hasLayer(frontline.rim))")


@pytest.mark.browser
def test_an_unknown_day_of_fetching_is_told_in_words(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    view = open_page(render_page(make_scene([{}])))
    view.locator("button.claim").click()
    assert "day not recorded: it was read from a file" in view.locator(".popup").inner_text()
    known = ReportRef("digest-2025-06-12-1", "Digest", "Test Digest", date(2025, 6, 12), retrieved=date(2025, 6, 13))
    view = open_page(render_page(make_scene([{}], reports=(known,))))
    view.locator("button.claim").click()
    assert re.search(r"Report fetched\s+13 June 2025", view.locator(".popup").inner_text())


def test_every_source_has_a_ukrainian_notice() -> None:
    packaged = [source for source in SOURCES if source.notice]
    assert {text for source in packaged for text in (source.notice, source.licence)} - {"ODbL 1.0", "CC BY 4.0"} <= set(
        UKRAINIAN
    )


def test_every_kind_of_claim_has_its_words_in_both_languages(make_scene: Callable[..., Scene]) -> None:
    scene = make_scene(every_kind())
    page = render_page(scene)
    for key in {f"said_{evidence}" for evidence in scene.claims["evidence"]}:
        assert f'"{key}"' in page


@pytest.mark.browser
def test_what_stands_for_a_withheld_sentence_is_in_the_readers_language(
    open_page: Open, make_scene: Callable[..., Scene]
) -> None:
    said = "Russian forces entered Novoukrainka while Ukrainian forces hold positions in its east."
    view = open_page(render_page(make_scene([{"sentence": said}], lang="uk")))
    assert view.locator("blockquote").first.inner_text().startswith("(речення приховано")
    view.locator("button.lang").click()
    assert view.locator("blockquote").first.inner_text() == NOT_QUOTED
