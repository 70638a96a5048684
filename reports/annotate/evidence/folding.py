"""The fold of stances along nested speech: who denies a denial asserts, and who denies a saying leaves it unsaid."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reports.annotate.clause import Clause, clause_at
from reports.annotate.evidence.frame import UNSAID, Frame
from reports.annotate.spans.speakers import OWN, evidence_of

_SHOWN: Final = frozenset({"geolocated", "shown"})
"""Grades of what footage shows."""


def fold_frames(frames: Sequence[Frame], clauses: Sequence[Clause]) -> list[Frame]:
    """
    Return the frames of a sentence with each one folded into the one that governs its clause, in order.

    Denied under denied is what the outer speaker says; anything else under a denial was not said. What somebody says
    that footage shows is that somebody's word.
    """
    out: list[Frame] = []
    for frame in frames:
        outer = _governing(frame, out, clauses) or _beside(frame, out)
        if outer is not None and frame.evidence in _SHOWN and outer.holder.side != "isw":
            # what somebody says that footage shows is that somebody's word
            told = outer.evidence if outer.evidence in {"denied", UNSAID} else "shown"
            held = replace(frame, claimant=outer.claimant, speaker=outer.speaker, denier=outer.denier)
            out.append(replace(held, evidence=told, support=outer.support))
        elif outer is not None and frame.denier is OWN and outer.evidence != "denied":
            # "A said that B falsely claimed that": it is A who denies
            out.append(replace(frame, denier=outer.holder))
        elif outer is None or outer.evidence != "denied" or outer.points_back:
            out.append(frame)
        elif frame.evidence == "denied":
            evidence = evidence_of(outer.holder, "said")
            said = replace(frame, evidence=evidence, support=None)
            out.append(replace(said, claimant=outer.holder, speaker=None, denier=None))
        else:
            out.append(replace(frame, evidence=UNSAID))
    return out


def _governing(frame: Frame, before: Sequence[Frame], clauses: Sequence[Clause]) -> Frame | None:
    """Return the frame in the clause that the clause of another stands under, else None."""
    at = frame.verb if frame.verb is not None else frame.start if frame.evidence in _SHOWN else None
    if not clauses or at is None:
        return None
    clause = clauses[clause_at(clauses, at)]
    if clause.role == "ground" and clause.parent is not None:
        # "A said that, |contrary to B's claims that"
        clause = clauses[clause.parent]
    if clause.role != "content" or clause.parent is None:
        return None
    above = clauses[clause.parent]
    return next((o for o in before if o.verb is not None and above.start <= o.verb < above.end), None)


def _beside(frame: Frame, before: Sequence[Frame]) -> Frame | None:
    """Return the frame of who speaks beside what the text itself denies, else None: "contrary to claims, A said"."""
    if frame.denier is not OWN:
        return None
    told = (o for o in before if o.verb is None and o.start == o.at <= frame.start and o.holder.side != "isw")
    return next((o for o in told if o.evidence not in {"denied", UNSAID}), None)
