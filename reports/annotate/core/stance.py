"""Sides and grades in the mouth of whoever speaks: whose word it is, and what that is worth."""

from dataclasses import dataclass
from typing import Final

from geo.vocabulary import Actor, Evidence, Support

UNSPECIFIED: Final = "unspecified"


@dataclass(frozen=True, slots=True)
class Teller:
    """Somebody who says something, named in the words `by`; `side` is null where nobody's."""

    claimant: str
    evidence: Evidence
    side: Actor | None
    by: tuple[int, int] = (-1, -1)
    is_side: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    """
    Whose word something is: words from `i` to `j`. `side` is null where nobody's; the words `by` name them.

    `claims_own`: where no agent is named they tell of their own deeds: the publisher quotes its enemy.
    `is_side`: they are a side themselves, so that a verb without a subject is theirs: "Україна каже, що повернула А".
    """

    claimant: str
    evidence: Evidence
    side: Actor | None
    i: int
    j: int
    claims_own: bool = False
    is_side: bool = False
    by: tuple[int, int] = (-1, -1)


def side_of(word: str, speaks_for: Actor | None) -> Actor | None:
    """
    Return the side that a word for one means in the mouth of who speaks for a side; null where that can't be told.

    >>> side_of("enemy", "russian"), side_of("own", "russian"), side_of("enemy", None)
    ('ukrainian', 'russian', None)
    """
    if word in {"russian", "ukrainian"}:
        return word  # type: ignore[return-value]
    if speaks_for is None or word in {"", "theirs"}:
        return None
    return other(speaks_for) if word == "enemy" else speaks_for


def other(side: Actor) -> Actor:
    """Return the other side."""
    return "ukrainian" if side == "russian" else "russian"


@dataclass(frozen=True, slots=True)
class Grade:
    """What a statement is worth: its evidence, whose word it is, what is said about that, and who denies it."""

    evidence: Evidence
    claimant: str
    support: Support | None
    denied_by: str | None = None
