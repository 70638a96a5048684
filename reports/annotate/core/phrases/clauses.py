"""Clauses: a sentence is cut between two predicates, at the last mark or link that does not join a list of names."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reports.annotate.core.phrases.place_name import Grounds
from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.vocabulary.lexicon import Lexicon
from reports.annotate.core.vocabulary.words import Word

_STRONG: Final = frozenset({";", ":", "—", "–"})
_PREDICATES: Final = frozenset(
    {"deed", "repel", "try", "fail", "unable", "speech", "predicates", "deny", "doubt", "wiped_out"}
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Words `i` to `j`; `is_contrast` marks one that opens with "but"."""

    i: int
    j: int
    is_contrast: bool = False


def clause_of(clauses: Sequence[Clause], at: int) -> Clause:
    """
    Return the clause that a word stands in; a word beyond the sentence raises `StopIteration`.

    >>> clause_of((Clause(0, 3), Clause(3, 5)), 3)
    Clause(i=3, j=5, is_contrast=False)
    """
    return next(one for one in clauses if one.i <= at < one.j)


def find_clauses(
    words: tuple[Word, ...], spans: Sequence[Span], grounds: Grounds, lexicon: Lexicon
) -> tuple[Clause, ...]:
    """Return the clauses of a sentence: every word is in exactly one."""
    predicates = _predicates(words, spans, grounds, lexicon)
    joins = {span.i: span for span in spans if span.kind == "join"}
    names = {name.i for name in grounds.names} | {name.j for name in grounds.names}
    cuts: list[tuple[int, bool]] = []
    for (_, end), (start, _) in itertools.pairwise(predicates):
        cut = _cut_between(words, end, start, joins=joins, grounds=grounds, names=names)
        if cut is not None:
            cuts.append(cut)
    more = {*_second_speakers(words, spans), *_second_sides(words, spans, grounds)} - {at for at, _ in cuts}
    cuts = sorted([*cuts, *((at, False) for at in more)])
    edges = [(0, False), *cuts, (len(words), False)]
    return tuple(
        Clause(first, last, is_contrast=contrast)
        for (first, contrast), (last, _) in itertools.pairwise(edges)
        if last > first
    )


def _second_speakers(words: tuple[Word, ...], spans: Sequence[Span]) -> list[int]:
    """Return where somebody else speaks without a verb: "А заявив про ..., | Б — про ..."."""
    about = {span.i for span in spans if span.kind == "about"}
    return [
        span.i
        for span in spans
        if span.kind in {"capital", "speaker"}
        and span.i > 0
        and span.j + 1 in about
        and words[span.i - 1].text == ","
        and words[span.j].text in _STRONG
    ]


def _second_sides(words: tuple[Word, ...], spans: Sequence[Span], grounds: Grounds) -> list[int]:
    """Return where a semicolon parts a side with its own deed, though the lexicon lacks the verb."""
    marks = [k for k, word in enumerate(words) if word.text == ";" and k not in grounds.taken]
    out = []
    for k, end in itertools.pairwise([*marks, len(words)]):
        behind = [span for span in spans if k < span.i < end]
        acts = any(span.kind in {"side", "force"} and "nom" in span.form.cases for span in behind)
        out += [k + 1] if acts and any(span.kind == "deed" for span in behind) else []
    return out


def _predicates(
    words: tuple[Word, ...], spans: Sequence[Span], grounds: Grounds, lexicon: Lexicon
) -> list[tuple[int, int]]:
    known = {k for span in spans for k in range(span.i, span.j)} | grounds.taken
    out = [(span.i, span.j) for span in spans if span.kind in _PREDICATES and span.sort != "noun" and _is_finite(span)]
    out += [
        (at, at + 1)
        for at, word in enumerate(words)
        if at not in known
        and len(word.key) >= lexicon.least_verb
        and word.text.islower()
        and word.key.endswith(lexicon.verb_endings)
    ]
    return sorted(out)


def _is_finite(span: Span) -> bool:
    return span.is_predicate or (span.sort == "word" and span.kind != "deed")


def _cut_between(
    words: tuple[Word, ...],
    end: int,
    start: int,
    *,
    joins: dict[int, Span],
    grounds: Grounds,
    names: set[int],
) -> tuple[int, bool] | None:
    strong = [k for k in range(end, start) if words[k].text in _STRONG and k not in grounds.taken]
    if strong:
        return strong[-1] + 1, _opens_contrast(strong[-1] + 1, joins)
    for k in range(start - 1, end - 1, -1):
        is_list = k in names and (k + 1 in names or (any(n in names for n in (k + 2, k + 3)) and k + 1 in joins))
        if k in joins and not (k in names and k + 1 in names):
            return k, joins[k].key == "contrast"
        if words[k].text == "," and not is_list:
            return k + 1, _opens_contrast(k + 1, joins)
    return None


def _opens_contrast(at: int, joins: dict[int, Span]) -> bool:
    return at in joins and joins[at].key == "contrast"
