"""Killed at every step and at many bytes, two at once, a full disk: the cache is never left broken."""

import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from layers.disk.cache import Cache, Entry
from layers.fetch.adapters import ADAPTERS
from layers.fetch.fetch import fetch
from layers.fetch.network.client import Client
from layers.fetch.wish import Wish
from tests.layers.fetch.conftest import QUICK
from tests.layers.fetch.service import Service
from tests.layers.fetch.toys import ADDRESS, NOON, TOYS, reply, toy

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to be killed without a last word"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]

KILLED = 9
STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.chmod", "os.link", "os.listdir"}


@pytest.fixture(autouse=True)
def _toys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ADAPTERS, "toy", TOYS)


def renew(cache: Cache, service: Service, *, days: int = 8, move: Callable[[int, int], None] | None = None) -> Entry:
    client = Client(base=service.base, patience=QUICK, sleep=lambda _s: None, move=move)
    return fetch(toy(), Wish(again=True), cache=cache, client=client, clock=lambda: NOON + timedelta(days=days))


def in_child(work: Callable[[], object]) -> int:
    """Run in a process of its own and return its exit code, 0 where nothing stopped it."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def die_at(step: int, folder: str) -> None:
    """Let this process end without a last word when it takes so many steps on the disk below a folder."""
    taken = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal taken
        if event in STEPS and any(isinstance(one, str | os.PathLike) and folder in str(one) for one in arguments):
            taken += 1
            if taken == step:
                os._exit(KILLED)

    sys.addaudithook(hook)


def check_whole(cache: Cache, counts: set[int]) -> None:
    """Demand that the cache holds one of the copies, whole."""
    entry = cache.read("toy")
    assert entry is not None
    texts = {file.name: cache.path("toy", file).read_bytes() for file in entry.files}
    rows = int(texts["count.txt"])
    assert rows in counts
    assert texts["toy.json"] == reply(rows).body


def test_killed_at_every_step_the_copy_is_the_old_or_the_new_one(service: Service, cache: Cache) -> None:
    service.play(ADDRESS, reply(5))
    renew(cache, service)
    killed = 0
    seen: set[int] = set()
    for step in range(1, 400):
        rows = 6 + step
        service.play(ADDRESS, reply(rows))
        before = cache.read("toy")
        assert before is not None

        def work(step: int = step) -> None:
            die_at(step, str(cache.folder))
            renew(cache, service)

        code = in_child(work)
        old = int(before.notes[0].split()[0])
        check_whole(cache, {old, rows})
        entry = cache.read("toy")
        assert entry is not None
        seen.add(int(entry.notes[0].split()[0]) - rows == 0)
        if code == 0:
            break
        assert code == KILLED
        killed += 1
    assert killed > 25
    assert seen == {True, False}  # both ends were met
    renew(cache, service)
    entry = cache.read("toy")
    assert entry is not None
    kept = {file.sha256[:16] for file in entry.files} | {"current.json", ".fetch.lock"}
    assert {path.name for path in (cache.folder / "toy").iterdir()} <= kept  # nothing is left of all the killed runs


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.5, 0.99, 1.0])
def test_killed_at_a_byte_the_next_run_goes_on(service: Service, cache: Cache, share: float) -> None:
    service.play(ADDRESS, reply(5))
    renew(cache, service)
    body = reply(900).body
    stop = int(share * len(body))
    service.play(ADDRESS, reply(900).but(pace=1 + len(body) // 50))

    def die(done: int, _total: int) -> None:
        if done >= stop:
            os._exit(KILLED)

    assert in_child(lambda: renew(cache, service, move=die)) == KILLED
    check_whole(cache, {5})
    kept = sum(path.stat().st_size for path in (cache.folder / "toy").rglob("*.part"))
    assert kept >= stop  # every byte that was told of
    service.play(ADDRESS, reply(900))
    renew(cache, service)
    check_whole(cache, {900})
    asked = [headers.get("range") for _, headers in service.asked]
    assert (asked[-1] is not None) == (kept > 0)


@contextmanager
def file_size_limit(most: int) -> Iterator[None]:
    """Let no file of this process grow beyond so many bytes, as on a disk that is full there."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    yield


@pytest.mark.parametrize("room", [0, 1, 200, 1_000, 3_000, 5_000])
def test_a_disk_that_is_full_keeps_the_copy_before(service: Service, cache: Cache, room: int) -> None:
    service.play(ADDRESS, reply(5))
    renew(cache, service)
    service.play(ADDRESS, reply(300))

    def work() -> None:
        from layers.errors import LayersError

        with file_size_limit(room):
            try:
                renew(cache, service)
            except LayersError as error:
                told = str(error)
                os._exit(3 if "can't be written" in told and "\n" not in told else 4)

    assert in_child(work) == 3
    check_whole(cache, {5})
    renew(cache, service)
    check_whole(cache, {300})


def test_two_at_once_and_readers_beside_them(service: Service, cache: Cache) -> None:
    service.play(ADDRESS, reply(5))
    renew(cache, service)
    service.play(ADDRESS, *[reply(rows).but(pace=500, pause_s=0.002) for rows in range(20, 40)])
    children = []
    for _ in range(4):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                for _ in range(3):
                    renew(cache, service)
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    looked = 0
    left = set(children)
    while left:
        looked += 1
        entry = cache.read("toy")
        assert entry is not None
        assert entry.notes[0].split()[0].isdigit()
        for child in list(left):
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                assert os.waitstatus_to_exitcode(status) == 0
                left.discard(child)
    assert looked > 10
    check_whole(cache, set(range(20, 40)))
    kept = [line["status"] for line in cache.retrievals()]
    assert kept.count("kept") >= 4
    assert len(kept) == len((cache.folder / "manifest.jsonl").read_text().splitlines())
