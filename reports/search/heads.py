"""What a pattern tells of its matches: the keys of the words with which they can begin, and those that they hold."""

import re
from dataclasses import dataclass, field
from typing import Final

from reports.search.keys import DIGIT, END, LENGTH, fold

_BOUND: Final = "\x03"
"""Stands for the bound of a word, which takes no character."""
_GAP: Final = "\x01"
"""Stands for some character that is no part of a word."""
_MOST: Final = 400
"""Beginnings beyond which they tell nothing."""
_PREFIXES: Final = 8
_SETS: Final = 5
_RUN: Final = re.compile(r"[^\W\d_]+ ?(?![*+?{])")
_SIGNS: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_TIMES: Final = re.compile(r"(?:(?P<sign>[*+?])|\{(?P<least>\d*)(?P<comma>,)?(?P<most>\d*)\})[?+]?")
_OPENS: Final = re.compile(r"\?(?::|>|P<\w+>|=|!|<=|<!|-?i:|i\))")
_CLASSES: Final[dict[str, str | None]] = {
    **dict.fromkeys("DSw"),
    **dict.fromkeys("sntrfv", END),
    "W": _GAP,
    "d": DIGIT,
}
_CODES: Final = {"x": 2, "u": 4}


class _UnreadError(ValueError):
    """A pattern holds what this reading of it does not know."""


@dataclass(frozen=True, slots=True)
class Heads:
    """
    With which keys a match begins; where that is unknown, none, and sets of keys of which it holds one each.

    `prefixes` are beginnings that are shorter than a key.
    """

    keys: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    needs: tuple[frozenset[str], ...] = ()

    def allows(self, key: str) -> bool:
        """Tell whether a match can begin with a word of a key."""
        return key in self.keys or (bool(self.prefixes) and key.startswith(self.prefixes))


@dataclass(slots=True)
class _Part:
    """
    A piece of a pattern: all that it can be (`whole`), with what it can begin (`cut`), the keys that it needs.

    `is_bound` says that no letter stands before it.
    """

    whole: set[str]
    cut: set[str] = field(default_factory=set)
    needs: list[frozenset[str]] = field(default_factory=list)
    is_bound: bool = False


def heads_of(pattern: str) -> Heads:
    r"""
    Return what a pattern tells of its matches; nothing where it is written in a way that is not known here.

    >>> sorted(heads_of(r"\b(?:near|close to) (?:the )?town\b").keys)
    ['clo', 'nea']
    >>> [sorted(need) for need in heads_of(r"\w+ (?:near|close to) the town\b").needs]
    [['the'], ['tow'], ['clo', 'nea']]
    """
    try:
        part = _Reader(pattern, is_brief=True).whole()
        keys, prefixes = _keys_of(part, is_bound=part.is_bound) or (set(), set())
        if prefixes and len(prefixes) <= _PREFIXES:
            return Heads(frozenset(keys), tuple(sorted(prefixes)))
        if keys and not prefixes:
            return Heads(frozenset(keys), needs=(frozenset(keys),))
        needs = sorted(set(_Reader(pattern).whole().needs), key=len)
    except _UnreadError:
        return Heads()
    chosen: list[frozenset[str]] = []
    for need in needs:
        if len(chosen) < _SETS and not any(other <= need for other in chosen):
            chosen.append(need)
    return Heads(needs=tuple(chosen))


def _is_letter(char: str) -> bool:
    return char == "_" or char.isalnum()


def _key(raw: str) -> tuple[str | None, bool]:
    """Return the key that a beginning comes to, and whether it is only the first of one; None where unknown."""
    key = ""
    for char in raw:
        if char == _BOUND:
            continue
        if _is_letter(char):
            key += char
        elif key:
            return key + END, False
        else:
            return (None if char in {_GAP, END} else char), False
        if len(key) == LENGTH:
            return key, False
    return (key or None), True


def _is_full(raw: str) -> bool:
    """Tell whether what follows a beginning no longer changes its key."""
    letters = 0
    for char in raw:
        if char == _BOUND:
            continue
        if not _is_letter(char):
            return True
        letters += 1
    return letters >= LENGTH


def _joined(a: str, b: str) -> str:
    """Return two beginnings behind each other; a bound behind a letter ends its word."""
    if b.startswith(_BOUND) and a.strip(_BOUND):
        return a + (_GAP if _is_letter(a[-1]) else "") + b[1:]
    return a + b


def _followed(first: _Part, then: _Part) -> _Part:
    """Return the beginnings of two pieces behind each other."""
    out = _Part(set(), set(first.cut))
    for a in first.whole:
        if _is_full(a):
            out.cut.add(a)
            continue
        out.whole |= {_joined(a, b) for b in then.whole}
        out.cut |= {_joined(a, b) for b in then.cut}
    if len(out.whole) + len(out.cut) > _MOST:
        return _Part(set(), {""})
    return out


