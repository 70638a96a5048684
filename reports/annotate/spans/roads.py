"""Road references in text: one key for a ref, and the mentions that are roads and not missiles, tanks or aircraft."""

import re
from dataclasses import dataclass
from typing import Final

# Cyrillic letters of refs look like these Latin ones; R, S and N are their romanisations.
_LETTERS: Final[dict[str, str]] = {
    **dict(zip("ТНМРСОЕ", "THMPCOE", strict=True)),
    "R": "P",
    "S": "C",
    "N": "H",
}
_REF: Final = re.compile(r"(?<![\w-])([THMPRSCOENТНМРСОЕ])[-\s–]?(\d{2,6}(?:-\d{2,4})?)(?![\w%])", re.IGNORECASE)
_RUSSIAN_REF: Final = re.compile(r"(?<![\w-])(\d{2}[KКNНH])[-–](\d{3,5})(?!\w)", re.IGNORECASE)

_ROAD_WORD: Final = r"(?:[Hh]ighway|[Rr]oad|[Rr]oute)"
_STOP: Final = r"[A-ZÀ-ÞА-ЯЄІЇҐ][\w’'ʼ]+(?:\s[A-ZÀ-Þ][\w’'ʼ]+){0,2}"
_PAIR: Final = rf"{_STOP}(?:\s?[-–]\s?{_STOP}){{1,3}}"
_CODE: Final = r"(?:\d{2}[KNH]|[THMPRSCOEN])[-–]?\d{2,6}(?:-\d{2,4})?"
_NAMED: Final = re.compile(
    rf"(?<![\w-])(?:{_CODE}(?:\s?[/]\s?{_CODE})?(?:\s{_PAIR})?\s{_ROAD_WORD}"
    rf"|{_PAIR}(?:\s\(?{_CODE}\)?)?\s{_ROAD_WORD}"
    rf"|{_CODE}\s{_PAIR}"
    rf"|T-?\d{{2}}-?\d{{2}}"
    rf"|R-?\d{{2}}(?=[,.;)\s]|$))(?:s?\b)"
)
_STREET: Final = re.compile(
    r"(?<![\w-])[A-ZÀ-Þ][\w’'ʼ-]+(?:\s[A-ZÀ-Þ][\w’'ʼ-]+){0,2}\s(?:Street|Avenue|Prospekt|Boulevard)\b"
)


@dataclass(frozen=True, slots=True)
class RoadMention:
    """A road as written, with its place in the text; `stops` are the ends of a named pair, in the order written."""

    start: int
    end: int
    text: str
    key: str | None
    stops: tuple[str, ...]
    is_street: bool


def road_key(text: str) -> str | None:
    """
    Return one key for the first road ref in a text, else None.

    Hyphens and spaces go, Cyrillic letters become the Latin ones they look like, and R, S and N become P, C and H.

    >>> road_key("T-0428") == road_key("T-04-28") == road_key("Т-04-28 Kurakhove-Novopavlivka highway")
    True
    >>> road_key("R79"), road_key("the road to Lyman")
    ('P79', None)
    """
    found = _REF.search(text)
    if found:
        letter = found[1].upper()
        return _LETTERS.get(letter, letter) + found[2].replace("-", "")
    russian = _RUSSIAN_REF.search(text)
    if russian:
        return russian[1].upper().translate(str.maketrans("КНN", "KHH")) + russian[2]
    return None


def find_roads(text: str) -> list[RoadMention]:
    """
    Return the roads and streets named in a text, in order; a bare code needs a road word, two places or the T0000 form.

    >>> [r.key for r in find_roads("along the T-0511 Ocheretyne-Novopokrovske road with S-300 missiles")]
    ['T0511']
    """
    out = []
    for match in _NAMED.finditer(text):
        words = match[0]
        rest = re.sub(rf"^{_CODE}|\(?{_CODE}\)?|\s{_ROAD_WORD}s?$", "", words).strip(" ()/")
        stops = tuple(s.strip() for s in re.split(r"\s?[-–]\s?", rest) if s.strip()) if re.search(r"[-–]", rest) else ()
        out.append(RoadMention(match.start(), match.end(), words, road_key(words), stops, is_street=False))
    out += [RoadMention(m.start(), m.end(), m[0], None, (), is_street=True) for m in _STREET.finditer(text)]
    return sorted(out, key=lambda mention: mention.start)
