"""Words that contradict a claim: the other side still holds the place, or the place has not been taken."""

import re
from dataclasses import dataclass
from typing import Final

from geo.vocabulary import Actor
from reports.annotate.spans.sides import other_side
from reports.lexicon.load import any_of, any_word, load_lexicon
from reports.search.pattern import Pattern

_TURN: Final = re.compile(r"(?:^|,? (?:but|though|although|however|while|whereas|yet)\b|;|—|–)")
_CONTRARY: Final = re.compile(
    r"\b(?:ISW|[Gg]eolocat\w+|footage|imagery|evidence|officials?|Staff|[Ss]pokes\w+|sources?|milblog\w+|[Cc]ommander"
    r"|observer|[Mm]ashovets|officer|[Bb]rigade|[Bb]attalion|[Cc]orps|Forces)\b"
)
_CARPS: Final = re.compile(rf"\b{any_word('evidence', 'carping')}\b")
_ADVERBS: Final = (
    r"(?:(?:still|likely|reportedly|currently|also|actually|in fact|fully|firmly|at least|as of \w+ \d+,?) ){0,3}"
)
_HOLDS: Final = Pattern(
    r"\b(?P<side>Russian|Ukrainian) (?:forces|troops|units|soldiers|servicem\w+|defenders|elements) "
    rf"{_ADVERBS}(?:continue[sd]? to |remain(?:s|ed)? in )?{_ADVERBS}"
    r"(?:hold|held|control|controlled|maintain|maintained|retain|retained|defend|operate|operating|are operating"
    r"|remain(?:ed)?(?= (?:in|within))|occupy)\b"
)
_UNDER: Final = Pattern(r"\b(?:remains?|is still|was still|remained) (?:under|in) (?P<side>Russian|Ukrainian)\b")
_NOT_TAKEN: Final = Pattern(
    r"\b(?P<side>Russian|Ukrainian) (?:forces|troops|units) (?:have|had|did|do) (?:not|yet to)"
    rf" (?:yet |fully )?{any_word('evidence', 'untaken')}d?\b"
)
_PERHAPS: Final = re.compile(rf"\b{any_of(load_lexicon('evidence')['unsure'])}\b")
_STILL: Final = re.compile(r"\b(?:still|continue\w*|remain\w*|not|yet to)\b")
_PLACE_LIKE: Final = re.compile(
    r"(?<=[a-z,;] )(?!Russian|Ukrainian|ISW|MoD|General|Staff|The|[A-Z][a-z]+ \d)[A-Z][a-z’'-]{2,}"
)
_POINTS_BACK: Final = re.compile(
    r"\b(?:the|this|that) (?:settlement|village|town|city|station)\b(?! of)|\bthere\b(?! (?:is|are|was|were))"
    r"|\b(?:the|its) (?:(?:(?:north|south|east|west)\w*|central|other|remaining) )?"
    r"(?:part|half|third|outskirts|edge|center|centre|rest|remainder)\b(?! of)|\b(?:much|half|most|part) of it\b"
)


@dataclass(frozen=True, slots=True)
class Rebuttal:
    """
    From `start` on a sentence says that `holder` still has the place that `words` name or point back at.

    `carps_at` is where the verb of speech stands of who finds fault with another's word, null where nobody does.
    """

    start: int
    holder: Actor
    words: str
    carps_at: int | None = None

    @property
    def points_back(self) -> bool:
        """Whether the words mean a place named before ("the settlement")."""
        return _POINTS_BACK.search(self.words) is not None


def _is_answer(before: str, after: str) -> bool:
    """Tell whether the words after the turn are about a place named before it, or point back at one."""
    there, here = ({m[0] for m in _PLACE_LIKE.finditer(words)} for words in (before, after))
    return not there or not here or bool(there & here) or _POINTS_BACK.search(after) is not None


def find_rebuttal(text: str) -> Rebuttal | None:
    """
    Return what contradicts a claim of the other side's gain, on somebody else's word, else None.

    >>> find_rebuttal("A source said that Reni fell, but ISW assesses that Ukrainian forces still hold Reni.").holder
    'ukrainian'
    """
    for pattern, is_holder in ((_HOLDS, True), (_UNDER, True), (_NOT_TAKEN, False)):
        for match in pattern.finditer(text):
            turns = [turn.start() for turn in _TURN.finditer(text, 0, match.start())]
            start = turns[-1] if turns else 0
            carps = _CARPS.search(text, 0, start)
            is_contrary = carps is not None or _CONTRARY.search(text, start, match.start()) is not None
            if not is_contrary or _PERHAPS.search(text, start, match.start()):
                continue
            if not turns and not _STILL.search(match[0]):
                continue
            if turns and not _is_answer(text[:start], text[start : match.end() + 90]):
                continue
            side: Actor = "russian" if match["side"] == "Russian" else "ukrainian"
            holder = side if is_holder else other_side(side)
            return Rebuttal(start, holder, text[start : match.end() + 90], carps.start() if carps else None)
    return None
