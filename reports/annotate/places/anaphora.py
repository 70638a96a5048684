"""Phrases that point back at a place named before: "there", "its center", "the settlement", "to the northwest"."""

from typing import Final

from geo.vocabulary import Relation
from reports.annotate.places.lists import ListReader
from reports.annotate.places.phrase import Location
from reports.annotate.spans.brackets import read_distance
from reports.lexicon.load import words_of

_BEARINGS: Final = words_of("places", "bearings")
_PARTS: Final = words_of("places", "parts")
_PART_NOUNS: Final = words_of("places", "carriers.outskirts") | words_of("places", "carriers.part_nouns")
_TOWN_PARTS: Final = words_of("places", "town_parts")
_SIDES: Final = frozenset({"russian", "ukrainian"})
ANAPHORS: Final = words_of("places", "anaphors")
POINTING: Final = frozenset({"the", "this", "that"})

Found = tuple[Location, int]


class PointingReader(ListReader):
    """Reads what points back at a place named before, and the words just before a place."""

    def there(self, at: int) -> Found | None:
        """Read "hold positions there": the place named before."""
        if self.low(at) != "there" or self.low(at + 1) not in {"", ".", ",", ";", "and", "but"} or at == 0:
            return None
        return self.anaphor(at, at, "in", "there")

    def pointing_part(self, start: int, at: int, relation: Relation | None) -> Found | None:
        """Read "the northern part of the settlement", "its center", "the outskirts of the village"."""
        words: list[str] = []
        index = at + 1 if self.low(at) in {"the", "its"} else at
        while self.low(index) in _PARTS | _PART_NOUNS | {"and"} and index - at < 6:
            words.append(self.low(index))
            index += 1
        if not words or self.low(index - 1) not in _PART_NOUNS:
            return None
        if self.low(at) == "its":
            end, word = index - 1, "it"
        elif self.low(index) == "of" and self.low(index + 1) in POINTING and self.low(index + 2) in ANAPHORS:
            end, word = index + 2, self.low(index + 2)
        else:
            return None
        if self.is_carried_on(end):
            return None
        part = " ".join(word for word in words if word not in {"part", "parts", "section", "sections"})
        found = Location(self.tokens[start].start, self.tokens[end].end, relation, anaphor=word, part=part or None)
        return found, end + 1

    def is_carried_on(self, at: int) -> bool:
        """Tell whether "the area" or "the settlement" only introduces a name or a bearing that follows."""
        if self.low(at + 1) in _TOWN_PARTS and self.low(at + 2) in {"of", "in"}:
            return True
        return self.low(at + 1) in _BEARINGS or self.low(at + 1) in {"of", "where", "around", "between", "near"}

    def anaphor(self, start: int, at: int, relation: Relation | None, word: str) -> Found:
        """Return a phrase that points back at a place named before."""
        end = self.tokens[at].end
        return Location(self.tokens[start].start, end, relation, anaphor=word), at + 1

    def pointing_bearing(
        self, start: int, index: int, after: int, relation: Relation | None, bearing: str
    ) -> Found | None:
        """Read a bearing from a place named before: "to the northwest", "north of the settlement", "south of it"."""
        word, size = "", 0
        if self.low(after) not in {"of", "from"}:
            if self.low(index - 1) == "the" and self.low(index - 2) == "to":
                word, size = "bearing", 0
        elif self.low(after + 1) == "it":
            word, size = "it", 2
        elif self.low(after + 1) in POINTING and self.low(after + 2) in ANAPHORS and self.low(after + 3) != "of":
            word, size = self.low(after + 2), 3
        if not word:
            return None
        end = self.tokens[after + size - 1].end
        return Location(self.tokens[start].start, end, relation, bearing=bearing, anaphor=word), after + size

    def distance_before(self, at: int) -> float | None:
        """Return the distance in the words just before a token in kilometres, else None."""
        words = " ".join(self.tokens[k].text for k in range(max(0, at - 3), min(at + 2, len(self.tokens))))
        return (
            None
            if "deep" in words.split()
            else read_distance(words)
            if any(unit in words for unit in ("km", "met", "mile"))
            else None
        )

    def inner_name(self, at: int, index: int) -> int:
        """Return where the name of "toward the supply hub in A" begins: the whole phrase lies under "toward"."""
        for step in range(index, min(index + 6, len(self.tokens))):
            if self.low(step) in {"in", "at", "near", "of"} and step > index:
                return step + 1
            token = self.tokens[step]
            if (token.is_name_like and token.low not in _SIDES) or not token.text[:1].isalpha():
                break
        return at
