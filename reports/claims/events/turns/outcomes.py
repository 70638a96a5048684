"""How events turned out: repelled, without an advance, relieved, mere infiltration; what did not happen is dropped."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from geo.vocabulary import GAINS, Action, Actor
from reports.annotate.document import Marks, is_passive
from reports.annotate.places.phrase import Location
from reports.annotate.spans.sides import other_side
from reports.claims.events.event import Event
from reports.lexicon.load import any_word

_ALL_OF: Final = re.compile(
    r"\W*(?:(?:all|most|both|each|none) of )?(?:which|them|these|those|the (?:attacks|assaults|attempts)"
    r"|(?:all|both|none)(?= (?:were|was|had)))\b"
)
_FLAG: Final = re.compile(r"^(?:rais|hoist|unfurl|plant)\w+ .*flags?$")
_HELD: Final = re.compile(rf"\b{any_word('deeds', 'seen.held_before')}\b")
_MIDST: Final = ("cent", "heart", "middle")
_UNDER: Final = re.compile(r"(?:is|are|was|were) (?:\w+ )*?(?:under|in)\b")
_ANEW: Final = re.compile(rf"\b{any_word('deeds', 'seen.anew')}\b")
_THEMSELVES: Final = ("themselves", "himself")
_BACK: Final = re.compile(r"\w+(?: back| off)?\s+(?:them|it|(?:the|this|these|those|all|both|most)\b)")
_THROWN_BACK: Final = re.compile(
    r"(?:push\w+|drove|driv\w+|forc\w+|threw|beat)\s+"
    r"(?:them|it|(?:the|these|those) (?:\w+ )?(?:forces|troops|attackers|group))"
    r" (?:back|out|away|off|to (?:withdraw|retreat))\b"
)
_THE: Final = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hose|[Bb]oth|[Aa]ll|[Ee]ach) $")
_PUT_OUT: Final = re.compile(
    r"\w+(?: back| off)?\s+(?:them|it|(?:the|this|these|those) (?:assault|attack|advance)s?)\b"
)
_RELIEVED: Final = re.compile(
    r"[^.;]{0,160}?\b(?:from (?:combat|fighting|the frontline|frontline)|to (?:rest|reconstitut|re-?deploy|replenish))"
)
# they may be sent elsewhere, but the positions are left
_FROM_POSITIONS: Final = re.compile(r" from (?:their |its |the )?(?:\w+ )?positions\b")
_NO_CHANGE: Final = re.compile(r"\binfiltrat|did not change (?:the )?(?:control|forward|FEBA)")
_LABEL: Final = re.compile(r"Assessed (?P<side>Russian|Ukrainian) (?P<what>advance|infiltration)")
_CALLED_INFILTRATION: Final = re.compile(
    r"(?:what ISW assesses|ISW assesses)[^,;]{0,30}? (?:a|an) (?:\w+ )?"
    r"(?:(?P<side>Russian|Ukrainian) )?(?P<what>infiltration)"
)
_AND_SO: Final = re.compile(r"[^,;]{0,60},? and (?:\w+ly |also |have |has )*")
_SOMEWHERE: Final = re.compile(rf"\s+(?:in|at) {any_word('places', 'standing.somewhere')}\b")
_UNPLACED_SEIZURE: Final = re.compile(r"with the (?:\w+ )?(?:seizure|capture)$")


def settle_outcomes(marks: Marks, events: list[Event]) -> None:
    """Let later words decide what became of each event; dropped events give no claim."""
    _settle_failures(marks, events)
    _share_places(marks, events)
    _place_unplaced(marks, events)
    for event in events:
        # troops taken out to rest are no ground lost
        is_left = _FROM_POSITIONS.match(marks.flat, event.verb.end) is not None
        if event.action == "withdraw" and not is_left and _RELIEVED.match(marks.flat, event.verb.end):
            event.action = "other"
        if _FLAG.search(event.verb.text) and event.frame is not None and event.frame.evidence == "geolocated":
            event.action = _flagged(marks, event)
        if event.action == "seize" and event.actor == "ukrainian" and _only_stands(marks, event):
            event.action = "other"
        if event.action in GAINS and _is_infiltration(marks, event):
            event.action = "other"
    for first, second in itertools.pairwise(events):
        if first.verb.text.endswith(_THEMSELVES) and first.places and _is_inferred(marks, second):
            # "filmed themselves in A, confirming that they crossed into B Oblast": in A
            second.places, first.dropped = list(first.places), True
    told = {id(event.frame) for event in events if not event.dropped}
    grounds = [frame.start for frame in marks.frames if frame.replaces and id(frame) in told]
    for event in events:
        shown = [e for e in events if e.verb.start < event.verb.start and e.places]
        if event.frame is not None and event.frame.replaces and not event.places and shown:
            event.places = list(shown[-1].places)
    for event in events:
        # "shows ... striking, indicating that ...": what is shown is the ground of the claim, not one of its own
        if any(event.verb.start < start for start in grounds):
            event.dropped = True


def _flagged(marks: Marks, event: Event) -> Action:
    """Return what a placed flag tells: the place is taken, or its edge, or nothing where that side held it before."""
    if _HELD.search(marks.flat, event.verb.end):
        return "other"
    parts = [name.part or location.part for location, _ in event.places for name in location.names or (None,) if name]
    is_edge = bool(parts) and all(part and not part.startswith(_MIDST) for part in parts)
    return "advance" if is_edge else "seize"


def _only_stands(marks: Marks, event: Event) -> bool:
    """Tell whether a place is Ukraine's and no word says that it was not: "A is under full Ukrainian control"."""
    if _UNDER.match(event.verb.text) is None:
        return False
    clause = marks.clauses[marks.clause_index(event.verb.start)]
    return _ANEW.search(marks.flat, clause.start, clause.end) is None


