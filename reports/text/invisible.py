"""Marks that show no letter: control, bidirectional and zero-width characters; reading passes over them."""

import re
from typing import Final

_HIDDEN: Final = re.compile(
    r"\x1b\[[0-9;]*[A-Za-z]|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_SPACE: Final = re.compile(r"\s+")
_PLAIN: Final = re.compile(r"[ -~\n]*")


def readable(text: str) -> str:
    r"""
    Return a text to read: without characters that show nothing, each run of white space as one blank.

    It is shorter than the text it comes from, so its offsets are its own.

    >>> readable("near\u00a0Re\u200bni,\n\x1b[31mnorth")
    'near Reni, north'
    """
    return _SPACE.sub(" ", _HIDDEN.sub("", text))


def count_hidden(text: str) -> int:
    """
    Return how many characters of a text show nothing.

    >>> count_hidden("Re\u200bni\u202c")
    2
    """
    return 0 if _PLAIN.fullmatch(text) else sum(len(found[0]) for found in _HIDDEN.finditer(text))


def blanked(text: str) -> str:
    r"""
    Return a text of the same length in which each character that shows nothing is a blank, so that offsets stay true.

    >>> blanked("Reni.\u202c North")
    'Reni.  North'
    """
    return text if _PLAIN.fullmatch(text) else _HIDDEN.sub(lambda match: " " * len(match[0]), text)
