"""frontline sources: where the data comes from, and what of it is cached."""

from typing import Annotated

import typer


def sources(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME...]", help="Tell all of these sources alone.", show_default=False),
    ] = None,
) -> None:
    """
    List where the data comes from: licence, whether it may be passed on, how it is fetched, what of it is cached.

    With a name: its terms, the notice that outputs carry, addresses, and of the cached copy each file with its hash.

    For example:

      frontline sources

      frontline sources geonames
    """
    from frontline.errors import FrontlineError
    from frontline.screen.notes import note
    from frontline.tables.layers import print_sources, tell_source
    from layers.disk.cache import CacheError, Entry, open_cache
    from layers.sources.catalogue import SOURCES

    known = {source.key: source for source in SOURCES}
    unknown = next((name for name in names or () if name not in known), None)
    if unknown is not None:
        raise FrontlineError(f"{unknown}: is no source; there are {', '.join(known)}")
    cache = open_cache()
    entries: dict[str, Entry | None] = {}
    for source in SOURCES:
        try:
            entry = cache.read(source.key)
            for file in () if entry is None else entry.files:
                cache.path(source.key, file)
        except CacheError as error:
            note(str(error))
            continue
        entries[source.key] = entry
    for number, name in enumerate(names or ()):
        typer.echo("\n" * bool(number) + "\n".join(tell_source(known[name], entries)))
    if not names:
        print_sources(SOURCES, entries)
        note("terms, notice, addresses and the hash of each file: frontline sources NAME")
    note(f"cache: {cache.folder}")