def settle_by_label(text: str, events: Iterable[Event], label: str | None) -> None:
    """
    Let the run-in label of a block decide what footage in it proves: an advance or a mere infiltration.

    "Assessed Russian advances: ... shows Ukrainian forces striking Russian positions in A" is a Russian advance to A.
    """
    found = _LABEL.match(label or "") or _CALLED_INFILTRATION.search(text)
    if found is None:
        return
    for event in events:
        shown = event.frame is not None and event.frame.evidence == "geolocated"
        if (
            not shown
            or event.action not in {"other", "strike", "attack", "seize"}
            or (event.action == "seize" and not _FLAG.search(event.verb.text))
        ):
            continue
        is_hit = event.action == "strike"
        event.action = "advance" if found["what"].startswith("advance") else "other"
        if is_hit and not found["side"]:
            # who was struck is who had infiltrated
            event.actor = other_side(event.actor)
        if found["side"]:
            event.actor = "ukrainian" if found["side"] == "Ukrainian" else "russian"


def _settle_failures(marks: Marks, events: list[Event]) -> None:
    """Let "but did not advance" and "but B repelled them" turn the attack before into an unsuccessful one."""
    for k, event in enumerate(events):
        if event.verb.kind == "negative":
            _settle_negative(events[:k], event)
        elif event.verb.flip and not event.places and _BACK.match(marks.flat, event.verb.start):
            for earlier in events[:k]:
                if earlier.action == "attack" and earlier.actor == event.actor:
                    earlier.action = "attack_unsuccessful"
            event.dropped = True
            if _PUT_OUT.match(marks.flat, event.verb.start):
                _undo(events[:k], event.actor)
        elif (
            event.verb.kind == "skipped"
            or (_tells_of_attack(marks, event) and _fail(events[:k], event))
            or _undoes(marks, event, events[:k])
            or (_THROWN_BACK.match(marks.flat, event.verb.start) and _undo(events[:k], other_side(event.actor)))
        ):
            event.dropped = True


