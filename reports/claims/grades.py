"""What an event is worth: the grade of its frame, or that of the voice which publishes the text."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from geo.vocabulary import GAINS, Evidence, Support
from reports.annotate.spans.speakers import OWN, evidence_of
from reports.claims.events.event import Event, Parsed
from reports.lexicon.load import pattern_of
from reports.lexicon.voices import Voice
from reports.report import Sentence

_ALLEGEDLY: Final = pattern_of("evidence", "allegedly")
_REPORTEDLY: Final = re.compile(r"\b[Rr]eportedly\b|\b[Rr]eports (?:state|suggest|indicate)")
_BESIDE: Final = 30
"""Characters before the end of a verb among which its adverb stands."""


@dataclass(frozen=True, slots=True)
class Grade:
    """Evidence, who stands for it, who denies it, and what is known about support and dates."""

    evidence: Evidence
    claimant: str
    support: Support | None
    source_date: date | None
    anaphoric: bool
    denied_by: str | None = None


def grade_event(sentence: Sentence, parsed: Parsed, event: Event, *, voice: Voice) -> Grade:
    """Return the grade of an event: its frame's, or that of the text's own voice."""
    return in_voice(_grade(sentence, parsed, event), voice)


def in_voice(grade: Grade, voice: Voice) -> Grade:
    """
    Return a grade as the voice of a text makes it: what nobody else says is the voice's own and worth its word.

    >>> from reports.lexicon.voices import load_voice
    >>> own = Grade("assessed", "", None, None, anaphoric=False)
    >>> in_voice(own, load_voice("general_staff")).evidence
    'reported'
    """
    if grade.denied_by is not None:
        return replace(grade, claimant=_name_of(grade.claimant, voice), denied_by=_name_of(grade.denied_by, voice))
    if grade.claimant in voice.quoted:
        told: Evidence = "reported" if grade.evidence == "assessed" else grade.evidence
        return replace(grade, claimant=voice.quoted[grade.claimant], evidence=told)
    if grade.claimant != OWN.name:
        return grade
    evidence = grade.evidence
    is_unplaced = evidence == "geolocated" and not voice.geolocates
    if is_unplaced or evidence == "assessed" or (evidence == "reported" and voice.evidence == "claimed"):
        evidence = voice.evidence
    return replace(grade, evidence=evidence, claimant=voice.claimant)


def _name_of(claimant: str, voice: Voice) -> str:
    """Return a claimant's name in a voice: the text itself is its publisher."""
    return voice.claimant if claimant == OWN.name else voice.quoted.get(claimant, claimant)


def _passes_on(parsed: Parsed, event: Event) -> bool:
    """Tell whether the publisher's own statement only passes on what is told."""
    frame = event.frame
    is_own = frame is not None and frame.evidence == "assessed" and frame.claimant.side == "isw"
    return is_own and frame is not None and _is_reportedly(parsed.text[frame.at : event.verb.end])


def _grade(sentence: Sentence, parsed: Parsed, event: Event) -> Grade:
    frame = event.frame
    label = (sentence.label or "").casefold()
    # "ISW reported that B reportedly took A"
    frame = None if _passes_on(parsed, event) else frame
    if frame is not None and frame.evidence != "shown":
        support: Support | None = frame.support  # type: ignore[assignment]
        if label.startswith("unconfirmed") and frame.evidence == "claimed" and support is None:
            support = "unsupported"
        denier = (frame.denier or OWN).name if frame.evidence == "denied" else None
        told = (frame.evidence, frame.claimant.name, support, frame.source_date, frame.anaphoric, denier)
        return Grade(*told)  # type: ignore[arg-type]
    if frame is not None:
        evidence = evidence_of(frame.claimant, "reported")
        return Grade(evidence, frame.claimant.name, None, frame.source_date, anaphoric=False)  # type: ignore[arg-type]
    at = event.told_at or event.verb.start
    clause = parsed.text[max(0, at - 90) : event.verb.end]
    # "reportedly took A, cleared B and entered C": the adverb goes for all that its subject did
    shared = parsed.text[parsed.marks.scope_start(at) : at] if parsed.marks is not None else ""
    if _is_reportedly(clause) or _is_reportedly(shared) or label.startswith("order of battle"):
        return Grade("reported", "unspecified", None, None, anaphoric=False)
    is_alleged = event.action in GAINS and (_ALLEGEDLY.search(shared) or _ALLEGEDLY.search(clause[-_BESIDE:]))
    if is_alleged or label.startswith("unconfirmed"):
        return Grade("claimed", "unspecified", None if is_alleged else "unsupported", None, anaphoric=False)
    likely = re.search(r"\blikely\b", clause) is not None
    # what happened on a day, with no word of what came of it, is told and not judged
    is_told = bool(sentence.footnotes) or (event.days is not None and event.action in {"attack", "strike"})
    # a preparation is seen, a wish is judged
    is_seen = event.modality is None or event.verb.kind == "preparing"
    if is_told and event.action not in GAINS and is_seen and not likely:
        return Grade("reported", OWN.name, None, None, anaphoric=False)
    return Grade("assessed", OWN.name, None, None, anaphoric=False)


def _is_reportedly(text: str) -> bool:
    """Tell whether some words hedge with "reportedly"."""
    return _REPORTEDLY.search(text) is not None
