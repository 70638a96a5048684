"""Who fights: nouns of a side, troops with the side beside them, adjectives of a side before what is its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.vocabulary.lexicon import Lexicon
from reports.annotate.core.vocabulary.paradigms import CASES
from reports.annotate.core.vocabulary.words import Word

_ALL: Final = frozenset(CASES)
_GENITIVE: Final = frozenset({"gen"})
_NOMINATIVE: Final = frozenset({"nom"})
_REACH: Final = 4
_MARKS: Final = frozenset(",;:—–")
_DASHES: Final = frozenset("—–-")
_BETWEEN: Final = frozenset({"plain", "time", "negation"})
_VERBS: Final = frozenset({"deed", "repel", "try", "fail", "unable", "predicates"})
_OPENING: Final = frozenset('«"“„')


@dataclass(frozen=True, slots=True)
class Party:
    """
    A side named in words `i` to `j`: "russian", "ukrainian", "own", "enemy", "arms", or "" where none is told.

    `cases` are those that its head can stand in; an adjective of a side before a deed ("ворожі атаки") has `owns`.
    """

    side: str
    i: int
    j: int
    cases: frozenset[str]
    many: bool | None = None
    owns: bool = False


def find_parties(words: tuple[Word, ...], spans: Sequence[Span], lexicon: Lexicon) -> tuple[Party, ...]:
    """Return the parties of a sentence in order."""
    at: dict[int, list[Span]] = {}
    for span in spans:
        at.setdefault(span.i, []).append(span)
    out: list[Party] = []
    i = 0
    while i < len(words):
        found = _party_at(words, at, i, lexicon) or (_bare_party(words, at, i, lexicon) if out else None)
        if found is None:
            i += 1
            continue
        if found.cases == _ALL and _hangs_on_noun(words, at, i, lexicon):
            found = replace(found, cases=_GENITIVE)
        out.append(found)
        i = max(found.j, i + 1)
    return tuple(out)


def _party_at(words: tuple[Word, ...], at: dict[int, list[Span]], i: int, lexicon: Lexicon) -> Party | None:
    here = {span.kind: span for span in at.get(i, ()) if span.kind in {"side", "force"}}
    side = here.get("side")
    if side is not None and side.key == "arms":
        owned = _with_owner(words, at, side, lexicon)
        key = "" if is_called(words, at, side.j) else side.key  # "бійці «Сокола»" may be anybody's
        return owned if owned.side else Party(key, i, side.j, _cases(side), side.form.many)
    if side is not None and side.sort != "adjective":
        head = _head_behind(at, side)
        return Party(side.key, i, head.j, _cases(head), head.form.many)
    if side is not None:
        return _with_adjective(words, at, side, lexicon)
    force = here.get("force")
    if force is not None:
        return _with_owner(words, at, force, lexicon)
    return None


def _bare_party(words: tuple[Word, ...], at: dict[int, list[Span]], i: int, lexicon: Lexicon) -> Party | None:
    """Read an adjective of a side behind another's troops as a subject of its own: "..., а українські відійшли"."""
    side = next((span for span in at.get(i, ()) if is_bare_subject(words, at, span, lexicon)), None)
    return Party(side.key, i, side.j, _NOMINATIVE, _is_many(words[i].key, lexicon)) if side is not None else None


def is_bare_subject(words: tuple[Word, ...], at: dict[int, list[Span]], side: Span, lexicon: Lexicon) -> bool:
    """Tell whether an adjective of a side has no noun: a verb that agrees, a dash or a place stands behind."""
    many = _is_many(words[side.i].key, lexicon)
    if side.kind != "side" or side.sort != "adjective" or side.key == "theirs" or many is None:
        return False
    joined = any(span.kind == "join" and span.j == side.i for k in range(side.i) for span in at.get(k, ()))
    if side.i and words[side.i - 1].text not in _MARKS and not joined:
        return False
    k = side.j
    if k < len(words) and (words[k].text in _DASHES or (joined and any(s.kind == "relation" for s in at.get(k, ())))):
        return True
    while k < len(words) and any(span.kind in _BETWEEN for span in at.get(k, ())):
        k += 1
    verbs = [span for span in at.get(k, ()) if span.kind in _VERBS and span.form.mood in {"past", "present"}]
    return any(verb.form.many in {None, many} for verb in verbs)


def _is_many(key: str, lexicon: Lexicon) -> bool | None:
    """Tell whether an adjective is of many in the nominative, null where it is in no nominative."""
    found = [number == "many" for number, endings in lexicon.nominative.items() if key.endswith(endings)]
    return found[0] if found else None


