"""The sources as sources.toml lists them: whose data it is, under which terms, and how a copy is fetched."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final, Literal


@dataclass(frozen=True, slots=True)
class Fetching:
    """
    How a copy of a source is fetched, and under which terms.

    `share` says whether what was fetched may be passed on. `fills` names the layers that the copy gives, in place of
    packaged ones of that name. `sites` are other sites its answers may lead to. `keys` name environment variables.
    With `accept` the terms must be accepted in each call. `sha256` is null where the file changes. A `local` source is
    taken from a file that the user has downloaded from `address`; no network is asked.
    """

    about: str
    address: str
    terms: str
    share: Literal["yes", "with conditions", "ask"]
    refresh_days: int
    format: str
    most_mb: int
    fills: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    accept: bool = False
    sha256: str | None = None
    local: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """
    One origin of data.

    `notice` is the text that outputs carry. `date` is the day it was fetched, null for what a user brings. `layers`
    names the packaged layers made from it; a source without any is not shipped. `fetch` says how a copy of it comes to
    the user's cache, null where it is only read from the user's own files. `maps_as` are beginnings of words by which
    the source of a control map is known to be this one, in small letters.
    """

    key: str
    name: str
    licence: str
    notice: str
    url: str
    date: str | None = None
    layers: tuple[str, ...] = ()
    fetch: Fetching | None = None
    maps_as: tuple[str, ...] = ()


def _read() -> tuple[Source, ...]:
    text = files("layers").joinpath("sources", "sources.toml").read_text(encoding="utf-8")
    return tuple(_source(key, table) for key, table in tomllib.loads(text).items())


def _source(key: str, table: dict[str, Any]) -> Source:
    way = table.get("fetch")
    fetch = None if way is None else Fetching(**_frozen(way))
    return Source(key=key, fetch=fetch, **_frozen({name: value for name, value in table.items() if name != "fetch"}))


def _frozen(table: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}


SOURCES: Final[tuple[Source, ...]] = _read()
"""Every source the software knows, packaged ones first by importance for an output."""


def find_source(key: str) -> Source:
    """Return the source with a key; raise KeyError for an unknown one."""
    for source in SOURCES:
        if source.key == key:
            return source
    raise KeyError(f"{key!r} is no source; there are {', '.join(source.key for source in SOURCES)}")


def find_mapper(name: str) -> Source | None:
    """
    Return the source whose control maps a source name of a table means, in any spelling; null for a user's own.

    >>> find_mapper("DeepStateMap").key, find_mapper("my own survey")
    ('deepstate', None)
    """
    plain = name.casefold()
    known = ((source, word) for source in SOURCES for word in source.maps_as)
    return next((source for source, word in known if re.search(rf"(?<![^\W\d_]){re.escape(word)}", plain)), None)


def sources_of(keys: Iterable[str | None]) -> list[Source]:
    """Return the sources of some keys, each once, in the order of SOURCES; null and unknown keys have none."""
    wanted = set(keys)
    return [source for source in SOURCES if source.key in wanted]


def fetchable() -> tuple[Source, ...]:
    """Return the sources that can be fetched from their service, in the order of SOURCES."""
    return tuple(source for source in SOURCES if source.fetch is not None and not source.fetch.local)
