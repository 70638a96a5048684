"""Where an event is: its settlements; failing those named sites, roads, lines, borders and oblasts."""

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from geo.vocabulary import Action, Relation
from reports.annotate.places.anaphora import ANAPHORS
from reports.annotate.places.kinds import Name, split_line
from reports.annotate.places.phrase import Location
from reports.claim import Gloss
from reports.claims.events.event import Event, Parsed
from reports.claims.targets.homes import Home, home_of
from reports.claims.targets.same_phrase import roads_of
from reports.claims.targets.standing import Standing, find_standing, narrow_sectors
from reports.lexicon.load import any_word, load_lexicon, words_of
from reports.text.tokens import tokenize

_COMING_FROM: Final = re.compile(r"\bfrom the ((?:north|south)(?:east|west)?|east|west)\b(?! of)")
_COMES_FROM: Final = re.compile(r"\bfrom the ((?:north|south)(?:east|west)?|east|west) $")
_CROSSED: Final = re.compile(
    r"\b([A-Z][\w’-]*-[A-Z][\w’-]*(?: [A-Z][\w’-]*)?) (?:Oblast )?"
    r"(?:administrative |international )?(?:border|boundary)"
)
_FROM_TO: Final = re.compile(r"\bfrom (?:[a-z]+ )*(.+?)(?: Oblast)? (?:in)?to (?:[a-z]+ )*(.+) Oblast$")
_OBLASTS: Final = re.compile(r" Oblast ?[-–] ?(?:[a-z]+ )?")
_OBLAST_NAMES: Final = load_lexicon("places")["oblast_names"]
_APART: Final = re.compile(r"[;]|\b(?:and|or|as well as)\b")
_INTRODUCES: Final = re.compile(rf"[\s,]*{any_word('places', 'standing.introduces')}\b")
_BEING: Final = frozenset({"is", "was", "has", "remains"})
_NEVER: Final = words_of("places", "never.words") | words_of("places", "never.abroad")
_REGIONS: Final = words_of("places", "never.regions")
_RESTRICTED: Final = re.compile(rf"\s+{any_word('places', 'restricting')}\b")
_NEXT_TO: Final = re.compile(r"[\s,]*")


Named = tuple[Name, Location]
"""A place in its phrase, which says where the event lay from it."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where one row's event is: a place, or roads, or oblasts."""

    location: Location | None = None
    name: Name | None = None
    hub: Location | None = None
    roads: tuple[str, ...] = ()
    oblasts: tuple[str, ...] = ()
    border: tuple[str, ...] = ()
    gloss: Gloss | None = None
    bearing: str | None = None
    line: tuple[str, ...] = ()

    @property
    def is_widened(self) -> bool:
        """Tell whether the same phrase goes on to a bearing from the place ("in and west of A")."""
        return (
            self.name is not None
            and self.location is not None
            and self.location.end < self.name.start
            and not self.bearing
        )


@dataclass(frozen=True, slots=True)
class _Site:
    """One name of an event in its phrase."""

    location: Location
    hub: Location | None
    name: Name


@dataclass(frozen=True, slots=True)
class Before:
    """What sentences before name: the last place, on demand, and the places that the one just before tells deeds of."""

    last: Callable[[], Named | None]
    fought: frozenset[str] = frozenset()


def targets_of(event: Event, parsed: Parsed, *, before: Before) -> list[Target]:
    """Return the targets of an event in order; `before` tells what earlier sentences named."""
    standing = narrow_sectors(find_standing(event, parsed), parsed)
    border = _border(event, standing)
    first = standing[0][0] if standing else None
    sites, weak = _sites(standing, parsed, before, action=event.action)
    oblasts = [_Site(location, hub, n) for location, hub in standing for n in location.names if n.kind == "oblast"]
    owners = {id(oblast): _owners(oblast, sites, parsed) for oblast in oblasts}
    out = []
    for site in sites or weak:
        of = tuple(o.name.text for o in oblasts if any(owner is site for owner in owners[id(o)]))
        of = (*of, site.name.oblast) if site.name.oblast else of
        out += _site_targets(site, parsed, border=border, oblasts=of)
    roads = tuple(dict.fromkeys(road.text for road in event.roads if not road.is_street))
    free = [o for o in oblasts if not owners[id(o)]]
    names = [part for o in free for whole in o.name.parts or (o.name.text,) for part in _OBLASTS.split(whole)]
    unique = tuple(dict.fromkeys(names))
    line = next((n.parts for location, _ in standing for n in location.names if n.kind == "line"), ())
    if border and line and not _goes_on_to_line(standing, parsed):
        come = _COMING_FROM.search(parsed.text, event.verb.end)
        bearing = come[1] if come else None
        out.insert(0, Target(first, oblasts=border, border=border, line=line, bearing=bearing))
    if not out and roads:
        return [Target(roads=roads, oblasts=unique or border, border=border)]
    if not out and (unique or border):
        # "along the A-B and C-D Oblast borders": the oblasts of both
        sides = [side for one in _borders(standing) or [border] for side in one]
        return [Target(first, oblasts=tuple(dict.fromkeys([*unique, *sides])), border=border)]
    if free and out:
        out.append(Target(free[0].location, oblasts=unique))
    return [
        replace(target, roads=roads_of(event, parsed, target.location), oblasts=tuple(map(_official, target.oblasts)))
        for target in out
    ]


