"""Gains that their own sentence says are lost again: "entered A but were driven out"."""

import itertools
import re
from dataclasses import replace
from typing import Final

from geo.vocabulary import GAINS
from reports.annotate.document import Marks, is_passive
from reports.claims.events.actors.fronted import is_fronted
from reports.claims.events.event import Event
from reports.lexicon.load import any_word

_LOSES: Final = any_word("stance", "undone.driven")
_BEATEN: Final = any_word("stance", "undone.beaten")
_LEFT: Final = any_word("stance", "undone.left")
_ATTACKERS: Final = rf"the (?:\w+ )?{any_word('stance', 'undone.attackers')}"
_SOON: Final = r"(?:(?:\w+ly|soon|then|later|again|thereafter|shortly|were|was|being|been|to be|have been) ){0,3}"
_TURN: Final = (
    r"(?:\b(?:but|and|then|before|only|yet|though|from where|from which)\b(?: to)?,? |, )(?:they |it |these )?"
)
# "but were driven out", "only to be repelled"
_PASSIVE: Final = re.compile(rf"{_TURN}(?:were|was|being|be) {_SOON}(?:(?P<beaten>{_BEATEN})|{_LOSES})\b")
# "and withdrew the same evening", "and lost it again"
_ACTIVE: Final = re.compile(
    rf"{_TURN}{_SOON}(?:{_LEFT}\b|(?:lost|lose|losing|ceded|abandoned)(?:,| (?:it|them|control|the \w+)\b))"
)
# "was taken and then lost by B"
_GIVEN_UP: Final = re.compile(
    rf"\b(?:and|but|then|before being) {_SOON}{any_word('stance', 'undone.given_up')}(?: again| once more)?"
    r"(?= (?:by|to)\b|[.]?$)"
)
# "Ukrainian forces threw them out", "retook it"
_OTHERS: Final = re.compile(
    rf"\b(?:{any_word('stance', 'undone.drives')} (?:them|it|{_ATTACKERS}) (?P<away>out|back|off|away)"
    rf"|{any_word('stance', 'undone.drives')} (?P<aback>back|off) {_ATTACKERS}"
    rf"|{any_word('stance', 'undone.expels')} them"
    rf"|{any_word('stance', 'undone.retakes')} (?:it|them|the (?:\w+ )?\w+))\b"
)
_NAMED: Final = re.compile(r"[^,;.]{0,12}? ?(?:from|near|in|at|of|out of|toward|towards|into) (?:the )?[A-Z]")
# "threw them back |at B": who came is beaten, wherever that was; "out of B" is another place
_AT: Final = re.compile(r" (?:at|outside|before|near|to|in|short of) (?:the )?[A-Z]")
_BACK: Final = (" back", " off")
_AND: Final = re.compile(r"\band (?:(?:\w+ly|then|also|later|soon) )*$")
# "withdrew from A |and took up positions at B": nothing was gained there
_THEN: Final = re.compile(r"[^;:.]* and (?:(?:\w+ly|then|also|later|soon) )*")
_STANDS: Final = re.compile(rf"{any_word('stance', 'undone.rear')}\b")
_BRIEFLY: Final = re.compile(rf"\b{any_word('stance', 'undone.briefly')}(?: \w+ly)?\s+$")


def undo_lost(marks: Marks, events: list[Event]) -> None:
    """
    Drop the gains that a sentence says are lost again, and let those that were beaten back be attacks.

    Where the loss is an event of its own ("and withdrew", "retook it") both are told, in order. What is lost at a place
    named for itself undoes nothing of another, and what was held briefly is no sure gain.
    """
    for first, second in itertools.pairwise(events):
        if _is_in_rear(marks, first, second):
            # "from A and occupied positions in B" was read as one phrase of two places
            first.places = [
                (replace(place, names=tuple(name for name in place.names if name.start < second.verb.start)), hub)
                for place, hub in first.places
                if place.start < second.verb.start
            ]
            second.dropped = True
    for number, event in enumerate(events):
        later = events[number + 1 :]
        if event.action not in GAINS:
            continue
        if _BRIEFLY.search(marks.flat, 0, event.verb.start):
            event.verb = replace(event.verb, hedged=True)
        end = marks.flat.find(";", event.verb.end)
        told = (marks.flat, event.verb.end, end if end >= 0 else len(marks.flat))
        ways = (_PASSIVE, _ACTIVE, _OTHERS, *([_GIVEN_UP] if is_passive(marks, event.verb) else []))
        undone = next((found for pattern in ways if (found := pattern.search(*told))), None)
        if any(_takes_back(other, event) for other in later):
            continue
        if undone is None or (undone.re is _OTHERS and _is_own_deed(marks, event, undone.start())):
            continue
        is_back = undone.re is _OTHERS or (undone.re is _PASSIVE and undone[0].endswith(_BACK))
        is_beaten_at = event.action == "advance" and is_back and _AT.match(marks.flat, undone.end())
        if not undone[0].endswith(",") and not is_beaten_at and _NAMED.match(marks.flat, undone.end()):
            continue
        if later and later[0].action in GAINS and later[0].verb.start < undone.start():
            continue
        if undone.re is not _OTHERS and marks.frame_of(undone.start()) is not event.frame:
            # "broke through at A, but B says the column was stopped and pulled back": that loss is B's word
            continue
        if is_beaten_at or (undone.re is _PASSIVE and undone["beaten"] and event.action == "advance"):
            event.action = "attack_unsuccessful"
        else:
            event.dropped = True


def _is_in_rear(marks: Marks, first: Event, second: Event) -> bool:
    """Tell whether who withdraws only takes a stand farther back: "left A |and occupied positions in B"."""
    if first.action != "withdraw" or second.action != "advance" or first.actor != second.actor:
        return False
    joined = is_fronted(marks, first.verb) or _THEN.fullmatch(marks.flat, first.verb.end, second.verb.start)
    return bool(joined) and first.frame is second.frame and _STANDS.match(second.verb.text) is not None


def _is_own_deed(marks: Marks, event: Event, at: int) -> bool:
    """Tell whether who gained drives others out himself: "entered A |and drove them out"."""
    own, index = marks.clause_index(event.verb.start), marks.clause_index(at)
    while index > own and marks.clauses[index].shares:
        index -= 1
    return index == own and _AND.search(marks.flat, event.verb.end, at) is not None


def _takes_back(other: Event, event: Event) -> bool:
    """Tell whether a later event is the loss of what one gained: its own withdrawal, or the other side's gain."""
    if not other.places:
        return False
    if other.action == "withdraw":
        return other.actor == event.actor
    return other.action in GAINS and other.actor != event.actor
