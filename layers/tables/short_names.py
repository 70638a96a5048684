"""Column names short enough for a shapefile."""

from collections.abc import Iterable
from typing import Final

NAME_LENGTH: Final = 10


def shorten_names(names: Iterable[str]) -> dict[str, str]:
    """
    Return a name of at most ten letters for each, all different, equal on every run.

    >>> shorten_names(["place_name", "place_name_uk", "oblast"])
    {'place_name': 'place_name', 'place_name_uk': 'plc_nam_uk', 'oblast': 'oblast'}
    """
    names = list(names)
    short = {name: name for name in names if len(name) <= NAME_LENGTH}
    for name in names:
        if name not in short:
            short[name] = _abbreviate(name, taken=set(short.values()))
    return {name: short[name] for name in names}


def _abbreviate(name: str, *, taken: set[str]) -> str:
    """Drop vowels from the longest words first, then letters from the end, then number what is still not unique."""
    words = name.split("_")
    while len("_".join(words)) > NAME_LENGTH:
        longest = max(range(len(words)), key=lambda number: (len(words[number]), number))
        word = words[longest]
        vowel = next((at for at in range(len(word) - 1, 0, -1) if word[at] in "aeiou"), len(word) - 1)
        words[longest] = word[:vowel] + word[vowel + 1 :]
    short = "_".join(words)
    number = 1
    while short in taken:
        number += 1
        short = f"{short[: NAME_LENGTH - len(str(number))]}{number}"
    return short
