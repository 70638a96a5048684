"""The grammar of location phrases: bearings, hubs, lists, fields and outskirts, directions, lines and borders."""

from dataclasses import replace
from typing import Final

from geo.vocabulary import Relation
from reports.annotate.places.anaphora import ANAPHORS, POINTING, Found, PointingReader
from reports.annotate.places.kinds import Name
from reports.annotate.places.lists import FIRST_WORDS
from reports.annotate.places.phrase import Location, ends_of_line, join_bearings
from reports.annotate.spans.brackets import Aside, read_distance
from reports.annotate.spans.descriptions import HELD
from reports.lexicon.load import words_of
from reports.text.tokens import Token

_BEARINGS: Final = words_of("places", "bearings")
_ADVERBS: Final = words_of("places", "bearing_adverbs") - _BEARINGS
_CARRIERS: Final = words_of("places", "carriers.words") | {"up", "territory"}
_FIELDS: Final = words_of("places", "fields")
_FIELD_TAILS: Final = frozenset({"area", "areas", "belt", "belts", "line", "lines"})
# words that can begin a phrase: all others are passed over quickly
_BEGINNINGS: Final = {"there", "including", "among", ",", ":", "–", "—"} | FIRST_WORDS | _ADVERBS | _BEARINGS
_SETTLEMENTS: Final = words_of("places", "carriers.many")
_AFTER_OBJECT: Final = words_of("places", "after_object") | {""}
_OF_HEADS: Final = words_of("places", "of_heads")
_BREAKS: Final = frozenset({",", ";", "but", "."})
_ENDS_HUB: Final = words_of("places", "hub_ends")
_PURPOSES: Final = words_of("evidence", "purposes")
_STANDING_ON: Final = words_of("places", "standing.on")
_OPENS_LIST: Final = frozenset({",", ":", "–", "—"})
_AFTER_LIST: Final = frozenset({",", ".", ";", "–", "—", ""})
_COUNTS: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_EDGES: Final = words_of("places", "carriers.outskirts")
_BORDERS: Final = frozenset({"border", "borders", "boundary"})
# "advance on A" is a movement toward it
_MOVING: Final = words_of("places", "standing.moving")
_RELATION_OF: Final[dict[str, Relation]] = {
    "between": "line",
    "toward": "toward",
    "from": "from",
    "near": "near",
    "along": "along",
}


