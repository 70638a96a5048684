"""The grammar of location phrases: bearings, hubs, lists, fields and outskirts, directions, lines and borders."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Final

from geo.words import Relation
from reports.claim import Gloss
from reports.glosses import Aside, read_distance
from reports.lexicon import load_lexicon, words_of
from reports.placenames import Name, begins_clause, read_place, split_line
from reports.tokens import Token

_BEARINGS: Final = words_of("places", "bearings")
_ADVERBS: Final = words_of("places", "bearing_adverbs")
_CARRIERS: Final = words_of("places", "carriers.words")
_RELATIONS: Final[dict[tuple[str, ...], str]] = {
    tuple(phrase.split()): relation
    for relation, phrases in load_lexicon("places")["relations"].items()
    for phrase in phrases
}
_LONGEST: Final = max(map(len, _RELATIONS))
_FIELDS: Final = frozenset({"fields", "field", "forest", "forested", "forests", "windbreak", "windbreaks", "treeline"})
_FIELD_TAILS: Final = frozenset({"area", "areas", "belt", "belts", "line", "lines"})
_ANAPHORS: Final = frozenset({"settlement", "village", "town", "city", "settlements", "villages", "area"})
_CONNECTORS: Final = frozenset({",", "and", "or", "&", "/"})
_AFTER_OBJECT: Final = frozenset(
    [
        ",",
        ";",
        ".",
        ":",
        "(",
        "and",
        "or",
        "but",
        "with",
        "overnight",
        "using",
        "during",
        "several",
        "by",
        "again",
        "itself",
        "after",
        "before",
        "while",
        "as",
        "amid",
        "following",
        "also",
        "is",
        "was",
        "are",
        "were",
        "has",
        "have",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "north",
        "south",
        "east",
        "west",
        "that",
        "which",
        "who",
        "multiple",
        "twice",
        "early",
        "late",
        "§",
        "—",
        "–",
    ]
) | {""}
_OF_HEADS: Final = frozenset(
    [
        "seizure",
        "capture",
        "liberation",
        "control",
        "outskirts",
        "part",
        "parts",
        "half",
        "center",
        "centre",
        "remainder",
        "most",
        "all",
        "direction",
        "vicinity",
        "area",
        "areas",
        "encirclement",
        "envelopment",
        "defense",
        "town",
        "village",
        "settlement",
        "city",
        "percent",
        "fields",
        "edge",
        "edges",
        "boundary",
        "rest",
        "much",
        "side",
        "entirety",
        "third",
        "majority",
        "portion",
        "portions",
        "territory",
        "limits",
        "takeover",
    ]
)


@dataclass(frozen=True, slots=True)
class Location:
    """
    One location phrase. `names` are its places; `bearing` is where the event lies from each of them.

    A hub is a phrase that only orients ("southwest of A near B"); `anaphor` says that the place stands in an earlier
    phrase ("the settlement"), `is_object` that no preposition introduced it.
    """

    start: int
    end: int
    relation: Relation | None
    names: tuple[Name, ...] = ()
    bearing: str | None = None
    distance_km: float | None = None
    is_hub: bool = False
    anaphor: str | None = None
    is_object: bool = False
    preposition: str = ""

    @property
    def settlements(self) -> tuple[Name, ...]:
        """Names that locate an event by themselves."""
        return tuple(name for name in self.names if name.kind == "settlement")


class LocationReader:
    """
    Reads the location phrases of one sentence.

    `asides` are its brackets, `objects` the offsets at which a bare name is the object of a verb ("seized X").
    """

    def __init__(self, tokens: list[Token], asides: list[Aside], objects: frozenset[int]) -> None:
        self.tokens = tokens
        self.asides = asides
        self.aside_starts = [aside.start for aside in asides]
        self.objects = objects

    def read(self) -> list[Location]:
        """Return the phrases in order."""
        out, at = [], 0
        while at < len(self.tokens):
            found = self.phrase(at, ahead=True)
            if found is None:
                at += 1
                continue
            out.append(found[0])
            at = max(found[1], at + 1)
        return out

    def low(self, index: int) -> str:
        """Return the word at an index in lower case, "" past the end."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def phrase(self, at: int, *, ahead: bool) -> tuple[Location, int] | None:
        """Return the phrase that begins at a token and the index after it; `ahead` also settles whether it is a hub."""
        reach = self.within_distance(at, ahead=ahead)
        if reach is not None:
            return reach
        preposition, after = self.preposition(at)
        if preposition:
            if preposition == "of" and self.low(at - 1) not in _OF_HEADS:
                return None
            found = self.after_preposition(at, after, preposition, ahead=ahead)
            if found is not None:
                return found
        found = self.bearing_phrase(at, at, None, ahead=ahead)
        if found is not None:
            return found
        if self.tokens[at].start in self.objects:
            step = at + 1 if self.low(at) in {"the", "this", "that"} else at
            if step > at and self.low(step) in _ANAPHORS and self.low(step + 1) != "of":
                return self.anaphor(at, step, "in", self.low(step))
            listed = self.listed(at, at, "in", is_object=True)
            return listed if listed is not None and self.is_whole_object(at, listed[1]) else None
        return None

    def within_distance(self, at: int, *, ahead: bool) -> tuple[Location, int] | None:
        """Read "within 20km of A": near A, or the hub of the places that follow."""
        if self.low(at) != "within" or not self.low(at + 1)[:1].isdigit():
            return None
        after = next((k for k in range(at + 2, at + 4) if self.low(k) == "of"), 0)
        listed = self.listed(at, after + 1, "near", is_object=False) if after else None
        if listed is None:
            return None
        location, end = listed
        return replace(location, is_hub=ahead and self.orients(location, end)), end

    def is_whole_object(self, at: int, after: int) -> bool:
        """Tell whether bare names after a verb are its whole object: "struck a Russian Uragan system" names no place."""
        sides = any(self.low(k) in {"russian", "ukrainian"} for k in range(at, after))
        return not sides and (
            self.low(after) in _AFTER_OBJECT or self.low(after)[:1].isdigit() or self.preposition(after)[0] != ""
        )

    def preposition(self, at: int) -> tuple[str, int]:
        """Return the relation class and the index after the longest preposition at a token, else ("", at)."""
        for size in range(min(_LONGEST, len(self.tokens) - at), 0, -1):
            words = tuple(self.low(at + k) for k in range(size))
            if words in _RELATIONS:
                return _RELATIONS[words], at + size
        return "", at

    def after_preposition(self, start: int, at: int, kind: str, *, ahead: bool) -> tuple[Location, int] | None:
        relation: Relation | None = {
            "between": "line", "toward": "toward", "from": "from", "near": "near", "along": "along",
        }.get(kind, "in")  # type: ignore[assignment]  # fmt: skip
        index, fields = at, False
        while index < len(self.tokens) and index - at < 12:
            low = self.low(index)
            if low in _ANAPHORS and self.low(index - 1) in {"the", "this", "that"} and not self.is_carried_on(index):
                return self.anaphor(start, index, relation, low)
            if low in _FIELDS:
                fields = True
            elif not (low in _CARRIERS or (fields and low in _FIELD_TAILS) or low in {"up", "territory"}):
                break
            index += 1
        found = self.bearing_phrase(start, index, "fields" if fields else None, ahead=ahead)
        if found is not None:
            return found
        if self.low(index) in {"itself", "it"}:
            return None
        listed = self.listed(start, at, relation, is_object=False, preposition=kind)
        if listed is not None and fields and listed[0].relation == "in":
            return replace(listed[0], relation="fields"), listed[1]
        return listed

    def is_carried_on(self, at: int) -> bool:
        """Tell whether "the area" or "the settlement" only introduces a name or a bearing that follows."""
        return self.low(at + 1) in _BEARINGS or self.low(at + 1) in {"of", "where", "around", "between", "near"}

    def anaphor(self, start: int, at: int, relation: Relation | None, word: str) -> tuple[Location, int]:
        end = self.tokens[at].end
        return Location(self.tokens[start].start, end, relation, anaphor=word), at + 1

    def bearing_phrase(
        self, start: int, at: int, relation: Relation | None, *, ahead: bool
    ) -> tuple[Location, int] | None:
        """Read "(3 km) north and west of A": the bearing is the event's unless a phrase with places follows at once."""
        index = at
        while index - at < 6 and self.low(index) in _ADVERBS and self.low(index) not in _BEARINGS:
            index += 1
        bearings, after = self.bearings(index)
        if not bearings:
            return None
        bearing = self.joined(bearings)
        distance = self.distance_before(min(at, start) if self.low(start) not in _BEARINGS else at)
        first = self.tokens[start].start
        if self.low(after) not in {"of", "from"}:
            # "in fields to the northwest" points back at the place before
            if self.low(index - 1) == "the" and self.low(index - 2) == "to":
                return Location(first, self.tokens[after - 1].end, relation, bearing=bearing, anaphor="bearing"), after
            return None
        if self.low(after + 1) in {"the", "this"} and self.low(after + 2) in _ANAPHORS and self.low(after + 3) != "of":
            end = self.tokens[after + 2].end
            return Location(
                first, end, relation, bearing=bearing, distance_km=distance, anaphor=self.low(after + 2)
            ), after + 3
        if self.low(after + 1) == "it":
            return Location(first, self.tokens[after + 1].end, relation, bearing=bearing, anaphor="it"), after + 2
        listed = self.listed(start, after + 1, relation, is_object=False)
        if listed is None:
            return None
        location, end_index = listed
        location = replace(location, bearing=bearing, distance_km=distance, start=first)
        if ahead and self.orients(location, end_index):
            location = replace(location, is_hub=True)
        return location, end_index

    def bearings(self, at: int) -> tuple[list[str], int]:
        """Return the compass words at a token, joined by commas and "and", and the index after them."""
        out, index = [], at
        while self.low(index) in _BEARINGS:
            out.append(self.low(index))
            index += 1
            step = index
            while (
                self.low(step) in {",", "and", "or", "/", "further", "just", "immediately", "to", "the"}
                and step - index < 4
            ):
                step += 1
            if step == index or self.low(step) not in _BEARINGS:
                break
            index = step
        return out, index

    @staticmethod
    def joined(bearings: list[str]) -> str:
        """Join compass words the way one writes them."""
        if len(bearings) < 3:
            return " and ".join(bearings)
        return ", ".join(bearings[:-1]) + ", and " + bearings[-1]

    def distance_before(self, at: int) -> float | None:
        words = " ".join(self.tokens[k].text for k in range(max(0, at - 3), min(at + 2, len(self.tokens))))
        return read_distance(words) if "km" in words or "met" in words else None

    def orients(self, location: Location, after: int) -> bool:
        """Tell whether a bearing phrase is only the hub of the phrase that follows it without a comma."""
        if len(location.names) != 1 or location.names[0].gloss is not None:
            return False
        index = after + 1 if self.low(after) == "itself" else after
        if index >= len(self.tokens) or self.low(index) in {",", ";", "and", "but", "."}:
            return False
        for step in range(index, min(index + 14, len(self.tokens))):
            if self.low(step) in {",", ";", "but", "."}:
                return False
            if step > index and self.low(index) not in {"along", "to", "in", "near"}:
                return False
            found = self.phrase(step, ahead=False)
            named = found is not None and any(name.kind == "named" for name in found[0].names)
            if found is not None and (found[0].settlements or found[0].anaphor or named):
                return self.low(index) != "and" and found[0].relation != "along"
        return False

    def listed(
        self,
        start: int,
        at: int,
        relation: Relation | None,
        *,
        is_object: bool,
        preposition: str = "",
    ) -> tuple[Location, int] | None:
        """Read a list of names: "A (gloss), the outskirts of B, and C"."""
        found = read_place(self.tokens, at)
        if found is None:
            return None
        names: list[Name] = []
        end = at
        while found is not None:
            name, end = found
            apposed, end = self.apposition(end)
            names.append(replace(name, gloss=apposed) if apposed else self.with_gloss(name, end))
            if self.low(end) == "itself":
                end += 1
            found, resume = self.next_name(end)
            end = resume if found is not None else end
        out = Location(
            self.tokens[start].start,
            self.tokens[end - 1].end,
            self.settle(relation, names),
            tuple(self.spread(names)),
            is_object=is_object,
            preposition=preposition,
        )
        return out, end

    def apposition(self, at: int) -> tuple[Gloss | None, int]:
        """Read ", 4km west of B" after a name: it tells which place is meant."""
        if self.low(at) != "," or not self.low(at + 1)[:1].isdigit():
            return None, at
        for index in range(at + 1, at + 5):
            bearings, after = self.bearings(index)
            if bearings and self.low(after) == "of":
                found = read_place(self.tokens, after + 1)
                if found is None:
                    return None, at
                words = " ".join(token.text for token in self.tokens[at + 1 : found[1]])
                km = read_distance(words)
                return Gloss(words, self.joined(bearings), found[0].text, km), found[1]
        return None, at

    def next_name(self, at: int) -> tuple[tuple[Name, int] | None, int]:
        """Return the next name of a list when only connectors part it from the last one."""
        index = at
        while index - at < 3 and self.low(index) in _CONNECTORS:
            index += 1
        if index == at:
            # "Uspenivka Sribne": no comma, no next name
            return None, at
        if self.low(index) in {"as"} and self.low(index + 1) == "well":
            index += 3
        if self.preposition(index)[0] or self.low(index) in _BEARINGS:
            return None, at
        found = read_place(self.tokens, index)
        if found is not None and begins_clause(self.tokens, found[1]):
            return None, at
        return found, index

    def with_gloss(self, name: Name, at: int) -> Name:
        """Attach the bracket that follows a name, when it begins before the next word."""
        until = self.tokens[at].start if at < len(self.tokens) else 1 << 60
        k = bisect_left(self.aside_starts, name.end)
        if k < len(self.asides) and self.asides[k].start < until:
            gloss = self.asides[k].gloss
            if gloss is not None and self.asides[k].group is None:
                return replace(name, gloss=gloss)
        return name

    @staticmethod
    def settle(relation: Relation | None, names: list[Name]) -> Relation | None:
        """Let the words around the names decide the relation: "direction", "line", "outskirts"."""
        suffixes = {name.suffix for name in names}
        if "direction" in suffixes and relation in {"in", None}:
            return "direction"
        if "line" in suffixes:
            return "line"
        if relation == "in" and names[0].outskirts:
            return "outskirts"
        return relation

    @staticmethod
    def spread(names: list[Name]) -> list[Name]:
        """Give the kind of the last name to those before it ("Kharkiv and Sumy oblasts") and split paired sectors."""
        last = names[-1]
        if last.kind == "feature" and last.suffix == "plural":
            names = [replace(n, kind="feature") for n in names]
        if last.kind in {"oblast", "raion"} and last.suffix != "one" and len(names) > 1 and last.gloss is None:
            plural = all(name.kind == "settlement" and name.gloss is None for name in names[:-1])
            names = [replace(n, kind=last.kind) if plural else n for n in names]
        if last.suffix in {"direction", "area", "line"} and len(last.parts) > 1:
            names = [replace(n, suffix=last.suffix, parts=split_line(n.text)) if "-" in n.text else n for n in names]
        out: list[Name] = []
        for name in names:
            if name.suffix in {"direction", "area"} and len(name.parts) > 1:
                out += [replace(name, text=stop, parts=name.parts) for stop in name.parts]
            else:
                out.append(name)
        return out
