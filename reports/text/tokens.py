"""Words and marks of a sentence with their offsets; roads, dates and asides can be masked so that offsets stay true."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th|km|m)?\b|[^\W\d_](?:[\w’ʼ'‘–-]*\w)?|§+|[^\w\s]", re.UNICODE)
_POSSESSIVE: Final = re.compile(r"[’'‘]s$")
ROAD_MARK: Final = "§"


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark; `is_name_like` is true for a word with a capital that is no abbreviation."""

    text: str
    low: str
    start: int
    end: int
    is_name_like: bool
    is_possessive: bool = False


def tokenize(text: str) -> list[Token]:
    """
    Return the tokens of a text in order.

    >>> [t.text for t in tokenize("Ukraine’s Ivano-Darivka, 1.5km")]
    ['Ukraine', 'Ivano-Darivka', ',', '1.5km']
    """
    return list(_tokens(text))


@lru_cache(maxsize=8)
def _tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text; several passes ask for those of one sentence."""
    out = []
    for match in _TOKEN.finditer(text):
        word, possessive = match[0], False
        if _POSSESSIVE.search(word):
            word, possessive = word[:-2], True
        name_like = (
            word[:1].isupper() and not (len(word) > 1 and word[:2].isupper()) and not any(c.isdigit() for c in word)
        )
        out.append(Token(word, word.casefold(), match.start(), match.start() + len(word), name_like, possessive))
    return tuple(out)


def mask(text: str, spans: Iterable[tuple[int, int]], *, put: str = " ") -> str:
    """
    Return a text of the same length with some spans overwritten.

    >>> mask("a (b) c", [(2, 5)])
    'a     c'
    """
    pieces, at = [], 0
    for start, end in sorted(spans):
        if end <= at:
            continue
        first = max(start, at)
        pieces += [text[at:first], put * (end - first)]
        at = end
    return "".join([*pieces, text[at:]])