def _official(oblast: str) -> str:
    """Return the name of an oblast that a Russian spelling means, any other as it is."""
    return str(_OBLAST_NAMES.get(oblast, oblast))


def _goes_on_to_line(standing: list[Standing], parsed: Parsed) -> bool:
    """Tell whether a line narrows a border area down: "in the A-B Oblast border area along the C-D line"."""
    kinds = [(location, {name.kind for name in location.names}) for location, _ in standing]
    return any(
        "border" in first_kinds and "line" in kinds_ and parsed.text[first.end : second.start].isspace()
        for (first, first_kinds), (second, kinds_) in itertools.pairwise(kinds)
    )


def _border(event: Event, standing: list[Standing]) -> tuple[str, ...]:
    """Return the sides of the border that an event names, in its phrases or as the object of crossing."""
    named = _borders(standing)
    if named:
        return named[0]
    over = _FROM_TO.search(event.verb.text) if event.action == "cross_border" else None
    if over:
        return over[1], over[2]
    crossed = _CROSSED.search(event.verb.text) if event.action == "cross_border" else None
    return tuple(side.removesuffix(" Oblast") for side in split_line(crossed[1])) if crossed else ()


def _borders(standing: list[Standing]) -> list[tuple[str, ...]]:
    """Return the sides of each border that phrases name."""
    names = [name for location, _ in standing for name in location.names if name.kind == "border"]
    return list(dict.fromkeys(tuple(side.removesuffix(" Oblast") for side in name.parts) for name in names))


def _sites(
    standing: list[Standing], parsed: Parsed, before: Before, *, action: Action
) -> tuple[list[_Site], list[_Site]]:
    """Return the names that locate by themselves, and those that an "in the area" points back at."""
    sites: list[_Site] = []
    weak: list[_Site] = []
    # "advanced along the A-B line across the border": the line is how, not where; attacks can go on at both
    has_border = any(n.kind == "border" for location, _ in standing for n in location.names) and action != "attack"
    for location, hub in standing:
        if location.anaphor:
            named = _pointed_at(location, parsed, before, action=action)
            if named is not None:
                name, where = named
                # "in the area" of a place that an event lay south of is south of it too, and so is "there"
                near = location.bearing is None and location.relation == "in"
                is_close = where.relation in {"near", "fields", "outskirts"}
                loose: Relation | None = "near" if location.anaphor == "area" else where.relation if is_close else "in"
                area = replace(
                    location,
                    relation=None if where.bearing else loose,
                    bearing=where.bearing,
                    distance_km=where.distance_km,
                )
                is_area = location.anaphor == "area"
                part = name.part if location.anaphor == "there" and not where.bearing else location.part
                site = _Site(
                    area if near and location.anaphor in {"area", "there"} else location, hub, replace(name, part=part)
                )
                (weak if is_area else sites).append(site)
        for name in location.names:
            is_line = name.kind == "line" and not has_border
            if name.kind == "settlement" or is_line or (name.kind == "named" and not _narrows(name, standing, parsed)):
                sites.append(_Site(location, hub, name))
    return sites, weak


def _site_targets(site: _Site, parsed: Parsed, *, border: tuple[str, ...], oblasts: tuple[str, ...]) -> list[Target]:
    name, bearing = site.name, site.location.bearing
    if border and bearing is None:
        come = _COMES_FROM.search(parsed.text, 0, site.location.start)
        bearing = come[1] if come else None
    gloss = name.gloss or (None if site.hub is not None else _group_gloss(name, parsed))
    stops = (
        [Name(s, name.start, name.end, "settlement", suffix="line", parts=name.parts) for s in name.parts]
        if name.kind == "line"
        else [name]
    )
    return [
        Target(site.location, stop, site.hub, oblasts=oblasts or border, border=border, gloss=gloss, bearing=bearing)
        for stop in stops
    ]


def _owners(oblast: _Site, sites: list[_Site], parsed: Parsed) -> list[_Site]:
    """Return the places whose oblast a name is: just before it ("A, B Oblast") or just after ("in B Oblast near A")."""
    text, name = parsed.text, oblast.name
    before = [s for s in sites if s.name.end <= name.start]
    if before and not _APART.search(text[before[-1].name.end : name.start]):
        earlier = [n.end for n in oblast.location.names if n.kind == "oblast" and n.end <= name.start]
        first = max([text.rfind(";", 0, name.start), *earlier])
        return [s for s in before if s.location is before[-1].location and s.name.start >= first]
    after = [s for s in sites if s.location.start >= oblast.location.end]
    if after and _INTRODUCES.match(text, oblast.location.end):
        return after
    if after and _NEXT_TO.fullmatch(text[oblast.location.end : after[0].location.start]):
        return [s for s in after if s.location is after[0].location]
    return []


