"""Areas: square kilometers, square miles, hectares."""

import re
from typing import Final

from reports.figures.numbers import Number
from reports.figures.units.measure import Measure

_AREA: Final = re.compile(
    r"\s(?:additional |more )?(?P<unit>square kilomet(?:er|re)s?|sq\.? ?kms?|km2|km²|square miles?|hectares?)(?!\w)",
    re.IGNORECASE,
)
_AREA_WORDS: Final = {
    "square mile": "square miles",
    "square miles": "square miles",
    "hectare": "hectares",
    "hectares": "hectares",
}


def find_area(text: str, number: Number) -> Measure | None:
    """Return an area in the unit that the text names."""
    found = _AREA.match(text, number.end)
    if found is None:
        return None
    return Measure(_AREA_WORDS.get(found["unit"].casefold(), "km2"), "area", "", found.end())
