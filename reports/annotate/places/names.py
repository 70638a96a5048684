"""Names of places by shape and slot: capitalised words after a preposition, with the words that qualify them."""

from dataclasses import replace
from typing import Final

from reports.annotate.places.kinds import OBLASTS, Name, join_tokens, kind_by_last_word, kind_by_next_words
from reports.annotate.spans.descriptions import HELD
from reports.lexicon.load import words_of
from reports.text.tokens import Token

_NEVER: Final = words_of("places", "never.words")
_CARRIERS: Final = words_of("places", "carriers.words")
_OUTSKIRTS: Final = words_of("places", "carriers.outskirts")
_PARTS: Final = words_of("places", "parts")
_KINDS: Final = words_of("clauses", "words.describing") - _OUTSKIRTS
_UNIT_WORDS: Final = words_of("places", "never.people")
_REPORTING: Final = words_of("evidence", "reporting") | {"is", "are", "was", "were", "has", "have", "had", "will"}
_FINITE: Final = words_of("clauses", "words.finite") | {"fell", "changed"}
_NEVER_BUT_APART: Final = frozenset({"Line", "Axis", "January", "February", "March", "April", "June", "July"})
_POWER_PLANTS: Final = frozenset({"TPP", "NPP", "HPP", "CHP", "TPPs", "NPPs"})
_REGIONS: Final = words_of("places", "never.regions")
_SIDES: Final = frozenset({"russian", "ukrainian"})
_ABROAD: Final = words_of("places", "never.abroad")
_EFFORTS: Final = words_of("places", "efforts")
_DEEDS: Final = frozenset({"liberated", "lost"})
_DISTRICTS: Final = words_of("places", "carriers.districts")
_BODIES: Final = words_of("places", "never.bodies")
_COUNTRIES: Final = frozenset({"russia", "ukraine"})
_JOINS: Final = frozenset({"and", ",", "but", "then", "also"})
_MAX_WORDS: Final = 4
_INNER: Final = frozenset({"i", "na"})
"""Small words inside a name: Sakko i Vantsetti."""

_LOSSES: Final = words_of("places", "losses")
_TOWN_PARTS: Final = _OUTSKIRTS | words_of("places", "town_parts")


def read_name(tokens: list[Token], at: int) -> tuple[Name, int] | None:
    """
    Return the name that begins at a token and the index after it, else None; `Russian` and the like begin no name.

    >>> from reports.text.tokens import tokenize
    >>> read_name(tokenize("Velyka Novosilka direction"), 0)[0].suffix
    'direction'
    """
    last = at
    while last < len(tokens) and last - at < _MAX_WORDS and _continues(tokens, last):
        last += 1
    if _is_republic(tokens, at):
        return _republic(tokens, at)
    if last == at or _belongs_to_body(tokens, last):
        return None
    if tokens[last - 1].is_possessive:
        return _with_part(tokens, at, last)
    text = join_tokens(tokens, at, last)
    if text in _REGIONS or _is_effort(tokens, last) or _is_abroad(tokens, last):
        return None
    name = Name(text, tokens[at].start, tokens[last - 1].end, "settlement")
    return (
        _of_site(tokens, name, last)
        or kind_by_last_word(tokens, name, at, last)
        or kind_by_next_words(tokens, name, last)
    )


def _of_site(tokens: list[Token], name: Name, last: int) -> tuple[Name, int] | None:
    """Read "Zaporizhzhia NPP" and "the Shevchenkivskyi district of A", which is a part of A."""
    if last < len(tokens) and tokens[last].text in _POWER_PLANTS:
        return replace(name, text=f"{name.text} {tokens[last].text}", end=tokens[last].end, kind="named"), last + 1
    low = tokens[last].low if last < len(tokens) else ""
    if low in _DISTRICTS and last + 1 < len(tokens) and tokens[last + 1].low == "of":
        town = read_place(tokens, last + 2)
        if town is not None and town[0].kind == "settlement":
            return replace(town[0], suffix=low if low == "districts" else town[0].suffix), town[1]
    return None


def _is_republic(tokens: list[Token], at: int) -> bool:
    """Tell whether a name is the first word of "Donetsk People's Republic"."""
    return [token.low for token in tokens[at + 1 : at + 3]] == ["people", "republic"] and tokens[at].text in OBLASTS


def _republic(tokens: list[Token], at: int) -> tuple[Name, int] | None:
    """Read a so-called people's republic as the oblast that it claims; forces and officials of it are no place."""
    if _belongs_to_body(tokens, at + 3) or (at + 3 < len(tokens) and tokens[at + 3].low in _BODIES):
        return None
    return Name(tokens[at].text, tokens[at].start, tokens[at + 2].end, "oblast", suffix="one"), at + 3


def _is_effort(tokens: list[Token], at: int) -> bool:
    """Tell whether a name only says which effort is meant ("the A area counteroffensive"): no place of the verb."""
    after = at + 1 if at < len(tokens) and tokens[at].low in {"area", "direction", "sector", "front"} else at
    return after < len(tokens) and tokens[after].low in _EFFORTS and not tokens[after].is_name_like


def _is_abroad(tokens: list[Token], at: int) -> bool:
    """Tell whether a name stands in another country ("Palmyra in Syria", "Paris, France")."""
    if at + 1 >= len(tokens) or tokens[at].low not in {"in", ",", "of"}:
        return False
    return tokens[at + 1].text in _ABROAD and not tokens[at + 1].is_possessive


