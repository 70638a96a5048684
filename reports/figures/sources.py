"""Who says a figure and who passes it on: the chain of reporting verbs over a number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

from reports.annotate.spans.speakers import classify_claimant
from reports.lexicon.load import any_of, any_word, load_lexicon
from reports.text.dates import find_dates

UNSPECIFIED: Final = "unspecified"
_LONGEST: Final = 260
_PRONOUN: Final = re.compile(r"(?:he|she|they|it)$", re.IGNORECASE)
_DEFINITE: Final = re.compile(rf"[Tt]h(?:e|is) (?:[a-z]+ )?(?P<what>{any_word('quantities', 'speech.definite')})$")
_AUXILIARY: Final = re.compile(
    r",? (?:has|have|had|is|are|was|were|will|would|could|may|might|who|which|that|published|posted|denied"
    r"|reiterated|blamed|credited|released|and (?=[a-z]+ed\b))\b.*$|, (?:an?|the) .*$",
    re.DOTALL,
)
_ADJECTIVE: Final = re.compile(
    rf"\b{any_of(load_lexicon('quantities')['speech']['not_before_verbs'])}\s$", re.IGNORECASE
)
_ACCORDING: Final = re.compile(
    r"\b(?:[Aa]ccording to|[Cc]iting|[Aa]s reported by)(?: data from)? (?P<who>[^,.;:()\[\]–—]{3,120})"
)
_TAIL: Final = re.compile(r"\s[—–-]\s(?P<who>[A-Z][\w’' ]{2,60})$")
_OWNED: Final = "(?P<who>(?:[A-Z][\\w-]+ ){{0,4}}[A-Z][\\w-]+)[’'](?:s)? {noun} (?:of|to|that|for)\\b"
_REPORTEDLY: Final = re.compile(r"\breportedly\b")
_PASSIVE: Final = re.compile(r"\b(?:is|are|was|were|been|being)(?: [a-z]+ly)? $")
_BY: Final = re.compile(r"\sby (?P<who>[^,.;:()]{3,80}?)(?= (?:at|that|to|as|on|in)\b|[,.;:(]|$)")
_NAME: Final = re.compile(r"(?:[Tt]he )?[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|for|the|[a-z]+s$))*")
_NEXT_CLAUSE: Final = re.compile(r"(?:,? (?:but|while|whereas)|, and) (?=[A-Z]|the |an? )")


@dataclass(frozen=True, slots=True)
class Speech:
    """
    One reporting verb: what follows `end` is said by `speaker` and handed on by `via`.

    `day` is when; `has_vague_day` tells that only a month is named.
    """

    start: int
    end: int
    speaker: str
    via: str | None
    day: date | None
    has_vague_day: bool = False


@dataclass(slots=True)
class SpeakerMemory:
    """Full names and the last speaker of a document, so that later surnames and pronouns find their owner."""

    own: str
    last: str | None = None
    by_surname: dict[str, str] = field(default_factory=dict)

    def resolve(self, words: str) -> str:
        """Return the full speaker that some words mean, and remember it."""
        definite = _DEFINITE.match(words)
        if self.last and (_PRONOUN.match(words) or (definite and definite["what"] in self.last.casefold())):
            return self.last
        bare = re.sub(r"^[Tt]he ", "", words).strip(" ,“”\"'’")
        if " " not in bare and bare in self.by_surname:
            bare = self.by_surname[bare]
        elif re.search(r"[A-Z][\w-]+ [A-Z][\w’-]+$", bare):
            surname = bare.rsplit(" ", 1)[1]
            known = self.by_surname.setdefault(surname, bare)
            if not (known.endswith(bare) or bare.endswith(" ".join(known.split()[-2:]))):
                self.by_surname[surname] = surname  # two people of one name: the surname alone stays as it is
        self.last = bare
        return bare


@cache
def _clause() -> re.Pattern[str]:
    """Return what only a clause holds: a past verb with its object, or a verb of saying with what is said."""
    speech = load_lexicon("quantities")["speech"]
    verb = rf"(?:[a-z]{{2,}}ed|{any_of(speech['irregular'])})"
    return re.compile(
        rf"(?<![\w-]){verb} (?:up |down |out |off )?"
        r"(?:an?|the|its|their|his|her|some|several|over|about|more than|\d[\d,.]*)(?!\w)"
        r"|(?<![\w-])\d[\d,.]* (?:million|billion|trillion)\b"
    )


@cache
def _tally() -> re.Pattern[str]:
    """Return an opening that hands on the last speaker's own number: "Its yearly count is"."""
    nouns = any_of(load_lexicon("quantities")["speech"]["tallies"])
    return re.compile(rf"(?:Its|Their) (?:[a-z-]+ ){{0,3}}{nouns} (?:is|are|was|were|stands? at|stood at|came to)\b")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    speech = load_lexicon("quantities")["speech"]
    verbs, free = any_of(speech["verbs"]), any_of(speech["free"])
    number = rf"(?:[a-z]+ ){{0,4}}(?:[$€£₽₴]?\d|{any_of(speech['spelled'])}\b)"
    gap = r"[^.;:\d]{0,60}?"
    that = re.compile(
        rf"(?<![\w-])(?:(?P<that>{verbs})(?=(?P<gap>[^.;:]{{0,90}}?)(?<![\w-])(?P<mark>that\b|:))|"
        rf"(?P<count>{any_of(speech['puts'])}(?= {gap}{any_of(speech['measured'])}\b{gap} at {number})|"
        rf"{any_of(speech['counts'])}(?= {number}))|"
        rf"(?P<free>{any_of(speech['given'])}(?= {number})|{free}))(?![\w-])"
    )
    adverbs = re.compile(rf"(?:,? (?:and |but )?{any_of(speech['adverbs'])})+,?$")
    owned = re.compile(_OWNED.format(noun=any_of(speech["nouns"])))
    return that, adverbs, owned


