"""File names of known sources of control polygons: whose map it is, what kind it shows, and what is no control."""

import re
from typing import Final, NamedTuple

from geo.vocabulary import ControlKind
from layers.control.labels.sides import kind_in_name


class Family(NamedTuple):
    """Whose file a name says it is: its source, and its kind, or why it is no layer of control."""

    source: str
    kind: ControlKind | None
    why_not: str = ""


_FAMILIES: Final[tuple[tuple[str, Family], ...]] = (
    (r"deepstate", Family("DeepState", "assessed_control")),
    (r"kursk", Family("ISW", None, "shows ground inside Russia, which is no kind of control of Ukraine's")),
    (r"significantfighting", Family("ISW", None, "shows where there is fighting, not who holds the ground")),
    (r"gainsinthepast|past24hours", Family("ISW", None, "shows what changed since the day before, not what is held")),
    (r"furthest(russian)?advance", Family("ISW", None, "shows the furthest advance of all days, not one day's hold")),
    (r"(before|pre)(24)?feb", Family("ISW", "pre_2022")),
    (r"russianinfiltration", Family("ISW", "unclear")),
    (r"russianassessedadvance|assessedrussianadvance", Family("ISW", "assessed_advance")),
    (r"russianclaimed|claimedrussian|claimedcot|claimedruterritory", Family("ISW", "claimed_control")),
    (r"russianassessedcot|ukrainecontrolmap|assessedrussiancot|russiacotinukraine", Family("ISW", "assessed_control")),
    (r"ukrainianclaimedcounteroffensive|claimedukrainiancounteroffensive", Family("ISW", "claimed_counteroffensive")),
    (r"partisanwarfare", Family("ISW", "partisan")),
    (r"^nzz", Family("NZZ/Liveuamap", "assessed_control")),
)
"""Names without spaces and strokes, the first that fits. "Advance" is not control: the kinds are never merged."""

_STROKES: Final = re.compile(r"[\s_.-]+")


def family_sources() -> tuple[str, ...]:
    """Return the sources that file names tell of, each once, sorted."""
    return tuple(sorted({family.source for _, family in _FAMILIES}))


def family_of(name: str) -> Family | None:
    """
    Return whose a known source's file is by its name, null for any other; a name that says liberated is of that kind.

    >>> family_of("20220901_RussianClaimedCoTinUkraine.geojson")[:2]
    ('ISW', 'claimed_control')
    >>> family_of("deepstate_liberated_20250612.geojson").kind
    'liberated'
    """
    bare = _STROKES.sub("", re.sub(r"^\d{8}", "", name.lower()))
    found = next((family for pattern, family in _FAMILIES if re.search(pattern, bare)), None)
    if found is None or found.kind is None:
        return found
    said = kind_in_name(name)
    return found._replace(kind="liberated") if said == "liberated" else found
