"""The frame of evidence as a value: which words stand under whose authority, and who denies them."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from reports.annotate.spans.speakers import UNSPECIFIED, Claimant

UNSAID: Final = "unsaid"
"""Evidence of what a sentence says that somebody did not say: it proves nothing."""


@dataclass(frozen=True, slots=True)
class Frame:
    """
    Evidence that rules from `at` to the next frame.

    `replaces` tells that what the frame before showed is only the ground of this one ("shows ..., indicating that");
    `anaphoric` that its support stands in an earlier sentence. `start` is where its words begin;
    `speaker` who speaks where the claim is another's ("A denied B's claim that"); `denier` who denies what is told, OWN
    where the text itself does, null where nobody does; `verb` is where its verb of speech
    stands, null for all but speech; `until` where it ends, null where the next frame or the sentence ends it;
    `goes_on` that whoever spoke before goes on ("denied this, saying that"); `tells_noun` that a noun is told, and not
    a clause ("A's statements about the loss of B"); `vague` that no list knows who tells or how, so that what is said
    is read as strictly as the text's own words.
    """

    start: int
    at: int
    evidence: str
    claimant: Claimant
    source_date: date | None = None
    support: str | None = None
    replaces: bool = False
    anaphoric: bool = False
    points_back: bool = False
    speaker: Claimant | None = None
    denier: Claimant | None = None
    verb: int | None = None
    until: int | None = None
    goes_on: bool = False
    tells_noun: bool = False
    vague: bool = False

    @property
    def holder(self) -> Claimant:
        """Who speaks in these words, be it about somebody else's claim."""
        return self.speaker or self.claimant

    @property
    def teller(self) -> Claimant:
        """Whose side these words take: who claims, and where nobody is known to, who speaks of it."""
        return self.holder if self.claimant is UNSPECIFIED else self.claimant
