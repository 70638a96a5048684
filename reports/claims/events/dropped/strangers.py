"""Who acts is named and no force of this war: firefighters, a storm, senators, the army of another state."""

import re
from typing import Final

from reports.annotate.document import Marks, is_passive
from reports.annotate.evidence.frame import Frame
from reports.annotate.spans.verb_phrase import VerbPhrase
from reports.lexicon.load import words_of
from reports.text.tokens import Token, tokenize

_FORCES: Final = (
    words_of("sides", "words.things")
    | words_of("sides", "words.moved")
    | words_of("sides", "nouns.told_apart")
    | words_of("sides", "nouns.attacks")
    | words_of("stance", "words.forces")
    | words_of("stance", "unreal.one_force")
    | words_of("stance", "break_in.forces")
    | words_of("strangers", "actors.forces")
) - words_of("strangers", "actors.words_only")
_UNNAMED: Final = words_of("strangers", "actors.pointing") | words_of("strangers", "actors.tellers")
_NO_NOUNS: Final = words_of("strangers", "actors.no_nouns")
_PRONOUNS: Final = words_of("strangers", "actors.pronouns")
_PREPOSITIONS: Final = words_of("strangers", "actors.prepositions")
_OPENERS: Final = words_of("strangers", "actors.openers")
_NO_AGENTS: Final = words_of("strangers", "actors.no_agents")
_BESIDE: Final = words_of("clauses", "words.auxiliaries") | words_of("clauses", "words.adverbs") | {"been", "being"}
_STATES: Final = words_of("strangers", "states.names") | {
    name.casefold() for name in words_of("places", "never.abroad") | words_of("stance", "unreal.foreign")
}
_OTHER_KINDS: Final = words_of("strangers", "actors.other_kinds")
_NOBODYS: Final = frozenset({"enemy", "adversary"})
_SUPPLIERS: Final = words_of("strangers", "states.suppliers")
_WEAPONS: Final = words_of("strangers", "states.weapons")
_QUOTES: Final = frozenset("\"“‘'«")
_SIDES: Final = frozenset({"russian", "ukrainian"})
_COUNTRIES: Final = frozenset({"russia", "ukraine"})
_FINITE: Final = words_of("clauses", "words.irregular")
_AGENT: Final = re.compile(r" by (?P<who>(?:(?!and\b|but\b|in\b|on\b|near\b|after\b|while\b|as\b)[\w’'-]+ ?){1,5})")
_LIES: Final = ("located", "situated", "positioned")
_ANTECEDENT_WITHIN: Final = 60
"""Characters before a verb in which what it is said of stands."""
_HEAD_WITHIN: Final = 4
"""Words of a noun phrase behind the side that it names: "Russian |state television crews"."""


