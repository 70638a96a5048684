"""
The user's cache of fetched sources: whole copies with their hashes, an entry a source, and a line for each retrieval.

A folder a source. Its files lie under names made of their hashes and are never changed; `current.json` says which of
them are the copy, and takes its name in one step. So a copy is the old one or the new one, never half of each. What a
killed run leaves behind is cleared by the next.
"""

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import platformdirs

from layers.disk.files import FileError, write_bytes
from layers.disk.replacing import settle

VARIABLE: Final = "FRONTLINE_DATA"
"""The environment variable that moves the cache."""

MANIFEST: Final = "manifest.jsonl"
_CURRENT: Final = "current.json"
_STAGING: Final = "staging"
_DIGITS: Final = 16
"""So many characters of its hash name a file's folder; the whole hash is checked at each use."""


class CacheError(FileError):
    """A cached copy can't be read, or is not what was fetched."""


@dataclass(frozen=True, slots=True)
class CachedFile:
    """
    One file of a copy.

    `name` is its own name, `address` where it came from (null for what was made of others), `etag` and `modified` what
    the service said of its version.
    """

    name: str
    sha256: str
    size: int
    address: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """
    A source's copy in the cache.

    `retrieved` is when it was fetched, `checked` when the service last said that it is still the newest; both UTC.
    `layers` names, by layer, the file made of the copy. `notes` are what the checks found.
    """

    source: str
    retrieved: datetime
    checked: datetime
    files: tuple[CachedFile, ...]
    layers: Mapping[str, str]
    notes: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Return one hash for the copy: that of its only fetched file, or of all their hashes."""
        own = [file.sha256 for file in self.files if file.address is not None]
        return own[0] if len(own) == 1 else hashlib.sha256("".join(sorted(own)).encode()).hexdigest()

    @property
    def size(self) -> int:
        """Return the bytes that were fetched."""
        return sum(file.size for file in self.files if file.address is not None)


@dataclass(frozen=True, slots=True)
class Cache:
    """The cache in a folder, which need not exist."""

    folder: Path

    def home(self, source: str) -> Path:
        """Return the folder of a source, made where it is missing; raises CacheError where it can't be."""
        home = self.folder / source
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CacheError(
                f"{home}: can't be made, {error.strerror or error}; set {VARIABLE} to a folder that can be written"
            ) from None
        return home

    def staging(self, source: str) -> Path:
        """Return the folder where a new copy is put together; what an earlier run left there is kept."""
        folder = self.home(source) / _STAGING
        folder.mkdir(exist_ok=True)
        return folder

    def read(self, source: str) -> Entry | None:
        """Return a source's entry without looking at its files, null where there is none; raises CacheError."""
        path = self.folder / source / _CURRENT
        try:
            return _parse_entry(source, json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise CacheError(
                f"{path}: can't be read as an entry of the cache; delete it and fetch again: frontline fetch {source}"
            ) from error

    def path(self, source: str, file: CachedFile) -> Path:
        """Return where a file lies, its hash compared with the entry's; raises CacheError where it is not the same."""
        path = self.folder / source / file.sha256[:_DIGITS] / file.name
        own = file.address is not None and "://" not in file.address  # the name of a user's file that it was made of
        mend = f"fetch it again: frontline fetch {source} {f'--file {file.address}' if own else '--again'}"
        try:
            found = hash_file(path)
        except FileNotFoundError:
            raise CacheError(f"{path}: is gone from the cache; {mend}") from None
        except OSError as error:
            raise CacheError(f"{path}: can't be read, {error.strerror or error}; {mend}") from None
        if found != file.sha256:
            raise CacheError(f"{path}: was changed since it was fetched (its hash differs); {mend}")
        return path

    def replace(self, entry: Entry, made: Mapping[str, Path]) -> None:
        """
        Make an entry the source's copy; `made` gives the new files by name, the others must lie in the cache already.

        Until the last step the old copy stands. Raises CacheError where the disk is full or can't be written.
        """
        home = self.home(entry.source)
        try:
            for file in entry.files:
                folder = home / file.sha256[:_DIGITS]
                if file.name in made:
                    folder.mkdir(exist_ok=True)
                    settle(made[file.name])  # on the disk before anything names it
                    made[file.name].replace(folder / file.name)
            write_bytes(home / _CURRENT, _entry_text(entry).encode("utf-8"), overwrite=True)
        except OSError as error:
            raise CacheError(f"{home}: can't be written, {error.strerror or error}; the old copy was kept") from None
        except FileError as error:
            raise CacheError(f"{error}; the old copy was kept") from None

    def clear(self, entry: Entry) -> None:
        """Remove what is no part of a source's copy: older files and what unfinished runs left."""
        home = self.home(entry.source)
        kept = {file.sha256[:_DIGITS] for file in entry.files}
        for path in home.iterdir():
            if path.is_dir() and path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)
            elif path.name.endswith(".part"):
                path.unlink(missing_ok=True)

    def note(self, line: Mapping[str, Any]) -> None:
        """Add a line to the manifest of retrievals; raises CacheError where it can't be written."""
        path = self.folder / MANIFEST
        text = json.dumps(line, ensure_ascii=False) + "\n"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with path.open("ab") as file:  # a line a write, which no other process can part
                broken = file.tell() > 0 and path.read_bytes()[-1:] != b"\n"  # a killed run's
                file.write((("\n" if broken else "") + text).encode("utf-8"))
        except OSError as error:
            raise CacheError(f"{path}: can't be written, {error.strerror or error}") from None

    def retrievals(self) -> list[dict[str, Any]]:
        """Return the lines of the manifest; none where there is none, and without lines that a killed run cut."""
        try:
            lines = (self.folder / MANIFEST).read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []
        found = []
        for line in lines:
            with contextlib.suppress(ValueError):
                found.append(json.loads(line))
        return found


def open_cache() -> Cache:
    """Return the user's cache: where FRONTLINE_DATA says, else the platform's place for caches."""
    moved = os.environ.get(VARIABLE)
    return Cache(Path(moved).expanduser() if moved else platformdirs.user_cache_path("frontline-mapper"))


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes; raises OSError where it can't be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def describe_file(path: Path, **more: str | None) -> CachedFile:
    """Return what the cache keeps of a file under its own name; `more` is its address and version."""
    return CachedFile(name=path.name, sha256=hash_file(path), size=path.stat().st_size, **more)


def _entry_text(entry: Entry) -> str:
    whole = {
        "retrieved": entry.retrieved.isoformat(),
        "checked": entry.checked.isoformat(),
        "files": [asdict(file) for file in entry.files],
        "layers": dict(entry.layers),
        "notes": list(entry.notes),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _parse_entry(source: str, whole: dict[str, Any]) -> Entry:
    files = tuple(CachedFile(**file) for file in whole["files"])
    names = {file.name for file in files}
    if not all(_is_bare(name) for name in names) or not set(whole["layers"].values()) <= names:
        raise ValueError("names files that are not its own")
    return Entry(
        source=source,
        retrieved=_moment(whole["retrieved"]),
        checked=_moment(whole["checked"]),
        files=files,
        layers=dict(whole["layers"]),
        notes=tuple(_texts(whole["notes"])),
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _texts(values: Sequence[Any]) -> list[str]:
    return [str(value) for value in values]


def _is_bare(name: str) -> bool:
    """Tell whether a name is one of a file alone, without a path."""
    return Path(name).name == name and name not in {"", ".", ".."}
