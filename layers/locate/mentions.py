"""Names as questions: each place name of each claim with the words around it that tell which place is meant."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from geo.measure.bearings import BearingError, parse_bearing
from geo.vocabulary import GAINS
from layers.locate.border_words import border_of
from layers.locate.sectors import fronted_areas
from reports.claim import Claim, Gloss
from reports.lexicon.name_keys import name_key
from reports.lexicon.road_keys import find_stops, road_key

_AREA_NAME: Final = r"(?:Republic of [A-Z][\w-]+|[A-Z][\w’'-]+ (?:Oblast|Krai|Republic|Okrug))"
_AREA: Final = re.compile(_AREA_NAME)
_WIND: Final = r"(?:north|south)?(?:east|west)|north|south"
_INLINE: Final = (
    r"(?P<text>(?:(?:about |roughly |just |immediately )?(?:(?P<km>\d+(?:\.\d+)?) ?(?:km|kilomet(?:er|re)s?) )?)?"
    rf"(?P<bearing>(?:{_WIND})(?: and (?:{_WIND}))?) of (?P<of>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*))"
    r"(?! (?:near|toward|in|to|from)\b)"
)
"""What tells which place is meant without brackets, right behind its name."""

_FROM_FRONT: Final = re.compile(
    r",? ?\(?(?:[a-z]+ )?(\d+(?:\.\d+)?)[ -]?(?:kilomet(?:er|re)s?|km) (?:away )?(?:from|behind|beyond|deep behind)"
    r" (?:the )?(?:current )?(?:front ?line|front|line of contact|contact line)\b"
)
"""What a text says behind a name about how deep in the rear the place lies."""

_GROUND: Final = GAINS | {"attack", "attack_unsuccessful", "withdraw"}
"""What forces do on the ground, village by village."""

_SPOTS: Final = frozenset({"near", "fields", "outskirts", "along", "line"})
"""Relations that only a settlement can bear: nothing lies on the outskirts of an oblast."""

_ON_ROAD: Final = frozenset({"along", "from", "toward"})
"""Relations that put a place on the road of the same claim, or near it."""

_SWEEPING: Final = frozenset({"deepstate"})
"""Publishers whose one sentence sweeps along the whole front: places named together need not lie together."""

_SUFFIXED: Final = re.compile(rf"(?:occupied )?{_AREA_NAME}")


@dataclass(frozen=True, slots=True)
class Orientation:
    """
    Where the text says a place lies from a hub: directions in degrees (none = near) and a distance if stated.

    `is_loose` marks the other end of a line or road: near, but how near the text does not say; `is_sector` the town
    after which a sector of the front is called, loose as well.
    """

    hub: str
    azimuths: tuple[float, ...] = ()
    distance_km: float | None = None
    is_loose: bool = False
    is_sector: bool = False

    @property
    def reach(self) -> tuple[float, float] | None:
        """Return the km that cost 1 and the most that distance can cost where the text is loose, else null."""
        if not self.is_loose:
            return None
        return (10.0, 8.0) if self.is_sector else (12.0, 6.0)


@dataclass(slots=True)
class Mention:
    """
    One name in one paragraph of one report, with everything the text says about which place it is.

    Mentions of a name in one paragraph with the same orientation are one. `is_hub` marks names that others are located
    by; `sentences` are the sentences it stands in; `areas` the areas named with it, `suffixed` those of "NAME, X
    Oblast", which leave no choice; `borders` those crossed or reached by it. `is_spot` marks a name that only a
    settlement can bear, `is_rear` one that the text calls occupied or places at `front_km` kilometres from the front:
    places named together then need not be near each other. `is_ground` marks a name where forces fought.
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
    suffixed: set[str] = field(default_factory=set)
    roads: set[str] = field(default_factory=set)
    borders: set[tuple[str, ...]] = field(default_factory=set)
    is_spot: bool = False
    is_rear: bool = False
    is_ground: bool = False
    front_km: float | None = None


