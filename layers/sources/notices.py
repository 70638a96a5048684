"""What the packaged layers hold and the notices that outputs with them must carry."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from layers.sources.catalogue import SOURCES
from layers.sources.packaged import PACKAGED, load_layer

BUILT: Final = "2026-11-23"
"""The day the packaged layers were built and their sources fetched."""

_LATER: Final = {"raions": "2026-11-29", "rivers": "2026-11-29", "lakes": "2026-11-29"}
"""The day of those that came later."""


FROM_TEXT: Final = (
    "facts as the cited reports state them, with short quotations; the reports remain their publishers'; "
    "symbols, stretches and outlines from text are never areas of control"
)
"""The licence of every table made from reports."""


@dataclass(frozen=True, slots=True)
class LayerNote:
    """What a packaged layer is: columns in order, number of rows, licence, date and its sources' keys."""

    name: str
    rows: int
    columns: tuple[str, ...]
    licence: str
    date: str
    sources: tuple[str, ...]
    about: str


_ABOUT: Final[dict[str, tuple[str, str]]] = {
    "oblasts": ("ODbL 1.0", "27 first-level units of Ukraine, internationally recognised borders, a valid coverage"),
    "settlements": ("CC BY 4.0", "every official settlement, with a point, an approximate centre or none"),
    "highways": ("CC BY 4.0", "named road stretches, straight from stop to stop"),
    "countries": ("ODbL 1.0", "countries around Ukraine; Ukraine's outline is the union of its oblasts"),
    "regions": ("ODbL 1.0", "regions of Russia, cut by Ukraine's outline"),
    "raions": ("ODbL 1.0", "raions for naming alone: the ground nearest to their settlements, 92 % of places right"),
    "rivers": ("CC BY 4.0", "larger rivers for orientation, to about 0.4 km; schematic ones run from place to place"),
    "lakes": ("public domain", "reservoirs, lakes and lagoons for orientation; valid_to tells which one is no more"),
}


def name_publisher(source: str) -> str:
    """Return a report source's full name where it is known ("isw"); of others the title says enough."""
    return next((known.name.split(" (")[0] for known in SOURCES if known.key == source), "")


def list_notices(layers: Sequence[str]) -> tuple[str, ...]:
    """Return the notices an output with these packaged layers must carry, each once, in the order of SOURCES."""
    return tuple(source.notice for source in SOURCES if set(source.layers) & set(layers))


@cache
def describe_layers() -> tuple[LayerNote, ...]:
    """Return what each packaged layer holds, in the order of PACKAGED."""
    notes = []
    for name in PACKAGED:
        frame = load_layer(name)
        licence, about = _ABOUT[name]
        keys = tuple(source.key for source in SOURCES if name in source.layers)
        notes.append(LayerNote(name, len(frame), tuple(frame.columns), licence, _LATER.get(name, BUILT), keys, about))
    return tuple(notes)
