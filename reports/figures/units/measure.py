"""The value: what a number counts."""

from dataclasses import dataclass

from reports.figure import FigureKind


@dataclass(frozen=True, slots=True)
class Measure:
    """
    What a number counts: `unit`, `kind`, the words that say so and where they end.

    `scale` turns the number into the value (percent: 0.01); `is_growth` marks "this number grows by"; `of` is the whole
    of a share.
    """

    unit: str
    kind: FigureKind
    words: str
    end: int
    scale: float = 1.0
    is_growth: bool = False
    of: str | None = None
