"""Whole numbers as bytes of seven bits, and packed bytes as text that can stand in a page."""

import base64
import zlib
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

_TO_PAGE: Final = str.maketrans("<>&", ",./")
"""Three letters of the usual base 85 alphabet mean something in HTML: three others that it lacks stand for them."""

_POWERS: Final = 85 ** np.arange(4, -1, -1)
_ONCE: Final = bytes(word for number in range(85) for word in base64.b85encode(number.to_bytes(4, "big"))[4:])
_LETTERS: Final = np.frombuffer(_ONCE.decode().translate(_TO_PAGE).encode(), np.uint8)


def zigzag(values: Ints) -> Ints:
    """Return signed numbers as unsigned ones, small ones staying small: 0, -1, 1, -2 become 0, 1, 2, 3."""
    return (values << 1) ^ (values >> 63)


def varints(values: Ints) -> bytes:
    """Return non-negative numbers as bytes of seven bits, the lowest first, the high bit set on all but the last."""
    rest = values.astype(np.uint64)
    counts = np.ones(len(rest), np.int64)
    for bits in range(7, 64, 7):
        counts += rest >> np.uint64(bits) > 0
    ends = np.cumsum(counts)
    number = np.repeat(np.arange(len(rest)), counts)
    place = np.arange(int(ends[-1]) if len(ends) else 0) - (ends - counts)[number]
    parts = (rest[number] >> (np.uint64(7) * place.astype(np.uint64))) & np.uint64(127)
    more = place < counts[number] - 1
    return bytes((parts.astype(np.uint8) | (more.astype(np.uint8) << 7)).tobytes())


def deflate_text(data: bytes) -> str:
    """Return bytes deflated and written in 85 letters, none of which means anything to HTML: five for four bytes."""
    return write_letters(zlib.compress(data, 9))


def write_letters(data: bytes) -> str:
    """Return bytes in 85 letters as `base64.b85encode` does, with three letters changed, and at once."""
    short = -len(data) % 4
    words = np.frombuffer(data + bytes(short), ">u4").astype(np.int64)
    digits = words[:, None] // _POWERS % 85
    told: str = _LETTERS[digits].tobytes().decode()
    return told[: len(told) - short] if short else told
