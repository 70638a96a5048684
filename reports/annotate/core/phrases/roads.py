"""Roads of a sentence: a code or two joined places behind a word for a road, or a code that only roads have."""

import re
from collections.abc import Sequence
from typing import Final

from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.vocabulary.paradigms import Form
from reports.annotate.core.vocabulary.words import Word

ROAD: Final = "road_name"
_CODE: Final = re.compile(r"[ТTМMНHРPОOСC][-–]?\d{2,6}(?:-\d{2,4})?")
_LOCAL: Final = re.compile(r"[ТT][-–]?\d{2}-?\d{2}")
"""A code of four digits is a road's wherever it stands; tanks and howitzers have two."""
_DASHES: Final = frozenset({"-", "–", "—"})


def find_roads(words: tuple[Word, ...], spans: Sequence[Span], text: str) -> list[Span]:
    """Return the roads that are named, each with its words as written; a road without a name is none."""
    out: list[Span] = []
    ends = {span.j: span.i for span in spans if span.kind == "road"}
    i = 0
    while i < len(words):
        j = _code_end(words, i, text, behind_word=i in ends)
        pair = _pair_end(words, j) if i in ends or j > i else 0
        # joined places alone are no road: their name begins with the word for one
        first = ends.get(i, i) if pair else i
        j = pair or j
        if j > i:
            out.append(Span(ROAD, text[words[first].start : words[j - 1].end], i, j, Form(), "", "word"))
        i = max(j, i + 1)
    return out


def _code_end(words: tuple[Word, ...], i: int, text: str, *, behind_word: bool) -> int:
    """Return behind which word a road's code ends that begins at one, else that word."""
    pattern = _CODE if behind_word else _LOCAL
    for j in (i + 3, i + 2, i + 1):
        if j <= len(words) and pattern.fullmatch(text[words[i].start : words[j - 1].end]):
            return j
    return i


def _pair_end(words: tuple[Word, ...], i: int) -> int:
    """Return behind which word joined places end that begin at a word ("Покровськ – Костянтинівка"), 0 for none."""
    if i < len(words) and _is_joined(words[i].text):
        return i + 1
    j = _name_end(words, i)
    end = 0
    while j > i and j + 1 < len(words) and words[j].text in _DASHES:
        following = _name_end(words, j + 1)
        if following == j + 1:
            break
        j = end = following
    return end


def _name_end(words: tuple[Word, ...], i: int) -> int:
    j = i
    while j < min(len(words), i + 2) and words[j].is_word and words[j].is_name_like:
        j += 1
    return j


def _is_joined(word: str) -> bool:
    parts = re.split(r"[-–]", word)
    return len(parts) > 1 and all(part[:1].isupper() and len(part) > 2 for part in parts)
