"""Of which place somebody is who speaks: "a resident of A", "A's mayor", "Mayor of A", "residents in A"."""

from typing import Final, NamedTuple

from reports.annotate.places.kinds import Name
from reports.annotate.places.names import read_place
from reports.lexicon.load import load_lexicon, words_of
from reports.text.tokens import Token, tokenize

_TOWNSPEOPLE: Final = frozenset(tuple(words.split()) for words in words_of("places", "townspeople"))
_CITIES: Final = words_of("places", "homes.cities") | words_of("places", "ground.ukrainian_oblasts")
_FAR: Final = words_of("places", "homes.far")
_NOT_CALLED: Final = load_lexicon("places")["homes"]["not_called"]
_OF: Final = frozenset({"of", "in", "from"})
_PERSON: Final = 2
"""Words of a person's name."""
_BESIDE: Final = 2
"""Words between a name and whoever is of the place: "A |city military| administration"."""


class Home(NamedTuple):
    """The place that a speaker is of, with the word of the speaker: "resident", "village head"."""

    place: Name
    speaker: str

    def can_be(self, word: str) -> bool:
        """
        Tell whether the place can be what a word calls: a big city is no village, and who is far away saw no place.

        >>> home_of("A resident of Kharkiv said that soldiers had entered ").can_be("village")
        False
        """
        if self.place.text in _FAR or (self.place.text in _CITIES and word in _NOT_CALLED["big_city"]):
            return False
        return word not in _NOT_CALLED.get(self.speaker.split()[0], ())


def home_of(text: str) -> Home | None:
    """
    Return the one place that people named in a text are of; nobody, two places or an oblast give None.

    >>> home_of("A resident of Reni said that soldiers had entered ").place.text
    'Reni'
    """
    tokens = tokenize(text)
    found = {home.place.text: home for at in range(len(tokens)) if (home := _home_at(tokens, at)) is not None}
    return next(iter(found.values())) if len(found) == 1 else None


def _home_at(tokens: list[Token], at: int) -> Home | None:
    """Return the place of the people that a token begins to name, else None."""
    size = next((n for n in (3, 2, 1) if tuple(t.low for t in tokens[at : at + n]) in _TOWNSPEOPLE), 0)
    if not size:
        return None
    place = _place_of(tokens, at, at + size)
    return Home(place, " ".join(token.low for token in tokens[at : at + size])) if place is not None else None


def _place_of(tokens: list[Token], at: int, after: int) -> Name | None:
    """Return the place that the words for people name between two tokens, just behind or before them, else None."""
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
