"""One sentence marked up: its brackets, dates, roads, units, verbs, sides, frames and side clauses, all by offset."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

from geo.vocabulary import Actor
from reports.annotate.clause import Clause, clause_at, reach_end
from reports.annotate.clauses import find_clauses
from reports.annotate.evidence.attribution import find_frames, find_speech_verbs
from reports.annotate.evidence.folding import fold_frames
from reports.annotate.evidence.frame import Frame
from reports.annotate.evidence.framing import find_framings
from reports.annotate.evidence.fronted_attribution import attribute_asides, find_attributions
from reports.annotate.evidence.persons import recall_speaker
from reports.annotate.evidence.rebuttals import Rebuttal, find_rebuttal
from reports.annotate.evidence.scope import doubt_in, doubted_claim, side_zones
from reports.annotate.evidence.stance import Reach, find_reaches
from reports.annotate.places.appositions import fold_appositions
from reports.annotate.places.cells import dated_cells, names_of_subject, relate_cells, repeated_cells
from reports.annotate.places.grammar import LocationReader
from reports.annotate.places.phrase import Location
from reports.annotate.spans.aims import Aim, find_aims
from reports.annotate.spans.brackets import Aside, find_asides
from reports.annotate.spans.deeds import find_verbs
from reports.annotate.spans.doings import find_doings
from reports.annotate.spans.roads import RoadMention, find_roads
from reports.annotate.spans.sides import ActorMention, find_actors
from reports.annotate.spans.speakers import UNSPECIFIED, Claimant, classify_claimant, evidence_of
from reports.annotate.spans.units import UnitMention, find_units
from reports.annotate.spans.verb_phrase import VerbPhrase
from reports.lexicon.load import words_of
from reports.text.dates import DateMention, find_dates
from reports.text.footnotes import FOOTNOTE
from reports.text.relative_days import find_relative_days
from reports.text.tokens import ROAD_MARK, mask, tokenize


@dataclass(frozen=True)
class Marks:
    """
    What stands where in a sentence; `flat` is its text with brackets and footnotes blanked, so offsets stay true.

    `told` and `named` are that text with who says it, and with brackets that are part of a unit's name. `doubt` is what
    it says about a claim and where, `doubtful` from where to where nothing is told because of it. The rest is found
    where it is first asked for: most sentences tell of no deed, and nobody asks.
    """

    flat: str
    told: str
    named: str
    asides: tuple[Aside, ...]
    dates: tuple[DateMention, ...]
    verbs: tuple[VerbPhrase, ...]
    frames: tuple[Frame, ...]
    clauses: tuple[Clause, ...]
    doubt: tuple[str, int] | None = None
    doubtful: tuple[int, int] | None = None
    side: Actor | None = None

    @cached_property
    def roads(self) -> tuple[RoadMention, ...]:
        """The roads and streets."""
        return tuple(find_roads(self.flat))

    @cached_property
    def units(self) -> tuple[UnitMention, ...]:
        """The units."""
        return tuple(find_units(self.named))

    @cached_property
    def actors(self) -> tuple[ActorMention, ...]:
        """The sides named."""
        return tuple(find_actors(self.flat))

    @cached_property
    def aims(self) -> tuple[Aim, ...]:
        """What forces prepare, want or make an effort to do."""
        return tuple(find_aims(self.flat))

    @cached_property
    def reaches(self) -> tuple[Reach, ...]:
        """How far words of denial and of no news reach."""
        return tuple(find_reaches(self.told, self.clauses))

    @cached_property
    def rebuttal(self) -> Rebuttal | None:
        """What contradicts a claim."""
        return find_rebuttal(self.flat)

    @cached_property
    def zones(self) -> tuple[tuple[int, int], ...]:
        """The side clauses in which nothing happened."""
        zones = side_zones(self.flat, self.frames, self.clauses, [(verb.start, verb.end) for verb in self.verbs])
        zones += [self.doubtful] if self.doubtful is not None else []
        if self.rebuttal is not None and self.rebuttal.start > 0:
            zones.append((self.rebuttal.start, len(self.flat)))
        return tuple(zones)

    @cached_property
    def locations(self) -> tuple[Location, ...]:
        """The phrases of place, read from what is left when dates, roads and units are set aside."""
        return tuple(_read_locations(self))

    def clause_index(self, at: int) -> int:
        """Return the index of the clause that holds an offset."""
        return clause_at(self.clauses, at)

    def scope_start(self, at: int) -> int:
        """Return where what rules a verb begins: its clause, or the one whose subject or time it shares."""
        index = self.clause_index(at)
        while index and (self.clauses[index].shares or self.clauses[index].role == "time"):
            clause = self.clauses[index]
            if self.flat.startswith("but", clause.start):
                break
            above = index - 1 if clause.shares or clause.parent is None else clause.parent
            index = above
        return self.clauses[index].start

    def is_cut_off(self, start: int, at: int) -> bool:
        """Tell whether another clause with a statement of its own began between a verb and an offset."""
        first, last = clause_at(self.clauses, start), clause_at(self.clauses, at)
        if first < last and self.clauses[last].role == "aside":
            return True
        while self.clauses[last].resumes is not None and last > first:
            last = self.clauses[last].resumes or 0
        opened = self.clauses[first + 1 : last + 1]
        return any(clause.role in {"main", "content"} and clause.resumes is None for clause in opened)

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
            if frame.at <= at and (frame.until is None or at < frame.until):
                found = frame
        return found


def read_marks(
    text: str,
    *,
    published: date | None,
    previous: Claimant | None,
    side: Actor | None = None,
    known: Mapping[str, Claimant] | None = None,
) -> Marks:
    """
    Return the marks of a sentence; `previous` is the last speaker of its paragraph, `side` whose text it is.

    `known` are the surnames of people whom earlier sentences named in full.

    >>> marks = read_marks("Fighting continued near Bolhrad (in the south).[3]", published=None, previous=None)
    >>> marks.verbs[0].action
    'attack'
    """
    return _read_marks(text, published, previous, side, tuple((known or {}).items()))


@lru_cache(maxsize=512)
def _read_marks(
    text: str,
    published: date | None,
    previous: Claimant | None,
    side: Actor | None,
    people: tuple[tuple[str, Claimant], ...],
) -> Marks:
    """Return the marks of a sentence; a report says many a sentence twice, at its head and in its section."""
    known = dict(people)
    clean = mask(text, [match.span() for match in FOOTNOTE.finditer(text)])
    asides = find_asides(clean)
    flat = mask(clean, [(aside.start, aside.end) for aside in asides])
    # "98th Airborne (VDV) Division": this bracket is part of the name
    named = mask(clean, [(a.start, a.end) for a in asides if not _ABBREVIATION.match(clean, a.start)])
    dates = [*find_dates(flat, published=published), *find_relative_days(flat, published=published)]
    dates.sort(key=lambda day: day.start)
    told = flat
    beside = find_attributions(flat, dates, previous=previous)
    bracketed = attribute_asides(clean, [(aside.start, aside.end) for aside in asides], dates)
    flat = mask(flat, [(found.start, found.end) for found in beside])
    dates = [day for day in dates if not any(found.start <= day.start < found.end for found in beside)]
    verbs = find_verbs(flat[:1].lower() + flat[1:])
    verbs = sorted([*verbs, *find_doings(flat, verbs)], key=lambda verb: verb.start)
    clauses = find_clauses(
        tokenize(flat), deeds=[(verb.start, verb.end) for verb in verbs], speeches=find_speech_verbs(flat)
    )
    apart = [(clause.start, clause.end) for clause in clauses if clause.role == "aside"]
    frames = [
        *(found.frame for found in (*bracketed, *beside)),
        *find_frames(flat, dates=dates, previous=previous, asides=apart),
    ]
    # "reports that A fell are false, B holds it": the reports say nothing about B
    frames = [f if f.until is None else replace(f, until=min(f.until, reach_end(clauses, f.at))) for f in frames]
    frames += find_framings(flat, clauses=clauses, frames=frames, dates=dates, deeds=[verb.start for verb in verbs])
    frames = [recall_speaker(f, flat, known) for f in frames] if known else frames
    frames = fold_frames(sorted(frames, key=lambda frame: frame.at), clauses)
    doubt = doubt_in(flat)
    doubted = _doubted_frame(flat, doubt)
    goes_on = next((f for f in frames if doubt is not None and f.start > doubt[1] and f.goes_on), None)
    if doubt is not None:
        frames = [
            f for f in frames if f.start <= doubt[1] or f is goes_on or (f.evidence == "assessed" and doubted is None)
        ]
    if doubted is not None:
        frames.append(doubted)
    doubtful: tuple[int, int] | None = None
    if doubt is not None:
        # "ISW has only observed evidence to assess that ...": what follows is the report's own judgement
        judged = re.search(r"(?<!not )(?<!yet )\bassess\w* that\b", flat[doubt[1] :])
        until = doubt[1] + judged.end() if judged else reach_end(clauses, doubt[1])
        if goes_on is not None:
            # "rejected this, saying that B fell": what follows is that speaker's word
            until = min(until, goes_on.start)
        doubtful = doubt[1], doubted.at if doubted is not None else until
    return Marks(
        flat=flat,
        told=told,
        named=named,
        asides=tuple(asides),
        dates=tuple(dates),
        verbs=tuple(verbs),
        frames=tuple(frames),
        clauses=clauses,
        doubt=doubt,
        doubtful=doubtful,
        side=side,
    )


def _doubted_frame(flat: str, doubt: tuple[str, int] | None) -> Frame | None:
    """Return the frame of a claim that the sentence doubts and tells in one: "ISW cannot verify the claim that"."""
    told = doubted_claim(flat, doubt[1]) if doubt is not None and doubt[0] == "unsupported" else None
    if doubt is None or told is None:
        return None
    # "Russian claims": the sources of that side
    whose = classify_claimant(re.sub(r"\b(Russian|Ukrainian) (?=claim|report)", r"\1 sources ", told[1]))
    named = whose is not None and whose.side != "isw"
    evidence = evidence_of(whose, "claimed" if "claim" in told[1] else "reported") if whose and named else "claimed"
    return Frame(doubt[1], told[0], evidence, whose if whose and named else UNSPECIFIED, support="unsupported")


def _read_locations(marks: Marks) -> list[Location]:
    hidden = [(d.start, d.end) for d in marks.dates] + [(u.start, u.end) for u in marks.units]
    text = mask(marks.flat, hidden)
    text = mask(text, [(r.start, r.end) for r in marks.roads], put=ROAD_MARK)
    tokens = tokenize(text)
    objects = {verb.end for verb in marks.verbs if verb.takes_object}
    objects |= {aim.end for aim in marks.aims if aim.takes_object}
    starts = {
        tokens[k].start
        for k in range(1, len(tokens))
        if tokens[k - 1].end in objects and marks.flat[tokens[k - 1].end : tokens[k].start].isspace()
    }
    passives = _passives(marks)
    for k in range(1, len(tokens)):
        if tokens[k].start in passives:
            clause = marks.clauses[marks.clause_index(tokens[k].start)]
            starts |= names_of_subject(tokens, k, start=clause.start)
    cells = repeated_cells(tokens, first=min(passives, default=len(text)))
    cells |= dated_cells(tokens, marks.flat, [(day.start, day.end) for day in marks.dates])
    found = LocationReader(tokens, list(marks.asides), frozenset(starts | cells)).read()
    return fold_appositions(relate_cells(found, cells), text)


_BY: Final = re.compile(r"(?: back)? by (?:the )?(?:Russian?|Ukrain(?:ian|e)|Wagner)\b")
_ABBREVIATION: Final = re.compile(r"\((?:VDV|GRU|FSB)\) [A-Z]")
_AUXILIARY: Final = re.compile(
    r"((?:was|were|is|are|has been|have been|had been|is being|are being) (?:\w+ly |also |now )?)$"
)
LOSSES: Final = words_of("places", "losses")
"""Nouns after "A's" that say what became of A: its capture, its fall."""


def is_passive(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether a verb is passive: "was seized", "have been repelled"."""
    return loses_place(verb) or _auxiliary_of(marks, verb) is not None or is_reduced(marks, verb)


