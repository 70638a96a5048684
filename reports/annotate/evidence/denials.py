"""Denials: whose claim it is that a sentence denies, and who denies it."""

import re
from collections.abc import Sequence
from typing import Final

from reports.annotate.clause import Clause, clause_at
from reports.annotate.evidence.frame import Frame
from reports.annotate.spans.speakers import OWN, UNSPECIFIED, Claimant, classify_claimant, find_claimant
from reports.lexicon.load import any_of, any_word, words_of

DENYING: Final = words_of("evidence", "denying")
_REPORTING: Final = words_of("evidence", "reporting")
_TOLD: Final = words_of("framing", "words.told")
_OWN: Final = words_of("framing", "words.own")
_CLAIM_OF: Final = re.compile(r"[^;,]{0,90}?\b(?:claims?|reports?|assertions?|statements?)(?= that\b| of\b| to\b)")
# "the ministry's |claim that A fell is false": who claims does not deny
_CLAIM_NOUN: Final = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Aa]ny|[Nn]o|\w+ian|recent|previous|earlier|false)|\w[’'](?:s|))\s+$"
)
_SIDES_CLAIM: Final = re.compile(
    r"\b(Russian|Ukrainian) (?=(?:\w+ )?(?:claim|report|assertion|statement|announcement|allegation))"
)
# footage and reports that go against a claim: what follows "that" is denied, the claimant is who claimed it
_REFUTING: Final = re.compile(
    r"\b(?:contradict(?:s|ed|ing)?|disprov(?:es?|ed|ing)|debunk(?:s|ed|ing)?|undermin(?:es?|ed|ing)"
    r"|discredit(?:s|ed|ing)?|refut(?:es|ing)|disput(?:es|ing)|den(?:ies|ying)|reject(?:s|ing)|counter(?:s|ed|ing)?"
    r"|[Cc]ontrary to|inconsistent with) [^,;.]*$"
)
_NOUN_PHRASE: Final = re.compile(
    rf"\b(?:{any_of(sorted(_REPORTING))}|that|which|but|and|while|though|although)\b|[,;:]"
)
_ACTIVE: Final = re.compile(
    rf"(?:{any_of(sorted(DENYING))}|ridiculed|called|branded|retracted|recanted|disavowed|deleted)\b"
)
# "A fell, which B denied", "a claim that B rejected"
_WHICH: Final = re.compile(
    rf"(?:which|something|an? \w+)(?: that| which)? (?P<who>[^,;.:]{{3,100}}?)"
    rf" (?:{any_of(sorted(DENYING))}|{any_word('stance', 'retold.calling')}|{any_word('evidence', 'challenging')})\b"
)
# "A fell, |despite B's denials|", "over denials |from B|"
_DENIALS: Final = re.compile(
    r"\w+ (?:of )?(?P<whose>(?:[\w’'-]+ ){0,4}?)denials?(?: (?:by|from|of) (?P<who>[^,;:.]{3,60}))?", re.IGNORECASE
)
_CLAIM_BY: Final = re.compile(r"an? \w+ (?:\w+ )?\w+ed by (?P<who>[^,;:.]{3,80})")
_NOUNS: Final = ("claim", "report")
_TURNS: Final = re.compile(r"\W*\b(?:but|though|although|however|yet|while|whereas)\b")
# "|Russia's claim to have taken A| was denied by B"
_OWNED: Final = re.compile(
    rf"(?:[Tt]he )?(?P<who>[A-Z][^,;:.’']{{1,60}}?)(?:[’']s?)? (?:[a-z]+ ){{0,2}}?{any_of(sorted(_TOLD))}\b"
)
# "Ukraine |has since| denied it"
_BESIDE: Final = re.compile(rf"(?: {any_word('clauses', 'words.auxiliaries')}| since| also| \w+ly)+\s*$")
_ADJECTIVES: Final = {"Russia": "Russian", "Ukraine": "Ukrainian"}
_REFUTES_WITHIN: Final = 90
"""Characters before "claim" among which the verb stands that refutes it."""


def owner_of_claim(words: str) -> Claimant | None:
    """
    Return whose claim it is that words after a denial name, else None.

    >>> owner_of_claim(" Kadyrov’s claims that A fell").name
    'Russian official'
    """
    told = _CLAIM_OF.match(words)
    return _named(told[0]) if told is not None else None


def opens_with_denials(text: str, at: int) -> bool:
    """
    Tell whether words at an offset open a sentence with denials of what follows: "Despite B's denials, A fell".

    >>> opens_with_denials("Despite its denials, A fell.", 0), opens_with_denials("A fell, despite its denials.", 8)
    (True, False)
    """
    return not text[:at].strip() and _DENIALS.match(text, at) is not None


def owner_before(words: str) -> Claimant | None:
    """
    Return whose claims or reports are meant in words that end in that noun, else None: of its own phrase only.

    >>> owner_before("A milblogger stated that earlier Russian claims").name
    'Russian sources'
    """
    return _named(_NOUN_PHRASE.split(words.rpartition(" ")[0])[-1] + " claims")


def owner_in_front(words: str) -> Claimant | None:
    """
    Return whose claim it is that words in front of a denial open with, else None.

    >>> owner_in_front("Moscow's claim to have taken A ").name
    'Russian official'
    """
    told = _OWNED.match(words)
    if told is None:
        return None
    return _named(f"{told['who']} claim") or _named(f"{_ADJECTIVES.get(told['who'], told['who'])} claim")


