"""Every source against every fault of its service: nothing is replaced, one line says why, and the next fetch is good."""

import shutil
from collections.abc import Callable
from functools import cache as remember
from functools import partial

import pytest

from layers.disk.cache import Cache, CacheError, Entry
from layers.fetch.adapters import ADAPTERS
from layers.fetch.fetch import fetch
from layers.fetch.network.client import Client
from layers.fetch.network.request import FetchError
from layers.fetch.services import geonames
from layers.fetch.wish import Wish
from layers.gazetteer.own import settlements as own_table
from layers.sources.catalogue import fetchable, find_source
from layers.sources.packaged import load_settlements
from tests.layers.fetch.conftest import QUICK
from tests.layers.fetch.scripts import SCRIPTS, Script
from tests.layers.fetch.service import Reply, Service, serve
from tests.layers.fetch.toys import NOON

FAULTS: dict[str, tuple[Callable[[Script, Reply], Reply], str]] = {
    "cut connection": (lambda _s, r: r.but(cut_at=len(r.body) // 2), "the connection was cut, 2 times"),
    "slow bytes": (lambda _s, r: r.but(pace=20, pause_s=0.05), "it comes too slowly"),
    "silence": (lambda _s, r: r.but(silent_at=len(r.body) // 2, pause_s=0.6), "the service fell silent"),
    "wrong length": (lambda _s, r: r.but(says=len(r.body) // 2), "not whole|can't be read|another table|has no"),
    "truncated page": (
        lambda s, r: r.but(body=s.less),
        "what came is not used|came and it has|is expected|are expected|fewer than|rows",
    ),
    "429": (lambda _s, r: r.but(status=429), "answered 429 Too Many Requests, 2 times"),
    "500": (lambda _s, r: r.but(status=500), "answered 500 Internal Server Error, 2 times"),
    "web page": (lambda _s, r: r.but(body=b"<html>Please log in</html>"), "a web page came"),
    "renamed field": (
        lambda s, r: r.but(body=r.body.replace(s.field, s.field[:2] + b"Xx" + s.field[4:])),
        "changed its form|has no",
    ),
    "to plain http": (lambda _s, r: _leading(r, "http://data.example.org/copy"), "which is no https address"),
    "to another site": (lambda _s, r: _leading(r, "https://elsewhere.example.com/copy"), "another site"),
}


def _leading(reply: Reply, address: str) -> Reply:
    return reply.but(status=302, body=b"", headers=(("Location", address),))


# on a busy machine any service is silent or slow for a while: patience is short where that is what is tried
SHORT: dict[str, dict[str, float]] = {"silence": {"silence_s": 0.3}, "slow bytes": {"grace_s": 0.2}}


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geonames, "FEWEST", 5)


@pytest.fixture
def _short_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """Complete GeoNames' table by a part of the official list: with the whole one it is read where the service is good."""
    part = load_settlements().iloc[::50].reset_index(drop=True)
    monkeypatch.setattr(own_table, "load_settlements", lambda: part)


@remember
def script_of(name: str) -> Script:
    return SCRIPTS[name]()


def run_into(cache: Cache, service: Service, name: str, **patience: float) -> Entry:
    client = Client(base=service.base, patience=QUICK.__class__(**_quick() | patience), sleep=lambda _s: None)
    wish = Wish(again=True, accept_terms=True)
    known = script_of(name).environment
    return fetch(find_source(name), wish, cache=cache, client=client, environment=known, clock=lambda: NOON)


@pytest.fixture
def run(service: Service, cache: Cache) -> Callable[..., Entry]:
    return partial(run_into, cache, service)


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Cache]:
    """The cache of a source that was fetched once, to be copied: reading it again for each fault would say nothing."""

    @remember
    def fetch_once(name: str) -> Cache:
        filled = Cache(tmp_path_factory.mktemp("fetched") / "cache")
        with serve() as service:
            play(service, name)
            run_into(filled, service, name)
        return filled

    return fetch_once


def _quick() -> dict[str, float | int]:
    return {"attempts": 2, "connect_s": 20.0, "silence_s": 20.0, "grace_s": 20.0, "slowest_bytes_s": 5_000.0}


def skewed(reply: Reply) -> tuple[Reply, Reply]:
    """Return a service that is busy and tells when to come back by a clock half a century off, and then answers."""
    clock = (("Date", "Thu, 01 Jan 1970 00:00:00 GMT"), ("Retry-After", "Thu, 01 Jan 1970 00:00:05 GMT"))
    late = ("Date", "Sat, 01 Jan 2089 00:00:00 GMT")
    return reply.but(status=503, body=b"", headers=clock), reply.but(headers=(*reply.headers, late))


def play(service: Service, name: str) -> Script:
    script = script_of(name)
    for address, reply in script.replies.items():
        service.play(address, reply)
    return script


def test_every_source_that_can_be_fetched_is_tried() -> None:
    assert set(SCRIPTS) == {source.key for source in fetchable()} == set(ADAPTERS)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_good_service_gives_a_copy(service: Service, run, cache: Cache, name: str) -> None:
    play(service, name)
    entry = run(name)
    assert entry.notes
    assert cache.read(name) == entry
    for file in entry.files:
        cache.path(name, file)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.usefixtures("_short_list")
def test_a_fault_replaces_nothing(service: Service, run, fetched, cache: Cache, name: str, fault: str) -> None:
    script = play(service, name)
    make, told = FAULTS[fault]
    if fault == "renamed field" and script.binary:
        pytest.skip("its file is packed: the fields are tried in its own test")
    shutil.copytree(fetched(name).folder, cache.folder)
    first = cache.read(name)
    assert first is not None
    service.play(script.main, make(script, script.replies[script.main]))
    with pytest.raises(FetchError, match=told) as error:
        run(name, **SHORT.get(fault, {}))
    message = str(error.value)
    assert "\n" not in message
    assert str(cache.folder) not in message
    assert message.endswith("the copy of 2025-06-12 stays")
    assert cache.read(name) == first
    for file in first.files:
        cache.path(name, file)
    play(service, name)
    assert run(name).digest == first.digest


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.usefixtures("_short_list")
def test_a_service_whose_clock_is_off_gives_its_copy(service: Service, run, cache: Cache, name: str) -> None:
    script = play(service, name)
    service.play(script.main, *skewed(script.replies[script.main]))
    entry = run(name)
    assert cache.read(name) == entry
    assert f"{entry.retrieved:%Y-%m-%d}" == "2025-06-12"  # by this machine's clock, whatever the service says


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.usefixtures("_short_list")
def test_a_wrong_hash_is_never_used(service: Service, run, fetched, cache: Cache, name: str) -> None:
    play(service, name)
    shutil.copytree(fetched(name).folder, cache.folder)
    entry = cache.read(name)
    assert entry is not None
    path = cache.path(name, entry.files[0])
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with pytest.raises(CacheError, match="its hash differs"):
        cache.path(name, entry.files[0])
    assert run(name).digest == entry.digest
    cache.path(name, entry.files[0])