def is_called(words: tuple[Word, ...], at: dict[int, list[Span]], end: int) -> bool:
    """Tell whether troops have a name in quotation marks that is no side's or weapon's: "бійці «Сокола»"."""
    behind = words[end : end + 2]
    known = any(span.kind in {"side", "means"} for k in (end, end + 1) for span in at.get(k, ()))
    return len(behind) == 2 and not known and behind[0].text in _OPENING and behind[1].text[:1].isupper()


def _head_behind(at: dict[int, list[Span]], side: Span) -> Span:
    """Return the noun that "our" stands before, else the word itself: "наші оборонці"."""
    behind = [span for span in at.get(side.j, ()) if span.kind in {"side", "force"} and span.sort == "noun"]
    agrees = [span for span in behind if _cases(span) & _cases(side)]  # "у нас ворог": two parties
    return agrees[0] if side.key == "own" and side.sort in {"word", "noun"} and agrees else side


def _with_adjective(words: tuple[Word, ...], at: dict[int, list[Span]], side: Span, lexicon: Lexicon) -> Party | None:
    """Read an adjective of a side: with troops it is a party, with a deed it tells whose that is."""
    k = side.j
    while k < min(len(words), side.j + _REACH):
        for span in at.get(k, ()):
            if span.kind == "force" or (span.kind == "side" and span.sort != "adjective"):
                return Party(side.key, side.i, span.j, _cases(span), span.form.many)
            if span.kind in {"deed", "try"} and span.sort == "noun":
                return Party(side.key, side.i, side.j, _GENITIVE, owns=True)
        if not is_adjective_like(words[k].key, lexicon) and not words[k].text[:1].isdigit():
            return None
        k += 1
    return None


def _with_owner(words: tuple[Word, ...], at: dict[int, list[Span]], force: Span, lexicon: Lexicon) -> Party:
    """Read troops: the side that stands behind them in the genitive is theirs."""
    k = force.j
    end = force.j
    while k < min(len(words), force.j + _REACH + 2):
        spans = at.get(k, [])
        side = next((span for span in spans if span.kind == "side"), None)
        if side is not None and (side.sort == "adjective" or "gen" in _cases(side)):
            nested = _party_at(words, at, k, lexicon)
            if nested is not None and not nested.owns and "gen" in nested.cases:
                return Party(nested.side, force.i, nested.j, _cases(force), force.form.many)
            return Party("", force.i, end, _cases(force), force.form.many)
        more = next((span for span in spans if span.kind == "force"), None)
        if more is not None and "gen" in _cases(more):
            k = end = more.j
        elif _is_number(words[k]) or (
            words[k].is_word and not words[k].is_name_like and is_adjective_like(words[k].key, lexicon)
        ):
            k += 1
        else:
            break
    return Party("", force.i, end, _cases(force), force.form.many)


def _is_number(word: Word) -> bool:
    """Tell whether a word is the number of a body of troops: "24-й"."""
    digits, dash, ending = word.text.partition("-")
    return digits.isdigit() and bool(dash) and ending.isalpha()


def is_adjective_like(key: str, lexicon: Lexicon) -> bool:
    """Tell whether a word ends as adjectives do."""
    return len(key) > 4 and key.endswith(lexicon.adjectives)


def _cases(span: Span) -> frozenset[str]:
    return span.form.cases or _ALL


def _hangs_on_noun(words: tuple[Word, ...], at: dict[int, list[Span]], i: int, lexicon: Lexicon) -> bool:
    """Tell whether a word without cases ("ЗСУ") belongs to a noun before it, or says whose word this is."""
    near = [span for k in range(max(0, i - 4), i) for span in at.get(k, ())]
    if any(
        (span.kind == "speaker" and span.j >= i)
        or (span.kind == "according" and span.j <= i and all(word.is_word for word in words[span.j : i]))
        for span in near
    ):
        return True  # "за даними Генштабу ЗСУ, ворог": no subject of what is told
    if any(span.kind == "time" and span.j == i for span in near):
        return False  # "за тиждень ЗСУ звільнили А"
    if i == 0 or not words[i - 1].is_word or (i > 1 and words[i - 1].is_name_like):
        return False  # behind a name: "у районі Лисівки ЗСУ"
    before = [span for span in near if span.j == i]
    if any(
        span.kind in {"relation", "bearing", "join", "negation", "head", "that", "about", "plain"} or span.form.mood
        for span in before
    ):
        return False
    return len(words[i - 1].key) > 2 and not words[i - 1].key.endswith(lexicon.verb_endings)
