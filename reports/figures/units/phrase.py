"""From a number to the noun that it counts: past adjectives, up to a word that ends the phrase."""

import re
from functools import cache
from typing import Final

from reports.figures.numbers import Number
from reports.lexicon.load import load_lexicon

AHEAD: Final = 130
"""How many characters a phrase behind a number is read at most."""


def walk_to_noun(text: str, number: Number) -> tuple[str, str, int] | None:
    """Return the unit of the noun that a number counts, the phrase up to it and where that ends, else None."""
    words = load_lexicon("quantities")["walk"]
    stop, modifiers = set(words["stop"]), set(words["modifier"])
    plural, single = _table("counted"), _table("single")
    is_one = number.value == 1 and number.value_to is None
    at, comma = number.end, False
    for token in re.finditer(
        r"(?P<gap>[\s\u00a0]+(?:\([A-Z]{2,6}s?\)\s)?|,\s)(?P<word>[^\W\d_][\w’'/-]*|§+)",
        text[number.end : number.end + AHEAD],
    ):
        if number.end + token.start() != at:
            return None
        low = token["word"].casefold()
        comma = token["gap"].startswith(",") or (comma and low in modifiers)
        if (low in stop and low not in modifiers) or (comma and low not in modifiers and not low.endswith("-type")):
            return None
        at = number.end + token.end()
        unit = (single if is_one else plural).get(low)
        if unit is None and is_one and low in plural:
            unit = plural[low] if low == "aircraft" else None
        if unit == "tanks" and re.search(r"(?:fuel|gas|oil|storage|water) \w+$", text[number.end : at]):
            return None
        if unit is not None and _closes(text, at, stop if is_one else None):
            return unit, " ".join(text[number.end : at].replace("§", "").split()), at
        if low == "and" and not _modifier_follows(text, at, modifiers):
            return None
    return None


def _closes(text: str, at: int, stop: set[str] | None) -> bool:
    """Tell whether a noun ends its phrase: "armored personnel carriers" goes on, and so does "one drone company"."""
    following = re.match(r"\s([a-z]+)", text[at : at + 20])
    if following is None:
        return True
    if stop is None:
        return following[1] not in _table("counted")
    return following[1] in stop or following[1].endswith("ed")


def _modifier_follows(text: str, at: int, modifiers: set[str]) -> bool:
    following = re.match(r"\s([\w-]+)", text[at : at + 24])
    return following is not None and (following[1].casefold() in modifiers or following[1].endswith("-type"))


@cache
def _table(name: str) -> dict[str, str]:
    return {noun: unit for unit, nouns in load_lexicon("quantities")[name].items() for noun in nouns}
