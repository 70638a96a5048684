"""Of which place somebody is who speaks: "a resident of A", "A's mayor", "Mayor of A", "residents in A"."""

from typing import Final

from reports.annotate.places.kinds import Name
from reports.annotate.places.names import read_place
from reports.lexicon.load import words_of
from reports.text.tokens import Token, tokenize

_TOWNSPEOPLE: Final = frozenset(tuple(words.split()) for words in words_of("places", "townspeople"))
_OF: Final = frozenset({"of", "in", "from"})
_PERSON: Final = 2
"""Words of a person's name."""
_BESIDE: Final = 2
"""Words between a name and whoever is of the place: "A |city military| administration"."""


def home_of(text: str) -> Name | None:
    """
    Return the one place that people named in a text are of; nobody, two places or an oblast give None.

    >>> home_of("A resident of Reni said that soldiers had entered ").text
    'Reni'
    """
    tokens = tokenize(text)
    found = {name.text: name for at in range(len(tokens)) if (name := _home_at(tokens, at)) is not None}
    return next(iter(found.values())) if len(found) == 1 else None


def _home_at(tokens: list[Token], at: int) -> Name | None:
    """Return the place of the people that a token begins to name, else None."""
    size = next((n for n in (3, 2, 1) if tuple(t.low for t in tokens[at : at + n]) in _TOWNSPEOPLE), 0)
    if not size:
        return None
    after = at + size
    if tokens[after - 1].is_possessive:
        return None
    if after < len(tokens) and tokens[after].low in _OF:
        last = after + 1
        while last < len(tokens) and tokens[last].is_name_like:
            last += 1
        # "the mayor of A |Ivan Petrenko"
        last -= _PERSON if last - after - 1 > _PERSON else 0
        found = read_place(tokens[:last], after + 1)
        return found[0] if found is not None and found[0].kind == "settlement" and found[0].suffix is None else None
    first = at - 1
    while first >= 0 and at - first <= _BESIDE and not tokens[first].is_name_like:
        first -= 1
    while first > 0 and tokens[first - 1].is_name_like:
        first -= 1
    # the name alone: "A |Mayor" and "A's |mayor" are no names
    named = [token._replace(is_possessive=False) for token in tokens[max(first, 0) : at]]
    found = read_place(named, 0) if named and named[0].is_name_like else None
    if found is None or found[0].kind != "settlement" or found[0].suffix is not None:
        return None
    return found[0]
