"""From resolved names to a footprint: which of the claim's words put the event where."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from shapely.geometry import Point

from geo.measure.ellipsoid import nearest_km
from geo.vocabulary import GAINS, MOVES
from geo.where.corridors import ON_LINE_KM
from geo.where.footprints import (
    Footprint,
    Site,
    Wording,
    area_footprint,
    border_footprint,
    footprint,
    line_footprint,
    road_footprint,
)
from layers.gazetteer.gazetteer import Gazetteer
from layers.gazetteer.values import Road
from layers.locate.border_words import border_of, is_border_side, is_on_some_border
from layers.locate.mentions import event_bearing, only_orients, part_in_text, relation_of, same_name
from layers.locate.resolution import Resolution
from reports.claim import Claim
from reports.lexicon.name_keys import name_key

ROUGH_KM: Final = 5.0
"""A straight line that may run farther beside its road than this only tells the direction."""

_GOES_ON_FROM: Final = GAINS | {"attack", "attack_unsuccessful", "strike"}
"""Actions that begin at the place they are told to come from and happen somewhere else."""


@dataclass(frozen=True, slots=True)
class Event:
    """
    A claim with what its names mean, by role.

    `breath` holds the claims of the same sentence, actor, evidence and claimant with their places: what one clause says
    of a road or a border holds for the movement that the next describes; no better or worse claim may lend it anything.
    """

    claim: Claim
    names: Mapping[str, Resolution]
    breath: Sequence[tuple[Claim, Resolution | None]] = ()

    @property
    def beside(self) -> list[tuple[Claim, Resolution | None]]:
        """Return the other claims of the same breath."""
        return [(claim, name) for claim, name in self.breath if claim is not self.claim]

    @property
    def anchor(self) -> Resolution | None:
        """Return the name that locates the event, null where the claim names none."""
        return self.names.get("place") or self.names.get("of")

    @property
    def is_coarse(self) -> bool:
        """Tell whether policy keeps the event at settlement precision: a Ukrainian movement."""
        return self.claim.actor == "ukrainian" and self.claim.action in MOVES


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an event is, by which name, or why it could not be placed; `label` names it where the name does not."""

    print: Footprint | None
    by: Resolution | None = None
    why_not: str | None = None
    label: str | None = None


def place_event(event: Event, gazetteer: Gazetteer) -> Placed:
    """
    Return where a claim's event is: on a border, on a line, along a road, by a place, or somewhere in an area.

    The most exact words that can be placed win. Without any the reason tells which word failed.
    """
    if event.claim.withheld is not None:
        return Placed(None, why_not=f"withheld from the map: {event.claim.withheld}")
    ways = (_on_line, _on_border, _on_road, _by_place, _in_area)
    failed: list[Placed] = []
    for way in ways:
        placed = way(event, gazetteer)
        if placed is None:
            continue
        if placed.print is not None:
            return placed
        failed.append(placed)
        if way is _by_place:
            break
    return failed[0] if failed else Placed(None, why_not="the sentence names no place that can be drawn")


def _on_border(event: Event, gazetteer: Gazetteer, *, road: Road | None = None) -> Placed | None:
    """Place an event on a border near or at a bearing from a place, or where a road of the same clause meets it."""
    claim, sides = event.claim, border_of(event.claim)
    if event.is_coarse or claim.relation in {"toward", "from"} or is_border_side(claim):
        return None
    site = _site(event.anchor)
    if len(sides) == 2:
        border = gazetteer.border(*sides)
    elif site is not None and is_on_some_border(claim):
        border = gazetteer.inner_border(event.anchor.place.oblast if event.anchor and event.anchor.place else None)
    else:
        return None
    label = "-".join(sides) or "oblast border"
    if border is None:
        return Placed(None, why_not=f"the {label} border is not in the layers")
    if site is None:
        unknown = None if event.anchor is None else event.anchor.why_not
        return Placed(
            None, event.anchor, f"the {label} border: {unknown or 'the text does not say which stretch of it'}"
        )
    roads = _roads((claim, *(other for other, _ in event.beside)), gazetteer)
    road = _nearest_road(roads, [site.point]) if roads else road
    found = border_footprint(border, site, bearing=event_bearing(claim), road=road.line if road else None)
    if found is not None and claim.relation in {"direction", "toward"}:
        found = replace(found, precision=5, uncertainty_km=max(found.uncertainty_km, site.reach_km))
    reason = None if found else f"no stretch of the {label} fits the words"
    return Placed(found, event.anchor, reason)