MentionKey = tuple[str, str, str, tuple[str, ...]]
"""Report, paragraph, name key and the keys of its hubs."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The mentions of all claims: `by_key` in reading order, `of_claim` from claim number and role to a key."""

    by_key: dict[MentionKey, Mention]
    of_claim: dict[tuple[int, str], MentionKey]


def collect_mentions(claims: Sequence[Claim], *, towns: Mapping[str, str] = MappingProxyType({})) -> Asked:
    """
    Return every place name of the claims as a mention; `towns` gives for a section the town that its sector is called.

    Roles: "place", "of" (the event lies at a bearing from it), "hub", "gloss", "towards", "origin", "line:0" and so on,
    "road:0" for the ends of a named road, "sector" for the town of the section.
    """
    asked = Asked({}, {})
    for number, claim in enumerate(claims):
        orientation = gloss_of(claim)
        for role, name in names_of(claim):
            own = orientation if role in {"place", "of"} else _along(claim, role, name)
            town = towns.get(claim.section)
            if not own and town is not None and not same_name(town, name):
                own = (Orientation(town, is_loose=True, is_sector=True),)
                _add(asked, claim, number, role="sector", name=town, orientations=())
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
    gloss = gloss_in(claim)
    if gloss is not None and gloss.of:
        yield "gloss", gloss.of
    if claim.towards:
        yield "towards", claim.towards
    if claim.origin:
        yield "origin", claim.origin
    for index, stop in enumerate(claim.line):
        yield f"line:{index}", stop
    for index, stop in enumerate(stop for road in claim.roads for stops in find_stops(road) for stop in stops):
        yield f"road:{index}", stop


def gloss_of(claim: Claim) -> tuple[Orientation, ...]:
    """
    Return what the text says about where the claim's place lies: the larger place that orients it, else its gloss.

    "Southwest of Pokrovsk near Udachne" orients Udachne; "northwest of Novoukrainka" says where the event lies instead.
    A gloss in brackets right behind the name wins; else a hub with a bearing, for the gloss of a list may have been
    meant for its end.
    """
    bearing, hub = split_hub(claim.hub)
    by_hub = (Orientation(hub, _azimuths(bearing)),) if hub and not same_name(hub, claim.place) else ()
    gloss = gloss_in(claim)
    if gloss is None or not gloss.of or same_name(gloss.of, claim.place):
        return by_hub
    by_gloss = (Orientation(gloss.of, _azimuths(gloss.bearing), gloss.distance_km),)
    follows = re.search(
        rf"{re.escape(str(claim.place or claim.bearing_of))} \(?{re.escape(gloss.text)}", claim.sentence
    )
    return by_gloss if follows or not bearing else by_hub


def gloss_in(claim: Claim) -> Gloss | None:
    """
    Return the words that tell which place is meant: the claim's gloss, else "BEARING of HUB" right behind the name.

    "seized Petrivka north of Toretsk" tells which Petrivka; it is no second event north of Toretsk. Words with "near"
    behind them belong to the next place ("north of Toretsk near Dyliivka").
    """
    named = claim.place or claim.bearing_of
    if claim.gloss is not None or not named:
        return claim.gloss
    found = re.search(rf"\b{re.escape(named)} {_INLINE}", claim.sentence)
    if found is None or same_name(found["of"], named):
        return None
    length = float(found["km"]) if found["km"] else None
    return Gloss(found["text"], bearing=found["bearing"], of=found["of"], distance_km=length)


def only_orients(claim: Claim, place: str) -> bool:
    """Tell whether a claim's bearing and hub stand right behind another place's name and only tell which one it is."""
    hub = claim.place or claim.bearing_of
    if not claim.bearing or not hub or claim.relation is not None or same_name(hub, place):
        return False
    found = re.search(rf"\b{re.escape(place)} {_INLINE}", claim.sentence)
    return found is not None and same_name(found["of"], hub) and found["bearing"] == claim.bearing


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
        stops = next((ends for road in claim.roads for ends in find_stops(road) if name in ends), ())
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
    """Return the oblasts and regions that a claim names itself: its own, a border's, and "NAME, X Oblast"."""
    suffix = suffix_of(claim)
    return tuple(dict.fromkeys((*claim.oblasts, *claim.border, *([suffix] if suffix else []))))


