"""Who says a claim and who denies it, in words."""

from collections.abc import Mapping
from typing import Any

from geo.advance.rules import denier_of, has_claimant


def tell_who(row: Mapping[str, Any]) -> str:
    """
    Return who claims what a row of the claims frame says, and of a denied claim who denies it.

    >>> tell_who({"evidence": "claimed", "claimant": "Russian MoD"})
    'Russian MoD'
    >>> tell_who({"evidence": "denied", "claimant": "Russian MoD", "denied_by": "ISW"})
    'Russian MoD, denied by ISW'
    """
    whole = dict(row)
    denier = denier_of(whole)
    if denier is None:
        return str(row["claimant"])
    return f"{row['claimant']}, denied by {denier}" if has_claimant(whole) else f"denied by {denier}"
