"""GeoNames from its service to the layer, against every fault of the service."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from layers.disk.cache import Cache
from layers.fetch.cached_layers import ORIGIN, find_layer, load_cached
from layers.fetch.fetch import fetch
from layers.fetch.network.client import Client
from layers.fetch.network.request import FetchError
from layers.fetch.services import geonames
from layers.fetch.wish import Wish
from layers.sources.catalogue import find_source
from layers.tables.schemas import check
from tests.layers.fetch.conftest import QUICK
from tests.layers.fetch.service import Reply, Service, serve
from tests.layers.fetch.toys import ADMIN1, NOON

SOURCE = find_source("geonames")
ADDRESS = "https://download.geonames.org/export/dump/UA.zip"
PLACES = [(str(10 + number), name, *spot) for number, (name, spot) in enumerate(geonames.ANCHORS.items())]


def row(key: str, name: str, lon: float, lat: float, *, unit: str | None = None) -> str:
    unit = ADMIN1.get(name, "05") if unit is None else unit
    cells = [key, name, name, "", str(lat), str(lon), "P", "PPL", "UA", "", unit, "1408", "", "", "40", "", "9", "", ""]
    return "\t".join(cells)


def packed(*rows: str, name: str = "UA.txt") -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr(name, "\n".join(rows))
        archive.writestr("readme.txt", "about")
    return whole.getvalue()


GOOD = Reply(packed(*(row(*place) for place in PLACES)), etag='"1"')


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geonames, "FEWEST", 5)


def run(cache: Cache, client: Client) -> object:
    return fetch(SOURCE, Wish(again=True), cache=cache, client=client, clock=lambda: NOON)


@pytest.fixture(scope="module")
def good_copy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, object]:
    """The folder of a cache with a good copy, and its entry."""
    cache = Cache(tmp_path_factory.mktemp("good"))
    with pytest.MonkeyPatch.context() as patch, serve([(ADDRESS, GOOD)]) as service:
        patch.setattr(geonames, "FEWEST", 5)
        return cache.folder, run(cache, Client(base=service.base, patience=QUICK, sleep=lambda _: None))


def test_the_layer_takes_the_place_of_the_packaged_one(service: Service, client: Client, cache: Cache) -> None:
    assert find_layer("settlements", cache) is None
    service.play(ADDRESS, GOOD)
    run(cache, client)
    layer = find_layer("settlements", cache)
    assert layer is not None
    frame = load_cached(layer, cache)
    check(frame, layer="settlements")
    assert {place[1] for place in PLACES} <= set(frame["name_en"])
    assert frame.attrs[ORIGIN] == f"GeoNames, fetched on 2025-06-12, SHA-256 {layer.entry.digest[:12]}"
    assert layer.entry.notes == ("7 places with points",)


SHIFTED = packed(*("\t".join(row(*place).split("\t")[:-1]) for place in PLACES))
SWAPPED = packed(*(row(key, name, lat, lon) for key, name, lon, lat in PLACES))
MOVED = packed(*(row(key, name, lon + 1, lat) for key, name, lon, lat in PLACES))
HOMELESS = packed(*(row(key, name, lon + 1, lat, unit="") for key, name, lon, lat in PLACES))


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (GOOD.but(body=packed(*(row(*place) for place in PLACES[:4]))), "4 places with points, fewer than the 5"),
        (GOOD.but(body=SHIFTED), "UA.zip: holds no table of GeoNames"),
        (GOOD.but(body=SWAPPED), "look swapped"),
        (GOOD.but(body=MOVED), "oblast = 'Odesa', but latitude 46.48, longitude 31.73 lies in"),
        (GOOD.but(body=HOMELESS), "does not have Kyiv where it lies"),
        (GOOD.but(body=packed("x", name="../UA.txt")), "names a file outside itself"),
        (GOOD.but(body=packed("x\ty")), "UA.zip"),
        (GOOD.but(body=b"PK cut"), "the zip that came is not whole, 3 times"),
        (GOOD.but(body=b"<html>busy</html>"), "a web page came where a zip was expected"),
        (GOOD.but(cut_at=100), "the connection was cut, 3 times"),
        (GOOD.but(says=10), "the zip that came is not whole, 3 times"),
        (GOOD.but(silent_at=100, pause_s=0.5), "the service fell silent"),
        (GOOD.but(status=429), "answered 429"),
        (GOOD.but(status=500), "answered 500"),
    ],
)
def test_a_fault_keeps_the_copy_before(
    service: Service, client: Client, cache: Cache, good_copy: tuple[Path, object], bad: Reply, why: str
) -> None:
    folder, first = good_copy
    shutil.copytree(folder, cache.folder, dirs_exist_ok=True)
    service.play(ADDRESS, bad.but(etag=None))
    with pytest.raises(FetchError) as error:
        run(cache, client)
    if "GeoNames" not in why:
        assert why in str(error.value)
    assert "\n" not in str(error.value)
    assert str(cache.folder) not in str(error.value)
    assert cache.read("geonames") == first
    layer = find_layer("settlements", cache)
    assert layer is not None
    assert len(load_cached(layer, cache)) > 5
