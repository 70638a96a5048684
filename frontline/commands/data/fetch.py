"""frontline fetch: a source into the user's cache."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frontline.screen import options
from frontline.screen.days import parse_day

if TYPE_CHECKING:
    from layers.disk.cache import Cache, Entry
    from layers.fetch.network.client import Client
    from layers.sources.catalogue import Source


def fetch(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME...", help="Sources, as `frontline sources` names them.", show_default=False),
    ],
    accept_terms: Annotated[
        bool, typer.Option("--accept-terms", help="Say that you accept the terms of a source that asks for it.")
    ] = False,
    offline: Annotated[
        bool, typer.Option("--offline", help="Never ask the network; check that the cached copy is whole.")
    ] = False,
    date: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="YYYY-MM-DD", help="The day wanted of a source of days; the newest unless given."
        ),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file", metavar="FILE", help="The file that a source is taken from where no service is asked: highways."
        ),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Ask the service though the copy is still fresh.")] = False,
    verbose: options.Verbose = False,
) -> None:
    """
    Fetch a source into your cache, checked and with its hash; a copy that fails its checks never replaces a good one.

    Fetched layers take the place of the packaged ones in every command. FRONTLINE_DATA moves the cache.

    For example:

      frontline fetch geonames

      frontline fetch geonames --offline

      frontline fetch highways --file ukraine-latest.osm.pbf
    """
    from frontline.errors import FrontlineError
    from frontline.screen.notes import note
    from layers.disk.cache import open_cache
    from layers.fetch.fetch import fetch as fetch_source
    from layers.fetch.fetch import now
    from layers.fetch.own_file import take_file
    from layers.fetch.wish import Wish
    from layers.sources.catalogue import SOURCES, fetchable

    known = {source.key: source for source in SOURCES}
    unknown = next((name for name in names if name not in known), None)
    if unknown is not None:
        can = ", ".join(source.key for source in fetchable())
        raise FrontlineError(f"{unknown}: is no source; can be fetched: {can} (see: frontline sources)")
    day = parse_day(date, option="--date")
    wish = Wish(again=again, accept_terms=accept_terms, offline=offline, day=day)
    cache = open_cache()
    if file is not None and len(names) > 1:
        raise FrontlineError(f"--file {file}: is taken for one source; name it alone")
    for name in dict.fromkeys(names):
        if file is not None:
            _tell(known[name], take_file(known[name], file, cache=cache, clock=now, tell=note), cache)
            continue
        with _open_client(name, verbose=verbose) as client:
            entry = fetch_source(known[name], wish, cache=cache, client=client, tell=note)
        _tell(known[name], entry, cache)


def _tell(source: "Source", entry: "Entry", cache: "Cache") -> None:
    """Print what came of a source on stderr: checks, terms, size and hash; and its files on stdout."""
    from frontline.screen.notes import note
    from layers.fetch.fetch import SHARES

    for line in entry.notes:
        note(f"{source.key}: {line}")
    if source.fetch is not None:
        note(f"{source.key}: {source.fetch.terms}; {SHARES[source.fetch.share]}")
    how = "taken" if source.fetch is not None and source.fetch.local else "fetched"
    note(
        f"{source.key}: {entry.size:,} bytes, {how} on {entry.retrieved:%Y-%m-%d}, SHA-256 {entry.digest[:12]}"
        + (f", used as {', '.join(entry.layers)} in every command" if entry.layers else "")
    )
    for path in _paths(entry, cache):
        typer.echo(path)


def _paths(entry: "Entry", cache: "Cache") -> "Iterator[Path]":
    """Yield where what was made of a copy lies; of a copy from which nothing is made, its own files."""
    made = set(entry.layers.values())
    for file in entry.files:
        if file.name in made or not made:
            yield cache.path(entry.source, file)


@contextlib.contextmanager
def _open_client(name: str, *, verbose: bool) -> Iterator["Client"]:
    """Give a client that shows a bar on a terminal, and tells each wait."""
    from frontline.screen.notes import note
    from frontline.screen.progress import show_bytes
    from layers.fetch.network.client import Client

    with show_bytes(f"fetching {name}", verbose=verbose) as move:
        yield Client(tell=note, move=move)
