"""Who says it: the classes of claimants, read from the words before a verb of reporting."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, get_args

from geo.vocabulary import Actor
from reports.lexicon.load import any_of, load_lexicon

_WINDOW: Final = 260


@dataclass(frozen=True, slots=True)
class Claimant:
    """
    A class of claimants; `side` is isw, russian, ukrainian, mixed, western or unknown.

    `evidence` is the grade of whatever it says where that does not hang on its side.
    """

    name: str
    side: str
    evidence: str | None = None

    @property
    def belligerent(self) -> Actor | None:
        """The side of the war it is of, null for all others."""
        return next((side for side in get_args(Actor) if side == self.side), None)


OWN: Final = Claimant("", "isw")
"""The text itself: who that is, and what its word is worth, the voice decides."""
UNSPECIFIED: Final = Claimant("unspecified", "unknown")


@cache
def _classes() -> tuple[tuple[Claimant, re.Pattern[str]], ...]:
    rows = load_lexicon("speakers")["claimant"]
    return tuple(
        (Claimant(row["name"], row["side"], row.get("evidence")), re.compile(any_of(row["patterns"]))) for row in rows
    )


def find_claimant(words: str) -> tuple[Claimant, int] | None:
    """
    Return the class of the speaker that some words name and where its name begins, else None.

    >>> find_claimant("near A, a Russian milblogger")[1]
    18
    """
    skipped = max(0, len(words) - _WINDOW)
    for claimant, pattern in _classes():
        found = list(pattern.finditer(words, skipped))
        if found:
            return claimant, found[-1].start()
    return None


def nearest_claimant(words: str) -> tuple[Claimant, int] | None:
    """
    Return the class of the last speaker that some words name and where its name begins, else None.

    >>> nearest_claimant("A milblogger criticized the Russian MoD")[0].name
    'Russian MoD'
    """
    found = [
        (match.start(), claimant) for claimant, pattern in _classes() for match in pattern.finditer(words[-_WINDOW:])
    ]
    if not found:
        return None
    at, claimant = max(found, key=lambda one: one[0])
    return claimant, max(0, len(words) - _WINDOW) + at


def classify_claimant(words: str) -> Claimant | None:
    """
    Return the class of the speaker that some words name, else None.

    >>> classify_claimant("A prominent Russian milblogger").name
    'Russian milbloggers'
    """
    found = find_claimant(words)
    return found[0] if found else None


def evidence_of(claimant: Claimant, verb: str) -> str:
    """
    Return the grade of what a claimant says with a verb: Russian sources claim, Ukrainian and Western ones report.

    >>> evidence_of(Claimant("Ukrainian General Staff", "ukrainian"), "reported")
    'reported'
    """
    if claimant.evidence is not None:
        return claimant.evidence
    if claimant.side == "isw":
        return "assessed"
    if claimant.name == "Russian opposition media":
        return "claimed" if verb.startswith("claim") else "reported"
    if claimant.side == "russian" or verb.startswith(("claim", "purport", "alleg")):
        return "claimed"
    return "reported"
