"""Names as questions: each place name of each claim with the words around it that tell which place is meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geo.bearings import BearingError, parse_bearing
from layers.gazetteer import Gazetteer
from reports.claim import Claim
from reports.names import name_key
from reports.roads import find_roads, road_key


@dataclass(frozen=True, slots=True)
class Orientation:
    """
    Where the text says a place lies from a hub: directions in degrees (none = near) and a distance if stated.

    `is_loose` marks the other end of a line or road: near, but how near the text does not say.
    """

    hub: str
    azimuths: tuple[float, ...] = ()
    distance_km: float | None = None
    is_loose: bool = False


@dataclass(slots=True)
class Mention:
    """
    One name in one paragraph of one report, with everything the text says about which place it is.

    Mentions of a name in one paragraph with the same orientation are one. `is_hub` marks names that others are located
    by; `sentences` are the sentences it stands in; `regions` the areas named with it.
    """

    name: str
    report_id: str
    paragraph: str
    section: str
    orientations: tuple[Orientation, ...]
    is_hub: bool = False
    is_city: bool = False
    sentences: set[str] = field(default_factory=set)
    areas: set[str] = field(default_factory=set)
    roads: set[str] = field(default_factory=set)
    claims: int = 0


MentionKey = tuple[str, str, str, tuple[str, ...]]
"""Report, paragraph, name key and the keys of its hubs."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The mentions of all claims: `by_key` in reading order, `of_claim` from claim number and role to a key."""

    by_key: dict[MentionKey, Mention]
    of_claim: dict[tuple[int, str], MentionKey]


def collect_mentions(claims: Sequence[Claim]) -> Asked:
    """
    Return every place name of the claims as a mention.

    Roles: "place", "of" (the event lies at a bearing from it), "hub", "gloss", "towards", "origin", "line:0" and so on,
    "road:0" for the ends of a named road.
    """
    asked = Asked({}, {})
    for number, claim in enumerate(claims):
        orientation = gloss_of(claim)
        for role, name in names_of(claim):
            own = orientation if role in {"place", "of"} else _along(claim, role, name)
            _add(asked, claim, number, role=role, name=name, orientations=own)
    return asked


def names_of(claim: Claim) -> Iterable[tuple[str, str]]:
    """Yield each role and name of a claim; a name that is also the hub is given once as the place."""
    if claim.place:
        yield "place", claim.place
    if claim.bearing_of and not same_name(claim.bearing_of, claim.place):
        yield "of", claim.bearing_of
    hub = split_hub(claim.hub)[1]
    if hub and not same_name(hub, claim.place):
        yield "hub", hub
    if claim.gloss is not None and claim.gloss.of:
        yield "gloss", claim.gloss.of
    if claim.towards:
        yield "towards", claim.towards
    if claim.origin:
        yield "origin", claim.origin
    for index, stop in enumerate(claim.line):
        yield f"line:{index}", stop
    for index, stop in enumerate(stop for road in claim.roads for found in find_roads(road) for stop in found.stops):
        yield f"road:{index}", stop


def gloss_of(claim: Claim) -> tuple[Orientation, ...]:
    """
    Return what the text says about where the claim's place lies: the larger place that orients it, else its gloss.

    "Southwest of Pokrovsk near Udachne" orients Udachne; "northwest of Novoukrainka" says where the event lies instead.
    A hub with a bearing stands before the place and is its own; a gloss may have been meant for the end of a list.
    """
    bearing, hub = split_hub(claim.hub)
    if hub and not same_name(hub, claim.place) and (bearing or claim.gloss is None or claim.gloss.of is None):
        return (Orientation(hub, _azimuths(bearing)),)
    if claim.gloss is not None and claim.gloss.of and not same_name(claim.gloss.of, claim.place):
        return (Orientation(claim.gloss.of, _azimuths(claim.gloss.bearing), claim.gloss.distance_km),)
    return ()


def split_hub(hub: str | None) -> tuple[str | None, str | None]:
    """
    Return the bearing and the name of a hub as written; null bearing where only a name stands.

    >>> split_hub("southwest of Pokrovsk"), split_hub("Pokrovsk")
    (('southwest', 'Pokrovsk'), (None, 'Pokrovsk'))
    """
    if not hub:
        return None, None
    words, of, name = hub.partition(" of ")
    if of and _azimuths(words):
        return words, name
    return None, hub


def _along(claim: Claim, role: str, name: str) -> tuple[Orientation, ...]:
    """Return the other ends of the line or road that a name is an end of."""
    stops: Iterable[str] = ()
    if role.startswith("line:"):
        stops = claim.line
    elif role.startswith("road:"):
        stops = next((found.stops for road in claim.roads for found in find_roads(road) if name in found.stops), ())
    return tuple(Orientation(stop, is_loose=True) for stop in stops if not same_name(stop, name))


def event_bearing(claim: Claim) -> str | None:
    """Return the bearing of the event from the claim's place; null where it only orients the place by a hub."""
    hub = split_hub(claim.hub)[1]
    only_orients = same_name(claim.bearing_of, hub) and not same_name(hub, claim.place)
    return None if only_orients and claim.place is not None else claim.bearing


def same_name(one: str | None, other: str | None) -> bool:
    """Tell whether two texts name the same place; null names none."""
    return bool(one and other) and name_key(str(one)) == name_key(str(other))


def paragraph_of(claim: Claim) -> str:
    """Return the paragraph part of a sentence id."""
    return claim.sentence_id.split(".")[0]


def own_areas(claim: Claim) -> tuple[str, ...]:
    """Return the oblasts and regions that a claim names itself, those of a border included."""
    return tuple(dict.fromkeys((*claim.oblasts, *claim.border)))


def section_areas(section: str, gazetteer: Gazetteer) -> set[str]:
    """
    Return the areas that a section's title names before its first bracket; "Russian Federation" for Russia as a whole.

    The words in brackets state an objective and often name the enemy's oblast.
    """
    title = section.split("(", maxsplit=1)[0]
    if "russian federation" in title.lower():
        return {"Russian Federation"}
    found = set()
    words = title.replace(",", " ").split()
    for index, word in enumerate(words):
        if word.lower() in {"oblast", "oblasts"} and index:
            area = gazetteer.area(words[index - 1])
            if area is not None:
                found.add(area.name)
    return found


def _add(
    asked: Asked, claim: Claim, number: int, *, role: str, name: str, orientations: tuple[Orientation, ...]
) -> None:
    """Add one name to the mentions, or join it to the same one."""
    paragraph = paragraph_of(claim)
    hubs = tuple(name_key(orientation.hub) for orientation in orientations)
    key = (claim.report_id, paragraph, name_key(name), hubs)
    if not key[2]:
        return
    mention = asked.by_key.get(key)
    if mention is None:
        mention = Mention(name, claim.report_id, paragraph, claim.section, orientations)
        asked.by_key[key] = mention
    mention.is_hub = mention.is_hub or role in {"hub", "gloss"} or claim.relation == "direction"
    mention.is_city = mention.is_city or name.endswith(" City")
    mention.sentences.add(claim.sentence_id)
    mention.areas.update(own_areas(claim))
    gloss_road = claim.gloss.road if claim.gloss is not None else None
    if role in {"place", "of"} and gloss_road and road_key(gloss_road):
        mention.roads.add(gloss_road)
    if role.startswith("road:"):
        mention.roads.update(claim.roads)
    mention.claims += 1
    asked.of_claim[number, role] = key


def _azimuths(words: str | None) -> tuple[float, ...]:
    try:
        return parse_bearing(words) if words else ()
    except BearingError:
        return ()
