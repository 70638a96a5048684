"""Whose notice figures of displacement carry."""

from collections.abc import Iterable
from typing import Final

from layers.sources.catalogue import Source, sources_of

SOURCE_OF: Final = {"UNHCR": "unhcr", "IOM DTM": "iom_dtm", "HDX HAPI": "hapi", "OCHA COD-PS": "hapi"}
"""What stands in a figure's column `source`, and the key of that source in the catalogue."""


def list_origins(names: Iterable[str]) -> list[Source]:
    """Return the sources of figures by what their column `source` holds, each once, in the catalogue's order."""
    return sources_of(SOURCE_OF.get(str(name)) for name in names)
