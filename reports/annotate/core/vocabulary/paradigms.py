"""Word forms out of dictionary forms, by the endings that a language keeps as data."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from reports.lexicon.load import load_lexicon

Kind = Literal["verb", "noun", "adjective", "word"]
CASES: Final = ("nom", "gen", "dat", "acc", "ins", "loc")
_VOWELS: Final = "аеиоуюяєіїыэё"


@dataclass(frozen=True, slots=True)
class Form:
    """
    One form of a word: what it can be.

    `cases` for nouns; `mood` for verbs: past, present, passive, adverb or base; `many` tells a plural, null where both.
    `own` marks what "we" do: whoever speaks is the subject.
    """

    cases: frozenset[str] = frozenset()
    mood: str = ""
    many: bool | None = None
    own: bool = False


def forms_of(lemma: str, kind: Kind, language: str) -> dict[str, Form]:
    """
    Return every form of a word, the dictionary form among them; a word of no known paradigm has only that.

    >>> sorted(forms_of("атака", "noun", "uk"))[:3], "захоплено" in forms_of("захопити", "verb", "uk")
    (['атак', 'атака', 'атакам'], True)
    """
    if kind == "noun":
        return _noun(lemma, language)
    if kind == "adjective":
        return _adjective(lemma, language)
    if kind == "verb":
        return _verb(lemma, language)
    return {lemma: Form(cases=frozenset(CASES))}


@cache
def _rules(language: str) -> dict[str, Any]:
    return load_lexicon("paradigms", language)


def _rule(lemma: str, kind: str, language: str) -> dict[str, Any] | None:
    rules: list[dict[str, Any]] = _rules(language)[kind]
    fits = [rule for rule in rules if lemma.endswith(rule["ends"])]
    return max(fits, key=lambda rule: len(rule["ends"]), default=None)


def is_adjective(word: str, language: str) -> bool:
    """Tell whether a dictionary form is an adjective's."""
    return _rule(word, "adjective", language) is not None


def _noun(lemma: str, language: str) -> dict[str, Form]:
    irregular: str | None = _rules(language)["irregular"].get(lemma)
    stem, cells = "", irregular.split() if irregular else []
    if not cells:
        rule = _rule(lemma, "noun", language)
        if rule is None:
            return {lemma: Form(cases=frozenset(CASES))}
        stem, cells = lemma.removesuffix(rule["ends"]), rule["cases"]
    out: dict[str, Form] = {}
    for number, cell in enumerate(cells):
        for ending in cell.split("|"):
            if ending == "-":
                continue
            form = stem + ("" if ending == "0" else ending)
            known = out.get(form)
            many = number >= len(CASES)
            cases = frozenset({CASES[number % len(CASES)]})
            both = known is not None and known.many is not many
            out[form] = Form(cases | (known.cases if known else frozenset()), many=None if both else many)
    return out


def _adjective(lemma: str, language: str) -> dict[str, Form]:
    rule = _rule(lemma, "adjective", language)
    if rule is None:
        return {lemma: Form(cases=frozenset(CASES))}
    stem = lemma.removesuffix(rule["ends"])
    return {stem + ending: Form(cases=frozenset(CASES)) for ending in rule["forms"]}


def _verb(lemma: str, language: str) -> dict[str, Form]:
    reflexive = lemma.endswith(("ся", "сь"))
    base = lemma[:-2] if reflexive else lemma
    rule = _rules(language).get("irregular_verbs", {}).get(base) or _rule(base, "verb", language)
    out = {lemma: Form(mood="base")}
    if rule is None:
        return out
    stem = base.removesuffix(rule["ends"])
    for mood in ("past", "present", "passive", "adverb"):
        for number, ending in enumerate(rule[mood]):
            many = number == 3 if mood == "past" else number == 1 if mood == "present" else None
            form = stem + ending
            tails: tuple[str, ...] = ("",)
            if reflexive and mood == "passive":
                continue
            if reflexive:
                tails = _ukrainian_tails(form, mood) if language == "uk" else _russian_tail(form)
            for tail in tails:
                out.setdefault(form + tail, Form(mood=mood, many=many))
    out.update({form: Form(mood="present", many=True, own=True) for form in _of_us(out, language) - set(out)})
    return out


def _of_us(forms: dict[str, Form], language: str) -> set[str]:
    """Return the forms of "we": those of "he" in the present with another ending."""
    rules: list[list[str]] = _rules(language)["first_person"]["endings"]
    singular = [form for form, one in forms.items() if one.mood == "present" and one.many is False]
    out = set()
    for form in singular:
        put = next((mine for his, mine in rules if form.endswith(his)), None)
        his = next((his for his, _ in rules if form.endswith(his)), "")
        out |= {form.removesuffix(his) + ending for ending in put.split("|")} if put is not None else set()
    return out


def _ukrainian_tails(form: str, mood: str) -> tuple[str, ...]:
    return ("ться",) if mood == "present" and form[-1] in "єе" else ("ся", "сь")


def _russian_tail(form: str) -> tuple[str, ...]:
    return ("сь",) if form[-1] in _VOWELS else ("ся",)
