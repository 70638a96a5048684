"""The packaged layers and their sources as tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from frontline.screen.table import cell, new_table, show


def print_layers(layers: Sequence[Any]) -> None:
    """Print the packaged layers with columns, rows, licence and date."""
    table = new_table(["layer", "rows", "columns", "licence", "date"])
    for layer in layers:
        cells = (layer.name, str(layer.rows), ", ".join(layer.columns), layer.licence, layer.date)
        table.add_row(*(cell(text) for text in cells))
    show(table)


def print_sources(sources: Sequence[Any], entries: Mapping[str, Any]) -> None:
    """Print a row a source: licence, whether it may be passed on, how it is fetched, and which copy is cached."""
    table = new_table(["name", "source", "licence", "pass on", "fetch", "cached or packaged"])
    for source in sources:
        way = source.fetch
        cells = (
            source.key,
            source.name,
            source.licence,
            "-" if way is None else way.share,
            "-" if way is None else _way(way),
            _cached(source, entries),
        )
        table.add_row(*(cell(text) for text in cells))
    show(table)


def tell_source(source: Any, entries: Mapping[str, Any]) -> list[str]:
    """Return all that is known of one source, a line each: terms, notice, address, how it is fetched, its copy."""
    way, entry = source.fetch, entries.get(source.key)
    told = [("source", source.name), ("licence", source.licence)]
    if way is not None:
        told += [("terms", way.terms), ("pass on", way.share)]
    told += [("notice", source.notice), ("address", source.url)]
    if way is not None:
        told += [("gives", way.about), ("fetch", _command(source)), ("from", way.address)]
        told += [] if way.local else [("fresh for", _days(way.refresh_days))]
        told += [("key", f"in the environment variable {name}") for name in way.keys]
    told.append(("cached", _cached(source, entries)))
    if entry is not None:
        told += [("SHA-256", f"{entry.digest}  (of the copy)")]
        told += [("file", f"{file.name}, {file.size:,} bytes, SHA-256 {file.sha256}") for file in entry.files]
        told += [("check", line) for line in entry.notes]
    return [f"{word + ':':<11}{text}" for word, text in told]


def _command(source: Any) -> str:
    """Return the command that fetches a source."""
    more = " --file FILE" if source.fetch.local else " --accept-terms" if source.fetch.accept else ""
    return f"frontline fetch {source.key}{more}"


def _way(way: Any) -> str:
    """Return in few words what a fetch of a source asks for."""
    if way.local:
        return "from your file: --file"
    asks = [
        "every day" if way.refresh_days == 1 else f"every {_days(way.refresh_days)}",
        *(["--accept-terms"] if way.accept else []),
    ]
    return ", ".join([*asks, *(f"key {name}" for name in way.keys)])


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _cached(source: Any, entries: Mapping[str, Any]) -> str:
    """Return when a copy was fetched, its size and hash, and what it is used for; else what is packaged of it."""
    if source.key not in entries:
        return f"damaged, fetch it again: {_command(source)}" if source.fetch is not None else "damaged"
    entry = entries[source.key]
    if entry is None:
        return f"packaged, of {source.date}: {', '.join(source.layers)}" if source.layers else "-"
    used = "" if not entry.layers else f", used as {', '.join(entry.layers)}"
    return f"{entry.retrieved:%Y-%m-%d}, {entry.size:,} bytes, SHA-256 {entry.digest[:12]}{used}"
