"""A service to play with, a client that waits for nothing, and a cache of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from layers.disk.cache import Cache
from layers.fetch.network.client import Client
from layers.fetch.network.request import Patience
from tests.layers.fetch.service import Service, serve

QUICK = Patience(attempts=3, connect_s=2, silence_s=0.3, most_wait_s=8, grace_s=0.2, slowest_bytes_s=5_000)


@pytest.fixture
def service() -> Iterator[Service]:
    with serve() as running:
        yield running


@pytest.fixture
def waits() -> list[float]:
    """How long the client would have waited, in order."""
    return []


@pytest.fixture
def client(service: Service, waits: list[float]) -> Client:
    return Client(base=service.base, patience=QUICK, sleep=waits.append)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")
