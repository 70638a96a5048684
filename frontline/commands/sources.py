"""frontline sources: where the data comes from, and what of it is cached."""


def sources() -> None:
    """
    List where the data comes from, its licence and terms, the notice that outputs carry, and what of it is cached.

    For example:

      frontline sources
    """
    from frontline.screen.notes import note
    from frontline.tables.layers import print_sources
    from layers.disk.cache import CacheError, Entry, open_cache
    from layers.sources.catalogue import SOURCES

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
    print_sources(SOURCES, entries)
    note(f"cache: {cache.folder}")
