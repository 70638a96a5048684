"""Who stands for each clause, and what the sentence does to what it says: denies, doubts, denies nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geo.vocabulary import Actor, Evidence, Support
from reports.annotate.core.clauses import Clause
from reports.annotate.core.lexicon import Lexicon
from reports.annotate.core.parties import Party
from reports.annotate.core.spans import Span
from reports.lexicon.voices import Voice

_BESIDE: Final = 7
"""Words within which a speaker stands beside what makes it one."""
UNSPECIFIED: Final = "unspecified"


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose word something is; `side` is null where nobody's. Words from `i` to `j` are theirs."""

    claimant: str
    evidence: Evidence
    side: Actor | None
    i: int
    j: int


def find_holders(
    spans: Sequence[Span], clauses: Sequence[Clause], parties: Sequence[Party], lexicon: Lexicon, voice: Voice
) -> list[Holder]:
    """Return who stands for which words of a sentence; the publisher stands for all others."""
    out: list[Holder] = []
    end = clauses[-1].j if clauses else 0
    for span in spans:
        if span.kind == "according":
            speaker = _speaker(spans, span.j, span.j + _BESIDE, lexicon, after=True)
            out += [Holder(*_named(speaker, lexicon), 0, end)] if speaker is not None else []
        elif span.kind == "speech" and span.is_predicate:
            out += _by_verb(span, spans, clauses, parties, lexicon, voice)
        elif span.kind == "claim_nouns":
            clause = next(one for one in clauses if one.i <= span.i < one.j)
            speaker = _speaker(spans, span.j, span.j + _BESIDE, lexicon, after=True)
            last = clause.j
            following = next((one for one in clauses if one.i == clause.j), None)
            if following is not None and not following.is_contrast and _is_that(span, clause):
                last = following.j
            named = _named(speaker, lexicon) if speaker is not None else (UNSPECIFIED, "claimed", None)
            out.append(Holder(*named, span.i, last))
    return out


def _is_that(span: Span, clause: Clause) -> bool:
    """Tell whether what a noun of saying governs stands in the next clause: nothing else stands behind it."""
    return clause.j - span.j <= 5


def _named(speaker: Span, lexicon: Lexicon) -> tuple[str, Evidence, Actor | None]:
    row = lexicon.speakers[int(speaker.key)]
    return row["claimant"], row["evidence"], row.get("side")


def _speaker(spans: Sequence[Span], first: int, last: int, lexicon: Lexicon, *, after: bool) -> Span | None:
    found = [span for span in spans if span.kind == "speaker" and first <= span.i < last]
    return (found[0] if after else found[-1]) if found and lexicon.speakers else None


def _by_verb(
    span: Span,
    spans: Sequence[Span],
    clauses: Sequence[Clause],
    parties: Sequence[Party],
    lexicon: Lexicon,
    voice: Voice,
) -> list[Holder]:
    clause = next(one for one in clauses if one.i <= span.i < one.j)
    end = clauses[-1].j
    turn = next((one.i for one in clauses if one.i > span.i and one.is_contrast), end)
    behind = any(s.kind in {"deed", "repel", "try"} and s.i >= span.j for s in spans if s.i < turn)
    speaker = _speaker(spans, clause.i, span.i, lexicon, after=False) or _speaker(
        spans, span.j, span.j + _BESIDE, lexicon, after=True
    )
    if speaker is not None:
        named = _named(speaker, lexicon)
    else:
        subject = next((p for p in parties if clause.i <= p.i < clause.j and "nom" in p.cases and p.side), None)
        if subject is None:
            return []
        side = side_of(subject.side, voice.side)
        russian = side == "russian"
        named = ("Russian sources" if russian else "Ukrainian sources", "claimed" if russian else "reported", side)
    return [Holder(*named, span.j, turn)] if behind else [Holder(*named, 0, clause.j)]


def side_of(word: str, speaks_for: Actor | None) -> Actor | None:
    """
    Return the side that a word for one means in the mouth of who speaks for a side; null where that can't be told.

    >>> side_of("enemy", "russian"), side_of("own", "russian"), side_of("enemy", None)
    ('ukrainian', 'russian', None)
    """
    if word in {"russian", "ukrainian"}:
        return word  # type: ignore[return-value]
    if speaks_for is None or not word:
        return None
    return other(speaks_for) if word == "enemy" else speaks_for


def other(side: Actor) -> Actor:
    """Return the other side."""
    return "ukrainian" if side == "russian" else "russian"


@dataclass(frozen=True, slots=True)
class Grade:
    """What a statement is worth: its evidence, whose word it is, and what the sentence says about that."""

    evidence: Evidence
    claimant: str
    support: Support | None