def is_reduced(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether a passive stands beside its place without an auxiliary: "A, |captured by B on May 3,"."""
    return (
        verb.takes_object
        and verb.text.endswith(("ed", "en"))
        and marks.flat[max(0, verb.start - 2) : verb.start] == ", "
        and _BY.match(marks.flat, verb.end) is not None
    )


def loses_place(verb: VerbPhrase) -> bool:
    """Tell whether what stands before a verb is the place it is about: "A fell to", "A's capture", "A is under"."""
    return (
        (verb.text.startswith(("fell", "remain")) and verb.text != "fell back")
        or verb.text.endswith(" fallen")
        or " under " in verb.text
        or " hands" in verb.text
        or verb.text in LOSSES
    )


def _auxiliary_of(marks: Marks, verb: VerbPhrase) -> re.Match[str] | None:
    """Return the "was" or "have been" of a passive verb; "are attacking" has none."""
    if any(word.endswith("ing") for word in verb.text.split()[:2]):
        return None
    return _AUXILIARY.search(marks.flat[max(0, verb.start - 34) : verb.start])


def _passives(marks: Marks) -> set[int]:
    """Return where the auxiliaries of passive verbs begin that a bare name can precede ("A was seized")."""
    out = set()
    for verb in marks.verbs:
        found = _auxiliary_of(marks, verb) if verb.takes_object else None
        if found:
            out.add(verb.start - len(found[1]))
        elif loses_place(verb):
            out.add(verb.start)
        elif is_reduced(marks, verb):
            # the comma stands right behind the name
            out.add(verb.start - 2)
    return out
