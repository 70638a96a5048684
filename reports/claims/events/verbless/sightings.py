"""What footage and sensors show without a verb: forces at a place, fires and heat."""

import re
from typing import Final

from geo.vocabulary import Actor
from reports.annotate.document import Marks
from reports.annotate.evidence.frame import Frame
from reports.annotate.spans.speakers import OWN
from reports.annotate.spans.verb_phrase import VerbPhrase
from reports.lexicon.load import any_word
from reports.search.pattern import Pattern

_WHERE: Final = re.compile(
    rf"\s+(?:(?:\w+ly )?{any_word('deeds', 'seen.doing')}(?: around| through| along)?|in|near|within|inside"
    rf"|at|on|along|{any_word('deeds', 'seen.bearings')} of|present|walking|moving|driving)\b"
)
_BURNING: Final = Pattern(
    r"\b(?:heat|thermal) (?:anomal\w+|signatures?)|\b(?:fires?|explosions?|smoke)\b(?! (?:support|missions?))"
    r"|\b(?:Ukrainian|Russian) (?:\w+ ){0,2}strikes? (?:on|against)\b"
)
_WHOSE: Final = Pattern(r"\b(Ukrainian|Russian)\b[^.;]{0,30}\b(?:strikes?|reports?|drones?|sources?|officials?)\b")
_FLAGGED: Final = Pattern(
    r"\b(?P<side>Russian|Ukrainian|Wagner|Soviet|DNR|LNR) (?:[\w-]+ ){0,2}?(?:flags?|banners?)(?:"
    rf" (?:being )?{any_word('deeds', 'seen.flown')})?(?= {any_word('deeds', 'seen.flown_at')}\b)"
)
_CONSISTENT: Final = re.compile(
    r"\bconsistent with\b|\bcorroborat\w+"
    r"|\b(?:FIRMS|Resource Management)\b.*\bfollowing (?:an? )?(?:[\w-]+ ){0,4}strikes?\b"
)

Sighting = tuple[VerbPhrase, Frame | None, Actor]


def seen_burning(marks: Marks, verbs: list[VerbPhrase]) -> list[Sighting]:
    """
    Return strikes that heat or fire supports: sensors that agree with reports, and geolocated fires, never confirmed.

    The actor is the side whose strike or reports the sentence names; without one nothing is said.
    """
    fire, side = _BURNING.search(marks.flat), _WHOSE.search(marks.flat)
    if fire is None or side is None or any(verb.action == "strike" for verb in verbs):
        return []
    frame = marks.frame_of(fire.start())
    agrees = _CONSISTENT.search(marks.flat) is not None
    if (frame is None and not agrees) or (frame is not None and frame.evidence not in {"geolocated", "shown"}):
        return []
    if agrees:
        frame = Frame(fire.start(), fire.start(), "assessed", OWN, support="corroborated")
    verb = VerbPhrase(fire.start(), fire.end(), "strike", "did", hedged=not agrees, text="burning")
    return [(verb, frame, "ukrainian" if side[1] == "Ukrainian" else "russian")]


def seen_flags(marks: Marks, verbs: list[VerbPhrase]) -> list[Sighting]:
    """Return the flags that footage shows flying without a verb of raising: "shows a Ukrainian flag over A's hall"."""
    out: list[Sighting] = []
    for match in _FLAGGED.finditer(marks.flat):
        frame = marks.frame_of(match.start())
        told = frame is not None and frame.evidence in {"geolocated", "shown"} and not frame.replaces
        if not told or marks.in_zone(match.start()) or any(verb.start <= match.start() < verb.end for verb in verbs):
            continue
        actor: Actor = "ukrainian" if match["side"] == "Ukrainian" else "russian"
        out.append((VerbPhrase(match.end(), match.end(), "other", "did", text="raised flag"), frame, actor))
    return out


def seen_present(marks: Marks, verbs: list[VerbPhrase]) -> list[Sighting]:
    """Return presence that footage shows without a verb: "shows Russian forces in A" says that they were there."""
    out: list[Sighting] = []
    for frame in marks.frames:
        if frame.evidence not in {"geolocated", "shown"} or frame.replaces:
            continue
        seen = next(
            (
                a
                for a in marks.actors
                if frame.at <= a.start <= frame.at + 24 and (a.can_act or a.start <= frame.at + 2)
            ),
            None,
        )
        if seen is None or not seen.has_noun or any(frame.at <= verb.start <= seen.end + 30 for verb in verbs):
            continue
        if _WHERE.match(marks.flat, seen.end):
            out.append((VerbPhrase(seen.end, seen.end, "other", "did", text="present"), frame, seen.actor))
    return out