def _continues(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    if token.low in _INNER and not token.is_name_like:
        around = tokens[index - 1 : index] + tokens[index + 1 : index + 2]
        return len(around) == 2 and all(word.is_name_like and word.text not in _NEVER for word in around)
    return token.is_name_like and token.text not in _NEVER and not token.low.endswith(HELD)


def _with_part(tokens: list[Token], at: int, last: int) -> tuple[Name, int] | None:
    """Read "A's eastern suburbs", "A's city hall": the town with its part; what else belongs to a town is none."""
    if last < len(tokens) and tokens[last].low in _LOSSES:
        return Name(join_tokens(tokens, at, last), tokens[at].start, tokens[last - 1].end, "settlement"), last
    words: list[str] = []
    index = last
    while index < len(tokens) and index - last < 4 and tokens[index].low not in _TOWN_PARTS:
        is_named = index + 1 < len(tokens) and tokens[index].is_name_like and tokens[index + 1].low in _DISTRICTS
        if is_named:
            index += 1
            continue
        if not (tokens[index].low in _PARTS or tokens[index].low in _CARRIERS):
            return None
        words += [tokens[index].low] if tokens[index].low in _PARTS else []
        index += 1
    if index == len(tokens) or tokens[index].low not in _TOWN_PARTS:
        return None
    while index < len(tokens) and tokens[index].low in _TOWN_PARTS:
        outskirts = tokens[index].low in _OUTSKIRTS
        words += [tokens[index].low] if outskirts or tokens[index].low in {"center", "centre"} else []
        index += 1
    name = Name(join_tokens(tokens, at, last), tokens[at].start, tokens[last - 1].end, "settlement")
    if name.text in _REGIONS:
        return None
    return replace(name, part=" ".join(words) or None, outskirts=outskirts), index


def _belongs_to_body(tokens: list[Token], after: int) -> bool:
    """Tell whether the word after some capitalised words makes them a body or a unit ("Southern Military District")."""
    if after >= len(tokens):
        return False
    following = tokens[after]
    if following.low in _UNIT_WORDS:
        return True
    return following.text in _NEVER and following.is_name_like and following.text not in _NEVER_BUT_APART


def read_place(tokens: list[Token], at: int) -> tuple[Name, int] | None:
    """
    Return the name at a token with the words that carry or part it ("the northern outskirts of X"), else None.

    >>> from reports.text.tokens import tokenize
    >>> name, _ = read_place(tokenize("the northern outskirts of Kivsharivka"), 0)
    >>> (name.text, name.part, name.outskirts)
    ('Kivsharivka', 'northern outskirts', True)
    """
    part: list[str] = []
    index, outskirts = at, False
    while index < len(tokens) and index - at < 16:
        token = tokens[index]
        if (
            token.low == "the"
            and index > 1
            and tokens[index - 1].low == "of"
            and tokens[index - 2].low in {"bank", "banks"}
        ):
            # "the right bank of the Dnipro": a river, whose name a town may share
            return None
        following = tokens[index + 1].low if index + 1 < len(tokens) else ""
        if token.low in {"bank", "banks"} or following in {"bank", "banks"}:
            index += 1
            continue
        if token.low in _PARTS:
            part = [*(p for p in part if p in _PARTS or p == "and"), token.low]
        elif token.low in _DEEDS and index and tokens[index - 1].low in _JOINS:
            # "in A and liberated B": a deed of its own, no word about B
            return None
        elif (
            token.low in _SIDES
            or (token.low in _COUNTRIES and token.is_possessive)
            or (token.low in _CARRIERS and not (token.is_name_like and index > at and tokens[index - 1].low != "the"))
        ):
            if token.low in _OUTSKIRTS:
                outskirts = True
                part.append(token.low)
            elif token.low == "and" and part:
                part.append("and")
            elif token.low in {"center", "centre"}:
                part.append("center")
        else:
            break
        index += 1
    if index < len(tokens) and index > at and tokens[index - 1].low in {"and", "to"} and tokens[index - 1].low != "to":
        return None
    found = read_name(tokens, index)
    if found is None:
        return None
    name, after = found
    words = " ".join(_without_region(tokens, part, index)).strip().removesuffix(" and").removeprefix("and ")
    return replace(name, part=words or name.part, outskirts=outskirts or name.outskirts), after


def _without_region(tokens: list[Token], part: list[str], index: int) -> list[str]:
    """Return the words of a part without that of "the |eastern city of A": it is in the east of the country."""
    if not part or index < 3 or tokens[index - 1].low != "of" or tokens[index - 2].low not in _KINDS:
        return part
    return part[:-1] if tokens[index - 3].low in _PARTS else part


_ONE: Final = frozenset({"was", "is", "has"})
_ASIDE_WITHIN: Final = 14
"""Words of an aside between a subject and its verb."""


def begins_clause(tokens: list[Token], after: int) -> bool:
    """
    Tell whether the word after a name is a verb: the name is then a subject, not the next place of a list.

    So it is where an aside parts them: "shelled A, and B|, taken by them in May, was retaken".
    """
    if after < len(tokens) and tokens[after].low == "," and not tokens[after - 1].is_possessive:
        near = range(after + 2, min(len(tokens) - 1, after + 2 + _ASIDE_WITHIN))
        closes = next((k for k in near if tokens[k].low in {",", ";"}), None)
        if closes is not None and tokens[closes].low == "," and tokens[closes + 1].low in _ONE:
            return any(token.low == "by" for token in tokens[after + 2 : closes])
    verb = after + 1 if after < len(tokens) and tokens[after].low in {"also", "later", "further"} else after
    return verb < len(tokens) and (tokens[verb].low in _REPORTING or tokens[verb].low in _FINITE)
