"""One check of figures against each other: the verdict words, the finding, and how far rounding may carry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from reports.figure import Figure

Verdict: TypeAlias = Literal["agrees", "rounded", "differs", "two_sources", "updated"]
VERDICTS: Final[dict[Verdict, str]] = {
    "agrees": "the figures fit each other within the tolerance",
    "rounded": "they fit only when the last written digit is allowed to be rounded",
    "differs": "one source's figures contradict each other beyond rounding",
    "two_sources": "different sources give different figures; neither is an error of the other",
    "updated": "one source gave a later figure for the same thing",
}
CheckName: TypeAlias = Literal[
    "average", "parts", "sum", "including", "exchange_rate", "ratio", "share", "two_rates", "two_totals"
]
_LOWER: Final = frozenset({"more than", "at least"})
_UPPER: Final = frozenset({"less than", "nearly", "at most"})
_LOOSE: Final = frozenset({"about", "nearly"})


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """
    What one check found.

    `stated` is what the text says, `derived` what follows from its other figures, both in `unit`; `tolerance` is how
    far apart they may lie. `statement` is the arithmetic in one sentence, `note` what a reader should know. `figures`
    are those compared, the stated one first: their sentences are to be shown side by side.
    """

    check: CheckName
    verdict: Verdict
    statement: str
    stated: float
    derived: float
    unit: str
    tolerance: float
    figures: tuple[Figure, ...]
    note: str = ""

    @property
    def difference(self) -> float:
        """Derived less stated, as a share of the stated value (0 where that is 0)."""
        return (self.derived - self.stated) / self.stated if self.stated else 0.0

    @property
    def sources(self) -> tuple[str, ...]:
        """The speakers of the figures, each once."""
        return speakers_of(self.figures)


def speakers_of(figures: Iterable[Figure]) -> tuple[str, ...]:
    """Return the speakers of some figures, each once, in order."""
    return tuple(dict.fromkeys(figure.speaker for figure in figures))


def is_one_source(figures: Sequence[Figure]) -> bool:
    """Tell whether all figures come from one named speaker through the same hands."""
    return len({(figure.speaker, figure.via) for figure in figures}) == 1 and figures[0].speaker != "unspecified"


def value_of(figure: Figure) -> float:
    """Return a figure's value; one without a number counts as 0."""
    return float(figure.value or 0)


def slack(figure: Figure) -> float:
    """
    Return how far the true value may lie from the stated one: half of the last written place, and 5 % for "about".

    A bound ("more than") has no slack of its own: it is compared as a bound.
    """
    if figure.qualifier in _LOWER | _UPPER:
        return 0.0
    half = figure.last_place / 2
    return max(half, 0.05 * value_of(figure)) if figure.qualifier in _LOOSE and not figure.converts else half


def is_lower_bound(figure: Figure) -> bool:
    """Tell whether the true value may be higher than stated ("more than")."""
    return figure.qualifier in _LOWER


def is_upper_bound(figure: Figure) -> bool:
    """Tell whether the true value is at most the stated one ("less than")."""
    return figure.qualifier in _UPPER


def number(value: float) -> str:
    """
    Write a value for people.

    >>> number(990800.0), number(8.9e9), number(1.1578), number(343.151)
    ('990,800', '8.9 billion', '1.158', '343.2')
    """
    if 1e6 <= abs(value) < 1e9 and value % 1e5 == 0:
        return f"{value / 1e6:,.4g} million"
    for scale, word in ((1e12, "trillion"), (1e9, "billion")):
        if abs(value) >= scale:
            return f"{value / scale:,.4g} {word}"
    if abs(value) >= 1_000 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 100 else f"{value:.4g}"
