"""Lists of place names with their brackets and appositions, and the compass words before them."""

from bisect import bisect_left
from dataclasses import replace
from typing import Final

from geo.vocabulary import Relation
from reports.annotate.places.kinds import Name
from reports.annotate.places.names import begins_clause, read_place
from reports.annotate.places.phrase import Location, join_bearings, settle_relation, spread_names
from reports.annotate.spans.brackets import Aside, read_distance
from reports.annotate.spans.descriptions import begins_description
from reports.claim import Gloss
from reports.lexicon.load import load_lexicon, words_of
from reports.text.tokens import Token

_BEARINGS: Final = words_of("places", "bearings")
_BETWEEN_BEARINGS: Final = frozenset({",", "and", "or", "/", "further", "just", "immediately", "to", "the"})
_ROUGHLY: Final = frozenset({"about", "roughly", "approximately", "some", "nearly", "just", "around"})
_LENGTHS: Final = frozenset({"km", "kilometer", "kilometers", "meter", "meters"})
_MANY: Final = words_of("places", "carriers.many")
_CONNECTORS: Final = frozenset({",", ";", "and", "or", "&", "/"})
# "the A city center", "the A airport": the article is that of the thing
_HELD_BY: Final = words_of("places", "town_parts") | {"highway", "road", "line", "front", "region"}
_RELATIONS: Final[dict[tuple[str, ...], str]] = {
    tuple(phrase.split()): relation
    for relation, phrases in load_lexicon("places")["relations"].items()
    for phrase in phrases
}
FIRST_WORDS: Final = frozenset(words[0] for words in _RELATIONS)
_LONGEST: Final = max(map(len, _RELATIONS))


