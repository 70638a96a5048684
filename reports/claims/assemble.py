"""Events become rows: one a place, with grade, claimant, bearing, gloss and what policy keeps back."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from geo.vocabulary import CONFIRMING, GAINS, Actor
from reports.annotate.evidence.persons import names_own_speaker
from reports.annotate.places.cells import leads_cell
from reports.annotate.places.phrase import Location
from reports.annotate.spans.phrases import find_phrases
from reports.annotate.spans.sides import other_side
from reports.annotate.spans.speakers import Claimant
from reports.claim import Claim
from reports.claims.events.event import Event, Parsed
from reports.claims.grades import grade_event
from reports.claims.targets.same_phrase import units_of
from reports.claims.targets.target import Before, Named, Target, targets_of
from reports.claims.unnamed import unnamed_claim
from reports.lexicon.load import words_of
from reports.lexicon.voices import Voice, load_voice
from reports.report import Sentence
from reports.text.tokens import tokenize, words_in

_FIGHTING: Final = frozenset({"attack", "attack_unsuccessful", "strike"})
_LOOSE: Final = words_of("fronts", "words.loose")
_OF_FIGHTING: Final = words_of("fronts", "words.fighting")
_RESPECTIVELY: Final = "respectively"
_EACH_DAY: Final = re.compile(rf"(?:\d+(?:st|nd|rd|th)?|[A-Z][a-z]+\.?|and|on|[ ,])+{_RESPECTIVELY}\b")
# between the start of a day and the place that it leads: "and, on |May 4, |B"
_LED: Final = re.compile(r"[\w ]+(?:, 20\d\d)?, (?:the )?")
_SIDES_NAMED: Final = ("russian", "ukrainian")
_OR_BEFORE: Final = re.compile(r"\bor\s*$")
_OR_AFTER: Final = re.compile(r",?\s*or (?:in |near |at |around )?(?=[A-Z])")


@dataclass(slots=True)
class Row:
    """A claim under way, with the offset of its verb in the sentence; `draft` is null where it falls away."""

    claim: Claim
    at: int
    draft: bool | None = True


@dataclass(slots=True)
class Context:
    """What later sentences of a paragraph point back at, and in whose voice they speak."""

    voice: Voice = field(default_factory=lambda: load_voice("unknown"))
    speaker: Claimant | None = None
    named: frozenset[str] = frozenset()
    """Words, in small letters, by which the last speaker was named."""
    footnotes: tuple[int, ...] = ()
    since_evidence: list[Row] = field(default_factory=list)
    fought: frozenset[str] = frozenset()
    """Places that the sentence just before tells of deeds in or at."""
    _last: Named | None = None
    _unread: list[Parsed] = field(default_factory=list)
    """Sentences since the last place that is known: their places are read where somebody points back at one."""

    def next_paragraph(self) -> "Context":
        """Return what the next paragraph can point back at: the last place alone."""
        return Context(self.voice, _last=self._last, _unread=self._unread)

    def speaker_before(self, text: str) -> Claimant | None:
        """Return the last speaker where a sentence can mean him: "the mayor said" means nobody but a mayor."""
        return None if names_own_speaker(text, known=self.named) else self.speaker

    def last_named(self) -> Named | None:
        """Return the place that was named last, with its phrase; null before the first one."""
        for parsed in reversed(self._unread):
            named = [place for place in parsed.locations if place.settlements and not place.is_hub]
            if named:
                self._last = (named[-1].settlements[-1], named[-1])
                break
        self._unread.clear()
        return self._last

    def remember(self, sentence: Sentence, parsed: Parsed, rows: list[Row]) -> None:
        """Keep the last place, speaker, footnotes and the claims since the last evidence."""
        for frame in parsed.frames:
            if frame.holder.side != "isw":
                self.speaker = frame.holder
                self.named = words_in(parsed.text[frame.start : frame.at])
        self._unread.append(parsed)
        self.fought = frozenset(row.claim.place for row in rows if row.claim.place and row.claim.bearing is None)
        if sentence.footnotes:
            self.footnotes = sentence.footnotes
        if any(row.claim.evidence in {"geolocated", "assessed"} for row in rows):
            self.since_evidence = []
        self.since_evidence += rows


def build_rows(sentence: Sentence, parsed: Parsed, context: Context) -> list[Row]:
    """Return the rows of a sentence in order; an event without place, road, oblast or stretch of front gives none."""
    out: list[Row] = []
    seen: set[tuple[object, ...]] = set()
    # "the B brigade advanced in A and seized C": what the same side did beside its unit is the unit's too
    has_unit = any(unit.is_ukrainian for event in parsed.events for unit in event.units)
    before = Before(context.last_named, context.fought)
    for event in parsed.events:
        targets = targets_of(event, parsed, before=before)
        if not targets and _is_told_of_front(event, parsed):
            targets = [Target()]
        for target in targets:
            place, where = target.name, target.location
            if event.action not in GAINS and target.is_widened:
                # "attacked in and west of A" is one attack; "advanced in and west of A" two gains
                continue
            key = (id(event.frame), event.actor, event.action, place.text if place else target.roads + target.oblasts)
            sort = (target.bearing, place.part if place and event.action in GAINS else None)
            if (key, sort) in seen or (
                (key, "any") in seen and where is not None and where.anaphor and not target.bearing and not where.part
            ):
                continue
            seen |= {(key, sort), (key, "any")}
            is_denied = event.frame is not None and event.frame.evidence == "denied"
            gains_by_loss = event.gainer is not None and place is not None
            gains_by_loss = gains_by_loss and (context.voice.gains_by_loss or is_denied)
            if gains_by_loss and place is not None and _undo_entry(out, event, place.text):
                continue
            out.append(Row(_claim(sentence, parsed, event, target, context, has_unit=has_unit), event.verb.start))
            if event.gainer is not None and gains_by_loss:
                out[-1].claim = _as_gain(out[-1].claim, event.gainer)
            if event.both:
                twin = replace(out[-1].claim, actor=other_side(event.actor))
                out.append(Row(twin, event.verb.start))
        if event.both and _RESPECTIVELY in parsed.text:
            out = [row for row in out if row.at != event.verb.start or _is_own_place(row.claim, event, parsed)]
    return out


def _undo_entry(rows: list[Row], event: Event, place: str) -> bool:
    """Make an attack of how a side had come into a place that it is driven out of; tell whether it had."""
    undone = [r for r in rows if (r.claim.actor, r.claim.action, r.claim.place) == (event.actor, "advance", place)]
    for row in undone:
        row.claim = replace(row.claim, action="attack_unsuccessful", confirmed=False)
    return bool(undone)


def _is_own_place(claim: Claim, event: Event, parsed: Parsed) -> bool:
    """Tell whether a claim is of the side whose place it names: "both sides took A and B, respectively"."""
    places = [name.text for location, _ in event.places for name in location.settlements]
    named = sorted(_SIDES_NAMED, key=lambda side: parsed.text.find(side.capitalize()))
    return len(places) != len(named) or claim.place not in places or named[places.index(claim.place)] == claim.actor


def _is_told_of_front(event: Event, parsed: Parsed) -> bool:
    """Tell whether fighting is told of a stretch of the front without a place: "shelled positions along the front"."""
    marks = parsed.marks
    if marks is None or event.action not in _FIGHTING or event.modality is not None or event.places:
        return False
    words = event.verb.text.split()
    is_loose = words[-1] in _LOOSE and _OF_FIGHTING.isdisjoint(words)
    if is_loose or not any(mention.can_act and mention.start < event.verb.start for mention in marks.actors):
        return False
    end = marks.clauses[marks.clause_index(event.verb.start)].end
    tokens = tokenize(parsed.text)
    return any(event.verb.end <= tokens[phrase.first].start < end for phrase in find_phrases(tokens, "fronts"))


def _is_either(location: Location | None, parsed: Parsed) -> bool:
    """Tell whether a place is one of two of which the text leaves open which: "seized A or B"."""
    if location is None or not location.names:
        return False
    return (
        " or " in parsed.text[location.start : location.end]
        or _OR_BEFORE.search(parsed.text, 0, location.start) is not None
        or _OR_AFTER.match(parsed.text, location.end) is not None
    )


def _as_gain(claim: Claim, gainer: Actor) -> Claim:
    """Return the withdrawal from a place as the other side's gain of it: of part of it where only a part is named."""
    is_whole = claim.part is None and claim.bearing is None and claim.relation in {"in", "from"}
    relation = "in" if claim.relation == "from" else claim.relation
    return replace(claim, actor=gainer, action="seize" if is_whole else "advance", relation=relation, origin=None)