def _on_line(event: Event, gazetteer: Gazetteer) -> Placed | None:  # noqa: ARG001 - one signature for all ways
    """Place an event on the straight line between the places of an A-B line."""
    claim = event.claim
    if len(claim.line) < 2 or event.is_coarse:
        return None
    stops = [event.names.get(f"line:{index}") for index in range(len(claim.line))]
    missing = [stop.why_not or stop.name for stop in stops if stop is not None and _site(stop) is None]
    sites = [site for stop in stops if (site := _site(stop)) is not None]
    if missing or len(sites) < 2:
        return Placed(None, why_not=f"the {'-'.join(claim.line)} line: {'; '.join(missing) or 'ends unknown'}")
    label = " – ".join(stop.place.name_en for stop in stops if stop is not None and stop.place is not None)
    return Placed(line_footprint([site.point for site in sites]), stops[0], label=label)


def _on_road(event: Event, gazetteer: Gazetteer) -> Placed | None:
    """Place an event along a road that the layer holds, between the places and crossings that the text gives on it."""
    claim = event.claim
    along = claim.relation in {"along", "from"} or claim.place is None
    if not claim.roads or not along or event.is_coarse or claim.bearing:
        return None
    roads = _roads((claim,), gazetteer)
    if not roads:
        return None if claim.place else _on_unknown_road(event)
    given = [event.names.get(role) for role in ("place", "origin", "towards")]
    near = [name for name in (*given, *(name for _, name in event.beside)) if _site(name) is not None]
    road = _nearest_road(roads, [site.point for name in near if (site := _site(name)) is not None])
    named = [name for name in near if (site := _site(name)) and nearest_km(site.point, road.line) <= ON_LINE_KM]
    stops = [site.point for name in named if (site := _site(name)) is not None]
    stops += _crossed(event, road, gazetteer)
    if claim.relation == "from" and len({stop.wkb for stop in stops}) < 2:
        return None
    if not stops:
        ends = [site.point for site in _ends(event) if nearest_km(site.point, road.line) <= ON_LINE_KM]
        found = road_footprint(road.line, ends, named=True, surveyed=road.surveyed) if len(ends) == 2 else None
        if found is not None:
            words = "somewhere on the road between the ends that name it"
            return Placed(replace(found, open_end=True, words=words), event.names.get("road:0"))
    found = road_footprint(
        road.line, stops, named=any(_names_stops(text, road) for text in claim.roads), surveyed=road.surveyed
    )
    if found is not None and claim.relation == "from" and not found.open_end:
        found = replace(found, open_end=True, words="on the road towards a place of the text, which was not reached")
    if found is not None and claim.origin is None and not found.open_end:
        found = replace(found, open_end=True, words=f"{found.words}; the text does not say where it starts")
    reason = None if found else f"the text does not say where on the road {claim.roads[0]}"
    return Placed(found, named[0] if named else None, reason)


def _on_unknown_road(event: Event) -> Placed:
    """Place an event on the straight line between the two ends that name a road which the layer lacks."""
    text = event.claim.roads[0]
    ends = [name for role, name in sorted(event.names.items()) if role.startswith("road:")]
    sites = _ends(event)
    if len(sites) != 2 or len(ends) != 2:
        unknown = "; ".join(name.why_not for name in ends if name.why_not)
        return Placed(
            None, why_not=f"the road {text} is not in the highways layer" + (f": {unknown}" if unknown else "")
        )
    found = line_footprint([site.point for site in sites])
    words = "somewhere on the road between its ends: the layer lacks it, the line is straight"
    precision = 2 if found.uncertainty_km <= ROUGH_KM else 5
    label = " – ".join(name.place.name_en for name in ends if name.place is not None)
    return Placed(replace(found, precision=precision, open_end=True, words=words), ends[0], label=label)


def _ends(event: Event) -> list[Site]:
    """Return the sites of the places by whose names the claim names its road."""
    ends = [name for role, name in sorted(event.names.items()) if role.startswith("road:")]
    return [site for name in ends if (site := _site(name)) is not None]


def _crossed(event: Event, road: Road, gazetteer: Gazetteer) -> list[Point]:
    """Return where the road meets the border that a clause beside the claim says was crossed there."""
    points = []
    for other, name in event.beside:
        found = _on_border(Event(other, {} if name is None else {"place": name}), gazetteer, road=road)
        if found is not None and found.print is not None and found.print.geometry.geom_type == "Point":
            points.append(found.print.geometry)
    return points


def _by_place(event: Event, gazetteer: Gazetteer) -> Placed | None:  # noqa: ARG001 - one signature for all ways
    """Place an event relative to the one place that the claim names."""
    claim, anchor = event.claim, event.anchor
    if anchor is None:
        return None
    only = _only_named(claim, anchor)
    if only is not None:
        return Placed(None, why_not=only)
    if anchor.area is not None:
        return Placed(area_footprint(anchor.area.geometry, part=claim.part), anchor)
    site = _site(anchor)
    if site is None:
        return Placed(None, anchor, _without_point(anchor))
    for other, name in event.beside if claim.bearing and claim.relation is None else ():
        if other.place and name is not None and name.place is not None and only_orients(claim, other.place):
            return Placed(None, why_not=f"{claim.bearing} of {anchor.name} only tells which {other.place} is meant")
    bearing = event_bearing(claim)
    relation = "near" if bearing is None and claim.bearing and claim.relation is None else relation_of(claim)
    wording = Wording(relation, claim.part, bearing, claim.distance_km if bearing else None)
    return Placed(footprint(site, wording, coarse=event.is_coarse), anchor)