class ListReader:
    """Reads prepositions, compass words and lists of names; `asides` are the brackets of the sentence."""

    def __init__(self, tokens: list[Token], asides: list[Aside]) -> None:
        self.tokens = tokens
        self.lows = [token.low for token in tokens]
        self.asides = asides
        self.starts = [token.start for token in tokens]
        self.aside_starts = [aside.start for aside in asides]

    def low(self, index: int) -> str:
        """Return the word at an index in lower case, "" past the end."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def preposition(self, at: int) -> tuple[str, int]:
        """Return the relation class and the index after the longest preposition at a token, else ("", at)."""
        if self.low(at) not in FIRST_WORDS:
            return "", at
        for size in range(min(_LONGEST, len(self.tokens) - at), 0, -1):
            words = tuple(self.low(at + k) for k in range(size))
            if words in _RELATIONS:
                return _RELATIONS[words], at + size
        return "", at

    def bearings(self, at: int) -> tuple[list[str], int]:
        """Return the compass words at a token, joined by commas and "and", and the index after them."""
        out, index = [], at
        while self.low(index) in _BEARINGS:
            out.append(self.low(index))
            index += 1
            step = index
            while self.low(step) in _BETWEEN_BEARINGS and step - index < 4:
                step += 1
            if step == index or self.low(step) not in _BEARINGS:
                break
            index = step
        return out, index

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
            apposed, end = self.apposition(end, is_object=is_object)
            names.append(replace(name, gloss=apposed) if apposed else self.with_gloss(name, end))
            if name.suffix == "districts":
                # "the B and C districts of A": A alone is a settlement
                names = [replace(names[-1], suffix=None)]
            if len(names) > 1 and name.kind == "oblast" and names[-2].kind == "settlement" and names[-2].gloss is None:
                # "A, B Oblast (3 km west of C)": the bracket tells which A is meant
                names[-2:] = [replace(names[-2], gloss=names[-1].gloss), replace(names[-1], gloss=None)]
            if self.low(end) in {"itself", "city", "town", "village", "proper"}:
                end += 1
            found, resume = self.next_name(end)
            end = resume if found is not None else end
        if self.is_owner(end) or self.is_articled(names):
            return None
        is_counted = self.low(start - 1) in _MANY and names[0].kind == "oblast" and len(names) > 1
        if is_counted and {name.kind for name in names[1:]} == {"settlement"}:
            # "two villages in the A region, B and C": it tells which B and C are meant
            names = [replace(name, oblast=name.oblast or names[0].text) for name in names[1:]]
        names, end = self.with_shared_gloss(names, end, relation, is_led=is_object or preposition != "")
        out = Location(
            self.tokens[start].start,
            self.tokens[end - 1].end,
            settle_relation(relation, names),
            tuple(spread_names(names)),
            is_object=is_object,
            preposition=preposition,
        )
        return out, end

    def closing_bearing(self, at: int) -> tuple[Gloss, int] | None:
        """Read ", south of B" where it ends a phrase ("near A, south of B in C Oblast."): it tells which A is meant."""
        if self.low(at) != "," or self.low(at + 1) not in _BEARINGS or self.low(at + 2) != "of":
            return None
        found = read_place(self.tokens, at + 3)
        if found is None or found[0].kind != "settlement" or self.low(found[1]) not in {"in", ".", ""}:
            return None
        words = " ".join(token.text for token in self.tokens[at + 1 : found[1]])
        return Gloss(words, self.low(at + 1), found[0].text), found[1]

    def is_articled(self, names: list[Name]) -> bool:
        """Tell whether a bare name has an article: a river or a building ("reached the Vovcha"), never a settlement."""
        if any(name.kind != "settlement" or name.suffix or name.parts for name in names):
            return False
        first = bisect_left(self.starts, names[0].start)
        return self.low(first - 1) == "the" and self.low(bisect_left(self.starts, names[-1].end)) not in _HELD_BY

    def is_owner(self, at: int) -> bool:
        """Tell whether a list goes on to somebody who owns what follows: "for A and B's reports" names no place."""
        if self.low(at) not in {"and", "or"}:
            return False
        index = at + 1
        while index < len(self.tokens) and index - at < 4 and self.tokens[index].is_name_like:
            if self.tokens[index].is_possessive:
                return read_place(self.tokens, at + 1) is None
            index += 1
        return False

    def with_shared_gloss(
        self, names: list[Name], at: int, relation: Relation | None, *, is_led: bool
    ) -> tuple[list[Name], int]:
        """
        Read "near A and B west of C" and "A and B, both west of C": which A and B are meant, and no event west of C.

        Without a preposition or a verb that leads the list, the first bearing only orients: "north of A west of B".
        """
        first = at
        if self.low(at) == "," and self.low(at + 1) in {"all", "both", "each"}:
            first = at + 2
        elif (
            not is_led
            or relation not in {None, "in", "near", "fields"}
            or names[-1].gloss is not None
            or names[-1].suffix not in {None, "area"}
            or names[-1].kind != "settlement"
            or any(name.part or name.outskirts for name in names)
        ):
            return names, at
        start = first + 1 if self.low(first) == "within" else first
        start += 1 if self.low(start) in _ROUGHLY else 0
        start += 1 if self.low(start)[:1].isdigit() else 0
        start += 1 if self.low(start) in _LENGTHS else 0
        bearings, after = self.bearings(start)
        found = read_place(self.tokens, after + 1) if bearings and self.low(after) == "of" else None
        if found is None or found[0].kind != "settlement" or self.low(found[1]) == "near" or self.joins_place(found[1]):
            return names, at
        words = " ".join(token.text for token in self.tokens[first : found[1]])
        gloss = Gloss(words, join_bearings(bearings), found[0].text, read_distance(words))
        return [name if name.gloss else replace(name, gloss=gloss) for name in names], found[1]

    def joins_place(self, at: int) -> bool:
        """Tell whether "and" at a token joins another place, and no other deed ("west of C |and regained ground")."""
        after = at + 1
        return self.low(at) == "and" and (
            self.low(after) in _BEARINGS
            or self.preposition(after)[0] != ""
            or read_place(self.tokens, after) is not None
        )

    def apposition(self, at: int, *, is_object: bool) -> tuple[Gloss | None, int]:
        """Read ", 4km west of B" after a name, or ", west of B," after an object: it tells which place is meant."""
        if is_object and self.low(at) == "," and self.low(at + 1) in _BEARINGS and self.low(at + 2) == "of":
            found = read_place(self.tokens, at + 3)
            if found is not None and self.low(found[1]) in {",", ".", ";", "on", "overnight", ""}:
                words = " ".join(token.text for token in self.tokens[at + 1 : found[1]])
                return Gloss(words, self.low(at + 1), found[0].text), found[1]
        closing = self.closing_bearing(at)
        if closing is not None and not is_object:
            return closing
        first = at + 2 if self.low(at + 1) in _ROUGHLY else at + 1
        told = read_distance(f"{self.low(first)} {self.low(first + 1)}")
        if self.low(at) != "," or (told is None and not self.low(first)[:1].isdigit()):
            return None, at
        for index in range(first, first + 4):
            bearings, after = self.bearings(index)
            after = self.skip_second(after) if bearings else after
            if bearings and self.low(after) == "of":
                found = read_place(self.tokens, after + 1)
                if found is None or self.with_gloss(*found).gloss is not None:
                    # "advanced north of A, one kilometer north of B (west of C)": B has a gloss of its own, and is none
                    return None, at
                end = self.skip_centre(found[1])
                words = " ".join(token.text for token in self.tokens[at + 1 : end])
                km = read_distance(words)
                return Gloss(words, join_bearings(bearings), found[0].text, km), end
        return None, at

    def skip_second(self, at: int) -> int:
        """Return the index behind a second distance of a pair: "19 km west |and 18 km north of C, respectively"."""
        told = self.low(at) == "and" and read_distance(f"{self.low(at + 1)} {self.low(at + 2)}") is not None
        bearings, after = self.bearings(at + 3) if told else ([], at)
        if told and not bearings:
            bearings, after = self.bearings(at + 2)
        return after if bearings else at

    def skip_centre(self, at: int) -> int:
        """Return the index behind the centre of a town that others are told from: "near the A |city center"."""
        after = at + 1 if self.low(at) in {"city", "town"} else at
        return after + 1 if self.low(after) in {"center", "centre", "limits"} else at

    def next_name(self, at: int) -> tuple[tuple[Name, int] | None, int]:
        """Return the next name of a list when only connectors part it from the last one."""
        index = at
        while index - at < 3 and self.low(index) in _CONNECTORS:
            index += 1
        if index == at:
            # "Uspenivka Sribne": no comma, no next name
            return None, at
        if self.low(at) == "," and begins_description(self.tokens, at + 1):
            return None, at
        if self.low(index) == "as" and self.low(index + 1) == "well":
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
            name = replace(name, oblast=self.asides[k].oblast)
            if gloss is not None and self.asides[k].group is None:
                return replace(name, gloss=gloss)
        return name
