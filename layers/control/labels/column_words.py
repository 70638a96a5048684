"""The words that the name of a column is made of, however they are joined."""

import re
from typing import Final

_JOINED: Final = re.compile(r"(?<=[a-zа-яіїєґ])(?=[A-ZА-ЯІЇЄҐ])")


def words_of(column: str) -> set[str]:
    """
    Return the words in the name of a column, in small letters.

    >>> sorted(words_of("isDeleted")), sorted(words_of("_map_date2"))
    (['deleted', 'is'], ['date', 'map'])
    """
    return {word.casefold() for word in re.findall(r"[^\W\d_]+", _JOINED.sub(" ", column))}
