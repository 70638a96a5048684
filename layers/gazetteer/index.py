"""Which rows of a table go by a name: an index by key that is quick to build over a hundred thousand spellings."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Final, Protocol, TypeAlias

import numpy as np
import pandas as pd

from reports.lexicon.name_keys import name_key

Hashes: TypeAlias = np.ndarray[Any, np.dtype[np.uint64]]
Ints: TypeAlias = np.ndarray[Any, Any]


class Texts(Protocol):
    """Texts by their number: a list, or a file that is mapped into memory."""

    def __len__(self) -> int:
        """Return how many there are."""

    def __getitem__(self, number: int, /) -> str:
        """Return one text."""


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
    # folded twice: signs such as № come apart into capitals
    bare = unicodedata.normalize("NFKD", joined.casefold()).casefold().translate(_TABLE)
    for letter in _KEPT:
        while letter * 2 in bare:
            bare = bare.replace(letter * 2, letter)
    return bare.split("\n")


def hash_texts(texts: Sequence[str]) -> Hashes:
    """
    Return a number for each text, the same in every run.

    >>> hash_texts(["zln", "zln"]).tolist() == hash_texts(["zln"]).tolist() * 2
    True
    """
    return pd.util.hash_array(np.array(texts, object), categorize=False) if len(texts) else np.empty(0, np.uint64)


class NameIndex:
    """
    Rows by the key of a name. Spellings are given once, as texts with the row each belongs to.

    `keys` are the hashes of all skeletons in order and `numbers` the text of each; given, they are those of an index
    made before, and nothing is indexed. Keys of names are made only for those that are asked for.
    """

    def __init__(
        self, texts: Texts, rows: Sequence[int] | Ints, *, keys: Hashes | None = None, numbers: Ints | None = None
    ) -> None:
        self.texts = texts
        self.rows = rows
        if keys is None or numbers is None:
            hashes = hash_texts(skeletons([texts[number] for number in range(len(texts))]))
            numbers = np.argsort(hashes, kind="stable")
            keys = hashes[numbers]
        self.keys, self.numbers = keys, numbers

    def find(self, name: str) -> tuple[int, ...]:
        """Return the rows that go by a name in any spelling, in table order; none for an unknown or empty name."""
        key = name_key(name)
        if not key:
            return ()
        found = self._bucket(sorted(set(skeletons([key, name]))))  # a key lacks words that a name may have: oblast
        return tuple(dict.fromkeys(int(self.rows[number]) for number in found if name_key(self.texts[number]) == key))

    def find_as_written(self, name: str) -> frozenset[int]:
        """Return the rows whose name has the same letters, signs and case aside; a key has fewer letters than words."""
        bare, key = _letters(name), name_key(name)
        found = self._bucket(sorted(set(skeletons([key, name])))) if key else []
        return frozenset(int(self.rows[number]) for number in found if _letters(self.texts[number]) == bare)

    def _bucket(self, bare: Sequence[str]) -> list[int]:
        """Return the numbers of the texts with one of some skeletons; another may be among them, by chance."""
        hashes = hash_texts(bare)
        ends = zip(np.searchsorted(self.keys, hashes), np.searchsorted(self.keys, hashes, side="right"), strict=True)
        return [int(number) for start, end in ends for number in self.numbers[start:end]]

    def find_slips(self, name: str) -> tuple[int, ...]:
        """
        Return the rows whose key is one letter away from the name's (one wrong, missing, extra or swapped).

        Names of fewer than six letters give none, nor does another first letter: too many real names lie that close.
        """
        key = name_key(name)
        if len(key) < 6:
            return ()
        numbers = set(self._bucket(sorted(set(skeletons(_near_keys(key))))))
        return tuple(sorted({int(self.rows[n]) for n in numbers if _may_slip(key, name_key(self.texts[n]))}))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


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