def _claim(
    sentence: Sentence, parsed: Parsed, event: Event, target: Target, context: Context, *, has_unit: bool
) -> Claim:
    grade = grade_event(sentence, parsed, event, voice=context.voice)
    location, name = target.location, target.name
    is_sure = event.modality is None and not event.verb.hedged and not _is_either(location, parsed)
    confirmed = grade.evidence in CONFIRMING and is_sure
    relation = location.relation if location is not None else ("along" if target.roads else None)
    inherited = context.footnotes if grade.anaphoric and not sentence.footnotes else ()
    bearing, days = target.bearing, _own_day(event, target, parsed) or _days_of(event, location, parsed)
    claim = unnamed_claim(
        sentence,
        actor=event.actor,
        action=event.action,
        evidence=grade.evidence,
        claimant=grade.claimant,
        support=grade.support,
        place=name.text if name is not None else None,
    )
    return replace(
        claim,
        confirmed=confirmed,
        modality=event.modality,
        denied_by=grade.denied_by,
        relation=relation,
        part=name.part if name is not None else _part_of_oblast(location),
        bearing=bearing,
        bearing_of=name.text if name is not None and location is not None and location.bearing else None,
        distance_km=location.distance_km if location is not None else None,
        gloss=target.gloss,
        hub=_hub_text(target.hub),
        line=target.line or (name.parts if name is not None and name.suffix == "line" else ()),
        border=target.border,
        towards=name.text if name is not None and relation == "toward" else None,
        origin=name.text if name is not None and relation == "from" else None,
        oblasts=target.oblasts,
        roads=target.roads,
        units=units_of(event, parsed, location),
        footnotes_inherited=inherited,
        event_date=days[1] if days else None,
        event_date_from=days[0] if days and days[0] != days[1] else event.since,
        source_date=grade.source_date,
        withheld=_withheld(event, has_unit=has_unit),
        voice=context.voice.name,
    )


