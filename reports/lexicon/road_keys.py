"""Names of roads: one key for every spelling of a number, and the places that a named road joins."""

import re
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

_BEFORE: Final = r"(?:[Тт]рас|[Дд]оро[гз]|[Шш]осе|[Аа]втодоро[гз]|[Аа]втошлях|[Аа]втотрас|[Тт]расс|[Шш]оссе)\w*"
"""Words for a road that stand before its name."""
_CYRILLIC_CODE: Final = r"[ТМНРОС][-–]?\d{2,6}(?:-\d{2,4})?"
_ROAD_WORD: Final = r"(?:[Hh]ighway|[Rr]oad|[Rr]oute)"
_STOP: Final = r"[A-ZÀ-ÞА-ЯЄІЇҐ][\w’'ʼ]+(?:\s[A-ZÀ-Þ][\w’'ʼ]+){0,2}"
_PAIR: Final = rf"{_STOP}(?:\s?[-–—]\s?{_STOP}){{1,3}}"
_CODE: Final = r"(?:\d{2}[KNH]|[THMPRSCOEN])[-–]?\d{2,6}(?:-\d{2,4})?"
NAMED_ROAD: Final = re.compile(
    rf"(?<![\w-])(?:{_CODE}(?:\s?[/]\s?{_CODE})?(?:\s{_PAIR})?\s{_ROAD_WORD}"
    rf"|{_PAIR}(?:\s\(?{_CODE}\)?)?\s{_ROAD_WORD}"
    rf"|{_CODE}\s{_PAIR}"
    rf"|{_BEFORE}\s(?:{_CYRILLIC_CODE}\s)?{_PAIR}"
    rf"|T-?\d{{2}}-?\d{{2}}"
    rf"|R-?\d{{2}}(?=[,.;)\s]|$))(?:s?\b)"
)
"""A road in a text; a bare code needs a road word, two places or the T0000 form: missiles and tanks have codes too."""


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


def stops_of(road: str) -> tuple[str, ...]:
    """
    Return the places that the name of one road joins, in the order written; none where it names no two.

    >>> stops_of("T-0504 Lubny-Chasiv Yar-Romny highway"), stops_of("T-0504 highway")
    (('Lubny', 'Chasiv Yar', 'Romny'), ())
    """
    rest = re.sub(rf"^{_BEFORE}\s(?:{_CYRILLIC_CODE}\s)?|^{_CODE}|\(?{_CODE}\)?|\s{_ROAD_WORD}s?$", "", road).strip(
        " ()/"
    )
    if not re.search(r"[-–—]", rest):
        return ()
    return tuple(stop.strip() for stop in re.split(r"\s?[-–—]\s?", rest) if stop.strip())


def find_stops(text: str) -> list[tuple[str, ...]]:
    """Return the places that each road named in a text joins, in order; an empty text names none."""
    return [stops_of(match[0]) for match in NAMED_ROAD.finditer(text)]
