"""Units named in a sentence: Russian ones as written without their parents, and whether a Ukrainian one is named."""

import re
from dataclasses import dataclass
from typing import Final

from reports.search.pattern import Pattern

_KIND: Final = (
    r"(?:[Mm]otorized [Rr]ifle|[Tt]ank|[Aa]irborne|[Aa]ir [Aa]ssault|VDV|[Nn]aval [Ii]nfantry|[Ss]petsnaz"
    r"|[Aa]rtillery|[Rr]econnaissance|[Gg]uards"
    r"|[Mm]echanized|[Aa]ssault|[Ii]nfantry|[Aa]irmobile|[Mm]arine|[Jj]aeger|[Mm]ountain|[Rr]ifle|[Cc]ossack|[Vv]olunteer|[Ss]eparate|[Dd]rone"
    r"|[Tt]erritorial [Dd]efense|[Mm]issile|[Rr]ocket|[Cc]oastal [Dd]efense|[Ss]pecial [Pp]urpose|[Hh]eavy"
    r"|[Uu]nmanned [Ss]ystems|[Ee]ngineer|[Rr]anger|[Nn]ational [Gg]uard"
    r"|[Aa]nti-[Aa]ircraft|[Aa]rmy [Aa]viation|[Cc]ombined [Aa]rms|[Aa]ir [Dd]efense|[Rr]adio[- ][Tt]echnical"
    r"|[Ll]andings?|\([A-Z]{2,5}\))"
)
_FORM: Final = (
    r"(?:[Bb]rigades?|[Rr]egiments?|[Dd]ivisions?|[Bb]attalions?|[Dd]etachments?|[Cc]ompany|[Cc]ompanies"
    r"|[Cc]orps|[Aa]rm(?:y|ies)|[Cc]enter|[Gg]roup)"
)
_NUMBER: Final = r"\d+(?:st|nd|rd|th)"
_GROUPING: Final = "Grouping of Forces"
_WHOLE: Final = "Wagner Group|Unmanned Systems Forces"
_BY_NAME: Final = "Akhmat|Rusich|Espanola|Storm-Z|Rubikon|Vostok|Somali|Sparta"
# one of these stands in every unit: most sentences have none, and need no search at each of their letters
_SIGN: Final = Pattern(rf"{_NUMBER}|{_GROUPING}|{_WHOLE}|{_BY_NAME}")
_UNIT: Final = re.compile(
    rf"(?P<side>Russian |Ukrainian |Ukraine[’']s )?(?:military )?(?:[“\"][\w -]+[”\"] )?"
    rf"(?P<numbers>{_NUMBER}(?:(?:,? and (?:the )?|, ){_NUMBER})*)"
    rf" (?P<kind>(?:(?:[“\"][\w -]+[”\"]|{_KIND}) ){{0,5}}{_FORM})"
    rf"|(?P<side2>Russian |Ukrainian )?(?P<named>(?:[A-Z][a-z]+ ){{1,2}}{_GROUPING}|{_WHOLE}"
    rf"|[“\"]?(?:{_BY_NAME})[”\"]?(?: [A-Za-z]+){{0,2}}? "
    rf"(?:[Ss]petsnaz|forces|[Bb]attalion|[Bb]rigade|[Dd]etachment|Center|[Uu]nit))"
)
_PLURALS: Final = {
    "brigades": "Brigade",
    "regiments": "Regiment",
    "divisions": "Division",
    "battalions": "Battalion",
    "armies": "Army",
}
_UKRAINIAN_KINDS: Final = re.compile(
    r"[Mm]echanized|[Aa]irmobile|[Jj]aeger|[Tt]erritorial [Dd]efense|Unmanned Systems|[Mm]ountain [Aa]ssault"
    r"|[Mm]arine\b|[Rr]anger|[Nn]ational [Gg]uard"
)


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A unit with its offsets; `is_ukrainian` by its adjective, else by the kinds that only that army has."""

    start: int
    end: int
    name: str
    is_ukrainian: bool


def find_units(text: str) -> list[UnitMention]:
    """
    Return the units of a text, brackets of parents already masked; "5th and 7th rifle brigades" gives two.

    >>> [u.name for u in find_units("the Russian 5th and 110th motorized rifle brigades")]
    ['5th Motorized Rifle Brigade', '110th Motorized Rifle Brigade']
    """
    if _SIGN.search(text) is None:
        return []
    out = []
    for match in _UNIT.finditer(text):
        side = match["side"] or match["side2"] or ""
        words = match["kind"] or match["named"] or ""
        ours = side.startswith("Ukrain") or (not side and _UKRAINIAN_KINDS.search(words) is not None)
        if match["named"]:
            out.append(UnitMention(match.start(), match.end(), words, ours))
            continue
        head = _singular(words)
        out += [
            UnitMention(match.start(), match.end(), f"{number} {head}", ours)
            for number in re.findall(_NUMBER, match["numbers"])
        ]
    return out


def _singular(words: str) -> str:
    """Return a shared head in the singular and in capitals ("motorized rifle brigades")."""
    parts = words.split()
    last = parts[-1].casefold()
    if last not in _PLURALS:
        return words
    titled = [p if p.startswith("(") or p.isupper() else p[:1].upper() + p[1:] for p in parts[:-1]]
    return " ".join([*titled, _PLURALS[last]])
