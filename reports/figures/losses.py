"""Losses of people said without a noun of people: "losses reached 90,000", "90,000 combat losses"."""

import re
from typing import Final

from reports.figures.numbers import Number

_OF_PEOPLE: Final = r"(?:personnel|manpower|troops?|combat|military|human|battlefield|enemy|russian|ukrainian)"
_OF_THINGS: Final = re.compile(
    r"\b(?:equipment|vehicles?|tanks?|armou?r|armou?red|aircraft|drones?|artillery|ships?|vessels?|materiel|financial"
    r"|economic|monetary|budget|revenue|business|trade|export|oil|gas|grain|crop|energy|power|heat|water|net|annual"
    r"|tax|company|corporate|territorial|electricity|generation|capacity)\s(?:and \w+ )?losses\b",
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
    r"\s?(?:$|[.,;:)\]§]|\s(?:in|on|since|as of|by|during|over|between|from|for|so far|this|last|to date|and|while|but"
    r"|after|before|a day|a month|a year|per|daily|monthly|every|each)\b)",
    re.IGNORECASE,
)
_PEOPLE: Final = re.compile(
    r"\s(?:personnel|soldiers|troops|servicemembers|servicemen|people|men|killed and wounded)\b", re.IGNORECASE
)
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
