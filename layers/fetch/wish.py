"""What a call of fetch wants, and the errand that adapters run: asks for files and keeps a record of each."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from layers.disk.cache import Cache, CachedFile, CacheError, Entry, describe_file
from layers.errors import LayersError
from layers.fetch.client import Client
from layers.fetch.request import FetchError, Known, Request, hide
from layers.sources.catalogue import Fetching, Source


@dataclass(frozen=True, slots=True)
class Wish:
    """
    What is wanted of a source.

    `again` asks the service though the copy is fresh; `day` is the day wanted of a source that has days, null for the
    newest; `days` is how many days back, for sources that give spans.
    """

    again: bool = False
    accept_terms: bool = False
    offline: bool = False
    day: date | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What a copy was made into: files by the layer they are, and what the checks found, a line each."""

    layers: Mapping[str, Path] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Errand:
    """
    One fetch of one source under way.

    Adapters ask it for files (`get`), for keys (`key`) and for the moment (`now`, UTC). `kept` maps names to the files
    that the service said are still the newest.
    """

    source: Source
    wish: Wish
    client: Client
    cache: Cache
    before: Entry | None
    environment: Mapping[str, str]
    now: Callable[[], datetime]
    tell: Callable[[str], None]
    found: dict[str, CachedFile] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)

    @property
    def way(self) -> Fetching:
        """Return how the source is fetched; raises FetchError for one that is only read from the user's own files."""
        if self.source.fetch is None:
            raise FetchError(f"{self.source.key}: can't be fetched, it is read from your own copy")
        return self.source.fetch

    def key(self, name: str) -> str:
        """Return a key from the environment; raises FetchError where it is not set."""
        value = self.environment.get(name, "").strip()
        if not value:
            raise FetchError(
                f"{self.source.key}: needs a key of your own; ask for one at {self.source.url} and set {name}"
            )
        return value

    def get(self, address: str, name: str, **more: Any) -> Path:
        """
        Return the file at an address, new in the staging folder or as it lies in the cache where it did not change.

        `more` is as in `client.Request`. Raises FetchError and OSError as the client does.
        """
        way = self.way
        request = Request(
            address,
            name,
            way.most_mb * 1_000_000,
            sites=way.sites,
            sha256=way.sha256 if address == way.address else None,
            **more,
        )
        old = self._known(request)
        known = None if old is None else Known(old.etag, old.modified)
        target = self.cache.staging(self.source.key) / name
        line: dict[str, Any] = {
            "time": self.now().isoformat(timespec="seconds"),
            "source": self.source.key,
            "address": request.shown,
        }
        try:
            answer = self.client.fetch(request, target, known=known)
        except (FetchError, OSError) as error:
            with contextlib.suppress(CacheError):  # a full disk has no room for the line either
                self.cache.note({**line, "status": "failed", "why": hide(str(error), request.secrets)})
            raise
        if answer.status == 304 and old is not None:
            self.cache.note({**line, "status": 304, "sha256": old.sha256, "bytes": old.size})
            self.found[name] = old
            self.kept.add(name)
            return self.cache.path(self.source.key, old)
        file = describe_file(target, address=request.shown, etag=answer.etag, modified=answer.modified)
        self.cache.note({**line, "status": answer.status, "sha256": file.sha256, "bytes": file.size})
        self.found[name] = file
        return target

    def _known(self, request: Request) -> CachedFile | None:
        """Return the cached file of an address, null where there is none or its bytes are no longer what they were."""
        files = () if self.before is None else self.before.files
        old = next((file for file in files if (file.name, file.address) == (request.name, request.shown)), None)
        if old is None or not (old.etag or old.modified):
            return None
        try:
            self.cache.path(self.source.key, old)
        except LayersError:
            return None
        return old
