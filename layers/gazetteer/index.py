"""Which rows of a table go by a name: an index by key that is quick to build over a hundred thousand spellings."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from reports.lexicon.name_keys import name_key

_KEPT: Final = "bcdfklmnpqrtvz0123456789"
_CYRILLIC: Final = dict(
    zip(
        "бвдзклмнпрстфхцчшщ",
        ("b", "v", "d", "z", "k", "l", "m", "n", "p", "r", "", "t", "f", "k", "t", "c", "", "c"),
        strict=True,
    )
)


class _Skeleton(dict[int, str | None]):
    """A translation table that keeps what tells names apart and drops every other character."""

    def __missing__(self, code: int) -> str | None:
        """Drop the character, and remember it."""
        self[code] = None
        return None


_TABLE: Final = _Skeleton(
    {
        **{ord(letter): letter for letter in _KEPT},
        **{ord(letter): put for letter, put in _CYRILLIC.items()},
        ord("ж"): "z",
        ord("w"): "v",
        ord("x"): "k",
        ord("\n"): "\n",
    }
)


def skeletons(texts: Iterable[str]) -> list[str]:
    """
    Return the consonants of each text that every spelling of a name shares.

    Two texts with one name key have one skeleton. All texts are worked on as one string, which is ten times faster.

    >>> skeletons(["Zeleny Hai", "Зелений Гай"])
    ['zln', 'zln']
    """
    given = list(texts)
    if not given:
        return []
    joined = "\n".join(given)
    if joined.count("\n") >= max(1, len(given)):
        joined = "\n".join(text.replace("\n", " ") for text in given)
    bare = unicodedata.normalize("NFKD", joined.casefold()).translate(_TABLE)
    for letter in _KEPT:
        while letter * 2 in bare:
            bare = bare.replace(letter * 2, letter)
    return bare.split("\n")


class NameIndex:
    """Rows by the key of a name. Spellings are given once, as texts with the row each belongs to."""

    def __init__(self, texts: Sequence[str], rows: Sequence[int]) -> None:
        """Index texts by skeleton; keys are made only for names that are asked for."""
        self._texts = texts
        self._rows = rows
        self._buckets: dict[str, list[int]] = defaultdict(list)
        for number, bare in enumerate(skeletons(texts)):
            self._buckets[bare].append(number)

    def find(self, name: str) -> tuple[int, ...]:
        """Return the rows that go by a name in any spelling, in table order; none for an unknown or empty name."""
        key = name_key(name)
        if not key:
            return ()
        bucket = self._buckets.get(skeletons([key])[0], ())
        return tuple(dict.fromkeys(self._rows[number] for number in bucket if name_key(self._texts[number]) == key))

    def find_slips(self, name: str) -> tuple[int, ...]:
        """
        Return the rows whose key is one letter away from the name's (one wrong, missing, extra or swapped).

        Names of fewer than six letters give none, nor does another first letter: too many real names lie that close.
        """
        key = name_key(name)
        if len(key) < 6:
            return ()
        numbers = {number for bare in set(skeletons(_near_keys(key))) for number in self._buckets.get(bare, ())}
        return tuple(sorted({self._rows[n] for n in numbers if _may_slip(key, name_key(self._texts[n]))}))


def is_slip(one: str, other: str) -> bool:
    """
    Tell whether two keys differ by exactly one wrong, missing, extra or swapped letter.

    >>> is_slip("vozdvizhenka", "vodvizhenka"), is_slip("lisivka", "lisivka")
    (True, False)
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, other_rest = one[start:], other[start:]
    if len(rest) == len(other_rest):
        swapped = rest[:2][::-1] == other_rest[:2] and rest[2:] == other_rest[2:]
        return swapped or rest[1:] == other_rest[1:]
    return rest[1:] == other_rest or rest == other_rest[1:]


def _may_slip(one: str, other: str) -> bool:
    return one[:1] == other[:1] and is_slip(one, other)


def _near_keys(key: str) -> list[str]:
    """Return all keys one letter away, the letters that skeletons drop left out of what is put in."""
    near = [key]
    for i in range(1, len(key) + 1):
        head, tail = key[:i], key[i:]
        near.extend(head + letter + tail for letter in _KEPT)
        near.append(head + tail[1:])
        near.extend(head + letter + tail[1:] for letter in _KEPT)
        near.append(head + tail[1:2] + tail[:1] + tail[2:])
    return near
