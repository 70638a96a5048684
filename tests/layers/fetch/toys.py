"""A toy source: one JSON file, and a layer that counts its rows; quick enough for loops over every step."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from layers.fetch.adapters import Adapter
from layers.fetch.network.request import FetchError
from layers.fetch.services.content import check_json, need, read_json
from layers.fetch.wish import Errand, Made
from layers.sources.catalogue import Fetching, Source
from tests.layers.fetch.service import Reply

ADDRESS = "https://toys.example.org/toy.json"
NOON = datetime(2025, 6, 12, 12, tzinfo=UTC)


def toy(**changes: object) -> Source:
    plain = {
        "about": "toys",
        "address": ADDRESS,
        "terms": "toys for all",
        "share": "yes",
        "refresh_days": 7,
        "format": "JSON",
        "most_mb": 1,
    }
    return Source(
        "toy", "Toys", "free", "Toys © toymakers", "https://toys.example.org", fetch=Fetching(**plain | changes)
    )  # type: ignore[arg-type]


def reply(rows: int, *, version: str | None = None) -> Reply:
    """Return so many toys, as version "rows" unless it is given."""
    body = json.dumps({"rows": [f"toy {number}" for number in range(rows)], "pad": "x" * 3_000}).encode()
    return Reply(body, etag=f'"{version or rows}"')


def gather(errand: Errand) -> Sequence[Path]:
    return [errand.get(errand.way.address, "toy.json", check=check_json)]


def make(paths: Sequence[Path], folder: Path) -> Made:
    rows = need(read_json(paths[0]), ["rows"], what="the answer")["rows"]
    if len(rows) < 2:
        raise FetchError(f"it has {len(rows)} toys, fewer than 2")
    target = folder / "count.txt"
    target.write_text(str(len(rows)), encoding="utf-8")
    return Made({"toys": target}, (f"{len(rows)} toys",))


TOYS = Adapter(gather, make)

ADMIN1 = {
    "Kyiv": "12",
    "Kharkiv": "07",
    "Odesa": "17",
    "Donetsk": "05",
    "Luhansk": "14",
    "Simferopol": "11",
    "Lviv": "15",
}
"""GeoNames' number of the unit that each of the cities lies in that a copy of it must have."""
