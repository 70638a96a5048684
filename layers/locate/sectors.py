"""Sectors: the areas and towns after which titles and phrases in front call what they tell of."""

import re
from typing import Final

from layers.gazetteer.gazetteer import Gazetteer
from reports.lexicon.load import load_lexicon

RUSSIA: Final = frozenset({"Russian Federation"})
"""What a section's title names where it puts its text in Russia without saying in which region."""

_PLACES: Final = load_lexicon("places")
_PARTS: Final = "|".join(map(re.escape, _PLACES["parts"]))
_SECTORS: Final = "directions?|axis|axes|front|sectors?"
_NAME: Final = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_OBLASTS: Final = re.compile(r"[Oo]blasts?")
_OF_PART: Final = re.compile(rf"\b(?i:{_PARTS})[ -](?P<name>[A-Z][\w’'-]+)")
_SECTOR: Final = re.compile(rf"(?P<name>{_NAME})[ -](?i:{_SECTORS})\b")
_FRONTED: Final = re.compile(r"\W*(?:In|On|Within|Across|Along) [^,;]{3,90}(?=,)")
# who holds an office of an oblast tells of that oblast
_OFFICE: Final = re.compile(
    rf"(?P<name>{_NAME}) (?:[Oo]blast|[Rr]egional|[Rr]egion) (?:[\w-]+ ){{0,4}}?"
    r"(?:[Hh]ead|[Gg]overnor|[Aa]dministration|[Cc]ouncil|[Pp]rosecutors?|[Pp]olice|[Oo]fficials?)\b"
)
_OFFICE_WITHIN: Final = 60
"""Letters of a sentence in which its speaker is named first."""


def section_areas(section: str, gazetteer: Gazetteer) -> set[str]:
    """
    Return the areas that a section's title names before its first bracket; "Russian Federation" for Russia as a whole.

    "X Oblast", "western X" and "X direction" name one. The words in brackets state an objective and often name the
    enemy's oblast.
    """
    title = section.split("(", maxsplit=1)[0]
    if "russian federation" in title.lower():
        return set(RUSSIA)
    return {area.name for name in area_words(title) if (area := gazetteer.area(name)) is not None}


def area_words(text: str) -> list[str]:
    """
    Return the words of a text that may name an area by how they stand, in order; a city named alone is none.

    >>> area_words("Western Zaporizhia Oblast and the Orikhiv direction")
    ['Zaporizhia', 'Zaporizhia', 'Orikhiv']
    """
    words = text.replace(",", " ").split()
    spelled = [words[k - 1] for k, word in enumerate(words) if k and _OBLASTS.fullmatch(word)]
    return [*spelled, *(m["name"] for m in _OF_PART.finditer(text)), *(m["name"] for m in _SECTOR.finditer(text))]


def fronted_areas(sentence: str) -> list[str]:
    """
    Return the words that may name an area in the phrase in front of a sentence, in order; no such phrase gives none.

    The oblast of whose office somebody speaks first is one too.

    >>> fronted_areas("In western Zaporizhia, forces seized A."), fronted_areas("Sumy Oblast Head B said that A fell.")
    (['Zaporizhia'], ['Sumy'])
    """
    front, office = _FRONTED.match(sentence), _OFFICE.search(sentence, 0, _OFFICE_WITHIN)
    return [*(area_words(front[0]) if front else []), *([office["name"]] if office else [])]


def section_town(section: str, gazetteer: Gazetteer) -> str | None:
    """Return the one town after which a section's title calls its sector, else null: "Orikhiv direction"."""
    title = section.split("(", maxsplit=1)[0]
    names = [m["name"] for m in _SECTOR.finditer(title) if gazetteer.area(m["name"]) is None]
    known = [name for name in names if gazetteer.find(name)]
    return known[0] if len(known) == 1 else None