def is_of_strangers(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> bool:
    """Tell whether who acts is named and is no force of this war; where nobody is named, nobody is strange."""
    if is_passive(marks, verb):
        by = _AGENT.match(marks.flat, verb.end)
        if verb.action != "withdraw" or by is not None:
            return by is not None and _is_strange_agent(tokenize(by["who"]))
    first = verb.text.split()[0].casefold()
    if not (first.endswith("ed") or first in _FINITE or first in _BESIDE):
        return verb.text.endswith(_LIES) and _of_place(marks, verb)
    start = max(marks.scope_start(verb.start), frame.at if frame is not None and frame.at <= verb.start else 0)
    subject = tokenize(marks.flat[start : verb.start].replace("U.S.", "US"))
    subject = _first_subject(subject, shares=marks.clauses[marks.clause_index(verb.start)].shares)
    while subject and (subject[-1].low in _BESIDE or subject[-1].low.endswith("ly")):
        subject.pop()
    if not subject or subject[-1].low in _UNNAMED:
        return _is_nobody(marks, verb, frame, subject) or (verb.text.endswith(_LIES) and _of_place(marks, verb))
    is_other_kind = len(subject) > 1 and subject[-2].low in _OTHER_KINDS and subject[-1].low in _FORCES
    # whose enemy it is was spelt out wherever a text or a speaker told; "a cyber attack struck A"
    if is_other_kind or any(token.low in _NOBODYS for token in subject):
        return True
    if _is_of_no_force(subject) or _is_of_another_state(subject):
        return True
    named = any(start <= at < verb.start for at in [one.start for one in marks.actors] + [u.start for u in marks.units])
    return not named and not _tells_of_forces(subject) and _has_noun(subject)


def _is_nobody(marks: Marks, verb: VerbPhrase, frame: Frame | None, subject: list[Token]) -> bool:
    """Tell whether a pronoun means nobody who is named: "somebody said |it| had lost A"."""
    is_pronoun = bool(subject) and subject[-1].low in _PRONOUNS
    if not is_pronoun or frame is None or frame.teller.belligerent is not None:
        return False
    return not any(one.start < verb.start for one in marks.actors)


def _first_subject(words: list[Token], *, shares: bool) -> list[Token]:
    """Return the words of a subject without an aside behind it, and before another verb that shares it."""
    if words and words[-1].low == ",":
        words = words[: next(k for k, token in enumerate(words) if token.low == ",")]
    if not shares:
        return words
    verbs = (k for k, token in enumerate(words) if k and (token.low in _FINITE or token.low.endswith("ed")))
    return words[: next(verbs, len(words))]


def _of_place(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether a place, and no force, is said to lie somewhere: "A, which |is located| south of B"."""
    before = tokenize(marks.flat[max(0, verb.start - _ANTECEDENT_WITHIN) : verb.start])
    while before and (before[-1].low in {"which", "that", ","} or before[-1].low in _BESIDE):
        before.pop()
    return bool(before) and before[-1].text[:1].isupper() and not _tells_of_forces(before[-1:])


def _tells_of_forces(words: list[Token]) -> bool:
    """Tell whether some words name forces or what they send."""
    return any(token.low in _FORCES or token.low.startswith("counter") for token in words)


def _is_of_no_force(subject: list[Token]) -> bool:
    """Tell whether a subject ends in one of a side who is none of its forces: "Russian |senators|"."""
    for back in range(2, min(len(subject), _HEAD_WITHIN) + 1):
        token = subject[-back]
        if token.low in _SIDES or (token.low in _COUNTRIES and token.is_possessive):
            words = subject[-back + 1 :]
            is_phrase = all(word.text.isalpha() and word.text.islower() for word in words) and _is_noun(words[-1])
            return is_phrase and not _tells_of_forces(words)
        if token.low in _PREPOSITIONS:
            return False
    return False


def _is_of_another_state(subject: list[Token]) -> bool:
    """Tell whether a subject is a state that fights no war here, or its forces: "while |Israeli jets|"."""
    at = next((k for k in range(len(subject) - 1, -1, -1) if subject[k].low in _STATES), None)
    # "Colombian volunteers fighting for Ukraine": for whom they fight no list tells
    if at is None or any(token.low in _SIDES or token.low == "," for token in subject[at + 1 :]):
        return False
    state, behind = subject[at], subject[at + 1 :]
    if not state.text[:1].isupper() or any(token.low in _PREPOSITIONS for token in behind[:1]):
        return False
    before = subject[at - 1].low if at else ""
    if before in _QUOTES or (before.isalnum() and before not in _OPENERS):
        # the "Somali" Battalion has a name, and no country
        return False
    if before in {"and", ","} and any(token.low in _SIDES | _COUNTRIES for token in subject[:at]):
        # "Russian and Belarusian forces"
        return False
    return not (state.low in _SUPPLIERS and any(token.low in _WEAPONS for token in behind))


def _has_noun(subject: list[Token]) -> bool:
    """Tell whether a subject is there, and not just a place or a time: "|storms| struck", "on May 3 attacked"."""
    commas = [k for k, token in enumerate(subject[:-1]) if token.low == ","]
    phrase = subject[commas[-1] + 1 :] if commas else subject
    if phrase[0].low in _PREPOSITIONS:
        return False
    end = next((k for k, token in enumerate(phrase) if token.low in _PREPOSITIONS), len(phrase))
    return _is_noun(phrase[end - 1])


def _is_noun(token: Token) -> bool:
    """Tell whether a word can be somebody: no preposition, no time, no participle, nobody of whom other words tell."""
    is_word = token.text.replace("-", "").isalpha()
    return is_word and not token.low.endswith(("ed", "ing")) and token.low not in _NO_NOUNS | _UNNAMED


def _is_strange_agent(agent: list[Token]) -> bool:
    """Tell whether what stands behind "by" is no force: "hit by |an earthquake|", "by |Israeli jets|"."""
    if _is_of_another_state(agent):
        return True
    if any(not token.text.islower() or token.low in _NO_AGENTS | _UNNAMED for token in agent):
        return False
    return not _tells_of_forces(agent)
