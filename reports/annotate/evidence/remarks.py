"""Remarks: what shows, dates or quotes a deed, and phrases beside it that say whose word it is."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from reports.annotate.clause import clause_at, reach_end
from reports.annotate.evidence.attribution import source_day
from reports.annotate.evidence.frame import UNSAID, Frame
from reports.annotate.evidence.framed import Framed, grade_told
from reports.annotate.spans.speakers import UNSPECIFIED, classify_claimant
from reports.lexicon.load import words_of
from reports.text.tokens import Token

_OWN: Final = words_of("framing", "words.own")
_SHOWING: Final = words_of("framing", "words.showing")
_SENSORS: Final = words_of("framing", "words.sensors")
_TELLERS: Final = words_of("framing", "words.tellers")
_REMARKS: Final = words_of("framing", "words.remarks")
_BEFORE: Final = words_of("framing", "words.before_demonstratives") | {"amid", "despite", "but"}
_MEDIA: Final = words_of("framing", "words.media")
_SAYING: Final = _SHOWING | words_of("framing", "words.told") | words_of("evidence", "reporting")
_MEDIUM_WITHIN: Final = 6
"""Tokens before a medium among which its preposition stands: "in the ministry 's own daily |reports"."""
_PLOTS: Final = words_of("framing", "words.plots")
_POINTING: Final = frozenset({"that", "this", "such", "so", "these", "those", "at"})
_PLOT_WITHIN: Final = 2
"""Tokens after a piece of fiction among which its plot opens: "a scenario |in which"."""
_QUOTED: Final = re.compile(r"[“\"„«](?P<words>[^“”\"„«»]+)[”\"»]")
_QUOTED_WORDS: Final = 5
"""Words of a quotation that can be a statement; a shorter one is a name or a word held at a distance."""
_QUOTED_DEED: Final = 4
"""The same for one that tells a deed: "They have captured A"."""
_ALLEGED_WITHIN: Final = 2
"""Tokens between "purportedly" and the footage that it is said of."""


def find_remarks(said: Framed) -> list[Frame]:
    """Return the frames of what somebody shows or quotes, of footage only called so, of days meant and of remarks."""
    return [
        *_shown(said),
        *_seen(said),
        *_dated(said),
        *_beside(said),
        *_quoted(said),
        *_in_words_only(said),
        *_summed_up(said),
    ]


def _shown(said: Framed) -> list[Frame]:
    """Return the frames of what somebody shows without "that": "the broadcast showed troops taking A"."""
    out = []
    for token in said.tokens:
        if token.low not in _SHOWING or said.is_others(token.start):
            continue
        if any(frame.start <= token.start < max(frame.at, frame.start + 1) for frame in said.frames):
            continue
        clause = said.clauses[clause_at(said.clauses, token.start)]
        words = said.words(clause.start, token.start)
        if clause.role == "participle" or not words or words[0] in _OWN or _SENSORS & set(words):
            continue
        whose = classify_claimant(said.text[clause.start : token.start]) or UNSPECIFIED
        until = reach_end(said.clauses, clause.start)
        day = source_day(said.dates, clause.start, token.start)
        out.append(Frame(clause.start, token.end, grade_told(whose), whose, day, until=until))
    return out


def _seen(said: Framed) -> list[Frame]:
    """Return the frames of footage as a word before them makes them: "debunked footage", "what it said was footage"."""
    out = []
    for frame in said.frames:
        if frame.evidence not in {"geolocated", "shown"}:
            continue
        clause = said.clauses[clause_at(said.clauses, frame.start)]
        kinds = said.kinds(clause.start, frame.at)
        near = bisect_left(said.starts, frame.start)
        beside = {phrase.kind for phrase in said.phrases if near - _ALLEGED_WITHIN <= phrase.last <= near}
        whose = classify_claimant(said.text[clause.start : frame.start]) or UNSPECIFIED
        if "reject" in kinds:
            whose, denier = said.rejection(clause.start, frame.at)
            out.append(replace(frame, evidence="denied", claimant=whose, support="contradicted", denier=denier))
        elif "alleged" in beside and frame.evidence == "geolocated":
            out.append(replace(frame, evidence="shown", claimant=UNSPECIFIED if whose.side == "isw" else whose))
    return out


def _dated(said: Framed) -> list[Frame]:
    """Return the frames of what only tells a day or a plot: "the day |they seized A"."""
    out = []
    for phrase in said.phrases:
        opened = {token.low for token in said.tokens[phrase.last : phrase.last + _PLOT_WITHIN]}
        if phrase.kind == "day_of" or (phrase.kind == "fiction" and opened & _PLOTS):
            start, last = said.tokens[phrase.first].start, said.tokens[phrase.last - 1].start
            comma = said.text.find(",", start)
            out.append(Frame(start, last, UNSAID, UNSPECIFIED, until=comma if comma > 0 else len(said.text)))
    return out


def _in_words_only(said: Framed) -> list[Frame]:
    """Return the frames of deeds that are done in words only: "|took A on paper", "|took A in its own reports"."""
    ends = [phrase.first for phrase in said.phrases if phrase.kind == "nominal"]
    for index, token in enumerate(said.tokens):
        if token.low in _MEDIA:
            near = range(max(0, index - _MEDIUM_WITHIN), index)
            opened = max((k for k in near if said.tokens[k].low in {"in", "on"}), default=None)
            if opened is not None and _is_owned(said.tokens[opened + 1 : index]):
                ends.append(opened)
    out = []
    for end in ends:
        at = said.tokens[end].start
        clause = said.clauses[clause_at(said.clauses, at)]
        deed = max((deed for deed in said.deeds if clause.start <= deed < at), default=None)
        if deed is not None and not _tells_or_stops(said.tokens[bisect_left(said.starts, deed) + 1 : end]):
            out.append(Frame(deed, deed, UNSAID, UNSPECIFIED, until=clause.end))
    return out


def _summed_up(said: Framed) -> list[Frame]:
    """Return the frame of what a sentence says in its last part was only told: "A fell – that is their version"."""
    dash = max((k for k, token in enumerate(said.tokens) if token.low in {"—", "–", ";", "-"}), default=None)
    if dash is None or dash + 1 >= len(said.tokens) or said.tokens[dash + 1].low not in _POINTING:
        return []
    start, end = said.tokens[dash].start, said.tokens[-1].end
    if "telling" not in said.kinds(start, end) or said.is_others(0):
        return []
    whose = classify_claimant(said.text[start:end]) or UNSPECIFIED
    return [] if whose.side == "isw" else [Frame(0, 0, grade_told(whose), whose, until=start)]


def _tells_or_stops(tokens: Sequence[Token]) -> bool:
    """Tell whether some words end a phrase, or say themselves what was told, seen or placed somewhere."""
    ends = any(one.low == "and" and after.text.islower() for one, after in pairwise(tokens))
    says = any(token.low in _SAYING or token.low.endswith(("ed", "ing")) or token.low in ",;:" for token in tokens)
    return ends or says


def _is_owned(tokens: Sequence[Token]) -> bool:
    """Tell whether some words say no more than whose a medium is: "the ministry 's own daily"."""
    return not _tells_or_stops(tokens) and not any(
        token.low in _BEFORE - {"of"} or token.low[:1].isdigit() for token in tokens
    )


def _beside(said: Framed) -> list[Frame]:
    """Return the frames of phrases between commas that say whose word the rest is: "In their telling, A fell"."""
    out = []
    for first, last in _segments(said):
        is_inner = first > 0 and last < len(said.tokens)
        if said.tokens[first].low not in (_REMARKS if is_inner else _TELLERS | _REMARKS):
            continue
        start, end = said.tokens[first].start, said.tokens[last - 1].end
        kinds = said.kinds(start, end)
        at = end + 1 if first == 0 else 0
        if not kinds & {"telling", "fiction"} or said.is_others(at):
            continue
        named = classify_claimant(said.text[start:end])
        if named is not None and named.side == "isw":
            continue
        whose = named or UNSPECIFIED
        grade = UNSAID if "fiction" in kinds else grade_told(whose)
        until = start if last == len(said.tokens) else None
        out.append(Frame(start if first == 0 else 0, at, grade, whose, source_day(said.dates, start, end), until=until))
    return out


def _segments(said: Framed) -> list[tuple[int, int]]:
    """Return the segments of a sentence between commas, as tokens, the last one not included; one alone is none."""
    commas = [k for k, token in enumerate(said.tokens) if token.low in {",", ";", "—", "–"}]
    bounds = [-1, *commas, len(said.tokens)]
    return [(first + 1, last) for first, last in pairwise(bounds) if last > first + 1] if commas else []


def _quoted(said: Framed) -> list[Frame]:
    """Return the frames of statements in quotation marks of which nobody is named who made them."""
    out = []
    for match in _QUOTED.finditer(said.text):
        acts = any(match.start() < deed < match.end() for deed in said.deeds)
        if len(match["words"].split()) < (_QUOTED_DEED if acts else _QUOTED_WORDS) or said.is_others(match.start() + 1):
            continue
        whose = classify_claimant(said.text[: match.start()] + said.text[match.end() :]) or UNSPECIFIED
        whose = UNSPECIFIED if whose.side == "isw" else whose
        out.append(Frame(match.start(), match.start() + 1, grade_told(whose), whose, until=match.end()))
    return out
