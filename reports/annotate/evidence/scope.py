"""How far words reach: side clauses in which nothing happened, and which claims doubt or denial is about."""

import re
from typing import Final

from reports.annotate.evidence.attribution import Frame
from reports.lexicon.load import any_of, load_lexicon, pattern_of

_LEX: Final = load_lexicon("evidence")
_SIDE: Final = pattern_of("evidence", "subordinate")
_PURPOSE: Final = re.compile(
    rf"(?<!continue )(?<!continued )(?<!continuing )(?<!continues )(?<!managed )(?<!began )(?<!able "
    rf")(?<!started )(?<!up )(?<!\band )"
    rf"\bto (?:[a-z]+ly )?(?:{any_of(_LEX['purposes'])})\b"
)
_BACKGROUND: Final = re.compile(
    r"\b(?:in|during|by|from|after|before) (?:the|a|an|its|their|this) (?:[\w-]+ ){0,3}?"
    r"(?:advance|retreat|withdrawal|push|breakthrough) (?:to|on|into|toward|towards|from|across)\b"
)
_RESUMES: Final = re.compile(
    r";|,? but |, while |, and (?=[A-Z]|that |claimed|elements|other |another |a |an |the )| and that |,? "
    r"although |, though "
    r"|(?<=\d) but |, (?:indicating|confirming|suggesting) | and (?=(?:advanced|seized|attacked|claimed"
    r"|reported|captured)\b)"
)
_SUBJECT: Final = re.compile(
    r", (?=(?:the |some |several |other |unspecified |likely |elements of the |units of the )*"
    r"(?:Russian|Ukrainian|Wagner|DNR|LNR|Chechen|[Gg]eolocated)\b)"
)
# "most, if not all, of A": no condition
# what somebody did not tell of is no event: "did not report any repelled attacks near A"
_UNTOLD: Final = re.compile(
    r"\b(?:did|do|does|has|have|had) not (?:\w+ ){0,2}?"
    r"(?:report|announce|claim|mention|acknowledge|describe)(?:ed)?\b(?! (?:\w+ )?that\b)"
    r"|\b(?:nor|neither) did \w+ (?:report|announce|claim|mention)\b"
)
_IF_NOT: Final = re.compile(r"if not\b")
_AND: Final = re.compile(r" and ")
_PAST: Final = re.compile(r"\w+ed\b|struck|took|made|fought")
_CORROBORATED: Final = re.compile(
    r"\b(?:support|corroborat|confirm)(?:s|ed|ing|es) (?:this|these|the|such|some of these) (?:claims?|reports?)\b"
)
_OTHERS_CLAIM: Final = re.compile(r"\b(?:claims?|reports?|this|these|such|either|it|them)\b", re.IGNORECASE)
_NOT_OBSERVED: Final = re.compile(rf"(?:{_LEX['not_observed']})")
_UNSUPPORTED: Final = re.compile(any_of(_LEX["unsupported"]), re.IGNORECASE)
_CONTRADICTED: Final = re.compile(rf"\b{any_of(_LEX['contradicted'])}", re.IGNORECASE)
# "ISW cannot verify the claim that A fell": the doubt is about what the same sentence says
_DOUBTED_CLAIM: Final = re.compile(
    r"[^;.]{0,90}?\b(?P<whose>(?:(?:the|these|those|any|some|several|various|many|recent|widespread|such|other|initial"
    r"|prior|previous|further|additional|Russian|Ukrainian|milblogger|MoD|official|source|social|media|unspecified"
    r"|Kremlin) )*)"
    r"(?P<what>claims?|reports?)(?P<by> (?:by|from|of) [^,;.]{3,60}?)?(?: on [A-Z]\w+ \d+)? that\b"
)


