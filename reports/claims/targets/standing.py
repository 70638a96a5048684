"""The phrases of an event that can be its place, each with the phrase that orients it."""

import itertools
import re
from dataclasses import replace
from typing import Final, TypeAlias

from reports.annotate.document import is_passive
from reports.annotate.places.phrase import Location
from reports.claims.events.event import Event, Parsed
from reports.lexicon.load import any_of, any_word, words_of
from reports.text.tokens import tokenize

Standing: TypeAlias = tuple[Location, Location | None]
"""A phrase, and the phrase that orients it where there is one."""

_NO_GROUND: Final = re.compile(
    r"(?! (?:the|an?|as far|up to|into|[A-Z]|positions|areas?|within)\b| [A-Z])"
    r"|[^.;]{0,40}?\b(?:agreements?|deal|consensus|understanding|terms)\b"
)
_BY_AIR: Final = re.compile(
    r"\bwith (?:an? |the |their )?(?:[\w-]+ ){0,4}?(?:drones?|missiles?|UAVs?|shells?|artillery)\b"
)
_MOVING: Final = words_of("doings", "before.moving")
_GROUND: Final = words_of("places", "takeable.words")
_PEOPLE: Final = words_of("places", "takeable.people")
_FORCES: Final = words_of("sides", "words.moved")
_DETERMINERS: Final = words_of("clauses", "words.determiners")
_COUNTRIES: Final = frozenset({"russia", "ukraine"})
_SMALL: Final = _DETERMINERS.union(
    *(words_of("clauses", f"words.{kind}") for kind in ("adverbs", "auxiliaries")),
    words_of("places", "takeable.small"),
)
_ROAD_TO: Final = re.compile(
    rf"\b{any_word('places', 'standing.ways')} (?:\w+ing |that \w+ )?(?:from (?:the )?[A-Z][^,;]* )?(?:to"
    r"|towards?|into|from|between) (?:the (?:city|town|village|settlement) of )?$"
)
_AFTER_ATTACKS: Final = re.compile(
    rf"\b(?:after|following)\b[^,;]*\b(?:{any_of(sorted(words_of('sides', 'nouns.beaten')))})\b"
)
_GIVES_UP: Final = re.compile(r"abandon|ced(?:e|ing)|g[ai]v\w+ up|surrender|relinquish")
_SHARE: Final = re.compile(r"\b(?:percent|square (?:kilomet|mile)\w*)\b|%")
_OCCUPIED: Final = re.compile(r"\band (?:\w+ly )?occupied (?:the (?:\w+ ){0,2}?of )?$")
_LAUNCHED_FROM: Final = re.compile(r"\bfrom\b[^,;]*$")


def find_standing(event: Event, parsed: Parsed) -> list[Standing]:
    """
    Return the phrases of an event that can be its place, in order; no phrase gives none.

    A share of an oblast, an agreement reached, what was seized that is no ground, and where fire came from are none.
    """
    if event.action == "reach" and _BY_AIR.search(parsed.text, event.verb.end):
        return []
    if event.action == "reach" and _NO_GROUND.match(parsed.text, event.verb.end):
        return []
    out = []
    for location, hub in event.places:
        if _is_no_place_of(event, location, parsed):
            continue
        if event.pushes_to:
            if location.bearing is None:
                out.append((replace(location, relation="toward"), hub))
            continue
        if _ROAD_TO.search(parsed.text[event.verb.end : name_at(location)]):
            # "advanced along the highway to A" goes that way, "took the highway to A" holds nothing of A
            if event.action == "advance":
                came = location if location.relation == "from" else replace(location, relation="toward")
                out.append((came, hub))
            continue
        out.append((location, hub))
    out = _with_edges(out)
    if event.action == "other" and event.modality is None:
        # "moved tanks through A toward B": they are seen at A
        return [pair for pair in out if pair[0].relation != "toward"] or out
    if event.action != "withdraw":
        return out
    return _without_occupied(out, parsed)


def _with_edges(standing: list[Standing]) -> list[Standing]:
    """Part the outskirts of places from places named whole before them: "captured A and the outskirts of B"."""
    out = []
    for location, hub in standing:
        edges = tuple(name for name in location.names if name.outskirts)
        if location.relation == "in" and edges and not location.names[0].outskirts:
            whole = tuple(name for name in location.names if not name.outskirts)
            out += [(replace(location, names=whole), hub), (replace(location, names=edges, relation="outskirts"), hub)]
        else:
            out.append((location, hub))
    return out


