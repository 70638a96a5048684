"""DeepState, ISW and boundaries: days, pages that lie, borders that are not Ukraine's."""

import json
from datetime import date

import geopandas as gpd
import pytest
from shapely.geometry import box

from layers.control.read import read_controls
from layers.disk.cache import Cache
from layers.fetch.cached_layers import find_layer, load_cached
from layers.fetch.fetch import fetch, paths_of
from layers.fetch.network.client import Client
from layers.fetch.network.request import FetchError
from layers.fetch.wish import Wish
from layers.sources.catalogue import find_source
from layers.tables.schemas import check
from tests.layers.fetch.scripts import BIG, NUMBER, collection, feature, geoboundaries, isw_services, text
from tests.layers.fetch.scripts import cod_ab as cod_ab_script
from tests.layers.fetch.scripts import deepstate as deepstate_script
from tests.layers.fetch.service import Reply, Service
from tests.layers.fetch.toys import NOON

DAY = 86_400


@pytest.fixture
def run(cache: Cache, client: Client):
    def run_once(name: str, day: date | None = None):
        wish = Wish(again=True, accept_terms=True, day=day)
        return fetch(find_source(name), wish, cache=cache, client=client, environment={}, clock=lambda: NOON)

    return run_once


def refusal(run, name: str, day: date | None = None) -> str:
    with pytest.raises(FetchError) as error:
        run(name, day)
    return str(error.value)


def play(service: Service, script) -> None:
    for address, reply in script.replies.items():
        service.play(address, reply)


def test_days_of_deepstate_are_added(service: Service, run, cache: Cache) -> None:
    play(service, deepstate_script())
    run("deepstate")
    held = feature(BIG.buffer(0.01), name="x /// y /// geoJSON.status.occupied")
    later = {"id": NUMBER + DAY, "datetime": "", "map": collection(held)}
    service.play("https://deepstatemap.live/api/history/last", text(later))
    entry = run("deepstate")
    assert [file.name for file in entry.files] == ["deepstate_20250612.json", "deepstate_20250613.json"]
    frame = read_controls(paths_of(entry, cache)).snapshots
    assert frame["date"].tolist() == [date(2025, 6, 12), date(2025, 6, 13)]
    assert run("deepstate").files == entry.files


def test_a_day_of_deepstate(service: Service, run) -> None:
    listed = [{"id": NUMBER - DAY}, {"id": NUMBER}, {"id": NUMBER + 600}]
    service.play("https://deepstatemap.live/api/history/public", text(listed))
    held = feature(BIG, name="x /// y /// geoJSON.status.occupied")
    service.play(f"https://deepstatemap.live/api/history/{NUMBER + 600}/geojson", text(collection(held)))
    entry = run("deepstate", date(2025, 6, 12))
    assert [file.name for file in entry.files] == ["deepstate_20250612.geojson"]
    assert "has no map of 2025-06-20; the nearest is of 2025-06-12" in refusal(run, "deepstate", date(2025, 6, 20))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"id": "1749754800"}, "is '1749754800' and no number"),
        ({"id": 12}, "which is no moment of this war"),
        ({"id": 10**15}, "which is no moment of this war"),
        ({"id": True}, "and no number"),
        ({"map": []}, "the map is no row of fields"),
        ({"map": collection(feature(box(37, 48, 38, 49), name="x /// geoJSON.status.occupied"))}, "outside 60,000"),
        ({"map": collection(feature(BIG, name="x /// geoJSON.status.new"))}, "unknown status"),
    ],
)
def test_a_map_of_deepstate_that_can_not_be(service: Service, run, change: dict[str, object], told: str) -> None:
    script = deepstate_script()
    whole = json.loads(script.replies[script.main].body) | change
    service.play(script.main, text(whole))
    assert told in refusal(run, "deepstate")


def test_the_layers_of_isw_are_put_together_page_by_page(service: Service, run, cache: Cache) -> None:
    play(service, isw_services())
    entry = run("isw")
    assert len(entry.files) == 6
    assert all(file.name.endswith("_20250612.geojson") for file in entry.files)
    frame = read_controls(paths_of(entry, cache)).snapshots
    kinds = [
        "assessed_advance",
        "assessed_control",
        "claimed_control",
        "claimed_counteroffensive",
        "partisan",
        "unclear",
    ]
    assert frame["kind"].tolist() == kinds
    assert frame.set_index("kind").geometry["partisan"].is_empty
    assert frame.set_index("kind").geometry["assessed_control"].area > BIG.area


