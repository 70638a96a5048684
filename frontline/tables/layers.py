"""The packaged layers and their sources as tables."""

from collections.abc import Sequence
from typing import Any

from frontline.screen.table import cell, new_table, show


def print_layers(layers: Sequence[Any]) -> None:
    """Print the packaged layers with columns, rows, licence and date."""
    table = new_table(["layer", "rows", "columns", "licence", "date"])
    for layer in layers:
        cells = (layer.name, str(layer.rows), ", ".join(layer.columns), layer.licence, layer.date)
        table.add_row(*(cell(text) for text in cells))
    show(table)


def print_sources(sources: Sequence[Any]) -> None:
    """Print where the data comes from and the notice outputs carry."""
    table = new_table(["source", "licence", "notice", "address"])
    for source in sources:
        table.add_row(*(cell(text) for text in (source.name, source.licence, source.notice, source.url)))
    show(table)
