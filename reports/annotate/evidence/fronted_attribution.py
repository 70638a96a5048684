"""Attributions that stand beside what they govern: "A fell, a milblogger claimed" and "according to the MoD"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from reports.annotate.evidence.attribution import source_day
from reports.annotate.evidence.denials import DENYING, owner_in_front
from reports.annotate.evidence.frame import UNSAID, Frame
from reports.annotate.evidence.framed import LEAST, grade_told
from reports.annotate.evidence.quoted import cited_in, is_contrasted, ministry_of
from reports.annotate.spans.deeds import find_verbs
from reports.annotate.spans.speakers import OWN, UNSPECIFIED, Claimant, classify_claimant, evidence_of, find_claimant
from reports.lexicon.load import any_of, any_word, load_lexicon, pattern_of, words_of
from reports.search.pattern import Pattern
from reports.text.dates import DateMention

_LEX: Final = load_lexicon("evidence")
_VERBS: Final = sorted(words_of("evidence", "beside") | words_of("framing", "words.beside"))
_DAYS: Final = words_of("stance", "passing.no_subjects")
_SAYS: Final = frozenset({"said", "says", "wrote", "added"})
_SHOWS: Final = frozenset({"confirms", "shows", "indicates", "suggests"})
_JESTING: Final = words_of("framing", "words.jesting")
_JESTED: Final = re.compile(rf",[”\"’]? {any_of(sorted(_JESTING))} (?:the |an? |his |her |its )?[^,;.]{{3,60}}(?=\W*$)")
_WHEN: Final = (
    r"(?: (?:early |late )?(?:on|in|by|through|overnight|during"
    r"|to(?! (?:have|be)\b)|via|at|from|when|over|me|us|him|her|them|reporters|journalists|"
    r"earlier|today|yesterday|later|again|separately|as well|citing|quoting)"
    r"\b[^,;:.—–]{0,70})?"
)
# "two soldiers told |Reuters"
_WHOM: Final = (
    r"(?:(?<=\btold) (?:(?:the|state|national|local) )*(?:television|radio|TV|media"
    r"|(?!Russian|Ukrainian)[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|news|agency|television|radio|newspaper))*))?"
)
_BESIDE: Final = Pattern(
    r"(?:,|—|–|;|[,?!]?[”\"’])[”\"’]?\s+(?:as |and |or so )?(?P<who>"
    r"(?!that |which |who |where |while |but |although |though |and |if )[^,;:.—–]{3,150}?) (?:"
    rf"{any_word('evidence', 'before_saying')} ){{0,3}}(?P<verb>{any_of(_VERBS)}){_WHOM}{_WHEN}(?=\s*(?:,(?! that\b)"
    r"|[.;:—–]|$))"
)
# "A fell, |said a Ukrainian officer|"
_INVERTED: Final = Pattern(
    rf"(?:,[”\"’]?|[?!][”\"’]|[”\"’],?)\s+(?P<verb>{any_word('evidence', 'inverted')})\s+"
    r"(?P<who>(?:the|an?|its|[A-Z][\w’'-]*)\b[^,;:.—–”\"]{0,80}"
    r"(?:, (?:an?|the|its|his|who|whose|[a-z-]+ (?:of|for))\b[^,;:.—–”\"]{2,80})?)"
    r"(?=\s*(?:[,.;:—–”\"]|$))"
)
_ACCORDING: Final = Pattern(
    r"(?:,\s+)?\b(?:[Aa]ccording to|[Pp]er(?= (?:the|an?|[A-Z]))|citing|quoting(?= (?:the|an?|its|[A-Z]))) "
    r"(?P<who>(?:(?!\b(?:and|but) (?:that|the|then)\b)[^,;.]){1,140})"
)
# "A fell on May 3, |not on May 1 as B claimed": what stands before is just what B did not say
_CONTRASTED: Final = re.compile(
    rf"(?:and |but )?(?:{any_word('framing', 'words.contrasts')}\b"
    rf"|(?:{any_word('framing', 'words.how_far')} )+(?:than|before|after)\b)"
)
# "A fell, |a claim| disputed by B": what is disputed, and nobody who disputes
_APPOSED: Final = re.compile(rf"(?:an? (?:\w+ )?{any_of(sorted(words_of('framing', 'words.told')))}|something)\b")
_IN_BRACKETS: Final = re.compile(r"\((?:per|according to|citing|via|as reported by|says|said) ", re.IGNORECASE)
_TAG: Final = Pattern(r"\s[–—-]\s(?:the )?(?P<who>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3})\W*$")
_AGENCIES: Final = words_of("framing", "words.agencies")
_FOOTAGE: Final = re.compile(r"(?i)\bgeolocat")
# "according to a video |that ISW could not verify": ISW is not who says so
_UNSEEN: Final = re.compile(rf"(?:{_LEX['not_observed']})")
# "A fell, footage of unknown provenance suggests"
_SHOWN: Final = Pattern(
    rf", (?:(?!(?i:geolocated)|ISW|and|but)[\w-]+ ){{0,4}}{any_of(_LEX['footage'])}"
    rf"(?: (?!and\b|geolocated)[\w-]+){{0,6}} {any_of(_LEX['show'])}(?=\W*$)"
)
# "according to a leaked plan": what is written there was not done
_WRITTEN: Final = re.compile(
    rf"(?:the|an?|one|this|that|its|their|his|\w+[’']s?) (?:[\w’'-]+ ){{0,3}}?{any_word('stance', 'unreal.written')}"
    r"(?! (?:crew|maker|director|presented|analyst))\b"
)
_HEARSAY: Final = pattern_of("evidence", "hearsay")
_SPEECH: Final = re.compile(r"\b(?:that|which|who|forces|troops) ")
_COLON: Final = Pattern(
    r"(?P<who>[^:;.]{0,100}\b(?:[Oo]fficial|[Hh]ead|[Ss]pokes\w+|[Mm]ilblogger|MoD|Ministry|Staff|Administration|[Gg]overnor"
    r"|[Mm]ayor|[Cc]ommander|[Mm]inister)\b[^:;.]{0,60}):\s"
)
_NAME_COLON: Final = Pattern(r"(?P<who>[A-Z][\w’'-]*(?: [\w’'-]+){0,4}):\s")
_RUMOUR: Final = Pattern(
    rf"(?:{any_word('evidence', 'rumours')} )*(?:[Cc]laims|[Rr]eports|[Rr]umou?rs|[Aa]llegations"
    r"|[Ss]peculation|[Ss]uggestions) (?:\w+ ){0,4}?that\b"
)
_RUMOURED_BY: Final = re.compile(r"\b(?:by|from) (?P<who>.+) that$")
# "reports of the fall of A", "the ministry's statement about the capture of A": nouns tell what was done
_NOUNS_TELL: Final = Pattern(
    r"(?:(?P<who>[A-Z][\w ]{2,50}?)[’']s? )?(?:The |Any |All |Such )?(?:(?P<side>Russian|Ukrainian) )?"
    r"(?:[Cc]laims?|[Ss]tatements?|[Rr]eports?|[Rr]umou?rs|[Ii]nformation|[Nn]ews|[Aa]nnouncements?|[Aa]ssertions?)"
    r"(?: (?:of|by|from) (?P<by>(?:the |a )?(?!fall|loss|capture|seizure|liberation)[\w ]{3,50}?))?"
    r" (?:of|about|on|regarding) (?=(?:the |an? )?(?:fall|loss|capture|seizure|liberation)\b)"
)
# "A |rejected| B['s announcement of the seizure of C]"
_REJECTS: Final = re.compile(rf"(?P<denier>.+?) (?:\w+ly |has |have )*{any_of(sorted(DENYING))} (?P<whose>.+)")
_CLAUSE: Final = re.compile(r"; ")
_BY: Final = Pattern(
    r"\b(?:was|were|is|are|has been|have been) (?:\w+ly )?(?P<verb>announced|claimed|reported|confirmed|acknowledged"
    rf"|{any_of(sorted(DENYING))}) by (?P<who>[^,;:.—–]{{3,90}})"
)
_ANAPHOR: Final = re.compile(
    r"(?:he|she|they|the (?:ministry|military|source|sources|outlet|official|officials|spokes\w+|commander|officer"
    r"|governor|blogger|milblogger|channel|observer|journalist|statement|update|bulletin))"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """The words from `start` to `end` name a speaker; `frame` rules the clause that they stand in."""

    start: int
    end: int
    frame: Frame


def find_attributions(text: str, dates: list[DateMention], *, previous: Claimant | None = None) -> list[Attribution]:
    """
    Return the attributions that stand beside their clause, in order; "A claimed that" is none, it stands before it.

    `previous` is the last speaker before the sentence, whom "the ministry" and "he" mean.

    >>> [(a.start, a.frame.claimant.name) for a in find_attributions("Reni fell, a milblogger claimed on May 3.", [])]
    [(9, 'Russian milbloggers')]
    """
    out = [*_shown(text, dates), *_tagged(text, dates), *_jested(text)]
    for match in _BESIDE.finditer(text):
        if _is_taken(match, out) or _CONTRASTED.match(match["who"]):
            continue
        if match["verb"] in DENYING and _APPOSED.match(match["who"]):
            continue
        claimant = cited_in(match[0], match["who"]) or classify_claimant(match["who"]) or UNSPECIFIED
        if _ANAPHOR.fullmatch(match["who"]):
            claimant = previous or classify_claimant(match["who"]) or UNSPECIFIED
        if _SPEECH.search(match["who"]) or re.search(r"\b(?:as|when|after|before)$", match["who"]):
            continue
        at = _clause_start(text, match.start())
        if is_contrasted(text[at : match.start("verb")]):
            continue
        day = source_day(dates, match.start(), match.end())
        if match["verb"] in _SHOWS:
            # "A fell, geolocated footage shows": other things that show are no speakers
            if _FOOTAGE.search(match["who"]):
                out.append(Attribution(match.start(), match.end(), Frame(at, at, "geolocated", OWN, day)))
            continue
        out.append(Attribution(match.start(), match.end(), _told(at, claimant, match["verb"], day)))
    out += _inverted(text, dates, out)
    for match in _BY.finditer(text):
        named = classify_claimant(match["who"])
        if named is not None:
            at = _clause_start(text, match.start())
            day = source_day(dates, match.start(), match.end())
            frame = _told(at, named, match["verb"], day)
            if frame.denier is not None:
                frame = replace(frame, claimant=owner_in_front(text[at : match.start()]) or UNSPECIFIED)
            out.append(Attribution(match.start(), match.end(), frame))
    denials = [one.frame for one in out if one.frame.denier is not None]
    out += [_denied_in_front(one, denials) for one in _in_front(text)]
    out += [_according(text, match, dates) for match in _ACCORDING.finditer(text) if not _is_taken(match, out)]
    return sorted(out, key=lambda found: found.start)


def _inverted(text: str, dates: list[DateMention], taken: Sequence[Attribution]) -> list[Attribution]:
    """Return what stands on a verb with its speaker behind: "A fell, |said an officer|"; none that is taken."""
    out: list[Attribution] = []
    for match in _INVERTED.finditer(text):
        who = classify_claimant(match["who"])
        if (
            _is_taken(match, taken)
            or match["who"].split()[0].casefold() in _DAYS
            or (who is None and match["verb"] not in _SAYS)
        ):
            continue
        at, day = _clause_start(text, match.start()), source_day(dates, match.start(), match.end())
        out.append(Attribution(match.start(), match.end(), _told(at, who or UNSPECIFIED, match["verb"], day)))
    return out


def attribute_asides(text: str, asides: Sequence[tuple[int, int]], dates: list[DateMention]) -> list[Attribution]:
    """
    Return the attributions that stand in brackets, given as offsets: "A fell |(per TASS)|"; other brackets give none.

    >>> [one.frame.evidence for one in attribute_asides("Reni fell (per the Russian MoD).", [(10, 31)], [])]
    ['claimed']
    """
    out = []
    for start, end in asides:
        named = _IN_BRACKETS.match(text, start)
        if named is not None:
            claimant, at = classify_claimant(text[named.end() : end]) or UNSPECIFIED, _clause_start(text, start)
            frame = Frame(at, at, evidence_of(claimant, "reported"), claimant, source_day(dates, start, end))
            out.append(Attribution(start, end, frame))
    return out


def _told(at: int, who: Claimant, verb: str, day: date | None) -> Frame:
    """Return the frame of what somebody tells or denies from an offset on."""
    if verb in _JESTING:
        return Frame(at, at, UNSAID, who, day)
    if verb not in DENYING:
        return Frame(at, at, evidence_of(who, verb), who, day)
    return Frame(at, at, "denied", UNSPECIFIED, day, support="contradicted", speaker=who, denier=who)


def _is_taken(match: re.Match[str], found: Sequence[Attribution]) -> bool:
    return any(one.start < match.end() and match.start() < one.end for one in found)


def _according(text: str, match: re.Match[str], dates: list[DateMention]) -> Attribution:
    """Return what stands on "according to": on what the publisher could not verify it is unsupported."""
    at = _clause_start(text, match.start())
    day = source_day(dates, match.start(), match.end())
    unseen = _UNSEEN.search(match["who"])
    who = match["who"][: unseen.start()] if unseen else match["who"]
    claimant = classify_claimant(who) or ministry_of(text[at : match.start()], who) or UNSPECIFIED
    evidence, support = evidence_of(claimant, "reported"), None
    if _WRITTEN.match(who):
        evidence = UNSAID
    elif unseen:
        evidence, support = grade_told(claimant), "unsupported"
    elif _FOOTAGE.search(who):
        claimant, evidence = OWN, "geolocated"
    elif claimant.name == UNSPECIFIED.name and _HEARSAY.search(who):
        evidence = "claimed"
    return Attribution(match.start(), match.end(), Frame(at, at, evidence, claimant, day, support=support))


def _tagged(text: str, dates: list[DateMention]) -> list[Attribution]:
    """Return the source that a sentence names alone behind a dash: "A fell – Interfax"."""
    tag = _TAG.search(text)
    if tag is None or (tag["who"].casefold().rstrip(".") not in _AGENCIES and classify_claimant(tag["who"]) is None):
        return []
    claimant, at = classify_claimant(tag["who"]) or UNSPECIFIED, _clause_start(text, tag.start())
    if claimant.side == "isw":
        return []
    frame = Frame(at, at, evidence_of(claimant, "reported"), claimant, source_day(dates, tag.start(), tag.end()))
    return [Attribution(tag.start(), tag.end(), frame)]


def _shown(text: str, dates: list[DateMention]) -> list[Attribution]:
    """Return what a clause stands on that ends in footage which nobody placed: it is nobody's word."""
    found = _SHOWN.search(text)
    if found is None:
        return []
    at, day = _clause_start(text, found.start()), source_day(dates, found.start(), found.end())
    frame = Frame(at, at, LEAST, UNSPECIFIED, day, support="unsupported")
    return [Attribution(found.start(), found.end(), frame)]