class _Reader:
    """
    Reads a pattern from left to right; `gap` says that no letter stands before what is read next.

    A brief reading leaves out what no longer changes with which keys a match begins; it tells of no needs.
    """

    def __init__(self, pattern: str, *, is_brief: bool = False) -> None:
        self.pattern = pattern
        self.is_brief = is_brief
        self.at = 0
        self.gap = False

    def whole(self) -> _Part:
        """Read all of the pattern."""
        part = self.alternatives()
        if self.at < len(self.pattern):
            raise _UnreadError(self.pattern)
        return part

    def alternatives(self) -> _Part:
        """Read what stands between bars; what each of them needs, all need."""
        before, gaps, branches = self.gap, [], []
        while True:
            self.gap = before
            branches.append(self.sequence())
            gaps.append(self.gap)
            if not self.take("|"):
                break
        self.gap = all(gaps)
        if len(branches) == 1:
            return branches[0]
        out = _Part(set(), set(), is_bound=all(branch.is_bound for branch in branches))
        for branch in branches:
            out.whole |= branch.whole
            out.cut |= branch.cut
        if all(branch.needs for branch in branches):
            out.needs = [frozenset().union(*(min(branch.needs, key=len) for branch in branches))]
        return out if len(out.whole) + len(out.cut) <= _MOST else _Part(set(), {""}, out.needs)

    def sequence(self) -> _Part:
        """Read pieces behind each other."""
        parts: list[_Part] = []
        first = _Part({""})
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            before = self.gap
            part = self.piece()
            least, most = self.times()
            if most != 1:
                part = _Part(*_several(part, least, most), part.needs, part.is_bound)
            if least == 0:
                part = _Part(part.whole | {""}, part.cut)
                self.gap = self.gap and before
            part.is_bound = part.is_bound or before
            parts.append(part)
            first = _followed(first, part)
            if self.is_brief and not first.whole:
                self.skip()
        if self.is_brief:
            return _Part(first.whole, first.cut, is_bound=bool(parts) and parts[0].is_bound)
        needs = [need for part in parts for need in part.needs]
        needs += [_keys_at(parts, at) for at, part in enumerate(parts) if part.is_bound or _is_mark(part)]
        return _Part(first.whole, first.cut, [n for n in needs if n], bool(parts) and parts[0].is_bound)

    def skip(self) -> None:
        """Step over the rest of what stands behind each other: to the next bar, or the bracket that closes."""
        depth, self.gap = 0, False
        for found in _SIGNS.finditer(self.pattern, self.at):
            sign = found[0]
            if depth == 0 and sign in {"|", ")"}:
                self.at = found.start()
                return
            depth += {"(": 1, ")": -1}.get(sign, 0)
        self.at = len(self.pattern)

    def take(self, words: str) -> bool:
        """Step over some characters where they stand next."""
        found = self.pattern.startswith(words, self.at)
        self.at += len(words) * found
        return found

    def times(self) -> tuple[int, int | None]:
        """Read how often a piece stands at least and at most; None is without end."""
        found = _TIMES.match(self.pattern, self.at)
        if found is None:
            return 1, 1
        self.at = found.end()
        if found["sign"]:
            return (1, None) if found["sign"] == "+" else (0, 1) if found["sign"] == "?" else (0, None)
        least = int(found["least"] or 0)
        return least, (least if found["comma"] is None else int(found["most"]) if found["most"] else None)

    def piece(self) -> _Part:
        """Read a run of letters, a class, a group or one sign."""
        run = _RUN.match(self.pattern, self.at)
        if run is not None:
            self.at, self.gap = run.end(), run[0].endswith(END)
            return _Part({"".join(map(fold, run[0]))})
        sign = self.pattern[self.at]
        self.at += 1
        if sign in "^$":
            self.gap = True
            return _Part({_BOUND})
        if sign in "*+?{":
            raise _UnreadError(self.pattern)
        read = {"(": self.group, "[": self.members, "\\": self.escaped}.get(sign)
        if read is not None:
            return read()
        return self.one_of({None if sign == "." else END if sign.isspace() else fold(sign)})

    def one_of(self, chars: set[str | None]) -> _Part:
        """Return a piece of one character out of some; None is any."""
        known = {char for char in chars if char is not None}
        if len(known) < len(chars):
            self.gap = False
            return _Part(set(), {""})
        self.gap = not any(map(_is_letter, known))
        return _Part(known)

    def escaped(self) -> _Part:
        sign = self.pattern[self.at : self.at + 1]
        self.at += 1
        if sign in {"b", "A", "Z"}:
            self.gap = self.gap or sign == "A"
            return _Part({_BOUND}, is_bound=True)
        if sign == "B":
            return _Part({""})
        return self.one_of({self.meaning(sign)})

    def meaning(self, sign: str) -> str | None:
        """Return what the sign behind a backslash stands for, None where that is one of many."""
        if sign in _CLASSES:
            return _CLASSES[sign]
        if sign in _CODES:
            self.at += _CODES[sign]
            return fold(chr(int(self.pattern[self.at - _CODES[sign] : self.at], 16)))
        if not sign or sign.isalnum():
            raise _UnreadError(self.pattern)
        return END if sign.isspace() else sign

    def members(self) -> _Part:
        """Read what stands between square brackets."""
        is_not, out, last = self.take("^"), set[str | None](), ""
        begin = self.at
        while self.at == begin or not self.take("]"):
            sign = self.pattern[self.at : self.at + 1]
            self.at += 1
            if not sign:
                raise _UnreadError(self.pattern)
            if sign == "\\":
                self.at += 1
                out.add(self.meaning(self.pattern[self.at - 1 : self.at]))
                last = ""
            elif sign == "-" and last and self.pattern[self.at : self.at + 1] not in {"]", "\\"}:
                out |= {fold(chr(code)) for code in range(ord(last), ord(self.pattern[self.at]) + 1)}
                self.at, last = self.at + 1, ""
            else:
                out.add(END if sign.isspace() else fold(sign))
                last = sign
        return self.one_of({None} if is_not else out)

    def group(self) -> _Part:
        """Read a group behind its bracket, or what may or may not stand around a place."""
        before, begin = self.gap, self.at
        opened = _OPENS.match(self.pattern, self.at)
        if opened is None and self.pattern[self.at : self.at + 1] == "?":
            raise _UnreadError(self.pattern)
        kind = opened[0] if opened is not None else ""
        self.at += len(kind)
        if kind.endswith("i)"):
            return _Part({""})
        inner = self.alternatives()
        if not self.take(")"):
            raise _UnreadError(self.pattern)
        if kind == "?<=":
            # what stands before ends with a mark or space: a word can only begin here
            return _Part({_BOUND if self.gap else ""}, is_bound=self.gap)
        if kind not in {"?=", "?!", "?<!"}:
            return inner
        self.gap = before
        if kind == "?=":
            return _Part({""}, needs=inner.needs)
        is_word = self.pattern[begin + len(kind) : self.at - 1] in {r"[\w-]", r"\w", r"[\w’'-]"}
        return _Part({_BOUND if is_word else ""}, is_bound=is_word and kind == "?<!")


