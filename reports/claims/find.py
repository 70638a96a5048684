"""Claims out of a report: events graded by their frames, one row a place, doubts carried back to what they doubt."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from geo.vocabulary import GAINS, Actor, Support
from reports.annotate.core.read import Told
from reports.annotate.core.stance import Holder
from reports.annotate.core.vocabulary.language import languages_of
from reports.annotate.evidence.denials import opens_with_denials, who_denies
from reports.annotate.evidence.persons import remember_speakers
from reports.annotate.evidence.scope import is_about_earlier, is_about_several
from reports.annotate.evidence.stance import reach_at
from reports.annotate.spans.named_sides import name_sides
from reports.annotate.spans.sides import find_actors
from reports.annotate.spans.speakers import OWN, UNSPECIFIED, Claimant, classify_claimant
from reports.claim import Claim
from reports.claims.assemble import Context, Row, build_rows
from reports.claims.events.event import Parsed
from reports.claims.events.parse import parse_sentence
from reports.claims.events.turns.outcomes import settle_by_label
from reports.claims.ids import claim_hash
from reports.claims.quotations import find_quotations, find_teller
from reports.claims.told import read_told
from reports.lexicon.load import LANGUAGES, words_of
from reports.lexicon.voices import Voice, load_voice
from reports.report import Report, Sentence
from reports.text.invisible import readable
from reports.text.tokens import words_in

LONGEST: Final = 6000
"""Characters of a sentence beyond which it is not read: no sentence, but a list or a text without stops."""

_REPORTING: Final = words_of("evidence", "reporting")


def find_claims(report: Report) -> list[Claim]:
    r"""
    Return the claims of a report in reading order; a report about something else has none. Never raises on any text.

    >>> from reports.text.read import read_reports
    >>> text = "May 3, 2024\n\nGeolocated footage indicates that Russian forces advanced east of Bolhrad.[7]"
    >>> claim = find_claims(read_reports(text, voice="isw")[0])[0]
    >>> (claim.place, claim.bearing, claim.evidence, claim.footnotes)
    ('Bolhrad', 'east', 'geolocated', (7,))
    """
    rows = [row for _, _, found in walk_sentences(report) for row in found]
    return _numbered(report, [row for row in rows if row.draft is not None])


def walk_sentences(report: Report) -> Iterator[tuple[Sentence, Parsed, list[Row]]]:
    """
    Yield every sentence that is read with how it was taken apart and its rows, in order.

    The rows of an earlier sentence can still change while later ones are read.
    """
    paragraph = -1
    voice = load_voice(report.voice)
    context, told = Context(voice), Told()
    known: dict[str, Claimant] = {}
    languages = languages_of(report.sentences)
    quotations = find_quotations(report.sentences)
    tellers: dict[tuple[int, int], Holder | None] = {}
    for number, (sentence, language) in enumerate(zip(report.sentences, languages, strict=True)):
        if sentence.paragraph != paragraph:
            paragraph, context, told = sentence.paragraph, context.next_paragraph(), Told(heading=told.heading)
        if language is not None:
            if language in LANGUAGES and len(sentence.text) <= LONGEST:
                run = quotations.get(number, (number, number))
                behind = run[1] + 1
                if number in quotations and run not in tellers:
                    tellers[run] = find_teller(report.sentences, languages, run, voice)
                following = _of_language(report.sentences[behind : behind + 2], languages[behind:], language)
                said = read_told(
                    sentence,
                    language=language,
                    voice=voice,
                    told=told,
                    published=report.published,
                    following=following,
                    quoted_by=tellers.get(run),
                )
                yield sentence, Parsed(sentence.text), [Row(claim, 0) for claim in said]
            continue
        if len(sentence.text) > LONGEST:
            continue
        text = name_sides(_unquoted(sentence.text), voice=voice, speaker=partial(_side_speaking, sentence.text))
        parsed = parse_sentence(
            text, published=report.published, previous=context.speaker_before(text), side=voice.side, known=known
        )
        known = remember_speakers(parsed.frames, parsed.text, known)
        settle_by_label(parsed.text, parsed.events, sentence.label)
        found = build_rows(sentence, parsed, context)
        _apply_doubt(sentence, parsed, context, found)
        _apply_rebuttal(parsed, context, found)
        _apply_sightings(parsed, found)
        found = _join_denials(_apply_stance(parsed, found, context))
        context.remember(sentence, parsed, found)
        yield sentence, parsed, found


def _of_language(sentences: Sequence[Sentence], languages: Sequence[str | None], language: str) -> list[Sentence]:
    """Return the first sentences up to one in another language."""
    pairs = itertools.takewhile(lambda pair: pair[1] == language, zip(sentences, languages, strict=False))
    return [sentence for sentence, _ in pairs]


# "A fell, contradicting the assertion that it holds": A stands
_AGAINST: Final = re.compile(
    r"\w+ing (?:[\w’'-]+ ){1,6}?(?:assertions?|claims?|statements?|reports?|denials?|announcements?)\b"
)
_CALLED_BY: Final = re.compile(r"[^,;:.]{0,60}?\bby (?P<who>[^,;:.]{3,80})")
_NAMES_WITHIN: Final = 80
"""Characters of a doubt among which the place stands that it is about: "denied the claim about B"."""
_SCARE: Final = re.compile(r"[\"“”‘’'](?P<word>[a-z]+ed)[\"“”‘’'](?!\w)")
_FORMER: Final = re.compile(r"(?<=\bthe )(?:former|latter)\b")
_SUPPORT: Final[dict[str, Support]] = {"unsupported": "unsupported", "corroborated": "corroborated"}


def _apply_doubt(sentence: Sentence, parsed: Parsed, context: Context, found: list[Row]) -> None:
    """Mark the claims that a sentence doubts or refutes: its own before the doubt, else earlier ones."""
    if parsed.doubt is None or _AGAINST.match(parsed.text, parsed.doubt[1]):
        return
    kind, at = parsed.doubt
    found = _in_clause(parsed, at, found)
    if kind != "corroborated" and not re.search(r"\bthat (?:Russian|Ukrainian|any|they)\b", parsed.text[at:]):
        for row in found:
            # the report's own words that it says it cannot confirm
            if row.at < at and row.claim.evidence == "assessed" and row.claim.action in GAINS:
                row.claim = replace(row.claim, evidence="reported", claimant="unspecified", confirmed=False)
    opens = kind == "contradicted" and opens_with_denials(parsed.text, at)
    own = [row for row in found if (opens or row.at < at) and row.claim.evidence in {"claimed", "reported"}]
    if kind == "contradicted":
        own = [row for row in own if row.claim.place and row.claim.place in parsed.text[at : at + _NAMES_WITHIN]] or own
    reached = own or _doubted_before(sentence, parsed, context, found)
    if _tell_former(parsed.text[at:], own):
        return
    for row in reached:
        if kind in _SUPPORT and row.claim.support is None:
            row.claim = replace(row.claim, support=_SUPPORT[kind])
        elif kind == "contradicted":
            _deny(row, _denier_at(at, parsed, context), context.voice)


def _doubted_before(sentence: Sentence, parsed: Parsed, context: Context, found: list[Row]) -> list[Row]:
    """Return the claims of earlier sentences that a doubt is about."""
    at = parsed.doubt[1] if parsed.doubt is not None else 0
    told = {row.claim.place for row in found if row.at > at and row.claim.support == "unsupported"}
    if told:
        # "ISW cannot verify the claim that A fell" is about A, whoever said so before
        return [row for row in context.since_evidence if row.claim.evidence == "claimed" and row.claim.place in told]
    if not is_about_earlier(parsed.text[at:]):
        return []
    earlier = [r for r in context.since_evidence if r.claim.evidence == "claimed" and _says(r, context.voice)]
    last = earlier[-1].claim.sentence_id if earlier else ""
    return earlier if is_about_several(sentence.text) else [r for r in earlier if r.claim.sentence_id == last]


def _in_clause(parsed: Parsed, at: int, found: list[Row]) -> list[Row]:
    """Return the rows in the clause of a doubt where any are, else all: "A fell, though claims of B are false"."""
    if parsed.marks is None:
        return found
    start = parsed.marks.clauses[parsed.marks.clause_index(at)].start
    return [row for row in found if start <= row.at < at] or found


def _tell_former(words: str, own: list[Row]) -> bool:
    """Grade claims by "only observed footage placing them in the former": that one is borne out, the others are not."""
    which = _FORMER.search(words)
    if which is None or len(own) < 2:
        return False
    shown = own[0] if which[0] == "former" else own[-1]
    for row in own:
        row.claim = replace(row.claim, support="corroborated" if row is shown else "unsupported")
    return True


def _apply_rebuttal(parsed: Parsed, context: Context, found: list[Row]) -> None:
    """Mark the gains that a sentence contradicts: its own before the turn, else earlier ones of the paragraph."""
    rebuttal = parsed.rebuttal
    if rebuttal is None:
        return
    own = [row for row in found if row.at < rebuttal.start]
    gains = [
        row
        for row in own or context.since_evidence
        if row.claim.action in GAINS
        and row.claim.actor != rebuttal.holder
        and row.claim.evidence in {"claimed", "reported"}
    ]
    named = [row for row in gains if row.claim.place is not None and row.claim.place in rebuttal.words]
    # "the settlement" is any place of the same sentence, but only the last one of those before
    for row in named or (gains if own else gains[-1:]) if named or rebuttal.points_back else []:
        told = [frame.holder for frame in parsed.frames if frame.start >= rebuttal.start]
        if rebuttal.carps_at is not None:
            told = [classify_claimant(parsed.text[: rebuttal.carps_at]) or UNSPECIFIED]
        _deny(row, told[0] if told and told[0].side != "isw" else OWN, context.voice)


def _apply_sightings(parsed: Parsed, found: list[Row]) -> None:
    """Contradict a claimed seizure where footage shows the other side: "claimed A, |while footage shows B in A|"."""
    shown = {event.verb.start for event in parsed.events if event.verb.text == "present"}
    for row, seen in itertools.combinations(found, 2) if shown else ():
        is_seen = seen.claim.action == "other" and seen.at in shown
        is_claim = row.claim.action == "seize" and row.claim.evidence in {"claimed", "reported"}
        is_there = row.claim.place == seen.claim.place and row.claim.actor != seen.claim.actor
        if is_seen and is_claim and is_there and row.claim.support is None:
            row.claim = replace(row.claim, support="contradicted")


def _named_denier(words: str) -> Claimant | None:
    """Return who calls something false in words behind it, else None: "|was called a lie by B"; nobody known is one."""
    by = _CALLED_BY.match(words)
    if by is None:
        return None
    who = classify_claimant(by["who"]) or classify_claimant(f"{by['who']} ") or UNSPECIFIED
    return OWN if who.side == "isw" else who


def _denier_at(at: int, parsed: Parsed, context: Context) -> Claimant:
    """Return who denies in the words at an offset of a sentence."""
    clauses = parsed.marks.clauses if parsed.marks is not None else ()
    return who_denies(parsed.text, at, clauses=clauses, frames=parsed.frames, previous=context.speaker)


def _deny(row: Row, denier: Claimant, voice: Voice) -> None:
    """Mark a claim as denied by somebody, OWN being the text itself."""
    by = voice.claimant if denier is OWN else voice.quoted.get(denier.name, denier.name)
    row.claim = replace(row.claim, support="contradicted", evidence="denied", confirmed=False, denied_by=by)


def _apply_stance(parsed: Parsed, found: list[Row], context: Context) -> list[Row]:
    """Return the rows of a sentence without those it leaves unsaid; those it denies are denied."""
    out: list[Row] = []
    for row in found:
        reach = reach_at(parsed.reaches, row.at)
        if reach is not None and reach.stance == "deny":
            named = _named_denier(parsed.text[reach.end :]) if reach.is_told else None
            _deny(row, named or _denier_at(reach.start, parsed, context), context.voice)
            whose = reach.whose.name if reach.whose is not None else row.claim.claimant
            is_denier = whose in {context.voice.claimant, row.claim.denied_by}
            row.claim = replace(row.claim, claimant=UNSPECIFIED.name if is_denier else whose)
        elif reach is not None and row.claim.support is None and row.claim.evidence != "denied":
            continue
        out.append(row)
    return out


def _join_denials(found: list[Row]) -> list[Row]:
    """Return the rows of a sentence with a denied gain joined to its claim: "took A, though B denied losing it"."""
    out: list[Row] = []
    for row in found:
        claim = row.claim
        told = [
            earlier
            for earlier in out
            if claim.evidence == "denied"
            and claim.claimant == UNSPECIFIED.name
            and earlier.claim.evidence in {"claimed", "reported"}
            and (earlier.claim.actor, earlier.claim.action, earlier.claim.place)
            == (claim.actor, claim.action, claim.place)
        ]
        for earlier in told:
            earlier.claim = replace(
                earlier.claim, evidence="denied", support="contradicted", confirmed=False, denied_by=claim.denied_by
            )
        out += [] if told else [row]
    return out


def _says(row: Row, voice: Voice) -> bool:
    """Tell whether a row is somebody's claim, and not the text's own list of attacks."""
    return row.claim.claimant != voice.claimant


def _unquoted(text: str) -> str:
    """Return a readable text without the quotation marks of a Russian's "liberated": he means it; offsets stay true."""
    plain = readable(text)
    speaks = _SCARE.search(plain) is not None and not _REPORTING.isdisjoint(words_in(text))
    if not speaks or _side_speaking(text) != "russian":
        return plain
    return _SCARE.sub(r" \g<word> ", plain)


