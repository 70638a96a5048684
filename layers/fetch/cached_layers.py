"""Layers made of fetched copies, as they lie in the user's cache; the network is not asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import geopandas as gpd
import pandas as pd

from layers.disk.cache import Cache, Entry
from layers.sources.catalogue import SOURCES, Source

ORIGIN: Final = "origin"
"""The key in a frame's `attrs` of the line that says where its rows come from; packaged layers have none."""

CREDIT: Final = "credit"
"""The key in a frame's `attrs` of the licence and the address that go with its origin."""

_LISTS: Final = ("variants", "stops")


@dataclass(frozen=True, slots=True)
class CachedLayer:
    """A layer of a fetched copy that takes the place of the packaged one of the same name."""

    name: str
    source: Source
    entry: Entry

    @property
    def origin(self) -> str:
        """Return where the layer comes from, in one line: source, day, hash."""
        day = f"{self.entry.retrieved:%Y-%m-%d}"
        how = "taken" if self.source.fetch is not None and self.source.fetch.local else "fetched"
        return f"{self.source.name}, {how} on {day}, SHA-256 {self.entry.digest[:12]}"


def find_layer(name: str, cache: Cache) -> CachedLayer | None:
    """
    Return the fetched layer that fills a packaged one, the newest where several do, null where none was fetched.

    Raises CacheError for an entry that can't be read.
    """
    found = []
    for source in SOURCES:
        if source.fetch is not None and name in source.fetch.fills:
            entry = cache.read(source.key)
            if entry is not None and name in entry.layers:
                found.append(CachedLayer(name, source, entry))
    return max(found, key=lambda one: one.entry.retrieved, default=None)


def load_cached(layer: CachedLayer, cache: Cache) -> gpd.GeoDataFrame:
    """Return a fetched layer's rows (EPSG:4326), its hash checked, with its origin in `attrs`; raises CacheError."""
    name = layer.entry.layers[layer.name]
    file = next(file for file in layer.entry.files if file.name == name)
    frame = gpd.read_parquet(cache.path(layer.entry.source, file))
    for column in set(_LISTS) & set(frame.columns):
        frame[column] = pd.Series([_tuple(words) for words in frame[column]], index=frame.index, dtype=object)
    frame.attrs[ORIGIN] = layer.origin
    frame.attrs[CREDIT] = (layer.source.licence, layer.source.url)
    return frame


def _tuple(words: Sequence[Any] | None) -> tuple[Any, ...]:
    return () if words is None else tuple(words)
