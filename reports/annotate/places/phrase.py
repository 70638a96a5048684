"""The location phrase as a value, and what the words around a list of names make of them."""

from dataclasses import dataclass, replace

from geo.vocabulary import Relation
from reports.annotate.places.kinds import Name, split_line


@dataclass(frozen=True, slots=True)
class Location:
    """
    One location phrase. `names` are its places; `bearing` is where the event lies from each of them.

    A hub is a phrase that only orients ("southwest of A near B"); `anaphor` says that the place stands in an earlier
    phrase ("the settlement"), `is_object` that no preposition introduced it; `part` is
    the part of the place that an anaphor points at ("the northern part of the settlement").
    """

    start: int
    end: int
    relation: Relation | None
    names: tuple[Name, ...] = ()
    bearing: str | None = None
    distance_km: float | None = None
    is_hub: bool = False
    anaphor: str | None = None
    part: str | None = None
    is_object: bool = False
    preposition: str = ""

    @property
    def settlements(self) -> tuple[Name, ...]:
        """Names that locate an event by themselves."""
        return tuple(name for name in self.names if name.kind == "settlement")


def settle_relation(relation: Relation | None, names: list[Name]) -> Relation | None:
    """Let the words around the names decide the relation: "direction", "line", "outskirts"."""
    suffixes = {name.suffix for name in names}
    if any(name.suffix == "area" and len(name.parts) > 1 for name in names):
        # "in the A-B tactical area": a stretch of the front, and no line between the towns
        return "direction"
    if "area" in suffixes and relation == "in" and not names[0].part:
        return "near"
    if "direction" in suffixes and relation in {"in", "from", None}:
        return "direction"
    if "line" in suffixes:
        return "line"
    if relation == "in" and names[0].outskirts:
        return "outskirts"
    return relation


def spread_names(names: list[Name]) -> list[Name]:
    """Give the kind of the last name to those before it ("Kharkiv and Sumy oblasts") and split paired sectors."""
    last = names[-1]
    if last.kind == "feature" and last.suffix == "plural":
        names = [replace(n, kind="feature") for n in names]
    if last.kind == "named" and last.suffix == "plural":
        # "the A and B plants": both are plants
        names = [replace(n, kind="named") if n.kind == "settlement" else n for n in names]
    if last.kind in {"oblast", "raion"} and last.suffix != "one" and len(names) > 1 and last.gloss is None:
        plural = all(name.kind == "settlement" and name.gloss is None for name in names[:-1])
        names = [replace(n, kind=last.kind) if plural else n for n in names]
    if last.suffix in {"direction", "area", "line"} and len(last.parts) > 1:
        names = [replace(n, suffix=last.suffix, parts=split_line(n.text)) if "-" in n.text else n for n in names]
    if last.kind == "border" and len(last.parts) > 1:
        # "the A-B and C-D Oblast borders": two borders
        names = [
            replace(n, kind="border", suffix="border", parts=split_line(n.text))
            if n.kind == "settlement" and n.gloss is None and len(split_line(n.text)) > 1
            else n
            for n in names
        ]
    if last.kind == "border" and len(last.parts) == 1 and len(names) == 2 and names[0].kind == "settlement":
        # "in the A and B Oblast border area": one border
        sides = (names[0].text, *last.parts)
        names = [replace(last, text="-".join(sides), start=names[0].start, parts=sides)]
    out: list[Name] = []
    for name in names:
        is_split = name.suffix in {"direction", "area"} or (name.suffix == "line" and name.kind == "settlement")
        if is_split and len(name.parts) > 1:
            out += [replace(name, text=stop, parts=name.parts) for stop in name.parts]
        else:
            out.append(name)
    return out


def ends_of_line(location: Location) -> Location:
    """Make the two places of "between A and B" the ends of one line; a phrase with more or fewer stays as it is."""
    names = location.names
    if len(names) != 2 or len(location.settlements) != 2 or location.bearing or any(name.parts for name in names):
        return location
    ends = tuple(name.text for name in names)
    return replace(location, relation="line", names=tuple(replace(n, suffix="line", parts=ends) for n in names))


def join_bearings(bearings: list[str]) -> str:
    """Join compass words the way one writes them."""
    if len(bearings) < 3:
        return " and ".join(bearings)
    return ", ".join(bearings[:-1]) + ", and " + bearings[-1]
