"""Sentences that are quoted nowhere: they tell of Ukrainian positions, units or intentions."""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from reports.annotate.core.vocabulary.language import UNREAD, find_language
from reports.annotate.evidence.attribution import find_frames
from reports.annotate.evidence.fronted_attribution import find_attributions
from reports.annotate.spans.units import find_units
from reports.claims.told import names_unit
from reports.lexicon.load import LANGUAGES, load_lexicon
from reports.report import Report
from reports.text.footnotes import FOOTNOTE
from reports.text.invisible import readable
from reports.text.tokens import mask

_LATIN: Final = ("en",)
_CYRILLIC: Final = ("en", "uk", "ru")
_CYRILLIC_LETTER: Final = re.compile(r"[\u0400-\u04ff]")
_INFLECTED: Final = frozenset({"uk", "ru"})
_WORD: Final = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[.;:!?()]")
_BREAKS: Final = frozenset(".;:!?")
_OWNED_WITHIN: Final = 4
_AUXILIARIES: Final = 6
_OBJECT_WITHIN: Final = 14
_AIM_WITHIN: Final = 9
_SUPPLY_WITHIN: Final = 12
_FURTHER: Final = 2
_KNOWN: Final = ("over", "neutral", "speaking", "sides", "leading")
"""The lists of what tells nothing of a force that it stands beside."""
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
    languages = _CYRILLIC if _CYRILLIC_LETTER.search(text) else _LATIN
    own = _LATIN[0] if languages is _LATIN else find_language(text)  # whose lists know what a text may tell
    readers = (_Reader(words, one, is_own=own in {one, UNREAD}) for one in languages)
    return any(reader.tells() for reader in readers) or names_unit_at_work(text)


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
    language = find_language(text)
    if language is not None:
        return any(names_unit(text, language=one) for one in LANGUAGES if language in {one, UNREAD})
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
    """Return the phrases of a word list by their first word, in an inflected language by its first letter."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in load_lexicon("withheld", language).get(name, []):
        words = tuple(phrase.replace("’", "'").split())
        out.setdefault(words[0][:1] if language in _INFLECTED else words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in out.items()}


_WHOLE: Final = frozenset({"places", "being", "between", "leading"})
"""The lists of small words, which stand whole in an inflected language too."""
_BEGINNING: Final = ("forces_alone", "sides", "posts", "planners", "aims", "formations", "supplying")
"""The lists of which a word has to begin a phrase where anything that is kept back begins."""


@cache
def _beginnings(language: str) -> frozenset[str]:
    return frozenset(first for name in _BEGINNING for first in _phrases(language, name))


class _Reader:
    """The words of a sentence, asked in one language; the order of its questions does not matter."""

    def __init__(self, words: Sequence[str], language: str, *, is_own: bool = True) -> None:
        self.words = words
        self.language = language
        self.is_own = is_own
        self.further = _FURTHER if language in _INFLECTED else 0
        self.keys = [word[:1] for word in words] if language in _INFLECTED else words
        self.same: Callable[[str, str], bool] = str.startswith if language in _INFLECTED else str.__eq__

    def at(self, name: str, at: int) -> int:
        """Return how many words from a place on are a phrase of a list, 0 where none is."""
        if not 0 <= at < len(self.words):
            return 0
        same = str.__eq__ if name in _WHOLE else self.same  # "в" is no beginning of "відбили"
        for phrase in _phrases(self.language, name).get(self.keys[at], ()):
            here = self.words[at : at + len(phrase)]
            if len(here) == len(phrase) and all(map(same, here, phrase)):
                return len(phrase)
        return 0

    def tells(self) -> bool:
        """Tell whether any place of the sentence begins what is kept back."""
        asked = (
            *(self._owns_post, self._plans, self._moves, self._is_formation, self._is_unknown, self._is_somewhere),
            self._is_supplied,
        )
        begins = _beginnings(self.language)
        places = [at for at, key in enumerate(self.keys) if key in begins]
        return any(ask(at) for at in places for ask in asked)

    def _is_somewhere(self, at: int) -> bool:
        """Tell whether a force begins here of which the sentence says where it is."""
        end = self._force(at)
        return end > 0 and self._stands(end)

    def _stops(self, at: int) -> bool:
        return self.words[at] in _BREAKS or self.at("others", at) > 0

    def _force(self, at: int) -> int:
        """Return where a Ukrainian force that begins at a place ends, 0 where none does."""
        if alone := self.at("forces_alone", at):
            if self.at("others", at - 1):
                return 0
            last = at + alone + (self.words[at + alone - 1] == "of")  # "defenders of Siversk"
            while more := self.at("forces", last):  # "украинские дроны"
                last += more
            return last
        if not self.at("sides", at):
            return 0
        for end in range(at + 1, min(at + 4, len(self.words))):
            if self._stops(end):
                return 0
            if length := self.at("forces", end):
                last = end + length
                while more := self.at("forces", last):  # "Ukrainian infantry units"
                    last += more
                return last
        return 0

    def _owns_post(self, at: int) -> bool:
        """Tell whether a place of somebody's begins here: "Ukrainian trenches", "trenches of the Ukrainian army"."""
        if self.at("sides", at):
            for near in range(at + 1, min(at + 1 + _OWNED_WITHIN, len(self.words))):
                if self._stops(near) or self.at("harming", near):
                    return False
                if post := self.at("posts", near):
                    return not self.at("harming", near + post)  # "a Ukrainian HIMARS strike" is a deed
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
        if self.words[at : at + 1] == ["of"]:  # "the garrison of Chasiv Yar"
            at = next((near for near in range(at + 2, at + 5) if self.at("holding", near)), at)
        while at < min(end + _AUXILIARIES, len(self.words)):
            using = self.at("using", at)
            if self.at("holding", at) or (using and self.at("starting", at + using)):
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
        if self.at("sides", at) and self.at("aimed", at + 1):  # "Ukrainian counterattacks are planned"
            behind = range(at + 2, min(at + 5, len(self.words)))
            return any(self.at("aims", near) for near in behind)
        if self.at("aims", at):
            for near in range(at + 1, min(at + 4, len(self.words))):
                if self.at("sides", near):
                    return self._aims(near + 1)
        return False

    def _is_unknown(self, at: int) -> bool:
        """Tell whether something Ukrainian is named of which no list says that it tells nothing: that is kept back."""
        if not self.is_own:
            return False
        end = self._force(at)
        if end:
            near = end
            while near < min(end + _AUXILIARIES, len(self.words)) and (
                self.at("between", near) or self.words[near].endswith("ly")
            ):
                near += 1
            if near >= len(self.words) or self._leads_on(near) or any(self.at(name, near) for name in _KNOWN):
                return False
            # where words stand in any order, what is told of a force may stand behind when and where
            further = range(near + 1, min(near + 1 + self.further, len(self.words)))
            ahead = itertools.takewhile(lambda k: not self._leads_on(k), further)
            return not any(self.at("over", k) or self.at("speaking", k) for k in ahead)
        if self.at("sides", at) and not self.at("ours", at):
            behind = [near for near in range(at + 1, min(at + 4, len(self.words))) if not self._leads_on(near)]
            return bool(behind) and not any(self.at("neutral", near) for near in behind)
        return False

    def _leads_on(self, at: int) -> bool:
        return self.words[at] in _BREAKS or self.words[at] in {"(", ")"} or self.words[at].isdigit()

    def _moves(self, at: int) -> bool:
        """Tell whether the country itself does something with its forces: "Ukraine has moved three brigades"."""
        if not self.at("planners", at) or self._force(at):
            return False
        for verb in range(at + 1, min(at + 5, len(self.words))):
            if self.at("holding", verb):
                behind = range(verb + 1, min(verb + 6, len(self.words)))
                return any(self.at("forces", near) and not self._stops(near - 1) for near in behind)
            if not self.at("between", verb):
                return False
        return False

    def _is_supplied(self, at: int) -> bool:
        """Tell whether a word of supply here is Ukraine's, with its way: "the bridge is how Kyiv feeds the front"."""
        length = self.at("supplying", at)
        if not length:
            return False
        first = max((k + 1 for k in range(at) if self.words[k] in _BREAKS), default=0)
        last = next((k for k in range(at, len(self.words)) if self.words[k] in _BREAKS), len(self.words))
        if not any(self.at("ways", k) and not self.at("others", k - 1) for k in range(first, last)):
            return False
        for near in range(at - 1, max(first, at - _SUPPLY_WITHIN) - 1, -1):
            if whose := self._whose(near):
                return whose != "others"
        behind = (whose for near in range(at + length, min(at + length + 5, last)) if (whose := self._whose(near)))
        return next(behind, "others") != "others"

    def _whose(self, at: int) -> str:
        """Return the list in which a word names a side of the war, empty for any other word."""
        if self.at("others", at) or self.at("foes", at):
            return "others"
        if not self.words[at].endswith("'s") and (self.at("places", at - 1) or self.at("beside", at - 1)):
            return ""  # "in Ukraine" is where, and not whose
        return next((name for name in ("planners", "sides", "forces_alone", "supplied") if self.at(name, at)), "")

    def _is_formation(self, at: int) -> bool:
        """Tell whether a formation is named that does not merely speak: "the Azov Brigade fights"."""
        length = self.at("formations", at)
        unit = self.at("forces", at + length) if length else 0
        if not unit:
            return False
        around = (*range(at + length + unit, at + length + unit + 3), at - 1, at - 2, at - 3)
        return not any(self.at("speaking", near) for near in around)

    def _aims(self, start: int) -> bool:
        if self.words[start : start + 1] == ["have"]:  # "may have advanced"
            return False
        for near in range(start, min(start + _AIM_WITHIN, len(self.words))):
            if self._stops(near):
                return False
            if self.at("aimed", near):
                return True
        return False
