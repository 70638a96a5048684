"""FIRMS, UNHCR, IOM and HAPI through their services: keys kept out of all that is written, refusals that look like answers."""

import json

import pandas as pd
import pytest

from layers.disk.cache import Cache
from layers.fetch.cached_layers import find_layer, load_cached
from layers.fetch.fetch import fetch
from layers.fetch.network.client import Client
from layers.fetch.network.request import FetchError
from layers.fetch.wish import Wish
from layers.sources.catalogue import find_source
from tests.layers.fetch.scripts import SCRIPTS, Script, text
from tests.layers.fetch.service import Reply, Service
from tests.layers.fetch.toys import NOON

KEYED = ("firms", "iom_dtm", "hapi")


@pytest.fixture
def run(cache: Cache, client: Client):
    def run_once(name: str, environment: dict[str, str] | None = None):
        known = SCRIPTS[name]().environment if environment is None else environment
        wish = Wish(again=True)
        return fetch(find_source(name), wish, cache=cache, client=client, environment=known, clock=lambda: NOON)

    return run_once


def play(service: Service, name: str) -> Script:
    script = SCRIPTS[name]()
    for address, reply in script.replies.items():
        service.play(address, reply)
    return script


@pytest.mark.parametrize("name", KEYED)
def test_a_key_is_asked_for_and_never_written(service: Service, run, cache: Cache, name: str) -> None:
    script = play(service, name)
    with pytest.raises(
        FetchError, match=f"needs a key of your own; ask for one at .* and set {next(iter(script.environment))}"
    ):
        run(name, {})
    run(name)
    service.play(script.main, Reply(b"sesame is wrong", status=403))
    with pytest.raises(FetchError) as error:
        run(name)
    assert "sesame" not in str(error.value)
    written = "".join(path.read_text("utf-8", "replace") for path in cache.folder.rglob("*") if path.is_file())
    assert "sesame" not in written
    sent = str(service.asked)
    assert "sesame" in sent


def test_a_bad_key_of_firms_comes_with_status_200(service: Service, run) -> None:
    script = play(service, "firms")
    service.play(script.main, Reply(b"Invalid MAP_KEY."))
    with pytest.raises(FetchError, match=r"'Invalid MAP_KEY\.' came where a table was expected; check FIRMS_MAP_KEY"):
        run("firms")


def test_anomalies_of_four_satellites_are_one_layer(service: Service, run, cache: Cache) -> None:
    script = play(service, "firms")
    entry = run("firms")
    assert len([file for file in entry.files if file.address]) == 4
    layer = find_layer("anomalies", cache)
    assert layer is not None
    assert len(load_cached(layer, cache)) == 4
    service.play(script.main, Reply(script.replies[script.main].body.split(b"\n")[0]))
    assert "3 thermal anomalies" in run("firms").notes[0]  # a day without any is a day without any


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("unhcr", {"page": 1}, "page 1 came where page 2 was asked for"),
        ("unhcr", {"items": [{"year": 2022}]}, "a row has no coo_iso"),
        ("iom_dtm", {"result": {}}, "holds no list of rows"),
        ("iom_dtm", {"result": None}, "holds no list of rows"),
        ("hapi", {"data": [{"location_code": "UKR"}]}, "a row has no admin1_code"),
    ],
)
def test_answers_that_can_not_be(service: Service, run, name: str, change: dict, told: str) -> None:
    script = play(service, name)
    service.play(script.main, text(json.loads(script.replies[script.main].body) | change))
    with pytest.raises(FetchError, match=told):
        run(name)


def test_the_newest_table_of_figures_is_kept_by_source(service: Service, run, cache: Cache) -> None:
    for name in ("unhcr", "iom_dtm", "hapi"):
        play(service, name)
        entry = run(name)
        file = next(file for file in entry.files if file.name == "displacement.parquet")
        table = pd.read_parquet(cache.path(name, file))
        assert {"source", "series", "measure", "value"} <= set(table.columns)
        assert "never to be added" in entry.notes[0]
