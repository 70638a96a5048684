"""How far words reach: side clauses in which nothing happened, and which claims doubt or denial is about."""

import re
from typing import Final

from reports.frames import Frame
from reports.lexicon import any_of, load_lexicon, pattern_of

_LEX: Final = load_lexicon("frames")
_SIDE: Final = pattern_of("frames", "subordinate")
_PURPOSE: Final = re.compile(
    rf"(?<!continue )(?<!continued )(?<!continuing )(?<!continues )(?<!managed )(?<!began )(?<!able "
    rf")(?<!started )(?<!up )"
    rf"\bto (?:[a-z]+ly )?(?:{any_of(_LEX['purposes'])})\b"
)
_RESUMES: Final = re.compile(
    r";|,? but |, while |, and (?=[A-Z]|that |claimed|elements|other |another |a |an |the )| and that |,? "
    r"although |, though "
    r"|(?<=\d) but |, (?:indicating|confirming|suggesting) | and (?=(?:advanced|seized|attacked|claimed"
    r"|reported|captured)\b)"
)
_NOT_OBSERVED: Final = re.compile(rf"(?:{_LEX['not_observed']})")
_UNSUPPORTED: Final = re.compile(any_of(_LEX["unsupported"]), re.IGNORECASE)
_CONTRADICTED: Final = re.compile(rf"\b{any_of(_LEX['contradicted'])}", re.IGNORECASE)
_DOUBT_START: Final = re.compile(r",? ?(?:but|though|although|while|and|however,?|which)? ?(?:the )?$")


def side_zones(text: str, frames: list[Frame], verbs: list[tuple[int, int]] | None = None) -> list[tuple[int, int]]:
    """
    Return the spans of a sentence that give reasons, aims and conditions ("amid ...", "in an effort to ...").

    A span ends where a new clause or a new frame begins.

    >>> side_zones("attacked near A amid fog, but fell back", [])
    [(16, 24)]
    """
    out: list[tuple[int, int]] = []
    starts = [match for pattern in (_SIDE, _PURPOSE) for match in pattern.finditer(text)]
    for match in sorted(starts, key=re.Match.start):
        if any(start <= match.start() < end for start, end in verbs or ()):
            continue
        if out and match.start() < out[-1][1]:
            continue
        if any(frame.start < match.start() < frame.at for frame in frames):
            continue
        resumes = _RESUMES.search(text, match.end())
        end = resumes.start() if resumes else len(text)
        inner = [frame.start for frame in frames if match.start() <= frame.start < end and frame.start > 0]
        out.append((match.start(), min([end, *inner])))
    return out


def doubt_in(text: str) -> tuple[str, int] | None:
    """
    Return what a sentence says about a claim, "unsupported" or "contradicted", and where it says so, else None.

    >>> doubt_in("ISW has not observed confirmation of these claims, however.")
    ('unsupported', 0)
    """
    refuted = _CONTRADICTED.search(text)
    if refuted:
        return "contradicted", refuted.start()
    found = _NOT_OBSERVED.search(text) or _UNSUPPORTED.search(text)
    return ("unsupported", found.start()) if found else None


def is_about_several(text: str) -> bool:
    """
    Tell whether doubt reaches all claims since the last evidence ("these claims", "reports") or the last one only.

    >>> is_about_several("ISW has not observed evidence of these claims."), is_about_several("cannot verify this claim")
    (True, False)
    """
    return re.search(r"\bthis (?:claim|report)\b|\bthe claim\b", text, re.IGNORECASE) is None
