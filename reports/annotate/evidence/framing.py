"""Framings: what stands under words of telling, thinking or rejecting that no list of speakers and verbs knows."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reports.annotate.clause import Clause, reach_end
from reports.annotate.evidence.attribution import source_day
from reports.annotate.evidence.frame import UNSAID, Frame
from reports.annotate.evidence.framed import LEAST, NEGATIONS, Framed, grade_told
from reports.annotate.evidence.remarks import find_remarks
from reports.annotate.spans.phrases import find_phrases
from reports.annotate.spans.speakers import OWN, UNSPECIFIED, Claimant, classify_claimant
from reports.lexicon.load import words_of
from reports.text.dates import DateMention
from reports.text.tokens import Token, tokenize

_JUDGED: Final = words_of("framing", "words.judged")
_JUDGING: Final = words_of("framing", "words.judging")
_OWN: Final = words_of("framing", "words.own")
_TOLD: Final = words_of("framing", "words.told")
_SHOWING: Final = words_of("framing", "words.showing")
_JESTING: Final = words_of("framing", "words.jesting")
_REFUSING: Final = words_of("framing", "words.refusing")
_FALSELY: Final = words_of("evidence", "falsely")
_OPENERS: Final = words_of("stance", "words.openers")
_FACTIVE: Final = words_of("framing", "words.factive")
_BEFORE: Final = words_of("framing", "words.before_demonstratives")
_TELLING: Final = (
    words_of("framing", "words.beside")
    | words_of("framing", "words.thinking")
    | words_of("clauses", "words.irregular")
    | words_of("evidence", "reporting")
)
_ADJECTIVES: Final = words_of("clauses", "words.adjectives")
_DETERMINERS: Final = words_of("clauses", "words.determiners")
_SIDES: Final = frozenset({"russian", "ukrainian"})
_SUBJECT_AND_VERB: Final = 2
"""Words that a subject and a verb are at least."""
_THAT_WITHIN: Final = 3
"""Tokens at the head of a clause among which its "that" stands: "but |that"."""


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
    said = Framed(text, tokens, starts, find_phrases(tokens, "framing"), clauses, frames, dates, deeds)
    out = [frame for index in range(len(clauses)) if (frame := _content(said, index)) is not None]
    return [*out, *_bare(said), *find_remarks(said)]


def _content(said: Framed, index: int) -> Frame | None:
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

    is_wrong = _FALSELY & set(words) and not known
    if kinds & {"fiction", "remembered"} or (is_own and "retract" in kinds) or is_wrong or _means_nothing(words):
        return frame(UNSAID)
    if "reject" in kinds:
        return _rejected(said, start, frame("denied")) if _TOLD & set(words) else frame(UNSAID)
    if "unverified" in kinds and not is_own:
        return frame(LEAST, UNSPECIFIED, "unsupported")
    if known or said.is_others(clause.start) or _judges(said, index, words, has_deed=bool(done)):
        return None
    denies = NEGATIONS & set(words) and not _FACTIVE & set(words)
    return frame(UNSAID if denies else grade_told(whose, words))


def _means_nothing(words: Sequence[str]) -> bool:
    """Tell whether somebody jests or will not say so, or few think so: "few believe that", not "a few believe that"."""
    if (_JESTING | _REFUSING) & set(words):
        return True
    subject = next((word for word in words if word not in _OPENERS), "")
    return subject in {"few", "hardly"} and not _FACTIVE & set(words)


def _rejected(said: Framed, start: int, frame: Frame) -> Frame:
    """Return the frame of what is rejected in the words from an offset to it, with who claims and who rejects it."""
    whose, denier = said.rejection(start, frame.at)
    speaker = None if denier is OWN else denier
    return replace(frame, claimant=whose, support="contradicted", denier=denier, speaker=speaker)


def _bare(said: Framed) -> list[Frame]:
    """Return the frames of what is told without "that": "a gunner swears |Russian forces took A"."""
    out = []
    for clause in said.clauses:
        tokens = said.tokens[clause.first : clause.last]
        sides = [k for k, token in enumerate(tokens) if token.low in _SIDES]
        # "Russian channels claim |the Russian army took A": who tells may be named by a side too
        told = (k for k in sides if k >= _SUBJECT_AND_VERB and _before_article(tokens, k)[-1].low in _TELLING)
        at = next(told, sides[0] if sides else 0)
        if at and "fiction" in said.kinds(clause.start, tokens[at].start) and tokens[0].low not in _BEFORE:
            # "suppose |Russian forces took A"
            out.append(Frame(clause.start, tokens[at].start, UNSAID, UNSPECIFIED, until=clause.end))
            continue
        if clause.role not in {"main", "content"} or at < _SUBJECT_AND_VERB or said.is_others(tokens[at].start):
            continue
        words, start = [token.low for token in tokens[:at]], tokens[at].start
        whose = classify_claimant(said.text[clause.start : start]) or UNSPECIFIED
        acts = any(start < deed < clause.end for deed in said.deeds)
        if any(clause.start <= frame.start <= frame.at <= start for frame in said.frames):
            continue
        if acts and whose.side != "isw" and _tells(_before_article(tokens, at)):
            grade, until = grade_told(whose, words), reach_end(said.clauses, clause.start)
            out.append(Frame(clause.start, start, grade, whose, until=until, vague=True))
    return out


def _before_article(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """Return the tokens before a side, its article set aside."""
    return tokens[: at - 1] if at > _SUBJECT_AND_VERB and tokens[at - 1].low in {"the", "a", "an"} else tokens[:at]


def _tells(tokens: Sequence[Token]) -> bool:
    """Tell whether some words before a side are a subject and its verb."""
    first, last = tokens[0], tokens[-1].low
    begins = first.low in _DETERMINERS or first.text[:1].isupper()
    # "a source confirmed |Russian forces", but "the confirmed |Russian advances"
    is_adjective = last in _ADJECTIVES and (last not in _TELLING or len(tokens) <= _SUBJECT_AND_VERB)
    is_verb = (last.endswith(("ed", "ears")) or last in _TELLING) and last not in _SHOWING and not is_adjective
    return begins and first.low not in _OWN | _BEFORE and is_verb and tokens[-2].low not in _BEFORE | _DETERMINERS


def _shows(frame: Frame, start: int) -> bool:
    """Tell whether a frame is that of footage named from an offset on."""
    return frame.evidence in {"geolocated", "shown"} and frame.start >= start


def _above(said: Framed, index: int) -> tuple[int, int]:
    """Return from where to where the words stand that a clause stands under, its subject before an aside included."""
    parent = said.clauses[index].parent or 0
    start = said.clauses[parent].start
    while (back := said.clauses[parent].resumes) is not None:
        parent, start = back, said.clauses[back].start
    return start, said.clauses[index].start


def _judges(said: Framed, index: int, words: list[str], *, has_deed: bool) -> bool:
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
