"""Faults of a table, gathered and told in one line."""

from collections.abc import Sequence
from typing import Final

from layers.displacement.rows import FiguresError

MOST: Final = 4


def refuse(faults: Sequence[str], *, label: str, mend: str) -> None:
    """Raise FiguresError naming the first faults, how many more there are and what to do; none raise nothing."""
    if faults:
        more = f"; and {len(faults) - MOST} more" if len(faults) > MOST else ""
        raise FiguresError(f"{label}: {'; '.join(faults[:MOST])}{more}; {mend}")