def side_zones(text: str, frames: list[Frame], verbs: list[tuple[int, int]] | None = None) -> list[tuple[int, int]]:
    """
    Return the spans of a sentence that give reasons, aims and conditions ("amid ...", "in an effort to ...").

    A span ends where a new clause or a new frame begins.

    >>> side_zones("attacked near A amid fog, but fell back", [])
    [(16, 24)]
    """
    out: list[tuple[int, int]] = []
    starts = [match for pattern in (_SIDE, _PURPOSE, _BACKGROUND, _UNTOLD) for match in pattern.finditer(text)]
    for match in sorted(starts, key=re.Match.start):
        if any(start <= match.start() < end for start, end in verbs or ()) or _IF_NOT.match(text, match.start()):
            continue
        if out and match.start() < out[-1][1]:
            continue
        if any(frame.start < match.start() < frame.at for frame in frames):
            continue
        resumes = _RESUMES.search(text, match.end())
        end = resumes.start() if resumes else len(text)
        begins = match.start() == 0 or any(0 <= match.start() - frame.at <= 1 for frame in frames)
        subject = _SUBJECT.search(text, match.end(), end) if begins else None
        end = subject.start() if subject else end
        end = min([end, *_coordinated(text, match.end(), verbs or []), *_closed(text, match, verbs or [])])
        inner = [frame.start for frame in frames if match.start() <= frame.start < end and frame.start > 0]
        out.append((match.start(), min([end, *inner])))
    return out


def _closed(text: str, match: re.Match[str], verbs: list[tuple[int, int]]) -> list[int]:
    """Return where a comma closes what a comma opened, before a finite verb: "forces, following fights, |seized B"."""
    if not text[: match.start()].endswith(", "):
        return []
    return [
        start - 2
        for start, end in verbs
        if start > match.end() and text[start - 2 : start] == ", " and _PAST.match(text, start, end)
    ][:1]


def _coordinated(text: str, at: int, verbs: list[tuple[int, int]]) -> list[int]:
    """Return where " and " joins another finite verb after an offset: "fired to support B and struck A"."""
    starts = {start for start, end in verbs if start > at and _PAST.match(text, start, end)}
    return [m.start() for m in _AND.finditer(text, at) if any(m.end() <= start <= m.end() + 12 for start in starts)][:1]


def doubt_in(text: str) -> tuple[str, int] | None:
    """
    Return what a sentence says about a claim (unsupported, contradicted, corroborated) and where, else None.

    >>> doubt_in("ISW has not observed confirmation of these claims, however.")
    ('unsupported', 0)
    """
    refuted = _CONTRADICTED.search(text)
    if refuted:
        return "contradicted", refuted.start()
    found = _NOT_OBSERVED.search(text) or _UNSUPPORTED.search(text)
    if found:
        return "unsupported", found.start()
    agrees = _CORROBORATED.search(text)
    return ("corroborated", agrees.start()) if agrees else None


def doubted_claim(text: str, at: int) -> tuple[int, str] | None:
    """
    Return where the claim begins that a doubt at an offset names itself, and the words that say whose it is, else None.

    >>> doubted_claim("ISW cannot verify the Russian claims that A fell.", 0)
    (41, 'Russian claims')
    """
    found = _DOUBTED_CLAIM.match(text, at)
    if found is None:
        return None
    return found.end(), f"{found['whose']}{found['what']}{found['by'] or ''}".removeprefix("the ").strip()


def is_about_earlier(text: str) -> bool:
    """
    Tell whether doubt points at somebody's claim, and not at a matter that it names itself.

    >>> is_about_earlier("ISW cannot verify this."), is_about_earlier("ISW has not observed evidence that A fell.")
    (True, False)
    """
    return _OTHERS_CLAIM.search(text) is not None


def is_about_several(text: str) -> bool:
    """
    Tell whether doubt reaches all claims since the last evidence ("these claims", "reports") or the last one only.

    >>> is_about_several("ISW has not observed evidence of these claims."), is_about_several("cannot verify this claim")
    (True, False)
    """
    return re.search(r"\bthis (?:claim|report)\b|\bthe claim\b", text, re.IGNORECASE) is None
