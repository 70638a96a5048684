"""Who stands for which words of a sentence: whoever it quotes; what nobody known stands for gets the lowest grade."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geo.vocabulary import Actor, Evidence
from reports.annotate.core.phrases.clauses import Clause, clause_of
from reports.annotate.core.phrases.parties import Party
from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.stance import UNSPECIFIED, Holder, Teller, other, side_of
from reports.annotate.core.vocabulary.lexicon import Lexicon
from reports.annotate.core.vocabulary.words import Word
from reports.lexicon.voices import Voice

_BESIDE: Final = 7
"""Words within which a speaker stands beside what makes it one."""
_CLOSE: Final = 2
"""Words within which a capital or a party must stand beside it: they are named for other reasons too."""
_STOPS: Final = frozenset({".", "!", "?", ";", ":", "—", "–"})
_OPENING: Final = frozenset('«"“„')
_CLOSING: Final = frozenset('»"”“')
_DASHES: Final = frozenset({"-", "–", "—"})
_TELLS: Final = frozenset(
    {"speech", "claim_nouns", "according", "known", "deny", "doubt", "unlikely", "deed", "geolocated"}
)
_OF_ITS_OWN: Final = frozenset({"boast", "lie"})
"""Verbs of saying whose teller tells of deeds of its own."""
_NOBODY: Final = Teller(UNSPECIFIED, "claimed", None)


@dataclass(frozen=True, slots=True)
class _Reader:
    words: tuple[Word, ...]
    spans: Sequence[Span]
    clauses: Sequence[Clause]
    parties: Sequence[Party]
    lexicon: Lexicon
    voice: Voice

    @property
    def end(self) -> int:
        return len(self.words)


def find_holders(
    words: tuple[Word, ...],
    spans: Sequence[Span],
    clauses: Sequence[Clause],
    parties: Sequence[Party],
    lexicon: Lexicon,
    voice: Voice,
) -> list[Holder]:
    """Return who stands for which words of a sentence; the publisher stands for all others."""
    reader = _Reader(words, spans, clauses, parties, lexicon, voice)
    out: list[Holder] = []
    for span in spans:
        if span.kind == "according":
            teller = _teller_behind(reader, span, far=True)
            out += [_hold(reader, teller, 0, reader.end)] if teller is not None else []
        elif _is_saying(span) and not _is_known(spans, span):
            out += _by_verb(reader, span)
        elif span.kind == "claim_nouns" and not any(s.kind == "despite" and s.j == span.i for s in spans):
            out.append(_by_noun(reader, span))
        elif span.kind == "that":
            out += _by_unknown_verb(reader, span)
    return [*out, *_by_colon(reader), *([] if out else _by_quote(reader))]


def find_denier(
    words: tuple[Word, ...],
    spans: Sequence[Span],
    clauses: Sequence[Clause],
    parties: Sequence[Party],
    lexicon: Lexicon,
    voice: Voice,
) -> str | None:
    """
    Return who is named as the one who denies in a sentence: the subject of a verb of denial.

    Null where no verb of denial stands, the publisher where it is passive and nobody is named.
    """
    reader = _Reader(words, spans, clauses, parties, lexicon, voice)
    span = next((one for one in spans if one.kind == "deny" and one.key == "refute"), None)
    if span is None:
        return None
    clause = clause_of(clauses, span.i)
    nouns = [one for one in spans if one.kind == "claim_nouns" and clause.i <= one.i < clause.j]
    # "заяви А спростував Б": what stands behind the noun is whose claim it is, whichever comes first
    first = max((one.j for one in nouns if one.j <= span.i), default=clause.i)
    teller = _teller_before(reader, clause.i, span.i) if first == clause.i else None
    if teller is None and not any(one.i >= span.j for one in nouns):
        teller = _teller_behind(reader, span, far=False)
    if teller is not None:
        return teller.claimant
    own = [p for p in parties if p.side in {"own", "arms"} and "nom" in p.cases and clause.i <= p.i < clause.j]
    if own and voice.side is not None and not own[0].owns:
        return voice.claimant  # "ми заперечуємо", "наші заперечують"
    return voice.claimant if span.form.mood == "passive" else UNSPECIFIED


def _is_saying(span: Span) -> bool:
    return bool(span.form.mood) and (span.kind == "speech" or (span.kind == "deny" and span.key == "lie"))


def _is_known(spans: Sequence[Span], speech: Span) -> bool:
    """Tell whether a verb of saying is the publisher's own way to say that something is so: "уточнено"."""
    return any(span.kind == "known" and span.i == speech.i for span in spans)


def _hold(reader: _Reader, teller: Teller, i: int, j: int, *, boasts: bool = False) -> Holder:
    claims_own = teller.side is not None and (boasts or reader.voice.side == other(teller.side))
    evidence: Evidence = "claimed" if boasts else teller.evidence
    return Holder(teller.claimant, evidence, teller.side, i, j, claims_own, teller.is_side, teller.by)


