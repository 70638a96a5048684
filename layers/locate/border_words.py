"""Borders as a text words them: the two sides of the one a claim is about, and whether its place is only a side."""

import re
from typing import Final

from reports.claim import Claim

_SIDE: Final = r"([A-Z][\w’']+)(?: [Oo]blasts?)?"
_BORDER: Final = re.compile(
    rf"\b{_SIDE}[-–]{_SIDE}(?: administrative)? (?:border|boundary)"
    rf"|(?:border|boundary) between {_SIDE} and {_SIDE}"
    rf"|\bcross\w* from {_SIDE} into {_SIDE}"
)
"""A border by its two sides, in the three ways that reports word it."""

_ANY_BORDER: Final = re.compile(r"\boblast(?: administrative)? (?:border|boundary)", re.IGNORECASE)


def border_of(claim: Claim) -> tuple[str, ...]:
    """
    Return the two sides of the border that a claim is about: its own, or the only one its sentence spells out.

    The sentence is asked only for a border that was crossed or reached.
    """
    if claim.border or claim.action not in {"cross_border", "reach"}:
        return claim.border
    found = {sides_of(match) for match in _BORDER.finditer(claim.sentence)}
    return next(iter(found)) if len(found) == 1 else ()


def is_on_some_border(claim: Claim) -> bool:
    """Tell whether a claim crossed or reached an oblast border whose sides its sentence leaves out."""
    return (
        claim.action in {"cross_border", "reach"}
        and not border_of(claim)
        and _ANY_BORDER.search(claim.sentence) is not None
    )


def is_border_side(claim: Claim) -> bool:
    """Tell whether a claim's place is only one side of a border that its sentence spells out."""
    return claim.place is not None and any(claim.place in sides_of(match) for match in _BORDER.finditer(claim.sentence))


def sides_of(match: re.Match[str]) -> tuple[str, ...]:
    """Return the two names of a border that was met in a text."""
    return tuple(name for name in match.groups() if name)
