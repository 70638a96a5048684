"""Words that only describe a place: "a village", "the largest suburb", "a Ukrainian-held town"."""

from collections.abc import Sequence
from typing import Final

from reports.lexicon.load import words_of
from reports.text.tokens import Token

HELD: Final = ("-controlled", "-held", "-occupied", "-administered", "-liberated")
"""Ends of adjectives that tell whose a place is and name none: "Ukrainian-controlled"."""
_DESCRIBERS: Final = words_of("clauses", "words.describers")
_DESCRIBING: Final = words_of("clauses", "words.describing")


def begins_description(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether words that only describe a place begin at a token: "a village", "the largest suburb"."""
    first = at
    while at < len(tokens) and (tokens[at].low in _DESCRIBERS or tokens[at].low.endswith(HELD)):
        at += 1
    # "villages south of B" needs no article
    return at < len(tokens) and tokens[at].low in _DESCRIBING and (at > first or tokens[at].low.endswith("s"))