def _by_noun(reader: _Reader, span: Span) -> Holder:
    """Read "заяви А про": what the noun governs stands behind it, or in the next clause where nothing else does."""
    clause = clause_of(reader.clauses, span.i)
    last = clause.j
    following = next((one for one in reader.clauses if one.i == clause.j), None)
    if following is not None and not following.is_contrast and clause.j - span.j <= 5:
        last = following.j
    teller = _teller_behind(reader, span, far=True) or _NOBODY
    named = teller if teller.claimant != UNSPECIFIED else _teller_owning(reader, span) or teller
    return _hold(reader, named, span.i, last)


def _teller_owning(reader: _Reader, span: Span) -> Teller | None:
    """Return who an adjective before a noun of saying makes its owner: "російські заяви"."""
    owners = [s for s in reader.spans if s.kind == "side" and s.sort == "adjective" and 0 <= span.i - s.j <= 1]
    return _of_side(reader, owners[0].key) if owners else None


def _by_verb(reader: _Reader, span: Span) -> list[Holder]:
    """Read "А заявило, що" and "..., пише А": what stands behind the verb is theirs, else what stands before it."""
    if span.form.own:
        return []  # "підтверджуємо: ..."
    clause = clause_of(reader.clauses, span.i)
    turn = next((one.i for one in reader.clauses if one.i > span.i and one.is_contrast), reader.end)
    behind = any(s.kind in {"deed", "repel", "try"} and s.i >= span.j for s in reader.spans if s.i < turn)
    teller = _teller_before(reader, clause.i, span.i) or _teller_behind(reader, span, far=False)
    if any(s.kind == "negation" and s.j == span.i for s in reader.spans):
        teller = _NOBODY  # "А не підтвердив": not even who is named says it
    own = [p for p in reader.parties if p.side in {"own", "arms"} and "nom" in p.cases and clause.i <= p.i < clause.j]
    if teller is None and own:
        return []
    if teller is None and span.key == "boast" and _opens(reader, clause, span):
        teller = _of_side(reader, "enemy")  # "хвалилися взяттям А": no publisher says so of its own
    if teller is None and behind and not _reports_them(reader, span):
        return []
    first, last = (span.j, turn) if behind else (0, clause.j)
    gap = _second_teller(reader, span.j, last) if behind else None
    if gap is not None:
        held = _hold(reader, teller or _NOBODY, first, gap[1].by[0], boasts=span.key in _OF_ITS_OWN)
        return [held, _hold(reader, gap[1], gap[0], last)]
    return [_hold(reader, teller or _NOBODY, first, last, boasts=span.key in _OF_ITS_OWN)]


def _second_teller(reader: _Reader, first: int, last: int) -> tuple[int, Teller] | None:
    """Return who says what behind a dash, without a verb: "А заявив про ..., Б — про ...", and where that begins."""
    for k in range(first, last - 1):
        is_gap = reader.words[k].text in _DASHES and any(s.kind == "about" and s.i == k + 1 for s in reader.spans)
        named = (
            [s for s in reader.spans if s.kind in {"capital", "speaker"} and s.j == k and s.i > first] if is_gap else []
        )
        if named:
            return k, _of_row(reader, named[-1])
    return None


def _opens(reader: _Reader, clause: Clause, span: Span) -> bool:
    """Tell whether nothing but times and adverbs stands before a word in its clause."""
    known = {k for s in reader.spans if s.kind in {"plain", "time", "join"} for k in range(s.i, s.j)}
    return all(k in known or not reader.words[k].is_word for k in range(clause.i, span.i))


def _reports_them(reader: _Reader, span: Span) -> bool:
    """Tell whether a verb of saying governs what follows: a clause with "that", a noun, or all behind a colon."""
    window = reader.words[span.j : span.j + _BESIDE]
    opens = any(s.kind in {"that", "about"} and 0 <= s.i - span.j < _BESIDE for s in reader.spans)
    return opens or any(word.text in _STOPS for word in window) or span.key in _OF_ITS_OWN


def _by_unknown_verb(reader: _Reader, that: Span) -> list[Holder]:
    """Read "А <verb>, що": whatever the verb, what follows is the word of who is named before it, or of nobody."""
    words = reader.words
    if that.i < 2 or words[that.i - 1].text != ",":
        return []
    first = that.i - 1
    while first and words[first - 1].text not in _STOPS:
        first -= 1
    before = [span for span in reader.spans if first <= span.i < that.i]
    if any(span.kind in _TELLS for span in before) or not _ends_in_verb(reader, that.i - 1, before):
        return []
    turn = next((one.i for one in reader.clauses if one.i > that.i and one.is_contrast), reader.end)
    return [_hold(reader, _teller_before(reader, first, that.i) or _NOBODY, that.i, turn)]


def _ends_in_verb(reader: _Reader, end: int, before: list[Span]) -> bool:
    """Tell whether a verb closes the words before "that": a noun there would be what "that" stands for."""
    known = {k for span in before for k in range(span.i, span.j)}
    last = reader.words[end - 1]
    if any(span.kind == "predicates" and span.j == end for span in before):
        return True
    return end - 1 not in known and last.text.islower() and last.key.endswith(reader.lexicon.any_verb)


