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
    """Print where the data comes from, its terms, and which copy of it is cached; a damaged one has no entry."""
    table = new_table(["name", "source", "licence or terms", "fetch", "cached", "notice", "address"])
    for source in sources:
        way = source.fetch
        terms = source.licence if way is None else f"{way.terms} (pass on: {way.share})"
        how = "-" if way is None else ", ".join(_ways(way))
        cells = (source.key, source.name, terms, how, _cached(source, entries), source.notice, source.url)
        table.add_row(*(cell(text) for text in cells))
    show(table)


def _ways(way: Any) -> list[str]:
    """Return what to know before a source is fetched: what it gives, how often, and what it asks for."""
    told = [way.about, f"every {way.refresh_days} days"]
    if way.accept:
        told.append("with --accept-terms")
    return told + [f"key in {name}" for name in way.keys]


def _cached(source: Any, entries: Mapping[str, Any]) -> str:
    """Return when a copy was fetched, its size and hash, and what it is used for."""
    if source.key not in entries:
        return "damaged, fetch it again"
    entry = entries[source.key]
    if entry is None:
        return "-"
    used = "" if not entry.layers else f", used as {', '.join(entry.layers)}"
    return f"{entry.retrieved:%Y-%m-%d}, {entry.size:,} bytes, {entry.digest[:12]}{used}"