def _tells_of_attack(marks: Marks, event: Event) -> bool:
    """Tell whether words only say what became of an attack before: "; |the attack| was foiled"."""
    is_back = _THE.search(marks.flat, 0, event.verb.start) is not None
    is_failed = event.action == "attack_unsuccessful"
    return is_failed and is_back and not event.verb.flip and not (event.places or event.roads)


def _fail(before: list[Event], event: Event) -> bool:
    """Make the attacks before an event unsuccessful that stand under the same speaker; tell if there was one."""
    failed = [e for e in before if e.action == "attack" and e.frame is event.frame and not e.dropped]
    for earlier in failed:
        earlier.action = "attack_unsuccessful"
    return bool(failed)


def _undoes(marks: Marks, event: Event, before: list[Event]) -> bool:
    """Let "all of which were repelled" and "and were repelled" fail the attacks before; tell if there was one."""
    if not event.verb.flip or event.places or not is_passive(marks, event.verb):
        return False
    clause = marks.clauses[marks.clause_index(event.verb.start)]
    words = marks.flat[clause.start : event.verb.start].casefold()
    if not clause.shares and _ALL_OF.match(words) is None:
        return False
    failed = [e for e in before if e.action == "attack" and not e.dropped]
    for earlier in failed:
        earlier.action = "attack_unsuccessful"
    return bool(failed)


def _settle_negative(before: list[Event], event: Event) -> None:
    """Let "but did not advance" undo the attacks before it; "failed to advance near A" tells of one there."""
    event.dropped = True
    if event.action == "attack":
        # "attacked near A but did not attack in B" fails nowhere
        return
    for earlier in before:
        # "conducted attacks but failed to advance near A": the attacks have failed already, there
        is_placed = earlier.action == "attack" or (earlier.action == "attack_unsuccessful" and not earlier.places)
        if is_placed and earlier.frame is event.frame and not earlier.dropped:
            if _fails_elsewhere(earlier, event):
                continue
            earlier.action = "attack_unsuccessful"
            earlier.places += event.places
    is_alone = not any(earlier.frame is event.frame for earlier in before)
    if is_alone and event.verb.text.startswith("failed to ") and (event.places or event.roads):
        event.action, event.dropped = "attack_unsuccessful", False


def _fails_elsewhere(earlier: Event, event: Event) -> bool:
    """Tell whether what failed is tied to places of its own: "attacked in A but did not enter B"."""
    there = {name.text for location, _ in event.places for name in location.settlements}
    before = {name.text for location, _ in earlier.places for name in location.settlements}
    return bool(there) and bool(before) and not there & before


def _undo(events: list[Event], actor: Actor) -> bool:
    """Make the gains of a side that was thrown back unsuccessful attacks; tell whether there was one."""
    told = [e for e in events if e.frame is None or e.frame.evidence != "denied"]
    undone = [e for e in told if e.actor == actor and e.action in {*GAINS, "attack"} and not e.dropped]
    for event in undone:
        event.action = "attack_unsuccessful"
    return bool(undone)


def _place_unplaced(marks: Marks, events: list[Event]) -> None:
    """Place a street's advance where the event beside it is, "credited with the seizure" where the last claim was."""
    for event in events:
        if _UNPLACED_SEIZURE.search(event.verb.text) and not event.places:
            event.places = [(Location(event.verb.start, event.verb.end, "in", anaphor="settlement"), None)]
    for first, second in itertools.pairwise(events):
        if first.frame is not second.frame:
            continue
        if _gained_there(marks, first, second):
            # "attacked near A and made gains": there, and as reportedly
            near = [(location, hub) for location, hub in first.places if location.relation != "line"]
            second.places, second.told_at = near or list(first.places), first.verb.start
        is_there = any(location.relation != "toward" for location, _ in first.places)
        if (
            second.action == "withdraw"
            and not second.places
            and is_there
            and _has_taken(first, other_side(second.actor))
        ):
            second.places = list(first.places)
        if _goes_back(marks, first, second):
            # "advanced in A but were pushed out": of A; "left A but returned": to A
            second.places = [
                (replace(location, relation="from") if second.action == "withdraw" else location, hub)
                for location, hub in first.places
            ]
        if _has_shared_object(marks, first, second):
            # "captured and then lost A": both are about A
            first.places = list(second.places)
        if _FLAG.search(second.verb.text) and second.action == "other" and _has_taken(first, second.actor):
            # a flag raised where the other side was just pushed out
            second.action = "seize"
        for event, other in ((first, second), (second, first)):
            if any(road.is_street for road in event.roads) and not event.places:
                event.places = other.places[-1:] if event is second else other.places[:1]