def _several(part: _Part, least: int, most: int | None) -> tuple[set[str], set[str]]:
    """Return what a piece is in whole, and with what it begins, that stands so many times."""
    once = _Part(part.whole, part.cut)
    out = _Part({""})
    for _ in range(min(least, LENGTH)):
        out = _followed(out, once)
    if most == least <= LENGTH:
        return out.whole, out.cut
    more = _followed(out, once)
    # what follows may be one more of them or something else: where one that is whole ends, all is open
    return out.whole & {""}, out.cut | more.cut | more.whole - {""} | out.whole - {""}


def _from(parts: list[_Part], at: int) -> _Part:
    """Return with what the pieces from one on begin."""
    out = _Part({""})
    while at < len(parts) and out.whole:
        out, at = _followed(out, parts[at]), at + 1
    return out


def _keys_at(parts: list[_Part], at: int) -> frozenset[str]:
    """Return the keys of the words that begin with a piece; none where any can."""
    keys, prefixes = _keys_of(_from(parts, at), is_bound=True) or (set(), set())
    return frozenset() if prefixes else frozenset(keys)


def _keys_of(part: _Part, *, is_bound: bool) -> tuple[set[str], set[str]] | None:
    """Return the keys with which a piece can begin and what is shorter than one; None where they are not known."""
    keys, prefixes = set[str](), set[str]()
    for raw in part.whole | part.cut:
        key, is_prefix = _key(raw)
        if key is None or (_is_letter(key[0]) and not is_bound and not raw.startswith(_BOUND)):
            return None
        (prefixes if is_prefix else keys).add(key)
    return keys, prefixes


def _is_mark(part: _Part) -> bool:
    """Tell whether a piece begins with a mark whatever it is."""
    heads = {raw[:1] for raw in part.whole | part.cut}
    return bool(heads) and not any(not head or head in {_BOUND, _GAP, END} or _is_letter(head) for head in heads)
