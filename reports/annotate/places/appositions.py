"""Phrases that only say where the place before them lies: "A, just south of B", "A north of B", "A, a town near B"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reports.annotate.places.phrase import Location
from reports.annotate.spans.brackets import read_distance
from reports.annotate.spans.descriptions import begins_description
from reports.claim import Gloss
from reports.lexicon.load import words_of
from reports.text.tokens import Token, tokenize

_DASHES: Final = frozenset({",", "-", "–", "—"})
_ABOUT: Final = words_of("places", "lying.about")
_LYING: Final = words_of("places", "lying.words")
_LENGTHS: Final = words_of("places", "lying.lengths")
_BANKS: Final = words_of("places", "lying.banks")
_ENDS: Final = re.compile(r"\s*(?:on\s+)?(?:[.;]|$)")
_WITHIN: Final = 15
"""Words of a description before the place that it tells of."""


def fold_appositions(locations: Sequence[Location], text: str) -> list[Location]:
    """
    Return phrases with each that only says where the place before it lies folded into that place's gloss.

    A list keeps its members: "near A, north of B, and in C" are three places.
    """
    out: list[Location] = []
    inside = False  # a description runs on to the next comma
    for location in locations:
        before = out[-1] if out else None
        if before is None or before.is_hub or not before.settlements:
            out.append(location)
            inside = False
            continue
        gap = text[before.end : location.start]
        if inside and (not re.search(r"[,;.]|\b(?:and|but)\b", gap) or _goes_on(gap)):
            if location.settlements and before.names[-1].gloss is None:
                out[-1] = _glossed(before, location, text)
            out[-1] = replace(out[-1], end=location.end)
            continue
        words = tokenize(gap)
        inside = _describes(words) and not _is_same(before, location)
        if inside or _lies(before, location, words, text):
            out[-1] = replace(_glossed(before, location, text), end=location.end)
        else:
            out.append(location)
    return out


def _lies(before: Location, location: Location, words: list[Token], text: str) -> bool:
    """Tell whether a phrase follows a place only to say where that lies."""
    if _is_same(before, location):
        return False
    if not words:
        # "toward A north of B", "seized A near B"
        is_beside = location.relation == "near" and before.relation == "in" and len(location.settlements) == 1
        is_turned = before.relation in {"in", "toward", "near"} and location.bearing is not None
        return before.bearing is None and (is_beside or (is_turned and _can_orient(location, text)))
    is_away = any(word.low in _LENGTHS for word in words) and text.startswith("from", location.start)
    # "in A, between B and C."
    is_between = words[0].low == "," and len(words) == 1 and text.startswith("between", location.start)
    if words[0].low not in _DASHES or not (is_away or is_between or _can_orient(location, text)):
        return False
    if is_away:
        return len(location.settlements) == len(location.names) == 1 and location.names[0].gloss is None
    first = tokenize(text[location.start : location.end])[0].low
    told = [word.low for word in words[1:]] + [first] * (first in _ABOUT or first[:1].isdigit())
    if told:
        return location.bearing is not None and all(word in _ABOUT or word[:1].isdigit() for word in told)
    return before.bearing is None and _ENDS.match(text, location.end) is not None


def _can_orient(location: Location, text: str) -> bool:
    """Tell whether a phrase is one bearing or edge of one place without a gloss (after "from" it is a way)."""
    return (
        len(location.settlements) == len(location.names) == 1
        and (location.bearing is not None or location.relation == "outskirts")
        and location.names[0].gloss is None
        and not text.startswith("from", location.start)
    )


def _describes(words: list[Token]) -> bool:
    """Tell whether words after a place begin to describe it: ", a village held by", ", situated on"."""
    if len(words) < 2 or len(words) > _WITHIN or words[0].low not in _DASHES:
        return False
    at = 1
    while at < len(words) and (words[at].low in _ABOUT or words[at].low[:1].isdigit()):
        at += 1
    # ", two kilometers from the depot |at B"
    is_away = at < len(words) and words[at].low == "from" and any(word.low in _LENGTHS for word in words[1:at])
    # ", on the west bank of the river and just |south of B"
    is_banked = words[1].low == "on" and not _BANKS.isdisjoint(word.low for word in words)
    return is_away or is_banked or words[1].low in _LYING or begins_description(words, 1)


def _goes_on(gap: str) -> bool:
    """Tell whether a description goes on behind "and" with another distance: "off the road |and within 9 km of B"."""
    words = [token.low for token in tokenize(gap[gap.rfind(" and ") + 1 :])]
    return words[:1] == ["and"] and all(word in _ABOUT or word[:1].isdigit() for word in words[1:])


def _is_same(before: Location, location: Location) -> bool:
    return bool({name.text for name in before.names} & {name.text for name in location.names})


def _glossed(before: Location, location: Location, text: str) -> Location:
    """Return a phrase whose last place has a later phrase for its gloss, where it has none of its own."""
    last = before.names[-1]
    if last.gloss is not None or not location.settlements:
        return before
    words = text[before.end : location.end].strip(" ,-–—")
    of = location.settlements[0].text
    gloss = Gloss(words, location.bearing, of, location.distance_km or read_distance(words))
    return replace(before, names=(*before.names[:-1], replace(last, gloss=gloss)))
