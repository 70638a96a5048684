"""Comparisons without a number: more in one month than in any other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reports.lexicon.load import any_word

_NOUN: Final = any_word("quantities", "superlatives.nouns")
_VERB: Final = any_word("quantities", "superlatives.verbs")
_SUPERLATIVE: Final = re.compile(
    rf"\b(?P<verb>{_VERB}) (?P<all>(?P<how>more|fewer|less) (?P<noun>{_NOUN})\b"
    r"(?P<when>[^.;:()\[\]]{0,60}?)\bthan (?:in |during )?any (?:other )?"
    rf"{any_word('quantities', 'superlatives.times')}\b(?: since [^.;:,()\[\]]{{1,50}}| of"
    r" [^.;:,()\[\]]{1,40})?)"
)


@dataclass(frozen=True, slots=True)
class Superlative:
    """A comparison as written: what was done to what, in `words`; `comparison` is where "than any other" begins."""

    start: int
    end: int
    comparison: int
    verb: str
    noun: str
    words: str

    @property
    def unit(self) -> str:
        """The thing compared."""
        return f"{self.noun} (comparative)"


def find_superlatives(text: str) -> Iterator[Superlative]:
    """
    Yield the comparisons with every other month or year.

    >>> [s.noun for s in find_superlatives("Their forces lost fewer drones in May than in any other month since 2023.")]
    ['drones']
    """
    for match in _SUPERLATIVE.finditer(text):
        than = match.start("all") + match["all"].index("than ")
        yield Superlative(match.start("all"), match.end(), than, match["verb"], match["noun"], match["all"])
