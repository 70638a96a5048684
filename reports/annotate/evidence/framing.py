"""Framings: what tells, shows, rejects or plays a deed although no list of speakers and verbs of speech knows it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reports.annotate.clause import Clause, clause_at, reach_end
from reports.annotate.evidence.attribution import UNSAID, Frame, source_day
from reports.annotate.spans.phrases import Phrase, find_phrases
from reports.annotate.spans.speakers import UNSPECIFIED, Claimant, classify_claimant, evidence_of
from reports.lexicon.load import words_of
from reports.text.dates import DateMention
from reports.text.tokens import Token, tokenize

_JUDGED: Final = words_of("framing", "words.judged")
_JUDGING: Final = words_of("framing", "words.judging")
_OWN: Final = words_of("framing", "words.own")
_SHOWING: Final = words_of("framing", "words.showing")
_TELLERS: Final = words_of("framing", "words.tellers")
_TOLD: Final = words_of("framing", "words.told")
_SENSORS: Final = words_of("framing", "words.sensors")
_REPORTING: Final = words_of("evidence", "reporting")
_SIDES: Final = frozenset({"russian", "ukrainian"})
_NOT: Final = frozenset({"not", "never", "no", "hardly", "nothing"})
_LEAST: Final = "claimed"
"""The grade of what is told in a way that nobody knows."""
_QUOTED: Final = re.compile(r"[“\"„«](?P<words>[^“”\"„«»]+)[”\"»]")
_QUOTED_WORDS: Final = 5
"""Words of a quotation that can be a statement; a shorter one is a name or a word held at a distance."""
_ALLEGED_WITHIN: Final = 2
"""Tokens between "purportedly" and the footage that it is said of."""
_THAT_WITHIN: Final = 3
"""Tokens at the head of a clause among which its "that" stands: "but |that"."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence under way: its tokens, the phrases of framing in them, clauses and the frames found before."""

    text: str
    tokens: list[Token]
    starts: list[int]
    phrases: list[Phrase]
    clauses: Sequence[Clause]
    frames: Sequence[Frame]
    dates: list[DateMention]
    deeds: Sequence[int]

    def kinds(self, start: int, end: int) -> set[str]:
        """Return the kinds of phrases between two offsets; one that is negated counts for nothing."""
        out = set()
        for phrase in self.phrases:
            before = {token.low for token in self.tokens[max(0, phrase.first - 2) : phrase.first]}
            if start <= self.tokens[phrase.first].start < end and not before & _NOT:
                out.add(phrase.kind)
        return out

    def words(self, start: int, end: int) -> list[str]:
        return [token.low for token in self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]]

    def ruling(self, at: int) -> Frame | None:
        """Return the frame found before that rules at an offset."""
        held = [frame for frame in self.frames if frame.at <= at and (frame.until is None or at < frame.until)]
        return max(held, key=lambda frame: frame.at, default=None)

    def is_others(self, at: int) -> bool:
        """Tell whether somebody else's word rules at an offset already."""
        frame = self.ruling(at)
        return frame is not None and frame.evidence not in {"assessed", "geolocated"}


def find_framings(
    text: str,
    *,
    clauses: Sequence[Clause],
    frames: Sequence[Frame],
    dates: list[DateMention],
    deeds: Sequence[int] = (),
) -> list[Frame]:
    """
    Return the frames of what a sentence tells under words that no list of speakers knows.

    `frames` are those known, `deeds` where verbs of action begin.

    What stands under "that" is the text's own word only where it judges itself ("it is likely that", "this indicates
    that"). Under anything else it is claimed by whoever the words name, or by nobody; what is rejected, played or taken
    back is said by nobody.

    >>> text = "Word has it that troops took A."
    >>> clauses = (Clause(0, 3, 0, 11, "main"), Clause(3, 8, 12, 31, "content", 0))
    >>> [(frame.at, frame.evidence) for frame in find_framings(text, clauses=clauses, frames=[], dates=[])]
    [(16, 'claimed')]
    """
    if not clauses:
        return []
    tokens = tokenize(text)
    starts = [token.start for token in tokens]
    said = _Sentence(text, tokens, starts, find_phrases(tokens, "framing"), clauses, frames, dates, deeds)
    out = [frame for index in range(len(clauses)) if (frame := _content(said, index)) is not None]
    return [*out, *_shown(said), *_seen(said), *_dated(said), *_beside(said), *_quoted(said)]


