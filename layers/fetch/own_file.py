"""A source taken from a file that the user has downloaded: read, checked, and put into the cache as a layer."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from layers.disk.cache import Cache, CacheError, Entry, describe_file, hash_file
from layers.disk.locks import hold
from layers.fetch.network.request import FetchError
from layers.gazetteer.own.roads import read_highways
from layers.sources.catalogue import Source


def take_file(
    source: Source,
    path: Path,
    *,
    cache: Cache,
    clock: Callable[[], datetime],
    tell: Callable[[str], None] = lambda _line: None,
) -> Entry:
    """
    Make the layer highways of an OpenStreetMap extract, put it into the cache and return its entry.

    The extract itself is not kept: its name, size and hash stand in the entry's notes. The copy before stays until the
    new one is whole. Raises FetchError for a source that is not taken from a file, RoadsError for a file that can't be
    used, and CacheError where the disk is full or can't be written.
    """
    if source.fetch is None or not source.fetch.local:
        raise FetchError(f"{source.key}: is asked for at its service; leave out --file")
    with hold(cache.home(source.key) / "fetch", tell=tell):
        frame = read_highways(path)
        target = cache.staging(source.key) / "highways.parquet"
        try:
            frame.assign(stops=[list(stops) for stops in frame["stops"]]).to_parquet(target)
            about = f"made of {path.name}, {path.stat().st_size:,} bytes, SHA-256 {hash_file(path)}"
            file = describe_file(target, address=path.name)
        except OSError as error:
            shutil.rmtree(target.parent, ignore_errors=True)
            raise CacheError(f"{target.parent}: can't be written, {error.strerror or error}") from None
        moment, notes = clock(), (*frame.attrs["notes"], about)
        entry = Entry(source.key, moment, moment, (file,), {"highways": file.name}, notes)
        cache.replace(entry, {file.name: target})
        cache.note(
            {
                "time": moment.isoformat(timespec="seconds"),
                "source": source.key,
                "address": path.name,
                "status": "kept",
                "sha256": entry.digest,
                "bytes": entry.size,
            }
        )
        cache.clear(entry)
    return entry
