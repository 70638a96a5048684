"""Things counted, spans of agreements and shares of a whole."""

import re
from functools import cache
from typing import Final

from reports.figures.numbers import Number
from reports.figures.units.measure import Measure
from reports.figures.units.phrase import walk_to_noun
from reports.lexicon.load import any_of, load_lexicon

_PERCENT: Final = re.compile(r"\s?(?:percent|per cent|%)\s?of (?P<of>(?:[\w’,.-]{1,40} ?){1,8})", re.IGNORECASE)
FRACTION: Final = re.compile(
    r"(?<![\w-])(?P<n>half|(?:one|a)[ -](?:half|third|quarter|fifth)|two[ -]thirds|three[ -]quarters)(?=\sof\s"
    r"(?P<of>which|whom|them|(?:the |its |their |all )?[\w’-]+(?: [\w’-]+){0,3}))",
    re.IGNORECASE,
)
FRACTIONS: Final = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "thirds": 2 / 3, "quarters": 0.75}


def find_counted(text: str, number: Number) -> Measure | None:
    """Return a count of the things whose noun follows."""
    walked = walk_to_noun(text, number)
    return Measure(walked[0], "count", *walked[1:]) if walked else None


def find_deal(text: str, number: Number) -> Measure | None:
    """Return the span of an agreement ("a 10-year security agreement")."""
    found = _agreement().match(text, number.end)
    return Measure(found["span"].casefold() + "s", "duration", found["np"], found.end()) if found else None


def find_share(text: str, number: Number) -> Measure | None:
    """Return a share in percent of a named whole."""
    found = _PERCENT.match(text, number.end)
    if found is None or number.value > 100:
        return None
    of = share_words(found["of"])
    return Measure(f"share of {of}", "share", of, found.start("of") - 4, scale=0.01, of=of) if of else None


def share_words(words: str) -> str:
    """
    Return the head of what a share is of: up to the first preposition or verb.

    >>> share_words("the settlement as of")
    'settlement'
    """
    bare = re.sub(r"^(?:the|a|an|its|their|all) ", "", words.strip(), flags=re.IGNORECASE)
    bare = re.sub(r"^[\d,.]+(?: to [\d,.]+)? (?:total )?", "", bare)
    stops = set(load_lexicon("quantities")["walk"]["stop"])
    out: list[str] = []
    for word in bare.split():
        if word.casefold() in stops:
            break
        out.append(word.strip(".,"))
        if word[-1] in ".,":
            break
    return " ".join(out[:4])


@cache
def _agreement() -> re.Pattern[str]:
    nouns = any_of(load_lexicon("quantities")["agreements"]["nouns"])
    return re.compile(
        rf"[- ](?P<span>day|week|month|year)s?(?:-long)?\s(?P<np>(?:[\w’-]+ ){{0,3}}?{nouns})(?!\w)", re.IGNORECASE
    )
