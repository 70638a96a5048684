"""Measure the page in headless Chromium beside folium's default page of the same data, in one run.

Run: python benchmarks/page.py [--control FOLDER] [--settlements GEONAMES] [--chromium PATH]
FOLDER holds dated control snapshots of one source; without it a seeded series is made up. The claims and the 60,000
points are seeded inventions. folium's page loads its files from other hosts: here they are answered from this machine
or left empty, so that only its own work is timed.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import folium
import geopandas as gpd
import numpy as np
import pandas as pd
from playwright.sync_api import Browser, Page, Route, sync_playwright
from shapely.geometry import Polygon
from xstatic.pkg import jquery, leaflet

sys.path.insert(0, str(Path(__file__).parent.parent))

from geo.advance.marks import mark_claims
from geo.control.history import build_history
from layers.control.read import read_control
from layers.gazetteer.own.settlements import read_settlements
from layers.sources.packaged import (
    load_countries,
    load_highways,
    load_lakes,
    load_oblasts,
    load_regions,
    load_rivers,
    load_settlements,
)
from maps.page.page import render_page
from maps.scene.own_layer import add_own_layer
from maps.scene.scene import BaseLayers, Scene, SceneOptions, build_scene

SEED = 20250612
CLAIMS, POINTS = 5_000, 60_000
CAMPAIGN = 20_000
"""Claims of the page that has reports only."""

FIRST = date(2025, 1, 2)
NO_FRAME = 250
"""Milliseconds of waiting for the page to come to rest."""

RUNS = 3
"""What a step takes beyond its quickest of so many runs is the machine's: others work on it too."""

STEP = """async (isPainted) => {
  const { timeBar, time } = frontline;
  const { controlCanvas, changeCanvas, pointCanvas, stampCanvas, ownCanvas } = frontline;
  const canvases = [controlCanvas, changeCanvas, pointCanvas, stampCanvas, ownCanvas];
  const spent = [];
  const days = [];
  for (let day = 0; day < time.count; day += 1) days.push(day);
  for (let i = 0; i < 100; i += 1) days.push((i * 7919) % time.count);
  for (const day of days) {
    const start = performance.now();
    timeBar.goTo(day);
    for (const canvas of canvases) {
      if (!canvas._redrawRequest) continue;
      L.Util.cancelAnimFrame(canvas._redrawRequest);
      canvas._redraw();
      canvas._ctx.getImageData(0, 0, 1, 1);
    }
    document.body.offsetHeight;
    spent.push(performance.now() - start);
    if (isPainted) await new Promise((done) => requestAnimationFrame(done));
  }
  return spent;
}"""

FRAMES = """() => {
  window.beats = [];
  const beat = (now) => { window.beats.push(now); window.pulse = requestAnimationFrame(beat); };
  requestAnimationFrame(beat);
}"""


