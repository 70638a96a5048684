"""What forces prepare, want or make an effort to do: "preparing for an assault on A", "continued efforts to take A"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reports.lexicon.load import words_of
from reports.text.tokens import Token, tokenize, words_in

_PREPARING: Final = words_of("aims", "how.preparing")
_WANTING: Final = words_of("aims", "how.wanting")
_EFFORTS: Final = words_of("aims", "how.efforts")
_UNDER_WAY: Final = words_of("aims", "how.under_way")
_BETWEEN: Final = words_of("aims", "how.between")
_FIGHTS: Final = words_of("aims", "what.fights")
_TAKES: Final = words_of("aims", "what.takes")
_ARTICLES: Final = words_of("aims", "how.articles")
_BEGINS: Final = words_of("aims", "what.begins")
_HOLDS: Final = words_of("aims", "what.holds")
_NOUNS: Final = words_of("aims", "what.nouns")
_OPERATIONS: Final = words_of("aims", "what.operations")
_KINDS: Final = words_of("aims", "what.kinds")
_BEFORE_NOUNS: Final = words_of("aims", "what.before_nouns")
_OPENS: Final = _PREPARING | _WANTING | _EFFORTS
_UNREAL: Final = words_of("aims", "unreal.words")
_BE: Final = words_of("aims", "unreal.be")
_UNREAL_WITHIN: Final = 6

How = Literal["preparing", "wanting", "effort"]


@dataclass(frozen=True, slots=True)
class Aim:
    """
    One aim with its characters: from the word that says how it is held to the word of fighting.

    `takes_object` says that a bare name behind it is its place; `side` is the word right in front, "Russian plans to".
    """

    start: int
    end: int
    how: How
    takes_object: bool
    side: str


def find_aims(text: str) -> list[Aim]:
    """
    Return the aims of fighting that a sentence tells, in order; other plans and those that nobody has are none.

    >>> [aim.how for aim in find_aims("B is preparing to storm A. B prepared to vote.")]
    ['preparing']
    """
    if words_in(text).isdisjoint(_OPENS):
        return []
    tokens, out = tokenize(text), list[Aim]()
    for index, token in enumerate(tokens):
        how = _how(tokens, index)
        if how is None:
            continue
        last = _fight_after(tokens, index + 1)
        if last is not None and (not out or token.start >= out[-1].end):
            out.append(Aim(token.start, tokens[last].end, how, tokens[last].low in _TAKES, _low(tokens, index - 1)))
    return out


def _low(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].low if 0 <= index < len(tokens) and tokens[index].text != "May" else ""


def _how(tokens: Sequence[Token], index: int) -> How | None:
    """Return how an aim is held that a word may open, else None."""
    low = _low(tokens, index)
    if low not in _OPENS:
        return None
    before = _low(tokens, index - 1)
    words = {_low(tokens, at) for at in range(max(0, index - _UNREAL_WITHIN), index)}
    if not _UNREAL.isdisjoint(words):
        return None
    if low in _PREPARING and not (low == "prepared" and before in _BE):
        return "preparing"
    if low in _WANTING:
        return "wanting"
    at = index - 1
    while low in _EFFORTS and _low(tokens, at) in _BETWEEN - _UNDER_WAY:
        at -= 1
    # "attacked in a continued effort to cut the road" tells of one attack
    is_told = _low(tokens, at) in _UNDER_WAY and _low(tokens, at - 1) not in _ARTICLES
    return "effort" if low in _EFFORTS and is_told else None


def _fight_after(tokens: Sequence[Token], index: int) -> int | None:
    """Return the last word of the fighting that "to" or "for" opens at a token, else None."""
    if _low(tokens, index) == "for":
        return _noun_after(tokens, index + 1)
    if _low(tokens, index) != "to":
        return None
    at = index + 1
    while _low(tokens, at).endswith("ly") or _low(tokens, at) in {"further", "again"}:
        at += 1
    low = _low(tokens, at)
    if low in _FIGHTS:
        return at
    if low in _HOLDS and _low(tokens, at + 1) == "control" and _low(tokens, at + 2) in {"of", "over"}:
        return at + 1
    return _noun_after(tokens, at + 1) if low in _BEGINS else None


def _noun_after(tokens: Sequence[Token], index: int) -> int | None:
    """Return the noun of fighting that only its own adjectives part from a token, else None."""
    at = index
    while _low(tokens, at) in _BEFORE_NOUNS:
        if _low(tokens, at) in _KINDS and _low(tokens, at + 1) in _OPERATIONS:
            return at + 1
        if _low(tokens, at) in _NOUNS and _low(tokens, at + 1) not in _NOUNS | _BEFORE_NOUNS:
            return at
        at += 1
    if _low(tokens, at) in _KINDS and _low(tokens, at + 1) in _OPERATIONS:
        return at + 1
    return at if _low(tokens, at) in _NOUNS else None
