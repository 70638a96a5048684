"""Deeds in words that a sentence tells of only to say that they were punished, made up, taken back or put right."""

import re
from typing import Final

from geo.vocabulary import MOVES
from reports.annotate.document import Marks
from reports.annotate.evidence.frame import Frame
from reports.annotate.spans.verb_phrase import VerbPhrase
from reports.lexicon.load import any_word

_TELLING: Final = any_word("stance", "retold.telling")
# "fined a man |for saying that A fell", "arrested after posting", "detained a woman who wrote"
_PUNISHED: Final = re.compile(
    rf"\b{any_word('stance', 'retold.punished')}\b[^;]{{0,80}}?"
    rf"\b(?:(?:for|after|over) (?:\w+ly )?|who (?:has |had )?(?:\w+ly )?){_TELLING}\b[^;]*$"
)
# "ChatGPT told a user that A fell"
_INVENTED: Final = re.compile(
    rf"\b{any_word('stance', 'retold.machines')}\b(?:(?! (?:but|and|while|though|although)\b)[^;:,]){{0,40}}?"
    rf" {_TELLING}\b[^;]*$"
)
# "Correction: an earlier version of this article said that A fell"
_CORRECTED: Final = re.compile(
    rf"^\W*(?:{any_word('stance', 'retold.corrections')}\b[^;]*?\b{any_word('stance', 'retold.versions')}"
    rf"|(?:an? |the |our )?{any_word('stance', 'retold.own_versions')})\b[^;]{{0,80}}? {_TELLING}\b[^;]*$",
    re.IGNORECASE,
)
# "we retract a report that A fell"
_RETRACTED: Final = re.compile(
    rf"\b{any_word('stance', 'retold.retracting')} (?:(?!that\b)[\w’'-]+ ){{1,6}}?(?:that|of)\b[^;]*$", re.IGNORECASE
)
# "lied about the seizure of A", "called the claimed seizure of A a fairy tale"
_LIED: Final = re.compile(rf"\b{any_word('stance', 'retold.lying')}\b(?:(?! but\b)[^;:,])*$")
_THAT: Final = re.compile(r"\bthat\b")
_CALLED: Final = re.compile(rf"\b{any_word('stance', 'retold.calling')}\b (?:(?! but\b)[^;:,]){{0,60}}$")
_LIE: Final = re.compile(rf"[^;:,]{{3,60}}?\b{any_word('stance', 'retold.lies')}\b")


def is_only_retold(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> bool:
    """
    Tell whether a gain or withdrawal stands only in words that were punished, invented, retracted or called a lie.

    Whose denial is known already (a frame that denies) is left to be told as one.
    """
    if verb.action not in MOVES or (frame is not None and frame.evidence == "denied"):
        return False
    before = marks.flat[: verb.start]
    if any(pattern.search(before) for pattern in (_PUNISHED, _INVENTED, _CORRECTED, _RETRACTED)):
        return True
    lied = _LIED.search(before)
    if not verb.text.endswith(" of"):
        # "faked a retreat and took A" is a deed
        return lied is not None and _THAT.search(lied[0]) is not None
    if lied is not None:
        return True
    return _CALLED.search(before) is not None and _LIE.match(marks.flat, verb.end) is not None
