"""Bare names beside a verb: the list that is its subject, and those that days part ("A on May 1 and B on May 2")."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reports.annotate.places.phrase import Location
from reports.lexicon.load import words_of
from reports.text.tokens import Token, tokenize

_ANAPHORS: Final = words_of("places", "anaphors")
_TIMES: Final = tuple(words_of("places", "times"))
_TIMES_ALONE: Final = tuple(word for word in _TIMES if word != "on ")
_NO_NAMES: Final = words_of("places", "never.words")
_MANY: Final = words_of("places", "carriers.many")
_OPENS_LIST: Final = frozenset({"both", "that"})
_NAME_WORDS: Final = 3
_BEFORE_DAY: Final = frozenset({"on", "early", "late", "in", "overnight"})
_LED_WITHIN: Final = 30
"""Characters before a day among which stands what joins it."""
_DAY_WITHIN: Final = len(" early on ")
"""Characters between a name and its day."""


def names_of_subject(tokens: list[Token], at: int, *, start: int) -> set[int]:
    """
    Return where the name before a token begins, and the others of a list that opens the clause at `start`.

    >>> from reports.text.tokens import tokenize
    >>> sorted(names_of_subject(tokenize("Reni and Lubny were taken"), 3, start=0))
    [0, 9]
    """
    out = {_first_of_name(tokens, at)}
    found = set(out)
    first = next((k for k in range(at) if tokens[k].start in out), 0)
    join = "and"
    while first > 1 and tokens[first].is_name_like:
        before = first - 1
        if tokens[before].low != join and not (join == "," and tokens[before].low == "and"):
            break
        before -= tokens[before].low == "and" and tokens[before - 1].low == ","
        last = before - 1
        if last < 0 or not tokens[last].is_name_like or tokens[last].text in _NO_NAMES:
            break
        first = last
        while first > 0 and tokens[first - 1].is_name_like:
            first -= 1
        found.add(tokens[first].start)
        join = ","
        led = tokens[first - 1].low if first else ""
        if tokens[first].start == start or led in _OPENS_LIST or (led == "of" and tokens[first - 2].low in _MANY):
            out = set(found)
    return out


def repeated_cells(tokens: list[Token], *, first: int) -> set[int]:
    """
    Return where a name and a time alone repeat a passive verb behind `first`: "A was taken on May 1, |B a day later".

    >>> from reports.text.tokens import tokenize
    >>> repeated_cells(tokenize("Reni was taken, Lubny a day later"), first=5)
    {16}
    """
    out = set()
    for k in range(2, len(tokens)):
        if tokens[k - 1].low != "," or tokens[k].start < first or not tokens[k].is_name_like:
            continue
        if _words_behind(tokens, _end_of_name(tokens, k)).startswith(_TIMES):
            out.add(tokens[k].start)
    return out


def dated_cells(tokens: list[Token], flat: str, days: Sequence[tuple[int, int]]) -> set[int]:
    """
    Return where names begin that days part from a list: "took A on May 1 and |B on May 2", "took A and, on May 2, |B".

    `flat` is the text with its days, of which `days` are the characters.

    >>> from reports.text.tokens import tokenize
    >>> text = "took Reni on May 1 and Lubny on May 2"
    >>> dated_cells(tokenize(text.replace("May 1", "     ")), text, [(13, 18), (32, 37)])
    {23}
    """
    out = set()
    for k in range(2, len(tokens)):
        if not tokens[k].is_name_like or tokens[k - 1].low not in {",", "and"} or tokens[k].text in _NO_NAMES:
            continue
        day = next((begin for begin, end in days if end == tokens[k - 1].start), None)
        if day is not None and leads_cell(flat[:day]):
            out.add(tokens[k].start)
            continue
        start = tokens[k - 1 if tokens[k - 2].low != "," else k - 2].start
        after = _end_of_name(tokens, k)
        if not any(end <= start and flat[end:start].strip() == "" for _, end in days):
            continue
        is_dated = any(0 < begin - tokens[after - 1].end <= _DAY_WITHIN for begin, _ in days)
        if is_dated or _words_behind(tokens, after).startswith(_TIMES_ALONE):
            out.add(tokens[k].start)
    return out


def leads_cell(before: str) -> bool:
    """
    Tell whether a day behind some words is that of a name behind it: "took A and, on |May 2, B".

    >>> leads_cell("took Reni and, on "), leads_cell("took Reni on ")
    (True, False)
    """
    words = [token.low for token in tokenize(before[-_LED_WITHIN:])]
    while words and words[-1] in _BEFORE_DAY:
        words.pop()
    return words[-2:] == ["and", ","] or words[-2:] == ["then", ","]


def relate_cells(locations: Sequence[Location], cells: set[int]) -> list[Location]:
    """Return phrases with names of cells in the relation of the one before: "near A on May 1 and |B on May 2"."""
    out: list[Location] = []
    for location in locations:
        before = out[-1] if out else None
        if location.start in cells and before is not None and not before.is_object:
            location = replace(  # noqa: PLW2901
                location, relation=before.relation, bearing=before.bearing, preposition=before.preposition
            )
        out.append(location)
    return out


def _end_of_name(tokens: list[Token], at: int) -> int:
    """Return the index after the name that begins at a token."""
    after = at
    while after < len(tokens) and tokens[after].is_name_like and after - at < _NAME_WORDS:
        after += 1
    return after


def _words_behind(tokens: list[Token], at: int) -> str:
    return " ".join(token.low for token in tokens[at : at + 3])


def _first_of_name(tokens: list[Token], at: int) -> int:
    """Return the offset of the first word of the name, or of the "the settlement", that ends before a token."""
    first = at
    if at > 1 and tokens[at - 1].low in _ANAPHORS and tokens[at - 2].low in {"the", "this", "that"}:
        return tokens[at - 2].start
    while first > 0 and tokens[first - 1].is_name_like:
        first -= 1
    return tokens[first].start
