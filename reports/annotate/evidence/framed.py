"""A sentence as the passes over framings see it: its tokens, phrases and clauses, and the frames known before."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reports.annotate.clause import Clause
from reports.annotate.evidence.denials import parties_of
from reports.annotate.evidence.frame import Frame
from reports.annotate.spans.phrases import Phrase
from reports.annotate.spans.speakers import OWN, UNSPECIFIED, Claimant, evidence_of
from reports.lexicon.load import words_of
from reports.text.dates import DateMention
from reports.text.tokens import Token

NEGATIONS: Final = frozenset({"not", "never", "no", "hardly", "nothing", "nobody"})
LEAST: Final = "claimed"
"""The grade of what is told in a way that nobody knows."""
_REPORTING: Final = words_of("evidence", "reporting")


@dataclass(frozen=True, slots=True)
class Framed:
    """A sentence with the phrases of framing in it; `frames` are those found before, `deeds` where verbs begin."""

    text: str
    tokens: list[Token]
    starts: list[int]
    phrases: list[Phrase]
    clauses: Sequence[Clause]
    frames: Sequence[Frame]
    dates: list[DateMention]
    deeds: Sequence[int]

    def kinds(self, start: int, end: int) -> set[str]:
        """Return the kinds of phrases between two offsets; one that is negated counts for nothing."""
        out = set()
        for phrase in self.phrases:
            before = {token.low for token in self.tokens[max(0, phrase.first - 2) : phrase.first]}
            if start <= self.tokens[phrase.first].start < end and not before & NEGATIONS:
                out.add(phrase.kind)
        return out

    def rejection(self, start: int, end: int) -> tuple[Claimant, Claimant]:
        """Return whose claim the words between two offsets reject, and who rejects it."""
        found = (p for p in self.phrases if p.kind == "reject" and start <= self.tokens[p.first].start < end)
        phrase = next(found, None)
        if phrase is None:
            return UNSPECIFIED, OWN
        behind = self.text[self.tokens[phrase.last - 1].end : end]
        return parties_of(self.text[start : self.tokens[phrase.first].start], behind)

    def words(self, start: int, end: int) -> list[str]:
        """Return the words between two offsets in lower case."""
        return [token.low for token in self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]]

    def ruling(self, at: int) -> Frame | None:
        """Return the frame found before that rules at an offset."""
        held = [frame for frame in self.frames if frame.at <= at and (frame.until is None or at < frame.until)]
        return max(held, key=lambda frame: frame.at, default=None)

    def is_others(self, at: int) -> bool:
        """Tell whether somebody else's word rules at an offset already."""
        frame = self.ruling(at)
        return frame is not None and frame.evidence not in {"assessed", "geolocated"}


def grade_told(whose: Claimant, words: Sequence[str] = ()) -> str:
    """
    Return the grade of what somebody tells in some words: the least one where neither who nor how is known.

    >>> grade_told(UNSPECIFIED), grade_told(UNSPECIFIED, ["a", "gunner", "reported"])
    ('claimed', 'reported')
    """
    verb = next((word for word in reversed(words) if word in _REPORTING), "")
    return LEAST if whose is UNSPECIFIED and not verb else evidence_of(whose, verb)
