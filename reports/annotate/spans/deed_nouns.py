"""Deeds that a noun tells: "a Ukrainian counterattack toward A", "Russian artillery strikes on A"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geo.vocabulary import Action, Actor
from reports.lexicon.load import words_of
from reports.text.tokens import Token, tokenize, words_in

_ATTACKS: Final = words_of("deed_nouns", "words.attacks")
_CAMPAIGNS: Final = words_of("deed_nouns", "words.campaigns")
_STRIKES: Final = words_of("deed_nouns", "words.strikes")
_ARMS: Final = words_of("deed_nouns", "words.arms")
_FIRE: Final = words_of("deed_nouns", "words.fire")
_OPERATIONS: Final = words_of("deed_nouns", "words.operations")
_OFFENSIVE: Final = words_of("deed_nouns", "words.offensive")
_BETWEEN: Final = words_of("deed_nouns", "words.between")
_TOLD: Final = words_of("deed_nouns", "words.told")
_SIDES: Final = words_of("deed_nouns", "words.sides")
_BEFORE: Final = words_of("deed_nouns", "before.told")
_OF: Final = words_of("deed_nouns", "before.of")
_OF_PREPOSITIONS: Final = words_of("deed_nouns", "before.of_prepositions")
_DUE: Final = words_of("deed_nouns", "before.due")
_SAID: Final = words_of("deed_nouns", "before.said")
_ARTICLES: Final = frozenset({"a", "an", "the", "several", "some", "two", "three", "four", "five", "multiple", "its"})
_WITHIN: Final = 5
"""Words between the side and its noun."""


@dataclass(frozen=True, slots=True)
class DeedNoun:
    """
    One noun phrase that names a deed, tokens first to last (the last one not included), with its side.

    `is_told` says that its own words or those in front of it tell that it took place: "recent", "following";
    `is_campaign` that it may name an operation of weeks as well: "the counteroffensive in A".
    """

    first: int
    last: int
    start: int
    end: int
    action: Action
    actor: Actor
    is_told: bool
    is_campaign: bool = False


def find_deed_nouns(text: str) -> list[DeedNoun]:
    """
    Return the nouns of attacks and strikes that a side is named with, in order; without a side there is none.

    >>> [(n.action, n.actor) for n in find_deed_nouns("following a Ukrainian counterattack near A")]
    [('attack', 'ukrainian')]
    """
    if words_in(text).isdisjoint(_SIDES):
        return []
    tokens, out = tokenize(text), list[DeedNoun]()
    for index, token in enumerate(tokens):
        action = _action_of(tokens, index)
        if action is None or (index + 1 < len(tokens) and _action_of(tokens, index + 1) is not None):
            continue
        side = _side_before(tokens, index)
        if side is None:
            continue
        first = side
        while first and tokens[first - 1].low in _TOLD | _BETWEEN - _SAID - {"and", ","}:
            first -= 1
        low = tokens[side].low
        is_told = any(t.low in _TOLD for t in tokens[first:index]) or _is_said_before(tokens, first)
        actor: Actor = "ukrainian" if low == "ukrainian" else "russian"
        is_campaign = token.low in _CAMPAIGNS
        out.append(DeedNoun(first, index + 1, tokens[first].start, token.end, action, actor, is_told, is_campaign))
    return out


def _action_of(tokens: Sequence[Token], index: int) -> Action | None:
    """Return what a noun tells, by the word in front of it too: "missile attacks" are a strike."""
    low, before = tokens[index].low, tokens[index - 1].low if index else ""
    if before in _ARMS and (low in _FIRE or low in _STRIKES):
        return "strike"
    if low in _STRIKES:
        return "strike"
    return "attack" if low in _ATTACKS or (low in _OPERATIONS and before in _OFFENSIVE) else None


def _side_before(tokens: Sequence[Token], index: int) -> int | None:
    """Return the token of the side that a noun belongs to, else None."""
    for at in range(index - 1, max(-1, index - 2 - _WITHIN), -1):
        low = tokens[at].low
        if low in _SIDES:
            return at
        if not (low in _BETWEEN or low in _TOLD or low in _ARMS or low in _OFFENSIVE or low.endswith("ly")):
            return None
    return None


def _is_said_before(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether the words in front of a noun phrase say that it took place: "in response to", "reported"."""
    at = first - 1
    while at >= 0 and (tokens[at].low in _ARTICLES or tokens[at].low.endswith("ly")):
        at -= 1
    if at < 0:
        return False
    low, before = tokens[at].low, tokens[at - 1].low if at else ""
    if low in _OF_PREPOSITIONS:
        return before in _OF or (low == "to" and before in _DUE)
    return low in _BEFORE or low in _SAID
