"""What forces do without taking ground: "strengthened their positions", "are bringing up reserves", "clashed"."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from geo.vocabulary import Action
from reports.annotate.spans.verb_phrase import VerbPhrase
from reports.lexicon.load import load_lexicon, words_of
from reports.text.tokens import Token, tokenize, words_in

_WITHIN: Final = 6
"""Words between a verb and its noun: "strengthened |their long-held defensive| positions"."""
_UNDONE: Final = words_of("doings", "before.undone")
_CONDITIONS: Final = words_of("doings", "before.conditions")
_DESCRIBING: Final = words_of("doings", "before.describing")
_BARE: Final = words_of("doings", "before.bare")
_CLAIMING: Final = words_of("doings", "claimed.claiming")
_CLAIMED: Final = words_of("doings", "claimed.seize")
_SMALL: Final = words_of("doings", "before.small")
_GOING_ON: Final = words_of("doings", "before.going_on")
_CONDITION_WITHIN: Final = 10
_STOPS: Final = frozenset({",", ";", ":", ".", "that", "which", "and", "but", "in", "near", "to", "at", "on", "from"})


@cache
def _rows() -> dict[str, tuple[tuple[Action, bool, tuple[tuple[str, ...], ...]], ...]]:
    """Return for each verb what it does with which nouns, the words of each."""
    out: dict[str, tuple[tuple[Action, bool, tuple[tuple[str, ...], ...]], ...]] = {}
    for row in load_lexicon("doings")["doing"]:
        nouns = tuple(tuple(token.low for token in tokenize(noun)) for noun in row["nouns"])
        for verb in row["verbs"]:
            out[verb] = (*out.get(verb, ()), (row["action"], bool(row.get("flip")), nouns))
    return out


def find_doings(text: str, taken: Sequence[VerbPhrase]) -> list[VerbPhrase]:
    """
    Return such deeds in order, none over a verb that is `taken`; a verb without one of its nouns near is none.

    >>> [(v.action, v.kind) for v in find_doings("B reinforced its positions. C will reinforce the law.", [])]
    [('other', 'did')]
    """
    words = words_in(text)
    if words.isdisjoint(_rows()) and words.isdisjoint(_CLAIMING):
        return []
    tokens = tokenize(text)
    out = [verb for verb in _claimed(text, tokens) if not any(v.start < verb.end and verb.start < v.end for v in taken)]
    for index, token in enumerate(tokens):
        for action, flip, nouns in _rows().get(token.low, ()):
            last = index if not nouns else _noun_after(tokens, index + 1, nouns)
            if last is None:
                continue
            start, end = token.start, tokens[last].end
            if not any(verb.start < end and start < verb.end for verb in (*taken, *out)):
                kind = "skipped" if _is_undone(tokens, index) else "did"
                out.append(VerbPhrase(start, end, action, kind, flip, text=text[start:end]))
            break
    return sorted(out, key=lambda verb: verb.start)


def _claimed(text: str, tokens: Sequence[Token]) -> list[VerbPhrase]:
    """Return what somebody claims to do as done: "claimed to capture A"."""
    return [
        VerbPhrase(to.start, verb.end, "seize", "did", takes_object=True, text=text[to.start : verb.end])
        for said, to, verb in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if said.low in _CLAIMING and to.low == "to" and verb.low in _CLAIMED
    ]


def _is_undone(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a verb is only wanted, still to come or not done: "will strengthen", "to strengthen"."""
    if any(token.low in _CONDITIONS for token in tokens[max(0, index - _CONDITION_WITHIN) : index]):
        return True
    before = tokens[index - 1].low if index else ""
    if before in _DESCRIBING and tokens[index].low.endswith("ed"):
        return True
    at = index - 1
    while at > 0 and (tokens[at].low in _SMALL or tokens[at].low.endswith("ly")):
        at -= 1
    goes_on = at > 0 and tokens[at].low == "to" and tokens[at - 1].low in _GOING_ON
    return not goes_on and (tokens[index].low in _BARE or (at >= 0 and tokens[at].low in _UNDONE))


def _noun_after(tokens: Sequence[Token], first: int, nouns: Sequence[tuple[str, ...]]) -> int | None:
    """Return the last token of the first noun near a token, else None."""
    for at in range(first, min(len(tokens), first + _WITHIN)):
        for noun in nouns:
            if tuple(token.low for token in tokens[at : at + len(noun)]) == noun:
                return at + len(noun) - 1
        if tokens[at].low in _STOPS:
            return None
    return None