def _content(said: _Sentence, index: int) -> Frame | None:
    """Return the frame of what stands under a "that", null where a known one rules or the text judges itself."""
    clause = said.clauses[index]
    head = [token for token in said.tokens[clause.first : clause.first + _THAT_WITHIN] if token.low in {"that", "how"}]
    if clause.role != "content" or clause.parent is None or not head:
        return None
    start, end = _above(said, index)
    at, until = head[0].end, reach_end(said.clauses, clause.start)
    words, kinds = said.words(start, end), said.kinds(start, end)
    known = [f for f in said.frames if f.start <= clause.start and (abs(f.at - at) <= 1 or _shows(f, start))]
    named = classify_claimant(said.text[start:end])
    is_own = "isw" in words or (named is not None and named.side == "isw")
    whose = named if named is not None and named.side != "isw" else UNSPECIFIED
    day = source_day(said.dates, start, at)
    done = [deed for deed in said.deeds if start <= deed < clause.start]
    # a side's deed in front of "that" is one of its own: "withdrew from A, which means that"
    begin = clause.start if any(_SIDES & set(said.words(start, deed)) for deed in done) else start

    def frame(evidence: str, whose: Claimant = whose, support: str | None = None) -> Frame:
        return Frame(begin, at, evidence, whose, day, support=support, until=until, verb=start, vague=True)

    if kinds & {"fiction", "remembered"} or (is_own and "retract" in kinds):
        return frame(UNSAID)
    if "reject" in kinds:
        return frame("denied", support="contradicted") if _TOLD & set(words) else frame(UNSAID)
    if "unverified" in kinds and not is_own:
        return frame(_LEAST, UNSPECIFIED, "unsupported")
    if known or said.is_others(clause.start) or _judges(said, index, words, has_deed=bool(done)):
        return None
    return frame(_grade(whose, words))


def _shows(frame: Frame, start: int) -> bool:
    """Tell whether a frame is that of footage named from an offset on."""
    return frame.evidence in {"geolocated", "shown"} and frame.start >= start


def _above(said: _Sentence, index: int) -> tuple[int, int]:
    """Return from where to where the words stand that a clause stands under, its subject before an aside included."""
    parent = said.clauses[index].parent or 0
    start = said.clauses[parent].start
    while (back := said.clauses[parent].resumes) is not None:
        parent, start = back, said.clauses[back].start
    return start, said.clauses[index].start


def _judges(said: _Sentence, index: int, words: list[str], *, has_deed: bool) -> bool:
    """Tell whether the text itself judges what a clause says: "it is likely that", "attacks near A indicate that"."""
    clause = said.clauses[index]
    above = said.clauses[clause.parent or 0]
    if "isw" in words:
        return True
    governors = [word for word in words if word in _JUDGED | _JUDGING]
    if not governors:
        return False
    if has_deed or above.role == "participle" or words[0].endswith("ing"):
        return True
    return governors[-1] in _JUDGED or words[0] in _OWN


def _shown(said: _Sentence) -> list[Frame]:
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
        out.append(Frame(clause.start, token.end, _grade(whose), whose, day, until=until))
    return out


def _seen(said: _Sentence) -> list[Frame]:
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
            out.append(replace(frame, evidence="denied", claimant=whose, support="contradicted"))
        elif "alleged" in beside and frame.evidence == "geolocated":
            out.append(replace(frame, evidence="shown", claimant=UNSPECIFIED if whose.side == "isw" else whose))
    return out


def _dated(said: _Sentence) -> list[Frame]:
    """Return the frames of what only tells which day is meant: "marked |the day they seized A"."""
    out = []
    for phrase in said.phrases:
        if phrase.kind == "day_of":
            start, last = said.tokens[phrase.first].start, said.tokens[phrase.last - 1].start
            comma = said.text.find(",", start)
            out.append(Frame(start, last, UNSAID, UNSPECIFIED, until=comma if comma > 0 else len(said.text)))
    return out


def _beside(said: _Sentence) -> list[Frame]:
    """Return the frames of phrases between commas that say whose word the rest is: "In their telling, A fell"."""
    out = []
    for first, last in _segments(said):
        if said.tokens[first].low not in _TELLERS or (first == 0 and last == len(said.tokens)):
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
        grade = UNSAID if "fiction" in kinds else _grade(whose)
        until = None if first == 0 else start
        out.append(Frame(start if first == 0 else 0, at, grade, whose, source_day(said.dates, start, end), until=until))
    return out


def _segments(said: _Sentence) -> list[tuple[int, int]]:
    """Return the first and the last segment of a sentence between commas, as tokens, the last one not included."""
    commas = [k for k, token in enumerate(said.tokens) if token.low in {",", ";", "—", "–"}]
    if not commas:
        return []
    return (
        [(0, commas[0]), (commas[-1] + 1, len(said.tokens))] if commas[-1] + 1 < len(said.tokens) else [(0, commas[0])]
    )


def _quoted(said: _Sentence) -> list[Frame]:
    """Return the frames of statements in quotation marks of which nobody is named who made them."""
    out = []
    for match in _QUOTED.finditer(said.text):
        if len(match["words"].split()) < _QUOTED_WORDS or said.is_others(match.start() + 1):
            continue
        whose = classify_claimant(said.text[: match.start()] + said.text[match.end() :]) or UNSPECIFIED
        whose = UNSPECIFIED if whose.side == "isw" else whose
        out.append(Frame(match.start(), match.start() + 1, _grade(whose), whose, until=match.end()))
    return out


def _grade(whose: Claimant, words: Sequence[str] = ()) -> str:
    """Return the grade of what somebody tells: the least one where neither who nor how is known."""
    verb = next((word for word in reversed(words) if word in _REPORTING), "")
    return _LEAST if whose is UNSPECIFIED and not verb else evidence_of(whose, verb)
