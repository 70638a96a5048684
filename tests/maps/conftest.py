"""Small made-up worlds for drawing: two oblasts, a road, a few villages, claims of every kind."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import LineString, Point, Polygon, box

from geo.advance.marks import mark_claims
from geo.control.changes import find_changes
from geo.control.history import History, build_history
from maps.page.page import render_page
from maps.scene.scene import BaseLayers, Credit, ReportRef, Scene, SceneOptions, build_scene

CLAIM: dict[str, Any] = {
    "claim_id": "c0", "report_id": "digest-2025-06-12-1", "published": date(2025, 6, 12), "sentence_id": "1.1",
    "sentence": "Troops moved into the village.", "start": 0, "end": 30, "section": "East", "actor": "russian",
    "action": "advance", "evidence": "geolocated", "support": None, "confirmed": True, "modality": None,
    "claimant": "ISW", "denied_by": None, "place": "Novoukrainka", "relation": "in", "part": None, "bearing": None, "bearing_of": None,
    "distance_km": None, "gloss": None, "hub": None, "line": (), "border": (), "towards": None, "origin": None,
    "oblasts": (), "roads": (), "units": (), "footnotes": (1,), "footnotes_inherited": (), "event_date": None,
    "event_date_from": None, "source_date": date(2025, 6, 11), "is_takeaway": False, "repeats": None,
    "withheld": None, "katottg": "UA1", "place_name": "Novoukrainka", "place_name_uk": "Новоукраїнка",
    "oblast": "Donetsk", "precision": 1, "uncertainty_km": 1.0, "why": "the road names it", "why_not": None,
    "edited": None, "open_end": False, "geometry": Point(36.866, 48.031),
}  # fmt: skip

VILLAGES = {
    "Novoukrainka": ("UA1", "Новоукраїнка", 36.866, 48.031, None),
    "Zelenyi Kut": ("UA2", "Зелений Кут", 36.896, 48.022, None),
    "Oleksiivka": ("UA3", "Олексіївка", 36.947, 48.018, 900),
    "Kurakhove": ("UA4", "Курахове", 37.281, 47.985, 18_220),
    "Pokrovsk": ("UA5", "Покровськ", 37.177, 48.280, 60_127),
    "Toretsk": ("UA6", "Торецьк", 37.848, 48.395, 30_914),
    "Yunakivka": ("UA7", "Юнаківка", 35.038, 51.123, 1_741),
}


def claims_frame(rows: list[dict[str, Any]]) -> gpd.GeoDataFrame:
    """Return a located claims frame of rows that change a usual claim."""
    full = [{**CLAIM, "claim_id": f"c{number}", **row} for number, row in enumerate(rows)]
    frame = pd.DataFrame(full, columns=list(dict.fromkeys([*CLAIM, *(name for row in rows for name in row)]))).astype(
        object
    )
    return gpd.GeoDataFrame(frame, geometry="geometry", crs="EPSG:4326")


def village(name: str) -> dict[str, Any]:
    code, ukrainian, lon, lat, _ = VILLAGES[name]
    return {"place": name, "place_name": name, "place_name_uk": ukrainian, "katottg": code, "geometry": Point(lon, lat)}


def every_kind() -> list[dict[str, Any]]:
    """Return claims of every evidence, form and fate, in our own words."""
    road = LineString([(36.866, 48.031), (36.896, 48.022), (36.947, 48.018), (36.939, 47.995)])
    sector = Polygon([(36.85, 48.02), (36.87, 48.02), (36.88, 47.98), (36.84, 47.98)])
    crossing = "Footage placed on the map shows troops on the T-0428 road and over the oblast border.[10]"
    villages = "From that the authors judge that the villages along the road have likely fallen."
    bloggers = (
        "Military bloggers wrote that troops also moved south of the village; nothing seen so far bears it out.[11]"
    )
    return [
        {"sentence": crossing, "place": None, "place_name": None, "place_name_uk": None, "katottg": None, "roads": ("T-0428",), "relation": "along", "precision": 2, "uncertainty_km": 5.5, "open_end": True, "geometry": road, "footnotes": (10,)},
        {"sentence": crossing, "action": "cross_border", "bearing": "northwest", "bearing_of": "Novoukrainka", "border": ("Donetsk", "Dnipropetrovsk"), "oblasts": ("Donetsk", "Dnipropetrovsk"), "precision": 2, "uncertainty_km": 2.0, "geometry": Point(36.848, 48.038), "footnotes": (10,)},
        *({"sentence": villages, "sentence_id": "1.2", "action": "seize", "evidence": "assessed", "source_date": None, "footnotes": (), "footnotes_inherited": (10,), **village(name)} for name in ("Novoukrainka", "Zelenyi Kut", "Oleksiivka")),
        {"sentence": bloggers, "sentence_id": "1.3", "evidence": "claimed", "support": "unsupported", "confirmed": False, "claimant": "Russian milbloggers", "bearing": "south", "bearing_of": "Novoukrainka", "precision": 3, "uncertainty_km": 4.0, "geometry": sector},
        {"sentence_id": "1.4", "sentence": "A brigade is said to be fighting near the second village.", "action": "attack", "evidence": "claimed", "confirmed": False, "claimant": "Russian milbloggers", "relation": "near", **village("Zelenyi Kut")},
        {"sentence_id": "2.1", "sentence": "Ukrainian troops pushed forward near Toretsk.", "actor": "ukrainian", "evidence": "assessed", "relation": "near", "precision": 2, "uncertainty_km": 3.0, "is_takeaway": True, **village("Toretsk")},
        {"sentence_id": "2.2", "sentence": "Local authorities spoke of a push near Yunakivka.", "evidence": "reported", "claimant": "Ukrainian official", "relation": "near", "oblast": "Sumy", **village("Yunakivka")},
        {"sentence_id": "2.3", "sentence": "A ministry said troops took Pokrovsk; the authors show that they did not.", "action": "seize", "evidence": "denied", "support": "contradicted", "confirmed": False, "claimant": "Russian MoD", "denied_by": "ISW", **village("Pokrovsk")},
        {"sentence_id": "2.4", "sentence": "Troops also went forward in northern Sumy Oblast.", "evidence": "assessed", "place": None, "place_name": None, "place_name_uk": None, "katottg": None, "part": "northern", "oblasts": ("Sumy",), "oblast": "Sumy", "precision": 6, "uncertainty_km": 80.0, "why": None, "why_not": "only a part of an oblast is named", "geometry": None},
        {"sentence_id": "2.5", "sentence": "Drones hit a plant far behind the front.", "actor": "ukrainian", "action": "strike", "evidence": "reported", "claimant": "Ukrainian General Staff", "event_date": date(2025, 6, 12), "event_date_from": date(2025, 6, 11), **village("Kurakhove")},
        {"sentence_id": "2.6", "sentence": "Troops mean to reach the border.", "action": "reach", "modality": "intent", "evidence": "assessed", "confirmed": False, "precision": None, "uncertainty_km": None, "why": None, "why_not": "says what is intended", "geometry": None},
        {"sentence_id": "2.7", "sentence": "WITHHELD sentence about a unit.", "actor": "ukrainian", "action": "other", "withheld": "names a Ukrainian unit", "geometry": None, "why_not": "withheld"},
    ]  # fmt: skip


@pytest.fixture(scope="session")
def base() -> BaseLayers:
    """Two oblasts that share a border, two countries, one road and seven villages."""
    oblasts = gpd.GeoDataFrame(
        {
            "iso_3166_2": ["UA-14", "UA-12", "UA-59"],
            "katottg": ["UA14", "UA12", "UA59"],
            "name_en": ["Donetsk", "Dnipropetrovsk", "Sumy"],
            "name_uk": ["Донецька область", "Дніпропетровська область", "Сумська область"],
        },
        geometry=[box(36.855, 47, 38.5, 49), box(33, 47, 36.855, 49), box(33, 50.5, 35.6, 52.3)],
        crs="EPSG:4326",
    )
    countries = gpd.GeoDataFrame(
        {"iso_a2": ["UA", "RU"], "name_en": ["Ukraine", "Russia"], "name_uk": ["Україна", "Росія"]},
        geometry=[oblasts.union_all(), box(38.5, 46, 45, 54)],
        crs="EPSG:4326",
    )
    regions = gpd.GeoDataFrame(
        {"iso_3166_2": ["RU-ROS"], "name_en": ["Rostov"], "name_uk": ["Ростовська"]},
        geometry=[box(38.5, 46, 43, 50)],
        crs="EPSG:4326",
    )
    names = list(VILLAGES)
    settlements = gpd.GeoDataFrame(
        {
            "katottg": [VILLAGES[name][0] for name in names],
            "name_en": names,
            "name_uk": [VILLAGES[name][1] for name in names],
            "oblast": ["Donetsk"] * 6 + ["Sumy"],
            "population": pd.array([VILLAGES[name][4] for name in names], dtype="Int64"),
            "point_source": ["geonames"] * 7,
        },
        geometry=[Point(VILLAGES[name][2:4]) for name in names],
        crs="EPSG:4326",
    )
    highways = gpd.GeoDataFrame(
        {"ref": ["T-0428"], "name": ["Kurakhove-Novopavlivka"], "stops": [("Kurakhove", "Oleksiivka", "Zelenyi Kut", "Novoukrainka")], "precision": ["schematic"], "source": ["facts"]},
        geometry=[LineString([(37.281, 47.985), (36.947, 48.018), (36.896, 48.022), (36.866, 48.031), (36.787, 48.138)])],
        crs="EPSG:4326",
    )  # fmt: skip
    return BaseLayers(oblasts, countries, regions, settlements, highways)


@pytest.fixture(scope="session")
def control() -> gpd.GeoDataFrame:
    """One assessed and one claimed polygon of a made-up source."""
    return gpd.GeoDataFrame(
        {"source": ["Test map"] * 2, "kind": ["assessed_control", "claimed_control"], "date": [date(2025, 6, 12)] * 2},
        geometry=[box(37.0, 47.8, 37.6, 48.2), box(36.86, 47.8, 37.0, 48.05)],
        crs="EPSG:4326",
    )


@pytest.fixture(scope="session")
def make_scene(base: BaseLayers) -> Callable[..., Scene]:
    """Return a function that builds a scene from claim rows."""

    def make(rows: list[dict[str, Any]], control: Any = None, reports: Any = None, **options: Any) -> Scene:
        claims = claims_frame(rows)
        options.setdefault("credits", (Credit("Test borders", "CC0", "https://example.org/borders"),))
        reports = reports or (ReportRef("digest-2025-06-12-1", "Digest of 12 June", "Test Digest", date(2025, 6, 12)),)
        return build_scene(
            claims, mark_claims(claims), base=base, reports=reports, control=control, options=SceneOptions(**options)
        )

    return make


@pytest.fixture(scope="session")
def scene(make_scene: Callable[..., Scene], control: gpd.GeoDataFrame) -> Scene:
    """The scene of every kind of claim over control polygons."""
    return make_scene(every_kind(), control=control, tiles=None)


@pytest.fixture(scope="session")
def page(scene: Scene) -> str:
    """Its page."""
    return render_page(scene)


class Tabs:
    """Tabs of one browser with the network shut: a plain one is used again, and what each test hears is its own."""

    def __init__(self, browser: Any, folder: Path) -> None:
        self.browser, self.folder = browser, folder
        self.plain: list[Any] = []
        self.used = 0
        self.special: list[Any] = []
        self.noise: list[str] = []

    def open(self, text: str, *, hash_: str = "", width: int = 1280, height: int = 800, **options: Any) -> Any:
        path = self.folder / f"{hashlib.sha256(text.encode()).hexdigest()[:16]}.html"
        if not path.exists():
            path.write_text(text, "utf-8")
        size = {"width": width, "height": height}
        tab = self._special(size, options) if options else self._plain(size)
        tab.goto(path.as_uri() + hash_)
        tab.wait_for_selector("body[data-ready=true]")
        return tab

    def leave(self) -> list[str]:
        """Empty the tabs; return what the pages asked for, logged or threw since the last time."""
        for tab in self.special:
            tab.context.close()
        for tab in self.plain[: self.used]:
            tab.goto("about:blank")  # a page left open could still run on and be heard in the next test
            tab.emulate_media(media="screen")
        self.special, self.used = [], 0
        heard, self.noise = self.noise, []
        return heard

    def _plain(self, size: dict[str, int]) -> Any:
        if self.used == len(self.plain):
            self.plain.append(self._new(viewport=size))
        tab = self.plain[self.used]
        self.used += 1
        tab.set_viewport_size(size)
        return tab

    def _special(self, size: dict[str, int], options: dict[str, Any]) -> Any:
        self.special.append(self._new(viewport=size, **options))
        return self.special[-1]

    def _new(self, **options: Any) -> Any:
        context = self.browser.new_context(reduced_motion="reduce", **options)
        context.route(
            "**/*", lambda route: route.abort() if route.request.url.startswith("http") else route.continue_()
        )
        tab = context.new_page()
        tab.on("request", self._note_request)
        tab.on("console", lambda message: self._note_line(message.text))
        tab.on("pageerror", lambda error: self.noise.append(f"error {error}"))
        tab.on("dialog", lambda dialog: (self.noise.append(f"dialog {dialog.message}"), dialog.dismiss()))
        return tab

    def _note_request(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:", "blob:", "about:")):
            self.noise.append(f"request {request.url[:100]}")

    def _note_line(self, text: str) -> None:
        if "willReadFrequently" not in text:  # a test that looks at pixels brings this about itself
            self.noise.append(f"console {text}")


def until(view: Any, expression: str) -> None:
    """Wait until an expression holds; asked from outside, for the page's policy lets nothing be evaluated within."""
    for _ in range(400):
        if view.evaluate(expression):
            return
        view.wait_for_timeout(25)
    raise AssertionError(f"never came true: {expression}")


