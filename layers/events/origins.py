"""Whose notice events carry: what VIINA gathered of others is VIINA's."""

from collections.abc import Iterable
from typing import Final

from layers.sources.catalogue import Source, sources_of

SOURCE_OF: Final = {
    "ACLED": "acled",
    "UCDP GED": "ucdp",
    "GeoConfirmed": "geoconfirmed",
    "Bellingcat": "bellingcat",
    "NASA FIRMS": "firms",
    "VIINA": "viina",
    "VIINA, boosted": "viina",
    "Wikipedia": "viina",
    "DeepStateMap": "viina",
    "ISW": "viina",
}
"""What stands in an event's column `source`, and the key of that source in the catalogue."""


def list_sources(origins: Iterable[str]) -> list[Source]:
    """Return the sources of events by what their column `source` holds, each once, in the catalogue's order."""
    return sources_of(SOURCE_OF.get(str(origin)) for origin in origins)
