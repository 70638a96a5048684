"""Sums of money, by the word or the sign of a currency."""

import re
from functools import cache
from typing import Final

from reports.figures.numbers import SIGNS, Number
from reports.figures.units.measure import Measure
from reports.lexicon.load import any_of, load_lexicon

_SIGN_AFTER: Final = re.compile(r"\s?(?P<sign>[€£₽₴])(?![\w\d])")


def find_money(text: str, number: Number) -> Measure | None:
    """Return a sum of money, its unit the code of its currency."""
    after = _money_after().match(text, number.end)
    if after:
        code = next(key for key, hit in after.groupdict().items() if hit)
        return Measure(code, "money", after[0].strip(), after.end())
    behind = _SIGN_AFTER.match(text, number.end)
    if behind:
        return Measure(SIGNS[behind["sign"]], "money", "", behind.end())
    return Measure(number.currency, "money", "", number.end) if number.currency else None


@cache
def _money_after() -> re.Pattern[str]:
    groups = (rf"(?P<{code}>{any_of(words)})" for code, words in load_lexicon("quantities")["currencies"].items())
    return re.compile(rf"\s(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)
