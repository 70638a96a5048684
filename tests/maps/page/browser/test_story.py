"""A story in a real browser: buttons, keys, scrolling and addresses lead through it; words are never markup."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from importlib import resources
from typing import Any

import pytest

from geo.control.history import History
from maps.page.page import render_page
from maps.scene.scene import Scene
from maps.scene.story import read_story
from tests.maps.conftest import every_kind, until

pytestmark = pytest.mark.browser

Open = Callable[..., Any]

STORY = """
title = { en = "All of it", uk = "Усе" }
[[step]]
title = { en = "First", uk = "Перший" }
text = { en = "One part.\\n\\nAnother <b>part</b>.", uk = "Перша частина." }
view = { at = [48.03, 36.9], km = 20 }
day = 2025-06-12
window = 7
[[step]]
title = { en = "<img src=x onerror=alert(1)>", uk = "Другий" }
text = { en = "Only what footage shows.", uk = "Лише те, що на відео." }
view = { at = [48.03, 36.87], km = 8 }
marks = { evidence = ["geolocated"] }
layers = { off = ["settlements"] }
notes = [{ at = [48.031, 36.866], text = { en = "Here <i>it</i> is", uk = "Ось воно" } }]
[[step]]
title = { en = "Third", uk = "Третій" }
text = { en = "The day before the last.", uk = "День перед останнім." }
day = 2025-06-14
"""


@pytest.fixture(scope="module")
def story_page(make_scene: Callable[..., Scene], history: History) -> str:
    scene = make_scene(every_kind(), control=history)
    return render_page(replace(scene, story=read_story(tomllib.loads(STORY), name="story.toml")))


def status(view: Any) -> str:
    return str(view.locator(".story-bar [role=status]").inner_text())


def test_a_story_opens_on_its_first_step_and_buttons_lead_on(open_page: Open, story_page: str) -> None:
    view = open_page(story_page)
    assert status(view) == "Step 1 of 3"
    assert view.get_by_role("button", name="Back").is_disabled()
    assert view.locator(".time .date").inner_text() == "12 June 2025"
    view.get_by_role("button", name="Next").click()
    assert status(view) == "Step 2 of 3"
    assert view.url.endswith("#s=2&l=en")
    assert {row["row"]["evidence"] for row in view.evaluate("frontline.symbols.map(({ row }) => ({ row }))")} == {
        "geolocated"
    }
    assert not view.locator("input[data-layer=settlements]").is_checked()
    view.get_by_role("button", name="Next").click()
    assert view.locator(".time .date").inner_text() == "14 June 2025"
    assert view.get_by_role("button", name="Next").is_disabled()
    assert view.locator("input[data-layer=settlements]").is_checked(), "each step begins from the usual layers"


def test_keys_and_scrolling_lead_through_it(open_page: Open, story_page: str) -> None:
    view = open_page(story_page)
    view.keyboard.press("ArrowRight")
    assert status(view) == "Step 2 of 3"
    view.keyboard.press("PageDown")
    assert status(view) == "Step 3 of 3"
    view.keyboard.press("ArrowLeft")
    assert status(view) == "Step 2 of 3"
    view.evaluate("document.querySelector('.scroll').scrollTop = 0")
    until(view, "frontline.story.number === 0")
    view.evaluate("document.querySelector('.scroll').scrollTop = document.querySelectorAll('.step')[2].offsetTop")
    until(view, "frontline.story.number === 2")
    view.locator(".time input[type=range]").focus()
    view.keyboard.press("ArrowLeft")
    assert status(view) == "Step 3 of 3", "the slider keeps its own arrows"


def test_each_step_is_an_address(open_page: Open, story_page: str) -> None:
    view = open_page(story_page, hash_="#s=3&l=uk")
    assert status(view) == "Крок 3 із 3"
    view.locator("[data-step='2'] a").click()
    until(view, "frontline.story.number === 1")
    odd = open_page(story_page, hash_="#s=99")
    assert status(odd) == "Step 1 of 3"


def test_somebodys_own_view_is_no_step_and_the_story_can_be_left_and_taken_up(open_page: Open, story_page: str) -> None:
    view = open_page(story_page, hash_="#v=48.0,37.05,9.5")
    assert not view.locator(".story").is_visible()
    assert view.locator(".list").is_visible()
    view.get_by_role("button", name="Back to the story").click()
    assert status(view) == "Step 1 of 3"
    assert not view.locator(".list").is_visible()
    view.get_by_role("button", name="Next").click()
    view.get_by_role("button", name="Explore the map").click()
    assert view.locator(".list").is_visible()
    assert view.locator(".map-note").count() == 0
    assert "v=" in view.evaluate("frontline.link()")
    assert len(view.evaluate("frontline.symbols.map(({ mark }) => mark)")) > 2, "all marks are back"


def test_notes_stand_beside_their_point_and_words_stay_words(open_page: Open, story_page: str) -> None:
    view = open_page(story_page, hash_="#s=2")
    assert view.locator(".map-note").inner_text() == "Here <i>it</i> is"
    assert view.locator("[data-step='2'] h3").inner_text() == "<img src=x onerror=alert(1)>"
    assert view.locator("[data-step='2'] .noted li").inner_text() == "Here <i>it</i> is"
    assert view.locator("[data-step='1'] p").all_inner_texts() == ["One part.", "Another <b>part</b>."]
    assert view.locator(".story img, .story b, .map-notes i").count() == 0
    gap = view.evaluate(
        """() => { const { at, box } = frontline.story.notes.placed[0];
        const badges = frontline.badges.draw();
        return [badges.some((one) => one.x < box.x + box.w && box.x < one.x + one.w && one.y < box.y + box.h && box.y < one.y + one.h),
          Math.hypot(at.x - Math.max(box.x, Math.min(at.x, box.x + box.w)), at.y - Math.max(box.y, Math.min(at.y, box.y + box.h)))]; }"""
    )
    assert gap[0] is False, "no mark lies under a note"
    assert 0 < gap[1] < 140
    picture = view.evaluate("new XMLSerializer().serializeToString(frontline.story.notes.shapes({ boxes: true })[3])")
    assert picture.startswith("<rect")


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1024, "dark"), (1440, "light")])
def test_a_story_fits_every_screen(open_page: Open, story_page: str, width: int, scheme: str) -> None:
    view = open_page(story_page, hash_="#s=2", width=width, height=844, color_scheme=scheme)
    assert view.locator(".story-bar").is_visible()
    assert view.locator("[data-step='2'] h3").is_visible()
    assert view.evaluate("document.documentElement.scrollWidth") <= width
    box = view.locator(".map-note").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    view.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = view.evaluate("axe.run().then((found) => found.violations.map(({ id, nodes }) => [id, nodes[0].html]))")
    assert found == []


def test_the_policy_is_as_strict_with_a_story(story_page: str, dated_page: str) -> None:
    found = [re.search(r"default-src 'none'[^\"]*", page) for page in (story_page, dated_page)]
    rules = [re.sub(r"'sha256-[^']+'", "HASH", match[0]) for match in found if match]
    assert len(rules) == 2
    assert rules[0] == rules[1]
    assert "'unsafe-inline'" not in rules[0].split("script-src")[1].split(";")[0]


def test_without_scripts_the_story_is_told_in_words(story_page: str) -> None:
    still = story_page.split("<noscript>")[1].split("</noscript>", maxsplit=1)[0]
    assert "<h2>First</h2><p>One part.</p><p>Another &lt;b&gt;part&lt;/b&gt;.</p>" in still


def test_the_key_is_folded_while_a_story_is_told(open_page: Open, story_page: str) -> None:
    view = open_page(story_page, width=1440, height=900)
    assert not view.evaluate("document.querySelector('.legend').open")
    frame = "(() => { const b = document.querySelector('.locator .box').getBBox(), v = document.querySelector('.locator svg').viewBox.baseVal; return b.x >= 0 && b.y >= 0 && b.x + b.width <= v.width && b.y + b.height <= v.height; })()"
    for step in (2, 3):
        view.get_by_role("button", name="Next").click()
        assert view.evaluate(frame), step