@pytest.mark.parametrize(
    ("ends", "reply", "told"),
    [
        ("f=json", text({"error": {"code": 429, "message": "Too many"}}), "the service answered 429 Too many, 3 times"),
        (
            "f=json",
            text({"error": {"code": 499, "message": "Token Required"}}),
            "the service refuses: 499 Token Required",
        ),
        ("f=json", text({"name": "x"}), "has no editingInfo"),
        ("f=json", text({"editingInfo": {}}), "does not say when it was last edited; give its day with --date"),
        ("resultOffset=1", text(collection(feature(BIG, 1, OBJECTID=1))), "area 1 came twice, so another is missing"),
        ("resultOffset=1", text(collection(feature(BIG))), "has no number"),
        ("resultOffset=1", text(collection({"type": "Feature"})), "has no properties, geometry"),
        ("resultOffset=0", text(collection()), "0 areas came and it has 2"),
    ],
)
def test_pages_of_isw_that_lie(service: Service, run, ends: str, reply: Reply, told: str) -> None:
    script = isw_services()
    play(service, script)
    first = next(address for address in script.replies if address.endswith(ends))
    service.play(first, reply)
    assert told in refusal(run, "isw")


def test_a_given_day_dates_layers_that_do_not_say(service: Service, run) -> None:
    script = isw_services()
    play(service, script)
    for address in script.replies:
        if address.endswith("f=json") and "Count" not in address:
            service.play(address, text({"name": "x"}))
    assert all("_20250601" in file.name for file in run("isw", date(2025, 6, 1)).files)


def test_oblasts_of_geoboundaries_take_the_place_of_ours(service: Service, run, cache: Cache) -> None:
    play(service, geoboundaries())
    run("geoboundaries")
    layer = find_layer("oblasts", cache)
    assert layer is not None
    frame = load_cached(layer, cache)
    check(frame, layer="oblasts")
    assert set(frame["name_en"]) >= {"Crimea", "Sevastopol", "Kyiv City"}


def _without_crimea(whole: dict) -> dict:
    for row in whole["features"]:
        if row["properties"]["shapeISO"] == "UA-43":
            row["geometry"] = box(33, 46, 33.1, 46.1).__geo_interface__
    return whole


def _twice(whole: dict) -> dict:
    whole["features"].append(whole["features"][0])
    return whole


def _grown(whole: dict) -> dict:
    for row in whole["features"]:
        if row["properties"]["shapeISO"] == "UA-14":
            row["geometry"] = box(36, 46, 40, 50).__geo_interface__
    return whole


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_without_crimea, "Crimea leaves out"),
        (_grown, "Donetsk takes"),
        (_twice, "it has 28 units and 27 are expected"),
    ],
)
def test_borders_that_are_not_ukraines_are_refused(service: Service, run, change, told: str) -> None:
    script = geoboundaries()
    play(service, script)
    service.play(script.main, text(change(json.loads(script.replies[script.main].body))))
    assert told in refusal(run, "geoboundaries")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"gjDownloadURL": "https://evil.example.com/x.geojson"}, "names a file on another site"),
        ({"gjDownloadURL": "http://github.com/x.geojson"}, "is no https address"),
        ({"boundaryType": "ADM0"}, "is of UKR ADM0"),
    ],
)
def test_an_entry_that_leads_elsewhere_is_not_followed(service: Service, run, change: dict, told: str) -> None:
    script = geoboundaries()
    play(service, script)
    about = next(address for address in script.replies if address != script.main)
    service.play(about, text(json.loads(script.replies[about].body) | change))
    assert told in refusal(run, "geoboundaries")


def test_levels_of_ocha(service: Service, run, cache: Cache) -> None:
    script = cod_ab_script()
    play(service, script)
    entry = run("cod_ab")
    assert set(entry.layers) == {"oblasts", "raions", "hromadas"}
    layer = find_layer("raions", cache)
    assert layer is not None
    frame = load_cached(layer, cache)
    assert isinstance(frame, gpd.GeoDataFrame)
    assert set(frame["oblast"]) == {"Donetsk"}
    about = next(address for address in script.replies if address != script.main)
    service.play(about, text({"success": True, "result": {"resources": [{"name": "GDB", "url": "x.gdb.zip"}]}}))
    assert "has 0 zips of shapefiles and one is expected; it lists GDB" in refusal(run, "cod_ab")
