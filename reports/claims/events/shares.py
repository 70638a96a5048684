"""Who gained a share of a place went forward there and did not take it: "took control of half of A"."""

import re
from typing import Final

from reports.annotate.document import Marks
from reports.claims.events.event import Event
from reports.lexicon.load import any_word

# "half of (the town of) A": some of it, and not the place
_SHARE: Final = re.compile(
    rf"(?:\b|(?<=\d)){any_word('stance', 'undone.shares')} of (?:the )?(?:[\w-]+ ){{0,2}}?(?:of )?$", re.IGNORECASE
)


def take_shares(marks: Marks, events: list[Event]) -> None:
    """Let a seizure of no more than a share of each of its places be an advance; others stay as they are."""
    for event in events:
        if event.action == "seize" and _is_of_share(marks, event):
            event.action = "advance"


def _is_of_share(marks: Marks, event: Event) -> bool:
    """Tell whether only a share of every place was gained: "took control of half of A"."""
    names = [name for location, _ in event.places for name in location.settlements]
    return bool(names) and all(_SHARE.search(marks.flat, max(0, name.start - 60), name.start) for name in names)