def _only_named(claim: Claim, anchor: Resolution) -> str | None:
    """Return why nothing happened at the place that a claim names, null where it did."""
    if is_border_side(claim):
        return f"{anchor.name} is only a side of the border that the sentence names"
    if claim.relation == "from" and claim.action in _GOES_ON_FROM and not claim.roads and event_bearing(claim) is None:
        who = (
            "a strike came"
            if claim.action == "strike"
            else "forces came"
            if claim.action in GAINS
            else "an attack came"
        )
        how = "how far they got is not said" if claim.action in GAINS else "what it was aimed at is not said"
        return f"{anchor.name} is only where {who} from: {how}"
    return None


def _in_area(event: Event, gazetteer: Gazetteer) -> Placed | None:
    """Place an event somewhere in the one oblast or region that the claim names."""
    claim = event.claim
    areas = [(name, area) for name in claim.oblasts if (area := gazetteer.area(name)) is not None]
    if not areas:
        return None
    if len(areas) > 1:
        return Placed(None, why_not=f"names several areas and no place: {', '.join(claim.oblasts)}")
    name, area = areas[0]
    why = f"{area.name}: the area is named, no place in it"
    part = claim.part or part_in_text(claim.sentence, name)
    label = f"{part} {area.title}" if part and part not in area.title else area.title
    return Placed(area_footprint(area.geometry, part=part), Resolution(name, area=area, why=why), label=label)


def _roads(claims: Sequence[Claim], gazetteer: Gazetteer) -> list[Road]:
    return [road for claim in claims for text in claim.roads for road in gazetteer.roads(text)]


def _nearest_road(roads: Sequence[Road], stops: Sequence[Point]) -> Road:
    """Return the stretch that most of the stops lie on; the first where none does."""
    return max(roads, key=lambda road: sum(nearest_km(stop, road.line) <= ON_LINE_KM for stop in stops))


def _names_stops(text: str, road: Road) -> bool:
    """Tell whether a road as written names both ends of the stretch."""
    words = name_key(text)
    return len(road.stops) > 1 and all(name_key(stop) in words for stop in (road.stops[0], road.stops[-1]))


def _site(name: Resolution | None) -> Site | None:
    return None if name is None or name.place is None else name.place.site


def _without_point(name: Resolution) -> str:
    """Return why a name was not placed, or where a place without an exact point lies: hromada, raion or oblast."""
    place = name.place
    if place is None:
        return name.why_not or f"{name.name} was not placed"
    units = (("hromada", place.hromada), ("Raion", place.raion), ("Oblast", place.oblast))
    unit = next((f"{value} {kind}" if kind not in value else value for kind, value in units if value), "Ukraine")
    return f"somewhere in {unit}: no exact point of {place.name_en} is known"


def same_breath(claim: Claim) -> tuple[str | None, ...]:
    """Return what two claims of one clause chain share."""
    return claim.report_id, claim.sentence_id, claim.actor, claim.evidence, claim.claimant, claim.modality


def pair_lines(claims: Sequence[Claim]) -> list[Claim]:
    """
    Return the claims with `line` filled where a sentence puts an event between the places of two of them.

    Both must have the relation "line" without stops, one action and one breath, and the sentence must say "between A
    and B" of them; brackets behind the first name are passed over. Other claims stay as they are.
    """
    open_ends: dict[tuple[str | None, ...], list[int]] = {}
    for number, claim in enumerate(claims):
        if claim.relation == "line" and not claim.line and claim.place:
            open_ends.setdefault((*same_breath(claim), claim.action), []).append(number)
    paired = list(claims)
    for numbers in open_ends.values():
        for one, other in pairwise(numbers):
            ends = (claims[one].place or "", claims[other].place or "")
            if not same_name(*ends) and _stand_between(ends, claims[one].sentence):
                for number in (one, other):
                    paired[number] = replace(claims[number], line=ends)
    return paired


def _stand_between(ends: tuple[str, str], sentence: str) -> bool:
    """Tell whether a sentence says "between A and B" of two names."""
    first, second = (re.escape(end) for end in ends)
    return re.search(rf"\bbetween (?:the )?{first}(?: \([^)]*\))? and (?:the )?{second}\b", sentence) is not None
