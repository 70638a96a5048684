"""
GeoNames' file of Ukraine: every populated place, joined to the official codes, as the layer settlements.

UA.zip holds UA.txt, tab-separated, without a header, 19 columns (readme of download.geonames.org), and a readme. The
service gives ETag and Last-Modified. Its present form is read strictly: 19 cells a row, names, points in Ukraine.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import geopandas as gpd
from shapely.geometry import Point

from geo.measure.ellipsoid import distance_km
from layers.fetch.network.request import FetchError
from layers.fetch.services.content import check_zip
from layers.fetch.wish import Errand, Made
from layers.gazetteer.own.settlements import read_settlements

FEWEST: Final = 20_000
"""The file of 2026 has 33,681 populated places: fewer than this are not the country."""

ANCHORS: Final[dict[str, tuple[float, float]]] = {
    "Kyiv": (30.52, 50.45),
    "Kharkiv": (36.23, 49.99),
    "Odesa": (30.73, 46.48),
    "Donetsk": (37.80, 48.02),
    "Luhansk": (39.31, 48.57),
    "Simferopol": (34.11, 44.95),
    "Lviv": (24.03, 49.84),
}
"""Cities that must lie where they lie (lon, lat)."""

FAR_KM: Final = 15.0


def gather(errand: Errand) -> Sequence[Path]:
    """Return the zip as it came."""
    return [errand.get(errand.way.address, "UA.zip", check=check_zip)]


def make(paths: Sequence[Path], folder: Path) -> Made:
    """
    Write the settlements made of the zip and return them with what the checks found.

    Raises FetchError for a table that can't be the whole country, and as `read_settlements` does.
    """
    notes = check_places(read_settlements(paths[0], complete=False))
    frame = read_settlements(paths[0])
    target = folder / "settlements.parquet"
    lists = frame.assign(variants=[list(names) for names in frame["variants"]])
    lists.attrs = {}
    lists.to_parquet(target)
    return Made({"settlements": target}, notes)


def check_places(frame: gpd.GeoDataFrame) -> tuple[str, ...]:
    """Return what was counted in GeoNames' own rows; raises FetchError where they can't be those of Ukraine."""
    points = frame[frame.geometry.notna()]
    if len(points) < FEWEST:
        raise FetchError(f"it has {len(points):,} places with points, fewer than the {FEWEST:,} of the country")
    for name, (lon, lat) in ANCHORS.items():
        near = [distance_km(Point(lon, lat), point) for point in points[points["name_en"] == name].geometry]
        if not near or min(near) > FAR_KM:
            raise FetchError(f"it does not have {name} where it lies; its columns may have changed")
    return (f"{len(points):,} places with points",)
