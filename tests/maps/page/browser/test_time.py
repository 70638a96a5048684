"""The slider, the comparison and the changes in a real browser: what a person does with days."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import shapely

from geo.control.history import History
from geo.measure.ellipsoid import area_km2
from maps.page.page import render_page
from maps.scene.scene import Scene
from tests.maps.conftest import village

pytestmark = pytest.mark.browser

Open = Callable[..., Any]

PIXEL = """([lon, lat]) => {
  const canvas = document.querySelector('.leaflet-control-pane canvas');
  frontline.controlCanvas._redraw();
  const bounds = frontline.controlCanvas._bounds;
  const at = frontline.map.latLngToLayerPoint([lat, lon]).subtract(bounds.min).multiplyBy(canvas.width / bounds.getSize().x).floor();
  return [...canvas.getContext('2d').getImageData(at.x, at.y, 1, 1).data];
}"""
VIEW = "#v=48.0,37.05,9.5"


def is_red(pixel: list[int]) -> bool:
    return pixel[3] > 150 and pixel[0] > 150 and pixel[1] < 90


def test_the_page_opens_on_the_reports_day_and_says_what_it_shows(open_page: Open, dated_page: str) -> None:
    view = open_page(dated_page, hash_=VIEW)
    assert view.locator(".time .date").inner_text() == "12 June 2025"
    assert view.locator(".time .status").inner_text() == "Test map: no snapshot of this day, shows 11 June 2025"
    assert view.locator(".time input[type=range]").get_attribute("aria-valuetext") == "12 June 2025"
    assert view.locator(".spark path.up").get_attribute("d")
    assert "Test map, 11 June 2025" in view.locator(".legend").inner_text()


def test_keys_move_a_day_and_with_shift_a_month(open_page: Open, dated_page: str) -> None:
    view = open_page(dated_page, hash_=VIEW)
    slider = view.locator(".time input[type=range]")
    slider.focus()
    view.keyboard.press("ArrowRight")
    assert view.locator(".time .date").inner_text() == "13 June 2025"
    view.keyboard.press("ArrowLeft")
    assert view.locator(".time .date").inner_text() == "12 June 2025"
    view.keyboard.press("Shift+ArrowLeft")
    assert view.locator(".time .date").inner_text() == "10 June 2025"
    view.wait_for_url("**d=2025-06-10**")


def test_each_day_draws_what_its_snapshot_holds(open_page: Open, dated_page: str, history: History) -> None:
    view = open_page(dated_page, hash_=f"{VIEW}&w=1")
    spots = [(36.93, 48.05), (37.03, 48.05), (37.08, 48.05), (37.3, 48.05), (36.8, 48.05)]
    series = history.find(source="Test map")
    for number in range(6):
        day = date(2025, 6, 10) + timedelta(days=number)
        view.evaluate("(day) => { frontline.timeBar.goTo(day); }", number)
        for spot in spots:
            pixel = view.evaluate(PIXEL, spot)
            assert (pixel[3] > 100) == shapely.intersects_xy(series.at(day), *spot), (day, spot, pixel)


def test_gains_are_drawn_by_age_and_summed(open_page: Open, dated_page: str, history: History) -> None:
    view = open_page(dated_page, hash_=f"{VIEW}&d=2025-06-15&w=5")
    new, old = view.evaluate(PIXEL, [36.95, 48.05]), view.evaluate(PIXEL, [37.08, 48.05])
    assert is_red(view.evaluate(PIXEL, [37.3, 48.05]))
    assert sum(new[:3]) < sum(old[:3])
    assert not is_red(new)
    series = history.find(source="Test map")
    change = series.change(date(2025, 6, 10), date(2025, 6, 15))
    assert f"gained {area_km2(change.gained):,.1f} km²" in view.locator(".time .ages").inner_text()


def test_losses_wear_bars_and_the_key_shows_both(open_page: Open, dated_page: str) -> None:
    view = open_page(dated_page, hash_=f"{VIEW}&d=2025-06-14&w=1")
    across = [tuple(view.evaluate(PIXEL, [37.005 + 0.0004 * step, 48.0])[:3]) for step in range(30)]
    assert len(set(across)) > 2, "the ground lost on this day has no pattern"
    key = view.locator(".legend")
    assert "Newly shown as held in the window" in key.inner_text()
    assert key.locator(".ages i").count() == 8


def test_play_runs_to_the_last_day(open_page: Open, dated_page: str) -> None:
    view = open_page(dated_page, hash_=VIEW)
    view.get_by_role("button", name="Play").click()
    view.locator(".time .date", has_text="15 June 2025").wait_for()
    view.get_by_role("button", name="Play").wait_for()


def test_marks_show_on_their_day(open_page: Open, make_scene: Callable[..., Scene], history: History) -> None:
    rows = [{"published": date(2025, 6, day), **village(name)} for day, name in ((11, "Toretsk"), (14, "Pokrovsk"))]
    view = open_page(render_page(make_scene(rows, control=history)), hash_="#d=2025-06-12&w=2")
    names = "frontline.symbols.map((symbol) => symbol.label())"
    assert view.evaluate(names) == ["Russian advance, geolocated, Toretsk, 11 June 2025"]
    assert view.locator(".claim").count() == 1
    view.evaluate("() => { frontline.timeBar.goTo(4); frontline.timeBar.rest(); }")
    assert "Pokrovsk" in view.locator(".claim").inner_text()
    assert view.evaluate(names) == ["Russian advance, geolocated, Pokrovsk, 14 June 2025"]


def test_two_days_and_two_sources_compare(open_page: Open, dated_page: str, history: History) -> None:
    view = open_page(dated_page, hash_=VIEW)
    view.locator(".compare-button").click()
    dates = view.locator(".compare input[type=date]")
    dates.nth(0).fill("2025-06-10")
    dates.nth(1).fill("2025-06-15")
    gained = area_km2(history.find(source="Test map").change(date(2025, 6, 10), date(2025, 6, 15)).gained)
    assert (
        f"Only on the right: {gained:,.1f} km². Only on the left: 0.0 km²."
        in view.locator(".compare .sums").inner_text()
    )
    assert view.locator(".compare .faces button").count() == 1
    # a graded change of one day lies on neither side
    assert view.evaluate("frontline.entries.some((entry) => entry.change && entry.kept)") is False
    view.evaluate("() => { frontline.map.setView([48.0, 37.05], 9.5, { animate: false }); }")
    bar = view.get_by_role("slider", name="Swipe")
    bar.focus()
    view.keyboard.press("End")
    assert not is_red(view.evaluate(PIXEL, [36.95, 48.05]))
    view.keyboard.press("Home")
    assert is_red(view.evaluate(PIXEL, [36.95, 48.05]))
    mine, other = history.find(source="Test map"), history.find(source="Other map")
    view.locator(".compare select").nth(0).select_option("0")
    dates = view.locator(".compare input[type=date]")
    dates.nth(0).fill("2025-06-14")
    names = view.locator(".side").all_inner_texts()
    assert names == ["Other map, 14 June 2025", "Test map, 15 June 2025"]
    right = area_km2(shapely.difference(mine.at(date(2025, 6, 15)), other.at(date(2025, 6, 14))))
    left = area_km2(shapely.difference(other.at(date(2025, 6, 14)), mine.at(date(2025, 6, 15))))
    numbers = [float(word) for word in view.locator(".compare .sums").inner_text().split() if word[0].isdigit()]
    assert numbers == pytest.approx([right, left], abs=0.5)
    hash_ = "#" + view.url.split("#")[1]
    again = open_page(dated_page, hash_=hash_)
    assert again.locator(".side").all_inner_texts() == names


def test_graded_changes_have_popups_and_tables(open_page: Open, dated_page: str) -> None:
    view = open_page(dated_page, hash_=VIEW)
    view.evaluate(
        "() => { frontline.openChange(frontline.data.layers.find((one) => one.style === 'russian_change').rows[0], [48, 37]); }"
    )
    assert "Russian gain on the source's map" in view.locator(".popup").inner_text()
    view.locator(".popup button", has_text="T-0428").click()
    assert view.locator(".claim.is-selected").count() >= 1
    view.keyboard.press("Escape")
    view.get_by_role("button", name="Table").click()
    view.locator("dialog").get_by_role("button", name="Changes").click()
    tables = view.locator("dialog table")
    assert tables.count() == 2
    assert "no report found" not in tables.nth(0).inner_text()
    view.locator("dialog").get_by_role("button", name="Close").click()
    view.evaluate("() => { frontline.timeBar.goTo(5); frontline.timeBar.rest(); }")
    view.get_by_role("button", name="Table").click()
    view.locator("dialog").get_by_role("button", name="Changes").click()
    assert "no report found" in tables.nth(0).inner_text()
    assert "15 June 2025" in tables.nth(1).locator("tbody tr").first.inner_text()
    with view.expect_download() as download:
        view.locator("dialog").get_by_role("button", name="CSV").click()
    lines = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    assert lines[0] == "source,kind,from_date,to_date,gained_km2,lost_km2,net_km2"
    assert len(lines) == 5


def test_what_became_of_a_claim_stands_in_its_popup(
    open_page: Open, make_scene: Callable[..., Scene], history: History
) -> None:
    fate = {"outcome": "confirmed", "control_source": "Test map", "on_date": date(2025, 6, 15), "lag_days": 3}
    view = open_page(render_page(make_scene([fate], control=history)))
    view.locator("button.claim").first.click()
    assert "first shown by Test map on 15 June 2025" in view.locator(".popup").inner_text()


def test_odd_days_in_the_address_are_ignored(open_page: Open, dated_page: str) -> None:
    view = open_page(dated_page, hash_="#d=2031-01-01&w=-3&x=9:2025-06-10,0:now")
    assert view.locator(".time .date").inner_text() == "12 June 2025"
    assert view.locator(".swipe").count() == 0


def test_a_page_without_days_has_no_slider(open_page: Open, page: str) -> None:
    view = open_page(page)
    assert not view.locator(".time").is_visible()
    assert json.loads(view.evaluate("JSON.stringify(frontline.time)")) is None


def test_a_moving_slider_makes_no_elements_and_a_resting_one_does(
    open_page: Open, make_scene: Callable[..., Scene], history: History
) -> None:
    rows = [
        {"katottg": f"UA{i}", "sentence_id": f"{i}.1", "place_name": f"Village {i}", "published": date(2025, 6, 11 if i < 40 else 14), "geometry": shapely.Point(36.5 + 0.03 * (i % 20), 47.9 + 0.03 * (i // 20))}
        for i in range(80)
    ]  # fmt: skip
    view = open_page(render_page(make_scene(rows, control=history)), hash_="#d=2025-06-11&w=1")
    standing = "frontline.badges.shown.flatMap((node) => node.entries).length"
    assert view.evaluate(standing) == 40
    view.evaluate("() => { frontline.timeBar.goTo(4); clearTimeout(frontline.timeBar.idle); }")
    assert view.locator(".mark").count() == 0
    assert view.evaluate("frontline.stamps.rows.length") == 40
    view.evaluate("() => frontline.timeBar.rest()")
    assert view.evaluate(standing) == 40


def test_the_map_stands_still_while_the_words_of_the_days_grow_and_shrink(
    open_page: Open, make_scene: Callable[..., Scene]
) -> None:
    rows = [
        {**village(name), "published": day, "sentence_id": name}
        for name, day in (("Pokrovsk", date(2024, 9, 28)), ("Yunakivka", date(2025, 5, 2)))
    ]
    page = render_page(make_scene(rows))
    heights = """async () => {
      const seen = new Set();
      for (let day = 0; day < frontline.time.count; day += 3) {
        frontline.timeBar.goTo(day);
        clearTimeout(frontline.timeBar.idle);
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        seen.add(frontline.map.getSize().y);
      }
      return [...seen];
    }"""
    for width in (900, 1180, 1440):
        view = open_page(page, width=width)
        view.evaluate(heights)
        assert len(view.evaluate(heights)) == 1, width


@pytest.mark.parametrize("day", ["2025-06-10", "2025-06-15"])
def test_compare_never_opens_on_an_empty_pair(open_page: Open, dated_page: str, day: str) -> None:
    view = open_page(dated_page, hash_=f"{VIEW}&d={day}")
    view.locator(".compare-button").click()
    left, right = view.locator(".side").all_inner_texts()
    assert left != right
    assert "no snapshot yet" not in left
    assert view.locator(".compare .faces button").count() >= 1


def test_two_reports_without_control_show_each_day_as_it_was(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    usual = {**village("Pokrovsk"), "action": "seize"}
    rows = [
        {**usual, "published": date(2025, 6, 11), "evidence": "assessed", "sentence_id": "1.1"},
        {**usual, "published": date(2025, 6, 14), "evidence": "claimed", "claimant": "Russian MoD", "confirmed": False, "sentence_id": "1.2"},
        {**village("Yunakivka"), "published": date(2025, 6, 13), "evidence": "reported", "oblast": "Sumy"},
    ]  # fmt: skip
    view = open_page(render_page(make_scene(rows)))
    names = "frontline.symbols.map((symbol) => symbol.label()).sort()"
    pokrovsk = "Russian seizure, assessed, Pokrovsk, 11 June 2025"
    assert view.evaluate(names) == ["Russian advance, reported, Yunakivka, 13 June 2025", pokrovsk]
    foot = view.locator(".foot .dates")
    assert "Showing 11 – 14 June 2025 · claims to 14 June 2025." in foot.inner_text()
    assert view.title().endswith(" · 14 June 2025")
    view.evaluate("(number) => frontline.openMark(number)", view.evaluate("frontline.data.claims[0].mark"))
    assert "assessed on 11 June 2025, last said on 14 June 2025" in view.locator(".popup").inner_text()
    assert view.locator(".popup .entry").count() == 2

    view.evaluate("() => { frontline.timeBar.goTo(2); frontline.timeBar.rest(); }")
    assert "Showing 11 – 13 June 2025 · claims to 13 June 2025." in foot.inner_text()
    assert "what published sources had reported by 13 June 2025" in view.locator(".foot .warning").inner_text()
    assert view.locator(".lead").inner_text() == "Marks on the map: 1 assessed, 1 reported"
    view.evaluate("(number) => frontline.openMark(number)", view.evaluate("frontline.data.claims[0].mark"))
    assert view.locator(".popup .entry").count() == 1, "a popup tells of a later claim"
    chips = [chip.split()[-1] for chip in view.locator(".views button").all_inner_texts()]
    assert chips[:2] == ["1", "1"]

    view.evaluate("() => { frontline.time.window = 1; frontline.timeBar.goTo(3); frontline.timeBar.rest(); }")
    assert view.evaluate(names) == ["Russian seizure, claimed, Pokrovsk, 14 June 2025"]
    assert view.locator(".lead").inner_text() == "Marks on the map: 1 claimed"
    assert view.locator("[data-count=mark_claimed]").inner_text() == "1"
    assert view.locator("[data-count=mark_assessed]").inner_text() == "0"
    assert sorted(view.locator(".views .count").all_inner_texts()) == ["0", "1"]
    assert view.locator(".shown").inner_text() == "1 of 3 claims"
    with view.expect_download() as download:
        view.locator(".tools").get_by_role("button", name="claims shown as CSV").click()
    assert download.value.suggested_filename == "claims-2025-06-14.csv"
    assert len(Path(download.value.path()).read_text("utf-8-sig").splitlines()) == 2
    assert not view.locator(".compare-button").is_visible()


def test_a_chosen_day_of_publication_limits_the_grade_too(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    rows = [
        {**village("Pokrovsk"), "published": date(2025, 6, day), "evidence": grade}
        for day, grade in ((11, "claimed"), (14, "geolocated"))
    ]
    view = open_page(render_page(make_scene(rows)), hash_="#p=..2025-06-12")
    assert view.evaluate("frontline.symbols.map(({ row }) => row.evidence)") == ["claimed"]
    assert view.locator(".shown").inner_text() == "1 of 2 claims"


def test_a_face_shows_the_grade_of_its_day(
    open_page: Open, make_scene: Callable[..., Scene], history: History, changes: Any
) -> None:
    face = changes.head(1).assign(evidence=["geolocated"], claim_ids=[("c0",)])
    page = render_page(make_scene([{"published": date(2025, 6, 13)}], control=history, changes=face))
    view = open_page(page, hash_=f"{VIEW}&d=2025-06-12&w=5&on=change:unexplained_change")
    shown = "frontline.entries.filter(({ change, kept }) => change && kept).map(({ layer }) => layer)"
    assert view.evaluate(shown) == ["change:unexplained_change"]
    view.evaluate("() => { frontline.timeBar.goTo(3); frontline.timeBar.rest(); }")
    assert view.evaluate(shown) == ["change:russian_change"]


def test_an_outline_grows_sparse_with_age(open_page: Open, make_scene: Callable[..., Scene]) -> None:
    rows = [
        {**village(name), "published": date(2025, 6, day)}
        for day, name in ((1, "Toretsk"), (5, "Pokrovsk"), (9, "Kurakhove"))
    ]
    view = open_page(render_page(make_scene(rows)), hash_="#v=48.2,37.5,9&d=2025-06-09&w=9")
    dashes = """() => Object.fromEntries(frontline.entries.filter(({ isOutline, kept }) => isOutline && kept)
      .map((entry) => [frontline.data.marks[entry.mark].placeName.en, entry.made.at(-1).options.dashArray]))"""
    assert view.evaluate(dashes) == {"Toretsk": "2 11", "Pokrovsk": "2 6", "Kurakhove": "2 3"}
    view.evaluate("() => { frontline.timeBar.goTo(6); frontline.timeBar.rest(); }")
    assert view.evaluate(dashes) == {"Toretsk": "2 11", "Pokrovsk": "2 3"}
    assert "The sparser its outline" in view.locator(".legend").inner_text()
