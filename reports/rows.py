"""Events become rows: one a place, with grade, claimant, bearing, gloss and what policy keeps back."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from geo.words import CONFIRMING, GAINS, Evidence, Support
from reports.actors import other_side
from reports.claim import Claim, Gloss
from reports.claimants import Claimant, evidence_of
from reports.events import Event, Parsed
from reports.frames import is_reportedly
from reports.locations import Location
from reports.placenames import Name
from reports.report import Sentence

_INFILTRATION: Final = re.compile(r"infiltrat", re.IGNORECASE)
_NO_GROUND: Final = re.compile(
    r"(?! (?:the|an?|as far|up to|into|[A-Z]|positions|areas?|within)\b| [A-Z])|[^.;]{0,40}?\b(?:agreements?|deal|consensus|understanding|terms)\b"
)
_SHARE: Final = re.compile(r"\b(?:percent|square (?:kilomet|mile)\w*)\b|%")
_OBLASTS: Final = re.compile(r" Oblast ?[-–] ?(?:[a-z]+ )?")
_CARRIED: Final = re.compile(r"[\s,]*(?:including|particularly|especially|specifically|namely|mostly|primarily)?\s*")
_GONE: Final = re.compile(r"\bdid not change (?:the )?control|infiltration mission|\bpre-infiltration")


@dataclass(slots=True)
class Row:
    """A claim under way, with the offset of its verb in the sentence; `draft` is null where it falls away."""

    claim: Claim
    at: int
    draft: bool | None = True


@dataclass(slots=True)
class Context:
    """What later sentences of a paragraph point back at."""

    last_name: Name | None = None
    speaker: Claimant | None = None
    footnotes: tuple[int, ...] = ()
    since_evidence: list[Row] = field(default_factory=list)
    last_location: tuple[Location, Location | None] | None = None

    def remember(self, sentence: Sentence, parsed: Parsed, rows: list[Row]) -> None:
        """Keep the last place, speaker, footnotes and the claims since the last evidence."""
        for frame in parsed.frames:
            if frame.claimant.side != "isw":
                self.speaker = frame.claimant
        for location in parsed.locations:
            if location.settlements and not location.is_hub:
                self.last_name = location.settlements[-1]
        if sentence.footnotes:
            self.footnotes = sentence.footnotes
        if any(row.claim.evidence in {"geolocated", "assessed"} for row in rows):
            self.since_evidence = []
        self.since_evidence += rows


@dataclass(frozen=True, slots=True)
class Grade:
    """Evidence, who stands for it, and what is known about support and dates."""

    evidence: Evidence
    claimant: str
    support: Support | None
    source_date: date | None
    anaphoric: bool


def build_rows(sentence: Sentence, parsed: Parsed, context: Context) -> list[Row]:
    """Return the rows of a sentence in order; an event without any place, road or oblast gives none."""
    out: list[Row] = []
    seen: set[tuple[object, ...]] = set()
    for event in parsed.events:
        grade = grade_event(sentence, parsed, event)
        for target in targets_of(event, parsed, context):
            place, where = target.name, target.location
            key = (id(event.frame), event.actor, event.action, place.text if place else target.roads + target.oblasts)
            sort = (target.bearing, place.part if place else None)
            if (key, sort) in seen or ((key, "any") in seen and where is not None and where.anaphor and not target.bearing):
                continue
            seen |= {(key, sort), (key, "any")}
            out.append(Row(_claim(sentence, event, grade, target, context), event.verb.start))
            if event.both:
                twin = replace(out[-1].claim, actor=other_side(event.actor))
                out.append(Row(twin, event.verb.start))
    return out


def grade_event(sentence: Sentence, parsed: Parsed, event: Event) -> Grade:
    """Return the grade of an event: its frame's, or that of the report's own voice."""
    frame = event.frame
    label = (sentence.label or "").casefold()
    if frame is not None and frame.evidence != "shown":
        support: Support | None = frame.support  # type: ignore[assignment]
        if label.startswith("unconfirmed") and frame.evidence == "claimed" and support is None:
            support = "unsupported"
        return Grade(frame.evidence, frame.claimant.name, support, frame.source_date, frame.anaphoric)  # type: ignore[arg-type]
    if frame is not None:
        evidence = evidence_of(frame.claimant, "reported")
        return Grade(evidence, frame.claimant.name, None, frame.source_date, anaphoric=False)  # type: ignore[arg-type]
    clause = parsed.text[max(0, event.verb.start - 90) : event.verb.end]
    if is_reportedly(clause) or label.startswith("order of battle"):
        return Grade("reported", "unspecified", None, None, anaphoric=False)
    if label.startswith("unconfirmed"):
        return Grade("claimed", "unspecified", "unsupported", None, anaphoric=False)
    likely = re.search(r"\blikely\b", clause) is not None
    if sentence.footnotes and event.action not in GAINS and event.modality is None and not likely:
        return Grade("reported", "ISW", None, None, anaphoric=False)
    return Grade("assessed", "ISW", None, None, anaphoric=False)


@dataclass(frozen=True, slots=True)
class Target:
    """Where one row's event is: a place, or roads, or oblasts."""

    location: Location | None = None
    name: Name | None = None
    hub: Location | None = None
    roads: tuple[str, ...] = ()
    oblasts: tuple[str, ...] = ()
    border: tuple[str, ...] = ()
    gloss: Gloss | None = None
    bearing: str | None = None
    line: tuple[str, ...] = ()


