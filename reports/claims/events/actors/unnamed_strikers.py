"""Whose drones and missiles struck when no side is named with them: by type, by deed, by ground, or nobody's."""

import re
from typing import Final

from geo.vocabulary import Actor
from reports.annotate.document import Marks, is_passive
from reports.annotate.evidence.frame import Frame
from reports.annotate.spans.sides import other_side
from reports.annotate.spans.verb_phrase import VerbPhrase
from reports.claims.events.actors.agents import BY, side_of
from reports.lexicon.load import any_of, any_word, load_lexicon, words_of

_WEAPON_TYPES: Final = load_lexicon("deeds")["weapons"]
_WEAPONS: Final = re.compile(
    rf"{any_of(_WEAPON_TYPES['striking'])}"
    r"(?: (?:also|later|then|reportedly|have|has|had|were|was|of them|\w+ly))*\s*$"
)
_RUSSIAN_TYPES: Final = re.compile(rf"\b{any_of(_WEAPON_TYPES['russian'])}")
_UKRAINIAN_TYPES: Final = re.compile(rf"\b{any_of(_WEAPON_TYPES['ukrainian'])}")
_SIDED: Final = re.compile(
    r"\b(?P<side>Russian?|Ukrain(?:e|ian))\b(?P<middle>(?:(?!Russia|Ukrain)[^;]){0,60}?)\b"
    r"(?:(?P<stops>down(?:ed|ing)|sh(?:ot|ooting) down|intercept(?:ed|ing)|destroyed|suppressed|neutralized|repelled)"
    r"|(?P<sends>launch(?:ed|ing)|fir(?:ed|ing)|sen[dt](?:ing)?|conducted|carried out|us(?:ed|ing)))\b"
)
# "said |its drones had| hit A"
_ITS_OWN: Final = re.compile(
    rf"\b(?:its|their|our|his) (?:[\w-]+ ){{0,3}}?{any_of(_WEAPON_TYPES['striking'])}"
    r"(?: (?:have|has|had|also|\w+ly))*\s*$"
)
_PASSIVE: Final = re.compile(r"\b(?:was|were|been|being)\b")
_HIT: Final = re.compile(r"\s+(?:[\w-]+ ){0,3}?(Russian|Ukrainian)\b")
_HOME: Final = any_of(sorted(words_of("places", "ground.ukrainian_oblasts")))
_AT_HOME: Final = re.compile(rf"\b{_HOME}(?:(?:, | and |, and ){_HOME})* [Oo]blasts?\b")
_ABROAD: Final = re.compile(r"\b[A-Z][\w’-]+ (?:Oblast|Krai)\b|\bRepublic of [A-Z]|\b[Oo]ccupied\b|\bCrimea\b")
# "missiles launched by B's crews |hit A"
_SENT_BY: Final = re.compile(
    rf"\b{any_word('deeds', 'weapons.sent')} by (?:[a-z-]+ ){{0,3}}?(Russian|Ukrainian)\b[^,;]*$"
)
_ENDS: Final = re.compile(r";|\bwhile\b")


def named_striker(marks: Marks, verb: VerbPhrase) -> Actor | None:
    """Return the side that a strike names with "by": "was hit by a Ukrainian drone", "sent by Russians"; or none."""
    if verb.action != "strike":
        return None
    by = BY.match(marks.flat[verb.end : verb.end + 60].lstrip())
    by = by or _SENT_BY.search(marks.flat, marks.scope_start(verb.start), verb.start)
    return side_of(by[1]) if by is not None else None


def is_unsigned(marks: Marks, verb: VerbPhrase) -> bool:
    """
    Tell whether the subject of a strike is a weapon that no side is named with ("a number of drones struck").

    A strike in the passive is unsigned too where no "by" names the side.
    """
    if verb.action != "strike":
        return False
    if is_passive(marks, verb):
        by = re.match(r"[^;]{0,60}?\bby (?:[\w-]+ ){0,4}?(?:Russia|Ukrain|Wagner|GUR|SBU)", marks.flat[verb.end :])
        return by is None
    first = marks.clauses[marks.clause_index(verb.start)].start
    found = _WEAPONS.search(marks.flat[first : verb.start])
    return found is not None and not any(first <= mention.start < verb.start for mention in marks.actors)


def launcher_of(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> Actor | None:
    """
    Return whose weapon it was, else None.

    What was hit, its type, who launched or downed such, the ground and the speaker tell, in this order. The subject of
    another clause is never taken over: who downs drones did not send them.
    """
    begin = max((m.end() for m in _ENDS.finditer(marks.flat, 0, verb.start)), default=0)
    ends = _ENDS.search(marks.flat, verb.end)
    clause = marks.flat[begin : ends.start() if ends else len(marks.flat)]
    after = marks.flat[verb.end : ends.start() if ends else len(marks.flat)]
    hit = _HIT.match(after)
    own = frame.teller.belligerent if frame is not None and _ITS_OWN.search(marks.flat, frame.at, verb.start) else None
    if own is not None or hit is not None:
        return own or other_side("russian" if hit is not None and hit[1] == "Russian" else "ukrainian")
    for pattern, side in ((_RUSSIAN_TYPES, "russian"), (_UKRAINIAN_TYPES, "ukrainian")):
        if pattern.search(clause):
            return side  # type: ignore[return-value]
    told = [m for m in _SIDED.finditer(marks.flat, 0, verb.start) if not _PASSIVE.search(m["middle"])]
    if told:
        named: Actor = "russian" if told[-1]["side"].startswith("Russia") else "ukrainian"
        return other_side(named) if told[-1]["stops"] else named
    if _AT_HOME.search(clause):
        return "russian"
    if _ABROAD.search(clause):
        return "ukrainian"
    speaker = frame.teller.side if frame is not None else marks.side or ""
    return {"russian": "ukrainian", "ukrainian": "russian"}.get(speaker)  # type: ignore[return-value]
