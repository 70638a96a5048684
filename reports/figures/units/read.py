"""What a number counts: casualties, people, area, money, shares, deals and things, with the words that say so."""

import re
from functools import cache
from typing import Final

from reports.figures.numbers import Number
from reports.figures.units.area import find_area
from reports.figures.units.measure import Measure
from reports.figures.units.money import find_money
from reports.figures.units.people import find_casualties, find_displaced, find_lost, find_unnamed_losses
from reports.figures.units.rates import find_growth, with_rate
from reports.figures.units.things import find_counted, find_deal, find_share
from reports.lexicon.load import any_of, load_lexicon

_RULES: Final = (
    find_money,
    find_growth,
    find_share,
    find_displaced,
    find_lost,
    find_unnamed_losses,
    find_area,
    find_casualties,
    find_counted,
    find_deal,
)
"""In this order: the first that fits tells what a number counts."""


def measure(text: str, number: Number) -> Measure | None:
    """
    Return what a number counts, else None: most numbers of a report are no quantities.

    `text` is the sentence with codes hidden.

    >>> from reports.figures.numbers import find_numbers
    >>> found = [
    ...     measure(t, n) for t in ["45 square kilometers", "9 euros per day", "two sons"] for n in find_numbers(t)
    ... ]
    >>> [m and (m.unit, m.kind) for m in found]
    [('km2', 'area'), ('EUR per day', 'per_day'), None]
    """
    if _skip().search(text, max(0, number.first - 60), number.first):
        return None
    if number.joint == "or" and (number.value_to or 0) <= 10:
        return None  # "one or two" tells nothing
    for rule in _RULES:
        found = rule(text, number)
        if found is not None:
            return found if found.kind in {"share", "duration"} or found.is_growth else with_rate(text, number, found)
    return None


@cache
def _skip() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(load_lexicon('quantities')['skip']['before'])}\s?$", re.IGNORECASE)
