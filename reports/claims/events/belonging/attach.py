"""What belongs to which event: location phrases with their hubs, roads, days and units."""

import itertools
import re
from typing import Final

from geo.vocabulary import GAINS, MOVES
from reports.annotate.document import Marks, is_passive, is_reduced
from reports.annotate.places.phrase import Location
from reports.annotate.spans.units import UnitMention
from reports.annotate.spans.verb_phrase import VerbPhrase
from reports.claims.events.actors.fronted import is_fronted
from reports.claims.events.belonging.days import attach_days
from reports.claims.events.belonging.goals import leave_goals
from reports.claims.events.belonging.within import event_at
from reports.claims.events.event import Event
from reports.lexicon.load import any_of, any_word, load_lexicon

_SUBJECT_END: Final = re.compile(
    r"(?:forces|troops|units?|elements|[Bb]rigade|[Rr]egiment|personnel|drones?|servicemembers|direction)$"
)
_GOES_ON: Final = re.compile(rf"\s+{any_word('clauses', 'words.goes_on')}\b")
_EXCEPTED: Final = re.compile(rf"\b{any_of(load_lexicon('deeds')['modality']['excepted'])}\s+$", re.IGNORECASE)
_FRONTED: Final = re.compile(r"(?: on \w+ \d+(?: and \d+)?)?\s*,")
_WITH: Final = re.compile(r"\bwith (?:Russian|Ukrainian) (?:forces|troops|units) (?:\w+ly )?$")
# "|A|, B, and C were taken"
_LISTED: Final = re.compile(r"(?:, [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)*,? and (?:[A-Z][\w’'-]* )+(?:[a-z]+ )*$")
# "by B on May 3, |was"
_CLOSED: Final = re.compile(r" (?:back )?by [^,;]{3,60}, (?:was|were|is|has been|had been|have been) (?:\w+ )?")
_WHICH: Final = re.compile(r"(?<=\w )(?:that|which|who|whose)\b")
_MAY: Final = re.compile(r"\b(?:may|might|could|would|will|can)\b")
_DESCRIBING: Final = frozenset({"operating", "fighting", "advancing", "attacking", "operate"})


def attach(marks: Marks, events: list[Event]) -> None:
    """Give each phrase, road, day and unit to its event."""
    _attach_locations(marks, events)
    leave_goals(marks, events)
    _share_with_aside(marks, events)
    _borrow_from_side(marks, events)
    _take_fronted(marks, events)
    _take_subject(marks, events)
    _point_back(marks, events)
    for road in marks.roads:
        event = event_at(marks, events, road.start)
        if event is not None and not marks.in_frame(road.start) and not marks.in_zone(road.start):
            event.roads.append(road)
    attach_days(marks, events)
    _attach_units(marks, events)


def _attach_locations(marks: Marks, events: list[Event]) -> None:
    """Give each phrase to its event; a hub orients the phrases after it up to the next semicolon or hub."""
    hub: Location | None = None
    last_end = 0
    for location in marks.locations:
        if marks.in_frame(location.start) or marks.in_zone(location.start):
            continue
        if ";" in marks.flat[last_end : location.start]:
            hub = None
        passive = _passive_after(marks, events, location)
        taker = _taker(marks, events, location, passive) if passive is not None else None
        if passive is not None and taker is not None and not _undoes(taker, passive):
            passive.places.append((location, hub))
        event = taker or passive or event_at(marks, events, location.start)
        if event is not None and is_fronted(marks, event.verb) and "," in marks.flat[event.verb.end : location.start]:
            # "driven from A, B regrouped |near C|"
            event = None
        if event is not None and _is_of_object(marks, event, location):
            last_end = location.end
            continue
        if event is None or _modifies(marks, event, location, events):
            is_sector = event is None and location.relation in {"direction", "toward"}
            hub = location if (location.bearing or is_sector) and location.settlements else hub
            last_end = location.end
            continue
        if location.is_hub:
            hub = location
        elif _EXCEPTED.search(marks.flat, max(0, location.start - 24), location.start):
            pass  # "advanced near A but not near B": of B the sentence tells no deed
        elif location.names or location.anaphor:
            event.places.append((location, hub))
        last_end = location.end


