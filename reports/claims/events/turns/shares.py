"""Who gained a share of a place went forward there and did not take it: "took control of half of A"."""

import re
from dataclasses import replace
from typing import Final

from reports.annotate.document import Marks
from reports.annotate.places.kinds import Name
from reports.annotate.places.phrase import Location
from reports.claims.events.event import Event
from reports.lexicon.load import any_word

# "half of (the town of) A": some of it, and not the place
_SHARE: Final = re.compile(
    rf"(?:\b|(?<=\d)){any_word('stance', 'undone.shares')} of (?:the )?(?:[\w-]+ ){{0,2}}?(?:of )?$", re.IGNORECASE
)
# "all of A, |except for the plant": not all of it
_LEFT_OUT: Final = re.compile(
    rf",? {any_word('stance', 'undone.left_out')} (?:(?:for|from) )?(?:[a-z]+ ){{1,4}}?[a-z]+"
)
_Standing = tuple[Location, Location | None]


def take_shares(marks: Marks, events: list[Event]) -> None:
    """
    Let a seizure of no more than a share of a place be an advance there; places taken whole stay as they are.

    "Took A and half of B" is two events: the second one, the advance in B, is added behind the first.
    """
    for event in list(events):
        if event.action != "seize":
            continue
        shared, whole = _split(marks, event.places)
        if not shared:
            continue
        if not any(location.settlements for location, _ in whole):
            event.action = "advance"
            continue
        events.append(replace(event, action="advance", places=shared, roads=[], units=list(event.units)))
        event.places = whole


def _split(marks: Marks, places: list[_Standing]) -> tuple[list[_Standing], list[_Standing]]:
    """Return the places of which only a share was gained, and the others."""
    shared: list[_Standing] = []
    whole: list[_Standing] = []
    for location, hub in places:
        some = tuple(name for name in location.settlements if _is_share(marks, name, location))
        rest = tuple(name for name in location.names if name not in some)
        if some:
            shared.append((replace(location, names=some), hub))
        if rest or not some:
            whole.append((replace(location, names=rest) if some else location, hub))
    return shared, whole


def _is_share(marks: Marks, name: Name, location: Location) -> bool:
    """Tell whether only a share of a place is named: "half of A", "A except for the plant"."""
    is_share = _SHARE.search(marks.flat, max(0, name.start - 60), name.start) is not None
    is_whole = location.relation != "near"  # "seized the hill near A, except for a meadow": that is of the hill
    return is_share or (is_whole and _LEFT_OUT.match(marks.flat, name.end) is not None)
