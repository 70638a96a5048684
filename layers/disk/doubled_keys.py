"""JSON that gives one key of an object twice: a reader takes one of the two values, and says nothing of the other."""

import json
import re
from collections import Counter
from typing import Any, Final

_NUMBERS: Final = re.compile(rb"\[[\d\s,.\[\]eE+-]*")
"""What stands from the beginning of a list as far as there are only numbers and lists: most of a map, without keys."""


_MEMBERS: Final = {"type", "id", "bbox", "geometry", "properties"}


def find_doubled_key(text: bytes) -> str | None:
    """
    Return the first key that stands twice in one object of a JSON text, and in which feature; null for none.

    A text that is no JSON has none: whoever reads it says so.

    >>> find_doubled_key(b'{"date": "2025-06-12", "date": "2025-06-13"}')
    "the key 'date' is given twice in one object; keep the one that is right"
    """
    found = _walk(text)
    return None if found is None else found.told


def has_foreign_members(text: bytes) -> bool:
    """
    Tell whether a feature of a JSON text says something beside its geometry and properties, which readers drop.

    >>> has_foreign_members(b'{"type": "Feature", "deleted": true, "properties": {}, "geometry": null}')
    True
    """
    found = _walk(text)
    return found is not None and found.has_foreign


def _walk(text: bytes) -> "_Keys | None":
    """Look at every object of a JSON text; null for what is none."""
    found = _Keys()
    try:
        json.loads(without_coordinates(text), object_pairs_hook=found.look)
    except (ValueError, RecursionError):
        return None
    return found


def without_coordinates(text: bytes) -> str:
    """
    Return a JSON text with 0 in place of lists of numbers, however deep; raises ValueError where it is no UTF-8.

    Each letter is looked at once, whatever stands there: a million lists that never end are no work.

    >>> without_coordinates(b'{"a": [[1, 2], [3, 4]], "b": [[5], {"c": [6]}]}')
    '{"a": 0, "b": [0, {"c": 0}]}'
    """
    return _NUMBERS.sub(_without_lists, text).decode("utf-8-sig")


def _without_lists(match: re.Match[bytes]) -> bytes:
    """Return a run of numbers and lists with 0 for the lists in it that are whole, and what opens or closes others."""
    run = match[0]
    whole = run[: run.rfind(b"]") + 1]
    open_ones = whole.count(b"[") - whole.count(b"]")
    before, behind = max(0, open_ones), max(0, -open_ones)
    if not whole or whole[:before].strip(b"[") or whole[len(whole) - behind :].strip(b"]"):
        return run
    return b"[" * before + b"0" + b"]" * behind + run[len(whole) :]


def find_doubled_key_in_lines(text: bytes) -> str | None:
    """Return the first key that stands twice in an object of JSON lines, and in which line; null for none."""
    for number, line in enumerate(text.splitlines(), start=1):
        told = find_doubled_key(line)
        if told is not None:
            return f"line {number}: {told.removeprefix('row 1: ')}"
    return None


class _Keys:
    """Looks at objects in the order in which they end, and counts the features among them."""

    def __init__(self) -> None:
        self._first: tuple[str, int] | None = None
        self._features = 0
        self.has_foreign = False

    def look(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Return an object as any reader would, and keep the first key that it has twice."""
        whole = dict(pairs)
        if len(whole) < len(pairs) and self._first is None:
            name = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
            self._first = (name, self._features)
        if "geometry" in whole and "properties" in whole and not whole.keys() <= _MEMBERS:
            self.has_foreign = True
        self._features += "geometry" in whole and bool({"properties", "attributes"} & set(whole))
        return whole

    @property
    def told(self) -> str | None:
        """What to say of the key, in the feature that ended next; an object that ends behind all is in none."""
        if self._first is None:
            return None
        name, before = self._first
        where = f"row {before + 1}: " if before < self._features else ""
        return f"{where}the key {name[:40]!r} is given twice in one object; keep the one that is right"
