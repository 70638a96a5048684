"""Which day belongs to which event: days of footage, of statements and of side clauses are no event's."""

import itertools
import re
from datetime import date
from typing import Final

from geo.vocabulary import GAINS
from reports.annotate.document import Marks
from reports.claims.events.belonging.within import event_at
from reports.claims.events.event import Event
from reports.lexicon.load import any_word

_NOT_EVENT_DATE: Final = re.compile(
    rf"\b(?P<told>{any_word('evidence', 'dated')})(?: \w+){{0,2}} (?:on |early on |late on )?(?:\(?)$"
    r"|\b(?:as of|since|by) $"
)
_OPENS: Final = re.compile(r"(?:;|, (?:and|but|while|then)|; (?:and|then|but)) (?:(?:early |late )?(?:on|in) )?$")
# "retook A, |taken by B on May 3": a day of the aside
_ASIDE: Final = re.compile(rf", {any_word('clauses', 'words.taken')} (?:[a-z]+ )?by [^,;]*$")
_THAT: Final = re.compile(r",? that\b")
_AIM: Final = re.compile(r"(?:\w+ly )?(?:to|in (?:an? )?(?:effort|attempt|order)s? to) ")
_DATED_WITHIN: Final = 40
"""Characters before a day among which the word stands that says what it is the day of."""


def attach_days(marks: Marks, events: list[Event]) -> None:
    """Give each day to the last event before it; days of footage, statements and side clauses are no event days."""
    for mention in marks.dates:
        if marks.in_frame(mention.start) or marks.in_zone(mention.start):
            continue
        before = marks.flat[max(0, mention.start - _DATED_WITHIN) : mention.start]
        # "and on June 11 |that": the day of what is said
        if before.endswith("pre-") or _opens_content(marks, mention.end):
            continue
        event = _opened_by(marks, events, mention.start)
        event = event or event_at(marks, events, mention.start) or _sharing(marks, events, mention.start)
        if event is None:
            event = (
                next((e for e in events if e.verb.start > mention.start), None)
                if not events or mention.start < events[0].verb.start
                else None
            )
        if event is None:
            continue
        if event.action in GAINS and _ASIDE.search(marks.flat, event.verb.end, mention.start):
            continue
        if re.search(r"\bsince $", before):
            event.since = mention.first
        elif event.days is None and (event.verb.text == "burning" or not _is_of_telling(marks, events, mention.start)):
            event.days = (mention.first, mention.last)
        if event.days and not _is_of_telling(marks, events, mention.start):
            event.all_days.append((mention.start, mention.first, mention.last))
    for first, second in itertools.pairwise(events):
        # "attacked near A and near B but did not advance on May 3": the day holds for both
        if first.days is None and second.verb.kind == "negative":
            first.days = second.days


def close_aims(marks: Marks, events: list[Event], published: date | None) -> None:
    """
    Give each past day that closes an aim to the deed in front of it: "attacked A to reach the river on May 3".

    A day up to that of publication is none to come.
    """
    for mention in marks.dates:
        is_past = published is not None and mention.last <= published
        is_last = not marks.flat[mention.end :].strip(' .”"') and marks.flat[: mention.start].endswith(" on ")
        at = next((start for start, end in marks.zones if start <= mention.start < end), None)
        if not is_past or not is_last or at is None or marks.in_frame(mention.start):
            continue
        if _AIM.match(marks.flat, at) is None:
            continue
        done = next((event for event in reversed(events) if event.verb.end <= at and event.verb.kind == "did"), None)
        if done is not None and done.days is None:
            done.days = (mention.first, mention.last)


def _opens_content(marks: Marks, at: int) -> bool:
    """Tell whether what is said opens behind a day: "on June 11 |that B fell", but not "a strike on May 3 that hit"."""
    that = _THAT.match(marks.flat, at)
    return that is not None and marks.clauses[marks.clause_index(that.end() - 1)].role == "content"


def _is_of_telling(marks: Marks, events: list[Event], at: int) -> bool:
    """Tell whether a day is that of footage or a statement ("captured on May 3"), and not of a place captured then."""
    told = _NOT_EVENT_DATE.search(marks.flat, max(0, at - _DATED_WITHIN), at)
    if told is None:
        return False
    word = told.start("told")
    return not any(event.verb.start <= word < event.verb.end and event.action in GAINS for event in events)


def _opened_by(marks: Marks, events: list[Event], at: int) -> Event | None:
    """Return the deed of the statement that a day opens, else null: "A fell on May 3; |on May 5 they took it back"."""
    if _OPENS.search(marks.flat, 0, at) is None:
        return None
    after = next((event for event in events if event.verb.start > at), None)
    return after if after is not None and ";" not in marks.flat[at : after.verb.start] else None


def _sharing(marks: Marks, events: list[Event], at: int) -> Event | None:
    """Return the deed before an offset whose subject goes on to do something else there: both are of that day."""
    before = [event for event in events if event.verb.start <= at]
    index = marks.clause_index(at)
    if not before or marks.clause_index(before[-1].verb.start) != index - 1 or not marks.clauses[index].shares:
        return None
    return before[-1]