class LocationReader(PointingReader):
    """
    Reads the location phrases of one sentence.

    `asides` are its brackets, `objects` the offsets at which a bare name is the object of a verb ("seized X").
    """

    def __init__(self, tokens: list[Token], asides: list[Aside], objects: frozenset[int]) -> None:
        super().__init__(tokens, asides)
        self.objects = objects

    def read(self) -> list[Location]:
        """Return the phrases in order."""
        out, at = [], 0
        while at < len(self.tokens):
            begins = self.lows[at] in _BEGINNINGS or self.tokens[at].start in self.objects
            found = self.phrase(at, ahead=True) if begins else None
            if found is None:
                at += 1
                continue
            out.append(found[0])
            at = max(found[1], at + 1)
        return out

    def phrase(self, at: int, *, ahead: bool) -> Found | None:
        """Return the phrase that begins at a token and the index after it; `ahead` also settles whether it is a hub."""
        preposition, after = self.preposition(at)
        if preposition == "of" and self.low(at - 1) not in _OF_HEADS:
            return None
        return (
            self.within_distance(at, ahead=ahead)
            or (self.at_edge(at, self.introduced(at, after, preposition, ahead=ahead)) if preposition else None)
            or self.bearing_phrase(at, at, None, ahead=ahead)
            or self.object_phrase(at)
            or self.there(at)
            or self.including(at)
            or self.counted(at)
        )

    def at_edge(self, at: int, found: Found | None) -> Found | None:
        """Return "the outskirts |of the city" as outskirts: the word before says where in a place named before."""
        if found is None or not found[0].anaphor or found[0].relation != "in" or self.low(at - 1) not in _EDGES:
            return found
        return replace(found[0], relation="outskirts"), found[1]

    def including(self, at: int) -> Found | None:
        """Read "seized several settlements, including A and B": the list names some of those places."""
        among = self.low(at) == "among" and self.low(at + 1) == "them"
        if self.low(at) != "including" and not among:
            return None
        before = [k for k in range(max(0, at - 14), at) if self.low(k) in _SETTLEMENTS]
        joined = [k for k in range(before[-1], at) if self.low(k) == "and"] if before else []
        if any(self.low(k + 1) not in _BEARINGS for k in joined):
            return None
        if not before or any(self.low(k) in {";", "but", "that"} for k in range(before[-1], at)):
            return None
        return self.listed(at, at + 1 + among, "in", is_object=False, preposition="in")

    def counted(self, at: int) -> Found | None:
        """Read "seized two villages|, A and B|": as many names as are counted, and nothing else behind them."""
        if self.low(at) not in _OPENS_LIST or self.low(at - 1) not in _SETTLEMENTS:
            return None
        first = next((k for k in range(at - 2, max(-1, at - 5), -1) if self.low(k) in _COUNTS), None)
        if first is None:
            return None
        preposition = next((self.preposition(k)[0] for k in range(first - 1, first - 3, -1) if k >= 0), "")
        listed = self.listed(at, at + 1, _RELATION_OF.get(preposition, "in"), is_object=False, preposition="in")
        if listed is None or len(listed[0].names) != _COUNTS[self.low(first)]:
            return None
        return listed if self.low(listed[1]) in _AFTER_LIST else None

    def object_phrase(self, at: int) -> Found | None:
        """Read the bare object of a verb: "seized A and B", "seized the settlement"."""
        if self.tokens[at].start not in self.objects:
            return None
        if self.low(at) in POINTING and self.low(at + 1) in ANAPHORS and self.low(at + 2) != "of":
            return self.anaphor(at, at + 1, "in", self.low(at + 1))
        if self.low(at) == "it" and self.low(at + 1) in _AFTER_OBJECT:
            return self.anaphor(at, at, "in", "settlement")
        listed = self.listed(at, at, "in", is_object=True)
        return listed if listed is not None and self.is_whole_object(at, listed[1]) else None

    def within_distance(self, at: int, *, ahead: bool) -> Found | None:
        """Read "within 20km of A": near A, or the hub of the places that follow."""
        if self.low(at) != "within" or self.low(at + 2) in _BEARINGS:
            return None
        if read_distance(f"{self.low(at + 1)} {self.low(at + 2)}") is None and not self.low(at + 1)[:1].isdigit():
            return None
        after = next((k for k in range(at + 2, at + 4) if self.low(k) == "of"), 0)
        listed = self.listed(at, after + 1, "near", is_object=False) if after else None
        if listed is None:
            return None
        location, end = listed
        km = read_distance(" ".join(self.tokens[k].text for k in range(at + 1, after)))
        return replace(location, distance_km=km, is_hub=ahead and self.orients(location, end)), end

    def is_whole_object(self, at: int, after: int) -> bool:
        """Tell whether bare names after a verb are its whole object: "struck a Uragan system" names no place."""
        sides = any(self.low(k) in {"russian", "ukrainian"} for k in range(at, after))
        return not sides and (
            self.low(after) in _AFTER_OBJECT or self.low(after)[:1].isdigit() or self.preposition(after)[0] != ""
        )

    def introduced(self, start: int, at: int, kind: str, *, ahead: bool) -> Found | None:
        """Read what a preposition introduces; the word before it may change its sense ("border between", "push on")."""
        if kind == "between" and self.low(start - 1) in _BORDERS:
            return self.border_between(start, at)
        if self.low(at) == "and" and self.low(at + 1) in _BEARINGS:
            return self.shared_with_bearing(start, at, _RELATION_OF.get(kind, "in"))
        if kind == "in" and self.low(start) in {"on", "onto"} and self.low(start - 1) in _MOVING:
            # "advanced on A" moves toward it, "advanced on the island" is there
            kind = "in" if self.low(at) == "the" and self.low(at + 1) in _STANDING_ON else "toward"
        found = self.after_preposition(start, at, kind, ahead=ahead)
        if found is not None and self.is_border_of(at, found[0]):
            location, end = found
            first, last = location.names
            sides = Name(f"{first.text}-{last.text}", first.start, last.end, "border", suffix="border")
            return replace(location, names=(replace(sides, parts=(first.text, last.text)),)), end
        if found is not None and kind == "toward" and found[0].names:
            return self.from_bearing(*found)
        if found is not None and kind == "between":
            return ends_of_line(found[0]), found[1]
        return found

    def after_preposition(self, start: int, at: int, kind: str, *, ahead: bool) -> Found | None:
        """Read what a preposition introduces: a place pointed at, a bearing, or a list of names."""
        relation = _RELATION_OF.get(kind, "in")
        pointing = self.pointing_part(start, at, relation)
        if pointing is not None:
            return pointing
        index, fields = at, False
        while index < len(self.tokens) and index - at < 12:
            low = self.low(index)
            if low in ANAPHORS and self.low(index - 1) in POINTING and not self.is_carried_on(index):
                return self.anaphor(start, index, relation, low)
            if low in {"bank", "banks"} or self.low(index + 1) in {"bank", "banks"}:
                index += 1
                continue
            if low in _FIELDS:
                fields = True
            elif not (low in _CARRIERS or low.endswith(HELD) or (fields and low in _FIELD_TAILS)):
                break
            index += 1
        found = self.bearing_phrase(start, index, "fields" if fields else None, ahead=ahead)
        if found is not None:
            return found
        if self.low(index) in {"itself", "it"}:
            return None
        at = self.inner_name(at, index) if kind == "toward" else at
        listed = self.listed(start, at, relation, is_object=False, preposition=kind)
        if listed is None or listed[0].relation != "in":
            return listed
        before = [t.low for t in self.tokens[at : listed[1]] if t.start < listed[0].names[0].start]
        inner: Relation = "fields" if fields else ("near" if before[-1:] == ["near"] else "in")
        return replace(listed[0], relation=inner), listed[1]

    def is_border_of(self, at: int, location: Location) -> bool:
        """Tell whether two oblasts are the sides of a border named before them: "the border of A and B oblasts"."""
        names = location.names
        if len(names) != 2 or any(name.kind != "oblast" or name.parts for name in names):
            return False
        words = [token.low for token in self.tokens[at : at + 8] if token.start < names[0].start]
        return any(word in _BORDERS for word in words) and words[-1:] == ["of"]

    def border_between(self, start: int, at: int) -> Found | None:
        """Read "the border between A and B": the two sides of one border, and no places."""
        listed = self.listed(start, at, "line", is_object=False)
        if listed is None or len(listed[0].names) != 2:
            return None
        location, end = listed
        first, last = location.names
        sides = Name(f"{first.text}-{last.text}", first.start, last.end, "border", suffix="border")
        return replace(location, relation=None, names=(replace(sides, parts=(first.text, last.text)),)), end

    def from_bearing(self, location: Location, end: int) -> Found:
        """Read "toward A from the north and east": the event lies at that bearing from A."""
        at = end + 2 if self.low(end + 1) == "the" else end + 1
        bearings, after = self.bearings(at) if self.low(end) == "from" else ([], end)
        if not bearings or self.low(after) == "of" or location.bearing:
            return location, end
        return replace(location, bearing=join_bearings(bearings), end=self.tokens[after - 1].end), after

    def bearing_phrase(self, start: int, at: int, relation: Relation | None, *, ahead: bool) -> Found | None:
        """Read "(3 km) north and west of A": the bearing is the event's unless a phrase with places follows at once."""
        index = at
        while index - at < 6 and (self.low(index) in _ADVERBS or (self.low(index) == "the" and index > at)):
            index += 1
        bearings, after = self.bearings(index)
        if not bearings:
            return None
        if self.low(after) == "from" and "from" in {self.low(index - 1), self.low(index - 2)}:
            # "from the south from the A direction": south of what is attacked, not of A
            return None
        bearing = join_bearings(bearings)
        pointing = self.pointing_bearing(start, index, after, relation, bearing)
        if pointing is not None or self.low(after) not in {"of", "from"}:
            return pointing
        shared = self.shared_names(start, after + 1, relation)
        listed = shared or self.listed(start, after + 1, relation, is_object=False)
        if listed is None:
            return None
        location, end = listed
        distance = self.distance_before(min(at, start) if self.low(start) not in _BEARINGS else at)
        location = replace(location, bearing=bearing, distance_km=distance, start=self.tokens[start].start)
        return replace(location, is_hub=ahead and shared is None and self.orients(location, end)), end

    def shared_names(self, start: int, at: int, relation: Relation | None) -> Found | None:
        """Read the names of "south |of and in A": those of the phrase after "and", which is read again for itself."""
        preposition, after = self.preposition(at + 1) if self.low(at) == "and" else ("", at)
        found = self.after_preposition(at + 1, after, preposition, ahead=False) if preposition else None
        if found is None or not found[0].names or found[0].bearing:
            return None
        names = tuple(replace(name, part=None, outskirts=False) for name in found[0].names)
        return Location(self.tokens[start].start, self.tokens[at - 1].end, relation, names=names), at

    def shared_with_bearing(self, start: int, at: int, relation: Relation | None) -> Found | None:
        """Read the names of "in |and north of A": the phrase after "and" is read again for itself."""
        found = self.bearing_phrase(at + 1, at + 1, None, ahead=False)
        if found is None or not found[0].names:
            return None
        return Location(self.tokens[start].start, self.tokens[at - 1].end, relation, names=found[0].names), at

    def ends_hub(self, at: int) -> bool:
        """Tell whether a word begins what a bearing before it no longer orients: an aim, or "and" with a new deed."""
        if self.low(at) == "and":
            return self.low(at + 1) not in _BEARINGS | {"the"} and not self.preposition(at + 1)[0]
        return self.low(at) in _ENDS_HUB or self.is_aim(at)

    def is_aim(self, at: int) -> bool:
        """Tell whether a word begins an aim: "east of A |to seize villages on the road to B"."""
        return self.low(at) == "to" and self.low(at + 1) in _PURPOSES

    def orients(self, location: Location, after: int) -> bool:
        """Tell whether a bearing phrase is only the hub of the phrase that follows it without a comma."""
        if len(location.names) != 1 or location.names[0].gloss is not None:
            return False
        index = after + 1 if self.low(after) == "itself" else after
        # "northeast of A, near B and C, and south of A near D"
        index += self.low(index) == "," and self.low(index + 1) == "near"
        if index >= len(self.tokens) or self.low(index) in _BREAKS | {"and"} or self.is_aim(index):
            return False
        for step in range(index, min(index + 14, len(self.tokens))):
            if self.low(step) in _BREAKS or (step > index and self.ends_hub(step)):
                return False
            if step > index and self.low(index) not in {"along", "to", "in", "near"}:
                return False
            found = self.phrase(step, ahead=False)
            named = found is not None and any(name.kind == "named" for name in found[0].names)
            if found is not None and (found[0].settlements or found[0].anaphor or named):
                return self.low(index) != "and" and found[0].relation != "along"
        return False
