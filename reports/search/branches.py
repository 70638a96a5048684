"""Many patterns of which one is to match at a place: only those are compiled and tried that can begin with its word."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from reports.search.heads import Heads, heads_of
from reports.search.keys import index_of, key_at
from reports.search.pattern import Pattern


class Branches:
    r"""
    Finds what `re.compile` finds of `before`, then one of some branches, then `after`; the first that matches counts.

    A branch is some forms, the first that matches counting, and what closes each of them. A match has only the groups
    of branches that can begin with its first word.

    >>> branches = Branches([(["fell back", "fell"], "(?P<lost>)"), (["took"], "(?P<won>)")], before=r"\b", after=r"\b")
    >>> [(found[0], found.lastgroup) for found in branches.finditer("A took B, then fell back.")]
    [('took', 'won'), ('fell back', 'lost')]
    """

    def __init__(self, branches: Sequence[tuple[Sequence[str], str]], *, before: str, after: str) -> None:
        self._branches = branches
        self._before, self._after = before, after
        self._begun: dict[str, re.Pattern[str] | None] = {}

    @property
    def pattern(self) -> str:
        """All branches as one pattern."""
        return self._joined([(forms, closed) for forms, closed in self._branches])

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches in order, none overlapping."""
        return self._at_words(text) if self._heads is not None else self._whole.finditer(text)

    def match(self, text: str, pos: int) -> re.Match[str] | None:
        """Return the match that begins at an offset, else None."""
        if self._heads is None:
            return self._whole.match(text, pos)
        key = key_at(text, pos)
        pattern = self._beginning(key) if key is not None else None
        return pattern.match(text, pos) if pattern is not None else None

    def _at_words(self, text: str) -> Iterator[re.Match[str]]:
        end = 0
        for key, at in index_of(text).words():
            pattern = self._beginning(key) if at >= end else None
            found = pattern.match(text, at) if pattern is not None else None
            if found is not None:
                end = found.end()
                yield found

    @cached_property
    def _whole(self) -> Pattern:
        return Pattern(self.pattern)

    @cached_property
    def _heads(self) -> list[list[Heads]] | None:
        """With what each form of each branch begins; null where one can begin anywhere."""
        heads = [[heads_of(self._before + form) for form in forms] for forms, _ in self._branches]
        return heads if all(one.keys or one.prefixes for row in heads for one in row) else None

    def _beginning(self, key: str) -> re.Pattern[str] | None:
        """Return the branches that can begin with a word of a key as one pattern, null where none can."""
        if key not in self._begun:
            chosen = [
                ([form for form, head in zip(forms, heads, strict=True) if head.allows(key)], closed)
                for (forms, closed), heads in zip(self._branches, self._heads or (), strict=True)
            ]
            able = [(forms, closed) for forms, closed in chosen if forms]
            self._begun[key] = re.compile(self._joined(able)) if able else None
        return self._begun[key]

    def _joined(self, branches: Sequence[tuple[Sequence[str], str]]) -> str:
        joined = "|".join(f"(?:{'|'.join(forms)}){closed}" for forms, closed in branches)
        return f"{self._before}(?:{joined}){self._after}"