@pytest.fixture(scope="session")
def tabs(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Tabs:
    """The tabs that the browser tests of a run share."""
    return Tabs(browser, tmp_path_factory.mktemp("pages"))


@pytest.fixture
def open_page(tabs: Tabs) -> Iterator[Callable[..., Any]]:
    """Return a function that opens a page's text; on leaving, any request, console line or error fails the test."""
    yield tabs.open
    assert tabs.leave() == []


@pytest.fixture(scope="session")
def node() -> str:
    """The path of node; in CI it must be there."""
    found = shutil.which("node")
    if found is None and os.environ.get("CI"):
        pytest.fail("CI needs node for the tests of the page's scripts")
    return found or pytest.skip("node is not installed")


@pytest.fixture(scope="session")
def history() -> History:
    """Five days of a made-up source, one of them missing, and two days of another."""
    held = {10: 37.10, 11: 37.06, 13: 37.00, 14: 37.02, 15: 36.90}
    rows = [
        ("Test map", "assessed_control", date(2025, 6, day), box(west, 47.8, 37.6, 48.2)) for day, west in held.items()
    ]
    rows += [("Other map", "assessed_control", date(2025, 6, day), box(37.05, 47.8, 37.6, 48.3)) for day in (12, 14)]
    frame = pd.DataFrame(rows, columns=["source", "kind", "date", "geometry"])
    return build_history(gpd.GeoDataFrame(frame, geometry="geometry", crs="EPSG:4326"))


@pytest.fixture(scope="session")
def changes(history: History) -> gpd.GeoDataFrame:
    """What changed between its days; the first face has a geolocated claim, the second a claim only."""
    frame = find_changes(history)
    frame["evidence"] = ["geolocated", "claimed", *[None] * (len(frame) - 2)]
    frame["claim_ids"] = [("c0",), ("c5",), *[()] * (len(frame) - 2)]
    frame["mentions"] = [()] * len(frame)
    return frame


@pytest.fixture(scope="session")
def dated_page(make_scene: Callable[..., Scene], history: History, changes: gpd.GeoDataFrame) -> str:
    """The page of every kind of claim over that history."""
    return render_page(make_scene(every_kind(), control=history, changes=changes))
