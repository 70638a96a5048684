"""A sentence with all that was found in it, and the statements that are read from it."""

from dataclasses import dataclass, field
from typing import Final

from geo.vocabulary import Action, Actor
from reports.annotate.core.phrases.clauses import Clause
from reports.annotate.core.phrases.parties import Party
from reports.annotate.core.phrases.place_name import Grounds, PlaceName
from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.stance import Grade, Holder, side_of
from reports.annotate.core.vocabulary.lexicon import Lexicon
from reports.annotate.core.vocabulary.words import Word
from reports.lexicon.voices import Voice

_QUOTES: Final = frozenset('«"“„')
_CLOSING: Final = frozenset('»"”“')
_ONE_WORD: Final = 3
"""Words with both marks up to which a quotation is only a word or two that the publisher sets apart."""


@dataclass(slots=True)
class Statement:
    """One deed: what the sentence says happened, where and who did it; `at` is the word of the deed."""

    action: Action
    actor: Actor | None
    names: list[PlaceName]
    at: int
    key: str
    clause: int
    grade: Grade | None = None
    is_named: bool = False
    is_part: bool = False
    roads: tuple[str, ...] = ()


@dataclass(slots=True)
class Subject:
    """The last party that acted in a paragraph, and whether it was many."""

    side: Actor | None = None
    many: bool | None = None


@dataclass(slots=True)
class Scene:
    """
    A sentence with all that was found in it; `denier` is who is named as denying something, null where nobody is.

    `is_quoted` tells that it stands in a quotation of several sentences; `topic` is the place that a sentence before it
    in the paragraph consists of; `gains_before` are the gains of the sentence just before.
    """

    words: tuple[Word, ...]
    spans: tuple[Span, ...]
    parties: tuple[Party, ...]
    grounds: Grounds
    clauses: tuple[Clause, ...]
    holders: list[Holder]
    lexicon: Lexicon
    voice: Voice
    subject: Subject = field(default_factory=Subject)
    denier: str | None = None
    is_quoted: bool = False
    topic: PlaceName | None = None
    gains_before: list[Statement] = field(default_factory=list)

    def within(self, clause: Clause, *kinds: str) -> list[Span]:
        """Return the spans of some kinds in a clause."""
        return [span for span in self.spans if span.kind in kinds and clause.i <= span.i < clause.j]

    def has(self, kind: str, first: int, last: int) -> bool:
        """Tell whether a span of a kind begins between two words."""
        return any(span.kind == kind and first <= span.i < last for span in self.spans)

    def is_numbered(self, span: Span) -> bool:
        """Tell whether a body of troops is told apart: "3-ї штурмової бригади", "перша бригада", "батальйон «Азов»"."""
        first = max(0, span.i - 5)
        before = self.words[first : span.i]
        is_counted = any(word.text[:1].isdigit() for word in before) or self.has("ordinal", first, span.i)
        if is_counted and not any(word.text in ",;:" for word in before):
            return True
        behind = self.words[span.j : span.j + 2]
        return len(behind) == 2 and behind[0].text in _QUOTES and behind[1].text[:1].isupper()

    def side(self, party: Party) -> Actor | None:
        """Return the side of a party in the mouth of who stands for its words."""
        holder = self.holder_at(party.i)
        if party.side == "theirs":
            return holder.side if holder is not None else None
        told = holder.side if holder is not None else None
        # in quotation marks "we" are those who say it, elsewhere the publisher puts it in its own words
        speaks_for = (
            (told or self.voice.side) if self.is_quoted or self._is_quoted(party.i) else (self.voice.side or told)
        )
        return side_of(party.side, speaks_for)

    def _is_quoted(self, at: int) -> bool:
        """Tell whether a word stands in quotation marks with more than itself: "«Ми взяли А»", not "«наші»"."""
        texts = [word.text for word in self.words]
        first = next((k for k in range(at, -1, -1) if texts[k] in _QUOTES | _CLOSING), None)
        last = next((k for k in range(at, len(texts)) if texts[k] in _CLOSING), None)
        return first is not None and last is not None and texts[first] in _QUOTES and last - first > _ONE_WORD

    def is_set_apart(self, at: int) -> bool:
        """Tell whether a word stands in quotation marks alone: "росіяни «взяли» А", by their own word only."""
        texts = [word.text for word in self.words]
        return 0 < at < len(texts) - 1 and texts[at - 1] in _QUOTES and texts[at + 1] in _CLOSING

    def speaks_for(self, at: int) -> Actor | None:
        """Return the side of who stands for a word, else the publisher's."""
        holder = self.holder_at(at)
        return holder.side if holder is not None and holder.side is not None else self.voice.side

    def holder_at(self, at: int) -> Holder | None:
        """Return who stands for a word, null for the publisher; the narrowest wins."""
        found = [holder for holder in self.holders if holder.i <= at < holder.j]
        return min(found, key=lambda holder: holder.j - holder.i, default=None)
