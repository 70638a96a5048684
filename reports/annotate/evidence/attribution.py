"""Frames of evidence: which words of a sentence stand under whose authority."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from reports.annotate.evidence.denials import DENYING, owner_of_claim, refuted_claim
from reports.annotate.evidence.frame import UNSAID, Frame
from reports.annotate.evidence.quoted import find_owner, find_quoted, is_contrasted, owner_of_having
from reports.annotate.spans.deeds import is_deed
from reports.annotate.spans.speakers import (
    OWN,
    UNSPECIFIED,
    Claimant,
    classify_claimant,
    evidence_of,
    find_claimant,
    nearest_claimant,
)
from reports.lexicon.load import any_of, any_word, load_lexicon, words_of
from reports.search.pattern import Pattern
from reports.text.dates import DateMention
from reports.text.tokens import mask

_LEX: Final = load_lexicon("evidence")
_SHOW: Final = rf"\b(?:{any_of(_LEX['show'])})\b"
_GEOLOCATED: Final = Pattern(
    rf"(?<!\bno )(?<!\bany )(?:\b(?:{_LEX['geolocated']})\b(?:(?<=evidence) that\b|[^;]{{0,220}}?{_SHOW}(?: that\b)?)"
    rf"|\b(?:{any_of(_LEX['footage'])}) (?:\w+ ){{0,4}}?geolocated (?:by|to|in|near|at|on) [^;]{{0,80}}?"
    rf"{_SHOW}(?: that\b)?)",
    re.IGNORECASE,
)
_SHOWS_NOT: Final = re.compile(
    rf"\b{any_word('evidence', 'unsaid')} (?!only|just|merely)(?:\w+ )?{_SHOW}(?: that\b)?$", re.IGNORECASE
)
_FOOTAGE: Final = Pattern(rf"\b(?:{any_of(_LEX['footage'])})\b[^;.]{{0,80}}?{_SHOW}(?: that\b)?", re.IGNORECASE)
_INFERENCE: Final = Pattern(
    rf"^\W*(?P<what>{any_of(_LEX['inference'])})\b(?: \w+){{0,3}}? {_SHOW}(?: that\b)?", re.IGNORECASE
)
# "A claimed that B fell, |corroborating indications that| C fell": what is corroborated is the text's own
_BEARS_OUT: Final = Pattern(
    rf"(?:,|—) (?:\w+ )?(?:corroborat|confirm|support|reinforc)ing (?:[\w’'-]+ ){{0,3}}?"
    rf"{any_word('evidence', 'own_findings')} (?:that|of)\b"
)
_PARTICIPLE: Final = Pattern(
    r"(?:,|—|–|and) (?:which )?(?:(?:likely|also|further|possibly|thus) )?"
    r"(?P<how>indicat\w+|suggest\w+|confirm\w+|demonstrat\w+) "
    r"(?P<whose>[^,;]{0,120}?\b(?:claims?|reports?)\b[^,;]{0,40}? )?"
    r"(?:that\b|(?=(?:an? |further |recent |likely |limited |marginal |small )*"
    r"(?:Russian|Ukrainian) (?:advances?|gains?)\b))"
)
_CONFIRMS: Final = Pattern(
    r"(?:,|—) (?:\w+ )?(?P<how>confirm\w+|corroborat\w+|support\w+) (?P<whose>[^;]{0,90}?\b(?:claims?"
    r"|reports?)\b)[^,;]{0,60}?(?= (?:that|of)\b)"
)
_REPORTING: Final = Pattern(rf"(?<![\w-])(?P<verb>{any_of(sorted(words_of('evidence', 'reporting')))})(?![\w-])")
_NOUN_CLAIM: Final = re.compile(r"^(?:claims?|reports?|claim|report)$")
_BOUNDARY: Final = re.compile(
    r"; (?:and )?|: |(?<!Ukrainian)(?<!Russian),? (?:and|but|while|though|although|as|whereas)"
    r" (?=that |the |an? |others? |another |some |several |many |most |multiple |neither |one |claimed"
    r"|reported|stated|noted|confirmed|acknowledged|conceded|admitted|said|added|emphasized|also|later|then|credited"
    r"|(?:Russian|Ukrainian|ISW|Geolocated|Western|Local)\b)|, (?:and|but|while|whereas) (?=[A-Z])|\b"
    rf"{any_word('evidence', 'opens_ground')} (?=[A-Z]|the |an? |several |previous |prior |other )"
    r"|(?<=\]) | — | – |\bthat (?=(?:the |an? )?[A-Z]|"
    rf"{any_word('evidence', 'several')} )"
)
_EARLIER: Final = re.compile(rf"\b{any_word('evidence', 'said_earlier')} $")
_SHOWING: Final = frozenset(
    {"indicated", "confirmed", "recorded", "posted", "published", "described", "observed", "noticed"}
)
_CLAIM_THAT: Final = re.compile(r"(?: on [A-Z]\w+ \d+(?: (?:and|to) \d+)?)? that\b")
_FALSELY: Final = re.compile(rf"\b{any_word('evidence', 'falsely')}\s+(?:\w+\s+)?$")
_CONTRARY: Final = re.compile(r"\b[Cc]ontrary to\b|^\W*(?:Despite|In spite of)\b")
_TURN: Final = re.compile(r";|\b(?:but|while|whereas|although|though|however|yet)\b")
_SHOWN: Final = re.compile(rf"\b(?:[Gg]eolocat\w+|[Ee]vidence|(?i:{any_of(_LEX['footage'])}))\b")
_SAID_FALSELY: Final = re.compile(rf"\s+{any_word('evidence', 'falsely')}\b(?=(?: on [^,;]{{1,40}})?,? that\b)")
_CORROBORATES: Final = re.compile(r"\b(?:corroborat\w+|confirm\w+|supports?) (?:\w+ ){0,4}$")
_AREA_CLAIMED: Final = Pattern(
    r"(?:—|–|-|,| in) (?:an? )?(?:areas?|settlements?|locations?|places?) (?:where|in which|that|which) "
    r"(?P<who>[^,;]{3,120}?) "
    r"(?:has |have |had )?previously (?P<verb>claimed|reported|stated)(?: that)?\b"
)
_GOING_ON: Final = frozenset({"saying", "adding", "stating", "noting"})
_NOT_A_SPEECH: Final = frozenset({"report", "claim", "claims", "reports"})

# what a denial is of: a claim, a clause with "that", or a side that has done something
_DENIED: Final = re.compile(
    rf"\s+(?:having )?{any_word('evidence', 'denied_doing')}\b|\s+(?:the |any |a )?(?:\w+[’']s )?(?:[\w-]+ ){{0,3}}?"
    rf"{any_word('evidence', 'denied_nouns')} (?:of|from)\b"
    r"|[^;]{0,80}?\b(?:claims?|reports?|that)\b"
    r"|\s+(?:the )?(?:Russian?|Ukrain(?:e|ian)|Moscow|Kyiv|enemy|[a-z]+ (?:forces|troops))\b"
    r"[^,;.]{0,60}?\b(?:has|have|had|is|are|was|were)\b"
)


def find_frames(
    text: str, *, dates: list[DateMention], previous: Claimant | None, asides: Sequence[tuple[int, int]] = ()
) -> list[Frame]:
    """
    Return the frames of a sentence in order; `previous` is the last speaker before it ("the milblogger also claimed").

    Whoever stands in `asides` ("sources, including a milblogger,") speaks for nobody. Dates of publication and of
    statements are those that stand between the frame's first word and its end.
    """
    frames = _footage_frames(text, dates)
    frames += _speech_frames(text, asides, dates, previous, [(f.start, f.at) for f in frames])
    area = _AREA_CLAIMED.search(text)
    if area:
        # footage shows somebody else where these sources said their side stood
        frames = [f for f in frames if not area.start() < f.at <= area.end()]
        whose = classify_claimant(area["who"]) or UNSPECIFIED
        start, end = area.span()
        frames.append(Frame(start, end, "denied", whose, support="contradicted", denier=OWN, points_back=True))
    return sorted(frames, key=lambda frame: frame.at)


def find_speech_verbs(text: str) -> list[int]:
    """
    Return where the verbs of speech of a text begin.

    >>> find_speech_verbs("A said that B fell")
    [2]
    """
    return [match.start() for match in _REPORTING.finditer(text)]


def source_day(dates: list[DateMention], start: int, end: int) -> date | None:
    """Return the last day of the first date that begins between two offsets."""
    return next((d.last for d in dates if start <= d.start < end), None)


def _footage_frames(text: str, dates: list[DateMention]) -> list[Frame]:
    """Return the frames of footage, of what is inferred from it, and of the claims that it confirms."""
    out = [
        Frame(m.start(), m.end(), _shown(m, "geolocated"), OWN, source_day(dates, m.start(), m.end()))
        for m in _GEOLOCATED.finditer(text)
    ]
    inference = None if out else _INFERENCE.search(text)
    if inference:
        is_shown = any(word in inference["what"].casefold() for word in ("footage", "video", "image"))
        evidence = "geolocated" if is_shown else "assessed"
        out.append(Frame(inference.start(), inference.end(), evidence, OWN, anaphoric=True))
    out = out or _other_footage(text, dates)
    for match in _CONFIRMS.finditer(text):
        claimant = classify_claimant(match["whose"])
        if claimant is not None and claimant.side != "isw":
            day = source_day(dates, match.start(), match.end() + 25)
            evidence = evidence_of(claimant, "reported")
            out.append(Frame(match.start(), match.end(), evidence, claimant, day, support="corroborated"))
    for match in _BEARS_OUT.finditer(text):
        is_judged = "assess" in match[0]
        out.append(Frame(match.start(), match.end(), "assessed" if is_judged else "reported", OWN))
    for match in _PARTICIPLE.finditer(text):
        before = [f for f in out if f.at <= match.start()]
        if match["whose"] or not before or any(abs(f.start - match.start()) < 3 for f in out):
            continue
        last = max(before, key=lambda frame: frame.at)
        shown = last.evidence in {"geolocated", "shown"} and not text[last.at - 5 : last.at].endswith("that")
        out.append(Frame(match.start(), match.end(), last.evidence, last.claimant, last.source_date, replaces=shown))
    return out


def _other_footage(text: str, dates: list[DateMention]) -> list[Frame]:
    """Return the frame of footage that nobody placed on the map: it is worth what its source is worth."""
    seen = _FOOTAGE.search(text)
    if seen is None:
        return []
    turns = [turn.end() for turn in _TURN.finditer(text, 0, seen.start())]
    # "a milblogger claimed A, but |footage shows B there": the footage is not the milblogger's
    whose = classify_claimant(text[turns[-1] if turns else 0 : seen.end()]) or UNSPECIFIED
    whose = UNSPECIFIED if whose.side == "isw" else whose
    named = find_claimant(text[: seen.start()])
    near = named is not None and not _REPORTING.search(text, named[1], seen.start() - 10)
    start = named[1] if named and near else seen.start()
    return [Frame(start, seen.end(), _shown(seen, "shown"), whose, source_day(dates, 0, seen.end()))]


def _shown(match: re.Match[str], evidence: str) -> str:
    """Return what footage is worth: "does not show that A fell" shows nothing of it."""
    return UNSAID if _SHOWS_NOT.search(match[0]) else evidence


def _speech_frames(
    text: str,
    asides: Sequence[tuple[int, int]],
    dates: list[DateMention],
    previous: Claimant | None,
    taken: list[tuple[int, int]],
) -> list[Frame]:
    """Return the frames of what somebody says, one for each verb or noun of speech that has a speaker."""
    out: list[Frame] = []
    boundaries = [0, *(m.end() for m in _BOUNDARY.finditer(text))]
    for match in _REPORTING.finditer(text):
        first = max(b for b in boundaries if b <= match.start())
        heads = mask(text, [(a, b) for a, b in asides if not a <= match.start() < b])
        words = heads[max(first, match.start() - 320) : match.start()]
        tail = text[match.end() : match.end() + 90]
        if is_contrasted(text[max(0, match.start() - 320) : match.start()]):
            continue
        if any(start <= match.start() < end for start, end in taken) or not _speaks(words, match["verb"], tail):
            continue
        if match["verb"] in _NOT_A_SPEECH and _says_nothing_new(text, match.start(), out):
            continue
        frame = _speech_frame(text, match, words, dates, previous, out)
        if frame is not None:
            out.append(frame)
    return out


def _speech_frame(
    text: str,
    match: re.Match[str],
    words: str,
    dates: list[DateMention],
    previous: Claimant | None,
    earlier: list[Frame],
) -> Frame | None:
    """Return the frame of one verb of speech; `words` are those of its clause before it."""
    verb, is_noun = match["verb"], match["verb"] in _NOT_A_SPEECH
    words = words[-70:] if is_noun else words
    goes_on = verb in _GOING_ON or (verb == "claiming" and words.rstrip().endswith(","))
    if goes_on and earlier:
        return _going_on(text, match, match.start() - len(words), earlier[-1])
    owner = find_owner(words) if is_noun else None
    named = owner or find_quoted(words) or find_claimant(words)
    if earlier and ((is_noun and named is None) or verb == "denying"):
        named = (earlier[-1].holder, len(words))
    claimant = named[0] if named else _carried(words, earlier, previous)
    if claimant is None or (named is None and verb in _SHOWING):
        return None
    begin = match.start() - len(words)
    if claimant is UNSPECIFIED:
        begin = max(begin, match.start() - 100)
    start, end = (begin + named[1] if named else begin), _end_of_frame(text, match.end())
    if verb == "claimed" and is_deed(text, match.start("verb")):
        start = end = match.start()
    day = source_day(dates, match.start(), end)
    said = Frame(start, end, evidence_of(claimant, verb), claimant, day, verb=match.start())
    if claimant.side == "isw" and _EARLIER.search(words):
        # "ISW previously assessed that A fell": what is said now stands behind it
        return replace(said, evidence=UNSAID)
    if verb in DENYING and not _DENIED.match(text[match.end() : match.end() + 90]):
        return None
    refuted = refuted_claim(text, begin, match.start(), last=earlier[-1] if earlier else None) if is_noun else None
    is_unsaid = previous_denies(text, start, match.start()) or _NOBODY.match(words) is not None
    if verb in DENYING and not is_unsaid:
        shown = claimant is UNSPECIFIED and _SHOWN.search(words) is not None
        refuted = (owner_of_claim(text[match.end() : match.end() + 120]) or UNSPECIFIED, OWN if shown else claimant)
    elif refuted is None and (_FALSELY.search(words) or _SAID_FALSELY.match(text, match.end())):
        near = nearest_claimant(words) if verb == "claiming" and earlier else None
        refuted = (near[0], earlier[-1].holder) if near is not None else (claimant, OWN)
    if refuted is None:
        return replace(said, evidence=UNSAID) if is_unsaid else said
    whose, denier = refuted
    speaker = None if denier is OWN else denier
    # "contrary to claims that A fell, |B was attacked": that is not denied
    until = (text.find(",", end) if text.find(",", end) > 0 else len(text)) if _CONTRARY.search(words) else None
    denied = replace(said, evidence="denied", claimant=whose, support="contradicted", until=until)
    return replace(denied, speaker=speaker, denier=denier)


def _going_on(text: str, match: re.Match[str], begin: int, last: Frame) -> Frame:
    """Return the frame of "A denied this, |saying that B fell": A goes on, who speaks in the clause at `begin`."""
    spoken = [found.start() for found in _REPORTING.finditer(text, begin, match.start())]
    other = find_claimant(text[begin : spoken[-1]]) if spoken and spoken[-1] != last.verb else None
    holder = other[0] if other is not None else last.holder
    at = _end_of_frame(text, match.end())
    return Frame(match.start(), at, evidence_of(holder, "said"), holder, verb=match.start(), goes_on=True)


def _says_nothing_new(text: str, at: int, earlier: list[Frame]) -> bool:
    """Tell whether "claims that" at an offset only repeats: after a denial, or what geolocated footage corroborates."""
    if earlier and earlier[-1].evidence == "denied" and earlier[-1].at >= at - 40:
        return True
    return _CORROBORATES.search(text, 0, at) is not None and _GEOLOCATED.search(text, 0, at) is not None


_NOBODY: Final = re.compile(r"\W*(?:[Nn]either|[Nn]o|[Nn]obody|[Nn]one of)\b")


_NOT: Final = re.compile(rf"\b{any_word('evidence', 'unsaid')}\b|\b(?:neither|nor) $")


def previous_denies(text: str, start: int, end: int) -> bool:
    """Tell whether the words deny that something was said ("did not claim")."""
    return _NOT.search(text[start:end]) is not None


_ITS: Final = re.compile(r" (?:its|their|his|it|they) ")
_SUBJECT: Final = re.compile(r"(?:^|[,;] |\b(?:and|but|while|that) )(?:[Tt]he )?(?:\w+ ){0,3}?\w+(?<!ian)(?<!ive) $")
_CONFIRMS_LOSS: Final = re.compile(rf"confirmed (?:the|its|their) (?:\w+ )?{any_word('evidence', 'denied_nouns')} of\b")
_THAN: Final = re.compile(r"\bthan(?: \w+ly)? $")
_APPOSED: Final = re.compile(r", an? (?:\w+ )?$")
_REJECTED: Final = re.compile(rf" that [^,;.:]{{3,90}}? {any_of(sorted(DENYING))}\b")
_GOES_ON: Final = re.compile(r"\b(?:continu\w+|began|went on|moved|hasten\w+|appears?|seems?) to $")


def _speaks(words: str, verb: str, tail: str) -> bool:
    """Tell a verb of speech from the same word as an adjective or another verb ("the claimed territory")."""
    if verb in _NOT_A_SPEECH and not _CLAIM_THAT.match(tail):
        # "Moscow claims its troops took A", but "Moscow's claims"
        is_told = _ITS.match(tail) is not None and _SUBJECT.search(words) is not None
        return is_told or owner_of_having(words, tail) is not None
    # "took A, |a claim that B rejected"; "further than previously assessed"
    is_rejected = verb in _NOT_A_SPEECH and _APPOSED.search(words) and _REJECTED.match(tail)
    if is_rejected or _THAN.search(words):
        return False
    last = words.rsplit(maxsplit=1)[-1].casefold() if words.split() else ""
    if last == "to" and not _GOES_ON.search(words):
        return False
    if last in {"the", "a", "an", "their", "its", "his", "of", "be", "been"} and verb not in _NOT_A_SPEECH:
        return False
    if verb in _SHOWING:
        told = re.match(r"[^,;]{0,40}? that\b|[^,;]{0,20}? footage", tail) or _CONFIRMS_LOSS.match(f"{verb}{tail}")
        return told is not None or verb == "observed"
    return True


def _carried(words: str, earlier: list[Frame], previous: Claimant | None) -> Claimant | None:
    """Resolve "and claimed", "the milblogger also stated", "he added" to the last speaker."""
    bare = words.strip(" ,").casefold()
    if earlier and len(bare.split()) <= 2:
        return earlier[-1].holder
    if re.match(r"^\W*(?:the |this |he\b|she\b|they\b|his |her )", bare):
        return previous or UNSPECIFIED
    # somebody speaks whom the lists do not know: never the report's own voice
    return UNSPECIFIED if bare else previous


_END_OF_FRAME: Final = re.compile(
    rf"(?:(?: (?:also|further|later|similarly|{any_word('evidence', 'falsely')}))?"
    r"(?: (?:(?:early |late )?on|in|overnight|during) "
    r"[^,;]{0,45}?)?(?: and \d+)?,? that\b)"
)


def _end_of_frame(text: str, at: int) -> int:
    """Return where what was said begins: after "on January 3 that", or after the date alone."""
    that = _END_OF_FRAME.match(text, at)
    if that:
        return that.end()
    dated = re.compile(r"(?: also)? (?:early |late )?on (?:the \w+ of )?[A-Z][a-z]+ \d{1,2}(?:,? and \d{1,2})?").match(
        text, at
    )
    return dated.end() if dated else at