def _by_colon(reader: _Reader) -> list[Holder]:
    """Read "А: ...": whoever is named alone before a colon stands for all behind it."""
    colon = next((k for k, word in enumerate(reader.words[:_BESIDE]) if word.text == ":"), None)
    if colon is None or any(s.kind in _TELLS and s.i < colon for s in reader.spans):
        return []
    teller = _named_between(reader, 0, colon, last=True)
    return [_hold(reader, teller, colon, reader.end)] if teller is not None else []


def _by_quote(reader: _Reader) -> list[Holder]:
    """Read "«А взято!» — кричав він": quoted words before a dash are of who is named behind it, else of nobody."""
    texts = [word.text for word in reader.words]
    first = next((k for k, text in enumerate(texts) if text in _OPENING), None)
    last = next((k for k, text in enumerate(texts) if first is not None and k > first and text in _CLOSING), None)
    if first is None or last is None:
        return []
    dash = next((k for k in range(last + 1, min(last + 3, len(texts))) if texts[k] in _DASHES), None)
    holds = any(s.kind == "deed" and first < s.i < last for s in reader.spans)
    if dash is None or not holds:
        return []
    named = _named_between(reader, dash, reader.end, last=False)
    crier = next((p for p in reader.parties if p.i > dash and "nom" in p.cases and p.side and not p.owns), None)
    teller = named or (_of_party(reader, crier) if crier is not None else None)
    return [_hold(reader, teller or _NOBODY, first, last)]


def _named_between(reader: _Reader, i: int, j: int, *, last: bool) -> Teller | None:
    """Return the speaker or the channels that some words name."""
    found = [s for s in reader.spans if s.kind in {"speaker", "media"} and i <= s.i < j]
    for span in reversed(found) if last else found:
        owner = next((s for s in reader.spans if s.kind == "side" and 0 <= span.i - s.j <= 1), None)
        if span.kind == "speaker":
            return _of_others(reader, span, owner) or _of_row(reader, span)
        teller = _of_side(reader, owner.key, media=span.key) if owner is not None else None
        if teller is not None:
            return teller
    return None


def _teller_before(reader: _Reader, i: int, j: int) -> Teller | None:
    named = _named_between(reader, i, j, last=True)
    if named is not None:
        return named
    capitals = [s for s in reader.spans if s.kind == "capital" and i <= s.i < j and j - s.j <= _CLOSE]
    if capitals:
        return _of_row(reader, capitals[-1])
    subject = next((p for p in reader.parties if i <= p.i < j and "nom" in p.cases and p.side and not p.owns), None)
    return _of_party(reader, subject) if subject is not None else None


def _teller_behind(reader: _Reader, span: Span, *, far: bool) -> Teller | None:
    """Return who stands behind a word of saying; `far`: any party close by, and nobody known is nobody."""
    named = _named_between(reader, span.j, span.j + _BESIDE, last=False)
    if named is not None:
        return named
    capitals = [s for s in reader.spans if s.kind == "capital" and 0 <= s.i - span.j < _CLOSE]
    if capitals:
        return _of_row(reader, capitals[0])
    parties = [p for p in reader.parties if 0 <= p.i - span.j < _CLOSE and (far or "nom" in p.cases)]
    if parties:
        return _of_party(reader, parties[0])
    return _NOBODY if far else None


def _of_row(reader: _Reader, span: Span) -> Teller:
    row = reader.lexicon.speakers[int(span.key)]
    is_side = span.kind == "capital"
    return Teller(row["claimant"], row["evidence"], row.get("side"), (span.i, span.j), is_side=is_side)


def _of_others(reader: _Reader, span: Span, owner: Span | None) -> Teller | None:
    """Return whose word it is where an adjective gives a speaker to the other side: "російський генштаб"."""
    if owner is None or owner.sort != "adjective" or owner.j != span.i:
        return None
    told = _of_side(reader, owner.key)
    own = reader.lexicon.speakers[int(span.key)].get("side")
    return told if told is not None and own is not None and told.side != own else None


def _of_party(reader: _Reader, party: Party) -> Teller | None:
    """Return what the word of a party is worth; null for the publisher's own side."""
    if party.side in {"own", "arms"}:
        return None
    found = _of_side(reader, party.side) or _NOBODY
    if found.side == "ukrainian" and any(s.kind == "force" and party.i <= s.i < party.j for s in reader.spans):
        found = Teller("Ukrainian military", "reported", "ukrainian")
    return Teller(found.claimant, found.evidence, found.side, (party.i, party.j))


def _of_side(reader: _Reader, word: str, *, media: str = "") -> Teller | None:
    side: Actor | None = side_of(word, reader.voice.side)
    if side is None:
        return None
    russian = side == "russian"
    claimant = "Russian milbloggers" if russian and media == "bloggers" else f"{side.capitalize()} sources"
    evidence: Evidence = "claimed" if russian else "reported"
    return Teller(claimant, evidence, side)