def suffix_of(claim: Claim) -> str | None:
    """Return the area of "NAME, X Oblast" behind a claim's place, null where the text has none."""
    named = claim.place or claim.bearing_of
    found = _SUFFIXED.match(claim.sentence.partition(f"{named}, ")[2]) if named else None
    return found[0].removeprefix("occupied ") if found else None


def relation_of(claim: Claim) -> str | None:
    """Return how a claim's place locates its event; "the X area" and "the X sector" are directions."""
    if claim.place and claim.relation in {None, "in"}:
        wide = rf"\bthe {re.escape(claim.place)} (?:tactical )?(?:area|sector|axis|salient|front|counteroffensive)\b"
        if re.search(wide, claim.sentence):
            return "direction"
    return claim.relation


def part_in_text(text: str, area: str) -> str | None:
    """
    Return the part of an area that a text names wherever it names the area; null where it names it whole.

    >>> part_in_text("They advanced in northern Sumy Oblast.", "Sumy")
    'northern'
    """
    name = re.escape(area.removesuffix(" Oblast"))
    found = re.findall(rf"(?:((?:north|south|east|west|central)[a-z]*) )?\b{name} [Oo]blast", text)
    return found[0] if found and len(set(found)) == 1 and found[0] else None


def areas_in(text: str) -> list[str]:
    """
    Return the names of oblasts, krais and republics that a text spells out, in order.

    >>> areas_in("in Kursk Oblast and the Republic of Tatarstan")
    ['Kursk Oblast', 'Republic of Tatarstan']
    """
    return [match[0] for match in _AREA.finditer(text)]


def _add(
    asked: Asked, claim: Claim, number: int, *, role: str, name: str, orientations: tuple[Orientation, ...]
) -> None:
    """Add one name to the mentions, or join it to the same one."""
    is_sweeping = claim.voice in _SWEEPING
    paragraph = f"{paragraph_of(claim)}/{name_key(name)}" if is_sweeping else paragraph_of(claim)
    hubs = tuple(name_key(orientation.hub) for orientation in orientations)
    key = (claim.report_id, paragraph, name_key(name), hubs)
    if not key[2]:
        return
    mention = asked.by_key.get(key)
    if mention is None:
        mention = Mention(name, claim.report_id, paragraph, claim.section, orientations)
        asked.by_key[key] = mention
    mention.is_hub = mention.is_hub or role in {"hub", "gloss", "sector"} or claim.relation == "direction"
    mention.is_city = mention.is_city or name.endswith(" City")
    mention.sentences.add(f"{claim.sentence_id}/{name_key(name)}" if is_sweeping else claim.sentence_id)
    mention.areas.update(own_areas(claim) or fronted_areas(claim.sentence))
    gloss_road = claim.gloss.road if claim.gloss is not None else None
    if role in {"place", "of"} and gloss_road and road_key(gloss_road):
        mention.roads.add(gloss_road)
    if role.startswith("road:") or (role in {"place", "origin", "towards"} and claim.relation in _ON_ROAD):
        mention.roads.update(claim.roads)
    if role in {"place", "of"} and claim.action in {"cross_border", "reach"} and len(border_of(claim)) == 2:
        mention.borders.add(border_of(claim))
    if role in {"place", "of"}:
        suffix = suffix_of(claim)
        mention.suffixed.update([suffix] if suffix else [])
        mention.is_ground = mention.is_ground or claim.action in _GROUND
        mention.is_spot = mention.is_spot or claim.relation in _SPOTS or claim.bearing is not None
        before, _, behind = claim.sentence.partition(name)
        stated = _FROM_FRONT.match(behind)
        mention.front_km = float(stated[1]) if stated else mention.front_km
        mention.is_rear = mention.is_rear or stated is not None or before.endswith("occupied ")
    asked.of_claim[number, role] = key


def _azimuths(words: str | None) -> tuple[float, ...]:
    try:
        return parse_bearing(words) if words else ()
    except BearingError:
        return ()
