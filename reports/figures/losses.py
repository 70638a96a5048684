"""Losses of people said without a noun of people: "losses reached 90,000", "90,000 combat losses"."""

import re
from typing import Final

from reports.figures.numbers import Number
from reports.lexicon.load import any_word

_OF_PEOPLE: Final = any_word("quantities", "losses.of_people")
_OF_THINGS: Final = re.compile(
    rf"\b{any_word('quantities', 'losses.things')}\s(?:and \w+ )?losses\b",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    rf"(?P<words>\b(?:{_OF_PEOPLE}\s){{0,3}}losses(?: (?:in|of) (?:personnel|manpower|troops))?)"
    r"(?: (?:during|in|for|since) [^.;:,]{1,40})?"
    r"\s(?:(?:have|had|has)\s)?(?:now\s|already\s|likely\s|reportedly\s)?"
    r"(?:reach(?:ed|es)?|amount(?:ed|s)? to|total(?:ed|led|s)?|st(?:and|ood)s? at|r(?:ose|isen|ises?) to"
    r"|gr(?:ew|own) to|climbed to|hit|exceed(?:ed|s)?|surpass(?:ed|es)?|topped|top|passed|are|were|of|at"
    r"|averag(?:e|ed|es)|come to|came to|(?:(?:are|were|been)\s)?(?:put|placed|estimated|reckoned) at)\s?$",
    re.IGNORECASE,
)
_BARE: Final = re.compile(
    rf"\s?(?:$|[.,;:)\]§]|\s{any_word('quantities', 'losses.after')}\b)",
    re.IGNORECASE,
)
_PEOPLE: Final = re.compile(rf"\s{any_word('quantities', 'losses.people')}\b", re.IGNORECASE)
_BEHIND: Final = re.compile(rf"\s(?P<words>(?:{_OF_PEOPLE}\s){{0,3}}losses)(?!\w)", re.IGNORECASE)


def find_losses(text: str, number: Number) -> tuple[str, int] | None:
    """
    Return the words that make a number one of people lost and where they end; losses of things and money give none.

    `text` is the sentence with codes hidden.

    >>> from reports.figures.numbers import find_numbers
    >>> said = ["Russian losses reached 90,000.", "Tank losses reached 40.", "They took 700 combat losses a day."]
    >>> [find_losses(text, number) for text in said for number in find_numbers(text)]
    [('losses', 29), None, ('combat losses', 27)]
    """
    behind = _BEHIND.match(text, number.end)
    if behind:
        return _bare_words(behind["words"]), behind.end()
    before = text[max(0, number.start - 140) : number.first]
    lead = _LEAD.search(before) or _LEAD.search(text[max(0, number.start - 140) : number.start])
    if lead is None or _OF_THINGS.search(lead.string, max(0, lead.start() - 40), lead.end("words")):
        return None
    people = _PEOPLE.match(text, number.end)
    if people is None and not _BARE.match(text, number.end):
        return None
    return _bare_words(lead["words"]), people.end() if people else number.end


def _bare_words(words: str) -> str:
    """Return the words in lower case without a side: the subject names that itself."""
    return re.sub(r"\b(?:russian|ukrainian|enemy)\s", "", words.casefold()).split(" in ")[0].split(" of ")[0]
