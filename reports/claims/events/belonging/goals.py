"""Where forces went when they withdrew: no ground was given up there."""

import re
from typing import Final

from reports.annotate.document import Marks
from reports.annotate.places.phrase import Location
from reports.claims.events.event import Event
from reports.lexicon.load import any_word

_GOAL: Final = re.compile(
    rf"\b(?:to|into|behind|towards?) (?:{any_word('places', 'standing.lines')} )*"
    rf"(?:{any_word('places', 'standing.posts')} )?(?:(?:on|along|at) )?(?:the )?$"
)
_TO: Final = re.compile(r"(?:to|into|behind|towards?)\b")


def leave_goals(marks: Marks, events: list[Event]) -> None:
    """Take from each withdrawal the phrases that tell where the forces went: "fell back from A |to B"."""
    for event in events:
        if event.action == "withdraw":
            event.places = [
                pair for pair in event.places if pair[0].start < event.verb.start or not _is_goal(marks, pair[0])
            ]


def _is_goal(marks: Marks, location: Location) -> bool:
    """Tell whether a phrase is where somebody went: "to A", "toward A", "to new lines west of A"."""
    return (
        location.relation == "toward"
        or _TO.match(marks.flat, location.start) is not None
        or _GOAL.search(marks.flat, 0, location.start) is not None
    )
