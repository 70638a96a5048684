"""
OpenStreetMap's roads by number through an Overpass service, as the layer highways.

One query gives OpenStreetMap's own XML: `<osm>` with nodes, ways and a closing tag; a query that failed ends in a
`<remark>` with status 200 (Overpass API manual). That shape could not be checked at the service when this was written,
so the whole answer is demanded: its end, tags of highways and refs, and the state roads that cross the country.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import quote

from layers.fetch.network.request import FetchError
from layers.fetch.services.content import check_osm
from layers.fetch.wish import Errand, Made
from layers.gazetteer.own.roads import read_highways

QUERY: Final = (
    "[out:xml][timeout:300];"
    'area["ISO3166-1"="UA"][admin_level=2]->.ua;'
    'way(area.ua)["highway"~"^(motorway|trunk|primary|secondary|tertiary)$"]["ref"];'
    "(._;>;);out body qt;"
)
NEEDED: Final = ("M-03", "M-04", "M-05", "M-06", "M-14", "H-20")
"""State roads from end to end of the country: an answer without one of them is not the whole of it."""

_UKRAINE: Final = (21.0, 43.5, 41.5, 53.0)
"""West, south, east and north that no road of Ukraine leaves."""


def gather(errand: Errand) -> Sequence[Path]:
    """Return the answer to the one query, as it came."""
    return [errand.get(f"{errand.way.address}?data={quote(QUERY)}", "roads.osm", check=check_osm)]


def make(paths: Sequence[Path], folder: Path) -> Made:
    """
    Write the roads of the answer, one row a number, and return them with what was counted.

    Raises FetchError for an answer that can't be the whole country's, and as `read_highways` does.
    """
    text = paths[0].read_bytes()
    missing = [tag for tag in ("highway", "ref") if f'k="{tag}"'.encode() not in text]
    if missing:
        raise FetchError(f"it has no tags {' and '.join(missing)}; the service changed its form")
    frame = read_highways(paths[0])
    absent = [ref for ref in NEEDED if ref not in set(frame["ref"])]
    if absent:
        raise FetchError(f"it has {len(frame):,} roads, fewer than the country: {', '.join(absent)} is not among them")
    west, south, east, north = frame.total_bounds
    if west < _UKRAINE[0] or south < _UKRAINE[1] or east > _UKRAINE[2] or north > _UKRAINE[3]:
        raise FetchError(f"its roads leave Ukraine ({west:.1f}..{east:.1f} east, {south:.1f}..{north:.1f} north)")
    target = folder / "highways.parquet"
    notes = tuple(frame.attrs["notes"])
    lists = frame.assign(stops=[list(stops) for stops in frame["stops"]])
    lists.attrs = {}
    lists.to_parquet(target)
    return Made({"highways": target}, notes)
