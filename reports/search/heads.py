"""What a pattern tells of its matches: the keys of the words with which they can begin, and those that they hold."""

import re
from dataclasses import dataclass
from typing import Final

from reports.search.beginnings import BOUND, GAP, MOST, Part, followed, is_letter, is_mark, keys_at, keys_of, several
from reports.search.keys import DIGIT, END, fold

_PREFIXES: Final = 8
_SETS: Final = 5
_RUN: Final = re.compile(r"[^\W\d_]+ ?(?![*+?{])")
_SIGNS: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_TIMES: Final = re.compile(r"(?:(?P<sign>[*+?])|\{(?P<least>\d*)(?P<comma>,)?(?P<most>\d*)\})[?+]?")
_OPENS: Final = re.compile(r"\?(?::|>|P<\w+>|=|!|<=|<!|-?i:|i\))")
_CLASSES: Final[dict[str, str | None]] = {
    **dict.fromkeys("DSw"),
    **dict.fromkeys("sntrfv", END),
    "W": GAP,
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
        keys, prefixes = keys_of(part, is_bound=part.is_bound) or (set(), set())
        if prefixes and len(prefixes) <= _PREFIXES:
            return Heads(frozenset(keys), tuple(sorted(prefixes)))
        if keys and not prefixes:
            return Heads(frozenset(keys), needs=(frozenset(keys),))
        needs = sorted(set(_Reader(pattern).whole().needs), key=lambda need: (len(need), sorted(need)))
    except _UnreadError:
        return Heads()
    chosen: list[frozenset[str]] = []
    for need in needs:
        if len(chosen) < _SETS and not any(other <= need for other in chosen):
            chosen.append(need)
    return Heads(needs=tuple(chosen))


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

    def whole(self) -> Part:
        """Read all of the pattern."""
        part = self.alternatives()
        if self.at < len(self.pattern):
            raise _UnreadError(self.pattern)
        return part

    def alternatives(self) -> Part:
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
        out = Part(set(), set(), is_bound=all(branch.is_bound for branch in branches))
        for branch in branches:
            out.whole |= branch.whole
            out.cut |= branch.cut
        if all(branch.needs for branch in branches):
            out.needs = [frozenset().union(*(min(branch.needs, key=len) for branch in branches))]
        return out if len(out.whole) + len(out.cut) <= MOST else Part(set(), {""}, out.needs)

    def sequence(self) -> Part:
        """Read pieces behind each other."""
        parts: list[Part] = []
        first = Part({""})
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            before = self.gap
            part = self.piece()
            least, most = self.times()
            if most != 1:
                part = Part(*several(part, least, most), part.needs, part.is_bound)
            if least == 0:
                part = Part(part.whole | {""}, part.cut)
                self.gap = self.gap and before
            part.is_bound = part.is_bound or before
            parts.append(part)
            first = followed(first, part)
            if self.is_brief and not first.whole:
                self.skip()
        if self.is_brief:
            return Part(first.whole, first.cut, is_bound=bool(parts) and parts[0].is_bound)
        needs = [need for part in parts for need in part.needs]
        needs += [keys_at(parts, at) for at, part in enumerate(parts) if part.is_bound or is_mark(part)]
        return Part(first.whole, first.cut, [n for n in needs if n], bool(parts) and parts[0].is_bound)

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

    def piece(self) -> Part:
        """Read a run of letters, a class, a group or one sign."""
        run = _RUN.match(self.pattern, self.at)
        if run is not None:
            self.at, self.gap = run.end(), run[0].endswith(END)
            return Part({"".join(map(fold, run[0]))})
        sign = self.pattern[self.at]
        self.at += 1
        if sign in "^$":
            self.gap = True
            return Part({BOUND})
        if sign in "*+?{":
            raise _UnreadError(self.pattern)
        read = {"(": self.group, "[": self.members, "\\": self.escaped}.get(sign)
        if read is not None:
            return read()
        return self.one_of({None if sign == "." else END if sign.isspace() else fold(sign)})

    def one_of(self, chars: set[str | None]) -> Part:
        """Return a piece of one character out of some; None is any."""
        known = {char for char in chars if char is not None}
        if len(known) < len(chars):
            self.gap = False
            return Part(set(), {""})
        self.gap = not any(map(is_letter, known))
        return Part(known)

    def escaped(self) -> Part:
        sign = self.pattern[self.at : self.at + 1]
        self.at += 1
        if sign in {"b", "A", "Z"}:
            self.gap = self.gap or sign == "A"
            return Part({BOUND}, is_bound=True)
        if sign == "B":
            return Part({""})
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

    def members(self) -> Part:
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

    def group(self) -> Part:
        """Read a group behind its bracket, or what may or may not stand around a place."""
        before, begin = self.gap, self.at
        opened = _OPENS.match(self.pattern, self.at)
        if opened is None and self.pattern[self.at : self.at + 1] == "?":
            raise _UnreadError(self.pattern)
        kind = opened[0] if opened is not None else ""
        self.at += len(kind)
        if kind.endswith("i)"):
            return Part({""})
        inner = self.alternatives()
        if not self.take(")"):
            raise _UnreadError(self.pattern)
        if kind == "?<=":
            # what stands before ends with a mark or space: a word can only begin here
            return Part({BOUND if self.gap else ""}, is_bound=self.gap)
        if kind not in {"?=", "?!", "?<!"}:
            return inner
        self.gap = before
        if kind == "?=":
            return Part({""}, needs=inner.needs)
        is_word = self.pattern[begin + len(kind) : self.at - 1] in {r"[\w-]", r"\w", r"[\w’'-]"}
        return Part({BOUND if is_word else ""}, is_bound=is_word and kind == "?<!")
