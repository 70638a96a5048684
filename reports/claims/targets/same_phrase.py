"""Which of an event's roads and units go with which of its places: those of the same phrase, else all."""

import re
from collections.abc import Sequence
from typing import Final

from reports.annotate.places.phrase import Location
from reports.annotate.spans.roads import RoadMention
from reports.claims.events.event import Event, Parsed

_APART: Final = re.compile(r"[,;:]|\b(?:and|or|but)\b")
_REACH: Final = 40


def roads_of(event: Event, parsed: Parsed, location: Location | None) -> tuple[str, ...]:
    """
    Return the roads that go with one place of an event.

    A road belongs to the phrase that follows it at once ("along the T-0511 in A"), else to the one just before; a road
    that stands apart from every phrase goes with all of them. A street goes only with its own phrase.
    """
    places = [place for place, _ in event.places if not place.is_hub]
    out = []
    for road in event.roads:
        owner = _owner_of(road, places, parsed.text)
        is_mine = owner is not None and location is not None and owner.start == location.start
        if is_mine or (owner is None and not road.is_street):
            out.append(road.text)
    return tuple(dict.fromkeys(out))


def units_of(event: Event, parsed: Parsed, location: Location | None) -> tuple[str, ...]:
    """
    Return the Russian units that go with one place of an event.

    Units before the verb go with all places; those behind it with the places that no semicolon parts from them.
    """
    places = [place for place, _ in event.places]
    out = []
    for unit in event.units:
        near = [place.start for place in places if ";" not in _between(parsed.text, unit.start, place.start)]
        shared = unit.start < event.verb.start or not near or location is None
        if not unit.is_ukrainian and (shared or location.start in near):  # type: ignore[union-attr]
            out.append(unit.name)
    return tuple(dict.fromkeys(out))


def _owner_of(road: RoadMention, places: Sequence[Location], text: str) -> Location | None:
    """Return the phrase that a road stands in or beside, else None."""
    for place in places:
        if place.start <= road.start < place.end or _touches(text[road.end : place.start], place.start - road.end):
            return place
    return next((p for p in reversed(places) if _touches(text[p.end : road.start], road.start - p.end)), None)


def _touches(between: str, distance: int) -> bool:
    return 0 <= distance <= _REACH and _APART.search(between) is None


def _between(text: str, one: int, other: int) -> str:
    return text[min(one, other) : max(one, other)]