def _side_speaking(text: str) -> Actor | None:
    """Return the side of who speaks in a sentence, else the only one that it names: whose enemy is meant, else None."""
    if _REPORTING.isdisjoint(words_in(text)):
        named = {mention.actor for mention in find_actors(text) if mention.can_act}
        return named.pop() if len(named) == 1 else None
    return (classify_claimant(text) or UNSPECIFIED).belligerent


def _numbered(report: Report, rows: list[Row]) -> list[Claim]:
    """Give the claims their names; a second one of the same name gets "-2" and says which it repeats."""
    out: list[Claim] = []
    seen: dict[str, int] = {}
    for row in rows:
        claim = row.claim
        name = claim_hash(
            report_id=report.report_id,
            sentence=claim.sentence,
            actor=claim.actor,
            action=claim.action,
            claimant=claim.claimant,
            place=claim.place,
        )
        seen[name] = seen.get(name, 0) + 1
        repeat = seen[name] > 1
        out.append(
            replace(
                claim,
                claim_id=f"{name}-{seen[name]}" if repeat else name,
                report_id=report.report_id,
                published=report.published,
                published_at=None if report.published_at is None else f"{report.published_at:%Y-%m-%dT%H:%M:%SZ}",
                event_date=claim.event_date or _happened(report, claim),
                repeats=name if repeat else claim.repeats,
            )
        )
    return out


def _happened(report: Report, claim: Claim) -> date | None:
    """Return the day of a timeline's entry for an event of which the sentence itself gives no time."""
    return report.happened if claim.event_date_from is None and claim.modality is None else None
