"""Quotations of several sentences in the languages of the core: where they run, and whose words they are."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reports.annotate.core.read import Told, read_scene
from reports.annotate.core.stance import Holder
from reports.lexicon.load import LANGUAGES
from reports.lexicon.voices import Voice
from reports.report import Sentence
from reports.text.invisible import readable

_CLOSED_BY: Final = {"«": "»", "„": "“”", "“": "”", '"': '"'}
_MOST: Final = 8
"""Sentences that one quotation may have: a mark that is never closed quotes nothing."""


def find_quotations(sentences: Sequence[Sentence]) -> dict[int, tuple[int, int]]:
    """
    Return for each sentence of a quotation of several sentences the first and the last of them.

    >>> find_quotations([])
    {}
    """
    out: dict[int, tuple[int, int]] = {}
    mark, first, paragraph = "", 0, -1
    for number, sentence in enumerate(sentences):
        if sentence.paragraph != paragraph:
            mark, paragraph = "", sentence.paragraph
        for char in sentence.text:
            if not mark and char in _CLOSED_BY:
                mark, first = char, number
            elif mark and char in _CLOSED_BY[mark]:
                if first < number < first + _MOST:
                    out.update(dict.fromkeys(range(first, number + 1), (first, number)))
                mark = ""
    return out


def find_teller(
    sentences: Sequence[Sentence], languages: Sequence[str | None], run: tuple[int, int], voice: Voice
) -> Holder | None:
    """
    Return whose words a quotation of several sentences is: who is named behind it, else before it; null for nobody.

    The holder is of no words yet: `i` and `j` are those of the sentence that names it.
    """
    for number, at in ((run[1], 0), (run[0], -1)):
        language = languages[number]
        if language not in LANGUAGES:
            continue
        scene = read_scene(readable(sentences[number].text), language=language, voice=voice, told=Told())
        marks = set(_CLOSED_BY) | set("".join(_CLOSED_BY.values()))
        edge = next((k for k, word in enumerate(scene.words) if word.text in marks), 0)
        holder = scene.holder_at(at % len(scene.words)) if scene.words else None
        is_nobody = at == 0 and holder is not None and holder.by[0] < 0  # "», — сказав дід": nobody known
        if holder is not None and (is_nobody or (holder.by[0] > edge if at == 0 else 0 <= holder.by[0] < edge)):
            return replace(holder, by=(-1, -1))
    return None
