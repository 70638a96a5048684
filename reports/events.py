"""What a sentence says happened: each verb with its frame, its actor and the location phrases that belong to it."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from geo.words import GAINS, Action, Actor
from reports.actors import ActorMention, find_actors, other_side
from reports.claimants import ISW, Claimant
from reports.dates import DateMention, find_dates
from reports.footnotes import FOOTNOTE
from reports.frames import Frame, find_frames
from reports.glosses import Aside, find_asides
from reports.locations import Location, LocationReader
from reports.roads import RoadMention, find_roads
from reports.scope import doubt_in, side_zones
from reports.tokens import ROAD_MARK, mask, tokenize
from reports.units import UnitMention, find_units
from reports.verbs import VerbPhrase, find_verbs

_CLAUSE: Final = re.compile(r";|,? (?:and|but|while|whereas|as) (?=(?:that |the |elements|other |[A-Z]))|\bthat \b|, ")
_SIDES: Final = re.compile(r"\b(Russian|Ukrainian|enemy)\b")
_NOT_EVENT_DATE: Final = re.compile(
    r"\b(?:since|published|posted|claims?|claimed|footage|reports?|reported|stated|as of|until|before|by|prior to|dated|imagery"
    r"|collected|captured|filmed|announced)(?: \w+){0,2} (?:on |early on |late on )?(?:\(?)$|\bas of $|since $"
)
_NIGHT: Final = re.compile(r"\b(?:night|overnight)\b")
_WHERE: Final = re.compile(
    r"\s+(?:in|near|within|inside|at|on|along|(?:north|south|east|west|northeast|northwest|southeast|southwest) of|present|walking|moving|driving)\b"
)
_BURNING: Final = re.compile(r"\b(?:heat|thermal) (?:anomal\w+|signatures?)|\b(?:fires?|explosions?|smoke)\b(?! (?:support|missions?))")
_CONSISTENT: Final = re.compile(r"\bconsistent with\b|\bcorroborat\w+")
_RELIEVED: Final = re.compile(
    r"[^.;]{0,160}?\b(?:from (?:combat|fighting|the frontline|frontline)|to (?:rest|reconstitut|re-?deploy|replenish))"
)
_NO_CHANGE: Final = re.compile(r"\binfiltrat|did not change (?:the )?(?:control|forward|FEBA)")
_MODAL: Final = re.compile(
    r"\b(?:may|will|would|could|might|can|should|must|if|opt|poised|intend\w*|plans?|planned|seeks?|aims?|hopes?|whether|unlikely)\b(?! have\b)"
)
_PAST: Final = re.compile(r"\w+(?:ed|took|struck|drew|made|fought)\b")
_CAN_PRECEDE_ING: Final = re.compile(
    r"(?:\b(?:is|are|was|were|been|be|continu\w+|began|start\w+|also|still|now|recently|currently|reportedly|likely|and|or|forces|troops|units?"
    r"|elements|personnel|groups?|soldiers|servicemembers|infantry|operators|drones?|brigades?|regiments?|with|shows?|showing|by|not|\w+ly)"
    r"|,|Brigade|Regiment|Division|[’'])\s*$"
)


@dataclass(slots=True)
class Event:
    """One event under way of being read; `frame` is null in the report's own voice."""

    verb: VerbPhrase
    frame: Frame | None
    actor: Actor
    action: Action
    modality: str | None = None
    places: list[tuple[Location, Location | None]] = field(default_factory=list)
    roads: list[RoadMention] = field(default_factory=list)
    days: tuple[date, date] | None = None
    since: date | None = None
    units: list[UnitMention] = field(default_factory=list)
    dropped: bool = False
    both: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence taken apart; `mentions` are all settlement names in order, for what later words point back at."""

    text: str
    events: tuple[Event, ...]
    frames: tuple[Frame, ...]
    locations: tuple[Location, ...]
    asides: tuple[Aside, ...]
    doubt: tuple[str, int] | None
    has_verbs: bool


class SentenceReader:
    """Takes one sentence apart; `previous` is the last speaker of the paragraph."""

    def __init__(self, text: str, *, published: date | None, previous: Claimant | None) -> None:
        clean = mask(text, [match.span() for match in FOOTNOTE.finditer(text)])
        self.asides = find_asides(clean)
        self.flat = mask(clean, [(a.start, a.end) for a in self.asides])
        self.dates = find_dates(self.flat, published=published)
        self.roads = find_roads(self.flat)
        self.units = find_units(self.flat)
        self.verbs = find_verbs(self.flat[:1].lower() + self.flat[1:])
        self.actors = find_actors(self.flat)
        self.frames = find_frames(self.flat, dates=self.dates, previous=previous)
        self.doubt = doubt_in(self.flat)
        if self.doubt is not None:
            after = re.search(r"\bassess\w* that\b", self.flat[self.doubt[1] :])
            self.frames = [f for f in self.frames if f.start <= self.doubt[1] or f.evidence == "assessed"]
        self.zones = side_zones(self.flat, self.frames, [(v.start, v.end) for v in self.verbs])
        if self.doubt is not None:
            self.zones.append((self.doubt[1], self.doubt[1] + after.end() if after else len(text)))

    def parse(self) -> Parsed:
        """Return the events of the sentence with what belongs to them."""
        locations = self.locations()
        events = self.events()
        self.attach_locations(events, locations)
        self.attach_dates(events)
        self.attach_units(events)
        self.settle_outcomes(events)
        kept = tuple(event for event in events if not event.dropped)
        return Parsed(
            self.flat, kept, tuple(self.frames), tuple(locations), tuple(self.asides), self.doubt, bool(self.verbs)
        )

    def locations(self) -> list[Location]:
        """Read the location phrases of what is left when dates, roads and units are set aside."""
        hidden = [(d.start, d.end) for d in self.dates] + [(u.start, u.end) for u in self.units]
        text = mask(self.flat, hidden)
        text = mask(text, [(r.start, r.end) for r in self.roads], put=ROAD_MARK)
        tokens = tokenize(text)
        objects = {verb.end for verb in self.verbs if verb.takes_object}
        starts = frozenset(
            tokens[k].start
            for k in range(1, len(tokens))
            if tokens[k - 1].end in objects and self.flat[tokens[k - 1].end : tokens[k].start].isspace()
        )
        return LocationReader(tokens, self.asides, starts).read()

    def in_frame(self, at: int) -> bool:
        """Tell whether an offset stands in the words of a frame, not in what it says."""
        return any(frame.start <= at < frame.at for frame in self.frames)

    def in_zone(self, at: int) -> bool:
        """Tell whether an offset stands in a side clause."""
        return any(start <= at < end for start, end in self.zones)

    def frame_of(self, at: int) -> Frame | None:
        """Return the frame that rules at an offset."""
        found = None
        for frame in self.frames:
            if frame.at <= at:
                found = frame
        return found

    def events(self) -> list[Event]:
        """Turn the verbs outside frames and side clauses into events, each with its actor."""
        out: list[Event] = []
        for verb in self.verbs:
            if self.in_frame(verb.start) or self.in_zone(verb.start):
                continue
            frame = self.frame_of(verb.start)
            if verb.kind == "did" and self.is_unreal(verb, frame):
                continue
            actor, both = self.actor_of(verb, frame, out)
            event = Event(verb, frame, actor, verb.action)
            if verb.kind == "intent":
                if frame is None or frame.evidence == "assessed":
                    event.modality = "intent"
                else:
                    event.action = "attack"
            if verb.flip:
                event.actor = self.attacker(verb, actor)
            pushed = re.match(
                r"\s+(?:the )?(Ukrainian|Russian) (?:\w+ ){1,3}(?:from|out of|back)\b",
                self.flat[verb.end : verb.end + 70],
            )
            if verb.text.startswith("push") and pushed:
                event.action = "withdraw"
                event.actor = "ukrainian" if pushed[1] == "Ukrainian" else "russian"
            event.both = both
            out.append(event)
        return sorted([*out, *self.seen_only(out), *self.seen_burning(out)], key=lambda event: event.verb.start)

    def seen_burning(self, events: list[Event]) -> list[Event]:
        """
        Return strikes that heat or fire supports: sensors that agree with reports, and geolocated fires, never confirmed.

        The actor is the side whose strike or reports the sentence names; without one nothing is said.
        """
        fire = _BURNING.search(self.flat)
        side = re.search(r"\b(Ukrainian|Russian)\b[^.;]{0,30}\b(?:strikes?|reports?|drones?|sources?|officials?)\b", self.flat)
        if fire is None or side is None or any(e.action == "strike" for e in events):
            return []
        frame = self.frame_of(fire.start())
        if frame is None and not _CONSISTENT.search(self.flat):
            return []
        if frame is not None and frame.evidence not in {"geolocated", "shown"}:
            return []
        actor: Actor = "ukrainian" if side[1] == "Ukrainian" else "russian"
        agrees = _CONSISTENT.search(self.flat) is not None
        verb = VerbPhrase(fire.start(), fire.end(), "strike", "did", hedged=not agrees, text="burning")
        if agrees:
            frame = Frame(fire.start(), fire.start(), "assessed", ISW, support="corroborated")
        return [Event(verb, frame, actor, "strike")]

    def seen_only(self, events: list[Event]) -> list[Event]:
        """Return presence that footage shows without a verb: "shows Russian forces in A" says that they were there."""
        out = []
        for frame in self.frames:
            if frame.evidence not in {"geolocated", "shown"} or frame.replaces:
                continue
            seen = next((a for a in self.actors if frame.at <= a.start <= frame.at + 24 and a.can_act), None)
            if seen is None or any(frame.at <= event.verb.start <= seen.end + 30 for event in events):
                continue
            if _WHERE.match(self.flat, seen.end):
                verb = VerbPhrase(seen.end, seen.end, "other", "did", text="present")
                out.append(Event(verb, frame, seen.actor, "other"))
        return out

    def is_unreal(self, verb: VerbPhrase, frame: Frame | None) -> bool:
        """
        Tell whether a verb in the report's own voice only names an aim, a forecast or somebody's claim.

        "Seizing A is the goal", "may opt to stay and continue advancing", "the claimed seizure of A".
        """
        own = frame is None or frame.evidence in {"assessed", "geolocated"}
        if not own:
            return False
        noun = verb.text.endswith(" of") and "control" not in verb.text and not re.match(r"complet|confirm", verb.text)
        first = max(
            self.flat.rfind(mark, 0, verb.start)
            for mark in (";", " but ", " while ", " that ", ", and Russian ", ", and Ukrainian ")
        )
        clause = self.flat[max(0, first, frame.at if frame else 0) : verb.start]
        if noun and "credited" not in self.flat:
            return True
        if verb.text.split()[0].endswith("ing") and not _CAN_PRECEDE_ING.search(clause) and verb.start > 0 and frame is None:
            return True
        if verb.start == 0 and verb.text.split()[0].endswith("ing") and not verb.text.startswith("fight"):
            return True
        return _MODAL.search(clause) is not None and not verb.hedged and _PAST.match(verb.text) is None

    def actor_of(self, verb: VerbPhrase, frame: Frame | None, earlier: list[Event]) -> tuple[Actor, bool]:
        """Return the side that acts, and whether both do: the last subject before the verb under its frame, else the last actor."""
        floor = frame.start if frame is not None else 0
        subject: ActorMention | None = None
        for mention in self.actors:
            if mention.start >= verb.end:
                break
            inside = (
                frame is not None
                and frame.start <= mention.start < frame.at
                and "credited" not in self.flat[frame.start : frame.at]
            )
            if mention.can_act and mention.start >= floor and not inside:
                subject = mention
        if subject is not None:
            return subject.actor, subject.both
        nouns = _SIDES.search(self.flat[verb.start : verb.end])
        if nouns:
            return ("ukrainian" if nouns[1] == "Ukrainian" else "russian"), False
        near = _SIDES.findall(self.flat[max(floor, verb.start - 24) : verb.start])
        if near and frame is None:
            return ("ukrainian" if near[-1] == "Ukrainian" else "russian"), False
        if earlier:
            return earlier[-1].actor, earlier[-1].both
        return "russian", False

    def attacker(self, verb: VerbPhrase, defender: Actor) -> Actor:
        """Return who was repelled: the side that the object names, else the other side."""
        named = _SIDES.search(self.flat, verb.end, min(len(self.flat), verb.end + 60))
        if named and not re.search(r"\b(?:near|of|in|on)\b", self.flat[verb.end : named.start()]):
            return "ukrainian" if named[1] == "Ukrainian" else "russian"
        return other_side(defender)

    def event_at(self, events: list[Event], at: int) -> Event | None:
        """Return the event that a phrase at an offset belongs to, else None: another frame or subject began in between."""
        found = None
        for event in events:
            if event.verb.start <= at:
                found = event
        if found is None:
            return None
        if any(found.verb.start < frame.start <= at for frame in self.frames):
            return None
        skipped = [v for v in self.verbs if found.verb.end <= v.start <= at and v.kind == "skipped"]
        if skipped and found.verb.kind != "skipped":
            return None
        for mention in self.actors:
            if found.verb.end <= mention.start < at and mention.can_act:
                between = self.flat[found.verb.end : mention.start]
                if re.search(
                    r"(?:;|,? and(?: that)?|,? but|,? while|, where|,? as|\bthat)\s*(?:the |likely |unspecified )*$",
                    between,
                ):
                    return None
        return found

    def attach_locations(self, events: list[Event], locations: list[Location]) -> None:
        """Give each phrase to its event; a hub orients the phrases after it up to the next semicolon or hub."""
        hub: Location | None = None
        last_end = 0
        for location in locations:
            if self.in_frame(location.start) or self.in_zone(location.start):
                continue
            if ";" in self.flat[last_end : location.start]:
                hub = None
            event = self.event_at(events, location.start)
            if event is None or self.modifies(event, location, events):
                hub = location if location.bearing and location.settlements else hub
                last_end = location.end
                continue
            if location.is_hub:
                hub = location
            elif location.names or location.anaphor:
                event.places.append((location, hub))
            last_end = location.end
        self.borrow_from_side(events, locations)
        self.point_back(events)
        for road in self.roads:
            event = self.event_at(events, road.start)
            if event is not None and not self.in_frame(road.start) and not self.in_zone(road.start):
                event.roads.append(road)

    def borrow_from_side(self, events: list[Event], locations: list[Location]) -> None:
        """Place "advanced amid operations in the A direction" in the direction that only the side clause names."""
        for event in events:
            if event.places or event.frame is not None or event.verb.kind != "did" or event.dropped:
                continue
            zones = [(a, b) for a, b in self.zones if 0 <= a - event.verb.end <= 4 and self.flat.startswith("amid", a)]
            inside = [loc for loc in locations if zones and zones[0][0] <= loc.start < zones[0][1] and loc.settlements]
            event.places += [(loc, None) for loc in inside[:1] if not loc.is_hub]

    def point_back(self, events: list[Event]) -> None:
        """Give "an area where sources claimed that forces advanced" the places named before it."""
        for frame in self.frames:
            if not frame.points_back:
                continue
            before = [pair for event in events if event.verb.start < frame.start for pair in event.places]
            after = [event for event in events if event.frame is frame]
            if not after and before:
                verb = VerbPhrase(frame.at, frame.at, "other", "did", text="presence")
                after = [Event(verb, frame, "russian", "other")]
                events += after
            for event in after[:1]:
                event.places = event.places or before

    def modifies(self, event: Event, location: Location, events: list[Event]) -> bool:
        """Tell whether a verb only describes the subject ("forces operating near A advanced"): drop it, keep its place as hub."""
        if event.verb.text.split()[-1] not in {"operating", "fighting", "advancing", "attacking", "operate"}:
            return False
        before = self.flat[: event.verb.start].rstrip()
        if not re.search(
            r"(?:forces|troops|units?|elements|[Bb]rigade|[Rr]egiment|personnel|drones?|servicemembers|direction)$",
            before,
        ):
            return False
        after = next((e for e in events if e.verb.start > location.start), None)
        if after is None or re.search(r"[;,]|\band\b|\bthat\b", self.flat[location.end : after.verb.start]):
            return False
        event.dropped = True
        return True

    def attach_dates(self, events: list[Event]) -> None:
        """Give each day to the last event before it; days of footage, statements and side clauses are no event days."""
        for mention in self.dates:
            if self.in_frame(mention.start) or self.in_zone(mention.start):
                continue
            before = self.flat[max(0, mention.start - 40) : mention.start]
            event = self.event_at(events, mention.start)
            if event is None:
                event = (
                    next((e for e in events if e.verb.start > mention.start), None)
                    if not events or mention.start < events[0].verb.start
                    else None
                )
            if event is None:
                continue
            if re.search(r"\bsince $", before):
                event.since = mention.first
            elif not _NOT_EVENT_DATE.search(before) and event.days is None:
                event.days = (mention.first, mention.last)
        for first, second in zip(events, events[1:], strict=False):
            # "attacked near A and near B but did not advance on May 3": the day holds for both
            if first.days is None and second.verb.kind == "negative":
                first.days = second.days

    def attach_units(self, events: list[Event]) -> None:
        """Give each unit to the next event whose subject it can be, else to the event it stands in."""
        for unit in self.units:
            after = next((e for e in events if e.verb.start >= unit.end), None)
            inside = self.event_at(events, unit.start)
            gap = self.flat[unit.end : after.verb.start] if after is not None else ";"
            if after is not None and not re.search(r";|\bthat\b", gap):
                after.units.append(unit)
            elif inside is not None:
                inside.units.append(unit)

    def settle_outcomes(self, events: list[Event]) -> None:
        """Let "but did not advance" turn the attack before it into an unsuccessful one; drop what did not happen."""
        for k, event in enumerate(events):
            if event.verb.kind == "negative":
                for earlier in events[:k]:
                    if earlier.action == "attack" and earlier.frame is event.frame and not earlier.dropped:
                        earlier.action = "attack_unsuccessful"
                        earlier.places += event.places
                event.dropped = True
            elif event.verb.kind == "skipped":
                event.dropped = True
        for event in events:
            # troops taken out to rest are no ground lost
            if event.action == "withdraw" and _RELIEVED.match(self.flat, event.verb.end):
                event.action = "other"
        for first, second in zip(events, events[1:], strict=False):
            streets = [road for road in first.roads if road.is_street]
            if streets and not first.places and second.places and first.frame is second.frame:
                first.places = second.places[:1]
        for event in events:
            here = [frame.start for frame in self.frames if frame.start > event.verb.start and not (frame.evidence == "assessed" and event.frame is not None and event.frame.evidence == "geolocated")]
            begin = event.frame.at if event.frame is not None else 0
            if event.action in GAINS and _NO_CHANGE.search(self.flat, begin, min(here, default=len(self.flat))):
                event.action = "other"
        for frame in self.frames:
            if frame.replaces:
                for event in events:
                    if event.verb.start < frame.start:
                        event.dropped = True