def find_speeches(text: str, *, published: date | None, memory: SpeakerMemory) -> list[Speech]:
    """
    Return the reporting verbs of a sentence in order with speakers; one within another's "that" has it as `via`.

    >>> memory = SpeakerMemory("ISW")
    >>> found = find_speeches("The Daily said that a NATO officer stated that 5 fell.", published=None, memory=memory)
    >>> [(s.speaker, s.via) for s in found]
    [('Daily', None), ('NATO officer', 'Daily')]
    """
    pattern, _, _ = _patterns()
    out: list[Speech] = []
    tally = _tally().match(text)
    if tally and memory.last:
        out.append(Speech(0, tally.end(), memory.last, None, None))
    for match in pattern.finditer(text):
        has_that = match["that"] is not None and not _that_is_anothers(match)
        is_free = match["free"] is not None or (match["that"] is not None and not has_that)
        if is_free and _ADJECTIVE.search(text, max(0, match.start() - 12), match.start()):
            continue  # "any confirmed advances" is no statement
        begin, nested = _clause_start(text, match.start(), out)
        lead = text[max(begin, match.start() - _LONGEST) : match.start()]
        words = _speaker_words(lead, match[0], text[match.end() :])
        own = _next_speaker(text, match, out) if is_free and out else None
        if own:
            words, nested = own, False
        if words is None or (is_free and not own and (out or not words)):
            continue  # without "that" only the first verb of a sentence hands over all that follows
        before = out[-1] if out else None
        if not words:
            if before is None:
                continue
            speaker, via = before.speaker, before.via
        else:
            speaker = memory.resolve(words) if words != UNSPECIFIED else UNSPECIFIED
            via = ", ".join(filter(None, (before.speaker, before.via))) if nested and before else None
        end = match.end("mark") if has_that else match.end()
        span = text[match.end() : end if has_that else match.end() + 40]
        days = find_dates(span, published=published)
        vague = bool(re.search(r"\bin [A-Z]\w+ (?:19|20)\d\d", span)) and not days
        day = days[0].last if days and (has_that or days[0].start < 12) else None
        if day is None and nested and before:
            day, vague = before.day, vague or before.has_vague_day
        out.append(Speech(begin, end, speaker, via, day, vague))
    if not out:
        memory.last = None  # "he added" looks back one sentence, no further
    return out


def _clause_start(text: str, at: int, before: Sequence[Speech]) -> tuple[int, bool]:
    """Return where the words of a speaker begin and whether they stand in another speaker's "that"."""
    floor = before[-1].end if before else 0
    begin = max(floor, at - _LONGEST)
    cuts = [m.end() for m in re.finditer(r"[;:]\s|,? (?:and|but|though|while|however,?) |, |—\s|–\s", text[begin:at])]
    nested = bool(before) and text[max(0, floor - 4) : floor] == "that"
    if nested and not cuts:
        return begin, True
    if cuts and before:
        return begin + cuts[-1], False
    strong = [m.end() for m in re.finditer(r"[;:]\s", text[begin:at])]
    return (begin + strong[-1] if strong else begin), nested


