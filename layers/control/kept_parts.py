"""How far long work on a store has come, counted in days of maps."""

from collections.abc import Callable
from typing import TypeAlias

from geo.control.history import History

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many parts of a work are done, and how many there are."""


class Parts:
    """Counts the parts of a work as they are done."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def step(self, count: int = 1) -> None:
        """Count some more parts as done."""
        self._done += count
        if self._progress is not None:
            self._progress(self._done, self._total)


def cut_all(history: History, parts: Parts) -> None:
    """Cut the series of a history into faces one after the other, unless they were kept, and count their days."""
    for one in history.series:
        if history.kept_faces is None:
            one.timeline  # noqa: B018 - it is kept for what follows
        parts.step(len(one.days))
