"""Words of the lexicon in a sentence: for each kind the longest entry at a word."""

from dataclasses import dataclass
from typing import Final

from reports.annotate.core.vocabulary.lexicon import Entry, Lexicon
from reports.annotate.core.vocabulary.paradigms import Form
from reports.annotate.core.vocabulary.words import Word

_NAMES: Final = frozenset(
    {
        "side",
        "speaker",
        "force",
        "unit",
        "not_name",
        "region",
        "geolocated",
        "capital",
        "media",
        "time",
        "given",
        "stranger",
    }
)
"""Kinds that a word with a capital inside a sentence can be: a village called East is no point of the compass."""
_ONE_OF: Final = frozenset({"deed", "repel", "try", "fail", "unable", "speech", "predicates", "deny", "doubt", "line"})
"""Kinds of which a word is only one: the longest phrase wins."""
_OPENS: Final = frozenset(':«"“„—–-•.!?')
_REACH: Final = 5
"""Words within which the second part of a loose phrase must stand."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words `i` to `j` that the lexicon knows: what they are, in which form."""

    kind: str
    key: str
    i: int
    j: int
    form: Form
    lemma: str
    sort: str

    @property
    def is_predicate(self) -> bool:
        """Whether it is a finite verb, or a phrase that stands for one."""
        return self.form.mood in {"past", "present", "passive"}


def find_spans(words: tuple[Word, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """Return what the lexicon knows of the words, in order; one word may be of several kinds."""
    out: list[Span] = []
    for at, word in enumerate(words):
        entries = lexicon.by_word.get(word.key)
        if entries is None:
            continue
        is_name = word.is_name_like and not opens(words, at)
        found: dict[str, Span] = {}
        for entry in entries:
            group = "one" if entry.kind in _ONE_OF else entry.kind
            if is_name and (entry.kind not in _NAMES):
                continue
            end = _end(words, at, entry)
            if not end:
                continue
            best = found.get(group)
            form = entry.form if not entry.head else entry.rest[entry.head - 1][words[at + entry.head].key]
            if best is None or _weight(end, entry.lemma, entry.sort) > _weight(best.j, best.lemma, best.sort):
                found[group] = Span(entry.kind, entry.key, at, end, form, entry.lemma, entry.sort)
            elif (best.kind, best.key, best.j, best.sort) == (entry.kind, entry.key, end, entry.sort):
                cases = best.form.cases | form.cases
                merged = Form(cases, best.form.mood or form.mood, best.form.many, own=best.form.own or form.own)
                found[group] = Span(best.kind, best.key, at, end, merged, best.lemma, best.sort)
        out.extend(found.values())
    return tuple(_without_inner(out))


def opens(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a word opens a sentence, a quotation or what stands behind a colon: its capital says nothing."""
    return (
        at == 0 or words[at - 1].text in _OPENS or not (words[at - 1].text.isalnum() or words[at - 1].text in ",;()'")
    )


def _end(words: tuple[Word, ...], at: int, entry: Entry) -> int:
    """Return behind which word an entry ends where it fits, else 0."""
    end = at + 1
    for choices in entry.rest:
        if end >= len(words) or words[end].key not in choices:
            return 0
        end += 1
    if entry.near:
        first = max(0, at - _REACH)
        window = [word.key for word in words[first : end + _REACH]]
        size = len(entry.near)
        if not any(tuple(window[k : k + size]) == entry.near for k in range(len(window) - size + 1)):
            return 0
    return end


def _weight(end: int, lemma: str, sort: str) -> tuple[int, bool, bool]:
    """Return what wins at one word: the longest, then a loose phrase, then what is no adjective."""
    return end, " + " in lemma, sort != "adjective"


def _without_inner(spans: list[Span]) -> list[Span]:
    """Drop what lies inside a longer phrase of the same group: "не мав успіху" is no "мати успіх"."""
    ones = [span for span in spans if span.kind in _ONE_OF]
    inner = {
        id(span)
        for span in ones
        for other in ones
        if other is not span and other.i <= span.i < span.j <= other.j and other.j - other.i > span.j - span.i
    }
    same = {
        id(span)
        for span in spans
        for other in spans
        if other.kind == span.kind
        and other.kind
        in {"speaker", "unlikely", "capital", "negation", "media", "side", "relation", "bearing", "carrier", "region"}
        and other is not span
        and other.i <= span.i
        and span.j <= other.j
        and other.j - other.i > span.j - span.i
    }
    # "тоді як": no "then"
    joined = {
        id(span)
        for span in spans
        for other in spans
        if span.kind in {"past", "negation"}
        and other.kind in {"join", "plain"}
        and other.i <= span.i
        and span.j <= other.j
        and other.j - other.i > span.j - span.i
    }
    return [span for span in spans if id(span) not in inner | same | joined]
