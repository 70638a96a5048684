"""The error base of this room; all are mendable."""

from collections.abc import Sequence
from typing import Any, Final

from geo.errors import MendableError

_NAMES: Final = 12
_LETTERS: Final = 40


class LayersError(MendableError):
    """Base of every error about tables, files and sources: the message says what, where, why and what to do."""


class ControlError(LayersError):
    """A control file can't be used: the message says what, where, why and what to do."""


def list_names(names: Sequence[str]) -> str:
    """
    Return the first dozen of a file's names as a message may tell them, each cut after 40 letters.

    >>> list_names(["a", "b" * 50])
    'a, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'
    """
    return ", ".join(name[:_LETTERS] for name in names[:_NAMES])


def show_value(value: Any) -> str:
    """
    Return what strangers wrote as a message may tell it, cut after 40 letters.

    >>> show_value("x"), show_value("9" * 50)
    ("'x'", "'999999999999999999999999999999999999999...")
    """
    shown = repr(value)
    return shown if len(shown) <= _LETTERS + 2 else f"{shown[:_LETTERS]}..."
