"""With what a piece of a pattern can begin, how pieces follow each other, and to which keys of words that comes."""

from dataclasses import dataclass, field
from typing import Final

from reports.search.keys import END, LENGTH

BOUND: Final = "\x03"
"""Stands for the bound of a word, which takes no character."""
GAP: Final = "\x01"
"""Stands for some character that is no part of a word."""
MOST: Final = 400
"""Beginnings beyond which they tell nothing."""


@dataclass(slots=True)
class Part:
    """
    A piece of a pattern: all that it can be (`whole`), with what it can begin (`cut`), the keys that it needs.

    `is_bound` says that no letter stands before it.
    """

    whole: set[str]
    cut: set[str] = field(default_factory=set)
    needs: list[frozenset[str]] = field(default_factory=list)
    is_bound: bool = False


def is_letter(char: str) -> bool:
    """Tell whether a character can stand within a word, as a pattern counts it."""
    return char == "_" or char.isalnum()


def _key(raw: str) -> tuple[str | None, bool]:
    """Return the key that a beginning comes to, and whether it is only the first of one; None where unknown."""
    key = ""
    for char in raw:
        if char == BOUND:
            continue
        if is_letter(char):
            key += char
        elif key:
            return key + END, False
        else:
            return (None if char in {GAP, END} else char), False
        if len(key) == LENGTH:
            return key, False
    return (key or None), True


def _is_full(raw: str) -> bool:
    """Tell whether what follows a beginning no longer changes its key."""
    letters = 0
    for char in raw:
        if char == BOUND:
            continue
        if not is_letter(char):
            return True
        letters += 1
    return letters >= LENGTH


def _joined(a: str, b: str) -> str:
    """Return two beginnings behind each other; a bound behind a letter ends its word."""
    if b.startswith(BOUND) and a.strip(BOUND):
        return a + (GAP if is_letter(a[-1]) else "") + b[1:]
    return a + b


def followed(first: Part, then: Part) -> Part:
    """Return the beginnings of two pieces behind each other."""
    out = Part(set(), set(first.cut))
    for a in first.whole:
        if _is_full(a):
            out.cut.add(a)
            continue
        out.whole |= {_joined(a, b) for b in then.whole}
        out.cut |= {_joined(a, b) for b in then.cut}
    if len(out.whole) + len(out.cut) > MOST:
        return Part(set(), {""})
    return out


def several(part: Part, least: int, most: int | None) -> tuple[set[str], set[str]]:
    """Return what a piece is in whole, and with what it begins, that stands so many times."""
    once = Part(part.whole, part.cut)
    out = Part({""})
    for _ in range(min(least, LENGTH)):
        out = followed(out, once)
    if most == least <= LENGTH:
        return out.whole, out.cut
    more = followed(out, once)
    # what follows may be one more of them or something else: where one that is whole ends, all is open
    return out.whole & {""}, out.cut | more.cut | more.whole - {""} | out.whole - {""}


def _from(parts: list[Part], at: int) -> Part:
    """Return with what the pieces from one on begin."""
    out = Part({""})
    while at < len(parts) and out.whole:
        out, at = followed(out, parts[at]), at + 1
    return out


def keys_at(parts: list[Part], at: int) -> frozenset[str]:
    """Return the keys of the words that begin with a piece; none where any can."""
    keys, prefixes = keys_of(_from(parts, at), is_bound=True) or (set(), set())
    return frozenset() if prefixes else frozenset(keys)


def keys_of(part: Part, *, is_bound: bool) -> tuple[set[str], set[str]] | None:
    """Return the keys with which a piece can begin and what is shorter than one; None where they are not known."""
    keys, prefixes = set[str](), set[str]()
    for raw in part.whole | part.cut:
        key, is_prefix = _key(raw)
        if key is None or (is_letter(key[0]) and not is_bound and not raw.startswith(BOUND)):
            return None
        (prefixes if is_prefix else keys).add(key)
    return keys, prefixes


def is_mark(part: Part) -> bool:
    """Tell whether a piece begins with a mark whatever it is."""
    heads = {raw[:1] for raw in part.whole | part.cut}
    return bool(heads) and not any(not head or head in {BOUND, GAP, END} or is_letter(head) for head in heads)
