"""What became of every sentence: claims found, figures found, outside scope, or frontline wording not understood."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from reports.annotate.core.vocabulary.language import UNREAD, languages_of
from reports.annotate.spans.deeds import find_verbs
from reports.annotate.spans.phrases import Phrase, find_phrases
from reports.annotate.spans.roads import find_roads
from reports.annotate.spans.sides import find_actors
from reports.claim import Claim
from reports.claims.find import LONGEST
from reports.claims.told import front_words, language_told
from reports.report import Report, Sentence
from reports.text.footnotes import FOOTNOTE
from reports.text.invisible import readable
from reports.text.language import READ, find_language
from reports.text.tokens import tokenize

Status = Literal["found", "figures", "outside", "not_understood"]

_FORCES: Final = re.compile(
    r"\b(?:Russian|Ukrainian|DNR|LNR|Wagner)\b[^.;]{0,40}\b(?:forces|troops|units|elements|servicemembers"
    r"|assault groups?)\b|\bfrontline\b|\bfrontlines\b"
)
_NO_FRONT: Final = (
    r"(?!Russia|Ukrain|January|Februar|March|April|May|June|July|August|Septem|Octo|Novem|Decem|Europe|NATO|The|US"
    r"|Moscow|Kyiv)[A-Z][a-z]{3,}"
)
_WHERE: Final = re.compile(
    r"\b(?:north|south|east|west|northeast|northwest|southeast|southwest) of [A-Z]|\b(?:near|toward|towards"
    r"|within|outskirts of|direction of) (?:\w+ )?[A-Z][a-z]"
    r"|\b(?:in|into|from|at|on|across|inside|seized?|captur\w+|liberat\w+|h[eo]ld|lost|t[oa]ken?|took|enter\w*|of"
    rf"|control|attack\w*|storm\w*|struck|cross\w*(?: the)?) {_NO_FRONT}"
    r"|^[A-Z][a-z]{3,} (?:was|has|fell|is|remains)\b|\b(?:east|west|north|south|right|left)(?:ern)? bank\b"
    r"|\bin the [A-Z][\w’-]+(?: [A-Z][\w’-]+)? (?:direction|area)\b"
    r"|\bin (?:northern|southern|eastern|western|central) [A-Z]"
)
_GROUND: Final = re.compile(
    r"(?i)\b(?:advanc\w+|seiz\w+|captur\w+|liberat\w+|attack(?:ed|ing|s)?|assault\w*|repel\w*|withdr[ae]w\w*|retreat\w*|encircl\w+|envelop\w+|foothold"
    r"|bridgehead|gains?|pushed|entered|crossed|cleared|infiltrat\w+|counterattack\w*|stormed|fighting|positions|cross(?:ed|ing)|tried|attempt\w*|operations?|withdrawal|fell"
    r"|lost|losing|hold|holds|held|took|taken|retook|infiltration|presence|raised|raising|halted|stopped|broke|battles?|clash\w*"
    r"|landed|landing|foothold|raid\w*|ambush\w*|shell(?:ed|ing)|struck|strik(?:e|es|ing)|destroyed|control\w*)\b"
)
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_FIGURE: Final = re.compile(
    r"(?<![\w-])(?:\$|€)?\d{1,3}(?:,\d{3})+|(?<![\w-])\d+(?:\.\d+)? (?:percent|square|kilomet|meters|million"
    r"|billion|casualt|drones|missiles|people|personnel"
    r"|troops|soldiers|tanks|vehicles|tons|rubles|euros|dollars)|\d%|\b(?:million|billion|hundred|thousand)s?\b"
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """
    What became of one sentence.

    `words` are those that made it look as it does: for `not_understood` the frontline words, for `figures` the numbers.
    `claims` counts the rows found in it.
    """

    sentence: Sentence
    status: Status
    words: tuple[str, ...] = ()
    claims: int = 0


def cover(report: Report, claims: list[Claim]) -> list[Coverage]:
    r"""
    Return one row a sentence, in order; `claims` are those that `find_claims` gave for the report.

    A sentence without a claim is `not_understood`, with the words, where it holds a deed, forces of a side or a word of
    control, be it that it was not read or that it tells only of doubts, denials and aims. It is `outside` only without
    any of them, or in a document that names no forces at all. Numbers without a deed are `figures`. Of a text in a
    language without words every sentence is `not_understood`, with the name of that language.

    >>> from reports.text.read import read_reports
    >>> report = read_reports("May 3, 2024\n\nSoup is good for you.")[0]
    >>> [c.status for c in cover(report, [])]
    ['outside', 'outside']
    """
    counts: dict[tuple[int, int], int] = {}
    for claim in claims:
        counts[claim.start, claim.end] = counts.get((claim.start, claim.end), 0) + 1
    language = find_language(report.text[report.start : report.end])
    if language not in READ and not claims:
        # whether it is about the front cannot be told without the words of its language
        return [Coverage(sentence, "not_understood", (language,)) for sentence in report.sentences]
    is_of_war = bool(claims) or any(_forces(_plain(sentence)) for sentence in report.sentences)
    return [
        _cover_one(sentence, counts.get((sentence.start, sentence.end), 0), is_of_war=is_of_war)
        if language is None
        else _cover_told(sentence, counts.get((sentence.start, sentence.end), 0), language)
        for sentence, language in zip(report.sentences, languages_of(report.sentences), strict=True)
    ]


def _cover_told(sentence: Sentence, found: int, language: str) -> Coverage:
    """Return what became of a sentence in a language of the core, or of one that is in none."""
    if found:
        return Coverage(sentence, "found", claims=found)
    if language == UNREAD:
        return Coverage(sentence, "not_understood", (language_told(sentence.text),))
    words = front_words(sentence.text[:LONGEST], language=language)
    numbers = tuple(_NUMBER.findall(sentence.text))
    status: Status = "not_understood" if words else "figures" if numbers else "outside"
    return Coverage(sentence, status, words or numbers)


def _plain(sentence: Sentence) -> str:
    """Return the words of a sentence without footnotes, no longer than is read."""
    return FOOTNOTE.sub(lambda m: " " * len(m[0]), readable(sentence.text[:LONGEST]))


def _cover_one(sentence: Sentence, found: int, *, is_of_war: bool) -> Coverage:
    if found:
        return Coverage(sentence, "found", claims=found)
    text = _plain(sentence)
    front = _front_words(text, cut=len(sentence.text) > LONGEST)
    deeds = tuple(verb.text for verb in find_verbs(text[:1].lower() + text[1:])) if is_of_war else ()
    if front or deeds:
        return Coverage(sentence, "not_understood", front or tuple(dict.fromkeys((*deeds, *_forces(text)))))
    roads = [(road.start, road.end) for road in find_roads(text)]
    figures = tuple(m[0] for m in _FIGURE.finditer(text) if not any(a <= m.start() < b for a, b in roads))
    if figures:
        return Coverage(sentence, "figures", figures)
    sides = _forces(text) if is_of_war else ()
    return Coverage(sentence, "not_understood", sides) if sides else Coverage(sentence, "outside")


def _forces(text: str) -> tuple[str, ...]:
    """Return the words that name forces of a side, in any voice, or control of ground; a country alone is none."""
    tokens = tokenize(text)
    found = [text[tokens[p.first].start : tokens[p.last - 1].end] for p in find_phrases(tokens, "sides") if _is_told(p)]
    found += [text[mention.start : mention.end] for mention in find_actors(text) if mention.is_force]
    return tuple(dict.fromkeys(found))


def _is_told(phrase: Phrase) -> bool:
    return phrase.kind != "own"


def _front_words(text: str, *, cut: bool) -> tuple[str, ...]:
    """Return the words that make a sentence look like the front, else none; one that was cut needs no place."""
    found = (_GROUND.search(text), _FORCES.search(text), _WHERE.search(text))
    needed = found[:2] if cut else found
    return tuple(dict.fromkeys(word[0] for word in found if word)) if all(needed) else ()