def targets_of(event: Event, parsed: Parsed, context: Context) -> list[Target]:
    """Return the targets of an event: its settlements; failing those named sites, roads, lines and oblasts."""
    out: list[Target] = []
    oblasts: list[str] = []
    border: tuple[str, ...] = ()
    line: tuple[str, ...] = ()
    named: list[Target] = []
    weak: list[Target] = []
    for location, hub in _standing(event, parsed):
        here: list[Target] = []
        if location.anaphor:
            name = _pointed_at(location, parsed, context)
            if name is not None:
                target = Target(location, name, hub, bearing=location.bearing)
                (here if location.anaphor != "area" else weak).append(target)
        local: list[str] = []
        for name in location.names:
            gloss = name.gloss or _group_gloss(name, parsed)
            if name.kind == "settlement":
                here.append(Target(location, name, hub, gloss=gloss, bearing=location.bearing))
            elif name.kind == "line" and any(n.kind == "border" for other, _ in event.places for n in other.names):
                line = name.parts
            elif name.kind == "line":
                here += [Target(location, _stop(name, stop), hub, gloss=gloss) for stop in name.parts]
            elif name.kind == "oblast":
                local += [p for part in list(name.parts) or [name.text] for p in _OBLASTS.split(part)]
            elif name.kind == "border":
                border = name.parts
            elif name.kind == "named" and not _stands_in_settlement(location, event, parsed):
                (here if len(location.names) == 1 and _has_settlement(event) else named).append(Target(location, name, hub, gloss=gloss, bearing=location.bearing))
        first = location.names[0] if location.names else None
        if local and here and first is not None and first.kind == "oblast":
            oblasts.append(first.text)
        if local and not here and not _belongs_to_neighbour(location, event, parsed):
            oblasts += local
        out += here
    roads = tuple(dict.fromkeys(road.text for road in event.roads if not road.is_street))
    if line:
        out.insert(0, Target(event.places[0][0], oblasts=border, border=border, line=line))
    if not out:
        out = named or weak
    if not out and roads:
        return [Target(roads=roads, oblasts=tuple(oblasts), border=border)]
    if not out and (oblasts or border):
        return [Target(event.places[0][0], oblasts=tuple(dict.fromkeys([*oblasts, *border])), border=border)]
    if oblasts and out:
        apart = next(location for location, _ in event.places if any(n.kind == "oblast" for n in location.names))
        out.append(Target(apart, oblasts=tuple(dict.fromkeys(oblasts))))
    return [_with(target, border, roads) for target in out]


def _standing(event: Event, parsed: Parsed) -> list[tuple[Location, Location | None]]:
    """Return the phrases of an event that can be its place: a share of an oblast and an agreement reached are none."""
    if event.action == "reach" and _NO_GROUND.match(parsed.text, event.verb.end):
        return []
    out = []
    for location, hub in event.places:
        between = parsed.text[event.verb.end : location.start]
        if location.settlements or not _SHARE.search(between):
            out.append((location, hub))
    return out


def _stop(name: Name, stop: str) -> Name:
    return Name(stop, name.start, name.end, "settlement", suffix=name.suffix, parts=name.parts)


def _with(target: Target, border: tuple[str, ...], roads: tuple[str, ...]) -> Target:
    oblasts = target.oblasts or border
    return Target(
        target.location, target.name, target.hub, target.roads or roads, oblasts, border, target.gloss, target.bearing, target.line
    )


