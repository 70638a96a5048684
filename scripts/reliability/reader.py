"""A reader of what strangers write, as `fuzz.py` tries it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: what it is given, under which file name, what reads it, and words of its form."""

    seeds: tuple[bytes, ...]
    name: str
    read: Callable[[Path], object]
    words: tuple[str, ...] = ()