def _that_is_anothers(verb: re.Match[str]) -> bool:
    """Tell whether the "that" behind a verb belongs to a later verb or clause: "claimed 9 and said that"."""
    speech = load_lexicon("quantities")["speech"]
    later = rf"(?<![\w-]){any_of(speech['verbs'])}(?![\w-])|, (?:and|while|but) "
    return verb["that"] in speech["free"] and re.search(later, verb["gap"]) is not None


def _next_speaker(text: str, verb: re.Match[str], before: Sequence[Speech]) -> str | None:
    """Return a second speaker ("A claimed 9, while the B Ministry reported 7"): a name that opens the clause."""
    end = before[-1].end
    cuts = list(_NEXT_CLAUSE.finditer(text, end, verb.start()))
    if not cuts or text[max(0, end - 4) : end] == "that":
        return None
    words = text[cuts[-1].end() : verb.start()].strip()
    return _trim(words) if _NAME.fullmatch(words) else None


def _speaker_words(before: str, verb: str, after: str) -> str | None:
    """
    Return the speaker of a verb of saying by the words before and behind it, "" where another verb shares it.

    A clause is never one: a verb that follows it without "and" is a participle and gives None, else nobody is named.
    """
    if _PASSIVE.search(before) or verb in load_lexicon("quantities")["speech"]["given"]:
        agent = _BY.match(after)
        return _trim(re.sub(r"^the ", "", agent["who"])) if agent else UNSPECIFIED
    cuts = list(_NEXT_CLAUSE.finditer(before))
    if cuts:
        head = before[: cuts[-1].start()]
        if cuts[-1][0] != ", and " or "," not in head or _clause().search(head):
            before = before[cuts[-1].end() :]
    words = _trim(before)
    if _clause().search(words) is None:
        return words
    return UNSPECIFIED if re.search(r"\b(?:and|but|while)\b", words) else None


def _trim(words: str) -> str:
    """Return the noun phrase of a speaker: without asides in brackets, adverbs and what an auxiliary opens."""
    _, adverbs, _ = _patterns()
    bare = re.sub(r"\s?\([^()]{1,60}\)|\s?\[[^\[\]]{1,30}\]|[“”]", "", words).strip()
    bare = adverbs.sub("", " " + bare).strip()
    bare = re.sub(r"\s+", " ", _AUXILIARY.sub("", bare)).strip(" ,–—")
    bare = re.sub(r"^(?:[Aa]n?|[Bb]oth|[Hh]owever,?|[Aa]lso) ", "", bare)
    return re.sub(r" (?:himself|herself|itself)$", "", bare)


@dataclass(frozen=True, slots=True)
class Source:
    """Who says a figure (`speaker`), who hands it on, the speaker's class and the day of the statement."""

    speaker: str
    via: str | None
    claimant: str
    day: date | None
    has_vague_day: bool = False


def source_of(
    text: str, at: int, speeches: Sequence[Speech], *, memory: SpeakerMemory, is_aside: bool = False
) -> Source:
    """
    Return who says what stands at an offset of a sentence; an aside in brackets (`is_aside`) is the report's own.

    A statement without a speaker is "unspecified" where the text says "reportedly", else the report's own.
    """
    if is_aside:
        return _source(memory.own, None, None)
    owned = [m for m in _patterns()[2].finditer(text, max(0, at - 200), at) if at - m.end() < 60]
    if owned:
        return _source(memory.resolve(owned[-1]["who"]), None, None)
    under = [speech for speech in speeches if speech.end <= at]
    if under:
        last = under[-1]
        return Source(last.speaker, last.via, _class(last.speaker), last.day, last.has_vague_day)
    according = _ACCORDING.search(text, max(0, at - 600), at + 600) or _TAIL.search(text, max(at, len(text) - 80))
    if according:
        return _source(_trim(re.sub(r"^[Tt]he ", "", according["who"].strip())), None, None)
    if _REPORTEDLY.search(text, max(0, at - 200), at):
        return _source(UNSPECIFIED, None, None)
    return _source(memory.own, None, None)


def _source(speaker: str, via: str | None, day: date | None) -> Source:
    return Source(speaker, via, _class(speaker), day)


def _class(speaker: str) -> str:
    found = classify_claimant(speaker)
    return found.name if found else UNSPECIFIED