def _passive_after(marks: Marks, events: list[Event], location: Location) -> Event | None:
    """Return the passive event whose subject holds a phrase: "A was seized", "assaults near A were repelled"."""
    after = next((event for event in events if event.verb.start >= location.end), None)
    if after is None or not is_passive(marks, after.verb):
        return None
    between = marks.flat[location.end : after.verb.start]
    # "withdrew from A |and B was taken"
    goes_before = any(e.verb.start < location.start and e.action in MOVES for e in events)
    is_cut_off = goes_before and marks.is_cut_off(location.start, after.verb.start)
    is_listed = location.is_object and _LISTED.match(between) is not None and not _has_verb_before(marks, location)
    if is_reduced(marks, after.verb):
        # "near A and B, taken by C": the phrase is another deed's
        return after if between == ", " and (location.is_object or location.preposition == "of") else None
    return None if is_cut_off or (re.search(r"[;,]|\bthat\b", between) and not is_listed) else after


def _has_verb_before(marks: Marks, location: Location) -> bool:
    """Tell whether a phrase stands right behind a verb, whose object it is: "shelled |A|, and B was taken"."""
    return any(
        verb.takes_object and verb.end <= location.start and marks.flat[verb.end : location.start].isspace()
        for verb in marks.verbs
    )


def _taker(marks: Marks, events: list[Event], location: Location, passive: Event) -> Event | None:
    """Return the deed whose object a phrase is in front of an aside: "B |retook A, captured by C", else null."""
    if not is_reduced(marks, passive.verb) or _CLOSED.match(marks.flat, passive.verb.end):
        return None
    event = event_at(marks, events, location.start)
    if event is None or event.action == "withdraw" or is_passive(marks, event.verb):
        return None
    return None if re.search(r"[;,]", marks.flat[event.verb.end : location.start]) else event


def _undoes(event: Event, passive: Event) -> bool:
    """Tell whether a deed came after what an aside tells of and ended it: "B |retook A, captured by C"."""
    return event.action in GAINS and event.modality is None and event.actor != passive.actor


def _share_with_aside(marks: Marks, events: list[Event]) -> None:
    """Give the place of "A, taken by B on May 3, |was retaken by C" to the deed behind the aside as well."""
    for first, second in itertools.pairwise(events):
        if not is_reduced(marks, first.verb) or not first.places or second.places or is_reduced(marks, second.verb):
            continue
        if is_passive(marks, second.verb) and _CLOSED.fullmatch(marks.flat, first.verb.end, second.verb.start):
            second.places = list(first.places)


def _modifies(marks: Marks, event: Event, location: Location, events: list[Event]) -> bool:
    """Tell whether a verb only describes the subject ("forces operating near A advanced"): its place is a hub."""
    if event.verb.text.split()[-1] not in _DESCRIBING:
        return False
    before = marks.flat[: event.verb.start].rstrip()
    if not _SUBJECT_END.search(before):
        return False
    if event.verb.text == "operating" and _GOES_ON.match(marks.flat, location.end):
        event.dropped = True
        return True
    after = next((e for e in events if e.verb.start > location.start), None)
    if after is None or re.search(r"[;,]|\band\b|\bthat\b", marks.flat[location.end : after.verb.start]):
        return False
    event.dropped = True
    return True


def _is_of_object(marks: Marks, event: Event, location: Location) -> bool:
    """Tell whether a place only tells which object was meant: "struck a post in A |that controlled attacks on B|"."""
    which = _WHICH.search(marks.flat, event.verb.end, location.start)
    if which is None:
        return False
    is_open = _MAY.search(marks.flat, which.end(), location.start) is not None
    return is_open or any(place.end <= which.start() for place, _ in event.places)


