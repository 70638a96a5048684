"""
The table of a shapefile (.dbf) as bytes: dBASE III, texts in UTF-8 as the .cpg file beside it says.

Written by hand, for pyshp 3.1 cuts real numbers to their field (1e300 becomes another number), dates the table by the
clock and writes a text that is missing as "None".
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

import numpy as np
import pandas as pd

TEXT_BYTES: Final = 254
"""A text has room for so many bytes, a name for ten."""

Kind: TypeAlias = Literal["text", "whole", "real", "day"]

_LEAST: Final[dict[Kind, int]] = {"text": 1, "whole": 18, "real": 24, "day": 8}
_MARKS: Final[dict[Kind, bytes]] = {"text": b"C", "whole": b"N", "real": b"N", "day": b"D"}
_NOTHING: Final[dict[Kind, bytes]] = {"text": b" ", "whole": b"*", "real": b"*", "day": b"0"}
"""What fills a field without a value: readers take stars, noughts and blanks for null."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, what it holds, and a cell for each row, null where there is none."""

    name: str
    kind: Kind
    cells: Sequence[Any]


def cut_text(text: str) -> str:
    """
    Return a text that has room in a field, cut between two letters and ending in dots where it was longer.

    >>> len(cut_text("Ж" * 200)), cut_text("short")
    (126, 'short')
    """
    if len(text.encode()) <= TEXT_BYTES:
        return text
    return text.encode()[: TEXT_BYTES - 3].decode(errors="ignore") + "…"


def pack_table(fields: Sequence[Field], *, rows: int) -> bytes:
    """Return columns as a table dated 1 January 1970, for the clock's day would make every file differ."""
    heads, columns, size = [], [], 1
    for field in fields:
        told = [None if pd.isna(cell) else _write(field.kind, cell) for cell in field.cells]
        width = max((len(one) for one in told if one is not None), default=1)
        width = min(max(width, _LEAST[field.kind]), 255)
        decimals = 15 if field.kind == "real" else 0
        heads.append(struct.pack("<11sc4x2B14x", field.name.encode()[:10], _MARKS[field.kind], width, decimals))
        blank = _NOTHING[field.kind] * width
        columns.append([blank if one is None else _fill(field.kind, one, width) for one in told])
        size += width
    lines = [b" " + b"".join(row) for row in zip(*columns, strict=True)]
    head = struct.pack("<B3BI2H20x", 3, 70, 1, 1, rows, 33 + 32 * len(heads), size)
    return head + b"".join(heads) + b"\r" + b"".join(lines) + b"\x1a"


def _write(kind: Kind, cell: Any) -> bytes:
    if kind == "text":
        return cut_text(str(cell)).encode()
    if kind == "day":
        return f"{cell:%Y%m%d}".encode()
    if kind == "whole":
        return str(int(cell)).encode()
    text = np.format_float_positional(cell, trim="0")
    return (text if len(text) <= _LEAST["real"] else repr(float(cell))).encode()  # no float's shortest form is longer


def _fill(kind: Kind, told: bytes, width: int) -> bytes:
    return told.ljust(width) if kind == "text" else told.rjust(width)
