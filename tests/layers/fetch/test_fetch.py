"""Fetching: terms, keys, freshness, the copy before, the manifest, and what is never written."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from layers.disk.cache import Cache, CacheError, open_cache
from layers.fetch.adapters import ADAPTERS
from layers.fetch.fetch import fetch, paths_of
from layers.fetch.network.client import Client
from layers.fetch.network.request import FetchError
from layers.fetch.wish import Errand, Wish
from layers.sources.catalogue import SOURCES, Source, fetchable, find_source
from tests.layers.fetch.service import Reply, Service
from tests.layers.fetch.toys import ADDRESS, NOON, TOYS, reply, toy


@pytest.fixture(autouse=True)
def _toys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ADAPTERS, "toy", TOYS)


@pytest.fixture
def run(cache: Cache, client: Client, told: list[str]):
    def run_once(
        source: Source | None = None, *, at: datetime = NOON, environment: dict[str, str] | None = None, **wish
    ):
        return fetch(
            source or toy(),
            Wish(**wish),
            cache=cache,
            client=client,
            environment=environment or {},
            clock=lambda: at,
            tell=told.append,
        )

    return run_once


@pytest.fixture
def told() -> list[str]:
    return []


ENTRY = json.dumps(
    {
        "retrieved": "2025-06-12T12:00:00+00:00",
        "checked": "2025-06-12T12:00:00+00:00",
        "files": [{"name": "toy.json", "sha256": "0", "size": 1}],
        "layers": {},
        "notes": [],
    }
)


def count(cache: Cache) -> int:
    entry = cache.read("toy")
    assert entry is not None
    file = next(file for file in entry.files if file.name == "count.txt")
    return int(cache.path("toy", file).read_text())


def refusal(run, **options) -> str:
    with pytest.raises((FetchError, CacheError)) as error:
        run(**options)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_first_copy(run, service: Service, cache: Cache) -> None:
    service.play(ADDRESS, reply(5))
    entry = run()
    assert entry == cache.read("toy")
    assert (entry.retrieved, entry.notes, entry.layers) == (NOON, ("5 toys",), {"toys": "count.txt"})
    assert count(cache) == 5
    assert [path.read_bytes() for path in paths_of(entry, cache)] == [reply(5).body]
    assert {path.name for path in (cache.folder / "toy").iterdir()} == {
        "current.json",
        *(file.sha256[:16] for file in entry.files),
    } | {path.name for path in (cache.folder / "toy").glob(".fetch.lock")}


def test_the_manifest_tells_each_retrieval(run, service: Service, cache: Cache) -> None:
    service.play(ADDRESS, reply(5), reply(1), reply(5))
    entry = run()
    refusal(run, again=True)
    run(again=True, at=NOON + timedelta(days=1))
    lines = cache.retrievals()
    assert [line["status"] for line in lines] == [200, "kept", 200, "set aside", 304]
    assert lines[0]["address"] == ADDRESS
    assert lines[0]["bytes"] == len(reply(5).body)
    assert lines[1]["sha256"] == entry.digest
    assert lines[3]["why"] == "it has 1 toys, fewer than 2"
    assert lines[0]["time"] == "2025-06-12T12:00:00+00:00"


def test_a_fresh_copy_is_left_as_it_is(run, service: Service, told: list[str]) -> None:
    service.play(ADDRESS, reply(5), reply(6))
    first = run()
    assert run(at=NOON + timedelta(days=6)) == first
    assert len(service.asked) == 1
    assert told == ["toy: the copy of 2025-06-12 is fresh for 7 days; --again asks all the same"]
    assert run(at=NOON + timedelta(days=7)).notes == ("6 toys",)


def test_an_unchanged_copy_counts_as_fresh_anew(run, service: Service, told: list[str]) -> None:
    service.play(ADDRESS, reply(5))
    first = run()
    later = run(at=NOON + timedelta(days=8))
    assert (later.retrieved, later.checked, later.files) == (NOON, NOON + timedelta(days=8), first.files)
    assert service.asked[1][1]["if-none-match"] == '"5"'
    assert told[-1] == "toy: unchanged since 2025-06-12"
    run(at=NOON + timedelta(days=14))
    assert len(service.asked) == 2


def test_a_clock_that_was_set_back_does_not_keep_a_copy_for_ever(run, service: Service, told: list[str]) -> None:
    service.play(ADDRESS, reply(5), reply(6))
    run()
    assert run(at=NOON - timedelta(days=300)).notes == ("6 toys",)
    assert "by this computer's clock is still to come" in told[0]


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (reply(1), "what came is not used: it has 1 toys, fewer than 2; the copy of 2025-06-12 stays"),
        (Reply(b'{"toys": []}'), "the answer has no rows (it has toys); the service changed its form"),
        (Reply(b"<html>"), "a web page came where JSON was expected; nothing was replaced; the copy of"),
        (Reply(status=500), "answered 500 Internal Server Error, 3 times; nothing was replaced"),
        (reply(6).but(cut_at=900), "the connection was cut, 3 times"),
    ],
)
def test_the_copy_before_stays_until_the_new_one_is_good(
    run, service: Service, cache: Cache, bad: Reply, why: str
) -> None:
    service.play(ADDRESS, reply(5))
    first = run()
    service.play(ADDRESS, bad)
    message = refusal(run, again=True)
    assert why in message
    assert "the copy of 2025-06-12 stays" in message
    assert cache.read("toy") == first
    assert count(cache) == 5
    service.play(ADDRESS, reply(7))
    run(again=True)
    assert count(cache) == 7


def test_offline_asks_nobody(run, service: Service, cache: Cache, told: list[str]) -> None:
    assert "nothing of it is cached and --offline refuses the network" in refusal(run, offline=True)
    service.play(ADDRESS, reply(5))
    first = run()
    assert run(offline=True, at=NOON + timedelta(days=99)) == first
    assert len(service.asked) == 1
    assert "is whole; the network was not asked" in told[-1]
    spoil(cache)
    assert "was changed since it was fetched" in refusal(run, offline=True)


def spoil(cache: Cache) -> None:
    entry = cache.read("toy")
    assert entry is not None
    path = cache.path("toy", entry.files[0])
    path.write_bytes(path.read_bytes() + b" ")


def test_what_was_changed_on_the_disk_is_fetched_anew(run, service: Service, cache: Cache, told: list[str]) -> None:
    service.play(ADDRESS, reply(5))
    run()
    spoil(cache)
    with pytest.raises(CacheError, match="its hash differs"):
        paths_of(cache.read("toy"), cache)  # type: ignore[arg-type]
    run()
    assert "it is fetched anew" in told[0]
    assert "if-none-match" not in service.asked[1][1]
    assert count(cache) == 5


def test_terms_are_accepted_in_the_call(run, service: Service) -> None:
    service.play(ADDRESS, reply(5))
    source = toy(accept=True)
    assert "toys for all; where you accept that, add --accept-terms" in refusal(run, source=source)
    assert not service.asked
    run(source, accept_terms=True)


def test_a_missing_key_is_named_and_a_key_is_never_written(
    run, service: Service, cache: Cache, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    def gather_with_key(errand: Errand):
        key = errand.key("TOY_KEY")
        return [errand.get(f"https://toys.example.org/{key}/toy.json", "toy.json", secrets=(key,))]

    monkeypatch.setitem(ADAPTERS, "toy", TOYS.__class__(gather_with_key, TOYS.make))
    assert "needs a key of your own; ask for one at https://toys.example.org and set TOY_KEY" in refusal(run)
    service.play("https://toys.example.org/sesame/toy.json", Reply(status=500), reply(5), Reply(status=500))
    run(environment={"TOY_KEY": "sesame"})
    message = refusal(run, environment={"TOY_KEY": "sesame"}, again=True)
    written = "".join(path.read_text("utf-8", "replace") for path in cache.folder.rglob("*") if path.is_file())
    assert "sesame" not in written + message + "".join(told)
    assert "***" in written


def test_sources_that_are_read_from_own_copies_are_not_fetched(run) -> None:
    with pytest.raises(FetchError, match="is read from your own copy; can be fetched: "):
        run(find_source("nzz_liveuamap"))


def test_every_source_that_can_be_fetched_has_an_adapter_and_tells_its_terms() -> None:
    assert {source.key for source in fetchable()} == set(ADAPTERS) - {"toy"}
    for source in SOURCES:
        if source.fetch is not None:
            assert source.fetch.address.startswith("https://")
            assert source.fetch.about
            assert source.fetch.terms
            assert source.fetch.share in {"yes", "with conditions", "ask"}
            assert source.fetch.local or 0 < source.fetch.most_mb <= 500
            assert source.fetch.refresh_days > 0


def test_the_cache_is_where_the_user_wants_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path / "own"))
    assert open_cache().folder == tmp_path / "own"
    monkeypatch.delenv("FRONTLINE_DATA")
    assert open_cache().folder.name == "frontline-mapper"


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"retrieved": 1}',
        ENTRY.replace("toy.json", "../../x"),
        ENTRY.replace("{}", '{"toys": "other.json"}'),
    ],
)
def test_an_entry_that_is_none_of_ours_is_refused(cache: Cache, text: str) -> None:
    (cache.home("toy") / "current.json").write_text(text)
    with pytest.raises(CacheError, match="can't be read as an entry"):
        cache.read("toy")


def test_a_manifest_that_a_killed_run_cut_goes_on(cache: Cache) -> None:
    cache.note({"a": 1})
    with (cache.folder / "manifest.jsonl").open("ab") as file:
        file.write(b'{"b": ')
    cache.note({"c": 3})
    assert cache.retrievals() == [{"a": 1}, {"c": 3}]
    assert json.loads((cache.folder / "manifest.jsonl").read_text().splitlines()[-1]) == {"c": 3}


def test_a_cache_that_can_not_be_written(run, cache: Cache) -> None:
    cache.folder.parent.mkdir(exist_ok=True)
    cache.folder.write_text("a file stands in its place")
    assert "set FRONTLINE_DATA to a folder that can be written" in refusal(run)