def _narrows(name: Name, standing: list[Standing], parsed: Parsed) -> bool:
    """Tell whether a named site only narrows the settlement beside it ("the plant in central A")."""
    for other, _ in standing:
        for settlement in other.settlements:
            first, second = sorted((name, settlement), key=lambda n: n.start)
            # "in the A and B plants in C": both are in C
            begin = (
                next((loc.end for loc, _ in standing if name in loc.names), first.end) if first is name else first.end
            )
            if not re.search(r"[,;]|\b(?:and|or)\b", parsed.text[min(begin, second.start) : second.start]):
                return True
    return False


def _pointed_at(location: Location, parsed: Parsed, before: Before, *, action: Action) -> Named | None:
    """Return the place that "the settlement" or "to the northwest" means: the last one named, in its phrase."""
    if _is_restricted(location, parsed):
        return None
    earlier: list[Named] = [
        (name, other)
        for other in parsed.locations
        if other.start < location.start and not other.is_hub
        for name in other.settlements
    ]
    if earlier:
        return _city_of(location, earlier[-1])
    if location.anaphor == "area" and any(region in parsed.text[: location.start] for region in _REGIONS):
        # "moved troops to northern Crimea and dug in in the area": in Crimea
        return None
    home = home_of(parsed.text[: location.start]) if location.anaphor != "area" else None
    if home is not None:
        return _told_by(home, location.anaphor or "", before, action=action)
    if location.anaphor != "area" and _has_unread_name(parsed, location.start):
        return None
    named = before.last()
    return _city_of(location, named) if named is not None else None


def _is_restricted(location: Location, parsed: Parsed) -> bool:
    """Tell whether words behind "the village" say which one is meant: "the village |where he was born"."""
    return location.anaphor in ANAPHORS and _RESTRICTED.match(parsed.text, location.end) is not None


def _told_by(home: Home, word: str, before: Before, *, action: Action) -> Named | None:
    """Return what "the town" is to who is of a place: that place if it can be, and none else was fought over before."""
    place = home.place
    if not home.can_be(word):
        named = before.last() if before.fought else None
        return named if named is not None and named[0].text in before.fought - {place.text} else None
    if before.fought - {place.text} and action != "strike":
        # "B was attacked. A resident of A said they had taken the town": either; but who is shelled tells of home
        return None
    # "a resident of A said that troops had entered the town": A, and no place named before
    return place, Location(place.start, place.end, "in", names=(place,))


def _city_of(location: Location, named: Named) -> Named:
    """Return the city that "the city" means after "A (7km southwest of B)": B, from which A is told."""
    name, where = named
    if location.anaphor != "city" or name.gloss is None or name.gloss.of is None:
        return named
    city = Name(name.gloss.of, name.start, name.end, "settlement")
    return city, replace(where, bearing=None, distance_km=None, relation="in", names=(city,))


def _has_unread_name(parsed: Parsed, end: int) -> bool:
    """Tell whether a name that nothing read stands before an offset: it may be the one that "its streets" means."""
    read = [(location.start, location.end) for location in parsed.locations]
    if parsed.marks is not None:
        marks = parsed.marks
        read += [(frame.start, frame.at) for frame in marks.frames]
        read += [(unit.start, unit.end) for unit in marks.units] + [(day.start, day.end) for day in marks.dates]
        read += [(mention.start, mention.end) for mention in marks.actors]
    tokens = tokenize(parsed.text[:end])
    # the first word is a name where a verb of being follows: "A is not encircled, and B controls half of the city"
    first = 0 if len(tokens) > 1 and tokens[1].low in _BEING and not tokens[0].low.endswith("ing") else 1
    names = [token for token in tokens[first:] if token.is_name_like and token.text not in _NEVER]
    return any(not any(start <= name.start < stop for start, stop in read) for name in names if not name.is_possessive)


def _group_gloss(name: Name, parsed: Parsed) -> Gloss | None:
    """Return the gloss of a later bracket that covers a group of names ("both ...": two, "all ...": all before it)."""
    names = [n for location in parsed.locations if not location.is_hub for n in location.settlements]
    for aside in parsed.asides:
        if aside.group is None or aside.gloss is None or aside.start < name.end:
            continue
        before = [n for n in names if n.end <= aside.start]
        paired = dict(zip((n.start for n in before[-len(aside.each) :]), aside.each, strict=False))
        if aside.each:
            if name.start in paired:
                return paired[name.start]
            continue
        covered = before[-2:] if aside.group == "both" else before
        if any(n.start == name.start for n in covered):
            return aside.gloss
    return None