def _own_day(event: Event, target: Target, parsed: Parsed) -> tuple[date, date] | None:
    """Return the day that "A and B on May 3 and 4, respectively" gives one place, else null: as many days as places."""
    if target.name is None or not event.all_days:
        return None
    if _EACH_DAY.match(parsed.text, event.all_days[-1][0]) is None:
        return None
    places = [name.text for location, _ in event.places for name in location.settlements]
    days = [day for _, first, last in event.all_days for day in (first, last)]
    if len(event.all_days) == 1 and (days[1] - days[0]).days == len(places) - 1:
        days = [days[0] + timedelta(days=k) for k in range(len(places))]
    elif len(event.all_days) == len(places):
        days = days[1::2]
    if len(days) != len(places) or places.count(target.name.text) != 1:
        return None
    day = days[places.index(target.name.text)]
    return day, day


def _days_of(event: Event, location: Location | None, parsed: Parsed) -> tuple[date, date] | None:
    """Return the days of one place: "near A on May 3 and near B on May 4", "A and, on May 4, B" have one for each."""
    if location is None or not event.all_days:
        return event.days
    led = [day for day in event.all_days if leads_cell(parsed.text[: day[0]])]
    if led:
        own = [day for day in led if _LED.fullmatch(parsed.text, day[0], location.start)]
        days = own or [day for day in event.all_days if day not in led]
        return days[0][1:] if days else None
    if len(event.all_days) < 2:
        return event.days
    after = next(((first, last) for start, first, last in event.all_days if start >= location.end), None)
    return after or event.all_days[-1][1:]


def _part_of_oblast(location: Location | None) -> str | None:
    """Return which part of the one oblast that a phrase names is meant."""
    names = location.names if location is not None else ()
    return names[0].part if len(names) == 1 and names[0].kind == "oblast" else None


def _hub_text(hub: Location | None) -> str | None:
    if hub is None or not hub.settlements:
        return None
    return f"{hub.bearing} of {hub.settlements[0].text}" if hub.bearing else hub.settlements[0].text


def _withheld(event: Event, *, has_unit: bool) -> str | None:
    """Return why policy keeps a claim off the map, else None; `has_unit` tells of a Ukrainian unit in its sentence."""
    if any(unit.is_ukrainian for unit in event.units) or (has_unit and event.actor == "ukrainian"):
        return "names a Ukrainian unit"
    if event.actor == "ukrainian" and event.action == "other":
        return "tells where Ukrainian forces are"
    return None
