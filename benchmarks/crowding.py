"""
Measure in headless Chromium how marks of pages stand and are reached: the table of docs/map.md.

Run: python benchmarks/crowding.py PAGE.html... [--chromium PATH] [--zooms 7,9,11]
Each page is opened at three widths and several zooms around the middle of its marks, over all its days, and a row is
printed: how many marks there are, how many do not stand on the map, how many badges lie under another, how far the
farthest stands from its place, how many in view keyboard, mouse and touch do not reach, and the stops of the Tab key.
Without a page the 5,000 marks of tests/maps/page/browser/test_crowding.py are those to take: `--made-up` draws them.
"""

import argparse
import shutil
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Browser, sync_playwright
from shapely.geometry import Point

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.page import load_base, make_claims, scene_of
from layers.sources.packaged import (
    load_settlements,
)
from maps.page.page import render_page

MEASURES = Path(__file__).with_name("crowding.js").read_text("utf-8")
SIZES = ((390, 844), (1024, 768), (1440, 900))
HEADS = (
    "page", "width", "zoom", "marks", "hidden", "overlapping", "farthest px", "keyboard misses", "mouse misses",
    "touch misses", "tab stops",
)  # fmt: skip
TAPPED = 25
"""Badges that are tapped and clicked one after the other: each opens a popup, a list or goes nearer."""

SPOTS = """(wanted) => {
  const frame = frontline.mapNode.getBoundingClientRect();
  const beside = document.querySelectorAll(".legend, .views button, .leaflet-control, .locator");
  const over = [...beside].map((node) => node.getBoundingClientRect());
  const spots = frontline.badges.shown.map(({ marker }) => {
    const box = marker.getElement().querySelector(".mark").getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  }).filter(([x, y]) => x > frame.left + 14 && x < frame.right - 14 && y > frame.top + 14 && y < frame.bottom - 14
    && !over.some((one) => one.left < x && x < one.right && one.top < y && y < one.bottom));
  const step = Math.max(1, Math.floor(spots.length / wanted));
  return spots.filter((none, i) => i % step === 0).slice(0, wanted);
}"""

ALL_DAYS = """(zoom) => {
  const { timeBar, time, map } = frontline;
  if (timeBar) {
    time.day = time.count - 1;
    timeBar.setWindow(time.count);
    timeBar.rest();
  }
  const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  const at = frontline.symbols.map((one) => one.at);
  map.setView([middle(at.map(([, lat]) => lat)), middle(at.map(([lon]) => lon))], zoom, { animate: false });
}"""

BACK = """([lat, lon, zoom]) => {
  frontline.closePopup();
  frontline.openSheet(false);
  frontline.map.setView([lat, lon], zoom, { animate: false });
}"""


def main() -> None:
    """Open the pages and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--made-up", action="store_true", help="also the page of 5,000 made-up marks")
    parser.add_argument("--zooms", default="7,9,11")
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    chosen = parser.parse_args()
    zooms = [float(zoom) for zoom in chosen.zooms.split(",")]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = [path.resolve() for path in chosen.pages]
        if chosen.made_up:
            pages.append(Path(folder, "made-up.html"))
            pages[-1].write_text(draw_made_up(), "utf-8")
        browser = playwright.chromium.launch(executable_path=chosen.chromium, args=["--no-sandbox", "--disable-gpu"])
        print("| " + " | ".join(HEADS) + " |")
        print("|" + "---|" * len(HEADS))
        for path in pages:
            for size in SIZES:
                for zoom in zooms:
                    print(f"| {path.stem} | {size[0]} | {zoom:g} | {measure(browser, path, size, zoom)} |", flush=True)
        browser.close()


def measure(browser: Browser, path: Path, size: tuple[int, int], zoom: float) -> str:
    """Return the cells of one page at a width and zoom."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", has_touch=True
    )
    page = context.new_page()
    page.set_default_timeout(180_000)
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready=true]")
    page.evaluate(ALL_DAYS, zoom)
    found: dict[str, Any] = page.evaluate(MEASURES)
    spots = page.evaluate(SPOTS, TAPPED)
    mouse = sum(not reached(page, x, y, touch=False, zoom=zoom) for x, y in spots)
    touch = sum(not reached(page, x, y, touch=True, zoom=zoom) for x, y in spots)
    context.close()
    missed = found["shown"] - found["byRows"]
    cells = (
        found["marks"], found["marks"] - found["distinct"] + found["buried"], found["overlaps"],
        f"{found['farthest']:.1f}", f"{missed} of {found['shown']}", f"{mouse} of {len(spots)}",
        f"{touch} of {len(spots)}", found["stops"],
    )  # fmt: skip
    return " | ".join(str(cell) for cell in cells)


def reached(page: Any, x: float, y: float, *, touch: bool, zoom: float) -> bool:
    """Tell whether a press at a badge opens a popup or goes nearer; put the view back as it was."""
    before = page.evaluate("[frontline.map.getCenter().lat, frontline.map.getCenter().lng]")
    (page.touchscreen.tap if touch else page.mouse.click)(x, y)
    opened = bool(page.evaluate("(zoom) => Boolean(frontline.popup) || frontline.map.getZoom() !== zoom", zoom))
    page.evaluate(BACK, [*before, zoom])
    return opened


def draw_made_up() -> str:
    """Return the page of five thousand marks of a year along a made-up front, two thirds of them around four towns."""
    places = load_settlements()
    base = load_base(places)
    claims = make_claims(places)
    random = np.random.default_rng(7)
    towns = np.array([(37.18, 48.28), (37.85, 48.4), (36.87, 48.03), (37.28, 47.98)])
    points = [
        Point(*np.round(towns[number % 4] + random.normal(0, 0.02 if number % 3 else 0.5, 2), 5))
        for number in range(len(claims))
    ]
    days = [date(2025, 1, 1) + timedelta(days=number % 365) for number in range(len(claims))]
    return render_page(scene_of(claims.set_geometry(points, crs=claims.crs).assign(published=days), base))


if __name__ == "__main__":
    main()