def _belongs_to_neighbour(location: Location, event: Event, parsed: Parsed) -> bool:
    """Tell whether an oblast only says where the place beside it is ("in Kursk Oblast near A", "near A in Kursk Oblast")."""
    if re.match(r"[\s,]*(?:including|particularly|especially|specifically|namely)\b", parsed.text[location.end :]):
        return any(other.start > location.end for other, _ in event.places)
    for other, _ in event.places:
        sites = [name for name in other.names if name.kind in {"settlement", "named"}]
        if not sites:
            continue
        after = parsed.text[location.end : other.start] if other.start >= location.end else None
        before = parsed.text[sites[-1].end : location.start] if location.start >= other.end else None
        if after is not None and _CARRIED.fullmatch(after):
            return True
        if before is not None and re.fullmatch(r"[\s,]*", before):
            return True
    return False


def _has_settlement(event: Event) -> bool:
    return any(location.settlements for location, _ in event.places)


def _stands_in_settlement(location: Location, event: Event, parsed: Parsed) -> bool:
    """Tell whether a named site only narrows the settlement beside it ("the plant in central A")."""
    for other, _ in event.places:
        if not other.settlements or other is location:
            continue
        first, second = sorted((location, other), key=lambda phrase: phrase.start)
        if not re.search(r"[,;]|\b(?:and|or)\b", parsed.text[first.end : second.start]):
            return True
    return bool(location.settlements)


def _pointed_at(location: Location, parsed: Parsed, context: Context) -> Name | None:
    """Return the place that "the settlement" or "to the northwest" means: the last one named before it."""
    earlier = [
        name
        for other in parsed.locations
        if other.start < location.start and not other.is_hub
        for name in other.settlements
    ]
    return earlier[-1] if earlier else context.last_name


def _group_gloss(name: Name, parsed: Parsed) -> Gloss | None:
    """Return the gloss of a later bracket that covers a group of names ("both ...": two, "all ...": those before it)."""
    names = [n for location in parsed.locations if not location.is_hub for n in location.settlements]
    for aside in parsed.asides:
        if aside.group is None or aside.gloss is None or aside.start < name.end:
            continue
        before = [n for n in names if n.end <= aside.start]
        covered = before[-2:] if aside.group == "both" else before
        if any(n.start == name.start for n in covered):
            return aside.gloss
    return None


def _claim(sentence: Sentence, event: Event, grade: Grade, target: Target, context: Context) -> Claim:
    location, name = target.location, target.name
    russian = tuple(dict.fromkeys(u.name for u in event.units if not u.is_ukrainian))
    confirmed = grade.evidence in CONFIRMING and event.modality is None and not event.verb.hedged
    relation = location.relation if location is not None else ("along" if target.roads else None)
    inherited = context.footnotes if grade.anaphoric and not sentence.footnotes else ()
    bearing = target.bearing
    return Claim(
        claim_id="",
        report_id="",
        published=None,
        sentence_id=sentence.sentence_id,
        sentence=sentence.text,
        start=sentence.start,
        end=sentence.end,
        section=sentence.section,
        actor=event.actor,
        action=event.action,
        evidence=grade.evidence,
        support=grade.support,
        confirmed=confirmed,
        modality=event.modality,
        claimant=grade.claimant,
        place=name.text if name is not None else None,
        relation=relation,
        part=name.part if name is not None else None,
        bearing=bearing,
        bearing_of=name.text if name is not None and bearing else None,
        distance_km=location.distance_km if location is not None else None,
        gloss=target.gloss,
        hub=_hub_text(target.hub),
        line=target.line or (name.parts if name is not None and name.suffix == "line" else ()),
        border=target.border,
        towards=name.text if name is not None and relation == "toward" else None,
        origin=name.text if name is not None and relation == "from" else None,
        oblasts=target.oblasts,
        roads=target.roads,
        units=russian,
        footnotes=sentence.footnotes,
        footnotes_inherited=inherited,
        event_date=event.days[1] if event.days else None,
        event_date_from=event.days[0] if event.days and event.days[0] != event.days[1] else event.since,
        source_date=grade.source_date,
        is_takeaway=sentence.is_takeaway,
        withheld=_withheld(event),
    )


def _hub_text(hub: Location | None) -> str | None:
    if hub is None or not hub.settlements:
        return None
    return f"{hub.bearing} of {hub.settlements[0].text}" if hub.bearing else hub.settlements[0].text


def _withheld(event: Event) -> str | None:
    """Return why policy keeps a claim off the map, else None."""
    if any(unit.is_ukrainian for unit in event.units):
        return "names a Ukrainian unit"
    if event.actor == "ukrainian" and event.action == "other":
        return "tells where Ukrainian forces are"
    return None
