"""Footnote markers: [12], several in a row, and the Roman ones of older copies."""

import re
from typing import Final

FOOTNOTE: Final = re.compile(r"\[(\d{1,4}|[ivxlcdm]{1,9})\]")
"""A marker; brackets such as [CAA] are abbreviations and stay."""

_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def roman_number(text: str) -> int:
    """
    Return the value of a lower-case Roman number.

    >>> roman_number("xlv")
    45
    """
    values = [_ROMAN[letter] for letter in text]
    later = [*values[1:], 0]
    return sum(-value if value < following else value for value, following in zip(values, later, strict=True))


def find_footnotes(text: str) -> tuple[int, ...]:
    """
    Return the footnote numbers of a text in order, each once.

    >>> find_footnotes("near A[3] and the 5th Army [CAA].[4][xlv]")
    (3, 4, 45)
    """
    numbers = (int(m[1]) if m[1].isdigit() else roman_number(m[1]) for m in FOOTNOTE.finditer(text))
    return tuple(dict.fromkeys(numbers))