def _jested(text: str) -> list[Attribution]:
    """Return what a sentence ends in that makes a jest of it: "A fell, |joked the mayor"."""
    found = _JESTED.search(text)
    if found is None:
        return []
    at = _clause_start(text, found.start())
    return [Attribution(found.start(), found.end(), Frame(at, at, UNSAID, UNSPECIFIED))]


def _in_front(text: str) -> list[Attribution]:
    """Return the speaker before a colon ("occupation head A: forces seized B") and reports that have no speaker."""
    spoken, rumour = _COLON.match(text) or _known_before_colon(text), _RUMOUR.match(text)
    if spoken:
        claimant = classify_claimant(spoken["who"]) or UNSPECIFIED
        frame = Frame(spoken.end(), spoken.end(), evidence_of(claimant, "stated"), claimant)
        return [Attribution(0, spoken.end(), frame)]
    told = _NOUNS_TELL.match(text) if rumour is None else None
    if told:
        named = (told["who"] or told["by"] or (f"{told['side']} sources" if told["side"] else "")).strip()
        rejects = _REJECTS.match(named)
        if rejects:
            return [_rejected_in_front(told.end(), *rejects.group("denier", "whose"), until=len(text))]
        claimant = classify_claimant(named) or UNSPECIFIED
        evidence = evidence_of(claimant, "stated")
        frame = Frame(told.end(), told.end(), evidence, claimant, until=len(text), tells_noun=True)
        return [Attribution(0, told.end(), frame)]
    if rumour:
        by = _RUMOURED_BY.search(rumour[0])
        whose = (classify_claimant(by["who"]) if by else None) or UNSPECIFIED
        evidence = evidence_of(whose, "reported")
        return [Attribution(0, rumour.end(), Frame(rumour.end(), rumour.end(), evidence, whose, until=len(text)))]
    return []


