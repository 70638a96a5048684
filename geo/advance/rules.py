"""Rules on rows of a claims frame: cells without their missing values, who was rejected, who gains ground."""

from datetime import date
from typing import Any, Final

import pandas as pd

from geo.vocabulary import GAINS, UNSPECIFIED

_NEVER_MISSING: Final = frozenset({type(None), str, int, bool, date})
"""Types of cells that need no look at what they hold; NaT is a date to Python, but of a type of its own."""


def text_of(value: Any) -> Any:
    """
    Return a cell, null for every kind of missing value that frames use, lists as tuples.

    >>> text_of(float("nan")), text_of(["a"]), text_of("Lyman")
    (None, ('a',), 'Lyman')
    """
    if type(value) in _NEVER_MISSING:
        return value
    if isinstance(value, tuple | list):
        return tuple(value)
    return None if pd.isna(value) else value


def is_rejected(row: dict[str, Any]) -> bool:
    """Tell whether a person rejected a claim or it is withheld from maps."""
    return text_of(row.get("withheld")) is not None or str(text_of(row.get("edited")) or "").startswith("reject")


def denier_of(row: dict[str, Any]) -> str | None:
    """
    Return who denies a claim, "unspecified" where that is not told; null for one that nobody denies.

    >>> denier_of({"evidence": "denied", "denied_by": "ISW"}), denier_of({"evidence": "claimed"})
    ('ISW', None)
    """
    if row["evidence"] != "denied":
        return None
    return str(text_of(row.get("denied_by")) or UNSPECIFIED)


def has_claimant(row: dict[str, Any]) -> bool:
    """Tell whether somebody claims what a row says: a denial that names nobody who did is nobody's claim."""
    return not (row["evidence"] == "denied" and row["claimant"] == UNSPECIFIED)


def gains_for(row: dict[str, Any]) -> str | None:
    """Return who gains ground if a claim is true: its actor for a gain, the other side for a withdrawal, else null."""
    if row["action"] in GAINS:
        return str(row["actor"])
    if row["action"] == "withdraw":
        return "ukrainian" if row["actor"] == "russian" else "russian"
    return None
