"""Words in brackets: those that tell which place is meant become glosses, the others are set aside."""

import re
from dataclasses import dataclass
from typing import Final

from reports.annotate.spans.roads import find_roads
from reports.claim import Gloss
from reports.lexicon.load import any_of, load_lexicon, words_of

_BEARING: Final = any_of(sorted(words_of("places", "bearings")))
_NAME: Final = r"(?:the )?[A-ZÀ-ÞА-ЯЄІЇҐ][\w’ʼ'-]+(?: (?:na )?[A-ZÀ-ÞА-ЯЄІЇҐ][\w’ʼ'-]+){0,3}"
_DISTANCE: Final = r"(?P<km>\d+(?:\.\d+)?)\s?-?(?P<unit>kilometers?|kilometres?|km|meters|metres|m)\b"
_GLOSS: Final = re.compile(
    rf"(?:{_DISTANCE}[^.;()]{{0,30}}?)?\b(?P<bearing>{_BEARING}(?:(?:,? and |, |/){_BEARING}){{0,2}})(?:ward)? "
    rf"(?:of|from) "
    rf"(?P<of>{_NAME})"
)
_AREA: Final = re.compile(
    r"\s*(?:in )?(?:the )?(?:occupied )?(?P<of>[A-ZÀ-Þ][\w’ʼ'-]+) (?:[Oo]blast|[Rr]egion|People[’']s Republic)\s*"
)
_EACH_DISTANCE: Final = r"\d+(?:\.\d+)?\s?-?(?:kilomet\w+|km|m(?:et(?:er|re)s?)?\b)"
_GROUP: Final = re.compile(r"^\s*(?P<how>both|all|each|respectively)\b", re.IGNORECASE)
_NUMBER_WORDS: Final = {
    word: float(number) for number, word in enumerate(load_lexicon("quantities")["spelled_out"]["ones"][:13])
}


@dataclass(frozen=True, slots=True)
class Aside:
    """
    One pair of brackets; `gloss` is null where the words locate nothing; `group` is "both", "all" or null.

    `each` pairs distances or bearings with the names before in order ("6km and 8km west of A, respectively").
    `oblast` is the one area that they name and nothing else ("Sumy region").
    """

    start: int
    end: int
    gloss: Gloss | None
    group: str | None
    each: tuple[Gloss, ...] = ()
    oblast: str | None = None


def read_gloss(words: str) -> Gloss | None:
    """
    Return what the words in brackets say about where a place is, else None.

    >>> read_gloss("about 12km northwest of Izyum")
    Gloss(text='about 12km northwest of Izyum', bearing='northwest', of='Izyum', distance_km=12.0, road=None)
    """
    found = _GLOSS.search(words)
    roads = [road.text for road in find_roads(words)]
    if found is None and not roads:
        return None
    if found is None:
        return Gloss(text=words.strip(), road=roads[0])
    km = float(found["km"]) / (1000 if found["unit"].startswith("m") else 1) if found["km"] else None
    of = found["of"].removeprefix("the ").strip()
    if of.split()[:1] and of.split()[0] in _NO_NAMES:
        # "southeast of the Ukrainian bridgehead": no settlement is called so
        return None
    return Gloss(words.strip(), found["bearing"], of, km, roads[0] if roads else None)


_NO_NAMES: Final = words_of("places", "never.words")
_KM_A_MILE: Final = 1.609344
"""The international mile of 1959."""


def read_each(words: str) -> tuple[Gloss, ...]:
    """
    Return one gloss for each name that "respectively" pairs; without that word none.

    >>> [(g.bearing, g.distance_km) for g in read_each("6km and 8km west of Bolhrad, respectively")]
    [('west', 6.0), ('west', 8.0)]
    >>> [g.bearing for g in read_each("southwest and east of Bolhrad, respectively")]
    ['southwest', 'east']
    """
    whole = read_gloss(words)
    if whole is None or whole.of is None or "respectively" not in words:
        return ()
    head = words[: words.rfind(whole.of)]
    bearings = re.findall(rf"\b{_BEARING}\b", head)
    distances: list[float | None] = [
        km for found in re.finditer(_EACH_DISTANCE, head) if (km := read_distance(found[0])) is not None
    ]
    size = max(len(bearings), len(distances))
    if size < 2 or not bearings or len(bearings) not in {1, size} or len(distances) not in {0, 1, size}:
        return ()
    bearings = bearings * size if len(bearings) == 1 else bearings
    spans = (distances * size if len(distances) == 1 else distances) or [None] * size
    return tuple(Gloss(words.strip(), b, whole.of, km) for b, km in zip(bearings, spans, strict=True))


def read_distance(words: str) -> float | None:
    """
    Return the first distance of some words in kilometres, else None; number words up to twelve count.

    >>> read_distance("1.8 kilometers"), read_distance("one mile"), read_distance("700 meters")
    (1.8, 1.609, 0.7)
    """
    found = re.search(r"(\d+(?:[.,]\d+)?|[a-z]+)[\s-]?(kilomet\w+|km|miles?|met(?:er|re)s?|m)\b", words.casefold())
    if found is None:
        return None
    try:
        number = float(found[1].replace(",", "")) if found[1][0].isdigit() else _NUMBER_WORDS[found[1]]
    except (KeyError, ValueError):
        return None
    if found[2].startswith("mile"):
        return round(number * _KM_A_MILE, 3)
    return number / (1000 if found[2].startswith("m") else 1)


def find_asides(text: str) -> list[Aside]:
    """
    Return the outermost brackets of a text in order; one that never closes is left alone.

    >>> [a.gloss.of for a in find_asides("near A (east of Bolhrad) and B (the [x] unit)") if a.gloss]
    ['Bolhrad']
    """
    out, depth, start = [], 0, -1
    for match in re.finditer(r"[()]", text):
        if match[0] == "(":
            start = match.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                words = text[start + 1 : match.start()]
                group = _GROUP.match(words)
                how = group["how"].casefold() if group else None
                each = read_each(words[:300])
                area = _AREA.fullmatch(words[:60])
                oblast = area["of"] if area is not None else None
                out.append(Aside(start, match.end(), read_gloss(words[:300]), "each" if each else how, each, oblast))
    return out