def _is_no_place_of(event: Event, location: Location, parsed: Parsed) -> bool:
    """Tell whether a phrase in the reach of an event is no place of it: no ground was taken or left there."""
    between = parsed.text[event.verb.end : location.start]
    taken = parsed.text[event.verb.end : name_at(location)]
    is_apart = False
    match event.action:
        case "cross_border":
            is_apart = event.verb.start <= location.start < event.verb.end
        case "strike":
            is_apart = _LAUNCHED_FROM.search(parsed.text[event.verb.end : location.start + 6]) is not None
        case "seize":
            is_no_ground = not location.is_object and _is_no_ground(event.verb.text, taken)
            is_apart = location.relation == "toward" or is_no_ground or _is_thing_taken(event, location, parsed)
        case "other" if event.verb.text.split()[0] in _MOVING:
            words = [token.low for token in tokenize(f"{between} {parsed.text[location.start : location.end]}")]
            last = max((k for k, word in enumerate(words) if word == "from"), default=None)
            # "moved units |from the front in A to B"
            is_apart = last is not None and "to" not in words[last:]
        case "withdraw" if _AFTER_ATTACKS.search(between) is not None:
            # "withdrew |after failed attacks on A"
            is_apart = True
        case "withdraw":
            moved = parsed.text[event.verb.end : location.names[0].start if location.names else location.end]
            is_apart = _gives_up_no_ground(event, location, taken) or _is_no_force(moved)
    counts = not (location.settlements and event.action != "other")
    return is_apart or (counts and _SHARE.search(between) is not None)


def _is_thing_taken(event: Event, location: Location, parsed: Parsed) -> bool:
    """Tell whether the subject of a passive is somebody or something taken at a place: "a tank was seized near A"."""
    marks = parsed.marks
    if marks is None or location.start < event.verb.start or not is_passive(marks, event.verb):
        return False
    start = marks.clauses[marks.clause_index(event.verb.start)].start
    words = [token.low for token in tokenize(marks.flat[start : event.verb.start]) if not token.is_name_like]
    told = [word for word in words if word.isalpha() and word not in _SMALL and not word.endswith("ly")]
    return bool(told) and _GROUND.isdisjoint(words)


def _gives_up_no_ground(event: Event, location: Location, taken: str) -> bool:
    """Tell whether what was abandoned is no ground: "abandoned attacks toward A"."""
    if _GIVES_UP.match(event.verb.text) is None or location.is_object:
        return False
    given = {token.low for token in tokenize(taken) if token.low.isalpha() and not token.is_name_like}
    return bool(given - _SMALL) and given.isdisjoint(_GROUND)


def name_at(location: Location) -> int:
    """Return where the first name of a phrase begins, else the phrase."""
    return location.names[0].start if location.names else location.start


def narrow_sectors(standing: list[Standing], parsed: Parsed) -> list[Standing]:
    """Return phrases in which a sector beside a place only orients it ("near A in the B direction")."""
    out = list(standing)
    for (first, _), (second, _) in itertools.pairwise(standing):
        if not parsed.text[first.end : second.start].isspace() or _is_sector(first) == _is_sector(second):
            continue
        sector, place = (first, second) if _is_sector(first) else (second, first)
        if (
            not place.settlements
            or place.relation in {"from", "toward", "line"}
            or sector.relation in {"from", "toward"}
        ):
            continue
        hub = replace(sector, bearing=None)
        out = [(loc, orient or hub if loc is place else orient) for loc, orient in out if loc is not sector]
    return out


def _is_sector(location: Location) -> bool:
    """Tell whether a phrase names one direction, axis, sector or area and no place in it."""
    return len(location.names) == 1 and location.names[0].suffix in {"direction", "area"} and not location.bearing


def _without_occupied(standing: list[Standing], parsed: Parsed) -> list[Standing]:
    """
    Drop "withdrew from A and occupied |B" from what was left.

    Whether they took it or it was occupied before, nobody says.
    """
    out = []
    for location, hub in standing:
        names = tuple(name for name in location.names if _OCCUPIED.search(parsed.text, 0, name.start) is None)
        if names or not location.names:
            out.append((replace(location, names=names), hub))
    return out


def _is_no_ground(verb: str, between: str) -> bool:
    """Tell whether what was seized is people or things, or what was cleared lies too far off to be the place."""
    words = [token.low for token in tokenize(between) if token.low.isalpha() and not token.is_name_like]
    told = [word for word in words if word not in _SMALL and not word.endswith("ly")]
    if not _PEOPLE.isdisjoint(words):
        return True
    return (bool(told) and _GROUND.isdisjoint(words)) or (verb.startswith("clear") and len(between) > 45)


def _is_no_force(between: str) -> bool:
    """Tell whether somebody took out of a place what is no force: "withdrew all officials from A"."""
    tokens = tokenize(between)
    if not tokens or tokens[0].low not in _DETERMINERS | _COUNTRIES:
        return False
    return (_FORCES | _GROUND).isdisjoint(token.low for token in tokens)
