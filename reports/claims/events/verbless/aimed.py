"""Aims become events: what is prepared or wanted is no deed, and an effort under way is an attack."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reports.annotate.document import Marks
from reports.annotate.evidence.frame import UNSAID
from reports.annotate.places.phrase import Location
from reports.annotate.spans.aims import Aim
from reports.annotate.spans.verb_phrase import VerbPhrase
from reports.claims.events.actors.agents import actor_of, side_of
from reports.claims.events.event import Event
from reports.lexicon.load import words_of
from reports.text.tokens import Token, tokenize

_SIDES: Final = words_of("deed_nouns", "words.sides")
_UNLIKELY: Final = words_of("aims", "unreal.behind")
_POINTS: Final = words_of("aims", "unreal.points")
_TURNS: Final = words_of("aims", "unreal.turns")
_POINTS_WITHIN: Final = 7
"""Words before "unlikely" among which stands what it is said of: ", |which ISW continues to deem| unlikely"."""
_JOINS: Final = frozenset({",", "and", "or", "the"})
_APART: Final = frozenset({",", ";", ":", "that", "which", "who", "but", "as", "while", "to", "if", "after", "before"})
_OBJECT_WITHIN: Final = 9
"""Words between an aim and its place: "to interdict |Ukrainian lines of communication near A"."""


def told_as_aims(marks: Marks, events: Sequence[Event]) -> list[Event]:
    """
    Return what forces prepare, want or make an effort to do, each with its places; taken from the events before.

    A preparation or a wish is of modality "intent" and never a gain; what a verb of doing holds already is left to it.
    """
    tokens = tokenize(marks.flat)
    out: list[Event] = []
    for aim in marks.aims:
        frame = marks.frame_of(aim.start)
        if _is_held(marks, events, aim) or _is_unreal(tokens, aim) or (frame is not None and frame.evidence == UNSAID):
            continue
        places = _places_of(marks, tokens, aim)
        roads = [road for road in marks.roads if road.start >= aim.end and _is_near(marks, tokens, aim.end, road.start)]
        # a whole oblast is the goal of a campaign
        if not roads and not any(name.kind != "oblast" for place in places for name in place.names):
            continue
        verb = VerbPhrase(aim.start, aim.end, "other", aim.how, text=marks.flat[aim.start : aim.end])
        if aim.side in _SIDES:
            actor, both = side_of(aim.side), False
        elif any(mention.can_act and mention.start < aim.start for mention in marks.actors):
            actor, both = actor_of(marks, verb, frame, last=None)
        else:
            continue
        event = Event(verb, frame, actor, "attack" if aim.how == "effort" else "other", both=both)
        event.modality = None if aim.how == "effort" else "intent"
        event.places, event.roads = [(place, None) for place in places], roads[:1]
        if aim.how == "effort" and any(v.kind == "negative" and v.start > aim.end for v in marks.verbs):
            event.action = "attack_unsuccessful"
        for other in events:
            other.places = [pair for pair in other.places if not any(pair[0] is place for place in places)]
        out.append(event)
    return out


def _is_held(marks: Marks, events: Sequence[Event], aim: Aim) -> bool:
    """Tell whether a verb of doing, a frame, a doubt or a side clause holds an aim already."""
    return (
        any(event.verb.start < aim.end and aim.start < event.verb.end and not event.dropped for event in events)
        or marks.in_frame(aim.start)
        or marks.in_zone(aim.start)
        or marks.clauses[marks.clause_index(aim.start)].role == "condition"
    )


def _is_unreal(tokens: Sequence[Token], aim: Aim) -> bool:
    """Tell whether later words say that nobody has an aim: ", which is unlikely", but not "unlikely to go"."""
    for at, token in enumerate(tokens):
        if token.start < aim.end or token.low not in _UNLIKELY:
            continue
        before = [one.low for one in tokens[max(0, at - _POINTS_WITHIN) : at]]
        points = any(b in _POINTS and a in _TURNS for a, b in pairwise(before))
        if points and "not" not in before and (at + 1 == len(tokens) or tokens[at + 1].low not in {"to", "that"}):
            return True
    return False


def _places_of(marks: Marks, tokens: Sequence[Token], aim: Aim) -> list[Location]:
    """Return the phrases of place behind an aim, with those that follow at once or that "and" joins; else none."""
    out: list[Location] = []
    for location in marks.locations:
        if location.start < aim.end or not location.names:
            continue
        at = out[-1].end if out else aim.end
        between = [token.low for token in tokens if at <= token.start < location.start]
        if out and not all(low in _JOINS for low in between):
            break
        if not out and not _is_near(marks, tokens, aim.end, location.start):
            break
        out.append(location)
    return out


def _is_near(marks: Marks, tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether no other deed or clause stands between two characters, and few words do."""
    between = [token.low for token in tokens if start <= token.start < end]
    return (
        len(between) <= _OBJECT_WITHIN
        and _APART.isdisjoint(between)
        and not any(start <= verb.start < end for verb in marks.verbs)
    )
