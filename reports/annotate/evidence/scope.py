"""How far words reach: side clauses in which nothing happened, and which claims doubt or denial is about."""

import re
from collections.abc import Sequence
from typing import Final

from reports.annotate.clause import Clause, clause_at
from reports.annotate.evidence.frame import Frame
from reports.lexicon.load import any_of, any_word, load_lexicon
from reports.search.pattern import Pattern

_LEX: Final = load_lexicon("evidence")
# lists in small letters, sought in a sentence in small letters: with IGNORECASE a search takes thrice as long
_SIDE_LOW: Final = Pattern(rf"\b{any_of(sorted(_LEX['subordinate']))}\b")
_UNSUPPORTED_LOW: Final = Pattern(any_of(_LEX["unsupported"]))
_CONTRADICTED_LOW: Final = Pattern(rf"\b{any_of(_LEX['contradicted'])}")
# a pattern that begins with letters is found by them: what may not stand before "to" is asked after it
_PURPOSE: Final = Pattern(
    r"to (?<=\bto )(?<!continue to )(?<!continued to )(?<!continuing to )(?<!continues to )(?<!managed to )"
    r"(?<!began to )(?<!able to )(?<!started to )(?<!up to )(?<!\band to )"
    rf"(?:[a-z]+ly )?(?:{any_of(_LEX['purposes'])})\b"
)
_BACKGROUND: Final = Pattern(
    r"\b(?:in|during|by|from|after|before) (?:the|a|an|its|their|this) (?:[\w-]+ ){0,3}?"
    r"(?:advance|retreat|withdrawal|push|breakthrough) (?:to|on|into|toward|towards|from|across)\b"
    r"|\b(?:allow|enabl|permit)(?:s|es|ed|ing) (?:\w+ ){1,3}?to [a-z]+"
)
# "most, if not all, of A": no condition
# what somebody did not tell of is no event: "did not report any repelled attacks near A"
_UNTOLD: Final = Pattern(
    r"\b(?:did|do|does|has|have|had) not (?:\w+ ){0,2}?"
    r"(?:report|announce|claim|mention|acknowledge|describe)(?:ed)?\b(?! (?:\w+ )?that\b)"
    r"|\b(?:nor|neither) did \w+ (?:report|announce|claim|mention)\b"
)
_IF_NOT: Final = re.compile(r"if not\b")
_CORROBORATED: Final = Pattern(
    r"\b(?:support|corroborat|confirm)(?:s|ed|ing|es) (?:this|these|the|such|some of these) (?:claims?|reports?)\b"
)
_OTHERS_CLAIM: Final = re.compile(rf"\b{any_of(_LEX['pointing'])}\b", re.IGNORECASE)
_NOT_OBSERVED: Final = Pattern(rf"(?:{_LEX['not_observed']})")
# "ISW cannot verify the claim that A fell": the doubt is about what the same sentence says
_DOUBTED_CLAIM: Final = re.compile(
    rf"[^;.]{{0,90}}?\b(?P<whose>(?:{any_word('evidence', 'whose_claim')} )*)(?P<what>claims?|reports?)(?P<by>"
    r" (?:by|from|of) [^,;.]{3,60}?)?(?: on [A-Z]\w+ \d+)? that\b"
)


def side_zones(
    text: str, frames: Sequence[Frame], clauses: Sequence[Clause], verbs: list[tuple[int, int]] | None = None
) -> list[tuple[int, int]]:
    """
    Return the spans of a sentence that give reasons, aims and conditions ("amid ...", "in an effort to ...").

    A span ends with its clause and what stands under it, or where a frame begins.

    >>> side_zones("attacked A amid fog", [], (Clause(0, 2, 0, 10, "main"), Clause(2, 4, 11, 19, "ground", 0)))
    [(11, 19)]
    """
    out: list[tuple[int, int]] = []
    patterns = (_PURPOSE, _BACKGROUND, _UNTOLD)
    starts = {match.start() for pattern in patterns for match in pattern.finditer(text)}
    starts |= {match.start() for match in _SIDE_LOW.finditer(_small(text))}
    starts |= {clause.start for clause in clauses if clause.role == "ground"}
    for at in sorted(starts):
        if any(start <= at < end for start, end in verbs or ()) or _IF_NOT.match(text, at):
            continue
        if out and at < out[-1][1]:
            continue
        if any(frame.start < at < frame.at for frame in frames):
            continue
        end = _under(clauses, at)
        inner = [frame.start for frame in frames if at <= frame.start < end and frame.start > 0]
        out.append((at, min([end, *inner])))
    return out


def _small(text: str) -> str:
    """Return a text in small letters, all at their offsets; as it is where a small letter is longer ("İ")."""
    low = text.lower()
    return low if len(low) == len(text) else text


def _under(clauses: Sequence[Clause], at: int) -> int:
    """Return where the clause at an offset ends, with all that stands under it."""
    first = clause_at(clauses, at)
    held, end = {first}, clauses[first].end
    for index in range(first + 1, len(clauses)):
        if clauses[index].parent not in held:
            break
        held.add(index)
        end = clauses[index].end
    return end


def doubt_in(text: str) -> tuple[str, int] | None:
    """
    Return what a sentence says about a claim (unsupported, contradicted, corroborated) and where, else None.

    >>> doubt_in("ISW has not observed confirmation of these claims, however.")
    ('unsupported', 0)
    """
    low = _small(text)
    refuted = _CONTRADICTED_LOW.search(low)
    if refuted:
        return "contradicted", refuted.start()
    found = _NOT_OBSERVED.search(text) or _UNSUPPORTED_LOW.search(low)
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