def _borrow_from_side(marks: Marks, events: list[Event]) -> None:
    """Place "advanced amid operations in the A direction" in the direction that only the side clause names."""
    for event in events:
        if event.places or event.verb.kind != "did" or event.dropped:
            continue
        if event.action == "attack":
            # "operations to push B away from lines near A": the aim tells where
            aims = [
                (a, b)
                for a, b in marks.zones
                if 0 <= a - event.verb.end <= 2 and marks.flat.startswith(("to ", "aimed at "), a)
            ]
            event.places += [
                (loc, None)
                for a, b in aims
                for loc in marks.locations
                if a <= loc.start < b and (loc.settlements or loc.relation == "line")
            ]
        if event.frame is not None:
            continue
        zones = [(a, b) for a, b in marks.zones if 0 <= a - event.verb.end <= 4 and marks.flat.startswith("amid", a)]
        inside = [loc for loc in marks.locations if zones and zones[0][0] <= loc.start < zones[0][1] and loc.names]
        event.places += [(loc, None) for loc in inside[:1] if not loc.is_hub]


def _take_fronted(marks: Marks, events: list[Event]) -> None:
    """Give an event without a place the phrase in front of its subject: "In the A direction, forces attacked"."""
    given = {location.start for event in events for location, _ in event.places}
    for k, event in enumerate(events):
        if event.places or event.verb.kind not in {"did", "intent"} or event.dropped:
            continue
        begin = max([event.frame.at if event.frame else 0, *(e.verb.end for e in events[:k])])
        begin = max(begin, marks.flat.rfind(";", 0, event.verb.start) + 1)
        for location in marks.locations:
            if not begin <= location.start < event.verb.start or not location.names or location.start in given:
                continue
            if marks.in_zone(location.start):
                continue
            opens = not marks.flat[begin : location.start].strip(" ,") and _FRONTED.match(marks.flat, location.end)
            stands = _WITH.search(marks.flat, location.end, event.verb.start)
            if opens and location.relation == "direction" and _goes_on(events[k + 1 :], event):
                # "in the A direction B attacked, trying to advance near C": C is where
                continue
            if opens or (stands and location.relation == "direction") or (stands and location.is_object):
                event.places.append((location, None))


def _take_subject(marks: Marks, events: list[Event]) -> None:
    """Place what forces did without another place where they stand: "forces around A withdrew", "in A are shelling"."""
    given = {location.start for event in events for location, _ in event.places}
    for event in events:
        if event.places or event.roads or event.dropped or event.verb.kind != "did":
            continue
        if event.action not in {"withdraw", "strike", "attack", "attack_unsuccessful"} or marks.in_zone(
            event.verb.start
        ):
            continue
        begin = marks.scope_start(event.verb.start)
        for location in marks.locations:
            inside = begin <= location.start and location.end <= event.verb.start
            beside = any(
                m.can_act and m.actor == event.actor and marks.flat[m.end : location.start].isspace()
                for m in marks.actors
            )
            if inside and beside and location.names and location.start not in given:
                event.places.append((location, None))


def _goes_on(later: list[Event], event: Event) -> bool:
    """Tell whether the same side's attack goes on with a place of its own."""
    attacks = {"attack", "attack_unsuccessful"}
    return event.action in attacks and any(
        other.actor == event.actor and other.action in attacks and other.frame is event.frame and other.places
        for other in later
    )


def _point_back(marks: Marks, events: list[Event]) -> None:
    """Give "an area where sources claimed that forces advanced" the places named before it."""
    for frame in marks.frames:
        if not frame.points_back:
            continue
        before = [pair for event in events if event.verb.start < frame.start for pair in event.places]
        after = [event for event in events if event.frame is frame]
        if not after and before:
            verb = VerbPhrase(frame.at, frame.at, "other", "did", text="presence")
            after = [Event(verb, frame, "russian", "other")]
            events += after
        for event in after[:1]:
            event.places = event.places or before


def _attach_units(marks: Marks, events: list[Event]) -> None:
    """Give each unit to the next event whose subject it can be, else to the event it stands in."""
    for unit in marks.units:
        after = next((e for e in events if e.verb.start >= unit.end), None)
        inside = event_at(marks, events, unit.start)
        gap = marks.flat[unit.end : after.verb.start] if after is not None else ";"
        if after is not None and not re.search(r";|\bthat\b", gap):
            after.units.append(unit)
        elif inside is not None and not _is_target(inside, unit):
            inside.units.append(unit)


def _is_target(event: Event, unit: UnitMention) -> bool:
    """Tell whether a unit is what was struck and not who struck."""
    return event.action == "strike" and event.actor == "ukrainian" and not unit.is_ukrainian