def refuted_claim(text: str, begin: int, at: int, *, last: Frame | None = None) -> tuple[Claimant, Claimant] | None:
    """
    Return whose claim is refuted and by whom where "A debunked B's |claim that" stands, else None.

    The clause begins at `begin`, the noun at `at`; `last` is the frame of whoever spoke before in the sentence and goes
    on with "debunking". Nobody named is UNSPECIFIED as claimant, the text itself as denier.

    >>> [who.name for who in refuted_claim("Kyiv refuting the MoD's claim", 0, 23)]
    ['Russian MoD', 'Ukrainian official']
    """
    refuted = _REFUTING.search(text, max(0, at - _REFUTES_WITHIN), at)
    if refuted is None:
        return None
    whose = _named(f"{refuted[0]}claim") or UNSPECIFIED
    if last is not None and refuted[0].split()[0].endswith("ing"):
        return whose, _or_own(last.holder)
    named = find_claimant(text[min(begin, refuted.start()) : refuted.start()])
    return whose, _or_own(named[0] if named is not None else OWN)


def parties_of(before: str, behind: str) -> tuple[Claimant, Claimant]:
    """
    Return whose claim it is and who rejects it, of words before and behind one of rejection.

    >>> [who.name for who in parties_of("Kyiv", "the MoD's claim")], parties_of("The MoD", "")[1] is OWN
    (['Russian MoD', 'Ukrainian official'], True)
    """
    told = behind.casefold().split()
    if not _TOLD & set(told):
        # "the MoD's video pretended": who does so is who claims
        return _named(before) or UNSPECIFIED, OWN
    denier = classify_claimant(before) or (UNSPECIFIED if _has_subject(before) else OWN)
    return _named(behind) or UNSPECIFIED, _or_own(denier)


def who_denies(
    text: str, at: int, *, clauses: Sequence[Clause], frames: Sequence[Frame], previous: Claimant | None = None
) -> Claimant:
    """
    Return who denies in the words at an offset: their subject, else whoever speaks in their clause, else the text.

    `previous` is the last speaker before the sentence, whom "he" means.
    """
    index = clause_at(clauses, at)
    subject = text[clauses[index].start : at]
    if index and subject.strip() == "since":
        # "Ukraine has |since denied this"
        subject = text[clauses[index - 1].start : at]
    told = _DENIALS.match(text, at)
    if told:
        whose = told["who"] or f"{told['whose']}claims"
        return _named(whose) or UNSPECIFIED
    by = _CLAIM_BY.match(text, at)
    if by:
        return _or_own(classify_claimant(by["who"]) or UNSPECIFIED)
    relative = _WHICH.match(text, at)
    if relative:
        return _or_own(classify_claimant(relative["who"]) or UNSPECIFIED)
    if _ACTIVE.match(text, at):
        pronoun = re.search(r"\b(?:he|she|they|it)\b\W*$", subject, re.IGNORECASE)
        who = _BESIDE.sub("", _TURNS.sub("", subject)).strip()
        named = classify_claimant(subject) or classify_claimant(f"{who} said") or classify_claimant(who)
        return _or_own(named or (previous if pronoun and previous else UNSPECIFIED))
    within = _chain(text, clauses, index)
    for above in within:
        clause = clauses[above]
        spoken = [
            f for f in frames if f.verb is not None and clause.start <= f.verb < min(at, clause.end) and f.at <= at
        ]
        spoken = [f for f in spoken if not _is_denied_itself(text, f, clauses, within)]
        if spoken:
            return _or_own(spoken[-1].holder)
    beside = [f for f in frames if f.verb is None and f.start == f.at <= at and f.holder.side != "isw"]
    return beside[-1].holder if beside else OWN


def _chain(text: str, clauses: Sequence[Clause], index: int) -> list[int]:
    """Return the clauses that rule one, itself first, up to the main one or to one that turns: "but that is a lie"."""
    out = [index]
    while (clause := clauses[out[-1]]).role == "content" or clause.resumes is not None:
        above = clause.resumes if clause.resumes is not None else clause.parent
        if above is None or above in out or _TURNS.match(text, clause.start):
            break
        out.append(above)
    return out


def _is_denied_itself(text: str, frame: Frame, clauses: Sequence[Clause], within: Sequence[int]) -> bool:
    """Tell whether a frame is that of the claim itself, and not of who denies it: "A's claim that B fell is false"."""
    if frame.verb is not None and text.startswith(_NOUNS, frame.verb) and _CLAIM_NOUN.search(text, 0, frame.verb):
        return True
    told = set(text[frame.start : frame.at].casefold().split())
    return frame.vague and (bool(_TOLD & told) or clause_at(clauses, frame.at) not in within)


def _named(words: str) -> Claimant | None:
    """Return whose claim some words name: "Russian claims" are those of Russian sources; nobody known gives None."""
    found = classify_claimant(_SIDES_CLAIM.sub(r"\1 sources ", words))
    return found if found is not None and found.name != UNSPECIFIED.name and found.side != "isw" else None


def _or_own(who: Claimant) -> Claimant:
    return OWN if who.side == "isw" else who


def _has_subject(before: str) -> bool:
    """Tell whether words before a rejection name somebody, known or not: "locals", but not "it is" or nothing."""
    words = before.casefold().split()
    return bool(words) and words[0] not in _OWN