def _is_inferred(marks: Marks, event: Event) -> bool:
    """Tell whether a deed without a settlement of its own is what the words before it are said to confirm."""
    above = marks.clauses[marks.clause_index(event.verb.start)].parent
    return (
        above is not None
        and marks.clauses[above].role == "participle"
        and not any(location.settlements for location, _ in event.places)
    )


def _gained_there(marks: Marks, first: Event, second: Event) -> bool:
    """Tell whether a gain without a place of its own is what an attack just before it came to."""
    return (
        second.action == "advance"
        and second.verb.kind == "did"
        and not second.places
        and not second.roads
        and first.action == "attack"
        and first.actor == second.actor
        and bool(first.places)
        and not first.dropped
        and _SOMEWHERE.match(marks.flat, second.verb.end) is None
        and _AND_SO.fullmatch(marks.flat, first.places[-1][0].end, second.verb.start) is not None
    )


def _share_places(marks: Marks, events: list[Event]) -> None:
    """Give the place behind "conducted assaults and shelled positions near A" to the assaults as well."""
    for first, second in itertools.pairwise(events):
        if _fights_there_as_well(marks, first, second):
            first.places = list(second.places)


def _fights_there_as_well(marks: Marks, first: Event, second: Event) -> bool:
    """Tell whether an attack and a strike are joined so closely that both have the place behind the second."""
    between = marks.flat[first.verb.end : second.verb.start].split()
    return (
        {first.action, second.action} <= {"attack", "attack_unsuccessful", "strike"}
        and first.action != second.action
        and first.verb.kind == second.verb.kind == "did"
        and not (first.places or first.roads)
        and between == ["and"]
        and marks.clauses[marks.clause_index(second.verb.start)].shares
    )


def _goes_back(marks: Marks, first: Event, second: Event) -> bool:
    """Tell whether a withdrawal without a place is from where the same forces had just come, or the other way round."""
    moves = {first.action, second.action}
    return (
        "withdraw" in moves
        and bool(moves & set(GAINS))
        and not (second.places or second.roads)
        and bool(first.places)
        and first.actor == second.actor
        and second.verb.kind == first.verb.kind == "did"
        and marks.clauses[marks.clause_index(second.verb.start)].shares
    )


def _has_shared_object(marks: Marks, first: Event, second: Event) -> bool:
    """Tell whether two verbs joined to one subject have one object, which stands behind the second."""
    return (
        first.verb.takes_object
        and not (first.places or first.roads)
        and second.verb.takes_object
        and any(location.is_object for location, _ in second.places)
        and marks.flat[first.verb.end : second.verb.start].split()[:1] == ["and"]
        and marks.clauses[marks.clause_index(second.verb.start)].shares
    )


def _has_taken(event: Event, actor: Actor) -> bool:
    """Tell whether an event says that a side has come into a place, or that the other side has left it."""
    came = event.actor == actor and event.action in GAINS
    return came or (event.actor != actor and event.action == "withdraw")


def _is_infiltration(marks: Marks, event: Event) -> bool:
    """Tell whether the words of an event's frame call it an infiltration or say that no control changed."""
    shown = event.frame is not None and event.frame.evidence == "geolocated"
    later = [f.start for f in marks.frames if f.start > event.verb.start and not (shown and f.evidence == "assessed")]
    begin = event.frame.at if event.frame is not None else 0
    return _NO_CHANGE.search(marks.flat, begin, min(later, default=len(marks.flat))) is not None
