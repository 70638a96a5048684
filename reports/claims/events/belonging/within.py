"""Which event a phrase at an offset belongs to."""

import re
from typing import Final

from reports.annotate.document import Marks
from reports.claims.events.event import Event
from reports.lexicon.load import words_of

# "were driven out of A |and regrouped at B": they left nothing at B
_DOES_ELSE: Final = re.compile(r"\band (?:(?:then|also|later|instead|\w+ly) )*(?P<verb>[a-z]+)\b")
_PASTS: Final = words_of("clauses", "words.irregular")
_ADJECTIVES: Final = words_of("clauses", "words.adjectives")


def event_at(marks: Marks, events: list[Event], at: int) -> Event | None:
    """Return the event that a phrase at an offset belongs to, else None: another frame or subject began in between."""
    found = None
    for event in events:
        if event.verb.start <= at:
            found = event
    if found is None:
        return None
    if any(found.verb.start < frame.start <= at for frame in marks.frames):
        return None
    told = {event.verb.start for event in events}
    skipped = [
        verb
        for verb in marks.verbs
        if found.verb.end <= verb.start <= at
        and (verb.kind == "skipped" or (verb.start not in told and marks.flat[verb.end : at].isspace()))
    ]
    if skipped and found.verb.kind != "skipped":
        return None
    if found.action == "withdraw" and _does_else(marks, found, at):
        return None
    return None if found.verb.kind == "did" and marks.is_cut_off(found.verb.start, at) else found


def _does_else(marks: Marks, event: Event, at: int) -> bool:
    """Tell whether "and" joins a verb that no list of deeds knows to one of leaving, before an offset."""
    joined = _DOES_ELSE.finditer(marks.flat, event.verb.end, at)
    return any((low := found["verb"]) in _PASTS or (low.endswith("ed") and low not in _ADJECTIVES) for found in joined)