def _rejected_in_front(at: int, denier: str, whose: str, *, until: int) -> Attribution:
    """Return what stands behind "A rejected B's announcement of" as A's denial of B's claim."""
    claimant, who = classify_claimant(whose) or UNSPECIFIED, classify_claimant(denier) or UNSPECIFIED
    frame = Frame(at, at, "denied", claimant, support="contradicted", speaker=who, denier=who, until=until)
    return Attribution(0, at, replace(frame, tells_noun=True))


def _denied_in_front(told: Attribution, denials: Sequence[Frame]) -> Attribution:
    """Return words in front of what they tell, denied where they are: "reports that A fell were denied by B"."""
    over = next((one for one in denials if one.at <= told.frame.at), None)
    if over is None:
        return told
    frame = replace(told.frame, evidence="denied", support="contradicted", denier=over.denier)
    return replace(told, frame=frame)


def _known_before_colon(text: str) -> re.Match[str] | None:
    """Return the words before a colon where they are no more than a known speaker's name: "Rybar: "."""
    named = _NAME_COLON.match(text)
    found = find_claimant(named["who"]) if named and not find_verbs(named["who"]) else None
    return named if found is not None and found[0].side != "isw" and found[1] == 0 else None


def _clause_start(text: str, at: int) -> int:
    """Return where the clause before an offset begins: after the last semicolon."""
    return max((m.end() for m in _CLAUSE.finditer(text, 0, at)), default=0)