def main() -> None:
    """Build the pages, open them and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--control", type=Path, help="folder of dated control snapshots")
    parser.add_argument("--settlements", type=Path, help="table of settlements (GeoNames or ours); default: packaged")
    parser.add_argument("--only", default="", help="only the pages whose name holds these words")
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    chosen = parser.parse_args()
    snapshots = read_control(chosen.control) if chosen.control else make_snapshots()
    places = read_settlements(chosen.settlements) if chosen.settlements else load_settlements()
    base = load_base(places)
    history, claims, points = build_history(snapshots), make_claims(places), make_points()
    print(f"{len(snapshots)} snapshots, {len(places):,} settlements, {CLAIMS:,} claims, {POINTS:,} points")
    packaged = load_base(load_settlements())
    none = claims.head(0)
    pages: dict[str, Callable[[], str]] = {
        "year, settlements, claims": lambda: draw(claims, base, control=history, every_settlement=True),
        "  folium of the same": lambda: draw_folium(snapshots, places, claims),
        "20,000 claims, no control": lambda: draw(make_claims(places, CAMPAIGN), packaged, control=None),
        "year alone": lambda: draw(none, packaged, control=history),
        "  folium of the year": lambda: draw_folium(snapshots, None, None),
        "60,000 points": lambda: render_page(
            add_own_layer(scene_of(none, packaged), points, name="Points", columns=["name", "value"])
        ),
        "  folium of 60,000 points": lambda: draw_folium(None, points, None),
    }
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chosen.chromium, args=["--no-sandbox", "--disable-gpu"])
        print(f"{'page':28} {'built s':>8} {'MB':>7} {'ready s':>8}  while in use")
        for number, (name, make) in enumerate((name, make) for name, make in pages.items() if chosen.only in name):
            begin = time.process_time()
            text = make()
            built = time.process_time() - begin
            path = Path(folder, f"{number}.html")
            path.write_text(text, "utf-8")
            ready, use = measure(browser, path)
            size = path.stat().st_size / 1e6
            print(f"{name:28} {built:8.2f} {size:7.2f} {ready:8.2f}  {use}", flush=True)
        browser.close()


def load_base(places: gpd.GeoDataFrame) -> BaseLayers:
    """Return the packaged layers of a page with these settlements."""
    return BaseLayers(
        load_oblasts(), load_countries(), load_regions(), places, load_highways(), load_rivers(), load_lakes()
    )


def scene_of(claims: gpd.GeoDataFrame, base: BaseLayers, *, control: Any = None, **options: Any) -> Scene:
    """Return the scene of claims."""
    return build_scene(claims, mark_claims(claims), base=base, control=control, options=SceneOptions(**options))


def draw(claims: gpd.GeoDataFrame, base: BaseLayers, *, control: Any, every_settlement: bool = False) -> str:
    """Return our page."""
    return render_page(scene_of(claims, base, control=control, every_settlement=every_settlement))


def draw_folium(snapshots: Any, places: Any, claims: Any) -> str:
    """Return folium's default page: every snapshot as GeoJSON, every point a marker with its default tooltip."""
    page = folium.Map(location=[48.2, 37], zoom_start=8, prefer_canvas=True)
    if snapshots is not None:
        frame = snapshots.assign(date=[str(day) for day in snapshots["date"]])
        folium.GeoJson(frame, tooltip=folium.GeoJsonTooltip(["date"])).add_to(page)
    for frame, column in ((places, "name_en"), (claims, "sentence")):
        if frame is None:
            continue
        shown = frame[~(frame.geometry.isna() | frame.geometry.is_empty)]
        names = shown[column] if column in shown.columns else shown["name"]
        for point, name in zip(shown.geometry, names, strict=True):
            folium.CircleMarker([point.y, point.x], radius=3, tooltip=str(name)).add_to(page)
    return str(page.get_root().render())


def measure(browser: Browser, path: Path) -> tuple[float, str]:
    """Return the seconds until a page can be used, and how it moves."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(180_000)
    page.route("http*://**/*", answer)
    begin = time.perf_counter()
    page.goto(path.as_uri(), wait_until="load")
    if page.locator("#frontline-data").count() == 0:
        ready = time.perf_counter() - begin
        context.close()
        return ready, ""
    page.wait_for_selector("body[data-ready=true]")
    ready = page.evaluate("performance.getEntriesByName('frontline-ready')[0].startTime") / 1000
    page.wait_for_timeout(NO_FRAME)
    notes = []
    if page.evaluate("Boolean(frontline.time)"):
        runs = [page.evaluate(STEP, arg=True) for _ in range(RUNS)]
        spent = sorted(min(step) for step in zip(*runs, strict=True))
        notes.append(f"step median {spent[len(spent) // 2]:.1f} ms, worst {spent[-1]:.1f} ms")
        notes.append(f"{compute(page):.1f} ms of its thread")
    notes.append(f"panning {pan(page):.0f} frames/s")
    context.close()
    return ready, ", ".join(notes)


def compute(page: Page) -> float:
    """Return the milliseconds that the page's own thread computes for a step on average: no load of others counts."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def ticks() -> float:
        told = session.send("Performance.getMetrics")["metrics"]
        return float(next(row["value"] for row in told if row["name"] == "TaskDuration"))

    before = ticks()
    steps = page.evaluate(STEP, arg=False)
    return 1000 * (ticks() - before) / len(steps)


def pan(page: Page) -> float:
    """Return the frames a second while the map is dragged to and fro for a while."""
    page.evaluate(FRAMES)
    page.mouse.move(800, 350)
    page.mouse.down()
    begin = time.perf_counter()
    step = 0
    while time.perf_counter() - begin < 2:
        step += 1
        page.mouse.move(800 + 200 * np.sin(step / 9), 350 + 120 * np.sin(step / 13))
        page.wait_for_timeout(8)
    page.mouse.up()
    beats = page.evaluate("window.beats")
    return 1000 * (len(beats) - 1) / (beats[-1] - beats[0])


