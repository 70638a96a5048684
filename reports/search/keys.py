"""Keys of words: the first three letters, by which a text says in one pass what stands in it and where."""

import re
from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_
from typing import Final

END: Final = " "
"""Closes the key of a word that is shorter than a key."""
LENGTH: Final = 3
DIGIT: Final = "0"
"""Stands for any digit."""
_WORD: Final = re.compile(r"\w+|[^\w\s]")
# letters that a pattern without regard to case takes for another one, though their small letter is another
_TWINS: Final = {"ſ": "s", "ı": "i", "İ": "i"}
_MOST: Final = 20_000


def fold(char: str) -> str:
    """
    Return the character that stands for one in a key, whatever its case.

    >>> fold("K"), fold("7"), fold("é")
    ('k', '0', 'é')
    """
    if char.isdecimal():
        return DIGIT
    low = _TWINS.get(char) or char.lower()
    return low if len(low) == 1 else char


class _Keys(dict[str, str]):
    """The key of each word that was asked for; a text without end fills no memory."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST:
            self.clear()
        is_word = word[0] == "_" or word[0].isalnum()
        key = "".join(map(fold, word[:LENGTH]))
        self[word] = key = key + END if is_word and len(key) < LENGTH else key
        return key


_KEYS: Final = _Keys()


class _Needs:
    """The sets of keys that patterns need, each with a bit of its own: one number tells which of them a text holds."""

    def __init__(self) -> None:
        self.bits: dict[frozenset[str], int] = {}
        self.of_key: dict[str, int] = {}

    def bit(self, need: frozenset[str]) -> int:
        """Return the bit of a set of keys, a new one where it is asked for first."""
        if need not in self.bits:
            self.bits[need] = bit = 1 << len(self.bits)
            for key in need:
                self.of_key[key] = self.of_key.get(key, 0) | bit
        return self.bits[need]


_NEEDS: Final = _Needs()


def bits_of(needs: Iterable[frozenset[str]]) -> int:
    """
    Return the bits that a text has to hold which has one key of each set.

    >>> need = bits_of([frozenset({"fel", "was"})])
    >>> index_of("A fell.").holds(need), index_of("A falls.").holds(need)
    (True, False)
    """
    return reduce(or_, map(_NEEDS.bit, needs), 0)


class Index:
    """What a text holds: the keys of its words and marks, and where each of them begins."""

    __slots__ = ("_bits", "_keys", "_known", "_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._keys = [_KEYS[word] for word in _WORD.findall(text)]
        self._starts: list[int] = []
        self._known = self._bits = 0

    def holds(self, bits: int) -> bool:
        """Tell whether the text has a key of each set whose bits are asked for."""
        if self._known != len(_NEEDS.bits):
            self._known, of_key = len(_NEEDS.bits), _NEEDS.of_key
            self._bits = reduce(or_, [of_key[key] for key in self._keys if key in of_key], 0)
        return self._bits & bits == bits

    def words(self) -> Iterable[tuple[str, int]]:
        """Return the key of each word and mark with where it begins, in order."""
        if not self._starts:
            self._starts = [found.start() for found in _WORD.finditer(self._text)]
        return zip(self._keys, self._starts, strict=True)

    def places(self, keys: frozenset[str], prefixes: tuple[str, ...]) -> list[int]:
        """Return where words begin that have one of some keys, or a key with one of some beginnings, in order."""
        both = self.words()
        if prefixes:
            return [at for key, at in both if key in keys or key.startswith(prefixes)]
        return [at for key, at in both if key in keys]


def key_at(text: str, at: int) -> str | None:
    """
    Return the key of the word or mark that begins at an offset, null where none does.

    >>> key_at("A fell.", 2), key_at("A fell.", 1)
    ('fel', None)
    """
    found = _WORD.match(text, at)
    return _KEYS[found[0]] if found is not None else None


@lru_cache(maxsize=32)
def index_of(text: str) -> Index:
    """
    Return what a text holds; several patterns ask it of one sentence, whatever the case of its letters.

    >>> index_of("A fell, said B.").places(frozenset({"sai", "b "}), ())
    [8, 13]
    """
    low = text.lower()
    return _index(low if len(low) == len(text) else text)


_index: Final = lru_cache(maxsize=16)(Index)
