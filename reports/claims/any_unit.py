"""Whether a text names a military unit of either side: a published output may name none."""

import re
from functools import cache
from typing import Final

from reports.annotate.spans.units import find_units
from reports.lexicon.load import LANGUAGES, load_lexicon
from reports.text.invisible import readable

_WORD: Final = re.compile(r"[^\W_]+")


@cache
def names_any_unit(text: str) -> bool:
    """
    Tell whether a text names a unit, or speaks of one by its kind: a brigade, a regiment, a detachment.

    Rather too often than not: a sentence that is kept back is no false fact.

    >>> names_any_unit("Elements of the 2nd Rifle Brigade advanced."), names_any_unit("Russian forces advanced.")
    (True, False)
    """
    plain = readable(text)
    if find_units(plain):
        return True
    words = [word.casefold() for word in _WORD.findall(plain)]
    exact = _words("en")
    begins = tuple(start for language in LANGUAGES for start in _words(language))
    return any(word in exact or word.startswith(begins) for word in words)


@cache
def _words(language: str) -> frozenset[str]:
    """Return the words that name a kind of unit; in inflected languages how they begin."""
    return frozenset(load_lexicon("withheld", language)["unit_words"])