def answer(route: Route) -> None:
    """Answer what folium's page asks other hosts for: Leaflet and jQuery from here, all else empty."""
    url = route.request.url
    if url.endswith("leaflet.js"):
        route.fulfill(path=Path(leaflet.BASE_DIR, "leaflet.js"), content_type="text/javascript")
    elif url.endswith("leaflet.css"):
        route.fulfill(path=Path(leaflet.BASE_DIR, "leaflet.css"), content_type="text/css")
    elif "jquery" in url:
        route.fulfill(path=Path(jquery.BASE_DIR, "jquery.min.js"), content_type="text/javascript")
    else:
        route.fulfill(body="")


def make_claims(places: gpd.GeoDataFrame, count: int = CLAIMS) -> gpd.GeoDataFrame:
    """Return invented located claims at settlements of the east, spread over the year."""
    draw_ = random.Random(SEED)
    east = places[~(places.geometry.isna() | places.geometry.is_empty)].cx[35.5:38.5, 47.2:50.2]
    rows = []
    records = east.head(3_000).to_dict("records")
    for number in range(count):
        place = draw_.choice(records)
        day = FIRST + timedelta(days=draw_.randrange(361))
        evidence = draw_.choice(["geolocated", "assessed", "reported", "claimed", "claimed"])
        words = draw_.choice(["moved forward in", "took houses in", "reached the edge of", "entered"])
        sentence = f"Invented: troops {words} {place['name_en']}, number {number}."
        rows.append(
            {
                "claim_id": f"invented-{number}", "report_id": f"invented-{day}", "published": day,
                "sentence_id": f"{number}.1", "sentence": sentence,
                "start": 0, "end": 0, "section": "Invented", "actor": draw_.choice(["russian", "russian", "ukrainian"]),
                "action": draw_.choice(["advance", "seize"]), "evidence": evidence, "support": None, "confirmed": True,
                "modality": None, "claimant": draw_.choice(["ISW", "Russian milbloggers", "Russian MoD"]),
                "place": place["name_en"], "relation": "in", "part": None, "bearing": None, "bearing_of": None,
                "distance_km": None, "gloss": None, "hub": None, "line": (), "border": (), "towards": None,
                "origin": None, "oblasts": (), "roads": (), "units": (), "footnotes": (number % 90,),
                "footnotes_inherited": (), "event_date": None, "event_date_from": None, "source_date": day,
                "is_takeaway": False, "repeats": None, "withheld": None, "katottg": f"{place['katottg']}-{number}",
                "place_name": place["name_en"], "place_name_uk": place["name_uk"], "oblast": place.get("oblast"),
                "precision": 1, "uncertainty_km": 1.0, "why": "invented", "why_not": None, "edited": None,
                "open_end": False, "geometry": place["geometry"],
            }
        )  # fmt: skip
    return gpd.GeoDataFrame(pd.DataFrame(rows).astype(object), geometry="geometry", crs="EPSG:4326")


def make_points() -> gpd.GeoDataFrame:
    """Return invented points over Ukraine with a name and a value."""
    generator = np.random.default_rng(SEED)
    x, y = generator.uniform(24, 39, POINTS), generator.uniform(45.5, 51.8, POINTS)
    names = [f"Point {number}" for number in range(POINTS)]
    values = generator.integers(0, 1_000, POINTS)
    return gpd.GeoDataFrame({"name": names, "value": values}, geometry=gpd.points_from_xy(x, y), crs="EPSG:4326")


def make_snapshots() -> gpd.GeoDataFrame:
    """Return an invented year of a front that moves west."""
    draw_ = random.Random(SEED)
    line = [37.4 + 0.1 * np.sin(step / 20) for step in range(900)]
    rows = []
    for number in range(361):
        for _ in range(8):
            centre = draw_.randrange(900)
            for step in range(max(0, centre - 5), min(900, centre + 6)):
                line[step] -= 0.004 * draw_.random()
        west = [(round(lon, 6), 47.2 + step * 0.003) for step, lon in enumerate(line)]
        area = Polygon([*west, (38.6, 49.9), (38.6, 47.2)])
        rows.append(("invented", "assessed_control", FIRST + timedelta(days=number), area))
    frame = pd.DataFrame(rows, columns=["source", "kind", "date", "geometry"])
    return gpd.GeoDataFrame(frame, geometry="geometry", crs="EPSG:4326")


if __name__ == "__main__":
    main()
