"""Roads in text: the mentions that are roads and not missiles, tanks or aircraft, and streets."""

from dataclasses import dataclass
from typing import Final

from reports.lexicon.road_keys import NAMED_ROAD, road_key, stops_of
from reports.search.pattern import Pattern

_STREET: Final = Pattern(
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


def find_roads(text: str) -> list[RoadMention]:
    """
    Return the roads and streets named in a text, in order; a bare code needs a road word, two places or the T0000 form.

    >>> [r.key for r in find_roads("along the T-0511 Ocheretyne-Novopokrovske road with S-300 missiles")]
    ['T0511']
    """
    out = [
        RoadMention(m.start(), m.end(), m[0], road_key(m[0]), stops_of(m[0]), is_street=False)
        for m in NAMED_ROAD.finditer(text)
    ]
    out += [RoadMention(m.start(), m.end(), m[0], None, (), is_street=True) for m in _STREET.finditer(text)]
    return sorted(out, key=lambda mention: mention.start)
