"""Attacks and strikes that only a noun tells become events: each with the place that stands right behind it."""

from collections.abc import Sequence
from typing import Final

from reports.annotate.document import Marks
from reports.annotate.evidence.frame import UNSAID
from reports.annotate.places.phrase import Location
from reports.annotate.spans.deed_nouns import DeedNoun, find_deed_nouns
from reports.annotate.spans.roads import RoadMention
from reports.annotate.spans.verb_phrase import VerbPhrase
from reports.claims.events.event import Event
from reports.lexicon.load import words_of
from reports.text.dates import DateMention
from reports.text.tokens import Token, tokenize

_BEFORE_PLACE: Final = words_of("deed_nouns", "words.before_place")
_UNREAL: Final = words_of("deed_nouns", "unreal.words")
_FAILING: Final = words_of("deed_nouns", "words.failing")
_RELATIVE: Final = words_of("deed_nouns", "unreal.relative")
_AFTER: Final = words_of("deed_nouns", "unreal.after")
_BE: Final = words_of("deed_nouns", "words.be")
_CENTERED: Final = words_of("deed_nouns", "words.centered")
_APART: Final = frozenset({",", ";", ":", "that", "which", "who", "and", "or", "but", "as", "while"})
_JOINS: Final = frozenset({",", "and"})
_SUBJECT: Final = frozenset({"a", "an", "the", "several", "some", "two", "three", "four", "five", "multiple", "that"})
_SEEN_WITHIN: Final = 12
"""Characters between "shows" and the noun of what is seen."""
_FAILS_WITHIN: Final = 4
_CENTRE_WITHIN: Final = 15
"""Characters between "are" and the centre: "centered |on A"."""
_OBJECT_WITHIN: Final = 8
"""Words between the noun and its place: "strikes against |Russian logistics in A"."""


def told_by_nouns(marks: Marks, events: Sequence[Event]) -> list[Event]:
    """
    Return the attacks and strikes that nouns with a side tell, each with its places; taken from the events before.

    What a verb holds already, what is still to come, wanted, feared, denied or doubted gives none.
    """
    tokens = tokenize(marks.flat)
    out: list[Event] = []
    for noun in find_deed_nouns(marks.flat):
        if _is_held(marks, noun):
            continue
        places = _places_of(marks, tokens, noun)
        roads = _roads_of(marks, tokens, noun, places)
        end = max([*(place.end for place in places), *(road.end for road in roads)], default=None)
        if end is None or not _is_real(marks, tokens, noun, end):
            continue
        verb = VerbPhrase(noun.start, noun.end, noun.action, "did", text=marks.flat[noun.start : noun.end])
        event = Event(verb, marks.frame_of(noun.start), noun.actor, noun.action)
        if noun.action == "attack" and _has_failed(marks, tokens, noun, end):
            event.action = "attack_unsuccessful"
        event.places, event.roads = [(place, None) for place in places], roads
        days = [day for day in marks.dates if 0 <= day.start - end <= len(" on ")]
        if event.action == "attack_unsuccessful":
            # "attacks on A failed to gain ground on May 3"
            days += [day for day in marks.dates if day.start > end and _ends_clause(marks, noun, day)]
        event.days = (days[0].first, days[0].last) if days else None
        # "advanced amid attacks in A": a side clause tells where the advance was, too
        for other in events if not marks.in_zone(noun.start) else ():
            other.places = [pair for pair in other.places if not any(pair[0] is place for place in places)]
        out.append(event)
    return out


def _ends_clause(marks: Marks, noun: DeedNoun, day: DateMention) -> bool:
    """Tell whether a day stands at the end of the clause of a noun, behind "on"."""
    clause = marks.clauses[marks.clause_index(noun.start)]
    is_last = not marks.flat[day.end : clause.end].strip(' .”"')
    return clause.start <= day.start < clause.end and is_last and marks.flat[: day.start].endswith(" on ")


def _is_held(marks: Marks, noun: DeedNoun) -> bool:
    """Tell whether a verb, a frame, a doubt or a condition holds a noun already."""
    at = noun.end - 1
    frame = marks.frame_of(noun.start)
    return (
        any(verb.start <= at < verb.end for verb in marks.verbs)
        or marks.in_frame(at)
        or (marks.doubt is not None and at > marks.doubt[1])
        or (marks.rebuttal is not None and at > marks.rebuttal.start)
        or marks.clauses[marks.clause_index(at)].role == "condition"
        # "footage shows a fire after a strike on A": the fire is seen, the strike is not
        or (frame is not None and frame.evidence == UNSAID)
        or (frame is not None and frame.evidence in {"geolocated", "shown"} and noun.start > frame.at + _SEEN_WITHIN)
    )


