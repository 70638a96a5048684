"""The layers below everything: fetched copies from the user's cache where there are any, else the packaged ones."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from frontline.screen.notes import note


def load_base(name: str) -> Any:
    """
    Return a layer by its packaged name (EPSG:4326), from the cache where a copy was fetched, and say so once a run.

    Where its rows come from stands in `attrs["origin"]`; a packaged layer has none. Raises CacheError for a copy that
    was changed since it was fetched.
    """
    from layers.sources.packaged import load_layer

    fetched = load_fetched(name)
    return load_layer(name) if fetched is None else fetched


def load_country() -> Any:
    """Return the country's area (EPSG:4326), the union of its oblasts, made once a run for each copy of them."""
    oblasts = load_base("oblasts")
    return _unite(oblasts.attrs.get("origin"), tuple(oblasts.geometry))


@lru_cache(maxsize=2)
def _unite(_origin: str | None, areas: tuple[Any, ...]) -> Any:
    import shapely

    return shapely.union_all(list(areas))


def load_roads(path: Path | None) -> Any:
    """
    Return the highways (EPSG:4326): of the user's own file, which is read once a run, else fetched or packaged ones.

    Raises RoadsError for a file that can't be used.
    """
    if path is None:
        return load_base("highways")
    state = path.stat() if path.is_file() else None
    return _load_own(path, None if state is None else (state.st_mtime_ns, state.st_size)).copy()


@cache
def _load_own(path: Path, _state: tuple[int, int] | None) -> Any:
    """Return the roads of a file, read once a run while it stays as it is."""
    from layers.fetch.cached_layers import CREDIT, ORIGIN
    from layers.gazetteer.own.osm_extract import SUFFIXES
    from layers.gazetteer.own.roads import read_highways
    from layers.sources.catalogue import find_source

    frame = read_highways(path)
    source = find_source("highways")
    is_osm = path.suffix.lower() in SUFFIXES
    frame.attrs[ORIGIN] = f"{source.name if is_osm else 'a file of your own'}, {path.name}"
    frame.attrs[CREDIT] = (source.licence, source.url) if is_osm else ("terms of that file", "")
    for line in frame.attrs["notes"]:
        note(f"{path}: {line}")
    note(f"highways: {frame.attrs[ORIGIN]}, in place of the packaged layer")
    return frame


def load_fetched(name: str) -> Any | None:
    """Return a layer of a fetched copy (EPSG:4326), null where none was fetched; raises CacheError as `load_base`."""
    from layers.disk.cache import open_cache
    from layers.fetch.cached_layers import find_layer

    where = open_cache()
    found = find_layer(name, where)
    return None if found is None else _load_cached(str(where.folder), name, found.entry.digest).copy()


@cache
def _load_cached(_folder: str, name: str, _digest: str) -> Any:
    """Return a fetched layer, read once for each copy; a run that meets a newer copy reads that."""
    from layers.disk.cache import open_cache
    from layers.fetch.cached_layers import ORIGIN, find_layer, load_cached
    from layers.sources.packaged import PACKAGED

    where = open_cache()
    found = find_layer(name, where)
    assert found is not None  # noqa: S101 - load_base has just seen it
    frame = load_cached(found, where)
    note(f"{name}: {frame.attrs[ORIGIN]}" + (", in place of the packaged layer" if name in PACKAGED else ""))
    return frame


def is_fetched(frame: Any) -> bool:
    """Tell whether a layer's rows are a fetched copy's."""
    return "origin" in frame.attrs


def fetched_layers(base: Any) -> dict[str, tuple[str, str, str]]:
    """Return of the base layers those that are fetched or the user's own, by name: origin, licence and address."""
    from layers.fetch.cached_layers import CREDIT, ORIGIN
    from layers.sources.packaged import PACKAGED

    frames = {name: getattr(base, name) for name in PACKAGED if hasattr(base, name)}
    return {
        name: (frame.attrs[ORIGIN], *frame.attrs[CREDIT])
        for name, frame in frames.items()
        if is_fetched(frame) and CREDIT in frame.attrs
    }
