"""What a call of fetch wants, and the errand that adapters run: asks for files and keeps a record of each."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from layers.disk.cache import Cache, CachedFile, CacheError, Entry, describe_file
from layers.errors import LayersError
from layers.fetch.network.client import Client
from layers.fetch.network.request import FetchError, Known, Request, hide, site_of
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
        allowed = {site_of(urlsplit(one).hostname or one) for one in (way.address, *way.sites)}
        if site_of(urlsplit(address).hostname or "") not in allowed:
            raise FetchError(
                f"{self.source.key}: its service names a file on another site ({address}); it is not asked"
            )
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
            self.found[old.name] = old
            self.kept.add(old.name)
            return self.cache.path(self.source.key, old)
        file = describe_file(target, address=request.shown, etag=answer.etag, modified=answer.modified)
        self.cache.note({**line, "status": answer.status, "sha256": file.sha256, "bytes": file.size})
        self.found[name] = file
        return target

    def rename(self, path: Path, name: str) -> Path:
        """Give a file that has just come the name its content says; a cached one has it already."""
        if path.name in self.kept or path.name == name:
            return path
        target = path.replace(path.with_name(name))
        self.found[name] = replace(self.found.pop(path.name), name=name)
        return target

    def drop(self, path: Path) -> None:
        """Leave out a file that only told where another is."""
        self.found.pop(path.name, None)
        self.kept.discard(path.name)
        if path.parent == self.cache.staging(self.source.key):
            path.unlink(missing_ok=True)

    def put(self, name: str, data: bytes, *, address: str, parts: Sequence[Path] = ()) -> Path:
        """Write a file put together from `parts`, pages of one answer, in their place; return its path."""
        target = self.cache.staging(self.source.key) / name
        target.write_bytes(data)
        for part in parts:
            self.drop(part)
        self.found[name] = describe_file(target, address=address)
        return target

    def _known(self, request: Request) -> CachedFile | None:
        """Return the cached file of an address, null where there is none or its bytes are no longer what they were."""
        files = () if self.before is None else self.before.files
        old = next((file for file in reversed(files) if file.address == request.shown), None)
        if old is None or not (old.etag or old.modified):
            return None
        try:
            self.cache.path(self.source.key, old)
        except LayersError:
            return None
        return old
