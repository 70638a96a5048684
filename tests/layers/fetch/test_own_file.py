"""A layer taken from a file of the user's own: in the cache with its hash, whole or not at all."""

from pathlib import Path

import pytest

from layers.disk.cache import Cache, CacheError
from layers.fetch.cached_layers import find_layer, load_cached
from layers.fetch.fetch import fetch
from layers.fetch.network.client import Client
from layers.fetch.network.request import FetchError
from layers.fetch.own_file import take_file
from layers.fetch.services.overpass import NEEDED
from layers.fetch.wish import Wish
from layers.gazetteer.own.roads import RoadsError
from layers.sources.catalogue import find_source
from tests.layers.fetch.scripts import overpass_roads
from tests.layers.fetch.service import Service
from tests.layers.fetch.toys import NOON
from tests.layers.gazetteer.osm_files import Extract, write_xml

ROADS = find_source("highways")
WAY = ([(37.0, 48.0), (37.2, 48.0)], {"highway": "primary", "ref": "Т-04-28"})


def test_a_file_becomes_the_layer_of_every_command(tmp_path: Path, cache: Cache) -> None:
    path = write_xml(tmp_path / "roads.osm", Extract([WAY]))
    entry = take_file(ROADS, path, cache=cache, clock=lambda: NOON)
    layer = find_layer("highways", cache)
    assert layer is not None
    frame = load_cached(layer, cache)
    assert frame["ref"].tolist() == ["T-0428"]
    assert frame["precision"].tolist() == ["surveyed"]
    assert layer.origin.startswith("OpenStreetMap, roads by number from your own extract, taken on 2025-06-12, SHA-256")
    assert any(line.startswith(f"made of roads.osm, {path.stat().st_size} bytes, SHA-256 ") for line in entry.notes)
    assert str(tmp_path) not in (cache.folder / "highways" / "current.json").read_text()
    assert cache.retrievals()[-1]["address"] == "roads.osm"
    assert take_file(ROADS, path, cache=cache, clock=lambda: NOON).digest == entry.digest


def test_a_copy_of_a_file_is_looked_at_offline_and_told_how_it_comes_back(
    tmp_path: Path, cache: Cache, client: Client
) -> None:
    entry = take_file(ROADS, write_xml(tmp_path / "roads.osm", Extract([WAY])), cache=cache, clock=lambda: NOON)
    told: list[str] = []
    assert fetch(ROADS, Wish(offline=True), cache=cache, client=client, environment={}, tell=told.append) == entry
    assert told == ["highways: the copy of 2025-06-12 is whole; the network was not asked"]
    path = cache.path("highways", entry.files[0])
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(CacheError, match=r"its hash differs.*: frontline fetch highways --file roads\.osm$"):
        fetch(ROADS, Wish(offline=True), cache=cache, client=client, environment={})


def test_a_bad_file_leaves_the_copy_before(tmp_path: Path, cache: Cache) -> None:
    good = take_file(ROADS, write_xml(tmp_path / "roads.osm", Extract([WAY])), cache=cache, clock=lambda: NOON)
    bad = tmp_path / "bad.osm"
    bad.write_text("<osm><way", encoding="utf-8")
    with pytest.raises(RoadsError, match="can't be read"):
        take_file(ROADS, bad, cache=cache, clock=lambda: NOON)
    assert cache.read("highways") == good


def test_the_wrong_way_is_named(tmp_path: Path, cache: Cache, client: Client) -> None:
    with pytest.raises(FetchError, match=r"highways: is taken from a file of your own; download one from https://\S+"):
        fetch(ROADS, Wish(), cache=cache, client=client, environment={})
    path = write_xml(tmp_path / "roads.osm", Extract([WAY]))
    with pytest.raises(FetchError, match="geonames: is asked for at its service"):
        take_file(find_source("geonames"), path, cache=cache, clock=lambda: NOON)


def test_roads_of_an_overpass_service_are_surveyed_lines(service: Service, client: Client, cache: Cache) -> None:
    script = overpass_roads()
    service.play(script.main, script.replies[script.main])
    fetch(find_source("overpass"), Wish(), cache=cache, client=client, environment={}, clock=lambda: NOON)
    layer = find_layer("highways", cache)
    assert layer is not None
    frame = load_cached(layer, cache)
    assert sorted(frame["ref"]) == sorted(NEEDED)
    assert set(frame["precision"]) == {"surveyed"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda text: text.replace(b"</osm>", b"<remark> runtime error: Query timed out </remark>\n</osm>"),
            "the service gave up: runtime error: Query timed out; fetch again later",
        ),
        (lambda text: text.replace(b"H-20", b"T-0428"), "H-20 is not among them"),
        (lambda text: text.replace(b'lat="48.0"', b'lat="57.0"'), "its roads leave Ukraine"),
        (lambda _text: b'{"elements": []}', "came where roads were expected"),
    ],
)
def test_an_overpass_answer_that_is_not_the_country_is_refused(
    service: Service, client: Client, cache: Cache, change, told: str
) -> None:
    script = overpass_roads()
    reply = script.replies[script.main]
    service.play(script.main, reply.but(body=change(reply.body)))
    with pytest.raises(FetchError, match=told):
        fetch(find_source("overpass"), Wish(), cache=cache, client=client, environment={}, clock=lambda: NOON)
    assert cache.read("overpass") is None
