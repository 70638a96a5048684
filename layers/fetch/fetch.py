"""Fetching a source: asked for under its terms, checked, and only then put in the place of the copy before."""

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from layers.disk.cache import Cache, CachedFile, CacheError, Entry, describe_file
from layers.disk.locks import hold
from layers.errors import LayersError
from layers.fetch.adapters import ADAPTERS, Adapter
from layers.fetch.network.client import Client
from layers.fetch.network.request import FetchError
from layers.fetch.wish import Errand, Made, Wish
from layers.sources.catalogue import Fetching, Source, fetchable

SHARES: Final = {
    "yes": "may be passed on",
    "with conditions": "may be passed on under conditions",
    "ask": "ask before passing it on",
}


def now() -> datetime:
    """Return this moment by the computer's clock, UTC."""
    return datetime.now(UTC)


def fetch(
    source: Source,
    wish: Wish,
    *,
    cache: Cache,
    client: Client,
    environment: Mapping[str, str] | None = None,
    clock: Callable[[], datetime] = now,
    tell: Callable[[str], None] = lambda _line: None,
) -> Entry:
    """
    Fetch a source into the cache and return its entry; the copy before stays until the new one passed its checks.

    A copy younger than its refresh interval is returned as it is unless the wish says `again`; so is one that the
    service calls the newest. Offline only what is cached is returned. Raises FetchError where the source can't be
    fetched, its terms were not accepted, a key is missing, or what came is not what it should be; CacheError where the
    disk is full or can't be written. In every case the cache holds a whole copy or the one before.
    """
    if wish.offline and source.fetch is not None and source.fetch.local:
        return _offline(source, cache, tell)
    way, adapter = _way_of(source)
    if wish.offline:
        return _offline(source, cache, tell)
    if way.accept and not wish.accept_terms:
        raise FetchError(f"{source.key}: {way.terms}; where you accept that, add --accept-terms (see {source.url})")
    home = cache.home(source.key)
    with hold(home / "fetch", tell=tell):
        before = _before(source, cache, tell)
        if before is not None and not wish.again and wish.day is None and _is_fresh(before, way, source, clock(), tell):
            return before
        known = os.environ if environment is None else environment
        errand = Errand(source, wish, client, cache, before, known, clock, tell)
        try:
            return _renew(errand, adapter)
        except FetchError as error:
            told = str(error) if str(error).startswith((source.key, "https://")) else f"{source.key}: {error}"
            raise FetchError(f"{told}{_stays(before)}") from error
        except CacheError:
            raise
        except OSError as error:
            raise CacheError(
                f"{home}: can't be written, {_reason(error)}{_stays(before) or '; nothing was replaced'}"
            ) from error


def _renew(errand: Errand, adapter: Adapter) -> Entry:
    """Run the errand, look at what came, and put it in the place of the copy before."""
    source, cache, before = errand.source, errand.cache, errand.before
    paths = adapter.gather(errand)
    moment = errand.now()
    if before is not None and errand.found and set(errand.kept) == set(errand.found) and not adapter.adds:
        entry = replace(before, checked=moment)
        cache.replace(entry, {})
        cache.clear(entry)
        errand.tell(f"{source.key}: unchanged since {before.retrieved:%Y-%m-%d}")
        return entry
    staging = cache.staging(source.key)
    try:
        made = adapter.make(paths, staging)
    except LayersError as error:
        why = " ".join(str(error).replace(f"{staging}/", "").split())
        cache.note(
            {"time": moment.isoformat(timespec="seconds"), "source": source.key, "status": "set aside", "why": why}
        )
        shutil.rmtree(staging, ignore_errors=True)  # what is no good is not gone on with
        raise FetchError(f"{source.key}: what came is not used: {why}") from error
    entry = _entry(errand, adapter, made, moment)
    cache.replace(entry, {path.name: path for path in staging.iterdir() if path.is_file()})
    cache.note(
        {
            "time": moment.isoformat(timespec="seconds"),
            "source": source.key,
            "status": "kept",
            "sha256": entry.digest,
            "bytes": entry.size,
        }
    )
    cache.clear(entry)
    return entry


def _entry(errand: Errand, adapter: Adapter, made: Made, moment: datetime) -> Entry:
    """Return the entry of a new copy: its files, what was made of them, and the days kept from before."""
    derived = [describe_file(path) for path in made.layers.values()]
    files: dict[str, CachedFile] = {}
    if adapter.adds and errand.before is not None:
        files |= {file.name: file for file in errand.before.files}
    files |= errand.found | {file.name: file for file in derived}
    layers = {layer: path.name for layer, path in made.layers.items()}
    return Entry(errand.source.key, moment, moment, tuple(files.values()), layers, made.notes)


def _way_of(source: Source) -> tuple[Fetching, Adapter]:
    adapter = ADAPTERS.get(source.key)
    if source.fetch is not None and source.fetch.local:
        raise FetchError(
            f"{source.key}: is taken from a file of your own; download one from {source.fetch.address} and give it "
            f"with: frontline fetch {source.key} --file FILE"
        )
    if source.fetch is None or adapter is None:
        names = ", ".join(one.key for one in fetchable())
        raise FetchError(f"{source.key}: can't be fetched, it is read from your own copy; can be fetched: {names}")
    return source.fetch, adapter


def _offline(source: Source, cache: Cache, tell: Callable[[str], None]) -> Entry:
    entry = cache.read(source.key)
    if entry is None:
        raise FetchError(
            f"{source.key}: nothing of it is cached and --offline refuses the network; leave --offline out"
        )
    for file in entry.files:
        cache.path(source.key, file)
    tell(f"{source.key}: the copy of {entry.retrieved:%Y-%m-%d} is whole; the network was not asked")
    return entry


def _before(source: Source, cache: Cache, tell: Callable[[str], None]) -> Entry | None:
    """Return the copy before, null where there is none or it is no longer whole."""
    try:
        entry = cache.read(source.key)
        for file in () if entry is None else entry.files:
            cache.path(source.key, file)
    except CacheError as error:
        tell(f"{error}; it is fetched anew")
        return None
    return entry


def _is_fresh(entry: Entry, way: Fetching, source: Source, moment: datetime, tell: Callable[[str], None]) -> bool:
    """Tell whether a copy is younger than its refresh interval; one from the future says nothing."""
    age = moment - entry.checked
    if age < timedelta(0):
        tell(
            f"{source.key}: was fetched on {entry.checked:%Y-%m-%d %H:%M} UTC, which by this computer's clock is still "
            "to come; asking anew"
        )
        return False
    if age >= timedelta(days=way.refresh_days):
        return False
    tell(
        f"{source.key}: the copy of {entry.retrieved:%Y-%m-%d} is fresh for {way.refresh_days} days; --again asks all "
        "the same"
    )
    return True


def _reason(error: OSError) -> str:
    """Return what the system says of an error, whatever a library made of it."""
    return os.strerror(error.errno) if error.errno is not None else str(error)


def _stays(before: Entry | None) -> str:
    return "" if before is None else f"; the copy of {before.retrieved:%Y-%m-%d} stays"


def paths_of(entry: Entry, cache: Cache) -> list[Path]:
    """Return the fetched files of an entry where they lie, each checked by its hash; raises CacheError."""
    return [cache.path(entry.source, file) for file in entry.files if file.address is not None]
