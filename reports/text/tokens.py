"""Words and marks of a sentence with their offsets; roads, dates and asides can be masked so that offsets stay true."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th|km|m)?\b|[^\W\d_](?:[\w’ʼ'‘–-]*\w)?|§+|[^\w\s]", re.UNICODE)
_POSSESSIVE: Final = re.compile(r"[’'‘]s$")
ROAD_MARK: Final = "§"


class Token(NamedTuple):  # a dataclass that is frozen takes thrice as long to make, and a report has many
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
def words_in(text: str) -> frozenset[str]:
    """
    Return the words and marks of a text in lower case.

    >>> sorted(words_in("A fell, a source said."))
    [',', '.', 'a', 'fell', 'said', 'source']
    """
    return frozenset([token.low for token in _tokens(text)])


@lru_cache(maxsize=8)
def _tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text; several passes ask for those of one sentence."""
    out = []
    for match in _TOKEN.finditer(text):
        word, low, name_like, possessive = _look(match[0])
        start = match.start()
        out.append(Token(word, low, start, start + len(word), name_like, possessive))
    return tuple(out)


@lru_cache(maxsize=20_000)
def _look(word: str) -> tuple[str, str, bool, bool]:
    """Return a word without its possessive ending, in lower case, whether it looks like a name and is possessive."""
    possessive = _POSSESSIVE.search(word) is not None
    word = word[:-2] if possessive else word
    is_capital = word[:1].isupper() and not (len(word) > 1 and word[:2].isupper())
    return word, word.casefold(), is_capital and not any(c.isdigit() for c in word), possessive


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
