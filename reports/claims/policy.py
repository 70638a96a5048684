"""Sentences that are quoted nowhere: they tell of Ukrainian positions, units or intentions."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from reports.annotate.evidence.attribution import find_frames
from reports.annotate.evidence.fronted_attribution import find_attributions
from reports.annotate.spans.units import find_units
from reports.lexicon.load import load_lexicon
from reports.report import Report
from reports.text.footnotes import FOOTNOTE
from reports.text.invisible import readable
from reports.text.tokens import mask

_LANGUAGES: Final = ("en", "uk", "ru")
_INFLECTED: Final = frozenset({"uk", "ru"})
_WORD: Final = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[.;:!?()]")
_BREAKS: Final = frozenset(".;:!?")
_OWNED_WITHIN: Final = 4
_AUXILIARIES: Final = 6
_OBJECT_WITHIN: Final = 14
_AIM_WITHIN: Final = 9
_LONGEST: Final = 6_000
"""Letters of a sentence beyond which it is kept back unread: nobody can say what it tells."""


@cache
def tells_of_ukrainian_forces(sentence: str) -> bool:
    """
    Tell whether a sentence tells of Ukrainian positions, units or intentions, whichever claim it also carries.

    Units that merely speak are no reason, nor are deeds that are over: an advance, a repelled attack.

    >>> tells_of_ukrainian_forces("Ukrainian troops keep a command post in Lubny; Russian forces advanced there.")
    True
    >>> tells_of_ukrainian_forces("Ukrainian forces repelled Russian attacks near Lubny and advanced east of Reni.")
    False
    """
    text = readable(sentence)
    if len(text) > _LONGEST:
        return True
    words = _WORD.findall(text.casefold().replace("’", "'"))
    return any(_Reader(words, language).tells() for language in _LANGUAGES) or names_unit_at_work(text)


def hide_title(report: Report) -> Report:
    """Return a report without a title that tells of Ukrainian forces; its id then says only its day and edition."""
    if not tells_of_ukrainian_forces(report.title) and not tells_of_ukrainian_forces(report.source.replace("-", " ")):
        return report
    report_id = report.report_id.replace(report.source, "report", 1)
    return replace(report, title="", source="report", report_id=report_id)


def names_unit_at_work(sentence: str) -> bool:
    """
    Tell whether a sentence names a Ukrainian unit otherwise than as the one who says it.

    >>> names_unit_at_work("The Ukrainian 1st Mechanized Brigade reported that Russian forces advanced near Lubny.")
    False
    >>> names_unit_at_work("Footage shows the Ukrainian 1st Mechanized Brigade in Lubny.")
    True
    """
    text = readable(sentence)
    text = mask(text, [match.span() for match in FOOTNOTE.finditer(text)])
    units = [unit for unit in find_units(text) if unit.is_ukrainian]
    if not units:
        return False
    spoken = [(found.start, found.end) for found in find_attributions(text, [])]
    spoken += [
        (frame.start, frame.at) for frame in find_frames(text, dates=[], previous=None) if frame.claimant.side != "isw"
    ]
    return any(not any(start <= unit.start < end for start, end in spoken) for unit in units)


@cache
def _phrases(language: str, name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases of a word list by the first letters of their first word."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in load_lexicon("withheld", language).get(name, []):
        words = tuple(phrase.replace("’", "'").split())
        out.setdefault(words[0][:1], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in out.items()}


class _Reader:
    """The words of a sentence, asked in one language; the order of its questions does not matter."""

    def __init__(self, words: Sequence[str], language: str) -> None:
        self.words = words
        self.language = language
        self.same: Callable[[str, str], bool] = str.startswith if language in _INFLECTED else str.__eq__

    def at(self, name: str, at: int) -> int:
        """Return how many words from a place on are a phrase of a list, 0 where none is."""
        if not 0 <= at < len(self.words):
            return 0
        for phrase in _phrases(self.language, name).get(self.words[at][:1], ()):
            here = self.words[at : at + len(phrase)]
            if len(here) == len(phrase) and all(map(self.same, here, phrase)):
                return len(phrase)
        return 0

    def tells(self) -> bool:
        """Tell whether any place of the sentence begins what is kept back."""
        return any(
            self._owns_post(at) or self._plans(at) or ((end := self._force(at)) > 0 and self._stands(end))
            for at in range(len(self.words))
        )

    def _stops(self, at: int) -> bool:
        return self.words[at] in _BREAKS or self.at("others", at) > 0

    def _force(self, at: int) -> int:
        """Return where a Ukrainian force that begins at a place ends, 0 where none does."""
        if alone := self.at("forces_alone", at):
            return at + alone
        if not self.at("sides", at):
            return 0
        for end in range(at + 1, min(at + 4, len(self.words))):
            if self._stops(end):
                return 0
            if self.at("forces", end):
                while self.at("forces", end + 1):
                    end += 1  # noqa: PLW2901 - "Ukrainian infantry units": the last noun is the end
                return end + 1
        return 0

    def _owns_post(self, at: int) -> bool:
        """Tell whether a place of somebody's begins here: "Ukrainian trenches", "trenches of the Ukrainian army"."""
        if self.at("sides", at):
            for near in range(at + 1, min(at + 1 + _OWNED_WITHIN, len(self.words))):
                if self._stops(near) or self.at("harming", near):
                    return False
                if self.at("posts", near):
                    return True
        length = self.at("posts", at)
        behind = range(at + length, min(at + length + 4, len(self.words)))
        for near in behind if length else ():
            if self._stops(near):
                return False
            if self.at("sides", near) or self._force(near):
                return True
        return False

    def _stands(self, end: int) -> bool:
        """Tell whether a force that ends at a place is told where it is: it holds, is there, or has a post."""
        at = end
        while at < min(end + _AUXILIARIES, len(self.words)):
            if self.at("holding", at):
                return True
            if self.at("places", at) or (self.at("being", at) and self.at("places", at + 1)):
                return True
            if not (self.at("between", at) or self.words[at].endswith("ly")):
                break
            at += 1
        for near in range(end, min(end + _OBJECT_WITHIN, len(self.words))):
            if self._stops(near) or self.at("harming", near):
                return False
            if self.at("posts", near):
                return True
        return False

    def _plans(self, at: int) -> bool:
        """Tell whether an intention begins here: "Ukrainian forces plan to attack", "a planned Ukrainian attack"."""
        begins = self.at("planners", at)
        end = max(self._force(at), at + begins if begins else 0)
        if end:
            for near in range(end, min(end + 4, len(self.words))):
                if self._stops(near):
                    break
                if self.at("aims", near):
                    return self._aims(near + 1)
        if self.at("aims", at):
            for near in range(at + 1, min(at + 4, len(self.words))):
                if self.at("sides", near):
                    return self._aims(near + 1)
        return False

    def _aims(self, start: int) -> bool:
        for near in range(start, min(start + _AIM_WITHIN, len(self.words))):
            if self._stops(near):
                return False
            if self.at("aimed", near):
                return True
        return False