def _places_of(marks: Marks, tokens: Sequence[Token], noun: DeedNoun) -> list[Location]:
    """Return the phrases of place right behind a noun, with those that "and" joins to the first; else none."""
    if noun.last >= len(tokens) or tokens[noun.last].low not in _BEFORE_PLACE:
        return []
    out: list[Location] = []
    for location in marks.locations:
        if location.start < noun.end:
            continue
        if not location.names:
            break
        between = [t for t in tokens if (out[-1].end if out else noun.end) <= t.start < location.start]
        if out:
            if not all(token.low in _JOINS for token in between):
                break
        elif (
            len(between) > _OBJECT_WITHIN
            or any(token.low in _APART for token in between)
            or any(noun.end <= verb.start < location.start for verb in marks.verbs)
        ):
            break
        out.append(location)
    return _centre_of(marks, tokens, out) or out


def _roads_of(marks: Marks, tokens: Sequence[Token], noun: DeedNoun, places: Sequence[Location]) -> list[RoadMention]:
    """Return the road right behind a noun, in front of its places: "attacks along the highway near A"; else none."""
    first = places[0].start if places else len(marks.flat)
    for road in marks.roads:
        between = [token.low for token in tokens if noun.end <= token.start < road.start]
        if noun.end <= road.start < first and between and all(low in _BEFORE_PLACE or low == "the" for low in between):
            return [road]
    return []


def _centre_of(marks: Marks, tokens: Sequence[Token], places: list[Location]) -> list[Location]:
    """Return where attacks over wider ground are centered: "attacks in the oblast are centered on A", else none."""
    if not places:
        return []
    after = [token for token in tokens if token.start >= places[-1].end][:4]
    lows = [token.low for token in after if not token.low.endswith("ly")]
    if len(lows) < 2 or lows[0] not in _BE or lows[1] not in _CENTERED:
        return []
    return [place for place in marks.locations if place.names and 0 <= place.start - after[1].end <= _CENTRE_WITHIN][:1]


def _is_real(marks: Marks, tokens: Sequence[Token], noun: DeedNoun, end: int) -> bool:
    """Tell whether a noun tells of what took place: by its words, by a day, or as what does something itself."""
    clause = marks.clauses[marks.clause_index(noun.start)]
    before = [_low(t) for t in tokens[: noun.first] if t.start >= clause.start]
    after = [_low(t) for t in tokens if t.start >= end][:2]
    told = next((verb for verb in marks.verbs if verb.start >= end), None)
    if told is not None and told.flip and marks.clause_index(told.start) == marks.clause_index(noun.start):
        # "assaults near A were repelled": the verb tells it
        return False
    is_open = not _AFTER.isdisjoint(after) or not _RELATIVE.isdisjoint(after[:1])
    if not _UNREAL.isdisjoint(before) or (is_open and not noun.is_told):
        return False
    dated = any(0 <= day.start - end <= len(" on ") for day in marks.dates)
    does = all(low in _SUBJECT for low in before) and clause.role in {"main", "content"}
    # "the progress of the counteroffensive in A" names a campaign and tells of no deed
    is_campaign = noun.is_campaign and "the" in before[-1:] and not does
    frame = marks.frame_of(noun.start)
    is_seen = frame is not None and frame.evidence in {"geolocated", "shown"}
    return (noun.is_told or dated or does or is_seen) and not is_campaign


def _low(token: Token) -> str:
    """Return a word in lower case; the month is no modal verb."""
    return "" if token.text == "May" else token.low


def _has_failed(marks: Marks, tokens: Sequence[Token], noun: DeedNoun, end: int) -> bool:
    """Tell whether an attack came to nothing: "a failed attack on A", "an attack on A failed", "made no advances"."""
    after = next((verb for verb in marks.verbs if verb.start >= end), None)
    if after is not None and after.kind == "negative" and after.action != "attack":
        return marks.clause_index(after.start) == marks.clause_index(noun.start)
    until = after.start if after is not None else len(marks.flat)
    told = [t.low for t in tokens[noun.first : noun.last]]
    told += [t.low for t in tokens if end <= t.start < until][:_FAILS_WITHIN]
    return not _FAILING.isdisjoint(told)
