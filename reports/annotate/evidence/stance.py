"""Stance: which words of a sentence it denies or leaves unsaid, whoever does what in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reports.annotate.clause import Clause, reach_end
from reports.annotate.evidence.denials import owner_before
from reports.annotate.spans.phrases import Phrase, find_phrases
from reports.annotate.spans.speakers import Claimant
from reports.lexicon.load import words_of
from reports.text.tokens import Token, tokenize

Stance = Literal["deny", "unsay"]

_FORCES: Final = words_of("stance", "words.forces")
_GROUND: Final = words_of("stance", "words.ground")
_OPENERS: Final = words_of("stance", "words.openers")
_SETTLED: Final = words_of("clauses", "words.describing")
_NOUN_WITHIN: Final = 7
"""Words after "no" among which the forces stand: "none of the remaining Russian assault groups"."""
_NOR_WITHIN: Final = 16
"""Words after "neither" among which its "nor" stands."""
_FALSE_WITHIN: Final = 4
"""Words after "is" among which "false" stands: "is almost certainly false"."""


@dataclass(frozen=True, slots=True)
class Reach:
    """
    Characters of a sentence that are denied or unsaid; `whose` is who had told what is denied, where named.

    `is_told` says that what calls it false stands right behind: "claims that A fell |are wrong".
    """

    start: int
    end: int
    stance: Stance
    whose: Claimant | None = None
    is_told: bool = False


def find_reaches(text: str, clauses: Sequence[Clause]) -> list[Reach]:
    """
    Return what a sentence denies or leaves unsaid, in order; a sentence without such words gives none.

    A word reaches to the end of its clause, over the clauses under it and those that share its subject.

    >>> find_reaches("Hardly any soldiers entered A.", (Clause(0, 6, 0, 30, "main"),))[0].stance
    'unsay'
    """
    tokens = tokenize(text)
    phrases = find_phrases(tokens, "stance")
    out: list[Reach] = []
    if len(tokens) > 1 and tokens[0].text == "That" and tokens[1].low in {"russian", "ukrainian", "the"}:
        # "That A fell is untrue"
        end = _refuted_at(tokens, phrases, Phrase("told", 0, 1))
        out += [Reach(0, end, "deny", is_told=True)] if end is not None else []
    for phrase in phrases:
        start = tokens[phrase.first].start
        match phrase.kind:
            case "none" | "nobody" if _opens_clause(tokens, phrase) and _is_of_forces(tokens, phrase):
                out.append(Reach(start, reach_end(clauses, start), "unsay"))
            case "doubt":
                out.append(Reach(start, reach_end(clauses, start), "unsay"))
            case "untrue":
                out.append(Reach(start, reach_end(clauses, start), "deny"))
            case "told":
                end = _refuted_at(tokens, phrases, phrase)
                if end is not None:
                    whose = owner_before(text[max(0, start - 60) : tokens[phrase.first].end])
                    out.append(Reach(start, end, "deny", whose, is_told=True))
            case _:
                pass
    return out


def reach_at(reaches: Sequence[Reach], at: int) -> Reach | None:
    """
    Return the reach that holds an offset, a denial before what is only unsaid; none gives null.

    >>> reach_at([Reach(0, 5, "unsay"), Reach(2, 9, "deny")], 3).stance
    'deny'
    """
    held = [reach for reach in reaches if reach.start <= at < reach.end]
    return min(held, key=lambda reach: reach.stance) if held else None


def _opens_clause(tokens: list[Token], phrase: Phrase) -> bool:
    """Tell whether a phrase heads the subject: "met no troops" says nothing about who met them."""
    if phrase.first == 0:
        return True
    before = tokens[phrase.first - 1]
    return before.low in _OPENERS or not before.text[:1].isalnum()


def _is_of_forces(tokens: list[Token], phrase: Phrase) -> bool:
    if phrase.kind == "nobody" or _is_of_places(tokens, phrase):
        return True
    near = [token.low for token in tokens[phrase.last : phrase.last + _NOUN_WITHIN]]
    return any(word in _FORCES for word in near) or any(word in _GROUND for word in near[:2])


def _is_of_places(tokens: list[Token], phrase: Phrase) -> bool:
    """Tell whether "neither A nor B", "none of A, B and C" names whatever nothing is said to have happened to."""
    near = tokens[phrase.last : phrase.last + _NOUN_WITHIN]
    if tokens[phrase.last - 1].low == "neither":
        return any(token.low == "nor" for token in tokens[phrase.last : phrase.last + _NOR_WITHIN])
    return tokens[phrase.last - 1].low == "of" and any(
        token.text[:1].isupper() or token.low in _SETTLED for token in near
    )


def _past_aside(tokens: list[Token], at: int) -> int:
    """Return the index behind words between commas that open at a token ("is|, B said,| false"), else the token's."""
    if at >= len(tokens) or tokens[at].low != ",":
        return at
    return next((k + 1 for k in range(at + 1, len(tokens)) if tokens[k].low == ","), at)


def _refuted_at(tokens: list[Token], phrases: list[Phrase], told: Phrase) -> int | None:
    """Return where the predicate begins that says that what was told is false, else None."""
    false = {phrase.first for phrase in phrases if phrase.kind == "falsity"}
    for phrase in phrases:
        if phrase.first >= told.last and phrase.kind == "refuted":
            return tokens[phrase.first].start
        if phrase.first < told.last or phrase.kind != "be":
            continue
        first = _past_aside(tokens, phrase.last)
        after = range(first, min(len(tokens), first + _FALSE_WITHIN))
        hit = next((index for index in after if index in false), None)
        if hit is not None and all(token.low not in {"not", "that", ";", ","} for token in tokens[first:hit]):
            return tokens[phrase.first].start
    return None
