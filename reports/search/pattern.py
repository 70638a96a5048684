"""A pattern that is tried only where it can begin, and only in a text that holds the words it needs."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from reports.search.heads import Heads, heads_of
from reports.search.keys import bits_of, index_of

_PLAIN: Final = re.IGNORECASE | re.MULTILINE | re.DOTALL


class Pattern:
    r"""
    Finds what `re.compile` of the same pattern finds, in the same order; it is compiled where it is first tried.

    >>> [found.start() for found in Pattern(r"\bfell\b").finditer("A fell, B fell.")]
    [2, 10]
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def _heads(self) -> Heads:
        # of other flags signs mean other things
        return Heads() if self.flags & ~_PLAIN else heads_of(self.pattern)

    @cached_property
    def _bits(self) -> int:
        return bits_of(self._heads.needs)

    def finditer(self, text: str, pos: int = 0, endpos: int | None = None) -> Iterator[re.Match[str]]:
        """Return the matches between two offsets in order, none overlapping."""
        if endpos is not None and _is_cut(text, endpos):
            return self.compiled.finditer(text, pos, endpos)
        index = index_of(text)
        if not index.holds(self._bits):
            return iter(())
        last = len(text) if endpos is None else endpos
        heads = self._heads
        if not heads.keys and not heads.prefixes:
            return self.compiled.finditer(text, pos, last)
        return self._at(text, index.places(heads.keys, heads.prefixes), pos, last)

    def _at(self, text: str, places: Sequence[int], pos: int, last: int) -> Iterator[re.Match[str]]:
        match = self.compiled.match
        for at in places:
            if pos <= at < last:
                found = match(text, at, last)
                if found is not None:
                    pos = found.end()
                    yield found

    def search(self, text: str, pos: int = 0, endpos: int | None = None) -> re.Match[str] | None:
        """Return the first match between two offsets, else None."""
        return next(self.finditer(text, pos, endpos), None)

    def match(self, text: str, pos: int = 0) -> re.Match[str] | None:
        """Return the match that begins at an offset, else None."""
        return self.compiled.match(text, pos)


def _is_cut(text: str, end: int) -> bool:
    """Tell whether a word is cut at an offset: its key would be another."""
    return 0 < end < len(text) and _is_letter(text[end - 1]) and _is_letter(text[end])


def _is_letter(char: str) -> bool:
    return char == "_" or char.isalnum()
